"""A told scene in a lesson: what the check reads in it, and what it leaves alone."""

from __future__ import annotations

import re
from pathlib import Path

from course.check import check
from course.check.lesson import LessonText
from course.editing.changed_cell import cell_changes, what
from course.editing.place import Place
from course.lesson.cell import Cell
from course.lesson.context import Found, LessonContext
from tests.check.examples import add, cell, change, project_with_a_lesson
from widgets.scene.recordings import LARGEST
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


def test_recordings_are_told_when_they_are_missing_of_other_words_huge_or_no_sound(tmp_path: Path) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    said = [f"Daarna gaat het verhaal verder, omdat stap {n} er is." for n in "abcdef"]
    add(lesson, cell("code", scene(*said)))
    folder = lesson.parent / "stem" / lesson.stem
    folder.mkdir(parents=True)
    every = [re.search(r"[\w-]+-\d-[0-9a-f]{16}\.m4a", one.cure)[0] for one in check(project, fast=True)]
    for name in every:
        (folder / name).with_suffix(".mp3").write_bytes(b"ID3")
    assert check(project, fast=True) == []

    names = [name for name in every if name.startswith("verhaal-")]
    assert [name[:9] for name in names] == [f"verhaal-{n}" for n in range(1, 7)]
    (folder / names[0]).with_suffix(".mp3").write_bytes(b"ID3" + bytes(LARGEST))
    (folder / names[1]).with_suffix(".mp3").write_text("geen geluid")
    (folder / names[2]).with_suffix(".mp3").rename(folder / names[2].replace(".m4a", ".wav"))
    change(lesson, lambda notebook: put(notebook, said[3], "Nu zegt deze stap iets anders."))
    told = [(one.rule, one.line, one.message) for one in check(project, fast=True)]
    assert {rule for rule, *_ in told} == {"opname"}
    about_files = " ".join(message for _, line, message in told if line is None)
    assert "groter dan 1 MB" in about_files
    assert "beschadigd, of geen geluid" in about_files
    assert "van een soort die niet kan" in about_files
    assert "geen woorden die nu in deze les staan" in about_files
    # Each of these steps is without a recording now, told on its own line.
    assert [line for _, line, _ in told if line] == [3, 5, 7, 9]


def put(notebook: dict, old: str, new: str) -> None:
    """Other words in its scene."""
    for one in notebook["cells"]:
        one["source"] = "".join(one["source"]).replace(old, new)
