"""In a language that nobody speaks every page says what its catalogues say, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.check import check
from tests.check.examples import BLOCK, apply, project_with_a_lesson
from tests.check.test_rules import READING, part
from tests.unit import pseudo


def test_no_page_says_a_word_that_stands_in_no_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pseudo.speak(monkeypatch)
    found = pseudo.pages(tmp_path) | pseudo.desk_pages(tmp_path)
    assert len(found) > 20
    assert {address: pseudo.untranslated(html) for address, html in found.items() if pseudo.untranslated(html)} == {}
    assert [
        address for address, html in found.items() if f'<html lang="{pseudo.LANGUAGE}" dir="rtl">' not in html
    ] == []


def test_the_check_says_no_word_that_stands_in_no_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    for rule in READING:
        example = part(rule, "Liever niet")
        # What changes a whole file would take the place of the others; of a word to avoid, the list says why.
        if rule != "woord" and {kind for _, kind, _ in BLOCK.findall(example)} <= {
            "tekst",
            "vraag",
            "code",
            "begeleider",
        }:
            apply(lesson, example)
    pseudo.speak(monkeypatch)
    found = check(project, fast=True)
    assert len({problem.rule for problem in found}) > 25
    said = [text for problem in found for text in (problem.place, problem.message, problem.cure)]
    assert [text for text in said if pseudo.outside_marks(text)] == []
