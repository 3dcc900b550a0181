"""What a lesson may show of the reader's own goal."""

from __future__ import annotations

import doctest
import re

from widgets.goal_ladder import goal_ladder
from widgets.goal_ladder.goal_ladder import LEAST_STEPS, MOST_STEPS, GoalLadder


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(goal_ladder)
    assert result.attempted > 0
    assert result.failed == 0


def test_three_to_seven_steps() -> None:
    assert (LEAST_STEPS, MOST_STEPS) == (3, 7)
    assert "Drie tot zeven stappen" in " ".join(GoalLadder(name="mijn-doel").texts.values())


def test_the_goal_is_the_readers_and_is_kept() -> None:
    assert GoalLadder(name="mijn-doel")._keep == ["goal", "steps", "why"]


def test_no_text_pushes_or_counts() -> None:
    words = " ".join(GoalLadder(name="mijn-doel").texts.values()).lower()
    assert not re.search(r"\b(moet|moeten|score|punten|gehaald|te laat|pijnvrij)\b|!|%", words)
