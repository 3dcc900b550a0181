"""What the page gets for ``TwoPlans``: the model's own runs, in little space, that say what the lesson says."""

from __future__ import annotations

import doctest
import json
import re
from itertools import chain
from pathlib import Path

import pytest

from widgets.models.building_up import BuildingUpModel
from widgets.models.plans import BoomBust, Graded
from widgets.two_plans import two_plans
from widgets.two_plans.two_plans import BOOSTS, DAYS, RUNS, STARTS, STEPS, WEEKS, TwoPlans

FOLDER = Path(two_plans.__file__).parent


@pytest.fixture(scope="module")
def plans() -> TwoPlans:
    return TwoPlans(name="twee-plannen")


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(two_plans)
    assert result.attempted > 0
    assert result.failed == 0


def test_check_values_of_the_model(plans: TwoPlans) -> None:
    """evidence.md, section 6, model 4; minutes in week 1 and 12, flare days, and what one can take at the end."""

    def numbers(part: str, choice: int) -> tuple[int, int, int, float]:
        plan = plans._plans[part][choice]
        return plan["weeks"][0], plan["weeks"][-1], len(plan["flares"]), plan["capacity"][-1]

    usual = (111, 233, 3, pytest.approx(43, abs=0.5))
    assert numbers("boost", BOOSTS.index(1.6)) == (75, 54, 22, pytest.approx(18, abs=0.5))
    assert numbers("step", STEPS.index(0.1)) == numbers("start", STARTS.index(0.8)) == usual
    assert numbers("step", STEPS.index(0.2)) == (111, 121, 30, pytest.approx(20, abs=0.5))
    assert numbers("start", STARTS.index(1.2)) == (146, 59, 55, pytest.approx(10, abs=0.5))


@pytest.mark.parametrize("plan", [BoomBust(1.6, 0.25), Graded(0.8, 0.2)], ids=repr)
def test_the_picture_is_a_run_of_the_model_with_its_own_flare_days(plan: BoomBust | Graded) -> None:
    held = two_plans.shown(plan)
    runs = [BuildingUpModel().run(plan, DAYS, seed) for seed in range(1, RUNS + 1)]
    assert (held["minutes"], held["flares"]) in [
        ([round(done) for done in run.minutes], list(run.flare_days)) for run in runs
    ]
    average = BuildingUpModel().average(plan, RUNS, DAYS)
    assert held["weeks"] == [round(week) for week in average.minutes_per_week]
    assert held["capacity"][-1] == round(average.capacity, 1)
    assert len(held["flares"]) == round(average.flare_days)


def test_the_picture_is_an_ordinary_run(plans: TwoPlans) -> None:
    for plan in chain(*plans._plans.values()):
        assert len(plan["minutes"]) == DAYS
        assert len(plan["weeks"]) == len(plan["capacity"]) == WEEKS
        assert sum(plan["minutes"]) == pytest.approx(sum(plan["weeks"]), rel=0.08)


def test_what_is_said_of_each_choice_is_so(plans: TwoPlans) -> None:
    """In the order of questions.ts: the same is fine, further, asks too much; and so on."""
    grows = {part: [plan["weeks"][-1] - plan["weeks"][0] for plan in row] for part, row in plans._plans.items()}
    flares = {part: [len(plan["flares"]) for plan in row] for part, row in plans._plans.items()}
    same, _, too_large = grows["step"]
    assert abs(same) < 5
    assert 0 < too_large < grows["step"][1] / 10
    assert plans._plans["step"][1]["weeks"][-1] > plans._plans["boost"][2]["weeks"][-1]
    assert grows["boost"][0] > 100 > 0 > max(grows["boost"][1:])
    assert grows["start"][2] < 0 < min(grows["start"][:2])
    # Who asks more than works has a flare-up more than once a week; who does not, some, as everybody has.
    assert min(flares["step"][2], flares["start"][2]) > 2 * WEEKS
    assert {*flares["step"][:2], *flares["start"][:2], flares["boost"][0]} == {3}


def test_every_day_fits_in_the_picture(plans: TwoPlans) -> None:
    top = int(re.search(r"^const TOP = (\d+);$", (FOLDER / "two_plans.tsx").read_text(), re.M)[1])
    assert max(max(plan["minutes"]) for plan in chain(*plans._plans.values())) < top


def test_every_choice_has_its_runs_and_what_is_usual_is_the_same_in_each(plans: TwoPlans) -> None:
    questions = (FOLDER / "questions.ts").read_text()
    assert sorted(re.findall(r'part: "(\w+)",', questions)) == sorted(plans._plans)
    assert {len(row) for row in plans._plans.values()} == {3}
    boost, step = (int(n) for n in re.search(r"USUAL = { boost: (\d), step: (\d) }", questions).groups())
    assert (BOOSTS[boost], STEPS[step]) == (BoomBust().boost, Graded().step)
    assert plans._plans["start"][STARTS.index(Graded().start)] == plans._plans["step"][step]


def test_the_stage_calls_them_by_their_names(plans: TwoPlans) -> None:
    texts = TwoPlans(name="twee-plannen", people=["Mia ", "Bo"]).texts
    assert (texts["Ans"], texts["Kees"], texts["what someone can carry"]) == ("Mia", "Bo", "wat iemand aankan")


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
    assert len(json.dumps(state, separators=(",", ":"))) < 12_500
    assert len(json.dumps(plans._figure)) < 4_000
    assert "#" not in json.dumps(plans._figure)


@pytest.mark.parametrize("people", [["Ans"], ["Ans", "ans "], ["Ans", ""], ["Ans", 3], "AB", ["A" * 13, "B"]])
def test_wrong_names_are_told(people: object) -> None:
    with pytest.raises(ValueError, match="TwoPlans: people must be two different names of 1 to 12 letters"):
        TwoPlans(name="twee-plannen", people=people)
