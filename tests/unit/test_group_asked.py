"""What phones say by themselves: questions that the leader lets through, and signs of how it goes."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from course.groups import from_room
from course.groups.asked import decided, on_desk, root, standing
from course.groups.codes import PinGuard
from course.groups.from_room import MOST_EACH, MOST_QUESTIONS, SAME, SENT
from course.groups.hub import Hub
from course.groups.limits import Limits
from course.groups.made import make
from course.groups.own_words import alike
from course.groups.questions import LONGEST_WORDS, clean_words, written
from course.groups.redis_store import RedisRooms
from course.groups.rooms import LONGEST_LIFE, SIGN_FADES, Refused, Room, after_loss, steer
from course.groups.sqlite_store import SqliteRooms
from course.groups.store import RoomStore
from tests.conftest import LONGEST

CODE = "CKM37R"
OWN_WORDS = {
    "name": "woorden", "kind": "open", "before_html": "", "question_html": "Wat denkt u?", "after_html": "",
    "explanation_html": "", "scale": {}, "first_order": [], "options": [],
}  # fmt: skip
PART = {"01-les": {"screens": [{"title": "Les"}, {"title": "Deel"}], "questions": {"woorden": OWN_WORDS}}}
pytestmark = pytest.mark.xdist_group("rooms")


class Clock:
    def __init__(self) -> None:
        self.now = time.time()

    def __call__(self) -> float:
        return self.now


@pytest.fixture(params=["file", "redis"])
def store(request: pytest.FixtureRequest, tmp_path: Path, redis_url: str) -> Iterator[RoomStore]:
    one = SqliteRooms(tmp_path / "rooms.sqlite") if request.param == "file" else RedisRooms(redis_url)
    if request.param == "redis":
        one._db.flushall()
    yield one
    if not getattr(one, "stopped_by_hub", False):
        one.stop()


@pytest.fixture
def file(tmp_path: Path) -> SqliteRooms:
    """Rooms in a file; the room of a test lets go of it."""
    return SqliteRooms(tmp_path / "rooms.sqlite")


def phone(number: int) -> str:
    return f"{number:032x}"


class InRoom:
    """A leader and phones in a room."""

    def __init__(self, hub: Hub, code: str) -> None:
        self.hub, self.code = hub, code

    async def says(self, number: int, do: str, **more: object) -> None:
        await self.hub.from_room.hear(self.code, phone(number), {"do": do, **more})

    async def leads(self, do: str, **more: object) -> None:
        await self.hub.steer(self.code, {"do": do, **more})

    async def sees(self, role: str = "leader") -> dict:
        # Whatever news is still on its way.
        self.hub.listeners.hear(f"room {self.code}")
        return json.loads(await self.hub.listeners.state(self.code, role))

    async def desk(self) -> dict[str, dict]:
        """The questions of the leader, by text."""
        return {one["text"]: one for one in (await self.sees())["desk"]}


def in_a_room(store: RoomStore, what: Callable[[InRoom], Awaitable[None]], **more: object) -> None:
    async def session() -> None:
        hub = Hub(store, PinGuard("123456"), lambda: PART, **more)
        await hub.start()
        code, _ = await hub.open("123456")
        room = InRoom(hub, code)
        await room.leads("go", lesson="01-les", screen=1)
        try:
            await what(room)
        finally:
            store.stopped_by_hub = True
            hub.stop()

    asyncio.run(session())


def a_room(store: RoomStore) -> None:
    assert store.open(Room(CODE, time.time() + 100), "sleutel", 10)


# -- where it is kept ----------------------------------------------------------------------------


def test_what_lies_on_a_shelf_is_replaced_or_stays_and_there_is_a_most(store: RoomStore) -> None:
    a_room(store)
    assert store.boxes.lay(CODE, "a", "een", "1", 2, True)
    assert not store.boxes.lay(CODE, "a", "een", "2", 2, True)
    assert store.boxes.lay(CODE, "a", "twee", "2", 2, False)
    assert not store.boxes.lay(CODE, "a", "drie", "3", 2, False)
    assert store.boxes.lay(CODE, "a", "twee", "vier\nregels", 2, False)
    assert store.boxes.lay(CODE, "b", "drie", "3", 2, True)
    assert store.boxes.shelf(CODE, "a") == {"een": "1", "twee": "vier\nregels"}
    assert store.boxes.shelf(CODE, "c") == {}
    assert not store.boxes.lay("CKM37T", "a", "een", "1", 2, False)
    store.close(CODE)
    assert store.boxes.shelf(CODE, "a") == {}
    assert not store.boxes.lay(CODE, "a", "een", "1", 2, False)


def test_nothing_that_was_asked_is_left_in_the_file(tmp_path: Path) -> None:
    store = SqliteRooms(tmp_path / "rooms.sqlite")
    a_room(store)
    store.boxes.lay(CODE, SENT, "een", "geheime vraag", 9, True)
    on_disk = lambda: b"".join(file.read_bytes() for file in tmp_path.iterdir())  # noqa: E731
    assert b"geheime" in on_disk()
    store.close(CODE)
    assert b"geheime" not in on_disk()
    store.stop()


def test_the_database_forgets_what_was_asked_by_itself(redis_url: str) -> None:
    store = RedisRooms(redis_url)
    store._db.flushall()
    a_room(store)
    store.boxes.lay(CODE, SENT, "een", "vraag", 9, True)
    store.boxes.lay(CODE, SAME, "een telefoon", "1", 9, False)
    assert all(0 < store._db.pttl(key) <= 100_000 for key in store._db.scan_iter())
    store.close(CODE)
    assert list(store._db.scan_iter()) == []
    store.stop()


# -- questions -----------------------------------------------------------------------------------


def test_a_question_reaches_nobody_before_the_leader_lets_it_through(store: RoomStore) -> None:
    async def what(room: InRoom) -> None:
        await room.says(1, "ask", text="Mag ik <b>bukken</b>?")
        assert "bukken" not in json.dumps(await room.sees("phone"))
        (one,) = (await room.sees())["desk"]
        assert one == {"id": one["id"], "text": "Mag ik <b>bukken</b>?", "standing": "waiting", "also": []}
        await room.leads("decide", asked=one["id"], standing="shown")
        assert (await room.sees("phone"))["questions"] == [{"id": one["id"], "text": "Mag ik <b>bukken</b>?"}]
        for now in ("hidden", "answered", "waiting"):
            await room.leads("decide", asked=one["id"], standing=now)
            assert "bukken" not in json.dumps(await room.sees("phone"))

    in_a_room(store, what)


def test_no_phone_is_even_woken_by_what_another_says(file: SqliteRooms) -> None:
    async def what(room: InRoom) -> None:
        listening = {role: room.hub.listeners.join(room.code, role) for role in ("phone", "leader")}
        for says in ({"do": "ask", "text": "Mag ik bukken?"}, {"do": "sign", "sign": "fast"}):
            for one in listening.values():
                one.news.clear()
            await room.says(1, **says)
            await asyncio.wait_for(listening["leader"].news.wait(), LONGEST)
            assert not listening["phone"].news.is_set()

    in_a_room(file, what)


def test_of_whom_a_question_is_too_is_told_from_five_phones_on_and_each_counts_once(file: SqliteRooms) -> None:
    async def what(room: InRoom) -> None:
        await room.says(0, "ask", text="Mag ik bukken?")
        (one,) = (await room.sees())["desk"]
        with pytest.raises(Refused, match="staat er niet meer"):
            await room.says(1, "same", asked=one["id"], on=True)
        await room.leads("decide", asked=one["id"], standing="shown")
        # Who sent it has it already.
        for number in (0, 1, 1, 2, 3):
            await room.says(number, "same", asked=one["id"], on=True)
            assert "phones" not in (await room.desk())["Mag ik bukken?"]
        await room.says(4, "same", asked=one["id"], on=True)
        assert (await room.desk())["Mag ik bukken?"]["phones"] == 5
        assert "phones" not in json.dumps((await room.sees("phone"))["questions"])
        await room.says(4, "same", asked=one["id"], on=False)
        assert "phones" not in (await room.desk())["Mag ik bukken?"]

    in_a_room(file, what)


def test_questions_that_are_put_together_count_as_one_and_can_be_parted(store: RoomStore) -> None:
    async def what(room: InRoom) -> None:
        for number, text in enumerate(("Mag ik bukken?", "Is bukken slecht?", "Hoe slaap ik?")):
            await room.says(number, "ask", text=text)
        ids = {text: one["id"] for text, one in (await room.desk()).items()}
        first, second, other = ids["Mag ik bukken?"], ids["Is bukken slecht?"], ids["Hoe slaap ik?"]
        for asked in (first, second):
            await room.leads("decide", asked=asked, standing="shown")
        for number in (2, 3):
            await room.says(number, "same", asked=first, on=True)
        for number in (3, 4):
            await room.says(number, "same", asked=second, on=True)
        await room.leads("put-together", asked=second, into=first)
        desk = await room.desk()
        assert set(desk) == {"Mag ik bukken?", "Hoe slaap ik?"}
        # Phones 0 to 4; the third had both.
        assert desk["Mag ik bukken?"]["phones"] == 5
        assert desk["Mag ik bukken?"]["also"] == [{"id": second, "text": "Is bukken slecht?"}]
        assert [one["text"] for one in (await room.sees("phone"))["questions"]] == ["Mag ik bukken?"]
        for wrong in ({"asked": first, "into": second}, {"asked": first, "into": first}, {"asked": other, "into": "x"}):
            with pytest.raises(Refused):
                await room.leads("put-together", **wrong)
        # A phone that still saw the other may have pressed it.
        await room.says(5, "same", asked=second, on=True)
        assert (await room.desk())["Mag ik bukken?"]["phones"] == 6
        await room.leads("decide", asked=second, standing="waiting")
        assert {text: one["standing"] for text, one in (await room.desk()).items()} == {
            "Mag ik bukken?": "shown", "Is bukken slecht?": "waiting", "Hoe slaap ik?": "waiting",
        }  # fmt: skip

    in_a_room(store, what)


def test_one_question_stands_large_on_the_wall_until_the_lesson_goes_on(file: SqliteRooms) -> None:
    async def what(room: InRoom) -> None:
        await room.says(1, "ask", text="Mag ik bukken?")
        (one,) = (await room.sees())["desk"]
        await room.leads("blank", on=True)
        await room.leads("large", asked=one["id"])
        wall = await room.sees("wall")
        assert (wall["large"], wall["blank"], wall["desk"][0]["standing"]) == (one["id"], False, "shown")
        assert "signs" not in wall
        await room.leads("decide", asked=one["id"], standing="answered")
        assert (await room.sees("wall"))["large"] == ""
        for onward in ({"do": "go", "screen": 0}, {"do": "ask", "question": "woorden"}, {"do": "large", "asked": ""}):
            await room.leads("large", asked=one["id"])
            await room.leads(**onward)
            assert (await room.sees("wall"))["large"] == ""

    in_a_room(file, what)


def test_a_phone_and_a_room_send_so_many_questions_and_the_same_one_once(
    file: SqliteRooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def what(room: InRoom) -> None:
        for number in range(MOST_EACH):
            for _ in range(2):  # as a phone does that got no answer
                await room.says(1, "ask", text=f"Vraag {number}?")
        with pytest.raises(Refused, match=f"al {MOST_EACH} vragen"):
            await room.says(1, "ask", text="Nog een?")
        await room.says(2, "ask", text="Vraag 0?")
        with pytest.raises(Refused, match="heel veel vragen"):
            await room.says(3, "ask", text="Past dit nog?")
        assert len((await room.sees())["desk"]) == MOST_EACH + 1

    assert MOST_QUESTIONS == 100
    monkeypatch.setattr(from_room, "MOST_QUESTIONS", MOST_EACH + 1)
    in_a_room(file, what)


def test_the_leader_can_stop_questions_for_a_while(file: SqliteRooms) -> None:
    async def what(room: InRoom) -> None:
        await room.leads("quiet", on=True)
        with pytest.raises(Refused, match="Stel uw vraag gerust hardop"):
            await room.says(1, "ask", text="Mag ik bukken?")
        assert (await room.sees("phone"))["quiet"] is True
        await room.leads("quiet", on=False)
        await room.says(1, "ask", text="Mag ik bukken?")
        assert "quiet" not in await room.sees("phone")

    in_a_room(file, what)


def test_odd_requests_of_a_phone_are_refused_and_the_room_goes_on(file: SqliteRooms) -> None:
    async def what(room: InRoom) -> None:
        await room.says(1, "ask", text="Mag ik bukken?")
        odd = (None, 7, "", " \u200b\u202e ", "x" * (LONGEST_WORDS + 1), ["a"], {"b": 1}, "\u0301" * 150, "\u3164")
        for text in odd:
            with pytest.raises(Refused) as refused:
                await room.says(2, "ask", text=text)
            assert refused.value.status == 400
        for said in (
            {"do": "dansen"}, {"do": ["ask"]}, {"do": "same"}, {"do": "same", "asked": ["x"]}, {"do": "sign"},
            {"do": "sign", "sign": ["fast"]}, {"do": "sign", "sign": "boos"}, {"do": "same", "asked": "x" * 3000, "on": True},
        ):  # fmt: skip
            with pytest.raises(Refused):
                await room.says(2, **said)
        (one,) = (await room.sees())["desk"]
        for action in (
            {"do": "decide"}, {"do": "decide", "asked": ["x"], "standing": "shown"}, {"do": "large", "asked": None},
            {"do": "decide", "asked": one["id"], "standing": "=x"}, {"do": "decide", "asked": one["id"], "standing": []},
            {"do": "put-together", "asked": one["id"], "into": {}}, {"do": "large", "asked": "onbekend"},
        ):  # fmt: skip
            with pytest.raises(Refused):
                await room.leads(**action)
        assert [(one["text"], one["standing"]) for one in (await room.sees())["desk"]] == [
            ("Mag ik bukken?", "waiting")
        ]

    in_a_room(file, what)


def test_questions_outlive_a_new_start_of_the_server(tmp_path: Path) -> None:
    async def session(code: str) -> str:
        hub = Hub(SqliteRooms(tmp_path / "rooms.sqlite"), PinGuard("123456"), lambda: PART)
        await hub.start()
        room = InRoom(hub, code or (await hub.open("123456"))[0])
        if not code:
            await room.says(1, "ask", text="Mag ik bukken?")
            await room.leads("large", asked=(await room.sees())["desk"][0]["id"])
        else:
            wall = await room.sees("wall")
            assert (wall["desk"][0]["text"], wall["large"]) == ("Mag ik bukken?", wall["desk"][0]["id"])
        hub.stop()
        return room.code

    asyncio.run(session(asyncio.run(session(""))))


def test_a_room_that_is_made_again_has_no_questions_left_and_an_older_one_none_yet() -> None:
    room = Room(CODE, LONGEST_LIFE, heard={"a": "shown"}, large="a", quiet=True)
    again = after_loss(room)
    assert (again.heard, again.large, again.quiet) == ({}, "", True)
    older = {key: value for key, value in json.loads(room.to_json()).items() if key not in ("heard", "large", "quiet")}
    assert Room.from_json(json.dumps(older)) == replace(room, heard={}, large="", quiet=False)
    assert steer(room, {"do": "go", "screen": 1, "lesson": "01-les"}, {}, {"01-les"}).large == ""


def test_a_phone_that_sends_questions_without_end_is_slowed_down() -> None:
    limits = Limits()
    for _ in range(4):
        limits.check_phone(phone(1), "192.168.1.20")
    with pytest.raises(Refused) as refused:
        limits.check_phone(phone(1), "192.168.1.20")
    assert refused.value.status == 429
    for number in range(2, 28):
        limits.check_phone(phone(number), "192.168.1.20")
    with pytest.raises(Refused):
        limits.check_phone(phone(99), "192.168.1.20")
    limits.check_phone(phone(99), "192.168.1.21")


def test_what_was_put_together_follows_its_question_through_more_than_one() -> None:
    room, sent = Room(CODE, LONGEST_LIFE), dict.fromkeys("abc", "vraag")
    for asked, into in (("a", "b"), ("b", "c")):
        room = decided(room, {"do": "put-together", "asked": asked, "into": into}, sent)
    assert [root(room, asked) for asked in "abc"] == ["c", "c", "c"]
    room = decided(room, {"do": "decide", "asked": "c", "standing": "answered"}, sent)
    assert {standing(room, asked) for asked in "abc"} == {"answered"}
    (one,) = on_desk(room, sent, {f"{asked} p{asked}": "1" for asked in "abc"}, 3)
    assert (one["phones"], [each["id"] for each in one["also"]]) == (3, ["a", "b"])


# -- signs ---------------------------------------------------------------------------------------


def test_signs_are_counted_for_the_leader_alone_from_five_phones_on_and_fade(file: SqliteRooms) -> None:
    async def what(room: InRoom) -> None:
        clock = room.hub.from_room._now
        for number in range(4):
            await room.says(number, "sign", sign="fast")
            assert (await room.sees())["signs"] == {}
        await room.says(4, "sign", sign="unclear")
        assert (await room.sees())["signs"] == {}
        # One of each phone, the last.
        await room.says(4, "sign", sign="fast")
        assert (await room.sees())["signs"] == {"fast": 5}
        assert "signs" not in await room.sees("wall")
        assert "signs" not in await room.sees("phone")
        await room.says(0, "sign", sign="")
        assert (await room.sees())["signs"] == {}
        await room.says(0, "sign", sign="fast")
        clock.now += SIGN_FADES + 1
        assert (await room.sees())["signs"] == {}

    clock = Clock()
    file._file.now = clock
    in_a_room(file, what, now=clock)


def test_the_next_step_takes_the_signs_away(file: SqliteRooms) -> None:
    async def what(room: InRoom) -> None:
        for number in range(5):
            await room.says(number, "sign", sign="unclear")
        assert (await room.sees())["signs"] == {"unclear": 5}
        await room.leads("blank", on=True)
        assert (await room.sees())["signs"] == {"unclear": 5}
        await room.leads("go", screen=1, step=1)
        assert (await room.sees())["signs"] == {}

    in_a_room(file, what)


def test_when_the_last_sign_fades_the_leader_is_told(file: SqliteRooms, monkeypatch: pytest.MonkeyPatch) -> None:
    async def what(room: InRoom) -> None:
        leader = room.hub.listeners.join(room.code, "leader")
        await room.says(1, "sign", sign="fast")
        await room.hub.keeping.do(lambda: None)
        await asyncio.sleep(0)
        leader.news.clear()
        await asyncio.wait_for(leader.news.wait(), LONGEST)

    monkeypatch.setattr(from_room, "SIGN_FADES", -0.9)
    in_a_room(file, what)


# -- own words -----------------------------------------------------------------------------------


def test_the_same_words_are_counted_together_and_what_was_put_aside_stays_there(store: RoomStore) -> None:
    async def what(room: InRoom) -> None:
        await room.leads("ask", question="woorden")
        for number, text in enumerate(("Rustig aan", "rustig aan.", "Onzin", "Bewegen", "Rustig  aan")):
            await room.hub.voting.vote(room.code, phone(number), {"question": "woorden", "round": 1, "text": text})

        async def rounds(role: str) -> dict:
            return (await room.sees(role))["question"]["rounds"][0]

        waiting = (await rounds("leader"))["waiting"]
        assert [(one["text"], len(one["same"])) for one in waiting] == [("Rustig aan", 3), ("Onzin", 1), ("Bewegen", 1)]
        await room.leads("put-aside", words=waiting[1]["same"], on=True)
        assert [one.get("aside", False) for one in (await rounds("leader"))["waiting"]] == [False, True, False]
        # All that the leader saw; one that was put aside meanwhile is none of the group's.
        await room.leads("let-through", words=[number for one in waiting for number in one["same"]], on=True)
        told = await rounds("phone")
        assert (told["words"], told["times"]) == (["Rustig aan", "Bewegen"], [3, 1])
        assert "Onzin" not in json.dumps(await room.sees("phone"))
        await room.leads("put-aside", words=waiting[1]["same"], on=False)
        assert [one["shown"] for one in (await rounds("leader"))["waiting"]] == [True, False, True]

    in_a_room(store, what)


@pytest.mark.parametrize("words", [None, "1", [], [1, "2"], [True], [-1], [2**53], [1] * 500, {"a": 1}])
def test_words_that_are_none_are_refused(file: SqliteRooms, words: object) -> None:
    async def what(room: InRoom) -> None:
        for do in ("let-through", "put-aside"):
            with pytest.raises(Refused) as refused:
                await room.leads(do, words=words, on=True)
            assert refused.value.status == 400

    in_a_room(file, what)


def test_words_are_the_same_but_for_capitals_spaces_and_the_signs_around_them() -> None:
    assert alike("\u201cRustig  aan\u201d!") != alike("rustig aan")  # an exclamation may mean something else
    assert alike("Mag ik bukken?") != alike("Mag ik bukken")
    assert alike("\u201cRustig  aan.\u201d") == alike("rustig aan") == alike(" RUSTIG AAN ")
    assert alike("...") == "..."


def test_what_phones_write_has_letters_to_read() -> None:
    assert written(" Mijn\u200b rug ", "leeg") == "Mijn rug"
    assert written("x" * LONGEST_WORDS, "leeg")
    for nothing in ("\u0301\u0302", "\u3164\u2800", " \u0301", "\u200d"):
        with pytest.raises(Refused, match="leeg"):
            written(nothing, "leeg")
    for long in ("x" * (LONGEST_WORDS + 1), " " * 9 * LONGEST_WORDS + "x" * 5 * LONGEST_WORDS):
        with pytest.raises(Refused, match="te lang"):
            written(long, "leeg")
    assert clean_words("a \u0301b") == "a b"


# -- questions that are made in the room ---------------------------------------------------------


def test_a_question_that_is_made_in_the_room_is_voted_on_like_any_other(file: SqliteRooms) -> None:
    async def what(room: InRoom) -> None:
        await room.leads("make", kind="opinion", text="Koffie <nu>?", options=["Ja", "Nee & thee", "Later"])
        asked = (await room.sees("phone"))["question"]
        assert (asked["kind"], asked["made"], asked["question_html"]) == ("opinion", True, "Koffie &lt;nu&gt;?")
        assert [one["text_html"] for one in asked["options"]] == ["Ja", "Nee &amp; thee", "Later"]
        for number in range(8):
            ballot = {"question": asked["name"], "round": 1, "vote": {"chosen": [number % 2]}}
            await room.hub.voting.vote(room.code, phone(number), ballot)
        for do in ("close", "show"):
            await room.leads(do)
        assert (await room.sees("phone"))["question"]["rounds"][0]["phones"] == 8
        await room.leads("make", kind="schatting", text="Hoe zeker?", options=[])
        number = (await room.sees("wall"))["question"]
        assert (number["scale"]["low"], number["scale"]["high"], number["phase"]) == (0, 10, "open")
        await room.leads("make", kind="open", text="Wat neemt u mee?", options=[])
        words = {"question": (await room.sees())["question"]["name"], "round": 1, "text": "Rust"}
        await room.hub.voting.vote(room.code, phone(1), words)
        assert [one["text"] for one in (await room.sees())["made"]] == [
            "Koffie <nu>?",
            "Hoe zeker?",
            "Wat neemt u mee?",
        ]
        await room.leads("ask", question=asked["name"])
        assert (await room.sees())["question"]["phase"] == "shown"

    in_a_room(file, what)


@pytest.mark.parametrize(
    "action",
    [
        {}, {"kind": "stelling", "text": "Ja?", "options": []}, {"kind": ["open"], "text": "Ja?", "options": []},
        {"kind": "open", "text": " \u200b", "options": []}, {"kind": "opinion", "text": "Ja?", "options": ["Ja"]},
        {"kind": "opinion", "text": "Ja?", "options": ["Ja", ""]}, {"kind": "opinion", "text": "Ja?", "options": ["x"] * 9},
        {"kind": "opinion", "text": "Ja?", "options": "Ja"}, {"kind": "opinion", "text": "x" * 201, "options": ["a", "b"]},
        {"kind": "opinion", "text": "Ja?", "options": [1, 2]},
    ],
)  # fmt: skip
def test_what_is_no_question_is_not_made(action: dict) -> None:
    with pytest.raises(Refused):
        make(Room(CODE, LONGEST_LIFE), action)


def test_there_is_a_most_to_what_is_made_and_an_earlier_room_has_none() -> None:
    room = Room(CODE, LONGEST_LIFE)
    for _ in range(20):
        room = make(room, {"kind": "open", "text": "Hoe gaat het?", "options": []})
    with pytest.raises(Refused, match="al 20 vragen"):
        make(room, {"kind": "open", "text": "Hoe gaat het?", "options": []})
    assert after_loss(room).made == room.made
