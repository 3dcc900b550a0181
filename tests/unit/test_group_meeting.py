"""A meeting as a whole: its order, its countdown, and what is kept of it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from course.groups.agenda import countdown_of, steered
from course.groups.codes import PinGuard
from course.groups.ended import Ended
from course.groups.hub import SWEEP, Hub
from course.groups.listeners import Role
from course.groups.rooms import Refused, Room, steer
from course.groups.sqlite_store import SqliteRooms
from tests.unit.test_group_rooms import state_of_a_quiz

LESSON, EARLIER = "02-les", "01-les"
PHONES = [f"{number:032x}" for number in range(8)]


def room(**how: object) -> Room:
    return Room("CKM37R", 4000, LESSON, **how)


def go(now: Room, screen: int, **more: object) -> Room:
    return steer(now, {"do": "go", "screen": screen, **more}, (), {LESSON, EARLIER})


def test_time_for_a_vote_goes_when_the_vote_closes_and_other_time_stays() -> None:
    asked = steer(room(), {"do": "ask", "question": "vraag"}, ("vraag", "andere"), {LESSON})
    timed = steered(asked, {"do": "countdown", "seconds": 60}, 1000.0)
    assert timed is not None
    for action in ({"do": "close"}, {"do": "away"}, {"do": "ask", "question": "andere"}):
        assert countdown_of(steer(timed, action, ("vraag", "andere"), {LESSON}), 1010.0) is None
    # Who asks what is asked already changes nothing.
    same = steer(timed, {"do": "ask", "question": "vraag"}, ("vraag", "andere"), {LESSON})
    assert same.now.phase == "open"
    assert countdown_of(same, 1010.0) == {"seconds": 60, "left": 50.0}
    closed = steer(timed, {"do": "close"}, ("vraag",), {LESSON})
    talking = steered(closed, {"do": "countdown", "seconds": 120}, 1000.0)
    assert talking is not None
    shown = steer(steer(talking, {"do": "show"}, ("vraag",), {LESSON}), {"do": "away"}, ("vraag",), {LESSON})
    assert countdown_of(shown, 1010.0) == {"seconds": 120, "left": 110.0}


def test_going_on_follows_the_order_that_the_leader_chose_and_never_leads_back_in_it() -> None:
    now = steered(room(), {"do": "order", "screens": [0, 3, 1]}, 0)
    assert now is not None
    now = go(go(now, 3, onward=True), 1, onward=True)
    assert now.screen == 1
    # Asked by a window that did not know yet how far the group is.
    assert go(now, 3, onward=True).screen == 1
    assert go(now, 3).screen == 3
    assert (now.seen, now.order) == ([3, 1], [0, 3, 1])
    other = go(now, 2, lesson=EARLIER)
    assert (other.seen, other.order) == ([2], [])


@pytest.mark.parametrize("screens", [None, "012", [0, 0], [-1], [True], [1.0], [61], [[1]], [0] * 80])
def test_an_order_that_cannot_be_is_refused(screens: object) -> None:
    with pytest.raises(Refused):
        steered(room(), {"do": "order", "screens": screens}, 0)


def test_an_order_for_a_lesson_that_is_no_longer_on_changes_nothing() -> None:
    assert steered(room(), {"do": "order", "screens": [2], "lesson": EARLIER}, 0) == room()


def test_a_countdown_says_what_is_left_and_is_forgotten_a_minute_after_its_end() -> None:
    now = steered(room(), {"do": "countdown", "seconds": 120}, 1000.0)
    assert now is not None
    assert countdown_of(now, 1030.0) == {"seconds": 120, "left": 90.0}
    assert countdown_of(now, 1150.0) == {"seconds": 120, "left": -30.0}
    assert countdown_of(now, 1180.0) is None
    off = steered(now, {"do": "countdown", "seconds": 0}, 1030.0)
    assert off is not None
    assert countdown_of(off, 1030.0) is None
    for seconds in (-1, 1.5, True, 10**9, None, "60"):
        with pytest.raises(Refused):
            steered(room(), {"do": "countdown", "seconds": seconds}, 0)


class Meeting:
    """A hub with one room, its leader and phones, without a network."""

    def __init__(self, folder: Path) -> None:
        questions = {
            "proef": {**state_of_a_quiz(), "name": "proef"},
            "woorden": {**state_of_a_quiz("open"), "name": "woorden"},
        }
        screens = [{"title": title} for title in ("Les", "Een", "Twee", "Drie")]
        parts = {stem: {"screens": screens, "questions": questions} for stem in (LESSON, EARLIER)}
        self.at = 1000.0
        self.hub = Hub(SqliteRooms(folder / "rooms", self.now), PinGuard("482913"), lambda: parts, now=self.now)

    def now(self) -> float:
        self.at += 1
        return self.at

    async def begin(self) -> None:
        self.code, _ = await self.hub.open("482913")
        await self.steer("go", lesson=LESSON, screen=2)

    async def steer(self, *does: str, **more: object) -> None:
        for do in does:
            await self.hub.steer(self.code, {"do": do, **more})

    async def vote(self, chosen: list[int], question: str = "proef", number: int = 1) -> None:
        for phone, place in zip(PHONES, chosen, strict=False):
            await self.hub.voting.vote(
                self.code, phone, {"question": question, "round": number, "vote": {"chosen": [place]}}
            )

    async def state(self, role: Role) -> dict:
        return json.loads(await self.hub.room_state.write(self.code, role))


def led(test):
    """Runs a test that leads a meeting."""

    def run(tmp_path: Path) -> None:
        async def all_of_it() -> None:
            meeting = Meeting(tmp_path)
            await meeting.begin()
            try:
                await test(meeting)
            finally:
                meeting.hub.stop()

        asyncio.run(all_of_it())

    run.__name__, run.__doc__ = test.__name__, test.__doc__
    return run


@led
async def test_what_a_group_saw_and_said_is_told_just_before_the_end_and_gone_after_it(meeting: Meeting) -> None:
    await meeting.steer("ask", question="proef")
    await meeting.vote([0, 0, 0, 1, 1, 1])
    await meeting.steer("close", "show", "reveal", "away")
    assert "recap" not in await meeting.state("phone")
    await meeting.steer("wrap", on=True)
    phone, wall = await meeting.state("phone"), await meeting.state("wall")
    (asked,) = phone["recap"]["questions"]
    assert (asked["lesson"], asked["name"], asked["rounds"][0]["options"]) == (
        LESSON,
        "proef",
        [[0, 4], [0, 4], [0, 4]],
    )
    assert (phone["recap"]["seen"], phone["recap"]["screens"][2]) == ([2], "Twee")
    assert asked["right"] == [False, False, True]  # in the order of the lesson
    # It stands in the lesson.
    assert "geheim" not in json.dumps(asked)
    assert "recap" not in wall
    # Not yet, after all.
    await meeting.steer("go", screen=3)
    assert "recap" not in await meeting.state("phone")
    await meeting.steer("wrap", on=True)
    recap = (await meeting.state("phone"))["recap"]
    await meeting.steer("end")
    assert (await meeting.state("phone"))["recap"] == recap
    assert await meeting.state("wall") == {"ended": True}


@led
async def test_the_last_news_of_a_group_holds_what_may_be_kept_however_it_ends(meeting: Meeting) -> None:
    """Also when nobody was told that it would end: "Ja" at once, from the begin page, and by time."""
    await meeting.steer("ask", question="proef")
    await meeting.vote([0, 0, 0, 1, 1, 1])
    await meeting.steer("close", "show")
    hub, room = meeting.hub, await meeting.hub.rooms.room(meeting.code)
    kept = await hub.end(meeting.code)
    last = await meeting.state("phone")
    assert next(iter(last)) == "ended"
    assert last["ended"] is True
    assert (last["lesson"], last["lesson_title"], last["screen"], last["question"]) == (LESSON, "Les", 2, None)
    assert last["recap"]["questions"][0]["rounds"][0]["options"] == [[0, 4], [0, 4], [0, 4]]
    assert (await meeting.state("leader"))["recap"] == kept
    # Erased where it was kept; and told to nobody who comes later.
    assert hub.keeping.store.room(room.code) is None
    assert hub.keeping.store.boxes.ballots(room.code, f"{LESSON}/proef/1") == {}
    with pytest.raises(Refused):
        await hub.rooms.room(room.code)


@led
async def test_a_group_whose_time_is_over_ends_with_its_last_news(meeting: Meeting) -> None:
    await meeting.steer("ask", question="proef")
    await meeting.vote([0, 0, 0, 1, 1, 1])
    await meeting.steer("close", "show")
    listener = meeting.hub.listeners.join(meeting.code, "phone")
    await meeting.hub.listeners.state(meeting.code, "phone")
    room = await meeting.hub.rooms.room(meeting.code)
    meeting.at = room.expires - SWEEP - 5
    await meeting.hub.sweep()
    assert "ended" not in await meeting.state("phone")
    meeting.at = room.expires - 10
    listener.news.clear()
    await meeting.hub.sweep()
    assert listener.news.is_set()
    assert len((await meeting.state("phone"))["recap"]["questions"]) == 1


@led
async def test_a_group_ends_also_when_its_summary_cannot_be_made(meeting: Meeting) -> None:
    async def broken(*_: object) -> None:
        raise ValueError("no")

    meeting.hub.room_state.last = broken
    assert await meeting.hub.end(meeting.code) is None
    assert await meeting.state("phone") == {"ended": True}


@led
async def test_another_process_tells_the_same_last_news(meeting: Meeting) -> None:
    await meeting.hub.end(meeting.code)
    topics: list[str] = []
    meeting.hub.keeping.store.listen(topics.append)
    await meeting.hub.rooms.ended.tell(meeting.code)
    told, other = await meeting.state("phone"), Ended(meeting.hub.keeping)
    assert other.hear(topics[0].removeprefix("over ")) == meeting.code
    assert meeting.code in other
    assert {"ended": True, **other.last(meeting.code, "phone")} == told
    assert not other.to_erase


@led
async def test_votes_that_can_still_change_are_not_told_to_anyone(meeting: Meeting) -> None:
    await meeting.steer("ask", question="proef")
    await meeting.vote([0, 0, 0, 1, 1])
    await meeting.steer("wrap", on=True)
    for step in ("close", "reopen", "close"):
        told = [(await meeting.state(role))["recap"]["questions"] for role in ("phone", "leader")]
        assert "options" not in json.dumps([asked["rounds"] for questions in told for asked in questions])
        await meeting.steer(step)
    # The leader looks: from here nothing of it can change, and the group has not seen it.
    await meeting.steer("look")
    phone, leader = [(await meeting.state(role))["recap"]["questions"][0] for role in ("phone", "leader")]
    assert (phone["rounds"], leader["rounds"][0]["options"]) == ([], [[3, 5], [0, 2], [0, 2]])
    with pytest.raises(Refused):
        await meeting.vote([1])
    for step in ("reopen", "restart"):
        with pytest.raises(Refused):
            await meeting.steer(step)


@led
async def test_of_few_phones_no_number_is_kept_and_of_texts_those_that_were_let_through(meeting: Meeting) -> None:
    await meeting.steer("ask", question="proef")
    await meeting.vote([0, 0, 0, 1])
    await meeting.steer("close", "show", "away")
    await meeting.steer("ask", question="woorden")
    for phone, text in zip(PHONES, ("Mag", "Niet"), strict=False):
        await meeting.hub.voting.vote(meeting.code, phone, {"question": "woorden", "round": 1, "text": text})
    first = (await meeting.state("leader"))["question"]["rounds"][0]["waiting"][0]["id"]
    await meeting.steer("let-through", words=first, on=True)
    await meeting.steer("wrap", on=True)
    for role in ("phone", "leader"):
        few, texts = (await meeting.state(role))["recap"]["questions"]
        assert few["rounds"][0]["too_few"]
        assert "options" not in few["rounds"][0]
        assert texts["rounds"] == [{"votes": 2, "words": ["Mag"], "times": [1]}]


@led
async def test_a_question_of_an_earlier_lesson_is_asked_in_this_one(meeting: Meeting) -> None:
    name = f"{EARLIER}/proef"
    await meeting.steer("ask", question=name)
    assert (await meeting.state("phone"))["question"]["name"] == name
    await meeting.vote([0, 1, 1, 1, 1, 1], question=name)
    await meeting.steer("close", "show")
    state = await meeting.state("wall")
    assert (state["lesson"], state["question"]["rounds"][0]["options"]) == (LESSON, [[0, 2], [4, 6], [0, 2]])
    await meeting.steer("away")
    # The same question of this lesson is another one.
    await meeting.steer("ask", question="proef")
    assert (await meeting.state("wall"))["question"]["rounds"][0]["votes"] == 0
    with pytest.raises(Refused):
        await meeting.steer("ask", question="03-les/proef")
