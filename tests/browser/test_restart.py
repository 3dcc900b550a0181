"""A server that is started anew on the same port: nobody who reads or votes meanwhile notices."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import pin_of
from tests.group_load import Window, open_room

LESSON = "02-uw-alarmsysteem"
CHOICE = "wat-klopt"
pytestmark = [
    pytest.mark.xdist_group("groups"),
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets two servers share a port"),
]


class Reader:
    """Asks for a page again and again; a request that fails ends the test.

    Args:
        address: of the page.
        keep: whether it asks over one connection, as browsers and front servers do, or over a new one each time.
    """

    def __init__(self, address: str, keep: bool) -> None:
        self.host, self.path = urlsplit(address).netloc, urlsplit(address).path
        self.keep = keep
        self.asked = 0

    async def read(self) -> None:
        connection = None
        while True:
            incoming, outgoing = connection or await asyncio.open_connection(*self.host.split(":"))
            wish = "keep-alive" if self.keep else "close"
            outgoing.write(f"GET {self.path} HTTP/1.1\r\nHost: {self.host}\r\nConnection: {wish}\r\n\r\n".encode())
            head = (await incoming.readuntil(b"\r\n\r\n")).decode().lower()
            assert head.startswith("http/1.1 200"), head
            await incoming.readexactly(int(head.split("content-length:")[1].split("\r\n")[0]))
            connection = incoming, outgoing
            if "connection: close" in head:
                outgoing.close()
                connection = None
            self.asked += 1
            await asyncio.sleep(0.01)


def test_a_new_server_takes_over_and_no_request_fails_and_a_group_goes_on(serve_groups, tmp_path: Path) -> None:
    first = serve_groups(tmp_path)
    readers = [Reader(f"{first.address}/nl/{page}", keep) for page in ("", f"{LESSON}/") for keep in (True, False)]

    async def session() -> None:
        leader = await open_room(first.address, pin_of(first), LESSON)
        phone = Window(first.address, leader.code)
        at_work = [asyncio.create_task(one) for one in (leader.listen(), phone.listen(), *(r.read() for r in readers))]
        await leader.steer("ask", question=CHOICE)
        await phone.until(lambda s: s["question"])
        await phone.vote(CHOICE, {"chosen": [0]})

        await asyncio.to_thread(serve_groups, tmp_path, "--replace", port=first.address.rsplit(":", 1)[1])
        await asyncio.to_thread(first.wait_for_end, "the end of the server that was replaced")
        asked = [reader.asked for reader in readers]
        await leader.steer("close")
        await phone.until(lambda s: s["question"]["phase"] == "closed")
        assert (await leader.until(lambda s: s["question"]["phase"] == "closed"))["question"]["rounds"][0]["votes"] == 1
        while any(reader.asked < before + 5 for reader, before in zip(readers, asked, strict=True)):
            await asyncio.sleep(0.01)
        failed = [task.exception() for task in at_work if task.done()]
        assert failed == []
        for task in at_work:
            task.cancel()

    asyncio.run(session())
    assert first.process.returncode == 0
    assert "Traceback" not in first.log
