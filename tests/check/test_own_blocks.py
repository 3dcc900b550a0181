"""What the check says of own blocks: it reads them as a reader does, and sends who brings code in to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.check import check
from course.editing.changed_cell import cell_changes, what
from course.editing.place import Place
from course.lesson.cell import Cell
from course.lesson.context import Found, LessonContext
from tests.check.examples import add, cell, project_with_a_lesson
from tests.components.own_block import FILM, put_media

CHART = "%%grafiek lopen\ntitel: Anna loopt elke week iets verder\nbron: eigen voorbeeld\n\nWeek 1: 5\nWeek 2: 7"
BOX = "%%kader tip\ntitel: Goed om te weten\n\nU hoeft niets te bewijzen."


def findings(tmp_path: Path, *sources: str) -> list:
    project, lesson = project_with_a_lesson(tmp_path)
    put_media(project.lesson_folder)
    add(lesson, *(cell("code", source, f"blok-{at}") for at, source in enumerate(sources)))
    return check(project, fast=True)


def rules(found: list) -> list[tuple[str, int | None]]:
    return [(finding.rule, finding.line) for finding in found]


@pytest.mark.parametrize("source", [CHART, BOX, f"%%film bukken\n{FILM}"], ids=["chart", "box", "film"])
def test_a_good_block_has_no_findings(tmp_path: Path, source: str) -> None:
    assert findings(tmp_path, source) == []


def test_a_file_that_is_not_beside_the_lesson_is_told_on_its_line(tmp_path: Path) -> None:
    assert rules(findings(tmp_path, f"%%film bukken\n{FILM.replace('bukken.mp4', 'weg.mp4')}")) == [("blok", 3)]


def test_what_is_read_in_a_block_is_read_like_any_text(tmp_path: Path) -> None:
    assert rules(findings(tmp_path, BOX.replace("bewijzen.", "bewijzen!"))) == [("uitroepteken", 4)]


def test_words_are_no_code_unless_a_block_is_not_begun_well(tmp_path: Path) -> None:
    assert findings(tmp_path / "a", f"{BOX}\nimport os") == []
    assert ("bestanden", 2) in rules(findings(tmp_path / "b", "%kader tip\nimport os"))


@pytest.mark.parametrize(
    ("line", "cure"),
    [
        ("import matplotlib.pyplot as plt", "%%grafiek ?"),
        ("import pandas as pd", "%%grafiek ?"),
        ("from IPython.display import IFrame", "%%film ?"),
        ("import os", "lessons/galerij.ipynb"),
    ],
)
def test_who_brings_code_in_is_told_how_it_goes_here(tmp_path: Path, line: str, cure: str) -> None:
    told = [one for one in findings(tmp_path, line) if one.rule == "bestanden"]
    assert [cure in one.cure for one in told] == [True]


def test_what_changed_in_a_block_is_told_in_sentences() -> None:
    def changed(new: str) -> list[str]:
        cells = Cell(3, "code", CHART), Cell(3, "code", new)
        return list(cell_changes(*cells, Place("les 2", 1), LessonContext.of(Found())))

    assert what(Cell(3, "code", CHART), Place("les 2", 1)) == ("een grafiek", "“Anna loopt elke week iets verder”")
    start = "In les 2, sectie 1"
    assert changed(CHART.replace("Week 2: 7", "Week 2: 8")) == [
        f"{start} is een regel onder %%grafiek veranderd: was “Week 2: 7”, is nu “Week 2: 8”"
    ]
    assert changed(CHART.replace("\n\n", "\n\n\n")) == [
        f"{start} is de opmaak van een cel veranderd; lezers zien geen verschil."
    ]
