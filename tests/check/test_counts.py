"""What is counted in a lesson, and that its page counts the same."""

from __future__ import annotations

from pathlib import Path

from course.check.counts import counts, steps
from course.check.lesson import LessonText
from course.editing.versions import as_file
from course.lesson.document import LessonDocument, Step, Text, Widget, WidgetPlace
from course.lesson.minutes import minutes
from tests.check.examples import cell

FOLDED = {"tags": ["verdieping"]}
SCENE = "%%vertel hand\nbeeld: lichaam\n\nhand op de rug\n> Een hand ligt op uw rug, omdat dat kan.\npauze 5"
QUIZ = (
    "%%quiz rusten\nMag Anna rusten?\n\n- [x] Ja.\n  > Ja, dat mag.\n- [ ] Nee.\n  > Dat hoeft niet, want rusten mag."
)


def lesson(folder: Path, *cells: dict) -> LessonText:
    path = folder / "01-les.ipynb"
    path.write_bytes(as_file({"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    return LessonText(path)


def test_only_what_every_reader_comes_by_counts(tmp_path: Path) -> None:
    found = lesson(
        tmp_path,
        cell("markdown", "# Rusten\n\nDit is een les over rust.", "a"),
        cell("markdown", "## Een hand", "b"),
        cell("code", SCENE, "c"),
        cell("markdown", "## Een vraag", "d"),
        cell("code", QUIZ, "e"),
        cell("markdown", "Voor de begeleider, dus dit telt niet.", "f", metadata={"tags": ["therapist"]}),
        cell("markdown", "### Meer\n\nDit leest wie dat wil.", "g", metadata=FOLDED),
        cell("code", 'BreathingPacer(name="adem")', "h", metadata=FOLDED),
    )
    one = counts(found)
    assert (one.read, one.spoken, one.steps, one.questions) == (14, 9, 2, 1)
    assert (one.length, one.spread, one.tied) == (6, 0, 0)
    assert [len(cells) for cells in steps(found)] == [2, 2]


def test_the_page_of_a_lesson_counts_the_same_minutes(tmp_path: Path) -> None:
    text = "## Rust\n\n" + "woord " * 400
    found = lesson(tmp_path, cell("markdown", text, "a"), cell("code", QUIZ, "b"), cell("code", 'Body(name="b")', "c"))
    widgets = {"rusten": Widget("quiz", {"kind": "one"}), "b": Widget("body", {})}
    step = Step("rust", "Rust", [Text(1, text), WidgetPlace(2, "rusten"), WidgetPlace(3, "b")])
    page = minutes(LessonDocument(stem="01-les", language="nl", steps=[step], widgets=widgets))
    assert counts(found).minutes == page == 6


def test_a_lesson_that_cannot_be_read_counts_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "01-les.ipynb"
    path.write_text("")
    assert (counts(LessonText(path)).read, counts(LessonText(path)).tied) == (0, 0)
