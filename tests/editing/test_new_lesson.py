"""A new lesson works at once and waits for words of its author, and a title that cannot be used is told."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from course.check import check
from course.command_line import main
from course.editing.new_lesson import new_lesson
from tests.check.examples import project_with_a_lesson


def make(folder: Path, title: str):
    return CliRunner().invoke(main, ["new-lesson", "--folder", str(folder), "--", title])


def test_a_new_lesson_has_the_next_number_is_last_in_the_home_and_passes_every_other_check(tmp_path: Path) -> None:
    project, first = project_with_a_lesson(tmp_path)
    (tmp_path / "course.toml").write_text(f'lessons = ["{first.stem}"]\n[clinic]\nname = "De Praktijk"\n')
    start = time.process_time()
    done = make(tmp_path, "  Wérken   & rusten: hoe gaat dat?  ")
    assert time.process_time() - start < 5
    path = tmp_path / "lessons/nl/01-werken-rusten-hoe-gaat-dat.ipynb"
    assert done.exit_code == 0
    assert str(path) in done.output
    assert "make edit" in done.output
    assert [lesson.stem for lesson in project.lessons()] == [first.stem, path.stem]
    # What is left to say is that nobody has read it yet, which holds nothing back.
    assert [(found.rule, found.weight, found.lesson) for found in check(project, fast=True)] == [
        ("datum", "beter", path.stem)
    ]
    notebook = json.loads(path.read_text())
    course = notebook["metadata"]["course"]
    assert course["title"] == "Wérken & rusten: hoe gaat dat?"
    assert course["authors"] == ["De Praktijk"]
    assert (course["reviewed"], course["reviewers"]) == ("", [])
    assert date.fromisoformat(course["next_review"]) > date.today()
    assert "may_stay" not in course
    assert "".join(notebook["cells"][0]["source"]).startswith("# Wérken & rusten: hoe gaat dat?\n")


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("", "De titel is leeg"),
        (" \t ", "De titel is leeg"),
        ("?!... 12", "staat geen woord"),
        ("a" * 71, "meer dan 70 kan niet"),
        ("titel VAN de les", "Er is al een les"),
        ("Titel van de les!", "Er is al een les"),
    ],
)
def test_a_title_that_cannot_be_used_is_told_in_one_dutch_line(title: str, said: str, tmp_path: Path) -> None:
    project_with_a_lesson(tmp_path)
    done = make(tmp_path, title)
    assert done.exit_code == 2
    assert said in done.output
    assert len(done.output.strip().splitlines()) == 1
    assert len(list((tmp_path / "lessons/nl").glob("*.ipynb"))) == 1


def test_quotes_and_odd_letters_in_a_title_stay_as_typed(tmp_path: Path) -> None:
    project, _ = project_with_a_lesson(tmp_path)
    path = new_lesson(project, 'De "beste" œfening \\ ß')
    assert path.stem == "01-de-beste-oefening-ss"
    assert json.loads(path.read_text())["metadata"]["course"]["title"] == 'De "beste" œfening \\ ß'


def test_a_last_day_of_february_has_a_next_review(tmp_path: Path) -> None:
    project, _ = project_with_a_lesson(tmp_path)
    path = new_lesson(project, "Schrikkeldag", date(2028, 2, 29))
    assert json.loads(path.read_text())["metadata"]["course"]["next_review"] == "2029-02-28"


def test_the_last_number_is_told(tmp_path: Path) -> None:
    project, first = project_with_a_lesson(tmp_path)
    first.rename(first.with_name("99-laatste.ipynb"))
    assert "geen nummer meer vrij" in make(tmp_path, "Nog een les").output


def test_a_folder_that_cannot_be_written_is_told_with_a_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project_with_a_lesson(tmp_path)
    whole = Path.open

    def refuse(path: Path, mode: str = "r", *rest: object, **more: object):
        if mode == "xb":
            raise PermissionError(13, "Permission denied")
        return whole(path, mode, *rest, **more)

    monkeypatch.setattr(Path, "open", refuse)
    done = make(tmp_path, "Nog een les")
    assert (done.exit_code, len(done.output.strip().splitlines())) == (2, 1)
    assert str(tmp_path / "lessons/nl") in done.output
    assert "Geef uzelf schrijfrechten op die map, of kopieer de cursus" in done.output
