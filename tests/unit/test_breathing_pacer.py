"""Breathing calmly, the Python side."""

import doctest
import re

import pytest

from widgets.breathing_pacer import breathing_pacer
from widgets.breathing_pacer.breathing_pacer import PACES, BreathingPacer


def test_the_example_in_the_docstring_runs():
    result = doctest.testmod(breathing_pacer)
    assert result.attempted > 0
    assert result.failed == 0


def test_the_calm_pace_is_six_breaths_a_minute():
    assert 60 / sum(PACES["calm"]) == 6


@pytest.mark.parametrize("pace", PACES)
def test_every_pace_breathes_out_longer_than_in(pace):
    seconds_in, seconds_out = PACES[pace]
    assert seconds_out > seconds_in


def test_paces_are_what_they_are_called():
    assert sum(PACES["slower"]) > sum(PACES["calm"]) > sum(PACES["faster"])


def test_only_pace_and_length_are_kept():
    assert BreathingPacer(name="adem")._keep == ["minutes", "pace"]


def test_a_lesson_may_choose_the_start():
    pacer = BreathingPacer(name="adem", pace="slower", minutes=3)
    assert (pacer.pace, pacer.minutes) == ("slower", 3)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"pace": "snel"}, "BreathingPacer: pace must be one of slower, calm, faster, got 'snel'"),
        ({"minutes": 10}, "BreathingPacer: minutes must be one of 1, 2, 3, got 10"),
        ({"minutes": True}, "BreathingPacer: minutes must be one of 1, 2, 3, got True"),
    ],
)
def test_a_wrong_setting_is_named(wrong, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        BreathingPacer(name="adem", **wrong)
