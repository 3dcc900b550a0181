"""The lessons of a project together, as the check reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from course.check.lesson import LessonText
from course.lesson.problem import Problem
from course.project import ASSETS, Project
from widgets.beside import TomlError, read_toml
from widgets.words import words

t = words(__file__)

WORD_LIST = "woorden.toml"


@dataclass(frozen=True)
class AvoidedWord:
    """Words that a lesson does not use.

    Args:
        pattern: finds any of their forms.
        why: one Dutch sentence.
        instead: what to write.
    """

    pattern: re.Pattern[str]
    why: str
    instead: str


class Words:
    """The word list of the course, ``lessons/nl/woorden.toml``.

    Args:
        file: the list.

    Raises:
        ValueError: (Dutch) when it cannot be read.
    """

    def __init__(self, file: Path) -> None:
        try:
            _, data = read_toml(file)
            self.avoided = [
                AvoidedWord(_forms(e["vormen"]), e["waarom"], e["liever"]) for e in data.get("liever_niet", [])
            ]
            self.jargon = _forms(data["vaktaal"]["vormen"]) if data.get("vaktaal") else None
        except TomlError as error:
            raise ValueError(t("The word list {error}.", error=error)) from error
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(
                t("The word list {file} cannot be read ({error}). Mend that line.", file=file, error=repr(error))
            ) from error


def _forms(forms: list[str]) -> re.Pattern[str]:
    """Whole words; a ``*`` stands for the rest of a word.

    Example:
        >>> bool(_forms(["slijt*"]).search("De Slijtage")), bool(_forms(["core"]).search("scores"))
        (True, False)
    """
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(form).replace(r"\*", r"\w*") for form in forms) + r")(?!\w)", re.I
    )


@dataclass(frozen=True)
class Course:
    """What the rules read.

    Args:
        project: the course.
        lessons: the lessons to report on, in reading order.
        others: the other lessons of the project, only read to compare with.
        whole: True when all of the course is looked at, not only some lessons.
        seconds: the longest time a cell may take.
        made: problems of each lesson's page, once a rule has asked for them (running.py).
    """

    project: Project
    lessons: Sequence[LessonText]
    others: Sequence[LessonText] = ()
    whole: bool = True
    seconds: int = 10
    made: dict[str, list[Problem]] = field(default_factory=dict, compare=False)

    @cached_property
    def stems(self) -> set[str]:
        return {lesson.stem for lesson in (*self.lessons, *self.others)}


def word_list(folder: Path) -> Words:
    """The list beside the lessons, else the one that the course brings."""
    own = folder / WORD_LIST
    return _words(own if own.exists() else ASSETS.parent / "lessons/nl" / WORD_LIST)


_READ: dict[Path, tuple[int, Words]] = {}


def _words(file: Path) -> Words:
    stamp = file.stat().st_mtime_ns if file.exists() else 0
    if file not in _READ or _READ[file][0] != stamp:
        _READ[file] = (stamp, Words(file))
    return _READ[file][1]
