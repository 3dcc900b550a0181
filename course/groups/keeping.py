"""Asks the store of the rooms, beside everything else that runs, and knows what is wrong with it."""

from __future__ import annotations

import asyncio
import logging
import math
import sqlite3
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar, TypeVarTuple

from course.groups.rooms import Refused
from course.groups.store import RoomStore
from widgets.words import later, words

t = words(__file__)

log = logging.getLogger("course")

Args = TypeVarTuple("Args")
Result = TypeVar("Result")
CHECK = 5.0  # seconds between two looks at whether votes can be kept, and without a failure before that is over
AWAY = later("The group cannot be reached just now. Try it again in a moment.")
CANNOT_KEEP = later("That cannot be kept just now. Try it again in a moment.")


class Keeping:
    """How rooms are kept.

    Args:
        store: where they are.
    """

    def __init__(self, store: RoomStore) -> None:
        self.store = store
        self._trouble = ""
        self._failed_at = -math.inf
        self._checked = -math.inf
        self._said: set[str] = set()
        # One thread: the file has one writer anyway, and a database that hangs must not hold up the lessons.
        self._thread = ThreadPoolExecutor(1, "rooms")

    async def do(self, call: Callable[[*Args], Result], *args: *Args) -> Result:
        """What a call of the store gives.

        Raises:
            Refused: the store cannot do it now.
        """
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, call, *args)
        except self.store.failure as error:
            self._failed_at = time.monotonic()
            self._notice(str(error))
            raise Refused(t(CANNOT_KEEP if isinstance(error, sqlite3.Error) else AWAY), 503) from error

    def stop(self, codes: set[str]) -> None:
        """Let go of the store; the rooms with these codes are over and still to be erased."""
        for code in codes:
            self._thread.submit(self.store.close, code)
        self._thread.submit(self.store.stop)
        self._thread.shutdown(wait=True)

    def _notice(self, trouble: str) -> None:
        """What is wrong with the store goes in the log once, until it is over: also when it says so in other words meanwhile."""
        if trouble and not self._trouble:
            log.error("rooms: %s", trouble)
        if self._trouble and not trouble:
            log.warning("rooms: votes are kept again")
        self._trouble = trouble

    def wrote(self) -> None:
        """Something was kept: what was wrong is over, unless it was so a moment ago (a disk that is full takes one vote and not the next)."""
        if self._trouble and time.monotonic() - self._failed_at >= CHECK:
            self._notice("")

    async def works(self) -> bool:
        """Whether votes can be kept. Looks at most once in `CHECK` seconds."""
        now = time.monotonic()
        if now - self._checked >= CHECK:
            self._checked = now
            with suppress(Refused):
                await self.do(self.store.check)
                self._notice("")
        return not self._trouble

    def log_once(self, what: str, error: BaseException) -> None:
        """Where something went wrong, once for each place; never what it was about, which may be someone's vote."""
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{what}: {type(error).__name__} in {Path(frame.filename).name}, line {frame.lineno}"
        if place not in self._said:
            self._said.add(place)
            log.error("rooms: %s", place)
