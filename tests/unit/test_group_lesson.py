"""The minutes that a leader sees at each section: planned in the notes, or else an estimate."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

from course.groups.lesson import group_part
from course.lesson.context import LessonContext
from course.lesson.plan import planned
from course.making.lesson import lesson_of

LESSONS = sorted(Path("lessons/nl").glob("[0-9]*.ipynb"))
TEMPLATE = Path("lessons/sjabloon.ipynb")
TABLE = """**Voor de begeleider.** In een groep:

| deel | minuten |
|---|---|
| Een *eigen* doel | 12 |
| Zo heet geen stuk | 40 |
"""


def text(source: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_markdown_cell(source)


def screens_of(nb: nbformat.NotebookNode) -> list[dict]:
    context = LessonContext.beside(Path("lessons/nl").resolve())
    return group_part(lesson_of(nb, "01-les", "nl", context), context)["screens"]


def note(source: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_markdown_cell(source, metadata={"tags": ["therapist"]})


def test_a_section_takes_the_minutes_of_its_row_and_any_other_is_estimated() -> None:
    long = "woord " * 400
    nb = nbformat.v4.new_notebook(
        cells=[
            text("# Les"),
            note(TABLE),
            text("## Een [eigen](begrip:) doel\n\nTekst."),
            text(f"## Lang stuk\n\n{long}"),
        ]
    )
    screens = screens_of(nb)
    assert [(one["title"], one["pieces"][0]["minutes"], one["planned"]) for one in screens] == [
        ("Les", 1, False),
        ("Een eigen doel", 12, True),
        ("Lang stuk", 5, False),
    ]


@pytest.mark.parametrize("path", [*LESSONS, TEMPLATE], ids=lambda path: path.stem)
def test_every_section_of_a_lesson_has_its_minutes_and_together_they_are_those_of_a_group(path: Path) -> None:
    nb = nbformat.read(path, 4)
    screens = screens_of(nb)
    assert [one["title"] for one in screens if not one["planned"]] == []
    tables = [cell.source for cell in nb.cells if "therapist" in cell.metadata.get("tags", []) and planned(cell.source)]
    assert len(tables) == 1
    assert set(planned(tables[0])) == {one["title"] for one in screens}
    # As the sentence above the table says, such as "In een groep duurt de les 45 tot 50 minuten".
    said = int(re.findall(r"(\d+) minuten", tables[0].split("|")[0])[-1])
    assert said - 5 <= sum(one["pieces"][0]["minutes"] for one in screens) <= said
