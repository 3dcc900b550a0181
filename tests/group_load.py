"""Many phones at once, light enough to run beside the server: one process, plain asyncio, no browser.

Each phone behaves as assets/group/ does: it listens, votes when the question is open, comes back by
itself when the server was away, and sends a vote again until the server has confirmed it.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

LARGEST_LINE = 2**20


async def ask(address: str, method: str, path: str, body: object = None, **headers: str) -> tuple[int, dict]:
    """One request on a connection of its own: status and answer."""
    incoming, outgoing = await _send(address, method, path, body, headers)
    try:
        status, length = await _head(incoming)
        return status, json.loads(await incoming.readexactly(length) or b"{}")
    finally:
        outgoing.close()


async def _send(
    address: str, method: str, path: str, body: object, headers: dict[str, str]
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    parts = urlsplit(address)
    incoming, outgoing = await asyncio.open_connection(parts.hostname, parts.port, limit=LARGEST_LINE)
    content = b"" if body is None else json.dumps(body).encode()
    lines = [
        f"{method} {path} HTTP/1.1",
        f"Host: {parts.netloc}",
        f"Content-Length: {len(content)}",
        "Content-Type: application/json",
    ]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    outgoing.write("\r\n".join([*lines, "", ""]).encode() + content)
    await outgoing.drain()
    return incoming, outgoing


async def _head(incoming: asyncio.StreamReader) -> tuple[int, int]:
    head = (await incoming.readuntil(b"\r\n\r\n")).decode().lower()
    length = head.partition("content-length:")[2].partition("\r\n")[0]
    return int(head.split(" ", 2)[1]), int(length or 0)


@dataclass
class Window:
    """A page that listens to a room, and comes back by itself.

    Args:
        address: of the server.
        code: of the room.
        key: of its leader; empty for a phone.
    """

    address: str
    code: str
    key: str = ""
    phone: str = field(default_factory=lambda: uuid.uuid4().hex)
    news: list[tuple[float, dict]] = field(default_factory=list)
    connected: list[float] = field(default_factory=list)
    _more: asyncio.Event = field(default_factory=asyncio.Event)

    async def listen(self) -> None:
        """Listen until cancelled."""
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        while True:
            outgoing = None
            try:
                incoming, outgoing = await _send(
                    self.address, "GET", f"/groep/api/rooms/{self.code}/news", None, headers
                )
                status, _ = await _head(incoming)
                first = True
                while status == 200 and (line := await incoming.readline()):
                    if line.startswith(b"data: "):
                        if first:
                            self.connected.append(time.perf_counter())
                            first = False
                        self.news.append((time.perf_counter(), json.loads(line[6:])))
                        self._more.set()
            except (OSError, asyncio.IncompleteReadError):
                pass
            finally:
                if outgoing:
                    outgoing.close()
            await asyncio.sleep(0.3 + 0.9 * random.random())

    async def until(self, check: Callable[[dict], object], seconds: float = 120) -> dict:
        """The newest state, once ``check`` holds for it."""
        async with asyncio.timeout(seconds):
            while not (self.news and check(self.news[-1][1])):
                self._more.clear()
                await self._more.wait()
        return self.news[-1][1]

    async def vote(self, question: str, vote: dict, round: int = 1) -> float:
        """Send a vote until it is confirmed; when that was."""
        body = {"phone": self.phone, "question": question, "round": round, "vote": vote}
        while True:
            try:
                status, answer = await ask(self.address, "POST", f"/groep/api/rooms/{self.code}/vote", body)
                if status == 200:
                    return time.perf_counter()
                assert status in (429, 503), (status, answer)
            except (OSError, asyncio.IncompleteReadError):
                pass
            await asyncio.sleep(0.5 + 0.5 * random.random())

    async def steer(self, do: str, **more: object) -> None:
        """What the leader does, again until the server is there."""
        while True:
            try:
                status, answer = await ask(
                    self.address,
                    "POST",
                    f"/groep/api/rooms/{self.code}/steer",
                    {"do": do, **more},
                    Authorization=f"Bearer {self.key}",
                )
            except (OSError, asyncio.IncompleteReadError):
                status, answer = 503, {}
            if status == 200:
                return
            assert status == 503, (do, status, answer)
            await asyncio.sleep(0.3)


@dataclass
class Outcome:
    """What came of one vote in one room.

    Args:
        votes: how many the leader saw in the end.
        options: people for each answer, as shown; two numbers where the exact one is not told.
        delays: seconds from each confirmation until the leader's window counted it, sorted.
        phones: the windows of the phones.
        leader: the window of the leader.
    """

    votes: int
    options: list[int | list[int]]
    delays: list[float]
    phones: list[Window]
    leader: Window


async def open_room(address: str, pin: str, lesson: str) -> Window:
    """A room with a lesson on its screen, and its leader."""
    status, room = await ask(address, "POST", "/groep/api/rooms", {"pin": pin})
    assert status == 201, room
    leader = Window(address, room["code"], room["key"])
    await leader.steer("go", lesson=lesson, screen=2)
    return leader


async def hold_a_vote(
    leader: Window,
    question: str,
    phones: int,
    within: float,
    others: list[str] | None = None,
    during: Callable[[], Awaitable[None]] | None = None,
) -> Outcome:
    """All phones vote for answer 0 or 1, in turn, within some seconds.

    Args:
        leader: of the room; its window listens here.
        question: asked in this room.
        phones: how many.
        within: seconds over which the votes are spread.
        others: addresses of servers that share the room; phones are spread over them.
        during: something that happens while they vote.
    """
    addresses = [leader.address, *(others or [])]
    everyone = [Window(addresses[i % len(addresses)], leader.code) for i in range(phones)]
    listening = [asyncio.create_task(one.listen()) for one in (leader, *everyone)]
    try:
        await asyncio.gather(*(one.until(lambda s: True) for one in (leader, *everyone)))
        await leader.steer("ask", question=question)

        async def take_part(place: int, one: Window) -> float:
            await one.until(lambda s: s["question"] and s["question"]["phase"] == "open")
            await asyncio.sleep(within * random.random())
            return await one.vote(question, {"chosen": [place % 2]})

        voting = [asyncio.create_task(take_part(place, one)) for place, one in enumerate(everyone)]
        if during:
            await during()
        confirmed = sorted(await asyncio.gather(*voting))
        counted = await leader.until(lambda s: s["question"]["rounds"][0]["votes"] >= phones)
        await asyncio.gather(*(one.until(lambda s: s["question"]) for one in everyone))
        await leader.steer("close")
        await leader.steer("show")
        shown = await leader.until(lambda s: "options" in s["question"]["rounds"][0])
        # Who lost its server has found it again by now, or does so.
        await asyncio.gather(
            *(one.until(lambda s: s["question"] and s["question"]["phase"] == "shown") for one in everyone)
        )
        seen = [(when, state["question"]["rounds"][0]["votes"]) for when, state in leader.news if state.get("question")]
        delays = sorted(max(0.0, next(w for w, votes in seen if votes > n) - when) for n, when in enumerate(confirmed))
        return Outcome(
            counted["question"]["rounds"][0]["votes"],
            shown["question"]["rounds"][0]["options"],
            delays,
            everyone,
            leader,
        )
    finally:
        for task in listening:
            task.cancel()
        await asyncio.gather(*listening, return_exceptions=True)


async def hammer(address: str, path: str, body: object, times: int, lines: int = 20) -> list[int]:
    """Send the same request many times, as fast as it goes; the statuses."""
    parts = urlsplit(address)
    content = json.dumps(body).encode()
    request = (
        f"POST {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n".encode()
        + content
    )

    async def line() -> list[int]:
        incoming, outgoing = await asyncio.open_connection(parts.hostname, parts.port)
        statuses = []
        for _ in range(times // lines):
            outgoing.write(request)
            status, length = await _head(incoming)
            await incoming.readexactly(length)
            statuses.append(status)
        outgoing.close()
        return statuses

    return [status for some in await asyncio.gather(*(line() for _ in range(lines))) for status in some]
