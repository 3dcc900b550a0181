"""What the page gets for ``Treatments``: numbers of the evidence table, each beside its own yardstick, and no promise."""

from __future__ import annotations

import doctest
import json
import re

import pytest

from widgets.treatments import treatments
from widgets.treatments.studies import BOTHERED_AFTER_INJECTIONS, TREATMENTS, YARDSTICK
from widgets.treatments.treatments import SORTS, SPOKEN, Treatments

# Evidence as it was read, per treatment and bar. Pain in points of 100, what people can do of 24; "smd" with the
# spread of 21 points of 100 that makes 0.33 the "6 to 8 points" of the evidence. Margins are 95 per cent intervals.
SMD = 21
EVIDENCE = {
    ("exercise", "pain"): [(15, 12, 18), (0.33 * SMD, 0.08 * SMD, 0.58 * SMD)],
    ("exercise", "function"): [
        (7 * 0.24, 5 * 0.24, 8 * 0.24),
        (0.31 * SMD * 0.24, 0.05 * SMD * 0.24, 0.57 * SMD * 0.24),
    ],
    ("graded", "pain"): [(6.2, 3.0, 9.4)],
    ("graded", "function"): [(6.5 * 0.24, 3.0 * 0.24, 10.1 * 0.24)],
    ("education", "pain"): [(5.9, -1.9, 13.8)],
    ("education", "function"): [(4.1 * 0.24, 0.5 * 0.24, 7.7 * 0.24)],
    ("education-exercise", "pain"): [(11.4, 7.2, 15.5)],
    ("education-exercise", "function"): [(0.80 * SMD * 0.24, 0.47 * SMD * 0.24, 1.13 * SMD * 0.24)],
    ("coaching", "pain"): [(10, 5, 16)],
    ("coaching", "function"): [(3.5, 2.0, 4.9)],
    ("team", "pain"): [(5, 5 / 0.21 * 0.04, 5 / 0.21 * 0.37)],
    ("team", "function"): [(1.5, 1.5 / 0.23 * 0.06, 1.5 / 0.23 * 0.40)],
    ("heating", "pain"): [(1.8, None, None)],
}
CERTAINTY = ("Redelijk zeker", "Minder zeker", "Onzeker", "Niet iedereen is het ermee eens")


@pytest.fixture
def behandelingen() -> Treatments:
    return Treatments(name="behandelingen")


def bars(each: dict, outcome: str) -> list[list[float | None]]:
    return [bar["effect"] for bar in each[outcome]["bars"]]


def named(behandelingen: Treatments, key: str) -> dict:
    return next(each for each in behandelingen._treatments if each["key"] == key)


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(treatments)
    assert result.attempted > 0
    assert result.failed == 0


def test_every_number_comes_from_the_evidence(behandelingen: Treatments) -> None:
    shown = {
        (each["key"], outcome): bars(each, outcome)
        for each in behandelingen._treatments
        for outcome in YARDSTICK
        if bars(each, outcome)
    }
    assert shown.keys() == EVIDENCE.keys()
    for (key, outcome), effects in shown.items():
        rounding = 0.51 if outcome == "pain" else 0.051
        assert len(effects) == len(EVIDENCE[key, outcome])
        for effect, read in zip(effects, EVIDENCE[key, outcome], strict=True):
            for ours, theirs in zip(effect, read, strict=True):
                assert ours is theirs is None or ours == pytest.approx(theirs, abs=rounding), (key, outcome)


def test_what_chart_and_lesson_say_of_the_averages_is_true(behandelingen: Treatments) -> None:
    said = {
        outcome: {each["key"]: bars(each, outcome)[0][0] for each in behandelingen._treatments if bars(each, outcome)}
        for outcome in YARDSTICK
    }
    # No average reaches the yardstick; in what people can do these two come closest.
    assert all(average < YARDSTICK[outcome] for outcome in YARDSTICK for average in said[outcome].values())
    assert sorted(said["function"], key=said["function"].__getitem__)[-2:] == ["coaching", "education-exercise"]


def test_every_number_names_its_source() -> None:
    sources = {bar["source"] for each in TREATMENTS for outcome in YARDSTICK for bar in each[outcome].get("bars", ())}
    assert sources == {"ex-cochrane", "ex-who", "ga-macedo", "pne-watson", "pne-ma", "cft", "mbr", "mint-size"}


def test_each_treatment_is_of_one_sort_that_a_group_is_told_of() -> None:
    keys = [key for sort in SORTS.values() for key in sort]
    assert sorted(keys) == sorted(each["key"] for each in TREATMENTS)
    assert Treatments(name="behandelingen", treatment="walking")._sort == 0


def test_the_evidence_of_the_better_studies_is_six_to_eight_points(behandelingen: Treatments) -> None:
    all_studies, better = bars(named(behandelingen, "exercise"), "pain")
    assert all_studies[0] == 15
    assert 6 <= better[0] <= 8


def test_no_average_reaches_the_yardstick_of_one_person(behandelingen: Treatments) -> None:
    assert YARDSTICK == {"pain": 20, "function": 5}
    for each in behandelingen._treatments:
        for outcome, yardstick in YARDSTICK.items():
            assert all(mean < yardstick for mean, _, _ in bars(each, outcome))


def test_numbers_that_we_converted_are_told_as_ours(behandelingen: Treatments) -> None:
    for each in behandelingen._treatments:
        for outcome in YARDSTICK:
            ours = any(bar["converted"] for bar in each[outcome]["bars"])
            assert ours == ("omgerekend door ons" in each[outcome]["says"]), (each["key"], outcome)
    assert not named(behandelingen, "coaching")["function"]["bars"][0]["converted"]
    assert [bar["converted"] for bar in named(behandelingen, "exercise")["pain"]["bars"]] == [False, True]


def test_a_treatment_without_a_number_says_what_is_known_in_words(behandelingen: Treatments) -> None:
    without = {
        outcome: {each["key"]: each[outcome]["says"] for each in behandelingen._treatments if not each[outcome]["bars"]}
        for outcome in YARDSTICK
    }
    assert set(without["pain"]) == {"manual", "walking", "injections"}
    assert set(without["function"]) == {"manual", "walking", "injections", "heating"}
    assert "raadt veelgebruikte injecties in of bij de rug sterk af" in without["pain"]["injections"]
    for outcome in YARDSTICK:
        assert "208 dagen" in without[outcome]["walking"]
        assert "112 dagen" in without[outcome]["walking"]
    for key in ("manual", "injections", "heating"):
        assert without["function"][key] == "Wij hebben geen getal over wat mensen hierna meer konden."


def test_a_margin_that_was_not_read_is_not_drawn_and_said(behandelingen: Treatments) -> None:
    heating = named(behandelingen, "heating")["pain"]
    assert heating["bars"][0]["effect"] == [2, None, None]
    assert "konden wij niet nalezen" in heating["says"]


def test_the_coaching_study_tells_what_people_could_do_first(behandelingen: Treatments) -> None:
    coaching = named(behandelingen, "coaching")
    assert coaching["against"] == "gewone zorg"
    assert coaching["function"]["says"].startswith(
        "Persoonlijke coaching: van 24 gewone dingen konden mensen er gemiddeld 3,5 meer."
    )
    assert "keek het eerst naar wat mensen konden" in coaching["know"]
    assert "312 mee, en 180 niet" in coaching["sure"]


def test_the_counted_share_is_that_of_the_evidence() -> None:
    assert pytest.approx(8.6, abs=0.5) == BOTHERED_AFTER_INJECTIONS


def test_a_share_of_people_always_has_the_others_beside_it_and_says_that_it_is_unsure(
    behandelingen: Treatments,
) -> None:
    counted = next(text for text in behandelingen.texts.values() if "van de 100 mensen" in text)
    assert "de andere {others} niet. Dat getal is onzeker." in counted


def test_every_treatment_says_how_sure_in_a_word_and_compared_with_what_in_dutch(behandelingen: Treatments) -> None:
    english = {each[part] for each in TREATMENTS for part in SPOKEN}
    dutch = {each[part] for each in behandelingen._treatments for part in SPOKEN}
    assert english.isdisjoint(dutch)
    for each in behandelingen._treatments:
        assert each["against"], each["key"]
        assert each["know"], each["key"]
        assert each["sure"].startswith(CERTAINTY), each["key"]
        assert not re.search(
            r"\b(the|people|studies|yardstick)\b",
            " ".join([each["pain"]["says"], each["function"]["says"], each["sure"], each["know"]]),
        )


def test_every_name_fits_the_list_of_choices_on_a_phone(behandelingen: Treatments) -> None:
    # Measured at 360 pixels; a list of a browser cuts off what is longer.
    assert max(len(each["name"]) for each in behandelingen._treatments) <= 25


def test_manual_therapy_is_named_as_it_was_studied_and_the_guideline_stands_below(behandelingen: Treatments) -> None:
    manual = named(behandelingen, "manual")
    assert manual["name"] == "Manuele therapie"
    assert manual["against"] == "andere aanbevolen hulp"
    assert "alleen naast oefenen, en nooit als enige behandeling" in manual["know"]


def test_nothing_is_promised_or_frightens(behandelingen: Treatments) -> None:
    words = json.dumps([behandelingen._treatments, behandelingen.texts], ensure_ascii=False).lower()
    assert not re.search(
        r"genees|garantie|bewezen|beste behandeling|chronisch|slijtage|kapot|score|psychisch|u moet|!", words
    )


def test_nothing_is_kept_and_the_state_is_small(behandelingen: Treatments) -> None:
    assert behandelingen._keep == []
    state = {key: value for key, value in behandelingen.get_state().items() if key not in ("_esm", "layout")}
    assert len(json.dumps(state)) < 26_500
    assert "#" not in json.dumps(behandelingen._figure)
    assert len(json.dumps(behandelingen._figure)) < 4_000


def test_an_unknown_treatment_names_the_allowed_ones() -> None:
    with pytest.raises(ValueError, match="Treatments: treatment must be one of exercise, graded, .* got 'scan'"):
        Treatments(name="behandelingen", treatment="scan")
