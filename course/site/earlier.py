"""What readers kept under names of an earlier edition: ``lessons/renamed.toml``, and what "Mijn cursus" shows of it."""

from __future__ import annotations

import logging
import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

import msgspec

from widgets.beside import TomlError, read_toml
from widgets.quiz.quiz_grammar import NOT_ANSWERED
from widgets.words import words

t = words(__file__)

log = logging.getLogger("course")

FILE = "lessons/renamed.toml"
_KEY = re.compile(r"(\d\d|course)/[a-z0-9]+(-[a-z0-9]+)*")


class RenamedError(ValueError):
    """The list cannot be read; the message says what is wrong and what to do (Dutch)."""


class Gone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked no more.

    Args:
        heir: what asks about it now, such as ``02/lichaam``; no answer moves along. Empty when nothing does.
        kind: as a question has it; empty for a widget that kept nothing.
        question: in plain words, as readers saw it.
        options: the answers, or the steps of a ``volgorde`` in the right order.
        unit: what a ``schatting`` counted.
    """

    heir: str = ""
    kind: str = ""
    question: str = ""
    options: list[str] = []
    unit: str = ""


class Renamed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The list.

    Args:
        heirs: what asks or shows the same now, by its earlier name.
        gone: what is asked no more, by its earlier name.
    """

    heirs: dict[str, str] = {}
    gone: dict[str, Gone] = {}


def renamed(root: Path) -> Renamed:
    """The list of a project; empty when it has none.

    Raises:
        RenamedError: it cannot be read.
    """
    file = root / FILE
    if not file.exists():
        return Renamed()
    try:
        found = msgspec.convert(read_toml(file)[1], Renamed)
    except (TomlError, msgspec.ValidationError) as error:
        raise RenamedError(
            t("{file} cannot be read ({error}). Correct that line, or put the file back.", file=FILE, error=error)
        ) from error
    for key in (*found.heirs, *found.gone):
        if not _KEY.fullmatch(key):
            raise RenamedError(
                t(
                    "{file}: the name {key} cannot be; write the number of the lesson and the name, such as 02/kaarten.",
                    file=FILE,
                    key=repr(key),
                )
            )
    return found


def changed(root: Path) -> int:
    """When the list was last changed; 0 when there is none."""
    file = root / FILE
    return file.stat().st_mtime_ns if file.exists() else 0


def earlier(root: Path, there: Collection[str]) -> list[dict[str, Any]]:
    """What is asked no more and may have been answered, as the page shows it.

    Args:
        root: of the project.
        there: what the lessons have now; a clinic may have kept a lesson of before.

    Returns:
        Of each ``key``, ``number`` of its lesson, ``question``, ``answer`` (what the browser needs to tell an answer in
        words) and ``state`` (what an answer to it looks like), in the order of the list. Empty when the list cannot be
        read: the rest of the page goes on, and the log tells it.
    """
    try:
        gone = renamed(root).gone
    except RenamedError as error:
        log.warning("%s", error)
        return []
    return [
        {
            "key": key,
            "number": int(key[:2]),
            "question": one.question,
            "answer": {"kind": one.kind, "options": one.options, "unit": one.unit},
            "state": {"_kind": "quiz", "_keep": list(NOT_ANSWERED), "_scope": "lesson", **NOT_ANSWERED},
        }
        for key, one in gone.items()
        if one.question and key not in there
    ]
