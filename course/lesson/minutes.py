"""How long a lesson takes for who does it alone: counted from its main path, not typed by its author."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from course.lesson.document import LessonDocument, Text, WidgetPlace
from course.lesson.notebook import is_extra
from widgets.glossary import MARK

WORDS_A_MINUTE = 130  # for who reads with difficulty
SECONDS_A_QUESTION = 30  # reading it, choosing, reading one reply
SECONDS_A_CHOICE = 15  # what one would do or expects: nothing to find out
#: What doing takes, in seconds, by kind of widget (our own estimate); of the others ``ANOTHER_WIDGET``.
DOING = {
    "belief_cards": 60,
    "body": 120,
    "clinic_details": 15,
    "danger_safety_cards": 60,
    "experiment": 40,
    "my_evening": 60,
    "my_movement": 45,
    "my_questions": 30,
}
ANOTHER_WIDGET = 90
SECONDS_AFTER = 10  # of an experiment that an earlier lesson had: one press says how it went

_NOT_READ = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[@[^\]]*\]|\]\([^)]*\)|<!--.*?-->", re.S)
_WORD = re.compile(r"\w[\w'’-]*")


def words(markdown: str) -> int:
    """How many words a reader reads; a picture, a source and an address are none.

    >>> words("Dat *kan* [zo](begrip:woord). [@bron2020] ![Een hond.](hond.svg)")
    3
    """
    return len(_WORD.findall(_NOT_READ.sub(" ", MARK.sub(r"\1", markdown))))


def minutes(document: LessonDocument) -> int:
    """Whole minutes. What is folded under "Meer weten", and notes for the leader, do not count.

    Args:
        document: the lesson, or an extra page: of that counts what is read, told and asked; what else can be done there
            takes as long as one likes.
    """
    read, seconds = 0, 0.0
    for step in document.sections:
        for part in step.path:
            if isinstance(part, Text):
                read += words(part.source)
            elif isinstance(part, WidgetPlace):
                widget = document.widgets[part.name]
                if counts_on(document.stem, widget.kind):
                    seconds += doing(widget.kind, widget.state)
    return whole_minutes(read, seconds)


def whole_minutes(read: int, seconds: float) -> int:
    """How long so many words to read and so many seconds of doing take.

    >>> whole_minutes(260, 58.0), whole_minutes(0, 0)
    (3, 1)
    """
    return max(1, round(read / WORDS_A_MINUTE + seconds / 60))


def counts_on(stem: str, kind: str) -> bool:
    """Whether a kind of widget counts in the minutes of a page.

    >>> counts_on("x-medicijnen", "quiz"), counts_on("x-medicijnen", "my_evening"), counts_on("04-slaap", "my_evening")
    (True, False, True)
    """
    return not is_extra(stem) or kind in ("quiz", "scene", "own_block")


def doing(kind: str, state: Mapping[str, Any]) -> float:
    """Seconds that a widget takes, by the name of its folder and its state."""
    if kind == "quiz":
        return SECONDS_A_CHOICE if state.get("kind") == "opinion" else SECONDS_A_QUESTION
    if kind in ("scene", "own_block"):
        return float(state.get("seconds") or 0)
    if kind == "experiment" and state.get("_lesson"):
        return SECONDS_AFTER
    return DOING.get(kind, ANOTHER_WIDGET)
