"""What a room is, and what its leader may do with it. No network, no storage."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from course.groups.order import is_behind
from course.groups.vote import Asked, after_step
from widgets.words import words

t = words(__file__)

LONGEST_LIFE = 4 * 3600  # seconds; a room is gone after this, whatever happens
MOST_PHONES = 400
MOST_HANDS = 200
SILENCE = 12.0  # seconds; a connection that says nothing for so long is a dead one
SIGN_FADES = 120.0  # seconds after which a sign of a phone says nothing any more
SCREENS = 60
STEPS = 50
SAFETY_PARTS = 2  # of the safety list on the projector: what cannot wait, and the rest
LEAST = 5  # fewer phones than this are never counted aloud, whatever a clinic sets


class Refused(Exception):
    """Something a room does not allow; the message (Dutch) is for the person who asked.

    Args:
        message: one plain sentence.
        status: the HTTP status that goes with it.
    """

    def __init__(self, message: str, status: int = 409) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Room:
    """Where a group is now.

    Args:
        code: what phones type.
        expires: when the room ends at the latest, seconds since 1970.
        lesson: file stem of the lesson on the projector; empty before one is chosen.
        screen: number of the section on the projector; 0 is the title.
        step: how far the projector is in a section that does not fit on it at once; counted from 0.
        steps: how many of these the projector needs; it says so itself.
        blank: whether the projector is black.
        safety: which part of the safety list the projector shows, of ``SAFETY_PARTS``; 0 is nothing of it.
        question: name of the question that is on the screens; empty when none is.
        asked: the questions that were asked. A second vote may come much
            later, after other questions or another lesson: each with its lesson, as ``lesson/name``.
        more_phones: whether the leader lets more phones in over one connection than is usual.
        order: the sections as they come, when the leader chose; empty for that of the lesson.
        seen: the sections of this lesson that were on the projector.
        counts: seconds of the countdown that is on the projector, ``until`` when it ends (seconds since 1970; 0 for none).
        wrapping: whether the leader is about to end it: everyone gets what they may keep.
        heard: what the leader did with questions from phones, by id (`asked.py`).
        large: id of the one that the projector shows; empty when it shows none.
        staged: name of the story or play that is large on the projector; empty when none is (`shows.py`).
        at: how far that is.
        quiet: whether phones may send no questions now.
        made: questions that the leader made, by name (`made.py`).
        lost: whether the votes were lost since the leader last went on, because the database lost all it had.
        revision: counts the changes.
    """

    code: str
    expires: float
    lesson: str = ""
    screen: int = 0
    step: int = 0
    steps: int = 1
    blank: bool = False
    safety: int = 0
    question: str = ""
    asked: dict[str, Asked] = field(default_factory=dict)
    more_phones: bool = False
    order: list[int] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)
    counts: int = 0
    until: float = 0
    wrapping: bool = False
    heard: dict[str, str] = field(default_factory=dict)
    large: str = ""
    staged: str = ""
    at: int = 0
    quiet: bool = False
    made: dict[str, dict[str, Any]] = field(default_factory=dict)
    lost: bool = False
    revision: int = 0

    @property
    def now(self) -> Asked | None:
        """The vote that is on the screens."""
        return self.asked.get(self.key_of(self.question))

    def key_of(self, question: str) -> str:
        """Under which a question stands in `asked`: of this lesson by its name, of another as ``lesson/name``."""
        return question if "/" in question else f"{self.lesson}/{question}"

    @property
    def box(self) -> str:
        """The ballot box that takes votes now; empty when none does."""
        return self.box_of(self.question, self.now.round) if self.now and self.now.phase == "open" else ""

    def box_of(self, question: str, round: int) -> str:  # noqa: A002 (the field's word)
        """Name of the ballot box of one round of one question."""
        return f"{self.key_of(question)}/{round}"

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str | bytes) -> Room:
        values = json.loads(text)
        # A server that was started anew with a newer version finds names without their lesson.
        asked = {
            name if "/" in name else f"{values['lesson']}/{name}": Asked(**one)
            for name, one in values.pop("asked").items()
        }
        return cls(asked=asked, **values)


def steer(room: Room, action: Mapping[str, Any], questions: Container[object], lessons: set[str]) -> Room:
    """What the leader does to a room; the same room when there is nothing to change.

    Args:
        room: as it is.
        action: ``{"do": name, ...}``; see the folder's README for the names.
        questions: of the room's lesson, by name.
        lessons: stems that can be shown.

    Raises:
        Refused: the action is unknown or not possible now.
    """
    do = action.get("do")
    if do == "go":
        return _go(room, action, lessons)
    if do == "steps":
        steps = _whole(action.get("steps"), 1, STEPS)
        return _with_steps(room, steps) if action.get("screen") == room.screen else room
    if do == "blank":
        return replace(room, blank=action.get("on") is True)
    if do == "safety":
        return replace(room, safety=_whole(action.get("part"), 0, SAFETY_PARTS))
    if do == "more-phones":
        return replace(room, more_phones=action.get("on") is True)
    if do == "ask":
        name = action.get("question")
        if not isinstance(name, str) or name not in questions:
            raise Refused(t("This question does not stand in the lesson."), 400)
        key = room.key_of(name)
        before = room if name == room.question else close_box(room)
        return replace(
            before,
            question=name,
            asked={**before.asked, key: before.asked.get(key) or Asked()},
            blank=False,
            safety=0,
            large="",
            staged="",
            lost=room.lost and name == room.question,
            wrapping=False,
        )
    now = room.now
    if not now:
        raise Refused(t("No question was asked yet."))
    if do == "away":
        return replace(close_box(room), question="")
    change = after_step(now, str(do))
    if change is None:
        raise Refused(t("That cannot be done now. Look at which step the question is."))
    if do == "close":
        return close_box(room)
    return replace(room, asked={**room.asked, room.key_of(room.question): change})


def close_box(room: Room) -> Room:
    """The same room with no ballot box open: a question that leaves the screens takes no votes.

    The time that there was for it goes too: what is left of it is of nothing.
    """
    now = room.now
    if not now or now.phase != "open":
        return room
    closed = {room.key_of(room.question): replace(now, phase="closed")}
    return replace(room, asked={**room.asked, **closed}, counts=0, until=0)


def after_loss(room: Room) -> Room:
    """The same room after the database lost all it had: its votes are gone, so each question begins anew, as another vote for a phone.

    What phones asked is gone too.
    """
    asked = {name: Asked(turn=one.turn + 1) for name, one in room.asked.items()}
    return replace(room, lost=True, asked=asked, heard={}, large="")


def _with_steps(room: Room, steps: int) -> Room:
    """The section on the screen takes so many steps. This never leads back from a step that was reached going on; a step
    past the last is how a leader comes back from the next section."""
    if room.step < room.steps:
        return replace(room, steps=max(steps, room.step + 1))
    return replace(room, steps=steps, step=min(room.step, steps - 1))


def _go(room: Room, action: Mapping[str, Any], lessons: set[str]) -> Room:
    lesson = action.get("lesson", room.lesson)
    if lesson not in lessons:
        raise Refused(t("This lesson is not there."), 400)
    screen, step = _whole(action.get("screen"), 0, SCREENS), _whole(action.get("step", 0), 0, STEPS)
    if action.get("onward") is True and lesson == room.lesson:
        # Going on, asked by a window that did not know yet how far the group is, never leads back.
        here = (room.screen, room.step)
        screen, step = here if is_behind(room.order, (screen, step), here) else (screen, step)
    steps = room.steps if (lesson, screen) == (room.lesson, room.screen) else 1
    # A question of another lesson is on no screen, and what was seen of it is not voted on anew.
    moved = room if lesson == room.lesson else replace(close_box(room), question="", order=[], seen=[])
    lost = room.lost and (lesson, screen) == (room.lesson, room.screen)
    seen = moved.seen if screen in moved.seen else [*moved.seen, screen]
    moved = replace(moved, blank=False, safety=0, large="", staged="", at=0, wrapping=False)
    return replace(moved, lesson=lesson, screen=screen, step=step, steps=steps, lost=lost, seen=seen)


def _whole(value: object, low: int, high: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise Refused(t("This screen is not there."), 400)
    return value
