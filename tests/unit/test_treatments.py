"""What the page gets for ``Treatments``: numbers of the evidence table, the yardstick, and no promise."""

from __future__ import annotations

import doctest
import json
import re

import pytest

from widgets.treatments import treatments
from widgets.treatments.treatments import BOTHERED_AFTER_INJECTIONS, SPOKEN, TREATMENTS, YARDSTICK, Treatments

# Evidence, in points less pain of 100 as it was read: average, and the 95 per cent interval.
EVIDENCE = {
    "exercise": (15, 12, 18),
    "graded": (6.2, 3.0, 9.4),
    "education": (5.9, -1.9, 13.8),
    "education-exercise": (11.4, 7.2, 15.5),
    "coaching": (10, 5, 16),
    "team": (5, 5 / 0.21 * 0.04, 5 / 0.21 * 0.37),
}


@pytest.fixture
def behandelingen() -> Treatments:
    return Treatments(name="behandelingen")


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(treatments)
    assert result.attempted > 0
    assert result.failed == 0


def test_every_number_comes_from_the_evidence(behandelingen: Treatments) -> None:
    shown = {each["key"]: each["effect"] for each in behandelingen._treatments if each["effect"]}
    assert shown.keys() == EVIDENCE.keys()
    for key, effect in shown.items():
        assert effect == pytest.approx(EVIDENCE[key], abs=0.51), key


def test_no_average_reaches_the_yardstick_of_one_person() -> None:
    assert YARDSTICK == 20
    assert max(each["effect"][2] for each in TREATMENTS if each["effect"]) < YARDSTICK


def test_a_treatment_without_a_number_says_what_is_known_in_words(behandelingen: Treatments) -> None:
    without = {each["key"]: each["says"] for each in behandelingen._treatments if not each["effect"]}
    assert set(without) == {"manual", "walking", "injections"}
    assert "raadt veelgebruikte injecties in of bij de rug sterk af" in without["injections"]
    assert "208 dagen" in without["walking"]
    assert "112 dagen" in without["walking"]


def test_the_drawn_share_is_the_counted_one() -> None:
    assert pytest.approx(8.6 / 10, abs=0.5) == BOTHERED_AFTER_INJECTIONS


def test_a_share_of_people_always_has_the_others_beside_it(behandelingen: Treatments) -> None:
    for each in behandelingen._treatments:
        for part in SPOKEN:
            if match := re.search(r"(\d+) van de (100|10) mensen", each.get(part, "")):
                others = int(match[2]) - int(match[1])
                assert f"de andere {others} niet" in each[part]


def test_every_treatment_says_how_sure_and_compared_with_what_in_dutch(behandelingen: Treatments) -> None:
    english = {each[part] for each in TREATMENTS for part in SPOKEN if part in each}
    dutch = {each[part] for each in behandelingen._treatments for part in SPOKEN if part in each}
    assert english.isdisjoint(dutch)
    assert all(each["against"] and each["sure"] and each["know"] for each in behandelingen._treatments)


def test_manual_therapy_stands_beside_exercise_only(behandelingen: Treatments) -> None:
    manual = next(each for each in behandelingen._treatments if each["key"] == "manual")
    assert manual["name"] == "Manuele therapie naast oefenen"
    assert "nooit als enige behandeling" in manual["know"]


def test_nothing_is_promised_or_frightens(behandelingen: Treatments) -> None:
    words = json.dumps([behandelingen._treatments, behandelingen.texts], ensure_ascii=False).lower()
    assert not re.search(r"genees|garantie|bewezen|beste behandeling|chronisch|slijtage|kapot|score|psychisch|u moet|!", words)


def test_nothing_is_kept_and_the_state_is_small(behandelingen: Treatments) -> None:
    assert behandelingen._keep == []
    state = {key: value for key, value in behandelingen.get_state().items() if key not in ("_esm", "layout")}
    assert len(json.dumps(state)) < 20_000
    assert "#" not in json.dumps(behandelingen._figure)
    assert len(json.dumps(behandelingen._figure)) < 4_000


def test_an_unknown_treatment_names_the_allowed_ones() -> None:
    with pytest.raises(ValueError, match="Treatments: treatment must be one of exercise, graded, .* got 'scan'"):
        Treatments(name="behandelingen", treatment="scan")
