"""Stories and plays in a group: large on the wall, moved by the leader, and handed out to phones."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from course.groups.rooms import Refused, Room, steer
from course.groups.shows import PLAYED, questions_of, show_of, staged
from course.groups.totals import parts_told
from course.typescript import widget_classes
from tests.unit.test_group_meeting import LESSON, PHONES, Meeting, led
from widgets.countable import CountablePlay
from widgets.counted import counted
from widgets.pain_alarm.pain_alarm import PainAlarm
from widgets.quiz.quiz_grammar import MOST_OPTIONS

PLAY = {
    "kind": "play",
    "steps": 3,
    "counted": counted("setting", "Waar <zette> u het?", {0: "laag", 1: "mid", 2: "hoog"}),
}
SHOWS = {"verhaal": {"kind": "scene", "steps": 6}, "lichaam": PLAY, "plannen": {"kind": "play", "steps": 0}}
ASKED = f"{PLAYED}lichaam"


def english(kind: str) -> set[str]:
    """The texts of a widget that have another in Dutch."""
    return {text for text, dutch in COUNTABLE[kind](name="spel").texts.items() if text != dutch}


def room(**how: object) -> Room:
    return Room("CKM37R", 4000, LESSON, **how)


@pytest.mark.parametrize(
    ("widget", "at"),
    [
        *((name, 0) for name in (None, 3, ["verhaal"], {}, "ander", ASKED)),
        *(("verhaal", at) for at in (-1, 7, 1.0, True, "1", None, 10**30)),
        ("lichaam", 4),
        ("plannen", 1),
    ],
)
def test_what_is_not_there_or_not_so_long_is_not_shown(widget: object, at: object) -> None:
    with pytest.raises(Refused):
        staged(room(), {"widget": widget, "at": at}, SHOWS)


def test_a_story_goes_on_step_by_step_and_leaves_with_what_comes_after_it() -> None:
    now = staged(room(blank=True, large="x"), {"widget": "verhaal", "at": 3}, SHOWS)
    assert (now.staged, now.at, now.blank, now.large) == ("verhaal", 3, False, "")
    assert staged(now, {"widget": ""}, SHOWS).staged == ""
    assert steer(now, {"do": "go", "screen": 2}, (), {LESSON}).staged == ""
    assert steer(now, {"do": "ask", "question": "q"}, ("q",), {LESSON}).staged == ""


COUNTABLE = {kind: each for kind, each in widget_classes().items() if issubclass(each, CountablePlay)}


def test_the_plays_of_the_lessons_can_be_handed_out() -> None:
    ones = {"scan_findings", "body", "two_valleys", "sleep_week", "breathing_pacer", "two_plans", "my_movement"}
    assert set(COUNTABLE) == {*ones, "treatments", "fear_circle"}


@pytest.mark.parametrize("kind", COUNTABLE)
def test_a_play_says_itself_what_of_it_can_be_counted(kind: str) -> None:
    """And nothing of it is anybody's own words; its words are Dutch, and fit on a wall."""
    widget = COUNTABLE[kind](name="spel")
    state = widget.get_state()
    said = state["_counted"]
    values = [one["value"] for one in said["values"]]
    assert 2 <= len(set(values)) == len(values) <= MOST_OPTIONS
    assert {type(value) for value in values} == {type(state[said["trait"]])}
    assert type(widget).class_traits()[said["trait"]].__class__.__name__ in ("Int", "Unicode")
    assert said["ask"].endswith("?")
    assert "{" not in said["ask"]
    assert not {said["ask"], *(one["text"] for one in said["values"])} & english(kind)
    assert all(len(one["text"]) <= 30 for one in said["values"])
    shown = show_of(kind, state)
    assert shown is not None
    assert shown["steps"] == len(said["values"])


def test_a_play_that_says_nothing_can_be_moved_and_not_handed_out() -> None:
    shown = show_of("pain_alarm", PainAlarm(name="alarm").get_state())
    assert shown == {"kind": "play", "steps": 0}
    assert list(questions_of(SHOWS)) == [ASKED]


def test_what_is_nobodys_play_is_not_shown() -> None:
    assert show_of("goal_ladder", {"_keep": ["goal"], "goal": "lopen"}) is None
    assert show_of("my_factors", {"_keep": ["factors"], "_figure": {}}) is None


def with_plays(meeting: Meeting) -> None:
    parts = meeting.hub.lessons.parts()
    parts[LESSON]["shows"] = SHOWS
    parts[LESSON]["plays"] = {"lichaam": {"name": "lichaam", "_module": "body.js"}}


async def play(meeting: Meeting, ends: list[int]) -> None:
    await meeting.vote(ends, question=ASKED)


@led
async def test_what_phones_end_at_is_counted_as_any_vote_and_told_from_five_on(meeting: Meeting) -> None:
    with_plays(meeting)
    await meeting.steer("stage", widget="lichaam", at=0)
    assert (await meeting.state("wall"))["staged"] == "lichaam"
    assert "staged" not in await meeting.state("phone")
    await meeting.steer("ask", question=ASKED)
    asked = (await meeting.state("phone"))["question"]
    assert (asked["play"], asked["made"], asked["question_html"]) == ("lichaam", True, "Waar &lt;zette&gt; u het?")
    assert meeting.hub.lessons.play(await meeting.hub.rooms.room(meeting.code))["_module"] == "body.js"
    await play(meeting, [0, 0, 0, 0])
    # Who goes on playing counts once, where he ends.
    await play(meeting, [2, 2, 2, 2])
    await meeting.steer("close", "show")
    assert (await meeting.state("wall"))["question"]["rounds"][0]["too_few"]
    await meeting.steer("again")
    await meeting.vote([2, 2, 2, 2, 0, 0, 0, 0], question=ASKED, number=2)
    assert "options" not in json.dumps((await meeting.state("wall"))["question"]["rounds"])
    await meeting.steer("close", "show")
    assert (await meeting.state("wall"))["question"]["rounds"][1]["options"] == parts_told([4, 0, 4], 8, one_each=True)
    assert (await meeting.state("phone"))["question"]["rounds"][-1]["phones"] == 8
    await meeting.steer("away")
    with pytest.raises(Refused):
        meeting.hub.lessons.play(await meeting.hub.rooms.room(meeting.code))
    await meeting.hub.end(meeting.code)
    assert [asked["name"] for asked in (await meeting.state("phone"))["recap"]["questions"]] == [ASKED]


@led
async def test_nothing_but_a_place_that_the_play_names_is_taken(meeting: Meeting) -> None:
    with_plays(meeting)
    await meeting.steer("ask", question=ASKED)
    hostile = [
        None,
        [],
        "x",
        {},
        {"chosen": []},
        {"chosen": [3]},
        {"chosen": [-1]},
        {"chosen": [0, 1]},
        {"chosen": [1.0]},
    ]
    hostile += [{"chosen": [True]}, {"chosen": ["Jan"]}, {"setting": 2}, {"chosen": [10**30]}, {"estimate": 1}]
    for vote in hostile:
        with pytest.raises(Refused):
            await meeting.hub.voting.vote(meeting.code, PHONES[0], {"question": ASKED, "round": 1, "vote": vote})
    # What comes beside it is not kept.
    body = {"question": ASKED, "round": 1, "vote": {"chosen": [1], "name": "Jan", "certainty": 3}, "text": "Jan"}
    await meeting.hub.voting.vote(meeting.code, PHONES[0], body)
    box = (await meeting.hub.rooms.room(meeting.code)).box
    assert meeting.hub.keeping.store.boxes.ballots(meeting.code, box) == {'{"chosen": [1]}': 1}


@led
async def test_a_room_that_an_earlier_version_kept_has_nothing_large(meeting: Meeting) -> None:
    now = await meeting.hub.rooms.room(meeting.code)
    kept = json.loads(replace(now, staged="x").to_json())
    del kept["staged"], kept["at"]
    assert Room.from_json(json.dumps(kept)).staged == ""
