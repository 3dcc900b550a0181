"""What ``course.toml`` says, for widgets that show a part of it."""

from __future__ import annotations

import tomllib
from pathlib import Path

FILE_NAME = "course.toml"


def course_settings(start: Path | None = None) -> dict:
    """The settings in the nearest ``course.toml``: in a folder, then in its parents; empty without one.

    The application refuses a wrong setting, with line and cure, before it makes any page. So this
    only reads; plain Voilà and JupyterLab use it too.

    Args:
        start: the folder to start in; the working directory, which is that of the lesson, by default.

    Raises:
        ValueError: when the file is not valid TOML; the message is Dutch.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     _ = Path(folder, "course.toml").write_text('address = "https://rug.example"')
        ...     course_settings(Path(folder))
        {'address': 'https://rug.example'}
    """
    folder = (start or Path.cwd()).resolve()
    for place in (folder, *folder.parents):
        file = place / FILE_NAME
        if file.is_file():
            try:
                return tomllib.loads(file.read_text(encoding="utf-8"))
            except (OSError, ValueError) as error:
                raise ValueError(f"{FILE_NAME} is niet te lezen ({error}); herstel die regel") from error
    return {}


def course_address() -> str:
    """The address of the course on the web, without a slash at its end; empty when the settings have none."""
    address = course_settings().get("address", "")
    return address.rstrip("/") if isinstance(address, str) else ""
