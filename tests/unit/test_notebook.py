"""The one reader of notebooks: what is a step, a note, a question, a draft; and what is no notebook."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.lesson.notebook import LARGEST_NOTEBOOK, NotebookError, from_json, goals_of, read, read_file
from course.project import read_lesson
from course.published import is_draft


def cell(source: str | list[str], kind: str = "markdown", **more: object) -> dict:
    return {"cell_type": kind, "source": source, "metadata": {}, **more}


def notebook(*cells: dict, **course: object) -> dict:
    return {"cells": list(cells), "metadata": {"course": course}}


def test_a_step_begins_at_a_second_heading_of_a_patients_text() -> None:
    found = from_json(
        notebook(
            cell("# Titel"),
            cell(["\n", "## Een stap\n", "Tekst."]),
            cell("## Voor de begeleider") | {"metadata": {"tags": ["therapist"]}},
            cell("Tekst\n\n## later"),
            cell("### Kleiner"),
            cell("## geen tekst", "code"),
        )
    )
    assert [one.begins_step for one in found.cells] == [False, True, False, False, False, False]
    assert [one.for_leader for one in found.cells] == [False, False, True, False, False, False]


def test_a_step_keeps_its_own_id_and_one_without_gets_it_from_its_heading() -> None:
    def step(heading: str, given: object = None) -> dict:
        return cell(f"## {heading}") | {"metadata": {} if given is None else {"step": given}}

    long = "Een heel lange kop over van alles en nog wat in de rug"
    found = from_json(
        notebook(
            cell("# Titel") | {"metadata": {"step": "titel"}},
            step("Rust", "slaap"),
            step("Slaap"),
            step("Gekopieerd", "slaap"),
            step("Wat *denkt* [u](begrip:u)?"),
            step("???"),
            step("Fout", "<b>"),
            step("Fout", 5),
            step(long, "x" * 41),
        )
    )
    assert list(found.step_ids.values()) == [
        "slaap",
        "slaap-2",
        "gekopieerd",
        "wat-denkt-u",
        "deel",
        "fout",
        "fout-2",
        "een-heel-lange-kop-over-van-alles-en",
    ]
    # An address is no text: a version that only got its ids is the same lesson.
    assert from_json(notebook(step("Rust"))).says == from_json(notebook(step("Rust", "slaap"))).says


def test_a_question_is_what_the_page_and_the_check_take_for_one() -> None:
    found = from_json(notebook(cell("%%quiz a\nWat?", "code"), cell("1 + 1", "code"), cell("%%quiz a\nWat?")))
    assert [one.question for one in found.cells] == [("%%quiz a", "Wat?"), None, None]


def test_two_versions_say_the_same_when_readers_and_leaders_see_the_same() -> None:
    one = notebook(cell(["a", "b"], "code", id="x", outputs=[1], execution_count=3), title="T")
    other = notebook(cell("ab", "code", id="x") | {"metadata": {"scrolled": True}}, title="T", draft=True)
    assert from_json(one).says == from_json(other).says
    for change in (
        notebook(cell("ac", "code", id="x"), title="T"),
        notebook(cell("ab", "markdown", id="x"), title="T"),
        notebook(cell("ab", "code", id="y"), title="T"),
        notebook(cell("ab", "code", id="x") | {"metadata": {"tags": ["therapist"]}}, title="T"),
        notebook(cell("ab", "code", id="x", attachments={"a.png": {}}), title="T"),
        notebook(cell("ab", "code", id="x"), title="U"),
        notebook(title="T"),
    ):
        assert from_json(one).says != from_json(change).says


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Is \\ud83d het mooi?", "Is ? het mooi?"),
        ("Is \\udca7\\ud83d het?", "Is ?? het?"),
        ("Een druppel \\ud83d\\udca7.", "Een druppel 💧."),
        ("Een pad C:\\\\udata", "Een pad C:\\udata"),
    ],
)
def test_half_of_a_sign_costs_that_sign_alone(typed: str, shown: str) -> None:
    content = f'{{"metadata": {{}}, "cells": [{{"cell_type": "code", "source": "%%quiz a\\n{typed}"}}]}}'
    found = read(content.encode())
    assert found.cells[0].source == f"%%quiz a\n{shown}"
    # What is read can be run, kept and written again.
    json.dumps(found.raw, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("typed", "goals"),
    [
        ("U weet  iets.", ["U weet iets."]),
        (["Een.", "", 2], ["Een.", "2"]),
        ([["Een."], {}, None], []),
        *((odd, []) for odd in (None, "", " ", 3, {"een": "twee"}, [])),
    ],
)
def test_goals_are_what_their_author_meant(typed: object, goals: list[str]) -> None:
    assert goals_of({"goals": typed}) == goals


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "leeg"),
        (b"  \n", "leeg"),
        (b'{"cells": [\n\n', "half opgeslagen, of beschadigd bij regel 3"),
        (b"\xff\xfe", "geen tekst"),
        (b"[]", "geen notebook"),
        (b"null", "geen notebook"),
        (b'{"cells": []}', "geen notebook"),
        (b'{"cells": {}, "metadata": {}}', "geen notebook"),
        (b'{"cells": ["tekst"], "metadata": {}}', "geen notebook"),
        (b"[" * 200_000, "beschadigd"),
        (b" " * (LARGEST_NOTEBOOK + 1), "groter dan 20 MB"),
    ],
)
def test_what_is_no_notebook_is_told_with_a_cure(content: bytes, what: str, tmp_path: Path) -> None:
    with pytest.raises(NotebookError, match=what) as error:
        read(content)
    assert error.value.cure.startswith(("Zet een", "Sla de", "Haal grote"))
    # The readers that ask for less agree.
    path = tmp_path / "07-een-les.ipynb"
    path.write_bytes(content)
    with pytest.raises(NotebookError):
        read_file(path)
    assert not read_lesson(path, "nl").readable
    assert read_lesson(path, "nl").title == "Een les"
    assert is_draft(content) is None


def test_a_draft_stays_a_draft_whatever_else_is_odd_in_it(tmp_path: Path) -> None:
    path = tmp_path / "07-een-les.ipynb"
    path.write_text(json.dumps({"cells": "stuk", "metadata": {"course": {"draft": True}}}))
    assert read_lesson(path, "nl").draft
    path.write_text(json.dumps(notebook(cell("# T"), draft=True, title=3, goals={"x": 1}, minutes="veel")))
    lesson = read_lesson(path, "nl")
    assert (lesson.draft, lesson.readable, lesson.title, lesson.goals, lesson.minutes) == (True, True, "3", (), None)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotebookError, match="niet te lezen"):
        read_file(tmp_path / "weg.ipynb")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["cells", "metadata", "course", "source", "tags", "cell_type", "draft"]), inner, max_size=4
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_any_json_is_a_notebook_or_is_told(raw: object) -> None:
    try:
        found = from_json(raw)
    except NotebookError:
        return
    for one in found.cells:
        assert isinstance(one.source, str)
        assert all(isinstance(tag, str) for tag in one.tags)
        assert one.begins_step in (True, False)
    assert found.says == from_json(raw).says
    assert found.draft in (True, False)


def test_a_file_that_windows_marked_as_utf_8_is_read() -> None:
    """Notepad puts a byte order mark in front."""
    marked = "\ufeff" + json.dumps({"cells": [{"cell_type": "markdown", "source": "# Kop é"}], "metadata": {}})
    assert read(marked.encode()).cells[0].source == "# Kop é"
