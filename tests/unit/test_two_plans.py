"""What the page gets for ``TwoPlans``: the model's own runs, in little space, that say what the lesson says."""

from __future__ import annotations

import doctest
import json
import re
from itertools import chain
from pathlib import Path

import pytest

from widgets.models.building_up import BoomBust, BuildingUpModel, Graded
from widgets.two_plans import two_plans
from widgets.two_plans.two_plans import BOOSTS, DAYS, RESTS, RUNS, STARTS, STEPS, WEEKS, TwoPlans

SOURCE = Path(two_plans.__file__).with_suffix(".tsx")


@pytest.fixture(scope="module")
def plans() -> TwoPlans:
    return TwoPlans(name="twee-plannen")


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(two_plans)
    assert result.attempted > 0
    assert result.failed == 0


def test_check_values_of_the_model(plans: TwoPlans) -> None:
    """evidence.md, section 6, model 4; minutes in week 1 and 12, and flare days."""
    much = plans._first[BOOSTS.index(1.6)][RESTS.index(0.25)]
    assert (much["weeks"][0], much["weeks"][-1]) == (pytest.approx(74, abs=2), pytest.approx(54, abs=2))
    assert len(much["flares"]) == 22

    def steps(start: float, step: float) -> tuple[int, int, int]:
        plan = plans._second[STARTS.index(start)][STEPS.index(step)]
        return plan["weeks"][0], plan["weeks"][-1], len(plan["flares"])

    assert steps(0.8, 0.1) == (111, 233, 3)
    assert steps(0.8, 0.2) == (111, 121, 30)
    assert steps(1.0, 0.1)[:2] == (138, 250)
    assert steps(1.2, 0.1) == (146, 59, 55)
    assert steps(1.2, 0.2) == (146, 57, 55)


@pytest.mark.parametrize("plan", [BoomBust(1.6, 0.25), Graded(0.8, 0.2)], ids=repr)
def test_the_picture_is_a_run_of_the_model_with_its_own_flare_days(plan: BoomBust | Graded) -> None:
    held = two_plans.shown(plan)
    runs = [BuildingUpModel().run(plan, DAYS, seed) for seed in range(1, RUNS + 1)]
    assert (held["minutes"], held["flares"]) in [
        ([round(done) for done in run.minutes], list(run.flare_days)) for run in runs
    ]
    average = BuildingUpModel().average(plan, RUNS, DAYS)
    assert held["weeks"] == [round(week) for week in average.minutes_per_week]
    assert len(held["flares"]) == round(average.flare_days)


def test_the_picture_is_an_ordinary_run(plans: TwoPlans) -> None:
    for plan in chain(*plans._first, *plans._second):
        assert len(plan["minutes"]) == DAYS
        assert len(plan["weeks"]) == WEEKS
        assert sum(plan["minutes"]) == pytest.approx(sum(plan["weeks"]), rel=0.08)


def test_where_the_sentence_says_small_goes_further_it_does(plans: TwoPlans) -> None:
    for much in chain(*plans._first[1:]):
        steps = plans._second[STARTS.index(0.8)][STEPS.index(0.1)]
        assert steps["weeks"][-1] > much["weeks"][-1]
        assert len(steps["flares"]) < len(much["flares"])


def test_a_plan_that_flares_more_than_once_a_week_ends_lower_than_a_calmer_one(plans: TwoPlans) -> None:
    """What the sentence under the picture says of such a plan."""
    calm = plans._second[STARTS.index(0.8)][STEPS.index(0.1)]
    overdone = [
        (start, step)
        for start, row in zip(STARTS, plans._second, strict=True)
        for step, plan in zip(STEPS, row, strict=True)
        if len(plan["flares"]) > WEEKS
    ]
    assert overdone == [(0.8, 0.2), (1.0, 0.2), (1.2, 0.0), (1.2, 0.05), (1.2, 0.1), (1.2, 0.2)]
    for start, step in overdone:
        assert plans._second[STARTS.index(start)][STEPS.index(step)]["weeks"][-1] < calm["weeks"][-1]


def test_every_day_fits_in_the_picture(plans: TwoPlans) -> None:
    top = int(re.search(r"^const TOP = (\d+);$", SOURCE.read_text(), re.M)[1])
    assert max(max(plan["minutes"]) for plan in chain(*plans._first, *plans._second)) < top


def test_every_word_of_the_sliders_has_its_dutch(plans: TwoPlans) -> None:
    lists = re.findall(r"^const (?:BOOSTS|RESTS|STARTS|STEPS) = \[(.*)\];$", SOURCE.read_text(), re.M)
    words = [re.findall(r'"([^"]+)"', each) for each in lists]
    assert [len(each) for each in words] == [len(BOOSTS), len(RESTS), len(STARTS), len(STEPS)]
    assert {word for each in words for word in each} <= set(plans.texts)


def test_honest_and_without_percentages(plans: TwoPlans) -> None:
    words = " ".join(plans.texts.values())
    assert "Dit verschil is nooit zo onderzocht." in words
    assert "het voorbeeld dat het meest op het gemiddelde lijkt" in words
    assert "geen advies voor u" in words
    assert not re.search(r"%|procent|\bmoet\b|!", words)


def test_nothing_is_kept_because_it_says_nothing_about_the_reader(plans: TwoPlans) -> None:
    assert plans._keep == []


def test_the_state_is_small_and_its_colours_are_tokens(plans: TwoPlans) -> None:
    state = {key: value for key, value in plans.get_state().items() if key not in ("_esm", "layout")}
    assert len(json.dumps(state, separators=(",", ":"))) < 30_000
    assert len(json.dumps(plans._figure)) < 4_000
    assert "#" not in json.dumps(plans._figure)


@pytest.mark.parametrize("people", [["Ans"], ["Ans", "ans "], ["Ans", ""], ["Ans", 3], "AB", ["A" * 13, "B"]])
def test_wrong_names_are_told(people: object) -> None:
    with pytest.raises(ValueError, match="TwoPlans: people must be two different names of 1 to 12 letters"):
        TwoPlans(name="twee-plannen", people=people)
