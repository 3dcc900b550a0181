"""What a lesson may ask of the posture timer."""

from __future__ import annotations

import doctest
import re

import pytest

from widgets.posture_reminder import posture_reminder
from widgets.posture_reminder.posture_reminder import FIRST, LONGEST, SHORTEST, PostureReminder


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(posture_reminder)
    assert result.attempted > 0
    assert result.failed == 0


def test_there_is_no_magic_half_hour() -> None:
    """evidence: ``breaks-sr``, work periods of 5 minutes to 2 hours, none of them best."""
    assert (SHORTEST, LONGEST) == (5, 120)
    assert FIRST != 30
    words = " ".join(PostureReminder(name="wissel").texts.values()).lower()
    assert "er is geen beste tijd" in words
    assert not re.search(r"half uur|\b30\b|\b(moet|moeten|beter|altijd|fout|score)\b|!", words)


def test_it_asks_nothing_of_the_browser_before_the_reader_does() -> None:
    wissel = PostureReminder(name="wissel")
    assert (wissel.notify, wissel.until, wissel.again) == (False, 0.0, False)


@pytest.mark.parametrize("minutes", [0, 4, 7, 125, True, "20", 20.0])
def test_a_wrong_time_is_told(minutes: object) -> None:
    with pytest.raises(ValueError, match="PostureReminder: minutes must be 5 to 120 in steps of 5, got"):
        PostureReminder(name="wissel", minutes=minutes)
