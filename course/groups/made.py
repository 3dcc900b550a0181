"""Questions that a leader makes in the room: a choice, a number, or own words; voted on like those of a lesson."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any, get_args

from course.groups.questions import written
from course.groups.room_records import MadeKind
from course.groups.rooms import Refused, Room, steer
from widgets.quiz.quiz_grammar import MOST_OPTIONS
from widgets.words import words

t = words(__file__)

# No question of a lesson has a name with such a sign.
NAME = "gemaakt:"
MOST = 20  # in one room
HIGHEST = 10  # of a number; the lowest is 0


def make(room: Room, action: Mapping[str, Any]) -> Room:
    """The room with one more question, which is asked at once.

    Args:
        room: as it is.
        action: ``{"kind", "text", "options"}``.

    Raises:
        Refused: it is no question, or one too many.
    """
    kind, options = action.get("kind"), action.get("options")
    if kind not in get_args(MadeKind) or not isinstance(options, list):
        raise Refused(t("Choose what kind of question it is."), 400)
    text = written(action.get("text"), t("First write your question."))
    answers = [written(one, t("An answer is still empty.")) for one in options] if kind == "opinion" else []
    if kind == "opinion" and not 2 <= len(answers) <= MOST_OPTIONS:
        raise Refused(t("Write 2 to {n} answers, each on a line of its own.", n=MOST_OPTIONS), 400)
    if len(room.made) >= MOST:
        raise Refused(t("{n} questions were made in this group already.", n=MOST))
    name = f"{NAME}{len(room.made) + 1}"
    made = {**room.made, name: {"kind": kind, "text": text, "options": answers}}
    return steer(replace(room, made=made), {"do": "ask", "question": name}, made, set())


def states(room: Room) -> dict[str, dict[str, Any]]:
    """The questions that were made in this room, as the state of a Quiz."""
    return {name: _state(name, one) for name, one in room.made.items()}


def _state(name: str, one: Mapping[str, Any]) -> dict[str, Any]:
    scale = {"low": 0, "high": HIGHEST, "step": 1, "unit": "", "language": "nl"}
    return {
        "name": name,
        "kind": one["kind"],
        "before_html": "",
        "question_html": escape(one["text"]),
        "after_html": "",
        "options": [
            {"text_html": escape(text), "text": text, "right": False, "reply_html": ""} for text in one["options"]
        ],
        "scale": scale if one["kind"] == "schatting" else {},
        "first_order": [],
        "explanation_html": "",
    }
