"""The rooms that were ended on this server: over at once for everyone, and erased as soon as that can be done."""

from __future__ import annotations

import asyncio
import itertools
import json
from typing import Any

from course.groups.keeping import Keeping
from course.groups.rooms import Refused

AGAIN = (1, 2, 4, 8, 15, 30)  # seconds between tries to erase a group; the last one goes on
LAST = 60.0  # seconds that the last news of a room is there, in memory, for those who listen to it


class Ended:
    """Rooms that are over.

    Args:
        keeping: where they have to be erased; a disk may be full, a database out of reach.
    """

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping
        self._codes: set[str] = set()
        self._last: dict[str, dict[str, Any]] = {}
        self.to_erase: set[str] = set()
        self._erasing: set[asyncio.Task[None]] = set()

    def __contains__(self, code: str) -> bool:
        """Whether the room with this code was ended."""
        return code in self._codes

    def add(self, code: str, last: dict[str, Any]) -> None:
        """From now on this room is over.

        Args:
            code: of the room.
            last: its last news for each role, beside that it ended.
        """
        self._codes.add(code)
        if last:
            self._last[code] = last
            asyncio.get_running_loop().call_later(LAST, self._last.pop, code, None)

    def hear(self, told: str) -> str:
        """Another server process ended a room; gives its code.

        Args:
            told: what `tell` told it.
        """
        code, _, last = told.partition(" ")
        if code not in self:
            self.add(code, json.loads(last))
        return code

    async def tell(self, code: str) -> None:
        """The other processes that share these rooms: who listens there gets the same last news.

        Raises:
            Refused: it cannot be told now.
        """
        store = self._keeping.store
        await self._keeping.do(store.tell, f"over {code} {json.dumps(self._last.get(code, {}))}")

    def last(self, code: str, role: str) -> dict[str, object]:
        """The last news of a room for someone in this role; empty when there is none, or none any more."""
        last: dict[str, object] = self._last.get(code, {}).get(role, {})
        return last

    def discard(self, code: str) -> None:
        """The code belongs to a new room."""
        self._codes.discard(code)
        self._last.pop(code, None)

    async def erase(self, code: str) -> None:
        """Erase the room where it is kept; again later when that fails."""
        if not await self._erased(code):
            task = asyncio.create_task(self._keep_trying(code))
            self._erasing.add(task)
            task.add_done_callback(self._erasing.discard)

    async def _erased(self, code: str) -> bool:
        store = self._keeping.store
        try:
            await self._keeping.do(store.close, code)
            await self._keeping.do(store.tell, f"room {code}")
        except Refused:
            return False
        self.to_erase.discard(code)
        return True

    async def _keep_trying(self, code: str) -> None:
        for attempt in itertools.count():
            await asyncio.sleep(AGAIN[min(attempt, len(AGAIN) - 1)])
            if await self._erased(code):
                return

    def stop(self) -> None:
        """Leave the rest to the last call of the store (`Keeping.stop`)."""
        for task in self._erasing:
            task.cancel()
