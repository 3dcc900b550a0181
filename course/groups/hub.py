"""The rooms of group sessions on this server: what a leader does, over the parts that each know one thing."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from course.groups import agenda
from course.groups.asked import DECISIONS, decided
from course.groups.codes import PinGuard
from course.groups.from_room import FromRoom
from course.groups.keeping import Keeping
from course.groups.lessons import GroupLessons
from course.groups.listeners import Listeners, Role
from course.groups.made import make
from course.groups.open_rooms import GONE, OpenRooms
from course.groups.records import GroupPart
from course.groups.room_state import RoomState
from course.groups.rooms import Refused, Room, close_box, steer
from course.groups.shows import staged
from course.groups.store import RoomStore
from course.groups.vote import ROUNDS
from course.groups.voting import Voting
from widgets.words import words

t = words(__file__)

SWEEP = 60.0  # seconds between two sweeps: a group ends by itself within the last of its time
#: Who gets what they may keep when a group ends.
KEEPS: tuple[Role, ...] = ("phone", "leader")


class Hub:
    """The rooms of this server process.

    Args:
        store: where rooms are kept.
        guard: checks the leader's PIN.
        lessons: gives the group part of each lesson that can be shown, by stem (course/groups/lesson.py).
        coming: whether a lesson is still being made, as just after a start.
        least: fewer phones than this are never counted aloud; `LEAST` or more.
        now: seconds since 1970.
    """

    def __init__(
        self,
        store: RoomStore,
        guard: PinGuard,
        lessons: Callable[[], dict[str, GroupPart]],
        least: int = 5,
        coming: Callable[[str], bool] = lambda stem: False,  # noqa: ARG005 (the form of a real one)
        now: Callable[[], float] = time.time,
    ) -> None:
        self._guard, self._now = guard, now
        self.keeping = Keeping(store)
        self.lessons = GroupLessons(lessons, coming)
        self.listeners = Listeners(lambda code, role: self.room_state.write(code, role))
        self.rooms = OpenRooms(self.keeping, self.listeners, now)
        self.from_room = FromRoom(self.rooms, self.keeping, least, now)
        self.room_state = RoomState(self.rooms, self.listeners, self.lessons, self.keeping, self.from_room, least, now)
        self.voting = Voting(self.rooms, self.lessons, self.keeping)

    async def start(self) -> None:
        """Begin to hear of changes."""
        loop = asyncio.get_running_loop()

        def heard(topic: str) -> None:
            with suppress(RuntimeError):  # the server stopped meanwhile: nobody is left to hear of it
                loop.call_soon_threadsafe(self._hear, topic)

        await self.rooms.start()
        await self.keeping.do(self.keeping.store.listen, heard)
        with suppress(Refused):  # it is done again every minute
            await self.sweep()

    def stop(self) -> None:
        """Let everyone go; rooms stay in the store for the next start."""
        self.rooms.stop()
        self.from_room.stop()
        self.keeping.stop(self.rooms.ended.to_erase)

    def _hear(self, topic: str) -> None:
        if not topic:
            self.rooms.look_again()
        kind, _, told = topic.partition(" ")
        self.listeners.hear(f"room {self.rooms.ended.hear(told)}" if kind == "over" else topic)

    async def end(self, code: str) -> object:
        """End a group; gives what its leader may keep of it, None when that cannot be told any more.

        Everyone who listens gets theirs with the last news, whichever way the group ends.
        """
        last: dict[str, Any] = {}
        try:
            room = await self.rooms.room(code)
            last = {role: await self.room_state.last(room, role) for role in KEEPS}
        except Refused:
            pass  # it is over already, or its database is away: then it ends without
        except Exception as error:  # noqa: BLE001 (whatever it is, the group ends)
            self.keeping.log_once("a group ends without its summary", error)
        await self.rooms.end(code, last)
        return last.get("leader", {}).get("recap")

    async def sweep(self) -> None:
        """What is done every minute: groups whose time is over end, those of which someone is listening with their last news.

        Raises:
            Refused: the database is away.
        """
        for code in self.listeners.told():
            room = await self.rooms.find(code)
            if room and room.expires - self._now() <= SWEEP:
                await self.end(code)
        await self.rooms.sweep()

    async def trouble(self) -> str:
        """What the people who run it should know, in English; empty when all is well."""
        # What the database said stands in the log: anyone may read this.
        if not await self.keeping.works():
            return "votes cannot be kept"
        return "a group that was ended is not erased yet" if self.rooms.ended.to_erase else ""

    async def open(self, pin: str, address: str = "") -> tuple[str, str]:
        """Open a room with the PIN: its code and its leader's key.

        Args:
            pin: as typed.
            address: where it comes from; who guesses waits longer and longer.

        Raises:
            Refused: the PIN is not right, must wait, or there are too many rooms.
        """
        wait = math.ceil(self._guard.wait(address))
        if wait > 0:
            how_long = t.count(wait, "1 second", "{n} seconds") if wait < 120 else t("{n} minutes", n=wait // 60)
            raise Refused(t("A wrong PIN was typed often. Wait {time} and try again.", time=how_long), 429)
        if not self._guard.right(pin, address):
            raise Refused(t("This PIN is not right. It stands in the window in which the course was started."), 403)
        return await self.rooms.open()

    async def steer(self, code: str, action: dict[str, Any]) -> int:
        """Do what the leader asks; gives the room's revision, so that a window knows which news is older than its own key.

        Raises:
            Refused: it is not possible.
        """
        do, keeping = action.get("do"), self.keeping
        if do == "end":
            await self.end(code)
            return 0
        room = await self.rooms.room(code)
        self.lessons.wait_for(room.lesson)
        for name, count in (
            ("hands", self.voting.count_hands),
            ("let-through", self.voting.let_through),
            ("put-aside", self.voting.put_aside),
        ):
            if do == name:
                await count(room, action)
                return room.revision
        sent = await self.from_room.sent(code) if do in DECISIONS else {}
        if do == "restart" and room.question:
            await self._empty(room, action)
        changed = await keeping.do(
            keeping.store.change,
            code,
            lambda now: decided(now, action, sent) if do in DECISIONS else self._steered(now, action),
        )
        if changed is None:
            raise Refused(t(GONE), 404)
        if changed.revision > room.revision:
            keeping.wrote()
        await keeping.do(keeping.store.tell, f"room {code}")
        return changed.revision

    def _steered(self, room: Room, action: dict[str, Any]) -> Room:
        if action.get("do") == "make":
            return make(room, action)
        if action.get("do") == "stage":
            return staged(room, action, self.lessons.part(room.lesson).get("shows", {}))
        of_meeting = agenda.steered(room, action, self._now())
        return of_meeting or steer(room, action, self.lessons.questions(room), set(self.lessons.parts()))

    async def _empty(self, room: Room, action: dict[str, Any]) -> None:
        """Take the votes out of the boxes of the question that starts anew."""
        # Refused before anything is emptied.
        self._steered(room, action)
        # Closed while it is emptied: a vote that is under way must not land in the empty box.
        keeping, boxes = self.keeping, [room.box_of(room.question, number + 1) for number in range(ROUNDS)]
        await keeping.do(keeping.store.change, room.code, close_box)
        await keeping.do(keeping.store.boxes.empty, room.code, boxes)
