"""Part of ``make bench``: group sessions under load. Prints times and memory; no test looks at them.

The phones (tests/group_load.py) run in this process, beside the server on the same machine: the
figures include what the phones themselves cost.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.budgets import tell  # noqa: E402
from tests.benchmarks.served import COURSE, health, made, megabytes  # noqa: E402
from tests.conftest import COMMANDS, free_port  # noqa: E402
from tests.find_redis import redis_server  # noqa: E402
from tests.group_load import Outcome, hold_a_vote, open_room  # noqa: E402

LESSON = "02-uw-alarmsysteem"
QUESTION = "wat-klopt"


class GroupServer:
    """A server with group sessions that can be killed and started again on the same port."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._command = [f"{COMMANDS}/course", "serve", str(COURSE), "--group", "--ip", "127.0.0.1", "--no-browser"]
        self._command += ["--port", str(self.port), "--cache", str(folder), *options]
        self._output = folder / "output.txt"
        # With the lessons that are made already: each server has rooms of its own.
        if (COURSE / ".cache/pages").exists():
            shutil.copytree(COURSE / ".cache/pages", folder / "pages")
        folder.mkdir(exist_ok=True)
        self.start()
        made(self.address)
        self.pin = re.search(r"begeleider: (\d+)", self._output.read_text())[1]

    def start(self) -> None:
        """Start, and come back when it answers."""
        with self._output.open("ab") as output:
            self.process = subprocess.Popen(self._command, stdout=output, stderr=output)
        while True:
            try:
                health(self.address)
                return
            except OSError:
                if self.process.poll() is not None:
                    sys.exit(f"the server stopped:\n{self._output.read_text()}")
                time.sleep(0.02)

    def kill(self) -> None:
        """As a power button does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def halves(phones: int) -> list[int]:
    """How the phones of a vote are divided over the first two answers."""
    return [(phones + 1) // 2, phones // 2]


def p95(seconds: list[float]) -> float:
    return 1000 * seconds[int(0.95 * (len(seconds) - 1))]


async def burst(server: GroupServer, phones: int) -> Outcome:
    leader = await open_room(server.address, server.pin, LESSON)
    outcome = await hold_a_vote(leader, QUESTION, phones, within=2)
    assert (outcome.votes, outcome.options[:2]) == (phones, halves(phones))
    await leader.steer("end")
    return outcome


async def many_rooms(server: GroupServer, rooms: int, phones: int) -> list[float]:
    outcomes = await asyncio.gather(*(burst(server, phones) for _ in range(rooms)))
    return sorted(delay for outcome in outcomes for delay in outcome.delays)


async def fault(server: GroupServer, falls: GroupServer, phones: int) -> tuple[float, float]:
    """Seconds from the death of a server until it answers again, and from then until the last window is back."""
    died = there = 0.0

    async def during() -> None:
        nonlocal died, there
        await asyncio.sleep(0.7)
        died = time.perf_counter()
        falls.kill()
        await asyncio.to_thread(falls.start)
        there = time.perf_counter()

    leader = await open_room(server.address, server.pin, LESSON)
    others = [] if server is falls else [falls.address]
    outcome = await hold_a_vote(leader, QUESTION, phones, within=2, others=others, during=during)
    assert (outcome.votes, outcome.options[:2]) == (phones, halves(phones))
    await leader.steer("end")
    windows = [one for one in (leader, *outcome.phones) if one.address == falls.address]
    assert all(len(one.connected) >= 2 for one in windows)
    return there - died, max(one.connected[-1] for one in windows) - there


def main() -> None:
    """Measure and tell."""
    with tempfile.TemporaryDirectory(prefix="bench-") as work:
        folder = Path(work)
        server = GroupServer(folder / "own")
        one = asyncio.run(burst(server, 400))
        tell("400 phones in a room vote within 2 s, vote to projector, p95", p95(one.delays))
        tell("memory of the server after 400 phones", megabytes(server.process))
        tell("the same in 45 rooms of 20 phones at once", p95(asyncio.run(many_rooms(server, 45, 20))))
        starts, back = asyncio.run(fault(server, server, 300))
        tell("a killed server answers again, 301 windows are back", back)
        tell("the same, from its death on", starts + back)
        server.kill()

        database = subprocess.Popen(
            [redis_server() or "redis-server", "--port", "0", "--unixsocket", f"{work}/s", "--dir", work, "--save", ""],
            stdout=subprocess.PIPE,
            text=True,
        )
        next(line for line in database.stdout if "eady to accept" in line)
        first, second = (GroupServer(folder / name, "--rooms", f"unix://{work}/s") for name in ("first", "second"))
        tell("the same over Redis", p95(asyncio.run(burst(first, 400)).delays))
        _, back = asyncio.run(fault(first, second, 300))
        tell("the same, one of two servers over Redis, 150 windows", back)
        for process in (first, second):
            process.kill()
        database.terminate()
        database.wait()


if __name__ == "__main__":
    main()
