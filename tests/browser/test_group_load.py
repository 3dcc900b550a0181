"""Many phones at once, servers that die, and phones that mean harm: nothing is lost, nothing counted twice, the room goes on.

Times are measured by the benchmark (tests/benchmarks/groups.py); here only counts matter.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from course.groups.rooms import Asked, Room
from course.groups.sqlite_store import ROOMS, SqliteRooms
from tests.browser.test_server import write_lesson
from tests.conftest import COMMANDS, Server, pin_of
from tests.group_client import Client
from tests.group_load import Window, hammer, hold_a_vote, open_room

LESSON = "02-uw-alarmsysteem"
CHOICE = "wat-klopt"
pytestmark = pytest.mark.xdist_group("groups")


async def a_vote(server: Server, phones: int, **how) -> None:
    """One vote from begin to end; every phone is counted once."""
    leader = await open_room(server.address, pin_of(server), LESSON)
    outcome = await hold_a_vote(leader, CHOICE, phones, within=2, **how)
    assert outcome.votes == phones
    assert outcome.options[:2] == [(phones + 1) // 2, phones // 2]
    await leader.steer("end")


def test_three_hundred_phones_vote_within_two_seconds_and_all_are_counted(groups: Server) -> None:
    asyncio.run(a_vote(groups, 300))


def test_twenty_rooms_vote_at_once_and_none_gets_a_vote_of_another(groups: Server) -> None:
    async def all_rooms() -> None:
        await asyncio.gather(*(a_vote(groups, 7 + room) for room in range(20)))

    asyncio.run(all_rooms())


def killed_and_started_again(
    serve_groups: Callable[..., Server], server: Server, folder: Path, *options: str
) -> Callable:
    """Something that happens during a vote."""

    async def during() -> None:
        await asyncio.sleep(0.7)
        server.process.send_signal(signal.SIGKILL)
        await asyncio.to_thread(server.process.wait)
        await asyncio.to_thread(lambda: serve_groups(folder, *options, port=server.address.rsplit(":", 1)[1]))

    return during


def test_a_server_killed_in_the_middle_of_a_vote_loses_no_vote_and_every_phone_comes_back(
    serve_groups, tmp_path: Path
) -> None:
    server = serve_groups(tmp_path)

    async def session() -> None:
        leader = await open_room(server.address, pin_of(server), LESSON)
        outcome = await hold_a_vote(
            leader, CHOICE, 60, 2, during=killed_and_started_again(serve_groups, server, tmp_path)
        )
        assert (outcome.votes, outcome.options[:2]) == (60, [30, 30])
        assert {len(one.connected) >= 2 for one in (leader, *outcome.phones)} == {True}

    asyncio.run(session())


def test_of_two_servers_over_one_redis_one_is_killed_in_the_middle_of_a_vote(
    serve_groups, tmp_path: Path, redis_url: str
) -> None:
    one = serve_groups(tmp_path / "een", "--rooms", redis_url)
    other = serve_groups(tmp_path / "twee", "--rooms", redis_url)

    async def session() -> None:
        leader = await open_room(one.address, pin_of(one), LESSON)
        kill = killed_and_started_again(serve_groups, other, tmp_path / "twee", "--rooms", redis_url)
        outcome = await hold_a_vote(leader, CHOICE, 60, 2, others=[other.address], during=kill)
        assert (outcome.votes, outcome.options[:2]) == (60, [30, 30])
        stayed, fell = outcome.phones[::2], outcome.phones[1::2]
        assert {len(phone.connected) for phone in stayed} == {1}
        assert {len(phone.connected) >= 2 for phone in fell} == {True}
        await leader.steer("end")

    asyncio.run(session())


def test_a_thousand_requests_from_one_phone_are_turned_away_and_the_others_vote_on(groups: Server) -> None:
    async def session() -> None:
        leader = await open_room(groups.address, pin_of(groups), LESSON)
        await leader.steer("ask", question=CHOICE)
        greedy = Window(groups.address, leader.code)
        body = {"phone": greedy.phone, "question": CHOICE, "round": 1, "vote": {"chosen": [0]}}
        path = f"/groep/api/rooms/{leader.code}/vote"
        hammering = asyncio.create_task(hammer(groups.address, path, body, 1000))
        await asyncio.gather(*(Window(groups.address, leader.code).vote(CHOICE, {"chosen": [1]}) for _ in range(5)))
        statuses = await hammering
        assert set(statuses) == {200, 429}
        assert statuses.count(429) > statuses.count(200)
        await leader.steer("close")
        await leader.steer("end")

    asyncio.run(session())


def test_a_full_room_says_so_and_its_leader_still_gets_in(groups: Server) -> None:
    async def session() -> tuple[list[Window], Window]:
        leader = await open_room(groups.address, pin_of(groups), LESSON)
        phones = [Window(groups.address, leader.code) for _ in range(400)]
        listening = [asyncio.create_task(one.listen()) for one in phones]
        try:
            await asyncio.gather(*(one.until(lambda s: True) for one in phones))
            refused = await asyncio.to_thread(groups.get, f"/groep/api/rooms/{leader.code}/news")
            assert refused.status == 409
            assert "Deze groep is vol" in refused.text
            at_the_front = asyncio.create_task(leader.listen())
            assert (await leader.until(lambda s: True))["phones"] == 400
            at_the_front.cancel()
        finally:
            for task in listening:
                task.cancel()
            await asyncio.gather(*listening, return_exceptions=True)
        await leader.steer("end")

    asyncio.run(session())


def test_nothing_of_a_session_is_left_in_the_servers_folder(serve_groups, tmp_path: Path) -> None:
    server = serve_groups(tmp_path)
    leader = Client(server.address)
    leader.open(pin_of(server))
    leader.steer("go", lesson=LESSON, screen=2)
    leader.steer("ask", question=CHOICE)
    phones = [leader.another_phone() for _ in range(6)]
    for phone in phones:
        assert phone.vote(CHOICE, vote={"chosen": [0]})[0] == 200
    leader.steer("ask", question="in-eigen-woorden")
    assert phones[0].vote("in-eigen-woorden", text="Mijn zenuwen letten op")[0] == 200

    def on_disk() -> bytes:
        return b"".join(file.read_bytes() for file in (tmp_path / "groups").iterdir() if file.name != "pin")

    during = on_disk()
    traces = [leader.code.encode(), CHOICE.encode(), b"chosen", b"zenuwen"]
    assert [trace in during for trace in traces] == [True] * 4
    # While it lasts, too, the file has no phone's own name, no key and no address.
    never = [*(phone.phone.encode() for phone in phones), leader.key.encode(), b"127.0.0.1"]
    assert [trace for trace in never if trace in during] == []
    assert leader.steer("end")[0] == 200
    assert [trace for trace in (*traces, *never) if trace in on_disk()] == []


@pytest.mark.parametrize("command", [["serve", "--no-browser", "--port", "{port}"], ["build", "--out", "{out}"]])
def test_votes_of_a_group_that_was_never_ended_go_with_the_next_start_without_groups(
    start_server, tmp_path: Path, command: list[str]
) -> None:
    folder = tmp_path / ".cache/groups"
    store = SqliteRooms(folder / ROOMS, lambda: 0)
    room = Room("CKM37R", 60, lesson="01-les", question="vraag", asked={"01-les/vraag": Asked()})
    assert store.open(room, "sleutel", 10)
    assert store.boxes.vote("CKM37R", room.box, "telefoon-1", "geheime-stem")
    store.stop()
    write_lesson(tmp_path, "01-les", "## Deel")
    traces = (b"CKM37R", b"telefoon", b"geheime")

    def on_disk() -> bytes:
        found = b""
        for file in folder.iterdir():
            # The database's log goes while it is read.
            with suppress(FileNotFoundError):
                found += file.read_bytes()
        return found

    assert all(trace in on_disk() for trace in traces)
    name, *options = [part.replace("{out}", str(tmp_path / "uit")) for part in command]
    server = start_server([f"{COMMANDS}/course", name, str(tmp_path), *options], ready=None)
    server.wait_until(lambda: not any(trace in on_disk() for trace in traces))


def test_a_name_that_is_not_ours_gets_nothing(groups: Server) -> None:
    stranger = Client(groups.address)
    status, answer = stranger.post("/groep/api/rooms", {"pin": pin_of(groups)}, Host="elders.example")
    assert (status, "key" in answer) == (421, False)
    assert "Vraag de begeleider om het goede adres" in answer["message"]
