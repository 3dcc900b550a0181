"""What phones write in a room, what its leader does with it, and what goes large; part of `records.py`."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from widgets.counted import Counted

#: How far the leader is with a question from the room.
Standing = Literal["waiting", "shown", "answered", "hidden"]
#: What a leader can make in the room.
MadeKind = Literal["opinion", "schatting", "open"]
#: How it goes for someone, said by phone.
Sign = Literal["fast", "unclear"]


class Waiting(TypedDict):
    """Own words from phones, and whether the group may see them."""

    id: int
    text: str
    shown: bool
    #: So many phones wrote the same; the numbers of their texts, this one among them.
    same: list[int]
    #: The leader put it aside.
    aside: NotRequired[Literal[True]]


class RoomQuestion(TypedDict):
    """A question that somebody in the room sent."""

    id: str
    text: str


class OnDesk(RoomQuestion):
    """A question as its leader sees it."""

    standing: Standing
    #: Questions that were put together with it.
    also: list[RoomQuestion]
    #: Phones that have this question, when so many have it that it can be told.
    phones: NotRequired[int]


class MadeQuestion(TypedDict):
    """A question that was made in the room, to ask again."""

    name: str
    text: str


class Show(TypedDict):
    """What can be large on the projector (``shows.py``): a told story, or a play."""

    kind: Literal["scene", "play"]
    #: Of a story; of a play among how many values it can be moved by its leader.
    steps: int
    #: Where who played it can end: then it can be handed out to phones.
    counted: NotRequired[Counted]


class Signs(TypedDict):
    """How many phones give a sign now; only what can be told."""

    fast: NotRequired[int]
    unclear: NotRequired[int]


class SendQuestion(TypedDict):
    """A phone sends a question."""

    do: Literal["ask"]
    text: str


class Same(TypedDict):
    """Another's question is this phone's too, or is not any more."""

    do: Literal["same"]
    asked: str
    on: bool


class GiveSign(TypedDict):
    """How it goes; with nothing it goes well again."""

    do: Literal["sign"]
    sign: Sign | Literal[""]


#: What a phone says by itself.
Said = SendQuestion | Same | GiveSign


class LetThrough(TypedDict):
    """Own words that the group may see, or may not any more; or that are put aside, or taken back from there."""

    do: Literal["let-through", "put-aside"]
    words: int | list[int]
    on: bool


class Decide(TypedDict):
    """What becomes of a question from the room."""

    do: Literal["decide"]
    asked: str
    standing: Standing


class PutTogether(TypedDict):
    """A question that is the same as another."""

    do: Literal["put-together"]
    asked: str
    into: str


class ShowLarge(TypedDict):
    """A question on the projector, as large as it fits; with nothing it goes away."""

    do: Literal["large"]
    asked: str


class Make(TypedDict):
    """A question that a leader made; it is asked at once."""

    do: Literal["make"]
    kind: MadeKind
    text: str
    options: list[str]


class Stage(TypedDict):
    """A story or a play large on the projector, and how far it is; with nothing it goes away."""

    do: Literal["stage"]
    widget: str
    at: int


#: What a leader does with what phones wrote, and with questions that are in no lesson.
RoomAction = LetThrough | Decide | PutTogether | ShowLarge | Make | Stage
