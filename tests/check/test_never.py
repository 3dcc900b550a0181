"""What a lesson never says: sentences that are seen, and sentences that are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.check import check
from tests.check.examples import add, cell, project_with_a_lesson

BAD = [
    ("belofte", "Na deze cursus verdwijnt uw pijn."),
    ("belofte", "U wordt helemaal pijnvrij."),
    ("belofte", "Dit geeft 30 procent minder pijn. [@hayden2021]"),
    ("belofte", "Herkent u niets? Er is niets ernstigs aan de hand."),
    ("diagnose", "U heeft centrale sensitisatie."),
    ("diagnose", "Uw zenuwstelsel is overgevoelig."),
    ("cijfer", "U heeft 7 van de 10 punten."),
    ("cijfer", "Dan heeft u een verhoogd risico."),
    ("dosis", "Doe drie keer per dag 10 herhalingen."),
    ("dosis", "Neem 2 tabletten."),
    ("woord", "U moet blijven bewegen."),
    ("woord", "Uw rug is instabiel."),
]
GOOD = [
    "Wij beloven niet dat uw pijn minder wordt.",
    "Niemand weet of uw pijn weggaat.",
    'Anna dacht: "Er is niets aan de hand."',
    "Herkent u niets? Dat bewijst niet dat er niets ernstigs is.",
    "Een scan vertelt ook niet dat er niets aan de hand is.",
    "Bij sommige mensen kan centrale sensitisatie een rol spelen.",
    "U krijgt geen punten.",
    "Anna loopt elke dag vijf minuten.",
    "U zet uw grens zelf, en u mag die verschuiven.",
]
NEVER = {rule for rule, _ in BAD}


def rules(folder: Path, text: str, **how) -> set[str]:
    project, lesson = project_with_a_lesson(folder)
    add(lesson, cell("markdown", text, **how))
    return {finding.rule for finding in check(project, fast=True)} & NEVER


@pytest.mark.parametrize(("rule", "sentence"), BAD)
def test_a_sentence_that_promises_judges_or_prescribes_is_seen(rule: str, sentence: str, tmp_path: Path) -> None:
    assert rule in rules(tmp_path, sentence)


@pytest.mark.parametrize("sentence", GOOD)
def test_an_honest_sentence_is_left_alone(sentence: str, tmp_path: Path) -> None:
    assert rules(tmp_path, sentence) == set()


def test_a_note_for_the_leader_may_name_what_not_to_say(tmp_path: Path) -> None:
    assert rules(tmp_path, "Vermijd: u moet, uw pijn verdwijnt.", metadata={"tags": ["therapist"]}) == set()


def test_a_thought_may_stand_as_an_answer_and_its_reply_may_not(tmp_path: Path) -> None:
    quiz = "%%quiz gedachte mening\nWat denkt u?\n\n- [ ] Mijn rug is kapot.\n  > Dat is een begrijpelijke gedachte.\n- [ ] Ik weet het niet.\n  > {}"
    project, lesson = project_with_a_lesson(tmp_path)
    add(lesson, cell("code", quiz.format("Dat is een eerlijk antwoord.")))
    assert check(project, fast=True) == []
    add(
        lesson,
        cell("code", quiz.format("Uw rug is kapot.").replace("gedachte", "gedachte-2", 1), "proef-2"),
        before="in-het-kort",
    )
    assert [(f.rule, f.line) for f in check(project, fast=True)] == [("woord", 7)]
