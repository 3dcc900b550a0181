"""Nights and days, the Python side: what goes into the page and whether it agrees with the model."""

import doctest
import json
import re

import pytest

from widgets.models.sleep import PRESETS, SCENARIOS
from widgets.sleep_week import sleep_week
from widgets.sleep_week.sleep_week import DAYS, SEEDS, SleepWeek, in_short, ups_and_downs


@pytest.fixture(scope="module")
def week():
    return SleepWeek(name="week")


def test_the_example_in_the_docstring_runs():
    result = doctest.testmod(sleep_week)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize("arrows", PRESETS)
@pytest.mark.parametrize("nights", SCENARIOS)
def test_the_page_holds_what_the_model_says(week, arrows, nights):
    run = PRESETS[arrows].run(DAYS, nights)
    held = week._expected[arrows][nights]
    assert [value / 100 for value in held["night"]] == pytest.approx([night - 5 for night in run.night], abs=0.005)
    assert [value / 100 for value in held["pain"]] == pytest.approx([pain - 5 for pain in run.pain], abs=0.005)
    chances = week._chance[arrows][nights]
    assert len(chances) == len(SEEDS)
    assert all(len(each["night"]) == len(each["pain"]) == DAYS for each in chances)


def test_chance_is_the_same_in_every_page_and_never_twice_the_same(week):
    again = SleepWeek(name="week")
    assert again._chance == week._chance
    for nights in SCENARIOS:
        assert len({json.dumps(each) for each in week._chance["dagboek"][nights]}) == len(SEEDS)


@pytest.mark.parametrize("arrows", PRESETS)
def test_one_bad_night_is_nearly_gone_in_about_three_days(week, arrows):
    short = week._short[arrows]["one_bad_night"]
    assert short["fades"] == 3
    assert short["chance_is_more"]


def test_better_sleep_stays_and_gives_a_little_less_pain(week):
    short = week._short["dagboek"]["better_sleep"]
    assert short["fades"] == 0
    assert -50 < short["most"] < 0


def test_usual_nights_need_no_words_about_fading(week):
    assert week._short["dagboek"]["usual"] == {"most": 0, "fades": 0, "chance_is_more": True}


def test_what_fades_is_counted_from_the_largest_difference():
    model = PRESETS["dagboek"]
    assert in_short(model, [0, 10, 80, 40, 19, 0])["fades"] == 2
    assert in_short(model, [0, -10, -80, -80])["most"] == -80
    assert in_short(model, [0, 500])["chance_is_more"] is False


def test_ups_and_downs_are_about_a_point():
    assert ups_and_downs(PRESETS["dagboek"]) == pytest.approx(0.93, rel=0.1)


def test_in_every_picture_with_chance_it_is_really_larger_where_the_sentence_says_so(week):
    for arrows in PRESETS:
        for nights in SCENARIOS:
            short = week._short[arrows][nights]
            if not short["chance_is_more"]:
                continue
            plain = week._expected[arrows][nights]["pain"]
            for run in week._chance[arrows][nights]:
                largest = max(abs(value - usual) for value, usual in zip(run["pain"], plain, strict=True))
                assert largest > abs(short["most"])


def test_the_chart_has_room_for_every_run(week):
    for axis, name in (("yaxis", "night"), ("yaxis2", "pain")):
        low, high = week._figure["layout"][axis]["range"]
        for arrows in PRESETS:
            for nights in SCENARIOS:
                for run in [week._expected[arrows][nights], *week._chance[arrows][nights]]:
                    assert low <= min(run[name]) / 100
                    assert max(run[name]) / 100 <= high


def test_the_page_stays_small(week):
    state = {key: value for key, value in week.get_state().items() if key not in ("_esm", "layout", "texts")}
    assert len(json.dumps(state)) < 20_000
    assert len(json.dumps(week._figure)) < 4_000


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
