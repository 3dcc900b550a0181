"""Nights and days, the Python side: what goes into the page and whether it agrees with the model."""

import doctest
import json
import re

import pytest

from widgets.models.sleep import PRESETS, Scenario
from widgets.sleep_week import sleep_week
from widgets.sleep_week.sleep_week import DAYS, SleepWeek


@pytest.fixture(scope="module")
def week():
    return SleepWeek(name="week")


def test_the_example_in_the_docstring_runs():
    result = doctest.testmod(sleep_week)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize("arrows", PRESETS)
def test_the_page_holds_what_the_model_says(week, arrows):
    pain = PRESETS[arrows].run(DAYS, Scenario(bad_nights=(0,))).pain
    assert [more / 100 for more in week._after[arrows]["more"]] == pytest.approx([each - 5 for each in pain], abs=0.005)


@pytest.mark.parametrize("arrows", PRESETS)
def test_one_bad_night_is_nearly_gone_in_about_three_days(week, arrows):
    assert week._after[arrows]["fades"] == 3


def test_better_sleep_gives_a_little_less_pain(week):
    assert 0 < week._after["dagboek"]["better"] < 50


def test_the_chart_says_its_message_and_has_room_for_every_line(week):
    layout = week._figure["layout"]
    assert layout["annotations"][0]["text"] == "<b>Wat één slechte nacht erbij doet</b>"
    low, high = layout["yaxis"]["range"]
    assert all(low <= value <= high for trace in week._figure["data"] for value in trace["y"])


def test_the_page_stays_small(week):
    state = {key: value for key, value in week.get_state().items() if key not in ("_esm", "layout", "texts")}
    assert len(json.dumps(state)) < 4_000


def test_a_lesson_may_choose_the_start():
    week = SleepWeek(name="week", nights="bad_week", arrows="gelijk")
    assert (week.nights, week.arrows) == ("bad_week", "gelijk")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            {"nights": "holiday"},
            "SleepWeek: nights must be one of usual, one_bad_night, bad_week, better_sleep, got 'holiday'",
        ),
        ({"arrows": "dun"}, "SleepWeek: arrows must be one of dagboek, sterk, gelijk, got 'dun'"),
    ],
)
def test_a_wrong_setting_is_named(wrong, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        SleepWeek(name="week", **wrong)


def test_nothing_is_kept(week):
    assert week._keep == []
