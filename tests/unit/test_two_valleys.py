"""What the page gets for ``TwoValleys``: the model's own years, in little space, that say what the lesson says."""

from __future__ import annotations

import doctest
import json
import re
from pathlib import Path

import pytest

from widgets.models.circle import CircleModel
from widgets.two_valleys import two_valleys
from widgets.two_valleys.two_valleys import (
    EDGE,
    LANDS,
    ORDINARY,
    PAST_THE_HILL,
    SETBACK,
    SMALL,
    VERY_LARGE,
    WEEKS,
    TwoValleys,
    year,
)


@pytest.fixture(scope="module")
def valleys() -> TwoValleys:
    return TwoValleys(name="twee-dalen")


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(two_valleys)
    assert result.attempted > 0
    assert result.failed == 0


def test_years_are_the_models_own() -> None:
    run = CircleModel().run(SMALL, 1.0, ORDINARY, 10, SETBACK, WEEKS)
    made = year(SMALL, "understood", 10, setback=True)
    assert made["fear"] == pytest.approx([100 * fear for fear in run.fear], abs=0.5)
    assert made["trust"] == pytest.approx([100 * trust for trust in run.trust], abs=0.5)
    assert len(made["fear"]) == WEEKS + 1


def test_check_values_of_the_model() -> None:
    """Of evidence.md, section 6: fear below 0.4 in week 31, 19.5 and 16; understanding alone 0.90 to 0.72."""
    assert PAST_THE_HILL == 0.4
    assert [year(step)["over"] for step in (0.02, SMALL, 0.06)] == [31, 20, 16]
    alone = year(land="understood")["fear"]
    assert (alone[0], alone[WEEKS]) == (90, 72)


def test_what_each_choice_shows_is_what_the_sentences_say(valleys: TwoValleys) -> None:
    over = {part: [each["over"] for each in years] for part, years in valleys._years.items()}
    understanding, small, both = over["understanding"]
    assert understanding is None
    assert both < small
    none, again, very_large = over["step"]
    assert (none, again, very_large) == (None, small, None)
    setback, stopping, words = over["meanwhile"]
    assert stopping is None
    assert min(setback, words) > small
    # It rolls back, all the way, and stays on the left.
    assert min(valleys._years["step"][2]["fear"]) >= 88
    assert valleys._years["meanwhile"][1]["fear"][WEEKS] == pytest.approx(90, abs=1)
    assert len(CircleModel().run(VERY_LARGE, weeks=WEEKS).pauses) > 10


def test_a_setback_is_not_back_at_the_beginning(valleys: TwoValleys) -> None:
    year = valleys._years["meanwhile"][0]
    assert max(year["fear"][SETBACK.week :]) < year["fear"][0] - 20


def test_the_hill_as_seen_from_the_ball_gets_lower_by_understanding_and_higher_by_threat(valleys: TwoValleys) -> None:
    def hill(land: str) -> int:
        heights = valleys._lands[land]
        return max(heights[EDGE + 30 : EDGE + 70]) - heights[EDGE + 90]

    assert hill("understood") < hill("ordinary") < hill("threatening")
    assert hill("ordinary") < hill("setback")


@pytest.mark.parametrize("land", LANDS)
def test_the_drawn_valleys_lie_where_the_model_rests(valleys: TwoValleys, land: str) -> None:
    heights = valleys._lands[land]
    assert len(heights) == 101 + 2 * EDGE
    # Nothing sticks out of the drawing, and the ball does not roll out at an end.
    assert min(heights) >= -100
    assert max(heights[EDGE:-EDGE]) <= 100
    assert heights[0] > heights[EDGE]
    assert heights[-1] > heights[-1 - EDGE]
    for point in CircleModel().fixed_points(*LANDS[land]):
        at = EDGE + round(100 * point.fear)
        beside = [heights[at - 5], heights[at + 5]]
        assert heights[at] >= max(beside) if point.kind == "tipping" else heights[at] <= min(beside)


def test_front_end_and_python_agree() -> None:
    folder = Path(two_valleys.__file__).parent
    assert f"const EDGE = {EDGE};" in (folder / "landscape.tsx").read_text()
    words = re.findall(r'"([^"]+)"', (folder / "questions.ts").read_text().split("QUESTIONS")[1])
    parts = set(TwoValleys(name="twee-dalen")._years)
    assert parts <= set(words)
    assert set(words) - parts <= set(TwoValleys(name="twee-dalen").texts)


def test_nothing_is_kept_because_it_says_nothing_about_the_reader(valleys: TwoValleys) -> None:
    assert valleys._keep == []


def test_the_state_is_small_and_its_colours_are_tokens(valleys: TwoValleys) -> None:
    state = {key: value for key, value in valleys.get_state().items() if key not in ("_esm", "layout")}
    assert len(json.dumps(state, separators=(",", ":"))) < 14_000
    assert "#" not in json.dumps(valleys._figure)
