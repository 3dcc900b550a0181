"""What a room meets once in a year: a database that is killed, and twenty thousand requests that make no sense."""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.test_group_load import CHOICE, LESSON
from tests.conftest import LONGEST, Server, pin_of, wait_until
from tests.find_redis import redis_server
from tests.group_load import Window, hold_a_vote, open_room

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("groups")]


class Database:
    """Valkey or Redis on a socket file, to be killed and started again.

    Args:
        folder: where its socket is, and its file when it keeps one.
        keeps: whether it writes each change down at once.
    """

    def __init__(self, folder: Path, keeps: bool) -> None:
        self.socket = folder / "s"
        kept = ["--appendonly", "yes", "--appendfsync", "always"] if keeps else ["--appendonly", "no"]
        self._command = [redis_server() or "", "--port", "0", "--unixsocket", str(self.socket), "--dir", str(folder)]
        self._command += ["--save", "", *kept]
        self.start()

    def start(self) -> None:
        """Start, and come back when it listens."""
        self.socket.unlink(missing_ok=True)
        self.process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL)
        wait_until(self.socket.is_socket, "the database to listen")

    def kill(self) -> None:
        """As a power button does."""
        self.process.kill()
        self.process.wait()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Callable[[bool], Database]]:
    started: list[Database] = []

    def start(keeps: bool) -> Database:
        started.append(Database(tmp_path, keeps))
        return started[-1]

    yield start
    for one in started:
        one.kill()


def test_a_database_that_keeps_what_it_has_is_killed_in_the_middle_of_a_vote_and_loses_none(
    serve_groups, tmp_path: Path, database
) -> None:
    shared = database(True)
    one = serve_groups(tmp_path / "een", "--rooms", f"unix://{shared.socket}")
    other = serve_groups(tmp_path / "twee", "--rooms", f"unix://{shared.socket}")

    async def killed_and_started_again() -> None:
        await asyncio.sleep(0.7)
        shared.kill()
        await asyncio.to_thread(shared.start)

    async def session() -> None:
        leader = await open_room(one.address, pin_of(one), LESSON)
        outcome = await hold_a_vote(leader, CHOICE, 60, 2, others=[other.address], during=killed_and_started_again)
        assert (outcome.votes, outcome.options[:2]) == (60, [30, 30])
        assert [state for _, state in leader.news if state.get("lost")] == []
        await leader.steer("end")

    asyncio.run(session())


def test_a_database_that_kept_nothing_gives_the_group_its_place_and_says_that_the_votes_are_gone(
    serve_groups, tmp_path: Path, database
) -> None:
    shared = database(False)
    one = serve_groups(tmp_path / "een", "--rooms", f"unix://{shared.socket}")
    other = serve_groups(tmp_path / "twee", "--rooms", f"unix://{shared.socket}")

    async def session() -> None:
        leader = await open_room(one.address, pin_of(one), LESSON)
        phones = [Window([one, other][i % 2].address, leader.code) for i in range(20)]
        listening = [asyncio.create_task(window.listen()) for window in (leader, *phones)]
        try:
            await leader.steer("ask", question=CHOICE)
            await asyncio.gather(*(phone.vote(CHOICE, {"chosen": [0]}) for phone in phones))
            await leader.until(lambda s: s["question"] and s["question"]["rounds"][0]["votes"] == 20)
            shared.kill()
            await asyncio.to_thread(shared.start)
            # Nobody has to do anything for it: the same code, the same place, the same question, and a word about it.
            for window in (leader, *phones):
                state = await window.until(lambda s: s.get("lost"))
                assert (state["screen"], state["question"]["name"], state["question"]["phase"]) == (2, CHOICE, "open")
            assert not leader.news[-1][1]["question"]["rounds"][0]["votes"]
            await asyncio.gather(*(phone.vote(CHOICE, {"chosen": [1]}) for phone in phones))
            await leader.until(lambda s: s["question"]["rounds"][0]["votes"] == 20)
            await leader.steer("end")
        finally:
            for task in listening:
                task.cancel()
            await asyncio.gather(*listening, return_exceptions=True)

    asyncio.run(session())


ODD: list[object] = [
    None, True, False, 0, -1, 2.0, 1e999, 10**30, -(2**63), float("nan"), "", "a", "\0", "\u200b\u202e", "\ud800", "é" * 300,
    [], [0], [[0]], [2.0], [True], [10**30], {}, {"chosen": [0]}, {"chosen": [0], "certainty": 2.0}, {"chosen": "0"},
    {"chosen": [0, 0, 1]}, {"estimate": 1e308}, {"estimate": True}, {"order": [0, 1, 2, 3]}, {"order": []}, {"__proto__": {}},
]  # fmt: skip
DOINGS = [
    "go",
    "steps",
    "blank",
    "safety",
    "more-phones",
    "ask",
    "close",
    "reopen",
    "look",
    "show",
    "again",
    "reveal",
    "restart",
    "away",
    "hands",
    "let-through",
    "put-aside",
    "decide",
    "put-together",
    "large",
    "quiet",
    "make",
    "order",
    "countdown",
    "wrap",
    "same",
    "sign",
    "ask",
    "toString",
    "__class__",
]
NAMES = [
    "phone",
    "question",
    "round",
    "vote",
    "text",
    "do",
    "asked",
    "on",
    "sign",
    "lesson",
    "screen",
    "step",
    "steps",
    "option",
    "people",
    "words",
    "standing",
    "into",
    "kind",
    "options",
    "screens",
    "seconds",
    "onward",
    "part",
    "pin",
    "x",
]
HEADERS = ["", "Content-Type: text/plain", "Authorization: Bearer \x7f", "Authorization: Bearer", "X-Forwarded-For: ,,",
           "Host: [", "Host: [::1", "Transfer-Encoding: gzip", "Expect: 100-continue", "Accept-Encoding: \xff"]  # fmt: skip


def test_twenty_thousand_odd_requests_get_no_500_and_the_room_goes_on(groups: Server) -> None:
    """The same ones each time; the leader's own key goes with half of them, so that they come far."""
    chance = random.Random(16)
    parts = urlsplit(groups.address)
    statuses: Counter[int] = Counter()

    def a_request(leader: Window, questions: list[str]) -> bytes:
        names = chance.sample(NAMES, chance.randrange(6))
        body = {name: chance.choice(ODD) for name in names}
        # Half of what is said makes sense: what makes none is refused at the door.
        body |= {"do": chance.choice(DOINGS)} if chance.random() < 0.7 else {}
        body |= {"phone": f"{chance.randrange(40):032x}", "round": 1} if chance.random() < 0.7 else {}
        body |= {"question": chance.choice(questions)} if chance.random() < 0.7 else {}
        written = json.dumps(body)
        if chance.random() < 0.1:
            written = chance.choice([written[:-1], "[" * 3000, "nul", "", written * 200, '{"a": 1e99999}', '"\\ud800"'])
        code = chance.choice([leader.code] * 8 + ["AAAAAA", "%00", "..%2f", "%F0%9F", "a" * 300])
        path = f"/groep/api/rooms/{code}/{chance.choice(['vote', 'say', 'steer', 'steer', 'news/x', 'notes/..', ''])}"
        head = [f"{chance.choice(['POST'] * 9 + ['PUT', 'GET', 'OPTIONS', 'BREW'])} {path} HTTP/1.1"]
        extra = chance.choice(HEADERS) if chance.random() < 0.2 else ""
        if not extra.startswith("Host"):
            head.append(f"Host: {parts.netloc}")
        if not extra.startswith("Content-Type"):
            head.append("Content-Type: application/json")
        if not extra.startswith("Authorization") and chance.random() < 0.5:
            head.append(f"Authorization: Bearer {leader.key}")
        content = written.encode()
        lines = [*head, *filter(None, [extra]), f"Content-Length: {len(content)}", "Connection: close", "", ""]
        return "\r\n".join(lines).encode("latin-1") + content

    async def send(request: bytes) -> None:
        incoming, outgoing = await asyncio.open_connection(parts.hostname, parts.port)
        # A server may close before it read all that it refuses.
        with suppress(ConnectionError):
            outgoing.write(request)
            await outgoing.drain()
        with suppress(ConnectionError):
            if answer := await asyncio.wait_for(incoming.readline(), LONGEST):
                statuses[int(answer.split()[1])] += 1
        outgoing.close()

    async def session() -> None:
        leader = await open_room(groups.address, pin_of(groups), LESSON)
        questions = [CHOICE, "meer-pijn-meer-mis", "in-eigen-woorden", "bestaat-niet"]
        for turn in range(200):
            await leader.steer("go", lesson=LESSON, screen=2)
            await leader.steer("ask", question=questions[turn % 3])
            await asyncio.gather(*(send(a_request(leader, questions)) for _ in range(100)))
        listening = asyncio.create_task(leader.listen())
        await leader.steer("ask", question=CHOICE)
        assert (await leader.until(lambda s: s["question"]))["question"]["name"] == CHOICE
        listening.cancel()
        await leader.steer("end")

    asyncio.run(session())
    print(statuses)
    assert sum(statuses.values()) > 19_000
    # 503: the database or a lesson is not ready; nothing here makes it so.
    assert [status for status in statuses if status >= 500 and status != 501] == []
    assert "Traceback" not in groups.log
    assert groups.answers()
