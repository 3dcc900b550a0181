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
LOOKS = 10
VISITS = 1000


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
        # The shipped ones under their own names: the others link to them.
        copy = path.stem if place < len(names) else f"{place % 100:02}-{name}-kopie{place // 100 or ''}"
        shutil.copy(path, folder / f"lessons/nl/{copy}.ipynb")
    return Project(folder)


async def measured(project: Project, documents: dict[str, LessonDocument], cache: Path) -> dict[str, float]:
    """What grows, for one course; seconds of processor, which a busy machine does not stretch."""
    pages = LessonPages(project, cache, makers=Copies(documents))
    site = Site(pages, live=False, author=False, kernels=lambda: 0)
    start = time.process_time()
    await site.current_worker()
    rendered = time.process_time() - start

    # Between two looks at the folder (twice a second) a visit costs nothing that grows.
    start = time.process_time()
    for _ in range(LOOKS):
        pages._lessons = (0.0, pages._lessons[1])
        await site.current_worker()
    look = (time.process_time() - start) / LOOKS
    worker = await site.current_worker()
    start = time.process_time()
    for _ in range(VISITS):
        await site.current_worker()
    visit = (time.process_time() - start) / VISITS

    files = [STATIC / name for name in built()["kept"]]
    packed = [file.with_name(f"{file.name}.br") for file in files]
    of_files = sum(
        (small if small.exists() else file).stat().st_size for file, small in zip(files, packed, strict=True)
    )
    my_course = site.side_page("mijn-cursus")
    found = {
        "lessons": len([lesson for lesson in pages.lessons() if not lesson.is_extra]),
        "pages rendered, s": rendered,
        "a look for /sw.js, ms": 1000 * look,
        "a visit of /sw.js, ms": 1000 * visit,
        "/sw.js, KB": len(worker.brotli) / 1000,
        "Mijn cursus, KB": len(my_course.brotli) / 1000 if my_course else 0,
        "Mijn cursus unpacked, KB": len(my_course.plain) / 1000 if my_course else 0,
        "kept for offline, KB": (sum(len(page.brotli) for page in site.reader_pages().values()) + of_files) / 1000,
        "of these files, KB": of_files / 1000,
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
