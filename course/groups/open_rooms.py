"""The rooms that are open: finding them, who leads them, and making them again when the database lost all."""

from __future__ import annotations

import asyncio
import hashlib
import math
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from course.groups.codes import new_code
from course.groups.ended import Ended
from course.groups.keeping import AWAY, Keeping
from course.groups.listeners import Listeners
from course.groups.rooms import LONGEST_LIFE, Refused, Room, after_loss
from widgets.words import later, words

t = words(__file__)

MOST_ROOMS = 50
GRACE = 20.0  # seconds after a loss in which a room that is gone may come back
GONE = later("This group is over, or the code is not right. Ask the leader for the code.")


def fingerprint(*parts: str) -> str:
    """A name that cannot be turned back into what it was made of."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


class OpenRooms:
    """The rooms that are open now.

    Args:
        keeping: where they are kept.
        listeners: who is told when one ends.
        now: seconds since 1970.
    """

    def __init__(self, keeping: Keeping, listeners: Listeners, now: Callable[[], float]) -> None:
        self._keeping = keeping
        self._store = keeping.store
        self._listeners = listeners
        self._now = now
        self.ended = Ended(keeping)
        # Rooms that a leader steers from here, and the fingerprint of that leader's key: to make them again after a loss.
        self._led: dict[str, tuple[Room, str]] = {}
        self._era = ""
        self._lost_at = -math.inf
        self._lost = asyncio.Lock()
        self._looking: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Know the database as it is now, to see later whether it lost all."""
        self._era = await self._keeping.do(self._store.era)

    def stop(self) -> None:
        """Leave what is not done yet; rooms stay for the next start."""
        self.ended.stop()
        if self._looking:
            self._looking.cancel()

    async def open(self) -> tuple[str, str]:
        """Open a room: its code and its leader's key.

        Raises:
            Refused: there are too many.
        """
        key = secrets.token_urlsafe(24)
        for _ in range(20):
            room = Room(new_code(), self._now() + LONGEST_LIFE)
            if await self._keeping.do(self._store.open, room, fingerprint(key), MOST_ROOMS):
                self.ended.discard(room.code)
                return room.code, key
        raise Refused(t("Too many groups are open at once. First close one."), 503)

    async def leads(self, code: str, key: str) -> bool:
        """Whether this is the key of the room's leader."""
        name = fingerprint(key)
        if code in self.ended:
            return False
        remembered = self._led.get(code, (None, ""))[1] == name
        try:
            leads = await self._keeping.do(self._store.leads, code, name)
        except Refused:
            # Whoever led it from here can still end it; all else needs the store.
            if remembered:
                return True
            raise
        if not leads and remembered:
            leads = await self.find(code) is not None
        if leads and code not in self._led and (room := await self._keeping.do(self._store.room, code)):
            self._led[code] = (room, name)
        return leads

    async def find(self, code: str) -> Room | None:
        """The room; None when it is over. One that the database lost is made again, with its place and without its votes."""
        if code in self.ended:
            return None
        room = await self._keeping.do(self._store.room, code)
        if room is None and (code in self._led or code in self._listeners):
            await self._make_again()
            room = await self._keeping.do(self._store.room, code)
            if room is None:
                self._led.pop(code, None)
        if room is None and time.monotonic() - self._lost_at < GRACE:
            # The server process that its leader steers from makes it again in a moment.
            raise Refused(t(AWAY), 503)
        if room and code in self._led:
            self._led[code] = (room, self._led[code][1])
        return room

    async def exists(self, code: str) -> bool:
        return await self.find(code) is not None

    async def room(self, code: str) -> Room:
        """As `find`.

        Raises:
            Refused: the room is over.
        """
        room = await self.find(code)
        if room is None:
            raise Refused(t(GONE), 404)
        return room

    def look_again(self) -> None:
        """The database was away, and may have lost all it had."""

        async def look() -> None:
            with suppress(Refused):
                await self._make_again()

        self._looking = asyncio.get_running_loop().create_task(look())

    async def _make_again(self) -> None:
        """Make the rooms that are led from here again, if the store lost all it had."""
        store = self._store
        async with self._lost:
            era = await self._keeping.do(store.era)
            if era == self._era:
                return
            for code, (room, key) in list(self._led.items()):
                if (
                    code not in self.ended
                    and room.expires > self._now()
                    and await self._keeping.do(store.room, code) is None
                ):
                    again = replace(after_loss(room), revision=room.revision + 1)
                    await self._keeping.do(store.open, again, key, MOST_ROOMS)
                    await self._keeping.do(store.tell, f"room {code}")
            self._era, self._lost_at = era, time.monotonic()

    async def end(self, code: str, last: dict[str, Any]) -> None:
        """The group is over at once, for everyone; on a disk that is full it is erased as soon as it can be.

        Args:
            code: of the room.
            last: its last news for each role, beside that it ended.
        """
        self.ended.add(code, last)
        self.ended.to_erase.add(code)
        self._led.pop(code, None)
        self._listeners.hear(f"room {code}")
        with suppress(Refused):
            await self.ended.tell(code)
        await self.ended.erase(code)

    async def sweep(self) -> None:
        """Forget the rooms that lasted too long, and tell whoever still looks at one; some stores forget without a word."""
        await self._keeping.do(self._store.sweep)
        self._led = {code: one for code, one in self._led.items() if one[0].expires > self._now()}
        for code in self._listeners.told():
            if not await self.exists(code):
                self._listeners.hear(f"room {code}")
