"""What keeps one phone or address from taking all the room, and what the terminal says about reaching the server."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from course import server
from course.groups import network
from course.groups.codes import PinGuard
from course.groups.handlers import Limits
from course.groups.hub import Hub
from course.groups.network import advice, home_advice
from course.groups.rooms import LONGEST_LIFE, Refused
from course.groups.store import SqliteRooms

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
    with pytest.raises(Refused) as refused:
        limits.check_phones("CKM37R", HOME, "d")
    assert refused.value.status == 409
    limits.check_phones("CKM37R", "192.168.1.21", "d")
    limits.check_phones("CKM37T", HOME, "d")


def test_an_address_listens_with_a_household_of_phones_and_may_come_back() -> None:
    limits = Limits(phones_per_address=2)
    for _ in range(4):
        limits.join(HOME)
    with pytest.raises(Refused) as refused:
        limits.join(HOME)
    assert refused.value.status == 409
    limits.leave(HOME)
    limits.join(HOME)
    for _ in range(100):  # a front server on this machine brings everyone
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
        await hub.vote(code, "a" * 32, {"question": "proef", "round": 1, "vote": {"chosen": [1]}})
        limits.check_phones(code, HOME, "a")
        assert json.loads(await hub.state(code, "phone"))["question"]["name"] == "proef"
        clock.now += LONGEST_LIFE + 1
        await hub.sweep()
        await limits.tidy(hub)
        assert json.loads(await hub.state(code, "phone")) == {"ended": True}
        assert not limits._phones
        with pytest.raises(Refused):
            await hub.vote(code, "a" * 32, {"question": "proef", "round": 1, "vote": {"chosen": [1]}})
        left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
        assert [trace for trace in (code.encode(), b"proef", b"chosen") if trace in left] == []
        hub.stop()

    asyncio.run(session())


def test_a_room_of_which_the_lesson_is_still_being_made_waits_instead_of_losing_its_vote(tmp_path: Path) -> None:
    async def session() -> None:
        clock, waiting = Clock(), set()
        lessons = dict(PART)
        hub = Hub(SqliteRooms(tmp_path / "rooms.sqlite", clock), PinGuard("123456"), lambda: lessons, 5, waiting.__contains__, clock)
        await hub.start()
        code, _ = await hub.open("123456")
        await hub.steer(code, {"do": "go", "lesson": "01-les", "screen": 0})
        await hub.steer(code, {"do": "ask", "question": "proef"})
        vote = {"question": "proef", "round": 1, "vote": {"chosen": [1]}}
        await hub.vote(code, "a" * 32, vote)
        # As after a start: the room is there, the lesson is not yet.
        hub._versions[code] += 1
        lessons.clear()
        waiting.add("01-les")
        for attempt in (hub.vote(code, "b" * 32, vote), hub.state(code, "phone"), hub.steer(code, {"do": "close"})):
            with pytest.raises(Refused) as refused:
                await attempt
            assert refused.value.status == 503
        lessons.update(PART)
        waiting.clear()
        await hub.vote(code, "b" * 32, vote)
        assert json.loads(await hub.state(code, "leader"))["question"]["rounds"][0]["votes"] == 2
        hub.stop()

    asyncio.run(session())


def test_a_state_is_worked_out_once_for_all_who_ask_at_the_same_moment(tmp_path: Path) -> None:
    async def session() -> None:
        hub = a_hub(tmp_path, Clock())
        await hub.start()
        code, _ = await hub.open("123456")
        asked = []
        room = hub.store.room
        hub.store.room = lambda code: asked.append(code) or room(code)
        states = await asyncio.gather(*(hub.state(code, "phone") for _ in range(300)))
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
        assert json.loads(await hub.state(code, "leader"))["question"]["rounds"][0]["options"] == [0, 6, 0]
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
            turns.append(json.loads(await hub.state(code, "phone"))["question"]["turn"])
        assert turns == [1, 1, 2]
        hub.stop()

    asyncio.run(session())


def test_the_terminal_names_the_address_for_phones_and_what_to_do_about_a_firewall(monkeypatch: pytest.MonkeyPatch) -> None:
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
    everything = adapters(("lo", "127.0.0.1"), ("eth1", "145.18.2.9"), ("docker0", "172.17.0.1"), ("wlan0", HOME), ("eth0", "169.254.3.4"))
    monkeypatch.setattr(network.ifaddr, "get_adapters", lambda: everything)
    assert network.local_addresses() == [HOME, "145.18.2.9", "172.17.0.1"]
    monkeypatch.setattr(network.ifaddr, "get_adapters", lambda: everything[:2])
    assert network.local_addresses() == ["145.18.2.9"]


@pytest.mark.parametrize(("found", "shown"), [([HOME], HOME), ([], "127.0.0.1")])
def test_a_qr_code_never_leads_to_all_addresses_at_once(found: list[str], shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "local_addresses", lambda: found)
    assert server.address_for_phones("0.0.0.0", 8866) == f"http://{shown}:8866/"  # noqa: S104
    assert server.address_for_phones("10.0.0.4", 8866) == "http://10.0.0.4:8866/"


def test_only_a_front_server_on_this_machine_says_for_whom_it_asks() -> None:
    assert Limits(behind_front_server=True).visitor("127.0.0.1", "1.1.1.1, 2.2.2.2") == "2.2.2.0/24"
    # One home has more addresses of this kind than there are PINs.
    assert Limits(behind_front_server=True).visitor("127.0.0.1", "2001:db8:1:2::3") == "2001:db8:1::/48"
    assert Limits(behind_front_server=True).visitor("127.0.0.1", "verzonnen") == "127.0.0.1"
    assert Limits(behind_front_server=True).visitor("127.0.0.1", "") == "127.0.0.1"
    assert Limits(behind_front_server=True).visitor(HOME, "2.2.2.2") == HOME
    assert Limits().visitor("127.0.0.1", "2.2.2.2") == "127.0.0.1"
