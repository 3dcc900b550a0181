"""Servers that share a port which somebody else holds, as with the units of systemd in ``deploy/systemd``."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.browser.test_restart import LESSON, Reader
from tests.conftest import COMMANDS, LONGEST, ROOT, Address, free_port

pytestmark = [
    pytest.mark.long,
    pytest.mark.xdist_group("front"),
    pytest.mark.skipif(sys.platform != "linux", reason="systemd is there on Linux only"),
]


#: Does for a program what systemd does: the socket is its fourth file, and it is told so with its own number.
GIVE = "import os, sys; os.dup2(int(sys.argv[1]), 3); os.set_inheritable(3, True); os.environ.update(LISTEN_FDS='1', LISTEN_PID=str(os.getpid())); os.execv(sys.argv[2], sys.argv[2:])"


class Held:
    """A port that somebody else holds, as systemd does with ``deploy/systemd/course.socket``, and servers that share it.

    Args:
        cache: with the pages of the course.
        folder: where the servers write what they say, and tell that they are ready.
    """

    def __init__(self, cache: Path, folder: Path) -> None:
        self.cache, self.folder = cache, folder
        self.port = socket.socket()
        self.port.bind(("127.0.0.1", 0))
        self.port.listen(1024)
        self.address = f"http://127.0.0.1:{self.port.getsockname()[1]}"
        self.ready = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.ready.settimeout(LONGEST)
        self.ready.bind(str(folder / "notify"))
        self.log = (folder / "log").open("ab")

    def start(self) -> tuple[subprocess.Popen, Address]:
        """Start a server, and give it with the address of its metrics once it says that it is ready."""
        held, metrics = self.port.fileno(), free_port()
        words = ["serve", "--no-browser", "--cache", str(self.cache), "--metrics", str(metrics)]
        process = subprocess.Popen(
            [sys.executable, "-c", GIVE, str(held), f"{COMMANDS}/course", *words],
            cwd=ROOT,
            env={**os.environ, "NOTIFY_SOCKET": str(self.folder / "notify")},
            pass_fds=[held],
            stdout=self.log,
            stderr=self.log,
        )
        assert self.ready.recv(100) == b"READY=1", (self.folder / "log").read_text()
        return process, Address(f"http://127.0.0.1:{metrics}")


@contextmanager
def held_port(cache: Path, folder: Path) -> Iterator[Held]:
    with ExitStack() as stack:
        held = Held(cache, folder)
        for one in (held.port, held.ready, held.log):
            stack.callback(one.close)
        yield held


def stop(process: subprocess.Popen) -> None:
    process.send_signal(signal.SIGTERM)
    assert process.wait(LONGEST) == 0


def test_servers_share_a_port_that_is_held_and_one_after_the_other_is_renewed(
    shared_cache: Path, tmp_path: Path
) -> None:
    with held_port(shared_cache, tmp_path) as held:
        (one, _), (two, _) = held.start(), held.start()
        readers = [Reader(f"{held.address}/nl/{page}", keep) for page in ("", f"{LESSON}/") for keep in (True, False)]

        async def session() -> None:
            async def all_ask() -> None:
                before = [reader.asked for reader in readers]
                while any(reader.asked < asked + 5 for reader, asked in zip(readers, before, strict=True)):
                    assert not [task for task in at_work if task.done()]
                    await asyncio.sleep(0.01)

            at_work = [asyncio.create_task(reader.read()) for reader in readers]
            await all_ask()
            await asyncio.to_thread(stop, one)
            await all_ask()
            three, counts = await asyncio.to_thread(held.start)
            await asyncio.to_thread(stop, two)
            await all_ask()
            # Now with none: who asks meanwhile waits for the next.
            await asyncio.to_thread(stop, three)
            four, counts = await asyncio.to_thread(held.start)
            await all_ask()
            assert 'what="page"' in counts.get("/metrics").text
            for task in at_work:
                task.cancel()
            await asyncio.gather(*at_work, return_exceptions=True)
            await asyncio.to_thread(stop, four)

        asyncio.run(session())
    assert "Traceback" not in (tmp_path / "log").read_text()


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="a machine without systemd")
def test_systemd_has_nothing_to_say_of_the_units(tmp_path: Path) -> None:
    for unit in (ROOT / "deploy/systemd").iterdir():
        text = unit.read_text().replace("/opt/course/bin/course", "/bin/true").replace("User=course", "User=root")
        (tmp_path / unit.name.replace("@", "@1" if "@" in unit.name else "")).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *map(str, tmp_path.iterdir())],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, [line for line in done.stderr.splitlines() if "course" in line]) == (0, [])
