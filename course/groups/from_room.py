"""What phones say by themselves, at any time: a question, that another's question is theirs too, and how it goes."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any, cast, get_args

from course.groups.asked import for_phones, on_desk, root, standing
from course.groups.keeping import Keeping
from course.groups.listeners import Role
from course.groups.open_rooms import OpenRooms, fingerprint
from course.groups.questions import written
from course.groups.room_records import Sign, Signs
from course.groups.rooms import LEAST, MOST_PHONES, SIGN_FADES, Refused, Room
from widgets.words import words

t = words(__file__)

SENT, SAME, SIGNS = "sent", "same", "signs"  # shelves of a room (store.py)
MOST_EACH = 5  # questions of one phone
MOST_QUESTIONS = 100  # of a room
MOST_SAME = 4000  # ten questions for each of the phones in a room


class FromRoom:
    """Takes what phones say by themselves, and tells each what it may know of it.

    Args:
        rooms: those that are open.
        keeping: where it goes.
        least: fewer phones than this are never counted aloud; `LEAST` or more.
        now: seconds since 1970.
    """

    def __init__(self, rooms: OpenRooms, keeping: Keeping, least: int, now: Callable[[], float]) -> None:
        self._rooms = rooms
        self._keeping = keeping
        self._store = keeping.store
        self._least = max(LEAST, least)
        self._now = now
        self._fading: dict[str, asyncio.Task[None]] = {}

    async def hear(self, code: str, phone: str, said: dict[str, Any]) -> None:
        """Take what a phone says.

        Args:
            code: of the room.
            phone: a name the phone made for itself.
            said: a record of `Said`, as it came.

        Raises:
            Refused: it cannot be taken.
        """
        room = await self._rooms.room(code)
        do = said.get("do")
        if do == "ask":
            await self._ask(room, phone, written(said.get("text"), t("First write your question.")))
        elif do == "same":
            await self._same(room, phone, said.get("asked"), on=said.get("on") is True)
        elif do == "sign":
            await self._sign(room, phone, said.get("sign"))
        else:
            raise Refused(t("That cannot be done here."), 400)
        self._keeping.wrote()
        # No phone is told before the leader lets it through.
        await self._keeping.do(self._store.tell, f"votes {code}")

    async def _ask(self, room: Room, phone: str, text: str) -> None:
        if room.quiet:
            raise Refused(t("The leader takes no questions just now. Feel free to ask yours aloud."))
        code, sent = room.code, await self.sent(room.code)
        # Ids that only this phone has, in an order that nobody knows; so one that is sent again is known again.
        own = [fingerprint(code, phone, str(number))[:12] for number in range(MOST_EACH)]
        free = [name for name in own if name not in sent]
        if text in (sent.get(name) for name in own):
            return
        if not free:
            raise Refused(t("You have sent {n} questions already. Feel free to ask the next one aloud.", n=MOST_EACH))
        if not await self._keeping.do(self._store.boxes.lay, code, SENT, free[0], text, MOST_QUESTIONS, True):
            raise Refused(t("There are very many questions already. Feel free to ask yours aloud."))
        await self._keeping.do(
            self._store.boxes.lay, code, SAME, f"{free[0]} {fingerprint(code, phone)}", "1", MOST_SAME, False
        )

    async def _same(self, room: Room, phone: str, asked: object, *, on: bool) -> None:
        # Of a question that was never sent, and of one that the group may not see, the same is said.
        if not isinstance(asked, str) or asked not in room.heard or standing(room, asked) != "shown":
            raise Refused(t("This question does not stand there any more."))
        name = f"{asked} {fingerprint(room.code, phone)}"
        await self._keeping.do(self._store.boxes.lay, room.code, SAME, name, "1" if on else "0", MOST_SAME, False)

    async def _sign(self, room: Room, phone: str, sign: object) -> None:
        if sign not in ("", *get_args(Sign)):
            raise Refused(t("That cannot be done here."), 400)
        given = json.dumps([sign, _place(room), self._now()])
        await self._keeping.do(
            self._store.boxes.lay, room.code, SIGNS, fingerprint(room.code, phone), given, MOST_PHONES, False
        )
        if earlier := self._fading.pop(room.code, None):
            earlier.cancel()
        self._fading[room.code] = asyncio.create_task(self._fade(room.code))

    async def _fade(self, code: str) -> None:
        """Tell when the last sign says nothing any more: nothing else may happen meanwhile."""
        await asyncio.sleep(SIGN_FADES + 1)
        self._fading.pop(code, None)
        with suppress(Refused):
            await self._keeping.do(self._store.tell, f"votes {code}")

    def stop(self) -> None:
        """Leave what would be told later."""
        for task in self._fading.values():
            task.cancel()

    async def sent(self, code: str) -> dict[str, str]:
        """The questions from the room, by id."""
        return await self._keeping.do(self._store.boxes.shelf, code, SENT)

    async def seen(self, room: Room, role: Role) -> dict[str, object]:
        """What someone in this role knows of it.

        Raises:
            Refused: it cannot be told now.
        """
        quiet: dict[str, object] = {"quiet": True} if room.quiet else {}
        if role == "phone":
            let_through = "shown" in room.heard.values()
            return quiet | ({"questions": for_phones(room, await self.sent(room.code))} if let_through else {})
        sent = await self.sent(room.code)
        same = await self._keeping.do(self._store.boxes.shelf, room.code, SAME) if sent else {}
        found = quiet | {"desk": on_desk(room, sent, same, self._least), "large": root(room, room.large)}
        return found | {"signs": await self._signs(room)} if role == "leader" else found

    async def _signs(self, room: Room) -> Signs:
        """How many phones give a sign now, from `least` on; what was said of an earlier step is over."""
        kept = await self._keeping.do(self._store.boxes.shelf, room.code, SIGNS)
        here, since = _place(room), self._now() - SIGN_FADES
        given = Counter(sign for sign, place, at in map(json.loads, kept.values()) if place == here and at > since)
        return cast(Signs, {sign: given[sign] for sign in get_args(Sign) if given[sign] >= self._least})


def _place(room: Room) -> str:
    """Where the group is, as far as a sign is about it."""
    return f"{room.lesson}/{room.screen}/{room.step}/{room.question}"
