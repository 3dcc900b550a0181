"""The word list of the course: it holds what the evidence asks for, and no widget says any of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from course.check import check
from course.check.course import word_list
from tests.check.examples import ROOT, add, cell, project_with_a_lesson

AVOIDED = word_list(ROOT / "lessons/nl").avoided
# Word by word from the table of words to avoid that the course is written by.
TABLE = [
    *("letsel", "slijtage", "versleten", "degeneratie", "instabiel", "stabiliteit", "core"),
    *(
        "verkeerde beweging",
        "goed tillen",
        "fout tillen",
        "rechte rug",
        "beschadigd",
        "kapot",
        "uit de kom",
        "wervel scheef",
    ),
    *(
        "pijnbrein",
        "tussen de oren",
        "psychisch",
        "zenuwstelsel is overgevoelig",
        "catastroferen",
        "kinesiofobie",
        "vermijder",
    ),
    *(
        "chronisch",
        "mee leren leven",
        "aspecifiek",
        "alleen pijnvrij",
        "pijn is geen schade",
        "u moet",
        "waarom doet u niet",
        "flare-up",
    ),
]


def words_found(text: str) -> list[str]:
    return [match[0] for word in AVOIDED for match in word.pattern.finditer(text)]


@pytest.mark.parametrize("word", TABLE)
def test_the_list_holds_every_word_of_the_table(word: str) -> None:
    assert words_found(f"Hier staat {word}.")


def test_letsel_in_a_lesson_is_told_with_another_word(tmp_path: Path) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    add(lesson, cell("markdown", "Anna denkt aan rugletsel."))
    assert [(one.rule, "gevoelig, geïrriteerd" in one.cure) for one in check(project, fast=True)] == [("woord", True)]


@pytest.mark.parametrize("catalogue", sorted((ROOT / "widgets").glob("*/nl.po")), ids=lambda file: file.parent.name)
def test_no_text_of_a_widget_holds_an_avoided_word(catalogue: Path) -> None:
    with catalogue.open("rb") as stream:
        said = [
            text
            for message in read_po(stream)
            if message.id
            for text in ([message.string] if isinstance(message.string, str) else message.string)
        ]
    assert said
    assert [(text, found) for text in said if (found := words_found(text))] == []
