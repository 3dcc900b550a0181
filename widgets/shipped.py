"""Where what the course is shipped with stands: its lessons, the template of its pages and their bundles, the guide.

In a checkout that is the checkout. A wheel holds it in the folder ``course/shipped`` (course/packing.py puts that together);
nothing is ever written there.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

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


def built() -> dict[str, Any]:
    """What the bundling left: the inline ``loader``, ``files`` by name, what each needs (``preload``), what scripts say (``said``), the style of each widget (``styles``), the files of the course (``used``) and of readers (``kept``).

    Raises:
        MissingFrontEnd: when the bundles have not been made yet.
    """
    try:
        return _manifest(MANIFEST, MANIFEST.stat().st_mtime_ns)
    except FileNotFoundError:
        raise MissingFrontEnd(
            f"no bundled front end at {MANIFEST.parent}; run 'make setup' in the project folder"
        ) from None


@lru_cache(maxsize=1)
def _manifest(path: Path, changed: int) -> dict[str, Any]:  # noqa: ARG001 (read again when it changed)
    manifest: dict[str, Any] = json.loads(path.read_text())
    return manifest


def built_files() -> dict[str, str]:
    """Hashed file name of each bundled file, such as ``{"quiz": "quiz-1A2B3C.js"}``.

    Raises:
        MissingFrontEnd: when the bundles have not been made yet.
    """
    files: dict[str, str] = built()["files"]
    return files
