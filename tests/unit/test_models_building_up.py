"""Model 4: too much and then rest, or building up. Check values from the evidence base, section 6."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.models.building_up import BuildingUpModel
from widgets.models.plans import BoomBust, Graded

plans = st.one_of(
    st.builds(BoomBust, boost=st.floats(0.25, 3), rest=st.floats(0, 1)),
    st.builds(Graded, start=st.floats(0.1, 2), step=st.floats(0, 1)),
)


def average(plan):
    return BuildingUpModel().average(plan, runs=300)


def test_boom_and_bust_loses_ground():
    result = average(BoomBust())
    assert result.minutes_per_week[0] == pytest.approx(74, abs=3)
    assert result.minutes_per_week[11] == pytest.approx(54, abs=2)
    assert result.flare_days == pytest.approx(22, abs=1)


@pytest.mark.parametrize(
    ("start", "step", "first", "last", "flares", "capacity", "all_minutes"),
    [
        (0.8, 0.1, 111, 233, 2.6, 43, 2058),
        (0.8, 0.2, 111, 121, 30, 20, 1851),
        (0.5, 0.2, 70, 221, 2.6, 37, 1743),
        (0.5, 0.3, 70, 207, 11, 32, 1984),
        (1.0, 0.1, 138, 250, 9, 39, 2399),
        (1.0, 0.2, 138, 73, 47, 12, 1335),
        (1.2, 0.0, 146, 121, 28, 24, 1592),
        (1.2, 0.1, 146, 59, 55, 10, 1091),
        (1.2, 0.2, 146, 57, 55, 9, 1068),
    ],
)
def test_check_values_of_building_up(start, step, first, last, flares, capacity, all_minutes):
    """evidence.md, section 6, model 4, the correction: 300 runs, seeds 1 to 300."""
    result = average(Graded(start, step))
    assert result.minutes_per_week[0] == pytest.approx(first, abs=0.6)
    assert result.minutes_per_week[11] == pytest.approx(last, abs=0.6)
    assert result.flare_days == pytest.approx(flares, abs=0.6)
    assert result.capacity == pytest.approx(capacity, abs=0.6)
    assert sum(result.minutes_per_week) == pytest.approx(all_minutes, abs=1)


def test_flare_days_of_small_steps_come_from_life_events():
    calm = BuildingUpModel(life_chance=0).average(Graded(start=0.8, step=0.1), runs=100)
    assert calm.flare_days < 0.1


def test_no_plan_that_flares_often_ends_above_small_steps():
    calm = average(Graded(start=0.8, step=0.1)).minutes_per_week[11]
    for start in (0.3, 0.5, 0.8, 1.0, 1.1, 1.2, 1.5, 2.0):
        for step in (0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0):
            result = BuildingUpModel().average(Graded(start, step), runs=60)
            assert result.flare_days <= 11 or result.minutes_per_week[11] < calm, (start, step)


def test_never_raising_keeps_the_minutes_and_still_gains():
    result = average(Graded(start=0.8, step=0))
    assert result.minutes_per_week == pytest.approx([112] * 12, abs=2)
    assert result.capacity == pytest.approx(29, abs=0.5)


def test_boom_and_bust_rests_after_a_flare_and_then_starts_again():
    model = BuildingUpModel(noise=0, life_chance=0)
    run = model.run(BoomBust())
    capacities = (model.capacity, *run.capacity[:-1])
    loads = [round(done / capacity, 2) for done, capacity in zip(run.minutes, capacities, strict=True)]
    assert set(loads) == {1.6, 0.25}
    assert loads[0] == 1.6
    for day in range(83):
        if run.irritation[day] > 2.5:
            assert loads[day + 1] == 0.25
        if run.irritation[day] < 1.3:
            assert loads[day + 1] == 1.6


def test_a_graded_plan_is_the_same_on_every_day_of_a_week_without_a_flare():
    run = BuildingUpModel(life_chance=0).run(Graded())
    assert run.flare_days == ()
    assert all(len(set(run.minutes[7 * week : 7 * week + 7])) == 1 for week in range(12))


@given(st.floats(0.1, 2), st.floats(0, 1), st.integers(0, 100))
@settings(max_examples=40, deadline=None)
def test_overdoing_costs(start, step, seed):
    model = BuildingUpModel()
    run = model.run(Graded(start, step), seed=seed)
    mornings = zip((1.0, *run.irritation), (model.capacity, *run.capacity), run.minutes, run.capacity, strict=False)
    for irritation, before, done, after in mornings:
        flared = irritation > 3
        assert done <= (0.5 if flared else 1.6) * before + 1e-9
        if flared:
            assert after == pytest.approx(max(5, before * 0.99))


def test_flare_days_are_the_days_above_three():
    run = BuildingUpModel().run(BoomBust(), seed=2)
    assert run.flare_days == tuple(day for day in range(84) if run.irritation[day] > 3)


def test_the_same_seed_gives_the_same_days():
    model = BuildingUpModel()
    assert model.run(BoomBust(), seed=5) == model.run(BoomBust(), seed=5)
    assert model.run(BoomBust(), seed=5) != model.run(BoomBust(), seed=6)
    assert model.average(Graded(), runs=5) == model.average(Graded(), runs=5)


def test_growth_falls_off_on_both_sides():
    growth = BuildingUpModel().growth
    assert [growth(load) for load in (0, 0.25, 0.4, 0.8, 1.1, 1.5, 9)] == pytest.approx([-0.5, 0, 0, 1, 1, -1, -1])


@given(st.floats(0, 3))
def test_growth_stays_in_range_and_makes_no_jumps(load):
    growth = BuildingUpModel().growth
    assert -1 <= growth(load) <= 1
    assert abs(growth(load + 1e-6) - growth(load)) < 1e-4


@given(plans, st.integers(0, 100))
@settings(max_examples=40, deadline=None)
def test_every_day_stays_in_range(plan, seed):
    run = BuildingUpModel().run(plan, days=84, seed=seed)
    assert len(run.minutes) == len(run.irritation) == len(run.capacity) == 84
    assert all(0 <= value <= 10 for value in run.irritation)
    assert min(run.capacity) >= 5
    assert min(run.minutes) >= 0
    assert len(run.minutes_per_week) == 12
    assert sum(run.minutes_per_week) == pytest.approx(sum(run.minutes))


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: BoomBust(boost=4), "BoomBust: boost must be between 0.25 and 3, got 4"),
        (lambda: BoomBust(rest=-1), "BoomBust: rest must be between 0 and 1, got -1"),
        (lambda: Graded(start=0), "Graded: start must be between 0.1 and 2, got 0"),
        (lambda: Graded(step=1.1), "Graded: step must be between 0 and 1, got 1.1"),
        (lambda: BuildingUpModel(capacity=1), "BuildingUpModel: capacity must be between 5 and 240, got 1"),
        (
            lambda: BuildingUpModel().run(Graded(), days=3),
            "BuildingUpModel: days must be a whole number between 7 and 365, got 3",
        ),
        (
            lambda: BuildingUpModel().average(Graded(), runs=0),
            "BuildingUpModel: runs must be a whole number between 1 and 1000, got 0",
        ),
        (
            lambda: BuildingUpModel().run(None),
            "BuildingUpModel: plan must be BoomBust(...) or Graded(...), got None",
        ),
        (lambda: BuildingUpModel().growth(-1), "BuildingUpModel: load must be between 0 and 1000, got -1"),
    ],
)
def test_a_wrong_number_is_named(act, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        act()
