"""Writes the whole course as static files: for any web server, at any base path, or a USB stick."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from course.lesson.problem import Problem
from course.page import Page
from course.pages import LessonPages
from course.project import ProjectError
from course.site import Site
from widgets.own_block.media import beside
from widgets.shipped import STATIC, built
from widgets.words import words

t = words(__file__)

#: Says that a folder is an earlier build, and what that wrote.
MARK = ".course-build.json"


class BrokenLessons(Exception):
    """Lessons that cannot be published.

    Args:
        problems: each with lesson, cell, line and cure.
    """

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True)
class Built:
    """What was written.

    Args:
        pages: how many.
        files: how many, compressed ones too.
        size: of all files together, in bytes.
    """

    pages: int
    files: int
    size: int


async def build(pages: LessonPages, out: Path, report: Callable[[int, int, str], None] | None = None) -> Built:
    """Write the course to a folder; what stood there stays until everything is written.

    Args:
        pages: the lessons.
        out: a new or empty folder, or that of an earlier build.
        report: called as ``report(done, total, stem)`` for each lesson that is made.

    Raises:
        ProjectError: the folder cannot be used; the message (Dutch) says what to do.
        BrokenLessons: a lesson has a mistake, or needs Python; nothing was written.
    """
    out = out.absolute()
    refuse_other_folders(out)
    site = Site(pages, live=False, author=False)
    try:
        await pages.make_all(report)
    finally:
        await pages.stop()
    problems = [problem for state in pages.states.values() if state.state != "good" for problem in state.problems]
    if problems:
        raise BrokenLessons(problems)
    files = everything(site)
    try:
        _swap_in(out, files)
    except OSError as error:
        raise ProjectError(
            t(
                "The folder {out} cannot be written ({why}). What stood there still stands. Choose another folder with: course build --out MAP",
                out=out,
                why=error.strerror,
            )
        ) from error
    # The first one only leads to the home.
    count = sum(path.endswith("/index.html") for path in files)
    return Built(count, len(files), sum(map(len, files.values())))


def refuse_other_folders(out: Path) -> None:
    """Make sure that nobody's files are lost.

    Raises:
        ProjectError: there is something in the folder that no build wrote.
    """
    if not out.exists():
        return
    cure = t("Choose a new or empty folder with: course build --out MAP")
    if not out.is_dir():
        raise ProjectError(t("{out} is no folder but a file. {cure}", out=out, cure=cure))
    there = {path.relative_to(out).as_posix() for path in out.rglob("*") if not path.is_dir()}
    try:
        ours = {*json.loads((out / MARK).read_text(encoding="utf-8"))["files"], MARK} if there else set()
    except (OSError, ValueError, KeyError, TypeError):
        raise ProjectError(
            t("In the folder {out} stands something else than a built course. {cure}", out=out, cure=cure)
        ) from None
    if others := sorted(there - ours):
        raise ProjectError(
            t(
                "In the folder {out} also stands something that is not of the course, such as {other}. Remove it there. {cure}",
                out=out,
                other=others[0],
                cure=cure,
            )
        )


def everything(site: Site) -> dict[str, bytes]:
    """All files of the course by their path; each text has its compressed forms beside it."""
    pages = {"": site.start_page(), **site.all_pages()}
    parts = {f"{address}index.html": page for address, page in pages.items()}
    parts |= {
        **site.files(),
        "404.html": site.messages.not_found(),
        "sw.js": site.worker(),
        "manifest.webmanifest": site.installable.manifest(),
    }
    files: dict[str, bytes] = {}
    for path, page in parts.items():
        files |= _forms(path, page)
    for name in built()["used"]:
        for file in (STATIC / f"{name}{ending}" for ending in ("", ".gz", ".br")):
            if file.exists():
                files[f"static/{file.name}"] = file.read_bytes()
    for name, file in beside(site.pages.project.lesson_folder).items():
        files[f"static/{name}"] = file.read_bytes()
    return files


def _forms(path: str, page: Page) -> dict[str, bytes]:
    return {path: page.plain, f"{path}.gz": page.gzip, f"{path}.br": page.brotli}


def _swap_in(out: Path, files: dict[str, bytes]) -> None:
    """Write beside the folder and then change places, so that half a course never stands there."""
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    fresh, old = beside / "new", beside / "old"
    try:
        for path, content in files.items():
            file = fresh / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        (fresh / MARK).write_text(json.dumps({"files": sorted(files)}, indent=1), encoding="utf-8")
        if out.exists():
            out.rename(old)
        try:
            fresh.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
