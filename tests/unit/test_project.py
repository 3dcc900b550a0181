"""The project folder: its settings, its lessons, its safety list."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import jinja2
import pytest

from course.front_end import template_data
from course.lesson.problem import Problem
from course.project import Project, ProjectError
from widgets.safety_words import wording


def make_project(folder: Path, *stems: str, settings: str = "") -> Project:
    lessons = folder / "lessons/nl"
    lessons.mkdir(parents=True)
    for stem in stems:
        course = {"title": f"Titel {stem}", "minutes": 9, "goals": ["a", "b", "c", "d"]}
        (lessons / f"{stem}.ipynb").write_text(json.dumps({"metadata": {"course": course}, "cells": []}))
    if settings:
        (folder / "course.toml").write_text(settings)
    return Project(folder)


def test_lessons_named_in_the_settings_come_first_and_the_rest_by_number(tmp_path: Path) -> None:
    project = make_project(tmp_path, "01-een", "02-twee", "03-drie", settings='lessons = ["03-drie", "01-een"]')
    assert [lesson.stem for lesson in project.lessons()] == ["03-drie", "01-een", "02-twee"]


@pytest.mark.parametrize(
    ("named", "cure"),
    [('"02-twe"', "bedoelt u '02-twee'?"), ('"99-heel-anders"', "haal de naam weg, of zet het bestand terug")],
)
def test_a_lesson_in_the_settings_that_is_not_there_is_told_with_line_and_cure(
    tmp_path: Path, named: str, cure: str
) -> None:
    project = make_project(
        tmp_path, "01-een", "02-twee", settings=f'title = "x"\nlessons = [\n  "01-een",\n  {named},\n]\n'
    )
    with pytest.raises(ProjectError, match=rf"course\.toml, regel 4: er is geen les '[\w-]+'; {re.escape(cure)}"):
        project.lessons()


def test_while_serving_a_lesson_that_is_gone_takes_only_itself_away(tmp_path: Path) -> None:
    project = make_project(tmp_path, "01-een", "02-twee", "03-drie", settings='lessons = ["03-drie", "02-twee"]')
    assert [lesson.stem for lesson in project.lessons()] == ["03-drie", "02-twee", "01-een"]
    (tmp_path / "lessons/nl/02-twee.ipynb").unlink()
    assert [lesson.stem for lesson in project.lessons()] == ["03-drie", "01-een"]


def test_only_files_that_are_named_as_lessons_are_lessons(tmp_path: Path) -> None:
    project = make_project(tmp_path, "01-een", "kladblok", "1-een", "02-Groot", "02-twee_")
    assert [lesson.stem for lesson in project.lessons()] == ["01-een"]


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"metadata": 5}', '{"metadata": {"course": []}}', "\x00"])
def test_a_damaged_notebook_keeps_its_file_name_as_title(tmp_path: Path, content: str) -> None:
    project = make_project(tmp_path, "01-een")
    (tmp_path / "lessons/nl/02-uw-alarm.ipynb").write_text(content)
    assert [lesson.title for lesson in project.lessons()] == ["Titel 01-een", "Uw alarm"]


@pytest.mark.parametrize("goals", ["null", "{}", "3", "[[]]"])
def test_a_draft_stays_a_draft_whatever_else_is_odd_about_it(tmp_path: Path, goals: str) -> None:
    project = make_project(tmp_path, "01-een")
    (tmp_path / "lessons/nl/01-een.ipynb").write_text(
        f'{{"cells": [], "metadata": {{"course": {{"draft": true, "goals": {goals}}}}}}}'
    )
    lesson = project.lessons()[0]
    assert (lesson.draft, lesson.readable, lesson.goals) == (True, True, ())


def test_a_sign_outside_the_first_plane_is_shown_as_it_is(tmp_path: Path) -> None:
    project = make_project(tmp_path, "01-een", settings='title = "Samen sterk 💪"')
    page = jinja2.Environment(autoescape=True).from_string(template_data(project) + "{{ course_title }}").render()
    assert page.encode().decode().strip() == "Samen sterk 💪"


def test_half_a_sign_in_a_title_can_be_sent(tmp_path: Path) -> None:
    project = make_project(tmp_path, "01-een")
    (tmp_path / "lessons/nl/01-een.ipynb").write_text(
        '{"metadata": {"course": {"title": "Pijn \\ud83d", "goals": ["\\udc00"]}}}'
    )
    lesson = project.lessons()[0]
    assert (lesson.title, lesson.goals) == ("Pijn ?", ("?",))


def test_a_lesson_has_at_most_three_goals(tmp_path: Path) -> None:
    assert make_project(tmp_path, "01-een").lessons()[0].goals == ("a", "b", "c")


def test_a_folder_without_lessons_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="Ga naar de map van de cursus"):
        Project(tmp_path)


def test_settings_that_cannot_be_read_name_file_and_line(tmp_path: Path) -> None:
    project = make_project(tmp_path, settings="\ntitle = oeps\n")
    with pytest.raises(ProjectError, match=r"course\.toml, regel 2: dit is niet te lezen; kijk of"):
        project.settings()


def test_the_safety_list_says_who_reviewed_it_once_somebody_did(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    text = (Path(__file__).parents[2] / "lessons/safety.toml").read_text()
    file = tmp_path / "lessons/safety.toml"
    file.write_text(text)
    assert project.safety()["review"] == "Nog na te kijken door een huisarts."
    by = text.replace('reviewer = ""', 'reviewer = "dr. A. Jansen"').replace('reviewed = ""', 'reviewed = "2026-12-01"')
    reviewed = by.replace('reviewed_words = ""', f'reviewed_words = "{wording(tomllib.loads(text))}"')
    file.write_text(reviewed)
    assert project.safety()["review"] == "Nagekeken door dr. A. Jansen op 2026-12-01."
    # Words that changed since were not looked at.
    file.write_text(reviewed.replace("Bel nu", "Bel straks"))
    assert project.safety()["review"] == "Nog na te kijken door een huisarts."


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        ("", "'nl' ontbreekt"),
        ("[nl]", "'reviewer' ontbreekt"),
        ("\nreviewer = ", "regel 2: dit is niet te lezen"),
        ('[nl.now]\ntitle = "x"', "'reviewer' ontbreekt"),
    ],
)
def test_no_page_goes_without_the_safety_list(tmp_path: Path, damage: str, what: str) -> None:
    project = make_project(tmp_path)
    (tmp_path / "lessons/safety.toml").write_text(damage)
    with pytest.raises(ProjectError, match=f"veiligheidslijst.*{what}"):
        project.safety()


def test_a_problem_names_lesson_cell_and_line() -> None:
    assert str(Problem("zo niet", "", 3, 4, lesson="02-les")) == "les 02-les, cel 3, regel 4: zo niet"
    assert str(Problem("zo niet", "haal het weg", lesson="02-les")) == "les 02-les: zo niet; haal het weg"
