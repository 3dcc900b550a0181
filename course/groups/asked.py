"""Questions from the room: what the leader did with each, and what of it is told. No network, no storage.

The id of a question says neither who sent it nor when, and its number of phones is told from `least` on, to the leader too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast, get_args

from course.groups.room_records import OnDesk, RoomQuestion, Standing
from course.groups.rooms import Refused, Room
from widgets.words import words

t = words(__file__)

#: What a leader can do with questions from the room.
DECISIONS = ("decide", "put-together", "large", "quiet")
INTO = "="  # before the id of the question with which one was put together


def root(room: Room, asked: str) -> str:
    """The question that this one was put together with, or the question itself."""
    while room.heard.get(asked, "").startswith(INTO):
        asked = room.heard[asked].removeprefix(INTO)
    return asked


def standing(room: Room, asked: str) -> Standing:
    """How far the leader is with it."""
    return cast(Standing, room.heard.get(root(room, asked), "waiting"))


def decided(room: Room, action: Mapping[str, Any], sent: Mapping[str, str]) -> Room:
    """The room after what its leader decided.

    Args:
        room: as it is.
        action: one of `DECISIONS`.
        sent: the questions from the room, by id.

    Raises:
        Refused: there is no such question, or it cannot be done with it.
    """
    do, asked = action.get("do"), action.get("asked")
    if do == "quiet":
        return replace(room, quiet=action.get("on") is True)
    if do == "large" and asked == "":
        return replace(room, large="")
    if not isinstance(asked, str) or asked not in sent:
        raise Refused(t("This question is not there any more."), 400)
    if do == "put-together":
        into = action.get("into")
        if not isinstance(into, str) or into not in sent or root(room, into) == asked:
            raise Refused(t("These two questions cannot be put together."), 400)
        into = root(room, into)
        return replace(
            room, heard={**room.heard, asked: INTO + into}, large=into if room.large == asked else room.large
        )
    if do == "large":
        asked = root(room, asked)
        # Whoever sees it on the wall may say that it is theirs too.
        now = "answered" if standing(room, asked) == "answered" else "shown"
        return replace(room, heard={**room.heard, asked: now}, large=asked, blank=False, safety=0)
    decision = action.get("standing")
    if not isinstance(decision, str) or decision not in get_args(Standing):
        raise Refused(t("That cannot be done with this question."), 400)
    large = "" if asked == room.large and decision != "shown" else room.large
    return replace(room, heard={**room.heard, asked: decision}, large=large)


def for_phones(room: Room, sent: Mapping[str, str]) -> list[RoomQuestion]:
    """The questions that were let through and are not answered yet, in an order that says nothing."""
    return [
        {"id": asked, "text": sent[asked]}
        for asked in sorted(sent)
        if root(room, asked) == asked and standing(room, asked) == "shown"
    ]


def on_desk(room: Room, sent: Mapping[str, str], same: Mapping[str, str], least: int) -> list[OnDesk]:
    """The questions as the leader sees them: those that were put together as one, with the phones of all.

    Args:
        room: in which they were sent.
        sent: the questions, by id.
        same: whose question each is too: ``"1"`` by id and phone, with a space between.
        least: fewer phones than this are never counted aloud.
    """
    phones, also = defaultdict[str, set[str]](set), defaultdict[str, list[RoomQuestion]](list)
    for name, on in same.items():
        asked, _, phone = name.partition(" ")
        if on == "1":
            phones[root(room, asked)].add(phone)
    for asked in sorted(sent):
        if root(room, asked) != asked:
            also[root(room, asked)].append({"id": asked, "text": sent[asked]})
    desk: list[OnDesk] = []
    for asked in sorted(sent):
        if root(room, asked) != asked:
            continue
        one: OnDesk = {"id": asked, "text": sent[asked], "standing": standing(room, asked), "also": also[asked]}
        if len(phones[asked]) >= least:
            one["phones"] = len(phones[asked])
        desk.append(one)
    return desk
