"""Rooms in a file and in Redis: the same promises, and nothing left afterwards."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from course.groups.codes import PinGuard
from course.groups.hub import Hub
from course.groups.redis_store import RedisRooms
from course.groups.rooms import LONGEST_LIFE, MOST_PHONES, Asked, Room
from course.groups.sqlite_store import SqliteRooms
from course.groups.store import RoomStore
from tests.conftest import LONGEST

BOX = "01-les/vraag/1"
pytestmark = pytest.mark.xdist_group("rooms")


class Clock:
    def __init__(self) -> None:
        import time

        self.now = time.time()

    def __call__(self) -> float:
        return self.now


@pytest.fixture(params=["file", "redis"])
def store(request: pytest.FixtureRequest, tmp_path: Path, redis_url: str) -> Iterator[RoomStore]:
    clock = Clock()
    one = SqliteRooms(tmp_path / "rooms.sqlite", clock) if request.param == "file" else RedisRooms(redis_url, clock)
    one.clock = clock
    if request.param == "redis":
        one._db.flushall()
    yield one
    one.stop()


def an_open_room(store: RoomStore, code: str = "CKM37R") -> Room:
    room = Room(code, store.clock.now + 100, lesson="01-les", question="vraag", asked={"01-les/vraag": Asked()})
    assert store.open(room, "sleutel", 10)
    return room


def test_a_room_is_kept_and_known_by_its_leader(store: RoomStore) -> None:
    room = an_open_room(store)
    assert store.room("CKM37R") == room
    assert not store.open(room, "andere", 10)
    assert store.leads("CKM37R", "sleutel")
    assert not store.leads("CKM37R", "andere")
    assert not store.leads("CKM37T", "sleutel")
    assert not store.leads("CKM37R", "")
    assert store.room("CKM37T") is None


def test_there_is_a_most_to_the_rooms(store: RoomStore) -> None:
    for i in range(3):
        assert store.open(Room(f"CKM37{i}", store.clock.now + 100), "k", 3)
    assert not store.open(Room("CKM379", store.clock.now + 100), "k", 3)


def test_the_last_vote_of_a_phone_counts_once(store: RoomStore) -> None:
    an_open_room(store)
    for ballot in ("a", "b", "b"):
        assert store.boxes.vote("CKM37R", BOX, "p1", ballot)
    assert store.boxes.vote("CKM37R", BOX, "p2", "b")
    assert store.boxes.ballots("CKM37R", BOX) == Counter({"b": 2})


def test_a_box_that_is_not_open_takes_nothing(store: RoomStore) -> None:
    room = an_open_room(store)
    assert not store.boxes.vote("CKM37R", "01-les/vraag/2", "p1", "a")
    assert not store.boxes.vote("CKM37R", "", "p1", "a")
    assert not store.boxes.vote("CKM37T", BOX, "p1", "a")
    changed = store.change("CKM37R", lambda r: replace(r, asked={"vraag": Asked(phase="closed")}))
    assert changed.revision == room.revision + 1
    assert not store.boxes.vote("CKM37R", BOX, "p1", "a")
    assert not store.boxes.vote("CKM37R", "", "p1", "a")
    assert store.boxes.ballots("CKM37R", BOX) == Counter()


def test_a_box_is_full_at_some_point_but_a_phone_in_it_may_change_its_vote(store: RoomStore) -> None:
    an_open_room(store)
    for i in range(MOST_PHONES):
        assert store.boxes.vote("CKM37R", BOX, f"p{i}", "a")
    assert not store.boxes.vote("CKM37R", BOX, "nog-een", "a")
    assert store.boxes.vote("CKM37R", BOX, "p7", "b")
    assert store.boxes.ballots("CKM37R", BOX) == Counter({"a": MOST_PHONES - 1, "b": 1})


def test_changes_at_the_same_time_all_count(store: RoomStore) -> None:
    an_open_room(store)
    lock = threading.Lock() if isinstance(store, SqliteRooms) else None

    def forward(_: int) -> None:
        def change(room: Room) -> Room:
            return replace(room, screen=room.screen + 1)

        if lock:  # the file is used by one thread at a time (keeping.py)
            with lock:
                store.change("CKM37R", change)
        else:
            store.change("CKM37R", change)

    with ThreadPoolExecutor(5) as threads:
        list(threads.map(forward, range(20)))
    assert store.room("CKM37R").screen == 20
    assert store.change("CKM37T", lambda r: r) is None


def test_hands_and_words(store: RoomStore) -> None:
    an_open_room(store)
    store.boxes.count_hands("CKM37R", BOX, 0, 3)
    store.boxes.count_hands("CKM37R", BOX, 0, 4)
    assert store.boxes.hands("CKM37R", BOX) == {0: 4}
    assert store.boxes.write("CKM37R", BOX, "p1", "eerste")
    assert store.boxes.write("CKM37R", BOX, "p2", "tweede\nregel")
    first, second = store.boxes.words("CKM37R", BOX)
    assert (first.text, second.text, first.shown) == ("eerste", "tweede\nregel", False)
    store.boxes.let_through("CKM37R", first.id, True)
    assert [w.shown for w in store.boxes.words("CKM37R", BOX)] == [True, False]
    # Another text of the same phone has to be let through again, also when the leader was just about to.
    assert store.boxes.write("CKM37R", BOX, "p1", "iets anders")
    store.boxes.let_through("CKM37R", first.id, True)
    assert [(w.text, w.shown) for w in store.boxes.words("CKM37R", BOX)] == [
        ("tweede\nregel", False),
        ("iets anders", False),
    ]


def test_emptied_boxes_are_empty(store: RoomStore) -> None:
    an_open_room(store)
    store.boxes.vote("CKM37R", BOX, "p1", "a")
    store.boxes.count_hands("CKM37R", BOX, 0, 3)
    store.boxes.empty("CKM37R", [BOX, "01-les/vraag/2"])
    assert store.boxes.ballots("CKM37R", BOX) == Counter()
    assert store.boxes.hands("CKM37R", BOX) == {}
    store.boxes.empty("CKM37R", [])


def test_a_room_is_over_after_its_time(store: RoomStore) -> None:
    an_open_room(store)
    store.clock.now += 101
    assert store.room("CKM37R") is None
    assert not store.change("CKM37R", lambda r: replace(r, screen=2))
    store.sweep()
    store.clock.now -= 101
    if isinstance(store, SqliteRooms):
        assert store.room("CKM37R") is None


def test_nothing_of_a_session_is_left_in_the_file(tmp_path: Path) -> None:
    store = SqliteRooms(tmp_path / "rooms.sqlite")
    store.clock = Clock()
    an_open_room(store)
    for i in range(50):
        store.boxes.vote("CKM37R", BOX, f"telefoon-{i}", "geheime-stem")
        store.boxes.write("CKM37R", BOX, f"telefoon-{i}", "geheime woorden")
    traces = (b"CKM37R", b"telefoon", b"geheime", b"sleutel", b"01-les")

    def on_disk() -> bytes:
        return b"".join(file.read_bytes() for file in tmp_path.iterdir())

    assert all(trace in on_disk() for trace in traces)
    store.close("CKM37R")
    assert [trace for trace in traces if trace in on_disk()] == []
    an_open_room(store)
    store.boxes.vote("CKM37R", BOX, "telefoon-1", "geheime-stem")
    store.clock.now += 4 * 3600
    store._file.now = store.clock
    store.sweep()
    assert [trace for trace in traces if trace in on_disk()] == []
    store.stop()


def test_nothing_of_a_session_is_left_in_redis(redis_url: str) -> None:
    store = RedisRooms(redis_url)
    store._db.flushall()
    store.clock = Clock()
    an_open_room(store)
    store.boxes.vote("CKM37R", BOX, "p1", "a")
    store.boxes.count_hands("CKM37R", BOX, 0, 3)
    store.boxes.write("CKM37R", BOX, "p1", "woorden")
    store.boxes.let_through("CKM37R", 1, True)
    # Whatever happens to this server, the database forgets all of it by itself.
    keys = [k for k in store._db.scan_iter() if k != "rugpijn:kamer:words"]
    assert len(keys) == 6
    assert all(0 < store._db.pttl(key) <= 100_000 for key in keys)
    store.close("CKM37R")
    assert [k for k in store._db.scan_iter() if k != "rugpijn:kamer:words"] == []
    store.stop()


def test_news_reaches_every_process(redis_url: str) -> None:
    one, other = RedisRooms(redis_url), RedisRooms(redis_url)
    heard: list[str] = []
    ready, told = threading.Event(), threading.Event()

    def hear(topic: str) -> None:
        heard.append(topic)
        (told if topic else ready).set()

    other.listen(hear)
    assert ready.wait(LONGEST), "the database told nothing of its start"
    one.tell("votes CKM37R")
    assert told.wait(LONGEST), f"the news did not come; heard: {heard}"
    assert heard == ["", "votes CKM37R"]
    for store in (one, other):
        store.stop()


@pytest.mark.parametrize(("name", "value"), [("save", "900 1"), ("appendonly", "yes")])
def test_a_redis_that_writes_to_its_disk_is_noticed(redis_url: str, name: str, value: str) -> None:
    store = RedisRooms(redis_url)
    assert not store.writes_to_disk()
    before = store._db.config_get(name)[name]
    store._db.config_set(name, value)
    try:
        assert store.writes_to_disk()
    finally:
        store._db.config_set(name, before)
        store.stop()


def test_a_redis_that_does_not_tell_its_settings_is_used_all_the_same(redis_url: str) -> None:
    owner = RedisRooms(redis_url)
    owner._db.flushall()
    owner._db.execute_command("ACL", "SETUSER", "gast", "on", ">geheim", "~*", "&*", "+@all", "-config")
    guest = RedisRooms(redis_url.replace("unix://", "unix://gast:geheim@"))
    assert not guest.writes_to_disk()
    assert guest.room("CKM37R") is None
    owner._db.execute_command("ACL", "DELUSER", "gast")
    for store in (owner, guest):
        store.stop()


def test_who_still_listens_to_a_room_that_is_over_is_told(store: RoomStore) -> None:
    async def session() -> None:
        hub = Hub(store, PinGuard("123456"), dict, now=store.clock)
        await hub.start()
        code, _ = await hub.open("123456")
        phone = hub.listeners.join(code, "phone")
        assert "ended" not in json.loads(await hub.listeners.state(code, "phone"))
        store.clock.now += LONGEST_LIFE + 1
        phone.news.clear()
        await hub.rooms.sweep()
        await asyncio.wait_for(phone.news.wait(), LONGEST)
        assert json.loads(await hub.listeners.state(code, "phone")) == {"ended": True}
        hub.stop()

    asyncio.run(session())


def test_a_database_that_tells_something_after_the_server_stopped_is_not_heard(tmp_path: Path) -> None:
    store = SqliteRooms(tmp_path / "rooms.sqlite")
    told: list[Callable[[str], None]] = []
    store.listen = told.append

    async def session() -> None:
        hub = Hub(store, PinGuard("123456"), dict)
        await hub.start()
        hub.stop()

    asyncio.run(session())
    told[0]("")


def test_a_redis_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConnectionError):
        RedisRooms(f"unix://{tmp_path}/nergens")


def test_a_server_loads_no_client_of_a_database_and_no_notebook_shell() -> None:
    """Phones wait for a server that is started again; these two were a third of what that costs."""
    loaded = "import sys, course.command_line, course.server.run; print({'redis', 'IPython'} & set(sys.modules))"
    assert (
        subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout == "set()\n"
    )
