"""Part of ``make bench``: what one reader asks and gets, at a first visit and at a later one, counted on the wire."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from playwright.sync_api import BrowserContext  # noqa: E402

from tests.benchmarks.budgets import VISITS, tell  # noqa: E402
from tests.benchmarks.served import LESSON, chromium, lessons, served_course  # noqa: E402

READY = "html[data-host=ready]"
OFFLINE = "html[data-offline]"
#: Seconds after which a browser has asked what it had to ask.
QUIET = 3


class Wire:
    """Passes on what goes between browsers and a server, and counts it."""

    def __init__(self) -> None:
        self.sent = 0
        self.paths: list[str] = []

    async def both(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, port: int) -> None:
        """One connection."""
        incoming, outgoing = await asyncio.open_connection(host, port)
        await asyncio.gather(self._asked(reader, outgoing), self._given(incoming, writer))

    async def _asked(self, reader: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        # A browser sends the next request over a connection once the answer is there.
        while data := await reader.read(65536):
            if data.startswith(b"GET "):
                self.paths.append(data.split(b" ", 2)[1].decode())
            to.write(data)
        to.close()

    async def _given(self, reader: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            self.sent += len(data)
            to.write(data)
            await to.drain()
        to.close()


@contextmanager
def counted(address: str) -> Iterator[tuple[str, Wire]]:
    """The address of a server over a wire that counts."""
    host, port = address.removeprefix("http://").split(":")
    wire, loop, at = Wire(), asyncio.new_event_loop(), ""

    async def begin() -> str:
        server = await asyncio.start_server(lambda r, w: wire.both(r, w, host, int(port)), "127.0.0.1", 0)
        return f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"

    threading.Thread(target=loop.run_forever, daemon=True).start()
    at = asyncio.run_coroutine_threadsafe(begin(), loop).result(30)
    yield at, wire
    loop.call_soon_threadsafe(loop.stop)


def visit(context: BrowserContext, wire: Wire, url: str) -> tuple[float, int, int]:
    """KB sent, requests, and those for what may change, which a CDN passes on."""
    sent, asked = wire.sent, len(wire.paths)
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector(READY)
    page.wait_for_selector(OFFLINE)
    page.wait_for_timeout(1000 * QUIET)
    page.close()
    paths = wire.paths[asked:]
    return (wire.sent - sent) / 1000, len(paths), sum("/static/" not in path for path in paths)


def main() -> None:
    """Measure and tell."""
    with served_course() as (address, _), counted(address) as (at, wire), chromium() as browser:
        all_lessons = [url.replace(address, at) for url in lessons(address)]
        place = next(n for n, url in enumerate(all_lessons) if LESSON in url)
        context = browser.new_context()
        for which, url in zip(VISITS, all_lessons[place : place + 2], strict=True):
            for (what, _), found in zip(VISITS[which], visit(context, wire, url), strict=True):
                tell(what, found)


if __name__ == "__main__":
    main()
