"""What phones vote, and what the leader does with votes: counting hands, and letting words through."""

from __future__ import annotations

from typing import Any, TypeGuard

from course.groups.keeping import Keeping
from course.groups.lessons import GroupLessons
from course.groups.open_rooms import OpenRooms, fingerprint
from course.groups.own_words import ASIDE
from course.groups.questions import ballot, written
from course.groups.rooms import MOST_HANDS, MOST_PHONES, Refused, Room
from widgets.words import words

t = words(__file__)

LARGEST_NUMBER = 2**53  # what a browser can count to
MOST_ASIDE = 4000  # texts that a leader can put aside in one room


def _is_from(value: object, low: int, high: int) -> TypeGuard[int]:
    """Whether it is a whole number between these; `True` is none."""
    return type(value) is int and low <= value <= high


def _numbers(words: object) -> list[int]:
    """The numbers of words: one, or those that a leader saw together."""
    sent = words if isinstance(words, list) else [words]
    numbers = [one for one in sent if _is_from(one, 0, LARGEST_NUMBER - 1)]
    if not 0 < len(numbers) == len(sent) <= MOST_PHONES:
        raise Refused(t("This text is not there any more."), 400)
    return numbers


class Voting:
    """The ballot boxes of the open rooms.

    Args:
        rooms: those that are open.
        lessons: where the questions stand.
        keeping: where the votes go.
    """

    def __init__(self, rooms: OpenRooms, lessons: GroupLessons, keeping: Keeping) -> None:
        self._rooms = rooms
        self._lessons = lessons
        self._keeping = keeping
        self._store = keeping.store

    async def vote(self, code: str, phone: str, body: dict[str, Any]) -> None:
        """Take a vote, in place of this phone's earlier one.

        Args:
            code: of the room.
            phone: a name the phone made for itself.
            body: ``{"question": name, "round": n, "vote": {...}}`` or, for an open question, ``"text"``.

        Raises:
            Refused: the box is not open, or the vote does not fit the question.
        """
        room = await self._rooms.room(code)
        closed = Refused(t("No more votes can be cast on this question now."))
        if not room.box or not room.now or (body.get("question"), body.get("round")) != (room.question, room.now.round):
            raise closed
        _, question = self._lessons.asked(room)
        name = fingerprint(code, phone)
        if question.kind == "open":
            text = written(body.get("text"), t("First write a few words."))
            kept = await self._keeping.do(self._store.boxes.write, code, room.box, name, text)
        else:
            kept = await self._keeping.do(
                self._store.boxes.vote, code, room.box, name, ballot(question, body.get("vote"))
            )
        if not kept:
            now = await self._rooms.room(code)
            full = Refused(t("{n} phones vote in this group already.", n=MOST_PHONES))
            raise full if now.box == room.box else closed
        self._keeping.wrote()
        await self._keeping.do(self._store.tell, f"votes {code}")

    async def count_hands(self, room: Room, action: dict[str, Any]) -> None:
        """What the leader counted for one answer: ``{"option", "people"}``.

        Raises:
            Refused: no such answer or number, or too late.
        """
        now, question = self._lessons.asked(room)
        if now.phase == "shown":
            raise Refused(t("The result is shown already. Count hands before you show it."))
        option, people = action.get("option"), action.get("people")
        if not _is_from(option, 0, question.options - 1) or not _is_from(people, 0, MOST_HANDS):
            raise Refused(t("Count 0 to {n} hands with one of the answers.", n=MOST_HANDS), 400)
        await self._keeping.do(
            self._store.boxes.count_hands, room.code, room.box_of(room.question, now.round), option, people
        )
        await self._keeping.do(self._store.tell, f"room {room.code}")

    async def let_through(self, room: Room, action: dict[str, Any]) -> None:
        """Show words of phones to the group, or take them away again: ``{"words": number or numbers, "on"}``.

        Raises:
            Refused: there are no such words.
        """
        numbers, on = _numbers(action.get("words")), action.get("on") is True
        await self._keeping.do(self._let_through, room.code, numbers, on)
        await self._keeping.do(self._store.tell, f"room {room.code}")

    def _let_through(self, code: str, numbers: list[int], on: bool) -> None:
        for number in numbers:
            self._store.boxes.let_through(code, number, on)

    async def put_aside(self, room: Room, action: dict[str, Any]) -> None:
        """Put words of phones aside, so that they do not go along with the others, or take them back: as `let_through`.

        Raises:
            Refused: there are no such words.
        """
        numbers, on = _numbers(action.get("words")), action.get("on") is True
        await self._keeping.do(self._put_aside, room.code, numbers, on)
        await self._keeping.do(self._store.tell, f"room {room.code}")

    def _put_aside(self, code: str, numbers: list[int], on: bool) -> None:
        for number in numbers:
            self._store.boxes.lay(code, ASIDE, str(number), "1" if on else "0", MOST_ASIDE, False)
            self._store.boxes.let_through(code, number, False)
