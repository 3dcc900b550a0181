"""What an installation may leave out: who only shows the course needs neither JupyterLab nor a database.

The parts have the names of the extras in ``pyproject.toml``.
"""

from __future__ import annotations

from importlib.util import find_spec

from widgets.words import words

t = words(__file__)

#: A package that each part brings and the rest does not.
TELLING = {"edit": ("ipykernel", "jupyterlab", "nbdime", "nbstripout", "textstat", "voila"), "rooms": ("redis",)}


def is_there(part: str) -> bool:
    """Whether a part is installed."""
    return all(find_spec(name) for name in TELLING[part])


def how_to_install(part: str) -> str:
    """What to type for a part.

    Example:
        >>> how_to_install("edit")
        'pip install "begrijp-uw-rugpijn[edit]"'
    """
    return f'pip install "begrijp-uw-rugpijn[{part}]"'


def left_out(part: str) -> str:
    """What somebody reads who asks for a part that is not installed (Dutch)."""
    return t("For this a part is needed that is not installed. Install it with: {how}", how=how_to_install(part))
