"""What goes between a room and its windows about a meeting as a whole: its plan, its countdown, and what is taken home.

Written once, as ``records.py``.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from course.groups.records import AskedQuestion


class Countdown(TypedDict):
    """Time that the leader gives the group, counted down on the projector."""

    #: As it began.
    seconds: int
    #: What is left of it at the moment this is told; less than none when it is over.
    left: float


class RecapQuestion(AskedQuestion):
    """A question that was asked, with what of it may be seen; without what only explains."""

    lesson: str


class Recap(TypedDict):
    """What a group saw and said."""

    #: The titles of the sections of the lesson, from the title on.
    screens: list[str]
    #: Of these the group saw.
    seen: list[int]
    questions: list[RecapQuestion]


class MeetingState(TypedDict):
    """What a window gets of this beside the rest of its room."""

    #: The sections as they come, when the leader chose; those that are skipped are not among them. Leaders and projectors only.
    order: NotRequired[list[int]]
    countdown: NotRequired[Countdown | None]
    #: Just before the end, so that it can be kept.
    recap: NotRequired[Recap]


class SetOrder(TypedDict):
    """The sections that are still to come and have been, in their order; none for that of the lesson."""

    do: Literal["order"]
    screens: list[int]
    lesson: NotRequired[str]


class CountDown(TypedDict):
    """Begin a countdown; 0 takes it away."""

    do: Literal["countdown"]
    seconds: int


class Wrap(TypedDict):
    """About to end: everyone gets what they may keep. Or not yet, after all."""

    do: Literal["wrap"]
    on: bool


class Safety(TypedDict):
    """A part of the safety list, from 1; 0 takes it away."""

    do: Literal["safety"]
    part: int


MeetingAction = Safety | SetOrder | CountDown | Wrap
