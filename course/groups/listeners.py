"""Who waits for news of a room, and what each of them was told."""

from __future__ import annotations

import asyncio
import itertools
from collections import defaultdict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

Role = Literal["phone", "wall", "leader"]


@dataclass(eq=False)
class Listener:
    """One open window or phone; `news` is set when there may be something new for it."""

    code: str
    role: Role
    news: asyncio.Event = field(default_factory=asyncio.Event)


class Listeners:
    """The open windows and phones of this server process.

    Args:
        work_out: what someone in a role sees of a room now, as JSON.
    """

    def __init__(self, work_out: Callable[[str, Role], Coroutine[Any, Any, str]]) -> None:
        self._work_out = work_out
        self._listeners: dict[str, set[Listener]] = defaultdict(set)
        self._known: dict[tuple[str, Role], tuple[int, asyncio.Task[str]]] = {}
        self._versions: dict[str, int] = defaultdict(int)
        #: Set when this process stops: who listens here finds the one that goes on by itself.
        self.dismissed = False

    def hear(self, topic: str) -> None:
        """``room CODE`` concerns everyone in a room, ``votes CODE`` no phone, an empty topic all."""
        kind, _, code = topic.partition(" ")
        for one in [code] if code else {*self._listeners, *self.told()}:
            self._versions[one] += 1
            for listener in self._listeners.get(one, ()):
                if kind != "votes" or listener.role != "phone":
                    listener.news.set()

    def join(self, code: str, role: Role) -> Listener:
        """Begin to listen to a room; end with `leave`."""
        listener = Listener(code, role)
        listener.news.set()
        self._listeners[code].add(listener)
        # Worked out anew: how many take part, and what is left of a countdown.
        self.hear(f"votes {code}")
        return listener

    def leave(self, listener: Listener) -> None:
        self._listeners[listener.code].discard(listener)
        if not self._listeners[listener.code]:
            del self._listeners[listener.code]
            for role in get_args(Role):
                self._known.pop((listener.code, role), None)
        self.hear(f"votes {listener.code}")

    def dismiss(self) -> None:
        """Let everyone go, now: votes may come to another process from here on."""
        self.dismissed = True
        for listener in itertools.chain(*self._listeners.values()):
            listener.news.set()

    def count(self, code: str, role: Role) -> int:
        """How many listen in this role."""
        return sum(one.role == role for one in self._listeners.get(code, ()))

    def __contains__(self, code: str) -> bool:
        """Whether anyone listens to this room."""
        return code in self._listeners

    def told(self) -> set[str]:
        """The rooms of which someone was told something."""
        return {code for code, _ in self._known}

    async def state(self, code: str, role: Role) -> str:
        """What someone in this role sees now, as JSON; worked out once for all who ask, also at the same moment.

        Raises:
            Refused: it cannot be told now.
        """
        version = self._versions[code]
        known = self._known.get((code, role))
        if not known or known[0] != version or (known[1].done() and known[1].exception()):
            known = (version, asyncio.create_task(self._work_out(code, role)))
            self._known[code, role] = known
        # One who leaves meanwhile does not stop it for the others.
        return await asyncio.shield(known[1])
