"""What every lesson must be, read without running it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import nbformat
import pytest
import textstat

from course.check.course import word_list
from course.check.text import plain
from course.lesson.notebook import read_file
from widgets.prose import citation_keys
from widgets.prose_mistakes import citation_mistakes
from widgets.quiz.quiz_text import QuizText, parse
from widgets.sources import Sources

ROOT = Path(__file__).parents[2]
LESSONS = sorted((ROOT / "lessons/nl").glob("[0-9]*.ipynb"))
EXTRAS = sorted((ROOT / "lessons/nl").glob("x-*.ipynb"))
SOURCES = Sources.load(ROOT / "lessons")
AVOID = word_list(ROOT / "lessons/nl").avoided
textstat.set_lang("nl")
#: Lessons of the second edition; see test_second_edition.py.
REWRITTEN = (
    "00-welkom",
    "01-lage-rugpijn",
    "02-uw-alarmsysteem",
    "03-de-cirkel",
    "04-slaap-en-rust",
    "05-stap-voor-stap",
    "06-behandeling",
    "07-mijn-plan",
)
every_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)


@cache
def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, 4)


def tags(cell: nbformat.NotebookNode) -> list[str]:
    return cell.metadata.get("tags", [])


def patient_text(path: Path) -> list[nbformat.NotebookNode]:
    return [c for c in read(path).cells if c.cell_type == "markdown" and "therapist" not in tags(c)]


def quizzes(path: Path) -> list[tuple[nbformat.NotebookNode, QuizText]]:
    found = []
    for cell in read(path).cells:
        if cell.cell_type == "code" and cell.source.startswith("%%quiz"):
            first, _, body = cell.source.partition("\n")
            found.append((cell, parse(first.removeprefix("%%quiz").strip(), body, SOURCES)))
    return found


def quiz_words(quiz: QuizText) -> str:
    parts = [quiz.question, *(o.text for o in quiz.options), *(o.reply or "" for o in quiz.options)]
    return "\n\n".join([*parts, *quiz.hints, quiz.explanation or ""])


@every_lesson
def test_a_notebook_is_valid_clean_and_says_what_it_is(path: Path) -> None:
    nb = read(path)
    nbformat.validate(nb)
    code = [c for c in nb.cells if c.cell_type == "code"]
    assert [c for c in code if c.outputs or c.execution_count] == []
    ids = [c.id for c in nb.cells]
    assert len(set(ids)) == len(ids)
    course = nb.metadata.course
    # A lesson of the second edition is counted (test_second_edition.py), and waits for its review.
    assert ("minutes" in course) != (path.stem in REWRITTEN)
    assert 8 <= course.get("minutes", 8) <= 15
    assert 1 <= len(course.goals) <= 3
    assert date.fromisoformat(course.reviewed or "2000-01-01") < date.fromisoformat(course.next_review)
    assert course.authors
    assert nb.cells[0].source.startswith(f"# {course.title}\n")
    assert code[0].source == "from widgets import *"


@every_lesson
def test_each_step_has_an_id_of_its_own(path: Path) -> None:
    # Saved once in `course edit` it has one; it never changes, whatever becomes of its heading.
    notebook = read_file(path)
    assert [cell.step for cell in notebook.cells if cell.begins_step] == list(notebook.step_ids.values())


@every_lesson
def test_sections_are_one_idea_each_in_the_agreed_order(path: Path) -> None:
    cells = patient_text(path)
    for cell in cells:
        assert len(re.findall(r"^## ", cell.source, re.M)) <= 1
        assert not re.search(r"^## ", cell.source[3:], re.M)
        assert len(re.findall(r"^# ", cell.source, re.M)) == (cell is cells[0])
        assert len(plain(cell.source).split()) <= 130
    headings = [c.source.splitlines()[0][3:] for c in cells if c.source.startswith("## ")]
    last = "Vraag voor mijn therapeut" if path.stem in REWRITTEN else "Welke vragen heeft u nog?"
    # The first lesson is so short that its end is one step.
    assert headings[-1:] == ["In het kort"] if path.stem == "00-welkom" else headings[-2:] == ["In het kort", last]
    early = cells if path.stem == "00-welkom" else cells[1:3]  # there the house comes first
    assert "**Een verzonnen voorbeeld.**" in "".join(c.source for c in early)
    short = next(c for c in cells if c.source.startswith("## In het kort"))
    assert len(re.findall(r"^- ", short.source, re.M)) == 3
    assert read(path).cells[-1].source == 'MyQuestions(name="vragen")' or "MyQuestions" in "".join(
        c.source for c in read(path).cells[-3:]
    )


@every_lesson
def test_code_cells_are_one_readable_line(path: Path) -> None:
    for cell in read(path).cells:
        if cell.cell_type == "code" and not cell.source.startswith(("%%quiz", "%%vertel")):
            assert len(cell.source.splitlines()) <= 2
            assert re.fullmatch(r'from widgets import \*|[A-Z]\w+\(name="[a-z0-9-]+"[^()]*\)', cell.source)


@every_lesson
def test_a_lesson_asks_four_to_seven_questions_of_several_kinds(path: Path) -> None:
    found = quizzes(path)
    if path.stem not in REWRITTEN:
        assert 4 <= len(found) <= 7
        assert found[0][1].kind == "stelling"
        assert len({quiz.kind for _, quiz in found}) >= 4
    names = [quiz.name for _, quiz in found]
    assert len(set(names)) == len(names)
    for _, quiz in found:
        if quiz.kind in ("one", "more", "opinion", "stelling"):
            replies = [option.reply for option in quiz.options]
            assert all(replies)
            assert len(set(replies)) == len(replies)


@every_lesson
def test_every_claim_cites_a_source_that_exists(path: Path) -> None:
    text = "\n\n".join(c.source for c in read(path).cells)
    assert citation_mistakes(text, SOURCES) == []
    assert len(citation_keys(text)) >= 5


def test_every_source_has_a_finding_in_plain_words_and_its_evidence() -> None:
    for key in SOURCES:
        source = SOURCES.get(key)
        assert source.evidence
        assert source.finding
        assert not re.search(r"not verified", source.finding + source.reference_html, re.I)


@every_lesson
def test_the_leader_gets_notes(path: Path) -> None:
    notes = "\n".join(c.source for c in read(path).cells if "therapist" in tags(c))
    # Minutes, what to ask first and to vote on, what somebody may say, and what to leave.
    for part in (r"minuten", r"openingsvraag", r"\bstem(men)?\b", r"iemand zegt", r"vermijd|liever niet"):
        assert re.search(part, notes, re.I), part


@every_lesson
def test_words_that_frighten_blame_or_judge_are_not_used(path: Path) -> None:
    found = []
    cells = [(c, c.source) for c in patient_text(path)] + [(c, quiz_words(q)) for c, q in quizzes(path)]
    for cell, text in cells:
        if "bespreekt-woord" not in tags(cell):
            # A quiz may quote a frightening thought as an answer; its reply speaks to it.
            found += [(m[0], cell.source[:40]) for word in AVOID for m in word.pattern.finditer(text)]
            found += [("!", cell.source[:40])] if re.search(r"(?<!<)!(?!\[)", text) else []
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "Een korte zin. Nog een.",
        "De implementatie van multidisciplinaire behandelingsmogelijkheden vereist organisatorische aanpassingen.",
    ],
)
def test_the_measure_of_ease_tells_easy_from_hard(text: str) -> None:
    assert (textstat.flesch_reading_ease(text) >= 65) == text.startswith("Een korte")


def test_the_table_of_topics_names_sections_that_are_there() -> None:
    table = (ROOT / "lessons/README.md").read_text().split("| section of the article |")[1].split("\n\n")[0]
    headings = {
        path.stem: re.findall(r"^## (.+)", "\n".join(c.source for c in read(path).cells), re.M) for path in LESSONS
    }
    rows = [row.strip("| ").split(" | ") for row in table.splitlines()[2:]]
    assert len(rows) > 20
    for topic, lessons, sections in rows:
        stems = re.findall(r"`(\d\d-[\w-]+)`", lessons)
        assert stems, topic
        own = [heading for stem in stems for heading in headings[stem]]
        assert "the whole lesson" in sections or any(
            part.startswith(heading) for part in sections.split("; ") for heading in own
        ), topic
        # Whatever is written in Dutch is a heading.
        assert [
            part
            for part in sections.split("; ")
            if not part.startswith("the ") and not any(part.startswith(heading) for heading in own)
        ] == [], topic
