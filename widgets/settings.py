"""What ``course.toml`` says, for widgets that show a part of it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from widgets.mistake import both

FILE_NAME = "course.toml"


def course_settings(start: Path | None = None) -> dict[str, Any]:
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
                text = file.read_text(encoding="utf-8-sig")
                return tomllib.loads(text)
            except tomllib.TOMLDecodeError as error:
                raise ValueError(f"{FILE_NAME}, {both(*toml_mistake(text, error))}") from error
            except (OSError, ValueError) as error:
                raise ValueError(f"{FILE_NAME} is niet te lezen; bewaar het als gewone tekst (UTF-8)") from error
    return {}


def toml_mistake(text: str, error: tomllib.TOMLDecodeError) -> tuple[str, str]:
    """Where a TOML file is not as it should be, and the cure, in Dutch; Python tells it in English.

    Args:
        text: what stands in the file.
        error: what Python made of it.

    Example:
        >>> try:
        ...     tomllib.loads("title = Rug")
        ... except tomllib.TOMLDecodeError as error:
        ...     toml_mistake("title = Rug", error)
        ('regel 1: dit is niet te lezen', 'kijk of elk aanhalingsteken en elke haak er twee keer staat, en of er = tussen naam en waarde staat')
    """
    at = re.search(r"at line (\d+)", str(error))
    # Otherwise it is at the end; empty lines there say nothing.
    line = int(at[1]) if at else max(len(text.rstrip().splitlines()), 1)
    if re.search(r"Cannot (overwrite|declare|mutate)", str(error)):
        return f"regel {line}: dit staat er al eens", "haal een van de twee weg"
    return (
        f"regel {line}: dit is niet te lezen",
        "kijk of elk aanhalingsteken en elke haak er twee keer staat, en of er = tussen naam en waarde staat",
    )


def course_address() -> str:
    """The address of the course on the web, without a slash at its end; empty when the settings have none."""
    address = course_settings().get("address", "")
    return address.rstrip("/") if isinstance(address, str) else ""
