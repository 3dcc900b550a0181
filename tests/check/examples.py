"""Lessons for tests: the template, with the parts that a page of docs/regels shows."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

from course.check.lesson import LessonText
from course.check.template import sentences_of
from course.editing.new_lesson import new_lesson
from course.editing.versions import as_file
from course.project import Project

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^(`{3,})([^\n`]+)\n(.*?)^\1$", re.M | re.S)


def project_with_a_lesson(folder: Path) -> tuple[Project, Path]:
    """A course with one lesson that has been reviewed: the words of the template, which may all stay in this course."""
    project = empty_project(folder)
    template = json.loads((ROOT / "lessons/sjabloon.ipynb").read_text())
    template["metadata"]["course"]["may_stay"] = template_sentences()
    (folder / "lessons/sjabloon.ipynb").write_text(json.dumps(template))
    lesson = new_lesson(project, "Titel van de les")
    reviewed(lesson)
    return project, lesson


def empty_project(folder: Path) -> Project:
    """A course without lessons."""
    (folder / "lessons/nl").mkdir(parents=True, exist_ok=True)
    for name in ("references.bib", "safety.toml", "nl/begrippen.toml", "nl/woorden.toml"):
        shutil.copy(ROOT / "lessons" / name, folder / "lessons" / name)
    return Project(folder)


def template_sentences() -> list[str]:
    """Everything that the template says."""
    template = LessonText(ROOT / "lessons/sjabloon.ipynb")
    return [
        *template.metadata["goals"],
        *(sentence for one in template.cells for _, sentence in sentences_of(template, one)),
    ]


def reviewed(path: Path) -> None:
    """As when somebody has read the lesson along, today."""
    notebook = json.loads(path.read_text())
    notebook["metadata"]["course"]["reviewed"] = date.today().isoformat()
    path.write_bytes(as_file(notebook))


def change(path: Path, how) -> None:
    """``how(notebook)`` changes the parsed file."""
    notebook = json.loads(path.read_text())
    how(notebook)
    path.write_text(json.dumps(notebook, ensure_ascii=False))


def cell(kind: str, source: str, name: str = "proef", **more: object) -> dict:
    """A cell as it stands in a file."""
    code = {"execution_count": None, "outputs": []} if kind == "code" else {}
    return {"cell_type": kind, "id": name, "metadata": {}, "source": source, **code, **more}


def add(path: Path, *cells: dict, before: str = "vandaag") -> None:
    """Put cells into a lesson, above its part about today."""

    def how(notebook: dict) -> None:
        at = next(i for i, one in enumerate(notebook["cells"]) if one["id"] == before)
        notebook["cells"][at:at] = cells

    change(path, how)


def apply(path: Path, page_part: str) -> None:
    """Do to a lesson what the blocks of a page show.

    tekst, vraag, code, begeleider: a new cell (a text with the heading of an old one takes its place); gegevens: metadata;
    cel: a cell as in the file; weg: cells to remove; bestand NAME: a file; notebook: the whole file; sjabloon: what the template says.
    """
    root = path.parents[2]
    for number, (_, kind, text) in enumerate(BLOCK.findall(page_part)):
        text = text.rstrip("\n")
        name = f"proef-{number}"
        if kind == "notebook":
            path.write_text(text)
        elif kind.startswith("bestand "):
            file = root / kind.removeprefix("bestand ")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(file.read_text() + "\n" + text if file.suffix == ".bib" else text)
        elif kind == "sjabloon":
            (root / "lessons/sjabloon.ipynb").write_text(
                json.dumps({"cells": [cell("markdown", text)], "metadata": {}})
            )
        elif kind == "gegevens":
            change(path, lambda nb, text=text: nb["metadata"]["course"].update(json.loads(text)))
        elif kind == "weg":
            gone = text.split()
            change(path, lambda nb, gone=gone: nb.update(cells=[c for c in nb["cells"] if c["id"] not in gone]))
        elif kind == "cel":
            add(path, json.loads(text))
        elif kind == "begeleider":
            add(path, cell("markdown", text, name, metadata={"tags": ["therapist"]}))
        elif kind in ("vraag", "code"):
            add(path, cell("code", text, name))
        else:
            assert kind == "tekst", kind
            _put_text(path, text, name)


def _put_text(path: Path, text: str, name: str) -> None:
    head = text.splitlines()[0]
    cells = json.loads(path.read_text())["cells"]
    old = next(
        (i for i, c in enumerate(cells) if head.startswith("## ") and "".join(c["source"]).startswith(head + "\n")),
        None,
    )
    if old is None:
        add(path, cell("markdown", text, name))
    else:
        change(path, lambda nb: nb["cells"][old].update(source=text))
