"""How the course grows: pages, memory, `/sw.js`, "Mijn cursus", what a device keeps and the static build, with the shipped lessons copied to 80 and 400.

No kernel runs for the copies: each gets the document of the lesson that it is a copy of.
python tests/benchmarks/growth.py [LESSONS ...]
"""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import msgspec
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from course.lesson.document import LessonDocument  # noqa: E402
from course.page import QUICK, Page, digest  # noqa: E402
from course.pages import LessonPages  # noqa: E402
from course.project import Lesson, Project  # noqa: E402
from course.server.files import WorkerHandler  # noqa: E402
from course.site import Site  # noqa: E402
from tests.benchmarks.budgets import AT_80, figure, tell  # noqa: E402
from tests.benchmarks.served import COURSE, megabytes, say, served_course  # noqa: E402
from tests.conftest import COMMANDS  # noqa: E402
from widgets.shipped import STATIC  # noqa: E402

SIZES = (8, 80, 400)
LONG = 100
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
    pages = LessonPages(Project(COURSE), cache)
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
        notebook = json.loads(path.read_text())
        notebook["metadata"]["course"]["title"] += f" {place}"
        (folder / f"lessons/nl/{copy}.ipynb").write_text(json.dumps(notebook))
    return Project(folder)


async def measured(project: Project, documents: dict[str, LessonDocument], cache: Path) -> dict[str, float]:
    """What grows, for one course; seconds of processor, which a busy machine does not stretch."""
    pages = LessonPages(project, cache, makers=Copies(documents))
    if len(pages.lessons()) > LONG:
        # To compress so many well would take minutes, and nobody asks how heavy they are.
        pages.documents.page = partial(packed_quickly, pages)  # type: ignore[method-assign]
    site = Site(pages, live=False, author=False)
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

    rate = await answers_per_second(site)
    my_course = site.side_page("mijn-cursus")
    sizes = {address: len(page.brotli) for address, page in {**site.reader_pages(), **site.files()}.items()}
    kept, once_opened = first_visit(worker.plain.decode())
    found = {
        "lessons": len([lesson for lesson in pages.lessons() if not lesson.is_extra]),
        "pages rendered, s": rendered,
        "a look for /sw.js, ms": 1000 * look,
        "a visit of /sw.js, ms": 1000 * visit,
        "/sw.js, answers a second": rate,
        "/sw.js, KB": len(worker.brotli) / 1000,
        "Mijn cursus, KB": len(my_course.brotli) / 1000 if my_course else 0,
        "Mijn cursus unpacked, KB": len(my_course.plain) / 1000 if my_course else 0,
        "what can be kept in the largest lesson, KB": max(len(page.brotli) for page in site.files().values()) / 1000,
        "kept for offline, KB": sum(size_of(address, sizes) for address in [*kept, *once_opened]) / 1000,
        "of these built files, KB": sum(size_of(address, {}) for address in kept if address.startswith("static/"))
        / 1000,
    }
    await pages.stop()
    return found


def packed_quickly(pages: LessonPages, lesson: Lesson, html: bytes) -> Page:
    """As ``Documents.page``, in a thirtieth of the time; the next process finds it too."""
    page = Page.of(html, QUICK)
    pages.documents._write(pages.documents.of(lesson), f"{digest(html)}.br", page.brotli)
    return page


def first_visit(worker: str) -> tuple[list[str], list[str]]:
    """What a device keeps at a first visit to a lesson: of every reader, and with the heaviest two lessons in a row of a long course."""
    lists = {name: json.loads(text) for name, text in re.findall(r"^self\.(course\w+)=(.+);$", worker, re.M)}
    groups = [[entry["url"] for entry in group] for group in lists["courseLater"]["lessons"]]
    # Any will do: the copies are as heavy as what they are copied from.
    return [entry["url"] for entry in lists["courseFiles"]], [address for group in groups[5:7] for address in group]


def size_of(address: str, pages: dict[str, int]) -> int:
    """Bytes of a page or a built file as it is sent."""
    if not address.startswith("static/"):
        return pages.get(address, 0)
    file = STATIC / address.removeprefix("static/")
    packed = file.with_name(f"{file.name}.br")
    return (packed if packed.exists() else file).stat().st_size


async def answers_per_second(site: Site) -> float:
    """How many times a second `/sw.js` is sent to readers that ask again and again, with the looks at the folder that this takes."""
    server = HTTPServer(Application([(r"/sw\.js", WorkerHandler, {"site": site})]))
    sockets = bind_sockets(0, "127.0.0.1")
    server.add_sockets(sockets)
    address = f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
    rate = await asyncio.to_thread(lambda: asyncio.run(requests_per_second(address, "/sw.js", seconds=3)))
    server.stop()
    return rate


async def requests_per_second(address: str, path: str, seconds: float = 4, readers: int = 32) -> float:
    """How many times a second an address is answered, to readers that ask again and again."""
    host, port = address.removeprefix("http://").split(":")
    request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: br\r\n\r\n".encode()
    end = time.perf_counter() + seconds
    served = 0

    async def reader() -> None:
        nonlocal served
        incoming, outgoing = await asyncio.open_connection(host, int(port))
        while time.perf_counter() < end:
            outgoing.write(request)
            head = await incoming.readuntil(b"\r\n\r\n")
            length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
            await incoming.readexactly(length)
            served += 1
        outgoing.close()

    await asyncio.gather(*(reader() for _ in range(readers)))
    return served / seconds


def as_served(project: Project) -> tuple[float, float]:
    """Pages a second of one process, and its memory in MB, once every page is there."""
    with served_course(project.root) as (address, process):
        rate = asyncio.run(requests_per_second(address, f"/nl/{project.lessons()[0].stem}/"))
        return rate, megabytes(process)


def static_build(project: Project, out: Path) -> float:
    """Seconds for the whole course as files, from lessons that were run: each page rendered and compressed anew."""
    for packed in project.cache.rglob("*.br"):
        packed.unlink()
    start = time.perf_counter()
    subprocess.run(
        [f"{COMMANDS}/course", "build", str(project.root), "--out", str(out)], check=True, capture_output=True
    )
    return time.perf_counter() - start


async def main(sizes: tuple[int, ...]) -> None:
    """Measure and tell."""
    documents = await shipped(COURSE / ".cache")
    names = [(path.stem.partition("-")[2], path) for path in sorted((ROOT / "lessons/nl").glob("[0-9]*.ipynb"))]
    few = 0.0
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="growth-") as folder:
            project = a_course(Path(folder, "course"), size, names)
            found = await measured(project, documents, project.cache)
            if size in SIZES[1:]:
                rate, memory = await asyncio.to_thread(as_served, project)
                tell(f"{size} lessons: pages served per second by one process", rate)
                tell(f"{size} lessons: memory of the server", memory)
            if size == SIZES[1]:
                tell(f"{AT_80}static build, no kernel", static_build(project, Path(folder, "built")))
        say("; ".join(f"{name}: {each:.4g}" for name, each in found.items()))
        few = few or found["/sw.js, answers a second"]
        if size == SIZES[0]:
            tell("kept for offline on a first visit", found["kept for offline, KB"])
        elif size == SIZES[1]:
            tell("80 lessons: kept for offline on a first visit", found["kept for offline, KB"])
            beside = f"unpacked {figure(found['Mijn cursus unpacked, KB'], 'KB')}"
            tell("80 lessons: Mijn cursus", found["Mijn cursus, KB"], beside)
        if size in SIZES[1:]:
            beside = f"with {sizes[0]}: {figure(few, '/s')}; a look for what changed: {figure(found['a look for /sw.js, ms'], 'ms')}"
            tell(f"{size} lessons: `/sw.js` sent per second", found["/sw.js, answers a second"], beside, 0.8 * few)


if __name__ == "__main__":
    asyncio.run(main(tuple(map(int, sys.argv[1:])) or SIZES))
