"""What the page gets for ``PainAlarm``: the model's own numbers, in little space."""

from __future__ import annotations

import doctest
import json

import pytest

from widgets.models.alarm import AlarmModel
from widgets.pain_alarm import pain_alarm
from widgets.pain_alarm.pain_alarm import SETTINGS, TOUCHES, PainAlarm


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(pain_alarm)
    assert result.attempted > 0
    assert result.failed == 0


def test_all_numbers_come_from_the_model() -> None:
    model, alarm = AlarmModel(), PainAlarm(name="alarm")
    for row, curve, sensitivity in zip(alarm._pain, alarm._curves, SETTINGS, strict=True):
        assert row == [round(100 * model.pain(sensitivity, touch)) for touch in TOUCHES]
        assert curve == [round(100 * model.pain(sensitivity, touch)) for touch in alarm._grid]


def test_the_settings_run_from_calm_to_very_sensitive_in_equal_steps() -> None:
    assert SETTINGS[0] == 0
    assert SETTINGS[-1] == 1
    assert len({round(b - a, 6) for a, b in zip(SETTINGS, SETTINGS[1:], strict=False)}) == 1


def test_an_ordinary_touch_hurts_at_every_setting_but_the_calm_one() -> None:
    alarm = PainAlarm(name="alarm")
    ordinary = [row[2] for row in alarm._pain]
    assert TOUCHES[2] < alarm._ordinary
    assert ordinary[0] == 0
    assert ordinary[1] > 0
    assert ordinary == sorted(ordinary)


def test_daily_things_shift_the_alarm_one_step_and_both_ways() -> None:
    assert PainAlarm(name="alarm")._shifts == {"bad_night": 1, "stress": 1, "feeling_safe": -1}
    assert SETTINGS[1] - SETTINGS[0] <= 0.2


def test_the_groups_overlap_and_the_average_is_a_little_higher_with_pain() -> None:
    groups = PainAlarm(name="alarm")._groups
    assert 0.2 <= groups["with"]["average"] <= 0.3
    assert groups["without"]["average"] < groups["with"]["average"] < groups["without"]["to"]
    assert groups["with"]["from"] <= groups["without"]["average"]


def test_nothing_is_kept_because_the_setting_is_not_the_patients() -> None:
    assert PainAlarm(name="alarm")._keep == []


def test_the_state_is_small_and_its_colours_are_tokens() -> None:
    alarm = PainAlarm(name="alarm")
    state = {key: value for key, value in alarm.get_state().items() if key not in ("_esm", "layout")}
    assert len(json.dumps(state)) < 10_000
    figure = json.dumps(alarm._figure)
    assert len(figure) < 4_000
    assert "--c-line-1" in figure
    assert "#" not in figure


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ({"setting": 6}, "setting must be a whole number between 0 and 5, got 6"),
        ({"setting": True}, "setting must be a whole number between 0 and 5, got True"),
        ({"touch": -1}, "touch must be a whole number between 0 and 4, got -1"),
        ({"touch": "licht"}, "touch must be a whole number between 0 and 4, got 'licht'"),
    ],
)
def test_a_start_out_of_range_names_the_allowed_values(setting: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        PainAlarm(name="alarm", **setting)
