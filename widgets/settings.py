"""What ``course.toml`` says, for widgets that show a part of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from widgets.beside import lesson_place, nearest, read_toml

FILE_NAME = "course.toml"


def course_settings(start: Path) -> dict[str, Any]:
    """The settings in the nearest ``course.toml``: in a folder, then in its parents; empty without one.

    The application refuses a wrong setting, with line and cure, before it makes any page. So this
    only reads; plain Voilà and JupyterLab use it too.

    Args:
        start: the folder to start in.

    Raises:
        TomlError: when the file is not valid TOML; the message is Dutch.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     _ = Path(folder, "course.toml").write_text('address = "https://rug.example"')
        ...     course_settings(Path(folder))
        {'address': 'https://rug.example'}
    """
    file = nearest(FILE_NAME, start)
    return read_toml(file)[1] if file else {}


def course_address() -> str:
    """The address of the course of the lesson that runs, on the web, without a slash at its end; empty when the settings have none."""
    address = course_settings(lesson_place().folder).get("address", "")
    return address.rstrip("/") if isinstance(address, str) else ""
