"""Where what the course is shipped with stands: its lessons, the template of its pages and their bundles, the guide.

In a checkout that is the checkout. A wheel holds it in the folder ``course/shipped`` (course/packing.py puts that together);
nothing is ever written there.
"""

from __future__ import annotations

import json
from pathlib import Path

#: The folder of the packages ``course`` and ``widgets``.
CODE = Path(__file__).parents[1]
#: Whether this is an installed wheel, and no checkout.
INSTALLED = (CODE / "course/shipped").is_dir()
#: The course as it is shipped: a project folder, with ``assets`` and ``docs`` beside its lessons.
ROOT = CODE / "course/shipped" if INSTALLED else CODE
STATIC = ROOT / "assets/jupyter/voila/templates/course/static"
MANIFEST = STATIC / "manifest.json"


class MissingFrontEnd(RuntimeError):
    """The bundled front end of a widget is not there; the message says how to make it."""


def built_files() -> dict[str, str]:
    """Hashed file name of each bundled file, such as ``{"quiz": "quiz-1A2B3C.js"}``.

    Raises:
        MissingFrontEnd: when the bundles have not been made yet.
    """
    try:
        files: dict[str, str] = json.loads(MANIFEST.read_text())["files"]
    except FileNotFoundError:
        raise MissingFrontEnd(
            f"no bundled front end at {MANIFEST.parent}; run 'make setup' in the project folder"
        ) from None
    return files
