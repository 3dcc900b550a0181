"""What keeps one phone or address from taking all the room, and what the terminal says about reaching the server."""

from __future__ import annotations

import asyncio
import json
import math
import sqlite3
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from redis import RedisError
from tornado.httpclient import AsyncHTTPClient
from tornado.web import Application, RequestHandler

from course.groups import network, sqlite_file
from course.groups.codes import PinGuard
from course.groups.handlers import group_handlers
from course.groups.hub import Hub
from course.groups.limits import Limits
from course.groups.listeners import Listeners
from course.groups.network import advice, home_advice
from course.groups.redis_store import RedisRooms
from course.groups.rooms import LONGEST_LIFE, Refused
from course.groups.sqlite_store import SqliteBoxes, SqliteRooms
from course.server import listening
from tests.conftest import LONGEST

HOME = "192.168.1.20"
QUESTION = {
    "name": "proef", "kind": "one", "before_html": "", "question_html": "Vraag?", "after_html": "", "hints_html": [],
    "explanation_html": "", "scale": {}, "first_order": [],
    "options": [{"text_html": f"tekst {i}", "text": f"tekst {i}", "right": i == 1, "reply_html": ""} for i in range(3)],
}  # fmt: skip
PART = {"01-les": {"screens": [{"title": "Les"}], "questions": {"proef": QUESTION}}}


def test_an_address_sends_a_household_of_phones_to_a_room_not_a_crowd() -> None:
    limits = Limits(phones_per_address=3)
    for phone in ("a", "b", "c", "a"):
        limits.check_phones("CKM37R", HOME, phone)
    with pytest.raises(Refused, match="al 3 telefoons mee. Vraag de begeleider") as refused:
        limits.check_phones("CKM37R", HOME, "d")
    assert refused.value.status == 409
    # Unless the leader of this room lets more in.
    for phone in range(100):
        limits.check_phones("CKM37R", HOME, str(phone), more=True)
    with pytest.raises(Refused):
        limits.check_phones("CKM37R", HOME, "e")
    limits.check_phones("CKM37R", "192.168.1.21", "d")
    limits.check_phones("CKM37T", HOME, "d")


def test_a_clinic_that_shares_one_address_of_the_internet_sends_more_phones_and_not_without_end() -> None:
    limits = Limits()
    for phone in range(20):
        limits.check_phones("CKM37R", "8.8.4.4", str(phone))
    with pytest.raises(Refused, match="al 20 telefoons"):
        limits.check_phones("CKM37R", "8.8.4.4", "d")


def test_an_address_listens_with_a_household_of_phones_and_may_come_back() -> None:
    limits = Limits(phones_per_address=2)
    for _ in range(4):
        limits.join(HOME)
    with pytest.raises(Refused) as refused:
        limits.join(HOME)
    assert refused.value.status == 409
    limits.leave(HOME)
    limits.join(HOME)
    for _ in range(100):  # this machine itself, or a front server that does not say for whom it asks
        limits.join("127.0.0.1")


def test_asking_too_fast_is_refused_for_a_phone_and_for_an_address() -> None:
    limits = Limits()
    for _ in range(10):
        limits.check_phone("a")
    with pytest.raises(Refused):
        limits.check_phone("a")
    limits.check_phone("b")
    for _ in range(1000):
        limits.check_address(HOME)
    with pytest.raises(Refused):
        limits.check_address(HOME)


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def a_hub(folder: Path, clock: Clock, **more: object) -> Hub:
    return Hub(SqliteRooms(folder / "rooms.sqlite", clock), PinGuard("123456"), lambda: PART, now=clock, **more)


def test_after_four_hours_a_room_is_gone_from_the_screens_and_from_the_disk(tmp_path: Path) -> None:
    async def session() -> None:
        clock = Clock()
        hub, limits = a_hub(tmp_path, clock), Limits()
        await hub.start()
        code, _ = await hub.open("123456")
        await hub.steer(code, {"do": "go", "lesson": "01-les", "screen": 0})
        await hub.steer(code, {"do": "ask", "question": "proef"})
        await hub.voting.vote(code, "a" * 32, {"question": "proef", "round": 1, "vote": {"chosen": [1]}})
        limits.check_phones(code, HOME, "a")
        assert json.loads(await hub.listeners.state(code, "phone"))["question"]["name"] == "proef"
        clock.now += LONGEST_LIFE + 1
        await hub.rooms.sweep()
        await limits.tidy(hub)
        assert json.loads(await hub.listeners.state(code, "phone")) == {"ended": True}
        assert not limits._phones
        with pytest.raises(Refused):
            await hub.voting.vote(code, "a" * 32, {"question": "proef", "round": 1, "vote": {"chosen": [1]}})
        left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
        assert [trace for trace in (code.encode(), b"proef", b"chosen") if trace in left] == []
        hub.stop()

    asyncio.run(session())


def test_a_room_of_which_the_lesson_is_still_being_made_waits_instead_of_losing_its_vote(tmp_path: Path) -> None:
    async def session() -> None:
        clock, waiting = Clock(), set()
        lessons = dict(PART)
        hub = Hub(
            SqliteRooms(tmp_path / "rooms.sqlite", clock),
            PinGuard("123456"),
            lambda: lessons,
            5,
            waiting.__contains__,
            clock,
        )
        await hub.start()
        code, _ = await hub.open("123456")
        await hub.steer(code, {"do": "go", "lesson": "01-les", "screen": 0})
        await hub.steer(code, {"do": "ask", "question": "proef"})
        vote = {"question": "proef", "round": 1, "vote": {"chosen": [1]}}
        await hub.voting.vote(code, "a" * 32, vote)
        # As after a start: the room is there, the lesson is not yet.
        hub.listeners.hear(f"room {code}")
        lessons.clear()
        waiting.add("01-les")
        for attempt in (
            hub.voting.vote(code, "b" * 32, vote),
            hub.listeners.state(code, "phone"),
            hub.steer(code, {"do": "close"}),
        ):
            with pytest.raises(Refused) as refused:
                await attempt
            assert refused.value.status == 503
        lessons.update(PART)
        waiting.clear()
        await hub.voting.vote(code, "b" * 32, vote)
        assert json.loads(await hub.listeners.state(code, "leader"))["question"]["rounds"][0]["votes"] == 2
        hub.stop()

    asyncio.run(session())


def test_a_state_is_worked_out_once_for_all_who_ask_at_the_same_moment(tmp_path: Path) -> None:
    async def session() -> None:
        hub = a_hub(tmp_path, Clock())
        await hub.start()
        code, _ = await hub.open("123456")
        asked = []
        room = hub.keeping.store.room
        hub.keeping.store.room = lambda code: asked.append(code) or room(code)
        states = await asyncio.gather(*(hub.listeners.state(code, "phone") for _ in range(300)))
        assert len(set(states)) == 1
        assert len(asked) == 1
        hub.stop()

    asyncio.run(session())


def test_hands_are_counted_until_the_totals_are_seen(tmp_path: Path) -> None:
    async def session() -> None:
        hub = a_hub(tmp_path, Clock())
        await hub.start()
        code, _ = await hub.open("123456")
        await hub.steer(code, {"do": "go", "lesson": "01-les", "screen": 0})
        hands = {"do": "hands", "option": 1, "people": 6}
        for do in ("ask", "close"):
            await hub.steer(code, {"do": do, "question": "proef"})
            await hub.steer(code, hands)
        for do in ("show", "reveal"):
            await hub.steer(code, {"do": do})
            with pytest.raises(Refused):
                await hub.steer(code, {**hands, "people": 9})
        assert json.loads(await hub.listeners.state(code, "leader"))["question"]["rounds"][0]["hands"] == [0, 6, 0]
        hub.stop()

    asyncio.run(session())


def test_a_vote_that_is_started_anew_is_another_vote_for_a_phone(tmp_path: Path) -> None:
    async def session() -> None:
        hub = a_hub(tmp_path, Clock())
        await hub.start()
        code, _ = await hub.open("123456")
        await hub.steer(code, {"do": "go", "lesson": "01-les", "screen": 0})
        turns = []
        for do in ("ask", "close", "restart"):
            await hub.steer(code, {"do": do, "question": "proef"})
            turns.append(json.loads(await hub.listeners.state(code, "phone"))["question"]["turn"])
        assert turns == [1, 1, 2]
        hub.stop()

    asyncio.run(session())


def test_the_terminal_names_the_address_for_phones_and_what_to_do_about_a_firewall(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(network, "local_addresses", lambda: [HOME, "172.17.0.1"])
    for platform, word in (("linux", "sudo ufw allow 8866/tcp"), ("win32", "Toestaan"), ("darwin", "Sta toe")):
        monkeypatch.setattr(network.sys, "platform", platform)
        lines = " ".join(advice(f"http://{HOME}:8866/", 8866))
        assert f"http://{HOME}:8866/groep/" in lines
        assert "http://172.17.0.1:8866/groep/" in lines
        assert word in lines


@pytest.mark.parametrize("address", ["http://127.0.0.1:8866/", "http://0.0.0.0:8866/"])
def test_an_address_that_no_phone_can_reach_is_told(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "local_addresses", list)
    assert "Telefoons kunnen deze computer nu niet bereiken" in " ".join(advice(address, 8866))


def test_the_terminal_says_when_the_code_for_home_works_here_only() -> None:
    assert "Vul dan 'address' in, in course.toml" in " ".join(home_advice(f"http://{HOME}:8866/"))
    assert home_advice("https://cursus.praktijk.nl/") == []


def adapters(*found: tuple[str, str]) -> list[SimpleNamespace]:
    return [SimpleNamespace(nice_name=name, ips=[SimpleNamespace(ip=ip, is_IPv4=True)]) for name, ip in found]


def test_an_address_of_no_private_network_is_used_when_there_is_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = adapters(
        ("lo", "127.0.0.1"), ("eth1", "145.18.2.9"), ("docker0", "172.17.0.1"), ("wlan0", HOME), ("eth0", "169.254.3.4")
    )
    monkeypatch.setattr(network.ifaddr, "get_adapters", lambda: everything)
    assert network.local_addresses() == [HOME, "145.18.2.9", "172.17.0.1"]
    monkeypatch.setattr(network.ifaddr, "get_adapters", lambda: everything[:2])
    assert network.local_addresses() == ["145.18.2.9"]


@pytest.mark.parametrize(("found", "shown"), [([HOME], HOME), ([], "127.0.0.1")])
def test_a_qr_code_never_leads_to_all_addresses_at_once(
    found: list[str], shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "local_addresses", lambda: found)
    assert listening.address_for_phones("0.0.0.0", 8866) == f"http://{shown}:8866/"  # noqa: S104
    assert listening.address_for_phones("10.0.0.4", 8866) == "http://10.0.0.4:8866/"


def test_behind_a_front_server_the_address_of_each_reader_is_counted() -> None:
    behind = Limits(behind_front_server=True)
    assert behind.reader("127.0.0.1", "1.1.1.1, 8.8.4.4") == "8.8.4.4"
    # One home has more addresses of this kind than a room holds phones.
    assert (
        behind.reader("127.0.0.1", "2001:db8:1:2::3")
        == behind.reader("127.0.0.1", "2001:db8:1:2:9::")
        == "2001:db8:1:2::"
    )
    for made_up in ("verzonnen", ""):
        assert behind.reader("127.0.0.1", made_up) == "127.0.0.1"
    assert behind.reader(HOME, "8.8.4.4") == HOME
    assert Limits().reader("127.0.0.1", "8.8.4.4") == "127.0.0.1"


@pytest.mark.parametrize("host", ["[", "[::1", "x]"])
def test_a_host_that_is_none_is_refused(host: str) -> None:
    with pytest.raises(Refused) as refused:
        Limits().knows(host)
    assert refused.value.status == 400


def in_a_room(hub: Hub, what: Callable[[Hub, str, str], Awaitable[None]]) -> None:
    """Run ``what(hub, code, key)`` in a room where the question is asked."""

    async def session() -> None:
        await hub.start()
        code, key = await hub.open("123456")
        assert await hub.rooms.leads(code, key)
        await hub.steer(code, {"do": "go", "lesson": "01-les", "screen": 0})
        await hub.steer(code, {"do": "ask", "question": "proef"})
        try:
            await what(hub, code, key)
        finally:
            hub.stop()

    asyncio.run(session())


def a_vote(place: int = 1) -> dict:
    return {"question": "proef", "round": 1, "vote": {"chosen": [place]}}


def test_what_the_leader_looks_at_first_reaches_neither_the_wall_nor_a_phone(tmp_path: Path) -> None:
    async def what(hub: Hub, code: str, key: str) -> None:  # noqa: ARG001
        for number in range(6):
            await hub.voting.vote(code, f"{number:032x}", a_vote(number % 2))
        await hub.steer(code, {"do": "hands", "option": 2, "people": 4})
        await hub.steer(code, {"do": "close"})
        told = {"votes": 10, "phones": 6, "hands": [0, 0, 4]}
        counted = told | {"options": [[0, 4], [0, 4], [0, 4]]}

        async def seen() -> dict:
            return {
                role: (question["phase"], question["rounds"])
                for role in ("leader", "wall", "phone")
                if (question := (await seen_by(hub, code, role))["question"])
            }

        closed = {"leader": ("closed", [told]), "wall": ("closed", [told]), "phone": ("closed", [])}
        assert await seen() == closed
        await hub.steer(code, {"do": "look"})
        assert await seen() == closed | {"leader": ("looked", [counted]), "wall": ("looked", [told])}
        with pytest.raises(Refused):
            await hub.steer(code, {"do": "reopen"})
        with pytest.raises(Refused):
            await hub.voting.vote(code, "f" * 32, a_vote())
        await hub.steer(code, {"do": "show"})
        assert await seen() == dict.fromkeys(("leader", "wall", "phone"), ("shown", [counted]))

    in_a_room(a_hub(tmp_path, Clock()), what)


def test_only_a_window_that_asks_for_it_with_the_key_hears_what_the_leader_alone_may_see(tmp_path: Path) -> None:
    async def what(hub: Hub, code: str, key: str) -> None:
        for number in range(6):
            await hub.voting.vote(code, f"{number:032x}", a_vote())
        for do in ("close", "look"):
            await hub.steer(code, {"do": do})
        server = Application(group_handlers(Base, None, hub, Limits())).listen(0, "127.0.0.1")
        port = next(iter(server._sockets.values())).getsockname()[1]

        async def hears(query: str, *headers: str) -> dict:
            incoming, outgoing = await asyncio.open_connection("127.0.0.1", port)
            asks = (f"GET /groep/api/rooms/{code}/news{query} HTTP/1.1", "Host: localhost", *headers, "", "")
            outgoing.write("\r\n".join(asks).encode())
            async with asyncio.timeout(LONGEST):
                while not (line := await incoming.readline()).startswith(b"data: "):
                    pass
            outgoing.close()
            return json.loads(line[6:])["question"]["rounds"]

        with_key = f"Authorization: Bearer {key}"
        assert "options" in (await hears("?leader", with_key))[0]
        assert "options" not in (await hears("", with_key))[0]
        assert await hears("?leader") == []
        server.stop()

    in_a_room(a_hub(tmp_path, Clock()), what)


def test_of_few_phones_the_leader_who_looks_sees_no_more_than_the_group(tmp_path: Path) -> None:
    async def what(hub: Hub, code: str, key: str) -> None:  # noqa: ARG001
        for number in range(4):
            await hub.voting.vote(code, f"{number:032x}", a_vote())
        for do in ("close", "look"):
            await hub.steer(code, {"do": do})
        assert (await seen_by(hub, code))["question"]["rounds"] == [
            {"votes": 4, "phones": 4, "hands": [0, 0, 0], "too_few": True}
        ]

    in_a_room(a_hub(tmp_path, Clock()), what)


async def seen_by(hub: Hub, code: str, role: str = "leader") -> dict:
    return json.loads(await hub.listeners.state(code, role))


def test_when_the_database_was_away_nothing_that_was_known_before_counts() -> None:
    """Also for who asks without waiting for news: the word of a change may have been lost meanwhile."""
    seen = iter(("before", "after"))

    async def work_out(*_: str) -> str:
        return next(seen)

    async def session() -> None:
        listeners = Listeners(work_out)
        assert [await listeners.state("ABCD", "leader") for _ in range(2)] == ["before", "before"]
        listeners.hear("")
        assert await listeners.state("ABCD", "leader") == "after"

    asyncio.run(session())


def test_a_state_that_cannot_be_made_is_told_without_its_numbers_and_logged_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog
) -> None:
    async def what(hub: Hub, code: str, key: str) -> None:  # noqa: ARG001
        def broken(*_: object) -> dict:
            raise ValueError("geheime stem")

        monkeypatch.setattr("course.groups.room_state.totals", broken)
        for do in ("close", "show"):
            await hub.steer(code, {"do": do})
        for role in ("leader", "wall", "phone"):
            question = (await seen_by(hub, code, role))["question"]
            assert (question["rounds"], question["uncounted"], question["phase"]) == ([], True, "shown")

    in_a_room(a_hub(tmp_path, Clock()), what)
    assert len(caplog.records) == 1
    assert "geheim" not in caplog.text


def test_a_state_that_cannot_be_made_at_all_ends_no_stream(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog
) -> None:
    async def what(hub: Hub, code: str, key: str) -> None:  # noqa: ARG001
        server = Application(group_handlers(Base, None, hub, Limits())).listen(0, "127.0.0.1")
        port = next(iter(server._sockets.values())).getsockname()[1]
        incoming, outgoing = await asyncio.open_connection("127.0.0.1", port)
        outgoing.write(f"GET /groep/api/rooms/{code}/news HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())

        async def hears(word: bytes) -> None:
            async with asyncio.timeout(20):
                while word not in await incoming.readline():
                    pass

        await hears(b'"phase": "open"')
        good, tried = hub.room_state.state, asyncio.Event()

        async def broken(*_: object) -> dict:
            tried.set()
            raise ValueError("geheime stem")

        monkeypatch.setattr(hub.room_state, "state", broken)
        await hub.steer(code, {"do": "close"})
        await tried.wait()
        monkeypatch.setattr(hub.room_state, "state", good)
        await hears(b'"phase": "closed"')
        outgoing.close()
        server.stop()

    in_a_room(a_hub(tmp_path, Clock()), what)
    assert "geheim" not in caplog.text


def test_a_disk_that_is_full_refuses_votes_calmly_and_nothing_is_lost(tmp_path: Path, caplog) -> None:
    async def what(hub: Hub, code: str, key: str) -> None:  # noqa: ARG001
        db = hub.keeping.store._file.db
        db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0]}")
        votes = (hub.voting.vote(code, f"{number:032x}", a_vote()) for number in range(300))
        answers = [await asyncio.gather(vote, return_exceptions=True) for vote in votes]
        refused = [answer for (answer,) in answers if answer]
        assert {(error.status, str(error)) for error in refused} == {
            (503, "Dat kan nu even niet worden bewaard. Probeer het zo nog eens.")
        }
        kept = 300 - len(refused)
        assert (await seen_by(hub, code))["question"]["rounds"][0]["votes"] == kept
        # Tried again after a moment, as often as the moment is over: the store says it in two ways.
        for number in range(6):
            hub.keeping.store._file.closed_until = math.inf if number % 2 else 0
            await asyncio.gather(hub.voting.vote(code, f"{0:032x}", a_vote()), return_exceptions=True)
        assert await hub.trouble() == "votes cannot be kept"
        db.execute("PRAGMA max_page_count = 100000")
        hub.keeping.store._file.closed_until = hub.keeping._checked = 0
        await hub.voting.vote(code, "f" * 32, a_vote())
        assert await hub.trouble() == ""
        assert (await seen_by(hub, code))["question"]["rounds"][0]["votes"] == kept + 1

    in_a_room(a_hub(tmp_path, Clock()), what)
    # Not a line for each vote.
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]


def test_a_file_that_another_holds_keeps_nobody_waiting_and_can_still_be_read(tmp_path: Path) -> None:
    async def what(hub: Hub, code: str, key: str) -> None:  # noqa: ARG001
        await hub.voting.vote(code, "a" * 32, a_vote())
        other = sqlite3.connect(tmp_path / "rooms.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        for number in range(40):
            with pytest.raises(Refused) as refused:
                await hub.voting.vote(code, f"{number:032x}", a_vote())
            assert refused.value.status == 503
        # Each by itself would wait; all but the first of each moment do not.
        assert time.monotonic() - began < 40 * sqlite_file.BUSY
        assert (await seen_by(hub, code))["question"]["rounds"][0]["votes"] == 1
        other.execute("ROLLBACK")
        other.close()

    in_a_room(a_hub(tmp_path, Clock()), what)


def test_a_group_that_is_ended_on_a_full_disk_is_over_at_once_and_erased_when_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.groups.ended.AGAIN", (0.05,))

    def on_disk() -> bytes:
        return b"".join(file.read_bytes() for file in tmp_path.iterdir())

    async def what(hub: Hub, code: str, key: str) -> None:
        await hub.voting.vote(code, "a" * 32, a_vote())
        hub.keeping.store._file.db.execute("PRAGMA query_only = ON")
        await hub.steer(code, {"do": "end"})
        assert (await seen_by(hub, code, "phone"))["ended"]
        assert not await hub.rooms.leads(code, key)
        assert not await hub.rooms.exists(code)
        with pytest.raises(Refused) as refused:
            await hub.voting.vote(code, "b" * 32, a_vote())
        assert refused.value.status == 404
        assert code.encode() in on_disk()
        assert await hub.trouble()
        hub.keeping.store._file.db.execute("PRAGMA query_only = OFF")
        hub.keeping.store._file.closed_until = 0
        async with asyncio.timeout(LONGEST):
            while hub.rooms.ended.to_erase:
                await asyncio.sleep(0.01)
        assert [trace for trace in (code.encode(), b"proef", b"chosen") if trace in on_disk()] == []

    in_a_room(a_hub(tmp_path, Clock()), what)


class Away:
    """A store whose database cannot be reached while `away` is set."""

    failure = RedisError

    def __init__(self, rooms: SqliteRooms) -> None:
        self._rooms = rooms
        self.away = False
        self.boxes = AwayBoxes(self, rooms.boxes)

    def __getattr__(self, name: str) -> object:
        def call(*args: object) -> object:
            if self.away:
                raise RedisError("nobody answers")
            return getattr(self._rooms, name)(*args)

        return call


class AwayBoxes(Away):
    """What lies in the rooms of such a store."""

    def __init__(self, store: Away, boxes: SqliteBoxes) -> None:
        self._store, self._rooms = store, boxes

    @property
    def away(self) -> bool:
        return self._store.away


class Base(RequestHandler):
    def initialize(self, site: object) -> None:
        pass


def test_a_group_can_be_ended_while_its_database_is_out_of_reach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.groups.ended.AGAIN", (0.05,))
    rooms = Away(SqliteRooms(tmp_path / "rooms.sqlite"))

    async def what(hub: Hub, code: str, key: str) -> None:
        other, _ = await hub.open("123456")
        limits = Limits()
        for one in (other, code):
            limits.check_phones(one, HOME, "a")
        server = Application(group_handlers(Base, None, hub, limits)).listen(0, "127.0.0.1")
        address = (
            f"http://127.0.0.1:{next(iter(server._sockets.values())).getsockname()[1]}/groep/api/rooms/{code}/steer"
        )

        async def steer(do: str, by: str) -> int:
            headers = {"Content-Type": "application/json", "Authorization": f"Bearer {by}"}
            answer = await AsyncHTTPClient().fetch(
                address, method="POST", headers=headers, body=json.dumps({"do": do}), raise_error=False
            )
            return answer.code

        rooms.away = True
        assert await steer("close", key) == 503
        assert await steer("end", "een-andere-sleutel") == 503
        assert await steer("end", key) == 200
        assert not await hub.rooms.exists(code)
        # The answer may get lost: whoever asks once more is not told that he may not.
        assert await steer("end", key) == 200
        assert await steer("close", key) == 403
        rooms.away = False
        async with asyncio.timeout(LONGEST):
            while hub.rooms.ended.to_erase:
                await asyncio.sleep(0.01)
        assert hub.keeping.store.room(code) is None
        assert await hub.rooms.exists(other)
        server.stop()

    in_a_room(Hub(rooms, PinGuard("123456"), lambda: PART), what)


def test_each_time_that_votes_cannot_be_kept_stands_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog
) -> None:
    monkeypatch.setattr("course.groups.keeping.CHECK", 0.0)
    rooms = Away(SqliteRooms(tmp_path / "rooms.sqlite"))

    async def what(hub: Hub, code: str, key: str) -> None:  # noqa: ARG001
        for away in (True, True, False, False, True):
            rooms.away = away
            answer = (await asyncio.gather(hub.voting.vote(code, "a" * 32, a_vote()), return_exceptions=True))[0]
            assert isinstance(answer, Refused) is away
        rooms.away = False

    in_a_room(Hub(rooms, PinGuard("123456"), lambda: PART), what)
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING", "ERROR"]


def test_a_database_that_lost_all_gives_the_leader_the_same_room_back(redis_url: str) -> None:
    rooms = RedisRooms(redis_url)

    async def what(hub: Hub, code: str, key: str) -> None:
        await hub.steer(code, {"do": "go", "screen": 3})
        await hub.voting.vote(code, "a" * 32, a_vote())
        assert (await seen_by(hub, code))["question"]["turn"] == 1
        rooms._db.flushall()
        after = await seen_by(hub, code, "phone")
        assert (after["screen"], after["lost"], after["question"]["turn"], after["question"]["phase"]) == (
            3,
            True,
            2,
            "open",
        )
        assert await hub.rooms.leads(code, key)
        # Until the database has told it, the leader sees what stood there.
        async with asyncio.timeout(LONGEST):
            while (state := (await seen_by(hub, code))["question"])["turn"] == 1:
                await asyncio.sleep(0.01)
        assert state["rounds"][0]["votes"] == 0
        await hub.voting.vote(code, "a" * 32, a_vote())
        # A room that was ended does not come back.
        await hub.steer(code, {"do": "end"})
        rooms._db.flushall()
        assert not await hub.rooms.exists(code)

    rooms._db.flushall()
    in_a_room(Hub(rooms, PinGuard("123456"), lambda: PART), what)


def test_only_a_front_server_on_this_machine_says_for_whom_it_asks() -> None:
    assert Limits(behind_front_server=True).visitor("127.0.0.1", "1.1.1.1, 2.2.2.2") == "2.2.2.0/24"
    # One home has more addresses of this kind than there are PINs.
    assert Limits(behind_front_server=True).visitor("127.0.0.1", "2001:db8:1:2::3") == "2001:db8:1::/48"
    assert Limits(behind_front_server=True).visitor("127.0.0.1", "verzonnen") == "127.0.0.1"
    assert Limits(behind_front_server=True).visitor("127.0.0.1", "") == "127.0.0.1"
    assert Limits(behind_front_server=True).visitor(HOME, "2.2.2.2") == HOME
    assert Limits().visitor("127.0.0.1", "2.2.2.2") == "127.0.0.1"
