"""What goes between a room and those in it: the state that phones and leaders get, and what a leader asks for.

Written once: ``course.typescript`` makes ``assets/group/records.gen.ts`` of it.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired, TypedDict

import msgspec

from course.groups.room_records import MadeQuestion, OnDesk, RoomAction, RoomQuestion, Show, Signs, Waiting
from course.groups.vote import Phase, StepName
from widgets.quiz.quiz_grammar import Kind

#: People who chose the same; between which numbers (also those), where the exact one would show what somebody chose.
People = int | Annotated[list[int], msgspec.Meta(min_length=2, max_length=2)]

Stretch = TypedDict("Stretch", {"from": float, "to": float})
Bin = TypedDict("Bin", {"from": float, "to": float, "people": People})


class Round(TypedDict):
    """What a group said in one round; which parts there are depends on the kind and on how far the vote is."""

    #: Phones and hands together.
    votes: int
    phones: NotRequired[int]
    too_few: NotRequired[bool]
    #: Phones for each answer.
    options: NotRequired[list[People]]
    #: How sure most are of each answer, 1 to 3; 0 when that cannot be said.
    sure: NotRequired[list[int]]
    bins: NotRequired[list[Bin]]
    #: Where on the scale the estimate in the middle is, when that can be told.
    middle: NotRequired[Stretch]
    #: The steps in the order that the group made together.
    together: NotRequired[list[int]]
    #: Own words that the group may see, the same words once; and how many phones wrote them.
    words: NotRequired[list[str]]
    times: NotRequired[list[int]]
    waiting: NotRequired[list[Waiting]]
    hands: NotRequired[list[int]]


class ShownOption(TypedDict):
    """An answer or a step, without what is secret."""

    text_html: str
    text: str


class ShownScale(TypedDict):
    """Of a ``schatting``, without its answer; of another question nothing is filled in."""

    low: float
    high: float
    step: float
    unit: str
    language: str
    things: NotRequired[str]


class Shown(TypedDict):
    """What phones get of a question before the reveal."""

    name: str
    kind: Kind
    before_html: str
    question_html: str
    after_html: str
    options: list[ShownOption]
    scale: ShownScale


class Secret(TypedDict):
    """What comes with the reveal."""

    right: list[bool]
    replies_html: list[str]
    answer: float | None
    order: list[int]
    explanation_html: str


class WholeQuestion(Shown):
    """A question as the page of a projector holds it, for a vote without a server."""

    secret: Secret


class AskedQuestion(Shown):
    """A question that is on the screens; what is secret comes with the reveal."""

    round: int
    phase: Phase
    revealed: bool
    turn: int
    rounds: list[Round]
    #: It was made in the room: there is no right answer, and nothing to explain.
    made: NotRequired[Literal[True]]
    #: The widget that phones answer it with, by playing.
    play: NotRequired[str]
    #: The server could not count the votes.
    uncounted: NotRequired[Literal[True]]
    right: NotRequired[list[bool]]
    replies_html: NotRequired[list[str]]
    answer: NotRequired[float | None]
    order: NotRequired[list[int]]
    explanation_html: NotRequired[str]


class GroupState(TypedDict):
    """What a phone gets of a room."""

    ended: NotRequired[Literal[True]]
    revision: int
    lesson: str
    lesson_title: str
    screen: int
    screen_title: str
    question: AskedQuestion | None
    #: The database lost the votes; the room is still there.
    lost: NotRequired[Literal[True]]
    #: Questions from the room that were let through, for phones.
    questions: NotRequired[list[RoomQuestion]]
    #: No questions may be sent now.
    quiet: NotRequired[Literal[True]]


class LeaderState(GroupState):
    """What the projector and the leader get of a room; totals that were not shown yet only the leader."""

    step: int
    steps: int
    blank: bool
    #: Which part of the safety list the projector shows; 0 is nothing of it.
    safety: int
    phones: int
    #: Whether more phones than usual may take part over one connection.
    more_phones: bool
    #: Seconds since 1970.
    expires: float
    #: All questions from the room, and the id of the one that is on the wall.
    desk: NotRequired[list[OnDesk]]
    large: NotRequired[str]
    #: What is large on the wall, and how far it is.
    staged: NotRequired[str]
    at: NotRequired[int]
    made: NotRequired[list[MadeQuestion]]
    #: For the leader alone.
    signs: NotRequired[Signs]


class GroupPart(TypedDict):
    """What a leader gets of a lesson."""

    screens: list[Screen]
    #: The state of each Quiz by name, with all that is secret.
    questions: dict[str, dict[str, Any]]
    shows: NotRequired[dict[str, Show]]
    #: The state of each widget that phones can get, by name.
    plays: NotRequired[dict[str, dict[str, Any]]]


class Piece(TypedDict):
    """What takes time in a group (``pace.py``)."""

    what: Literal["section", "join", "again", "pairs"]
    minutes: int
    #: Which goes first when there is less time; 0 for what stays.
    goes: int
    question: NotRequired[str]


class Screen(TypedDict):
    """A section of a lesson."""

    title: str
    #: The section itself, and what comes on top of it.
    pieces: list[Piece]
    #: Whether its minutes stand in the notes.
    planned: bool
    questions: list[str]
    shows: NotRequired[list[str]]
    #: Only where no key is needed to see them.
    notes_html: NotRequired[str]


class StagePart(TypedDict):
    """What the projector and the leader need of a lesson, for a vote without a server too."""

    screens: list[Screen]
    questions: dict[str, WholeQuestion]
    shows: dict[str, Show]


class Go(TypedDict):
    """To another screen, or another step of one."""

    do: Literal["go"]
    screen: int
    step: NotRequired[int]
    lesson: NotRequired[str]
    #: A move that may not lead back.
    onward: NotRequired[Literal[True]]


class CountSteps(TypedDict):
    """How many steps the projector needs for a screen."""

    do: Literal["steps"]
    screen: int
    steps: int


class Switch(TypedDict):
    """What is on or off."""

    do: Literal["blank", "more-phones", "quiet"]
    on: bool


class Ask(TypedDict):
    """A question comes on the screens."""

    do: Literal["ask"]
    question: str


class GoOn(TypedDict):
    """A step of the vote (``VOTE_STEPS``), the question away, or the end of the group."""

    do: StepName | Literal["away", "end"]


class CountHands(TypedDict):
    """Hands that the leader counted for one answer."""

    do: Literal["hands"]
    option: int
    people: int


Action = Go | CountSteps | Switch | Ask | GoOn | CountHands | RoomAction
