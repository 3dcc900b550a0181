"""Model 1: the alarm. Check values from the evidence base, section 6."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.models.alarm import GROUP_AVERAGE, GROUP_BAND, AlarmModel, BuildUp

shares = st.floats(0, 1)
touches = st.floats(0, 10)
pauses = st.floats(0, 60)


@pytest.mark.parametrize(
    ("sensitivity", "pains"),
    [(0, [0, 2.6, 5.9, 7.8]), (0.5, [2.0, 6.8, 8.7, 9.5]), (1, [7.0, 9.1, 9.7, 9.9])],
)
def test_pain_at_four_touches(sensitivity, pains):
    assert AlarmModel().pain_curve(sensitivity, [4, 6, 8, 10]) == pytest.approx(pains, abs=0.05)


@pytest.mark.parametrize(
    ("pause_seconds", "sensitive", "times_as_painful"),
    [(2, False, 1.53), (2, True, 2.28), (6, False, 1.14), (6, True, 1.58)],
)
def test_build_up_after_ten_repeats(pause_seconds, sensitive, times_as_painful):
    row = AlarmModel().build_up(pause_seconds, 10, sensitive=sensitive)
    assert 1 + row.level[-1] == pytest.approx(times_as_painful, abs=0.005)
    assert row.pain[-1] / row.pain[0] == pytest.approx(times_as_painful, abs=0.005)


def test_normal_build_up_is_as_large_as_measured_with_heat():
    assert 1 + AlarmModel().build_up(2, 10).level[-1] == pytest.approx(80.2 / 52.9, abs=0.02)


def test_the_first_touch_is_not_built_up():
    row = AlarmModel().build_up(2, 3, first_pain=5)
    assert (row.level[0], row.pain[0], row.seconds) == (0, 5, (0, 2, 4))


def test_one_touch_is_a_row_too():
    assert AlarmModel().build_up(2, 1) == BuildUp(seconds=(0.0,), level=(0.0,), pain=(4.0,))


def test_pain_stops_at_ten():
    assert max(AlarmModel().build_up(0, 50, sensitive=True, first_pain=9).pain) == 10


def test_only_a_sensitive_alarm_makes_an_ordinary_touch_hurt():
    model = AlarmModel()
    assert model.pain(0, 4) == 0
    assert model.pain(0.5, 4) > 0


def test_the_group_average_lies_in_its_band():
    assert 0.2 <= GROUP_AVERAGE <= 0.3
    assert GROUP_BAND[0] < GROUP_AVERAGE < GROUP_BAND[1]


@given(shares, touches)
def test_pain_stays_between_nothing_and_ten(sensitivity, touch):
    assert 0 <= AlarmModel().pain(sensitivity, touch) <= 10


@given(shares, touches, touches)
def test_a_stronger_touch_never_hurts_less(sensitivity, one, other):
    weaker, stronger = sorted([one, other])
    model = AlarmModel()
    assert model.pain(sensitivity, weaker) <= model.pain(sensitivity, stronger)


@given(shares, shares, touches)
def test_a_more_sensitive_alarm_never_hurts_less(one, other, touch):
    calmer, sharper = sorted([one, other])
    model = AlarmModel()
    assert model.pain(calmer, touch) <= model.pain(sharper, touch)
    assert model.extra_pain(sharper, touch) >= 0
    assert model.threshold(sharper) <= model.threshold(calmer)


@given(pauses, pauses, st.integers(1, 60), st.booleans())
def test_a_longer_pause_never_builds_up_more(one, other, repeats, sensitive):
    shorter, longer = sorted([one, other])
    model = AlarmModel()
    quick, slow = (model.build_up(pause, repeats, sensitive=sensitive) for pause in (shorter, longer))
    assert all(a >= b - 1e-12 for a, b in zip(quick.level, slow.level, strict=True))


@given(pauses, st.integers(1, 60), st.booleans(), touches)
def test_build_up_only_rises_and_stays_in_range(pause_seconds, repeats, sensitive, first_pain):
    row = AlarmModel().build_up(pause_seconds, repeats, sensitive=sensitive, first_pain=first_pain)
    assert all(a <= b + 1e-12 for a, b in zip(row.level, row.level[1:], strict=False))
    assert all(0 <= pain <= 10 for pain in row.pain)
    assert len(row.seconds) == len(row.level) == len(row.pain) == repeats


@given(shares, st.booleans(), st.booleans(), st.booleans())
def test_circumstances_move_the_setting_both_ways_and_a_little(sensitivity, bad_night, stress, feeling_safe):
    shifted = AlarmModel().shifted(sensitivity, bad_night=bad_night, stress=stress, feeling_safe=feeling_safe)
    assert 0 <= shifted <= 1
    assert abs(shifted - sensitivity) <= 0.2 + 1e-12


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: AlarmModel().pain(1.4, 5), "AlarmModel: sensitivity must be between 0 and 1, got 1.4"),
        (lambda: AlarmModel().pain(float("nan"), 5), "AlarmModel: sensitivity must be between 0 and 1, got nan"),
        (lambda: AlarmModel().pain("0.4", 5), "AlarmModel: sensitivity must be between 0 and 1, got '0.4'"),
        (lambda: AlarmModel().pain(0.4, -1), "AlarmModel: touch must be between 0 and 10, got -1"),
        (lambda: AlarmModel().shifted(2), "AlarmModel: sensitivity must be between 0 and 1, got 2"),
        (lambda: AlarmModel().build_up(61, 10), "AlarmModel: pause_seconds must be between 0 and 60, got 61"),
        (
            lambda: AlarmModel().build_up(2, 0),
            "AlarmModel: repeats must be a whole number between 1 and 200, got 0",
        ),
        (
            lambda: AlarmModel().build_up(2, 10, first_pain=11),
            "AlarmModel: first_pain must be between 0 and 10, got 11",
        ),
        (lambda: AlarmModel(context_shift=0.3), "AlarmModel: context_shift must be between 0 and 0.2, got 0.3"),
        (lambda: AlarmModel(threshold_calm=True), "AlarmModel: threshold_calm must be between 0 and 10, got True"),
    ],
)
def test_a_wrong_number_is_named(act, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        act()
