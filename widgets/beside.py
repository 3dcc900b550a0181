"""What stands beside a lesson: where it is, and how a file of settings is read. Everybody who needs it reads it here."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from widgets.mistake import AuthorError, t
from widgets.words import LANGUAGE, later

NOT_TOML = later(
    "look whether each quote and each bracket stands there twice, and whether = stands between name and value"
)


class TomlError(AuthorError, ValueError):
    """A TOML file cannot be read. The message is Dutch and says where."""


@dataclass(frozen=True)
class LessonPlace:
    """Where the lesson that runs stands: what a widget hands on to whatever it reads beside it.

    Args:
        folder: of the lesson.
        language: of the lesson, two letters.
    """

    folder: Path
    language: str


def lesson_place() -> LessonPlace:
    """The place of the lesson that runs in this kernel; only who is called by a lesson asks this.

    The page maker tells its kernel. JupyterLab and plain Voilà tell nothing, and start a kernel in the folder of its
    lesson, which has the name of its language.
    """
    folder = Path(os.environ.get("COURSE_FOLDER") or Path.cwd())
    language = os.environ.get("COURSE_LANGUAGE") or folder.name
    return LessonPlace(folder, language if re.fullmatch(r"[a-z]{2}", language) else LANGUAGE)


def nearest(name: str, start: Path) -> Path | None:
    """The nearest file of this name: in a folder, then in its parents; None without one.

    Args:
        name: of the file.
        start: the folder to start in.
    """
    folder = start.resolve()
    return next((place / name for place in (folder, *folder.parents) if (place / name).is_file()), None)


def read_toml(file: Path) -> tuple[str, dict[str, Any]]:
    """The text of a TOML file, and what it says.

    Raises:
        TomlError: it cannot be read.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TomlError(t("{name} cannot be read", name=file.name), t("save it as plain text (UTF-8)")) from error
    except OSError as error:
        raise TomlError(t("{name} cannot be read ({why})", name=file.name, why=error.strerror)) from error
    return text, parse_toml(text, file.name)


def parse_toml(text: str, name: str = "") -> dict[str, Any]:
    """What a TOML file says; where it is not as it should be is told in Dutch: Python tells it in English.

    Args:
        text: what stands in the file.
        name: of the file; empty where the message stands behind its name.

    Raises:
        TomlError: it is no TOML.

    Example:
        >>> parse_toml("title = Rug", "course.toml")
        Traceback (most recent call last):
        ...
        widgets.beside.TomlError: course.toml, regel 1: dit is niet te lezen; kijk of elk aanhalingsteken en elke haak er twee keer staat, en of er = tussen naam en waarde staat
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        # Otherwise it is at the end; empty lines there say nothing.
        line = int(at[1]) if at else max(len(text.rstrip().splitlines()), 1)
        where = t("{name}, line {line}", name=name, line=line) if name else t("line {line}", line=line)
        if re.search(r"Cannot (overwrite|declare|mutate)", str(error)):
            raise TomlError(t("{where}: this stands there already", where=where), t("remove one of the two")) from error
        raise TomlError(t("{where}: this cannot be read", where=where), t(NOT_TOML)) from error
