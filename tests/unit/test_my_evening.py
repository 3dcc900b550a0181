"""What a lesson may offer for an evening."""

from __future__ import annotations

import doctest
import re

import pytest

from widgets.my_evening import my_evening
from widgets.my_evening.my_evening import ACTIVITIES, MOST_CHARACTERS, MyEvening


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(my_evening)
    assert result.attempted > 0
    assert result.failed == 0


def test_the_activities_of_the_course_are_dutch() -> None:
    avond = MyEvening(name="mijn-avond")
    assert avond.activities["reading"] == "Een paar bladzijden lezen"
    assert set(ACTIVITIES.values()).isdisjoint(avond.activities.values())


def test_nothing_asks_for_hours_or_promises_sleep() -> None:
    avond = MyEvening(name="mijn-avond")
    words = " ".join([*avond.activities.values(), *avond.texts.values()]).lower()
    assert not re.search(r"\b(uur|uren|minuten|moet|moeten|score|altijd)\b|!", words)
    assert "of u er beter door slaapt, weet niemand vooraf" in words


def test_only_the_evening_is_kept() -> None:
    assert MyEvening(name="mijn-avond")._keep == ["evening"]


@pytest.mark.parametrize(
    ("activities", "message"),
    [
        ({"Warm bad": "Warm bad"}, "a key in activities must be lower-case letters.*got 'Warm bad'"),
        ({"1": "Lezen"}, "a key in activities must be lower-case letters.*got '1'"),
        ({"lezen": " "}, "the text of 'lezen' in activities must hold 1 to 80 characters, got ' '"),
        ({"lezen": "a" * (MOST_CHARACTERS + 1)}, "must hold 1 to 80 characters"),
        ({"lezen": 5}, "must hold 1 to 80 characters, got 5"),
    ],
)
def test_a_wrong_activity_is_told(activities: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        MyEvening(name="mijn-avond", activities=activities)
