"""A cell that was meant as a question: the check, JupyterLab and the page say the same about it, and the cure works."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

from course.check import check
from course.editing.changed_cell import cell_changes
from course.editing.place import Place
from course.lesson.cell import Cell
from course.lesson.context import Found, LessonContext
from course.lesson.problem import Problem
from tests.check.examples import add, cell, project_with_a_lesson
from widgets.quiz.magic import register
from widgets.quiz.quiz_text import parse

BODY = "Mag Anna rusten?\n\n- [x] Ja, even.\n  > Ja, een pauze hoort erbij.\n- [ ] Nee, nooit.\n  > Dat is een begrijpelijke gedachte, maar even rusten mag."
# What stands above the question; the line that is named, what is said, and what stands there once the cure was followed.
ODD = [
    ("%quiz proef", 1, 'Een vraag begint met %%quiz, en hier staat "%quiz".', "Schrijf %%quiz proef", "%%quiz proef"),
    ("%%Quiz proef", 1, 'Een vraag begint met %%quiz, en hier staat "%%Quiz".', "Schrijf %%quiz proef", "%%quiz proef"),
    (
        "%% quiz proef",
        1,
        'Een vraag begint met %%quiz, en hier staat "%% quiz".',
        "Schrijf %%quiz proef",
        "%%quiz proef",
    ),
    (
        "%%quizz  proef",
        1,
        'Een vraag begint met %%quiz, en hier staat "%%quizz".',
        "Schrijf %%quiz proef",
        "%%quiz proef",
    ),
    (
        "# Vraag 1\n%%quiz proef",
        1,
        "Deze opmerking staat boven %%quiz.",
        "Zet haar eronder, als <!-- Vraag 1 -->",
        "%%quiz proef\n<!-- Vraag 1 -->",
    ),
    (
        "# NBVAL_IGNORE_OUTPUT\n%%quiz proef",
        1,
        "Deze opmerking staat boven %%quiz.",
        "Zet haar eronder.",
        "%%quiz proef\n# NBVAL_IGNORE_OUTPUT",
    ),
    (
        "<!-- nog nalezen -->\n\n%%quiz proef",
        1,
        "Deze opmerking staat boven %%quiz.",
        "Zet haar eronder.",
        "%%quiz proef\n<!-- nog nalezen -->",
    ),
    (
        "%%quiz proef\n# Vraag 1",
        2,
        "Een patiënt leest deze regel met # en al.",
        "Haal # weg, of maak er een aantekening voor uzelf van: <!-- Vraag 1 -->",
        "%%quiz proef\n<!-- Vraag 1 -->",
    ),
]


@pytest.fixture(scope="module")
def shell():
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
    register(shell)
    yield shell
    InteractiveShell.clear_instance()


def run(shell, source: str):
    with capture_output() as output:
        result = shell.run_cell(source)
    return result.error_before_exec or result.error_in_exec, output


def findings(folder: Path, source: str) -> list:
    project, lesson = project_with_a_lesson(folder)
    add(lesson, cell("code", source))
    return check(project, fast=True)


@pytest.mark.parametrize(("top", "line", "message", "cure", "cured"), ODD)
def test_another_spelling_is_told_the_same_everywhere_and_the_cure_works(
    shell, tmp_path: Path, top: str, line: int, message: str, cure: str, cured: str
) -> None:
    [found] = findings(tmp_path / "niet", f"{top}\n{BODY}")
    assert (found.rule, found.weight, found.line) == ("vraag", "moet", line)
    assert (found.message, found.cure) == (message, cure)

    error, output = run(shell, f"{top}\n{BODY}")
    [mistake] = error.mistakes
    assert Problem.of(mistake, "vraag", found.cell).in_sentences() == replace(found, weight="", lesson="")
    assert f"regel {line}: {mistake}" in output.stdout
    assert "Error" not in output.stdout

    assert findings(tmp_path / "zo", f"{cured}\n{BODY}") == []
    error, output = run(shell, f"{cured}\n{BODY}")
    assert (error, len(output.outputs)) == (None, 1)
    first, rest = f"{cured}\n{BODY}".split("\n", 1)
    assert parse(first, rest).question == "Mag Anna rusten?"


def test_more_than_one_mistake_comes_at_once_each_with_its_own_line(shell, tmp_path: Path) -> None:
    source = "# Vraag 1\n# Vraag 2\n%quiz Proef\n" + BODY.replace("  > Ja, een pauze hoort erbij.\n", "")
    lines = [found.line for found in findings(tmp_path, source) if found.rule == "vraag"]
    assert lines == [1, 2, 3, 3, 6]
    error, _ = run(shell, source)
    assert [mistake.line for mistake in error.mistakes] == lines


@pytest.mark.parametrize("top", ["%quiz proef", "# Vraag 1\n%%quiz proef"])
def test_code_below_a_question_that_is_none_yet_does_not_run_and_is_told(shell, tmp_path: Path, top: str) -> None:
    file = tmp_path / "weg.txt"
    file.write_text("staat er nog")
    source = f"{top}\nimport os\nos.remove({str(file)!r})\n# <!-- check: vraag omdat dit zo hoort bij ons -->"
    error, _ = run(shell, source)
    assert error
    assert file.exists()
    assert "bestanden" in {found.rule for found in findings(tmp_path / "les", source)}


@pytest.mark.parametrize(
    "source",
    ["%%time\n1 + 1", "print('%quiz')", "# %%quiz oud", "# Vraag\nBreathingPacer(name='adem')", "%%html\n%%quiz a"],
)
def test_other_cells_are_no_questions(source: str, tmp_path: Path) -> None:
    assert "vraag" not in {found.rule for found in findings(tmp_path, source)}


def test_an_empty_question_says_where_its_example_is(tmp_path: Path, shell) -> None:
    found = next(one for one in findings(tmp_path, "%%quiz proef") if one.rule == "vraag")
    assert found.message == "Hier staat nog geen vraag."
    assert "Shift en Enter" in found.cure
    _, output = run(shell, "%%quiz proef")
    assert "%%quiz proef\nMag u een vraag" in output.stdout


# A question without an x


@pytest.mark.parametrize("name", ["proef", "mening"])
def test_a_forgotten_x_is_told_with_the_line_to_type_and_that_line_works(name: str, tmp_path: Path) -> None:
    body = BODY.replace("[x]", "[ ]")
    [found] = findings(tmp_path / "niet", f"%%quiz {name}\n{body}")
    assert (found.rule, found.weight, found.line) == ("mening", "beter", 1)
    line = re.search(r"%%quiz .*$", found.cure)[0]
    assert line == f"%%quiz {name} mening"
    assert findings(tmp_path / "mening", f"{line}\n{body}") == []
    assert findings(tmp_path / "x", f"%%quiz {name}\n{BODY}") == []


def test_a_question_that_says_it_is_an_opinion_is_the_same_question() -> None:
    body = BODY.replace("[x]", "[ ]")
    assert parse("proef mening", body) == parse("proef", body)
    assert parse("proef MENING", body).kind == "opinion"
    old, new = (Cell(1, "code", f"{top}\n{body}") for top in ("%%quiz proef", "%%quiz proef mening"))
    assert list(cell_changes(old, new, Place("les 1", 1, 1), LessonContext.of(Found()))) == [
        "In les 1 is de opmaak van vraag 1 veranderd; lezers zien geen verschil."
    ]


def test_a_question_may_still_be_called_mening() -> None:
    body = BODY.replace("[x]", "[ ]")
    assert (
        parse("mening", body).name,
        parse(
            "mening stelling", "Pijn is schade.\n- [ ] waar\n> a\n- [ ] weet ik niet\n> b\n- [x] niet waar\n> c"
        ).kind,
    ) == ("mening", "stelling")


def test_an_opinion_has_no_x_and_both_cures_work(tmp_path: Path) -> None:
    [found] = findings(tmp_path / "niet", f"%%quiz proef mening\n{BODY}")
    assert (found.rule, found.line, found.message) == (
        "vraag",
        4,
        "Bij een mening klopt geen antwoord meer dan een ander.",
    )
    assert found.cure == "Haal de x weg, of haal mening weg achter de naam."
    assert findings(tmp_path / "a", f"%%quiz proef mening\n{BODY.replace('[x]', '[ ]')}") == []
    assert findings(tmp_path / "b", f"%%quiz proef\n{BODY}") == []


def test_the_word_before_the_name_is_told(tmp_path: Path) -> None:
    [found] = findings(tmp_path / "niet", "%%quiz mening rust-of-niet\n" + BODY.replace("[x]", "[ ]"))
    assert found.cure == "Zet de naam ervoor: %%quiz rust-of-niet mening"
