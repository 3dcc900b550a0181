"""Model 3: sleep and pain. Check values from the evidence base, section 6."""

import re
from statistics import mean, stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.models.sleep import PRESETS, SCENARIOS, Scenario, SleepModel

to_pain = st.floats(0, 0.4)
to_sleep = st.floats(0, 0.3)


@pytest.mark.parametrize(
    ("preset", "arrows"), [("dagboek", (0.13, 0.05)), ("sterk", (0.30, 0.10)), ("gelijk", (0.20, 0.20))]
)
def test_presets_have_their_arrows(preset, arrows):
    assert (PRESETS[preset].to_pain, PRESETS[preset].to_sleep) == arrows


def test_the_diary_preset_is_the_default():
    assert PRESETS["dagboek"] == SleepModel()


@pytest.mark.parametrize(("preset", "extra"), [("dagboek", 0.4), ("sterk", 0.9), ("gelijk", 0.6)])
def test_pain_on_the_day_after_one_bad_night(preset, extra):
    run = PRESETS[preset].run(10, "one_bad_night")
    assert run.night[1] == run.night[0] - 3
    assert run.pain[1] - run.pain[0] == pytest.approx(extra, abs=0.05)


@pytest.mark.parametrize(("preset", "change"), [("dagboek", -0.40), ("sterk", -0.97), ("gelijk", -0.66)])
def test_pain_when_sleep_is_better_for_good(preset, change):
    model = PRESETS[preset]
    assert model.lasting_change(1.8)[1] == pytest.approx(change, abs=0.005)
    assert model.run(60, "better_sleep").pain[-1] - 5 == pytest.approx(change, abs=0.005)


@pytest.mark.parametrize(("preset", "radius"), [("dagboek", 0.42), ("sterk", 0.48), ("gelijk", 0.50)])
def test_what_is_left_after_a_day(preset, radius):
    assert PRESETS[preset].spectral_radius() == pytest.approx(radius, abs=0.005)


def test_one_bad_night_fades_in_two_or_three_days():
    run = SleepModel().run(10, "one_bad_night")
    assert [pain - 5 > 0.2 for pain in run.pain[1:5]] == [True, True, False, False]
    assert run.night[4] == pytest.approx(5, abs=0.25)


def test_a_week_of_bad_nights_builds_up_and_fades():
    run = SleepModel().run(21, "bad_week")
    assert run.pain[1] < run.pain[3] < run.pain[7]
    assert run.pain[14] == pytest.approx(5, abs=0.05)


def test_without_noise_the_usual_level_stays():
    run = SleepModel(mean_pain=4, mean_sleep=6).run(30)
    assert set(run.pain) == {4}
    assert set(run.night) == {6}


def test_noise_has_the_given_spread_and_follows_its_seed():
    model = SleepModel()
    run = model.run(365, noise=True, seed=3)
    assert run == model.run(365, noise=True, seed=3)
    assert run != model.run(365, noise=True, seed=4)
    assert stdev(run.night) == pytest.approx(1.2 / (1 - 0.3**2) ** 0.5, rel=0.15)
    assert stdev(run.pain) == pytest.approx(0.9, rel=0.15)


def test_noise_is_larger_than_the_effect_on_a_single_day():
    model = SleepModel()
    usual = [model.run(7, noise=True, seed=seed).pain[6] for seed in range(300)]
    better = [model.run(7, Scenario(better_sleep=1.8), noise=True, seed=seed).pain[6] for seed in range(300)]
    assert stdev(usual) > 2 * abs(mean(better) - mean(usual))


def test_noisy_runs_average_to_the_expectation():
    model = SleepModel()
    runs = [model.run(8, "one_bad_night", noise=True, seed=seed) for seed in range(600)]
    expected = model.run(8, "one_bad_night")
    for day in range(8):
        assert mean(run.pain[day] for run in runs) == pytest.approx(expected.pain[day], abs=0.15)
        assert mean(run.night[day] for run in runs) == pytest.approx(expected.night[day], abs=0.2)


@given(to_pain, to_sleep, st.sampled_from(sorted(SCENARIOS)), st.booleans(), st.integers(0, 50))
@settings(max_examples=50, deadline=None)
def test_nights_and_days_stay_between_nothing_and_ten(pain, sleep, scenario, noise, seed):
    run = SleepModel(to_pain=pain, to_sleep=sleep).run(30, scenario, noise=noise, seed=seed)
    assert len(run.night) == len(run.pain) == 30
    assert all(0 <= value <= 10 for value in run.night + run.pain)


@given(to_pain, to_sleep, st.floats(0, 0.6), st.floats(0, 0.6))
def test_there_is_no_runaway_spiral(pain, sleep, keep_pain, keep_sleep):
    model = SleepModel(to_pain=pain, to_sleep=sleep, keep_pain=keep_pain, keep_sleep=keep_sleep)
    assert model.spectral_radius() < 1


@given(to_pain, to_pain, to_sleep)
def test_a_thicker_arrow_never_hurts_less_after_a_bad_night(one, other, sleep):
    thin, thick = (
        SleepModel(to_pain=arrow, to_sleep=sleep).run(3, "one_bad_night").pain[1] for arrow in sorted([one, other])
    )
    assert thin <= thick


@given(to_pain, to_sleep, st.floats(0, 4), st.floats(0, 4))
def test_more_sleep_never_gives_more_pain_and_never_ends_it(pain, sleep, one, other):
    model = SleepModel(to_pain=pain, to_sleep=sleep)
    less, more = (model.lasting_change(better)[1] for better in sorted([one, other]))
    assert more <= less <= 0
    assert model.run(60, Scenario(better_sleep=max(one, other))).pain[-1] > 0


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: SleepModel(to_pain=0.5), "SleepModel: to_pain must be between 0 and 0.4, got 0.5"),
        (lambda: SleepModel(to_sleep=0.4), "SleepModel: to_sleep must be between 0 and 0.3, got 0.4"),
        (lambda: SleepModel(mean_pain=-1), "SleepModel: mean_pain must be between 0 and 10, got -1"),
        (lambda: SleepModel().run(0), "SleepModel: days must be a whole number between 1 and 365, got 0"),
        (
            lambda: SleepModel().run(7, "holiday"),
            "SleepModel: scenario must be a Scenario or one of usual, one_bad_night, bad_week, better_sleep,"
            " got 'holiday'",
        ),
        (lambda: Scenario(better_sleep=5), "Scenario: better_sleep must be between 0 and 4, got 5"),
        (
            lambda: Scenario(bad_nights=(1, -2)),
            "Scenario: bad_nights must be a whole number between 0 and 364, got -2",
        ),
        (lambda: SleepModel().lasting_change(9), "SleepModel: better_sleep must be between 0 and 4, got 9"),
    ],
)
def test_a_wrong_number_is_named(act, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        act()
