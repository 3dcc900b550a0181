"""What the page gets for ``Body``: the model's own numbers, in five settings and three hands."""

from __future__ import annotations

import doctest
import json

import pytest

from widgets.body import body
from widgets.body.body import SETTINGS, TOUCHES, Body
from widgets.models.alarm import AlarmModel
from widgets.stages.stage import all_stages


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(body)
    assert result.attempted > 0
    assert result.failed == 0


def test_all_numbers_come_from_the_model() -> None:
    model = AlarmModel()
    shown = Body(name="lichaam")
    assert shown._pain == [[round(100 * model.pain(s, touch)) for touch in TOUCHES] for s in SETTINGS]
    for sharp, rates in ((False, shown._build_up["calm"]), (True, shown._build_up["sharp"])):
        first, second = model.build_up(0, 2, sensitive=sharp).level
        assert (first, second) == (0, pytest.approx(rates["share"] * rates["limit"]))


def test_even_a_light_hand_hurts_with_the_sharpest_alarm_only() -> None:
    light = [row[0] for row in Body(name="lichaam")._pain]
    assert light[0] == 0
    assert light[-1] > 0
    assert light == sorted(light)


def test_an_ordinary_hand_passes_a_calm_alarm() -> None:
    assert Body(name="lichaam")._pain[0][1] == 0


def test_words_of_the_stage_are_there_too() -> None:
    texts = Body(name="lichaam").texts
    assert (texts["spinal cord"], texts["Show the chart"]) == ("ruggenmerg", "Laat de grafiek zien")


@pytest.mark.parametrize("setting", [-1, 5, 1.5, True, "2"])
def test_a_setting_out_of_range_is_told(setting: object) -> None:
    with pytest.raises(ValueError, match=r"Body: setting must be a whole number between 0 and 4, got "):
        Body(name="lichaam", setting=setting)


def test_its_content_is_small() -> None:
    assert len(json.dumps([Body(name="lichaam")._pain, Body(name="lichaam")._figure])) < 4000


def test_the_stage_is_known_by_its_name() -> None:
    words = [direction.words for direction in all_stages()["lichaam"].directions]
    assert {"hand op de rug", "signaal naar boven", "twee mensen naast elkaar", "oefenen maakt rustiger"} <= set(words)
