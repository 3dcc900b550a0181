"""A told scene in a lesson: what the check reads in it, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

from course.check import check
from course.check.lesson import LessonText
from course.editing.changed_cell import Place, cell_changes, what
from course.lesson.context import Found, LessonContext
from course.lesson.notebook import Cell
from tests.check.examples import add, cell, project_with_a_lesson
from widgets.stages.stage import all_stages

STAGE = next(iter(all_stages().values()))
STEPS = [each.words for each in STAGE.directions if each.number is None][:6]


def scene(*said: str, name: str = "verhaal") -> str:
    """A scene of six steps; the first ones say what is given."""
    words = [*said, *["Daarna gaat het verhaal verder, omdat er meer te zien is."] * (6 - len(said))]
    return "\n".join(
        [f"%%vertel {name}", f"beeld: {STAGE.name}", *(f"{d}\n> {w}" for d, w in zip(STEPS, words, strict=True))]
    )


def findings(tmp_path: Path, *sources: str) -> list:
    project, lesson = project_with_a_lesson(tmp_path)
    add(lesson, *(cell("code", source, f"verhaal-{at}") for at, source in enumerate(sources)))
    return check(project, fast=True)


def rules(found: list) -> list[tuple[str, int | None]]:
    return [(finding.rule, finding.line) for finding in found]


def test_a_good_scene_has_no_findings(tmp_path: Path) -> None:
    assert findings(tmp_path, scene()) == []


def test_what_is_said_is_read_like_any_text(tmp_path: Path) -> None:
    found = findings(tmp_path, scene("Er gebeurt niets.", "Rustig maar!"))
    assert rules(found) == [("uitroepteken", 6)]


def test_a_source_that_is_not_there_is_told_on_its_line(tmp_path: Path) -> None:
    found = findings(tmp_path, scene("Dat weten we. [@niemand1999]"))
    assert ("verhaal", 4) in rules(found)


def test_a_name_is_used_once_by_questions_and_scenes_together(tmp_path: Path) -> None:
    found = findings(tmp_path, scene(), scene())
    assert rules(found) == [("dubbele-naam", 1), ("veel-tegelijk", None)]


def test_words_are_no_code(tmp_path: Path) -> None:
    assert findings(tmp_path, scene("De les importeert niets.", "import os")) == []


def test_a_scene_that_is_not_begun_well_is_told_so(tmp_path: Path) -> None:
    found = findings(tmp_path, scene().replace("%%vertel", "%vertel"))
    assert ("verhaal", 1) in rules(found)


def test_a_rule_can_be_silenced_in_a_scene(tmp_path: Path) -> None:
    short = "\n".join(scene().split("\n")[:4])
    assert rules(findings(tmp_path / "a", short)) == [("verhaal-lengte", 1)]
    silent = f"{short}\n<!-- check: verhaal-lengte omdat dit maar een voorproefje is -->"
    assert findings(tmp_path / "b", silent) == []


def test_passages_keep_their_lines(tmp_path: Path) -> None:
    project, path = project_with_a_lesson(tmp_path)
    add(path, cell("code", f"%%vertel a\nbeeld: {STAGE.name}\n{STEPS[0]}\n> Een.\n\n<!-- ja -->\n> Twee."))
    told = [p for p in LessonText(path).passages if p.cell.id == "proef"]
    assert [(p.line, p.text) for p in told] == [(4, "Een.\n\n\nTwee.")]
    assert project.lesson_folder == path.parent


def changed(old: str, new: str) -> list[str]:
    return list(cell_changes(Cell(3, "code", old), Cell(3, "code", new), Place("les 2", 1), LessonContext.of(Found())))


def test_what_changed_in_a_scene_is_told_in_sentences() -> None:
    place = Place("les 2", 1)
    old = f"%%vertel a\nbeeld: {STAGE.name}\n{STEPS[0]}\n> Een hand."
    assert what(Cell(3, "code", old), place) == ("een verhaal", "“Een hand.”")
    start = "In les 2, sectie 1"
    assert changed(old, old.replace("Een hand.", "Een warme hand.")) == [
        f"{start} is een regel van het verhaal veranderd: was “> Een hand.”, is nu “> Een warme hand.”"
    ]
    assert changed(old, f"{old}\npauze 2") == [f"{start} is een regel van het verhaal bijgekomen: “pauze 2”"]
    assert changed(old, old.replace("\n", "\n\n")) == [
        f"{start} is de opmaak van het verhaal veranderd; lezers zien geen verschil."
    ]
    assert changed(old, "SleepWeek(name='a')") == [f"{start} is een verhaal nu het onderdeel SleepWeek: "]
