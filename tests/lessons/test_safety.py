"""What the lessons say about safety, beside the list itself."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import nbformat
import pytest

from widgets.belief_cards.belief_cards import BeliefCards
from widgets.quiz.quiz_text import parse
from widgets.sources import Sources

ROOT = Path(__file__).parents[2]
LESSONS = sorted((ROOT / "lessons/nl").glob("*.ipynb"))
HELPLINE = "Denkt u aan zelfdoding? Bel [113](tel:113) (dag en nacht, gratis) of chat op [113.nl](https://113.nl). Direct gevaar: bel [112](tel:112)."


@cache
def cells(stem: str, therapist: bool = False) -> list:
    nb = nbformat.read(ROOT / f"lessons/nl/{stem}.ipynb", 4)
    return [cell for cell in nb.cells if ("therapist" in cell.metadata.get("tags", [])) is therapist]


def words(stem: str, therapist: bool = False) -> str:
    return "\n\n".join(cell.source for cell in cells(stem, therapist))


def section(stem: str, heading: str) -> str:
    return next(cell.source for cell in cells(stem) if re.match(rf"#+ {re.escape(heading)}\n", cell.source))


@pytest.mark.parametrize(
    ("stem", "heading"), [("04-slaap-en-rust", "Slapen en ontspannen"), ("07-mijn-plan", "Wanneer zoekt u hulp?")]
)
def test_113_stands_where_a_night_or_a_low_mood_is_spoken_of(stem: str, heading: str) -> None:
    assert HELPLINE in section(stem, heading)


def test_at_the_question_about_lying_awake_113_is_one_press_away() -> None:
    assert "[113](tel:113), ook midden in de nacht" in section("04-slaap-en-rust", "Wakker in de nacht")


def test_who_reads_at_night_is_told_whom_to_call_before_anything_else() -> None:
    assert "belt u de [huisartsenpost](begrip:)." in section("04-slaap-en-rust", "Slapen en ontspannen")


def test_who_falls_asleep_by_day_is_told_not_to_drive() -> None:
    assert "Valt u overdag ineens in slaap? Ga dan niet zelf rijden, en bel uw huisarts." in section(
        "04-slaap-en-rust", "Wie kunt u vragen?"
    )
    assert "slaperig wordt, stop dan op een veilige plek." in section("04-slaap-en-rust", "Wie kunt u vragen?")


def test_nobody_stops_sleeping_pills_or_strong_painkillers_suddenly_by_themselves() -> None:
    sleep = section("04-slaap-en-rust", "Wie kunt u vragen?")
    pain = next(cell.source for cell in cells("06-behandeling") if cell.id == "sterke-pijnstillers")
    assert "slaappillen of pillen tegen onrust? Stop daar nooit zelf ineens mee" in sleep
    assert "Stop er nooit zelf ineens mee, want dat kan gevaarlijk zijn." in pain
    for text in (sleep, pain):
        assert "samen met uw huisarts of apotheker" in text
        assert not re.search(r"\b\d+ ?(mg|milligram|dagen|weken|tabletten|pillen)\b", text)
    assert "Drink er nooit alcohol bij." in pain
    assert "ook niet op de fiets" in pain


def test_what_may_not_wait_about_care_stands_on_the_main_path() -> None:
    # What folds away under "Meer weten" many never open.
    path = "\n".join(
        cell.source for cell in cells("06-behandeling") if "verdieping" not in cell.metadata.get("tags", [])
    )
    for words_ in (
        "**Gebruikt u sterke pijnstillers of slaappillen?** Stop daar nooit zelf ineens mee",
        "Afbouwen doet u samen met uw huisarts of apotheker. [@fda2019; @fda2020]",
        "**Bel nu uw huisarts** bij één van deze klachten:\n\n- een been of voet wordt zwakker, of de pijn is niet uit te houden",
        "- plassen of poepen gaat ineens anders",
        "- het voelt doof rond uw anus of geslachtsdelen",
    ):
        assert words_ in path


def test_nobody_has_to_begin_at_the_bottom_of_the_steps() -> None:
    for stem in ("06-behandeling", "07-mijn-plan"):
        assert "U hoeft niet onderaan te beginnen." in section(stem, "Moet ik eerst naar een specialist?")


def test_the_question_about_the_steps_is_a_choice_under_a_new_name() -> None:
    # An order that was kept under the old name says nothing about a choice.
    code = next(cell.source for cell in cells("06-behandeling") if cell.id == "vraag-stappen")
    first, _, body = code.partition("\n")
    quiz = parse(first.removeprefix("%%quiz").strip(), body, Sources.load(ROOT / "lessons"))
    assert (quiz.name, quiz.kind) == ("waar-stanley-begint", "one")
    assert [option.text for option in quiz.options if option.right] == [
        "Bij zijn huisarts, die hem verder kan verwijzen."
    ]
    assert not any("stappen-in-de-zorg" in words(path.stem) for path in LESSONS)


def test_the_welcome_does_not_begin_with_what_was_missed() -> None:
    assert "5 van die 11" not in words("00-welkom")
    assert "zagen behandelaars er bij het eerste bezoek 5, en 6 niet" in words("00-welkom", therapist=True)


def test_who_should_ask_first_is_named() -> None:
    for words_ in ("er nog onderzoek naar uw rug loopt", "u pas geopereerd bent", "u jonger bent dan 18 jaar"):
        assert words_ in section("00-welkom", "Voor wie is deze cursus?")
    for stem, heading in (
        ("05-stap-voor-stap", "Welke stap zet u vandaag?"),
        ("07-mijn-plan", "Kies vandaag een klein doel"),
    ):
        for words_ in ("hart of longen", "botontkalking", "duizelig", "pas geopereerd"):
            assert words_ in section(stem, heading)


def test_the_company_doctor_is_open_to_all_and_nothing_is_promised_about_the_employer() -> None:
    work = section("07-mijn-plan", "Uw werk")
    assert "Dan mag u zelf naar het spreekuur, ook als u niet ziek gemeld bent." in work
    assert "alleen doorvertellen als u dat goed vindt, of als de wet het eist" in work
    assert not re.search(r"hoort (er )?niets|hoort het niet", work)


def test_when_pain_comes_back_one_first_looks_for_something_new() -> None:
    flare = next(cell.source for cell in cells("x-opfrissen-na-6-weken") if "opfris-6-mirjam" in cell.source)
    assert "- [x] Nagaan of er iets nieuw of heel anders is" in flare
    assert "dat gaat vóór al het andere" in flare
    assert '"Wanneer belt u de dokter?" staat boven aan elke bladzijde' in flare
    assert "ook als ze maar één ding herkent, of als de pijn veel heviger is" in flare
    card = next(card["about"] for card in BeliefCards(name="kaarten", moment="again")._cards if card["key"] == "flare")
    assert card.startswith("Kijk eerst in de lijst")


def test_at_a_flare_up_one_looks_first_whether_something_is_new_before_a_smaller_step() -> None:
    flare = section("05-stap-voor-stap", "Een opvlamming is gewoon")
    assert flare.index("nieuw of heel anders, ook iets anders dan pijn") < flare.index("een kleinere stap")
    assert '"Wanneer belt u de dokter?"' in flare


def test_who_has_brittle_bones_is_told_before_bending_on_the_main_path() -> None:
    bending = section("05-stap-voor-stap", "Is bukken slecht voor uw rug?")
    assert "overleg eerst bij botontkalking, een breuk of operatie" in bending


def test_when_to_call_112_is_never_left_to_whether_one_can_wait() -> None:
    assert [
        path.stem
        for path in LESSONS
        if "niet kan wachten, dan belt" in words(path.stem) or "Kan ze niet wachten" in words(path.stem)
    ] == []
