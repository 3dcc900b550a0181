"""What was left of the template is seen, in the words of the template itself; what fits any lesson may stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from course.check import RULES, check
from course.check.lesson import LessonText
from course.check.template import same, sentences_of
from course.command_line import main
from course.editing.new_lesson import new_lesson
from course.project import Project
from tests.check.examples import ROOT, change, empty_project, project_with_a_lesson
from tests.editing.published import own_words

RULE = "sjabloontekst"
TEMPLATE = ROOT / "lessons/sjabloon.ipynb"
SHIPPED = sorted((ROOT / "lessons/nl").glob("*.ipynb"))


def told(project: Project, weight: str = "moet") -> dict[str, str]:
    """What the rule says, by the id of the cell; the goals under an empty one."""
    cells = {lesson.stem: LessonText(lesson.path).cells for lesson in project.lessons()}
    found = [one for one in check(project, fast=True) if one.rule == RULE and one.weight == weight]
    return {cells[one.lesson][one.cell - 1].id if one.cell else "": one.message for one in found}


def said(path: Path) -> set[str]:
    lesson = LessonText(path)
    return {same(sentence) for cell in lesson.cells for _, sentence in sentences_of(lesson, cell)}


def test_a_fresh_lesson_is_told_cell_by_cell_with_line_sentence_and_cure(tmp_path: Path) -> None:
    project = empty_project(tmp_path)
    path = new_lesson(project, "Rusten")
    cells = LessonText(path).cells
    found = [one for one in check(project, fast=True) if one.rule == RULE]
    story = next(one for one in found if one.cell and cells[one.cell - 1].id == "verhaal")
    assert (story.weight, story.line) == ("moet", 1)
    assert story.message == 'Deze tekst komt uit het sjabloon: "Anna en haar tuin." Ook 6 andere zinnen in deze cel.'
    assert story.cure == "Schrijf hier uw eigen tekst, of haal de cel weg."
    ours = {
        "titel",
        "verhaal",
        "vraag-nu",
        "uitleg",
        "verteld",
        "model-uitleg",
        "vraag-anna",
        "volgorde-uitleg",
        "vraag-volgorde",
        "vandaag",
        "vraag-stap",
        "in-het-kort",
        "",
    }
    assert set(told(project)) == ours
    # Fixed words, such as the way to the reader's own questions, and the lines that show widgets.
    assert ours.isdisjoint({"begin", "wat-denkt-u-nu", "vragen-uitleg", "vragen", "model", "mijn-vragen"})
    # Notes never reach a patient.
    assert set(told(project, "beter")) == {"maker-uitleg", "begeleider-tijd", "maker-beeld"}
    question = next(one for one in found if one.cell and cells[one.cell - 1].id == "vraag-anna")
    assert cells[question.cell - 1].source.splitlines()[question.line - 1].startswith("Anna wil weer in de tuin.")


def test_a_lesson_in_its_author_s_own_words_has_none(tmp_path: Path) -> None:
    project = empty_project(tmp_path)
    path = new_lesson(project, "Rusten")
    change(
        path,
        lambda notebook: next(cell for cell in notebook["cells"] if cell["id"] == "vandaag").update(
            source="## Wat betekent dit voor u vandaag?\n\nRusten mag. Anna zet alleen\u00a0haar tuinschoenen klaar."
        ),
    )
    assert (
        told(project)["vandaag"] == 'Deze tekst komt uit het sjabloon: "Anna zet alleen\u00a0haar tuinschoenen klaar."'
    )
    change(
        path,
        lambda notebook: next(cell for cell in notebook["cells"] if cell["id"] == "vandaag").update(
            source="## Wat betekent dit voor u vandaag?\n\nRusten mag. Dat telt ook mee."
        ),
    )
    assert "vandaag" not in told(project)


def test_nothing_holds_back_a_lesson_whose_sentences_are_all_its_author_s_own(tmp_path: Path) -> None:
    project = empty_project(tmp_path)
    path = new_lesson(project, "Rusten")
    change(path, own_words)
    assert [one for one in check(project, fast=True) if one.weight == "moet"] == []


def test_a_changed_template_is_followed(tmp_path: Path) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    assert told(project) == {}
    own = tmp_path / "lessons/sjabloon.ipynb"
    template = json.loads(own.read_text())
    template["metadata"]["course"]["may_stay"].remove("Nu kijkt ze door het raam naar het onkruid.")
    own.write_text(json.dumps(template))
    assert set(told(project)) == {"verhaal"}
    template["cells"] = [cell for cell in template["cells"] if cell["id"] != "verhaal"]
    own.write_text(json.dumps(template, indent=1))
    assert told(project) == {}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_no_lesson_as_shipped_holds_what_only_the_template_should_say(path: Path) -> None:
    assert list(RULES[RULE].look(LessonText(path))) == []


def test_what_may_stay_stands_in_the_template_and_what_shipped_lessons_say_too_may_stay() -> None:
    stays = {same(sentence) for sentence in LessonText(TEMPLATE).metadata["may_stay"]}
    assert stays <= said(TEMPLATE)
    assert said(TEMPLATE) & set.union(*(said(path) for path in SHIPPED)) <= stays


@pytest.mark.parametrize(
    "content", ["", "{", '{"cells": 5}', '{"cells": [], "metadata": {"course": {"may_stay": 3, "goals": [4]}}}']
)
def test_a_damaged_template_stops_no_check(content: str, tmp_path: Path) -> None:
    project, _ = project_with_a_lesson(tmp_path)
    (tmp_path / "lessons/sjabloon.ipynb").write_text(content)
    assert told(project) == {}


def test_the_command_publishes_no_template(tmp_path: Path) -> None:
    project = empty_project(tmp_path)
    path = new_lesson(project, "Rusten")
    before = path.read_bytes()
    done = CliRunner().invoke(main, ["publish", "--folder", str(tmp_path), path.stem])
    assert done.exit_code == 1
    assert f"[{RULE}]" in done.output
    assert path.read_bytes() == before
