"""What the page gets for ``TwoValleys``: the model's own runs, in little space, that say what the lesson says."""

from __future__ import annotations

import doctest
import json
import re
from itertools import product
from pathlib import Path

import pytest

from widgets.models.circle import CircleModel
from widgets.two_valleys import two_valleys
from widgets.two_valleys.two_valleys import (
    EDGE,
    LEVELS,
    PAST_THE_HILL,
    SETBACK,
    STEPS,
    STOP_WEEKS,
    THREATS,
    UNDERSTANDING,
    WEEKS,
    TwoValleys,
    decode,
    encode,
    hilltop,
)

ORDINARY = THREATS.index(0.50)
NOT_STOPPING = STOP_WEEKS.index(None)
LARGEST = len(STEPS) - 1
SURROUNDINGS = list(product(range(len(THREATS)), range(len(UNDERSTANDING))))


@pytest.fixture(scope="module")
def valleys() -> TwoValleys:
    return TwoValleys(name="twee-dalen")


def over(
    valleys: TwoValleys, threat: int, understanding: int, step: int, stop: int = 0, setback: int = 0
) -> int | None:
    return valleys._runs[threat][understanding][step][stop][setback][1]


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(two_valleys)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_runs_are_the_models_own(valleys: TwoValleys, step: int) -> None:
    run = CircleModel().run(STEPS[step], UNDERSTANDING[1], THREATS[2], None, SETBACK, WEEKS)
    values, _, pauses = valleys._runs[2][1][step][0][1]
    near = pytest.approx(run.fear + run.trust, abs=0.5 / LEVELS + 0.005)
    assert decode(values) == near
    assert pauses == len(run.pauses)


def test_check_values_of_the_model(valleys: TwoValleys) -> None:
    """Weeks of evidence.md, section 6: 31, 19.5 and 16 without understanding, 14.4 with it (here: over the own hill)."""
    weeks = {STEPS[step]: over(valleys, ORDINARY, 0, step) for step in (1, 2, 3)}
    assert weeks == {0.02: pytest.approx(31, abs=2), 0.04: pytest.approx(19.5, abs=2), 0.06: pytest.approx(16, abs=1)}
    assert over(valleys, ORDINARY, 2, 3) < over(valleys, ORDINARY, 0, 3)


@pytest.mark.parametrize(("threat", "understanding"), SURROUNDINGS)
def test_understanding_and_words_alone_do_not_carry_the_ball_over(
    valleys: TwoValleys, threat: int, understanding: int
) -> None:
    assert over(valleys, threat, understanding, 0) is None


@pytest.mark.parametrize(("threat", "understanding"), SURROUNDINGS)
def test_small_steps_carry_the_ball_over_and_very_large_ones_never(
    valleys: TwoValleys, threat: int, understanding: int
) -> None:
    for step in range(1, LARGEST):
        assert over(valleys, threat, understanding, step) is not None
        assert over(valleys, threat, understanding, step, setback=1) is not None
    assert over(valleys, threat, understanding, LARGEST) is None
    assert valleys._runs[threat][understanding][LARGEST][0][0][2] > 10


@pytest.mark.parametrize(("threat", "understanding"), SURROUNDINGS)
def test_a_setback_holds_up_and_undoes_only_what_was_already_stopped(
    valleys: TwoValleys, threat: int, understanding: int
) -> None:
    for step in range(1, LARGEST):
        for stop in range(len(STOP_WEEKS)):
            without, with_setback = (over(valleys, threat, understanding, step, stop, n) for n in (0, 1))
            if with_setback is None:
                assert without is None or stop != NOT_STOPPING
            else:
                assert without is not None
                assert with_setback >= without


def test_stopping_before_the_hill_lets_the_ball_roll_back(valleys: TwoValleys) -> None:
    assert over(valleys, ORDINARY, 0, 3, STOP_WEEKS.index(8)) is None
    assert over(valleys, ORDINARY, 0, 3, STOP_WEEKS.index(10)) is None
    assert over(valleys, ORDINARY, 2, 3, STOP_WEEKS.index(10)) is not None


def test_understanding_lowers_the_hill_as_seen_from_the_left_valley(valleys: TwoValleys) -> None:
    def hill(understanding: int) -> int:
        land = valleys._lands[ORDINARY][understanding]
        return land["heights"][land["top"] + EDGE] - land["heights"][land["stuck"] + EDGE]

    assert hill(0) > hill(1) > hill(2) >= 0


@pytest.mark.parametrize(("threat", "understanding"), SURROUNDINGS)
def test_the_drawn_valleys_lie_where_the_model_rests(valleys: TwoValleys, threat: int, understanding: int) -> None:
    land = valleys._lands[threat][understanding]
    heights = land["heights"]
    assert len(heights) == len(land["setback"]) == LEVELS + 1 + 2 * EDGE
    assert min(heights) > 0
    bottoms = [land["calm"]] + ([land["stuck"]] if land["stuck"] is not None else [])
    for bottom in bottoms:
        at = bottom + EDGE
        assert heights[at] <= min(heights[at - 3], heights[at + 3])
    if land["top"] is None:
        assert hilltop(THREATS[threat], UNDERSTANDING[understanding]) is None
    else:
        assert heights[land["top"] + EDGE] >= heights[land["stuck"] + EDGE]


def test_past_the_hill_is_the_level_of_the_evidence() -> None:
    assert PAST_THE_HILL == 0.4


def test_characters_hold_every_level() -> None:
    values = tuple(level / LEVELS for level in range(LEVELS + 1))
    assert decode(encode(values)) == pytest.approx(values, abs=0.005)
    assert encode(values).isascii()
    assert encode(values).isprintable()


def test_every_word_of_the_sliders_has_its_dutch(valleys: TwoValleys) -> None:
    source = Path(two_valleys.__file__).with_suffix(".tsx").read_text()
    lists = re.findall(r"^const (?:STEPS|UNDERSTANDING|THREATS) = \[(.*)\];$", source, re.M)
    words = [re.findall(r'"([^"]+)"', each) for each in lists]
    assert [len(each) for each in words] == [len(STEPS), len(UNDERSTANDING), len(THREATS)]
    assert {word for each in words for word in each} <= set(valleys.texts)


def test_front_end_and_python_agree_on_the_code() -> None:
    source = Path(two_valleys.__file__).with_suffix(".tsx").read_text()
    assert f"const FIRST = {two_valleys.FIRST};" in source
    assert f"const EDGE = {EDGE};" in source


def test_nothing_is_kept_because_it_says_nothing_about_the_reader(valleys: TwoValleys) -> None:
    assert valleys._keep == []


def test_the_state_is_small_and_its_colours_are_tokens(valleys: TwoValleys) -> None:
    state = {key: value for key, value in valleys.get_state().items() if key not in ("_esm", "layout")}
    assert len(json.dumps(state, separators=(",", ":"))) < 55_000
    figure = json.dumps(valleys._figure)
    assert len(figure) < 4_000
    assert "#" not in figure
