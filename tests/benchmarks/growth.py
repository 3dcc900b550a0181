"""How the course grows: `/sw.js`, "Mijn cursus" and what a device keeps, with the shipped lessons copied to 80 and 400.

No kernel runs for the copies: each gets the document of the lesson that it is a copy of.
python tests/benchmarks/growth.py [CACHE [LESSONS ...]]    CACHE holds the made lessons; without it they are made
"""

from __future__ import annotations

import asyncio
import itertools
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from course.front_end import built  # noqa: E402
from course.lesson.document import LessonDocument  # noqa: E402
from course.pages import LessonPages  # noqa: E402
from course.project import Lesson, Project  # noqa: E402
from course.site import Site  # noqa: E402
from widgets.base import STATIC  # noqa: E402

SIZES = (8, 80, 400)
SECONDS = 2.0


class Copies:
    """In the place of the processes that run lessons: gives the document of the lesson that a file is a copy of."""

    def __init__(self, documents: dict[str, LessonDocument]) -> None:
        self.documents = documents
        self.processes: set = set()

    async def run(self, lesson: Lesson, content: bytes) -> LessonDocument:  # noqa: ARG002 (its name says enough)
        original = self.documents[lesson.stem.partition("-kopie")[0].partition("-")[2]]
        return msgspec.structs.replace(original, stem=lesson.stem)

    async def stop(self) -> None:
        """Nothing runs."""


async def shipped(cache: Path) -> dict[str, LessonDocument]:
    """The document of each shipped lesson, by its name without number; those that were not made yet are made first."""
    pages = LessonPages(Project(ROOT), cache)
    lessons = pages.lessons()
    if not all(pages.documents.good(lesson) for lesson in lessons):
        await pages.make_all()
        await pages.stop()
    known = [(lesson.stem.partition("-")[2], pages.documents.good(lesson)) for lesson in lessons]
    return {name: good.document for name, good in known if good}


def a_course(folder: Path, lessons: int, names: list[tuple[str, Path]]) -> Project:
    """The shipped course with so many lessons: copies of the shipped ones, each under a number and name of its own."""
    shutil.copytree(ROOT / "lessons", folder / "lessons", ignore=shutil.ignore_patterns("[0-9]*.ipynb"))
    shutil.copytree(ROOT / "assets/pictures", folder / "assets/pictures")
    order = re.compile(r"^lessons = \[.*?^\]", re.M | re.S)
    (folder / "course.toml").write_text(order.sub("", (ROOT / "course.toml").read_text()))
    for place, (name, path) in zip(range(lessons), itertools.cycle(names), strict=False):
        copy = f"{place % 100:02}-{name}-kopie{place // 100 or ''}"
        shutil.copy(path, folder / f"lessons/nl/{copy}.ipynb")
    return Project(folder)


async def measured(project: Project, documents: dict[str, LessonDocument], cache: Path) -> dict[str, float]:
    """What grows, for one course."""
    pages = LessonPages(project, cache, makers=Copies(documents))
    site = Site(pages, live=False, author=False, kernels=lambda: 0)
    start = time.perf_counter()
    await site.current_worker()
    whole = time.perf_counter() - start
    asked, end = 0, time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        await site.current_worker()
        asked += 1
    kept = [*site.kept_pages().values()] if hasattr(site, "kept_pages") else [*site.reader_pages().values()]
    files = sum(
        (STATIC / f"{name}.br" if (STATIC / f"{name}.br").exists() else STATIC / name).stat().st_size
        for name in built()["kept"]
    )
    found = {
        "lessons": len([one for one in pages.lessons() if not one.is_extra]),
        "rendered, s": whole,
        "/sw.js, a second": asked / SECONDS,
        "/sw.js, KB": len((await site.current_worker()).brotli) / 1000,
        "Mijn cursus, KB": len(site.side_page("mijn-cursus").brotli) / 1000,
        "home, KB": len(site.home().brotli) / 1000,
        "kept for offline, KB": (sum(len(page.brotli) for page in kept) + files) / 1000,
        "files of these, KB": files / 1000,
    }
    await pages.stop()
    return found


async def growth(
    cache: Path, sizes: tuple[int, ...] = SIZES, step: Callable[[str], None] = print
) -> list[dict[str, float]]:
    """A row for each size."""
    documents = await shipped(cache)
    names = [(path.stem.partition("-")[2], path) for path in sorted((ROOT / "lessons/nl").glob("[0-9]*.ipynb"))]
    rows = []
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="growth-") as folder:
            rows.append(await measured(a_course(Path(folder), size, names), documents, Path(folder, ".cache")))
        step("; ".join(f"{name}: {figure:.4g}" for name, figure in rows[-1].items()))
    return rows


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as own:
        cache, *sizes = sys.argv[1:] or [own]
        asyncio.run(growth(Path(cache), tuple(map(int, sizes)) or SIZES))
