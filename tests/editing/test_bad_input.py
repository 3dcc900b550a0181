"""What goes wrong with a file is told in the check and in the preview, and the file stays as it is."""

from __future__ import annotations

import asyncio
import json
import shutil
from pathlib import Path

import nbformat
import pytest

from course.check import check
from course.lesson.context import LessonContext
from course.making.lesson import lesson_of
from course.making.maker import make
from course.making.makers import Makers
from course.pages import LessonPages
from course.project import Project
from tests.check.examples import add, cell, change, project_with_a_lesson


def half_saved(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:500])


def without_its_start(path: Path) -> None:
    change(path, lambda notebook: notebook["cells"].pop(1))


def number_twice(path: Path) -> None:
    shutil.copy(path, path.with_name("00-nog-een-les.ipynb"))


def picture_of_30_mb(path: Path) -> None:
    (path.parents[1] / "foto.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(30_000_000))
    add(path, cell("markdown", "![Een wandelaar](../foto.png)"))


def pasted_picture_of_30_mb(path: Path) -> None:
    picture = cell(
        "markdown", "![Een wandelaar](attachment:foto.png)", attachments={"foto.png": {"image/png": "A" * 40_000_000}}
    )
    add(path, picture)


class Refused(Makers):
    """Of files that the maker refuses before it runs a cell."""

    async def run(self, lesson, content):
        return await make(self.project, lesson.path, content, place=None)


class Judged(Makers):
    """The text is judged, and no cell is run."""

    async def run(self, lesson, content):
        notebook = nbformat.reads(content.decode(), as_version=4)
        return lesson_of(notebook, lesson.stem, lesson.language, LessonContext.beside(lesson.path.parent))


CASES = [
    (half_saved, Refused, "half opgeslagen", "Zet een eerdere versie terug.", "zet een eerdere versie terug"),
    (
        without_its_start,
        Makers,  # only a kernel knows what a name is
        "from widgets import * staat niet in de eerste codecel",
        "Zet onder de titel een codecel",
        "zet onder de titel een codecel met: from widgets import *",
    ),
    (number_twice, Judged, "Nummer 00 is ook van les", "vrij nummer", ""),
    (picture_of_30_mb, Judged, "30 MB", "kleiner", "kleiner"),
    (pasted_picture_of_30_mb, Refused, "40 MB groot", "Haal grote plaatjes", "haal de grote plaatjes"),
]


async def preview(kind: type[Makers], project: Project, stem: str) -> str:
    pages = LessonPages(project, project.cache, drafts=True, makers=kind(project, lambda: ""))
    try:
        return " ".join(str(problem) for problem in (await pages.visit(stem, None)).problems)
    finally:
        await pages.stop()


@pytest.mark.parametrize(
    ("spoil", "kind", "what", "cure", "in_preview"), CASES, ids=[case[0].__name__ for case in CASES]
)
def test_bad_input_is_explained_and_loses_nothing(
    tmp_path: Path,
    spoil,
    kind: type[Makers],
    what: str,
    cure: str,
    in_preview: str,
) -> None:
    project, path = project_with_a_lesson(tmp_path)
    spoil(path)
    before = path.read_bytes()
    found = [one for one in check(project, fast=True) if what in one.message]
    assert found, [one.message for one in check(project, fast=True)]
    assert any(cure.lower() in one.cure.lower() for one in found), found
    told = asyncio.run(preview(kind, project, path.stem))
    assert in_preview.lower() in told.lower()
    assert bool(told) == bool(in_preview)
    assert path.read_bytes() == before


def test_a_process_that_stands_ready_makes_the_next_page_and_the_one_after_it(tmp_path: Path) -> None:
    project, path = project_with_a_lesson(tmp_path)

    async def twice() -> list[bytes]:
        pages = LessonPages(project, project.cache, drafts=True)
        try:
            made = []
            for words in ("Eerste versie.", "Tweede versie."):
                await pages.makers.stand_ready()
                await pages.makers.stand_ready()
                change(path, lambda notebook, words=words: notebook["cells"][0].update(source=f"# Titel\n\n{words}"))
                state = await pages.visit(path.stem, None)
                assert not state.problems
                made.append(state.page.plain)
            return made
        finally:
            await pages.stop()
            assert pages.makers.processes == set()

    first, second = asyncio.run(twice())
    assert b"Eerste versie." in first
    assert b"Tweede versie." in second
    assert json.loads(path.read_text())["cells"][0]["source"].endswith("Tweede versie.")
