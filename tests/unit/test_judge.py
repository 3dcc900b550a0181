"""What an author reads about a lesson that was run: which cell, which line, and the cure. No kernel is started here.

That the page maker asks this of what its kernel left is shown in ``browser/test_server.py``.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from msgspec.structs import replace
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from traitlets.config import Config

from course.lesson.context import LessonContext
from course.lesson.document import LessonDocument
from course.lesson.judge import text_problems
from course.lesson.notebook import LARGEST_NOTEBOOK
from course.making.lesson import lesson_of
from course.making.maker import make
from course.project import Project
from tests.check.examples import empty_project
from widgets.quiz import magic

QUIZ = """%%quiz proef
Een vraag?

- [ ] Nee
  > Zo denken meer mensen.
- [x] Ja
  > Klopt. [@bestaatniet]"""


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    """The folder of a lesson; the course has sources, hard words and a picture."""
    empty_project(tmp_path)
    folder = tmp_path / "lessons/nl"
    (folder / "rug.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    return folder


@pytest.fixture(scope="module")
def shell() -> Iterator[InteractiveShell]:
    """What runs cells in a kernel, without the kernel."""
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
    magic.register(shell)
    yield shell
    InteractiveShell.clear_instance()


@pytest.fixture
def judged(lessons: Path) -> Callable[..., list[str]]:
    """``judged(cell, ...)``: what its author reads, a line each; the first cell is the title."""

    def judge(*cells: nbformat.NotebookNode) -> list[str]:
        return told(judge_(new_notebook(cells=[new_markdown_cell("# Titel"), *cells]), lessons))

    return judge


def judge_(notebook: nbformat.NotebookNode, folder: Path, seconds: int = 60) -> LessonDocument:
    """The document of a notebook that was run, with what is wrong in its texts."""
    document = lesson_of(notebook, "01-les", "nl", LessonContext.beside(folder), seconds)
    return replace(
        document,
        problems=[*document.problems, *text_problems(document.texts(), LessonContext.beside(folder), "01-les")],
    )


def told(document: LessonDocument) -> list[str]:
    return [str(problem) for problem in document.problems]


def text(source: str) -> nbformat.NotebookNode:
    return new_markdown_cell(source)


def code(*outputs: nbformat.NotebookNode) -> nbformat.NotebookNode:
    return new_code_cell("", outputs=list(outputs))


def error(name: str, value: str, *traceback: str) -> nbformat.NotebookNode:
    return new_output("error", ename=name, evalue=value, traceback=list(traceback))


def run(shell: InteractiveShell, cell: str) -> nbformat.NotebookNode:
    """A code cell with the error that running it ends in."""
    with capture_output():
        stopped = shell.run_cell(cell).error_in_exec
    assert stopped
    return new_code_cell(cell, outputs=[error(type(stopped).__name__, str(stopped))])


@pytest.mark.parametrize(
    ("source", "place", "words"),
    [
        (
            "## Deel\n\nNog een. [@hayden2012]",
            "regel 3",
            'de bron "hayden2012" staat niet in references.bib; bedoelt u "hayden2021"?',
        ),
        (
            "## Deel\n\nEen [opflamming](begrip:).",
            "regel 3",
            "'opflamming' staat niet in begrippen.toml; bedoelt u 'opvlamming'?",
        ),
        (
            "## Deel\n\nKijk:\n![](rug.svg)",
            "regel 4",
            "dit plaatje heeft geen beschrijving; schrijf ![wat er te zien is](bestand)",
        ),
        ('## Deel\n\n<img src="rug.svg">', "regel 3", "dit plaatje heeft geen beschrijving"),
        ("## Deel\n\n![een hond](hond.gif)", "regel 3", "gebruik .svg, .png, .jpg, .jpeg, .webp"),
        ("## Deel\n\nEn:\n\n<img src='weg.png' alt='een poes'>", "regel 5", 'het plaatje "weg.png" is er niet'),
    ],
)
def test_a_mistake_in_the_text_names_lesson_cell_line_and_cure(
    judged, lessons: Path, source: str, place: str, words: str
) -> None:
    (lessons / "hond.gif").write_bytes(b"GIF89a")
    (line,) = judged(text(source))
    assert line.startswith(f"les 01-les, cel 2, {place}: ")
    assert words in line


def test_decoration_and_known_sources_are_fine(judged) -> None:
    good = '![](rug.svg "versiering") <img src="rug.svg" alt="" title="versiering">\n\nGoed. [@hayden2021]'
    assert judged(text(f"## Deel\n\n{good}")) == []


@pytest.mark.parametrize(
    ("cell", "line", "words"),
    [
        (QUIZ, 7, 'de bron "bestaatniet" staat niet in references.bib'),
        (QUIZ.replace("  > Zo denken meer mensen.\n", "").replace(" [@bestaatniet]", ""), 4, "uitleg"),
        (
            QUIZ[1:].replace(" [@bestaatniet]", ""),
            1,
            'een vraag begint met %%quiz, en hier staat "%quiz"; schrijf %%quiz proef',
        ),
    ],
)
def test_a_mistake_in_a_question_names_its_line(
    judged, shell, lessons: Path, monkeypatch: pytest.MonkeyPatch, cell: str, line: int, words: str
) -> None:
    monkeypatch.chdir(lessons)  # as in a kernel
    (told,) = judged(run(shell, cell))
    assert told.startswith(f"les 01-les, cel 2, regel {line}: ")
    assert words in told


def test_every_mistake_of_a_question_is_told(judged) -> None:
    both = judged(new_code_cell("%%quiz Proef\n- [ ] Ja\n", outputs=[error("QuizError", "regel 1: ...")]))
    assert [line.partition(": ")[0].rpartition("regel ")[2] for line in both] == ["1", "2", "2", "2"]


def test_a_mistake_that_only_running_shows_is_told_all_the_same(judged) -> None:
    (line,) = judged(code(error("QuizError", "de naam is al gebruikt")))
    assert line.startswith("les 01-les, cel 2: Python meldt: QuizError: de naam is al gebruikt")


def test_a_drawn_picture_needs_a_description(judged) -> None:
    drawn = code(new_output("display_data", data={"image/png": "iVBORw0KGgo="}))
    (line,) = judged(drawn)
    assert line.startswith("les 01-les, cel 2, regel 1: het plaatje van deze cel heeft geen beschrijving")
    drawn.metadata["alt"] = "een rug"
    assert judged(drawn) == []


def test_a_cell_that_fails_names_its_own_line_and_not_that_of_what_it_called(judged) -> None:
    stopped = error(
        "ZeroDivisionError",
        "division by zero",
        "\x1b[31mZeroDivisionError\x1b[39m",
        "\x1b[36mCell\x1b[39m\x1b[36m In[2], line 3\x1b[39m\n      1 a = 1",
        "File /lib/deep.py, line 99",
    )
    assert judged(code(stopped)) == [
        "les 01-les, cel 2, regel 3: Python meldt: ZeroDivisionError: division by zero; verander de regel, of haal de cel weg"
    ]


def test_what_our_own_parts_need_is_told_once_with_the_line_that_brings_them(judged) -> None:
    unknown = error("NameError", "name 'TwoPlans' is not defined")
    magic = new_output("stream", name="stderr", text="UsageError: Cell magic `%%quiz` not found.\n")
    (line,) = judged(code(unknown), code(magic))
    assert line.startswith("les 01-les, cel 2, regel 1: ")
    assert "zet onder de titel een codecel met: from widgets import *" in line


def test_a_cell_that_prints_without_end_is_told(judged) -> None:
    (line,) = judged(code(new_output("stream", name="stdout", text="x" * 50_000_000)))
    assert line.startswith("les 01-les, cel 2: deze cel drukt 50 miljoen tekens af")


@pytest.mark.parametrize(("name", "passing"), [("KeyboardInterrupt", True), ("MemoryError", True), ("KeyError", False)])
def test_only_what_a_busy_computer_may_have_done_is_tried_again(lessons: Path, name: str, passing: bool) -> None:
    made = judge_(new_notebook(cells=[code(error(name, ""))]), lessons, 1)
    assert (bool(made.problems), made.passing) == (True, passing)
    if name == "KeyboardInterrupt":
        assert told(made) == ["les 01-les, cel 1: deze cel was na 1 seconde nog niet klaar; maak de cel korter"]


def test_two_parts_with_one_name_would_share_their_answers(lessons: Path) -> None:
    view, state = "application/vnd.jupyter.widget-view+json", "application/vnd.jupyter.widget-state+json"
    shown = [code(new_output("display_data", data={view: {"model_id": one}})) for one in ("a", "b", "c")]
    nb = new_notebook(cells=shown)
    nb.metadata["widgets"] = {
        state: {
            "state": {
                one: {"state": {"name": name}} for one, name in zip("abc", ("proef", "ander", "proef"), strict=True)
            }
        }
    }
    assert told(judge_(nb, lessons)) == [
        'les 01-les, cel 3, regel 1: de naam "proef" staat ook in cel 1; kies een andere naam, bijvoorbeeld proef-2'
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{ dit is geen json", "geen leesbaar notebook"),
        (b'{"cells": 3, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "geen leesbaar notebook"),
        (b"\xff\xfe", "geen leesbaar notebook"),
        (b" " * (LARGEST_NOTEBOOK + 1), "groter dan 20 MB"),
    ],
)
def test_a_file_that_is_no_notebook_is_never_run(tmp_path: Path, lessons: Path, content: bytes, words: str) -> None:
    made = asyncio.run(make(Project(tmp_path), lessons / "01-les.ipynb", content, place=None))
    assert words in told(made)[0]


def test_a_mistake_in_the_settings_is_told_before_a_lesson_is_run(tmp_path: Path, lessons: Path) -> None:
    (tmp_path / "course.toml").write_text('[clinic]\nnaam = "De Brug"')
    content = nbformat.writes(new_notebook()).encode()
    made = asyncio.run(make(Project(tmp_path), lessons / "01-les.ipynb", content, place=None))
    (line,) = told(made)
    assert line.startswith("les 01-les: course.toml, regel 2: de instelling 'clinic.naam' bestaat niet")
    assert "bedoelt u 'name'?" in line
