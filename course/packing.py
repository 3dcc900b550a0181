"""Puts together what a wheel holds beside its Python: ``build/shipped``, which ``hatch_build.py`` packs as ``course/shipped``.

    python -m course.packing

``make wheel`` does it. The made documents of the lessons go along, so that a server begins without a kernel, Node or V8.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from course import own_copy
from course.making.documents import MADE, Documents
from course.pages import LessonPages
from course.project import Project, ProjectError
from widgets.shipped import MANIFEST, ROOT, STATIC, built

#: Beside a copy of the course: what pages, groups, the check and the pages for authors read.
SHIPPED = (
    *own_copy.PARTS,
    "assets/*/nl.po",
    "assets/edit/*.j2",
    "assets/jupyter/**/*",
    "assets/styles/tokens.css",
    "docs/handleiding/**/*",
    "docs/regels/*",
)
NOT_SHIPPED = ("__pycache__", STATIC.name)


def shipped() -> Iterator[Path]:
    """Every file that is shipped as it is, seen from the checkout; of the bundles those that are in use."""
    for pattern in SHIPPED:
        for file in sorted(ROOT.glob(pattern)):
            place = file.relative_to(ROOT)
            if file.is_file() and not any(part.startswith(".") or part in NOT_SHIPPED for part in place.parts):
                yield place
    names = {*built()["files"].values(), *built()["used"], *built()["kept"], MANIFEST.name}
    for name in sorted(f"{name}{form}" for name in names for form in ("", ".br", ".gz")):
        if (STATIC / name).exists():
            yield (STATIC / name).relative_to(ROOT)


def put_made(pages: LessonPages, documents: Documents) -> None:
    """Keep what came of the lessons under keys that hold on another machine too.

    Args:
        pages: all of them made.
        documents: the folder that is shipped.

    Raises:
        ProjectError: a lesson cannot be shown.
    """
    for lesson in pages.lessons():
        state, good = pages.states[lesson.stem], pages.documents.good(lesson)
        if state.state != "good" or not (state.document and state.page and good):
            raise ProjectError("\n".join(map(str, state.problems)) or f"{lesson.stem}: {state.state}")
        documents.put(lesson, pages.keys.run(lesson, packages=False), state.document)
        documents.put_good(lesson, good)
        documents.put_drawn(lesson, pages.documents.drawn(lesson))
        documents.page(lesson, state.page.plain)


def pack(out: Path) -> None:
    """Make the course, and write all that a wheel holds beside its Python.

    Args:
        out: emptied first.

    Raises:
        ProjectError: a lesson has a mistake, or is a draft.
    """
    project = Project(ROOT)
    drafts = [lesson.stem for lesson in project.lessons() if lesson.draft]
    if drafts:
        raise ProjectError(f"publish these first: {', '.join(drafts)}")
    pages = LessonPages(project, project.cache)

    async def make() -> None:
        try:
            await pages.make_all()
        finally:
            await pages.stop()

    asyncio.run(make())
    shutil.rmtree(out, ignore_errors=True)
    for place in shipped():
        (out / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / place, out / place)
    put_made(pages, Documents(out / MADE))
    counted = [file.stat().st_size for file in out.rglob("*") if file.is_file()]
    print(json.dumps({"files": len(counted), "MB": round(sum(counted) / 1e6, 1)}))


if __name__ == "__main__":
    try:
        pack(ROOT / "build/shipped")
    except ProjectError as mistake:
        sys.exit(str(mistake))
