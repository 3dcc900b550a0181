"""The gallery shows everything a lesson can hold, and is no lesson itself."""

from __future__ import annotations

import json
import re

import nbformat
from nbclient import NotebookClient

import widgets
from course.project import Project
from tests.check.examples import ROOT
from widgets.quiz.quiz_grammar import KINDS

GALLERY = ROOT / "lessons/galerij.ipynb"


def code() -> list[str]:
    return ["".join(cell["source"]) for cell in json.loads(GALLERY.read_text())["cells"] if cell["cell_type"] == "code"]


def test_every_widget_stands_in_the_gallery_with_one_line() -> None:
    lines = code()
    assert {match[1] for line in lines if (match := re.fullmatch(r"(\w+)\(name=\"[a-z-]+\"[^()\n]*\)", line))} == set(
        widgets.__all__
    )
    kinds = {(line.splitlines()[0].split() + [""])[2] for line in lines if line.startswith("%%quiz")}
    assert kinds == {"", *KINDS}
    assert any(line.startswith("%%vertel") for line in lines)


def test_every_widget_is_described_above_its_line() -> None:
    text = GALLERY.read_text()
    for name in widgets.__all__:
        assert f"Onderdeel: {name}." in text


def test_the_gallery_runs_from_top_to_bottom() -> None:
    notebook = nbformat.read(GALLERY, 4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(GALLERY.parent)}}).execute()
    for cell in notebook.cells:
        if cell.cell_type == "code" and "import" not in cell.source:
            assert "widget-view" in str(cell.outputs), cell.source


def test_readers_do_not_get_the_gallery_or_the_template() -> None:
    assert {"galerij", "sjabloon"}.isdisjoint({lesson.stem for lesson in Project(ROOT).lessons()})
