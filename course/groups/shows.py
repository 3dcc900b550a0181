"""What a lesson can show large in a group: its told stories, step by step, and its plays, which phones can get for a while.

A play that says what of it can be counted (``widgets/counted.py``) is handed out as a question: a phone answers it by playing,
and where it ends is its vote. So it is kept, limited and told as any vote is (``questions.py``, ``totals.py``), and no play has
code of its own here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any

from course.groups.room_records import Show
from course.groups.rooms import STEPS, Refused, Room
from widgets.quiz.quiz_grammar import MOST_OPTIONS
from widgets.words import words

t = words(__file__)

SCENE = "scene"
#: Before the name of a play, as a question: none of a lesson has a name with such a sign.
PLAYED = "spel:"


def show_of(kind: str, state: Mapping[str, Any]) -> Show | None:
    """How a widget can be shown large; None when it is nothing to show to a group.

    Args:
        kind: of the widget.
        state: its state.
    """
    if kind == SCENE:
        return {"kind": "scene", "steps": len(state["blocks"])}
    counted = state.get("_counted")
    if counted:
        return {"kind": "play", "steps": len(counted["values"]), "counted": counted}
    # A model to move, of which nothing is anybody's own.
    return {"kind": "play", "steps": 0} if "_figure" in state and not state.get("_keep") else None


def staged(room: Room, action: Mapping[str, Any], shows: Mapping[str, Show]) -> Room:
    """The room with one of these large on the projector, as far as its leader is with it; with nothing it goes away.

    Args:
        room: as it is.
        action: ``{"widget", "at"}``: of a story how many steps were told, of a play at which of its values it stands, counted
            from 1; 0 is as it begins.
        shows: what the lesson can show, by name.

    Raises:
        Refused: there is no such thing, or it is not that long.
    """
    name, at = action.get("widget"), action.get("at", 0)
    if name == "":
        return replace(room, staged="", at=0)
    if not isinstance(name, str) or name not in shows:
        raise Refused(t("This story or play is not in the lesson."), 400)
    if type(at) is not int or not 0 <= at <= min(STEPS, shows[name]["steps"]):
        raise Refused(t("This story or play does not go that far."), 400)
    return replace(room, staged=name, at=at, blank=False, safety=0, large="", wrapping=False)


def played(question: str) -> str:
    """The play that phones got with this question; empty when it is another question."""
    return question.removeprefix(PLAYED) if question.startswith(PLAYED) else ""


def questions_of(shows: Mapping[str, Show]) -> dict[str, dict[str, Any]]:
    """A question for each play that can be counted, as the state of a Quiz."""
    return {
        PLAYED + name: _state(PLAYED + name, show["counted"])
        for name, show in shows.items()
        if "counted" in show and len(show["counted"]["values"]) <= MOST_OPTIONS
    }


def _state(name: str, counted: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "kind": "opinion",
        "before_html": "",
        "question_html": escape(counted["ask"]),
        "after_html": "",
        "options": [
            {"text_html": escape(one["text"]), "text": one["text"], "right": False, "reply_html": ""}
            for one in counted["values"]
        ],
        "scale": {},
        "first_order": [],
        "explanation_html": "",
    }
