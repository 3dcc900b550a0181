"""Keeps the pages of the lessons: made once, kept until something they are made of changes."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import brotli

from course.project import TEMPLATE, Lesson, Problem, Project, ProjectError

log = logging.getLogger("course")

PACKAGES = ("voila", "nbconvert", "nbclient", "ipywidgets", "anywidget", "plotly")
ROOT = Path(__file__).parent.parent
# A visitor waits this long for a changed lesson before getting its last good page.
PATIENCE = 20.0  # seconds
# Starting Python and Voilà, and stopping them, come on top of the cells' own time.
OVERHEAD = 60  # seconds


@dataclass(frozen=True)
class Page:
    """The bytes of a page in the three forms a browser may ask for."""

    plain: bytes
    gzip: bytes
    brotli: bytes
    etag: str

    @classmethod
    def of(cls, html: bytes) -> Page:
        """Compress a page once, so that no visit has to."""
        return cls(
            html, gzip.compress(html, 9, mtime=0), brotli.compress(html), f'"{hashlib.sha256(html).hexdigest()[:20]}"'
        )


@dataclass
class LessonState:
    """What is known of one lesson.

    Args:
        state: ``waiting``, ``good``, ``broken`` (perhaps with a last good page) or ``live``.
    """

    state: str = "waiting"
    key: str = ""
    page: Page | None = None
    problems: list[Problem] = field(default_factory=list)
    #: What a group session needs of the lesson, of the last good page (course/groups/lesson.py).
    group: dict = field(default_factory=dict)
    making: asyncio.Task | None = None


class LessonPages:
    """All lessons of a project and their pages.

    Args:
        project: the course.
        cache: folder for made pages; safe to delete at any time.
        cores: how many lessons are made side by side.
        seconds: the longest time one cell may take.

    Raises:
        ProjectError: when the cache folder cannot be written.
    """

    def __init__(self, project: Project, cache: Path, cores: int | None = None, seconds: int = 60) -> None:
        self.project = project
        self.cache = cache / "pages"
        self.seconds = seconds
        self.states: dict[str, LessonState] = {}
        self.processes: set[asyncio.subprocess.Process] = set()
        self._slots = asyncio.Semaphore(cores or os.cpu_count() or 1)
        self._hashes: dict[Path, tuple[tuple[int, int], str]] = {}
        self._shared = (0.0, "")
        self._lessons: tuple[float, list[Lesson]] = (0.0, [])
        try:
            self.cache.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.cache):
                pass
        except OSError as error:
            raise ProjectError(
                f"De map {self.cache} is niet te beschrijven ({error.strerror}). "
                "Geef uzelf schrijfrechten, of kies een andere map met: --cache MAP"
            ) from error

    # -- what pages are made of ---------------------------------------------------------------

    def _hash(self, path: Path) -> str:
        try:
            stat = path.stat()
        except OSError:
            return "-"
        stamp = (stat.st_mtime_ns, stat.st_size)
        known = self._hashes.get(path)
        if known and known[0] == stamp:
            return known[1]
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:  # a folder, or a file that another program holds or just took away
            return "-"
        self._hashes[path] = (stamp, digest)
        return digest

    def shared_key(self) -> str:
        """Hash over everything that all pages are made of; looked at no more than once a second."""
        looked, key = self._shared
        if time.monotonic() - looked < 1:
            return key
        root = self.project.root
        sources = [
            *(ROOT / "widgets").rglob("*.py"),
            *(ROOT / "widgets").rglob("*.po"),
            *TEMPLATE.glob("*.j2"),
            *TEMPLATE.glob("*.json"),
            TEMPLATE / "static/manifest.json",
            *(ROOT / "course").rglob("*.py"),
            root / "course.toml",
            *(root / "lessons").glob("*.*"),
            *(root / "lessons").glob("*/*.toml"),
        ]
        digest = hashlib.sha256(repr([(p, version(p)) for p in PACKAGES]).encode())
        for path in sorted(p for p in sources if p.name != "built.j2"):
            digest.update(f"{path.name} {self._hash(path)}\n".encode())
        self._shared = (time.monotonic(), digest.hexdigest())
        return self._shared[1]

    def lessons(self) -> list[Lesson]:
        """The lessons in order; the folder is looked at no more than twice a second."""
        looked, lessons = self._lessons
        if not lessons or time.monotonic() - looked > 0.5:
            lessons = self.project.lessons()
            self._lessons = (time.monotonic(), lessons)
        return lessons

    def site(self, lesson: Lesson) -> dict:
        """What the page of a lesson needs to know of the rest; addresses are relative, so that
        the same page works under any base path."""
        lessons = self.lessons()
        at = next(i for i, other in enumerate(lessons) if other.stem == lesson.stem)

        def neighbour(i: int) -> dict | None:
            if not 0 <= i < len(lessons):
                return None
            return {"address": f"../{lessons[i].stem}/", "title": lessons[i].title}

        return {
            "root": "../../",
            "static": "../../static/",
            "home": "../",
            "lang": lesson.language,
            "previous": neighbour(at - 1),
            "next": neighbour(at + 1),
        }

    def key(self, lesson: Lesson) -> str:
        """Hash over everything the page of this lesson is made of."""
        parts = [self.shared_key(), self._hash(lesson.path), self.site(lesson)]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]

    # -- visits -------------------------------------------------------------------------------

    async def visit(self, stem: str, patience: float = PATIENCE) -> LessonState | None:
        """The state of a lesson for a visitor, made anew when it changed; None when there is none."""
        lesson = next((one for one in self.lessons() if one.stem == stem), None)
        if lesson is None:
            return None
        state = self.states.setdefault(stem, LessonState())
        making = self._start(lesson, state)
        if making:
            # The page goes on being made when this visitor gives up.
            await asyncio.wait([making], timeout=patience if state.page else None)
        return state

    def _start(self, lesson: Lesson, state: LessonState) -> asyncio.Task | None:
        if state.making and not state.making.done():
            return state.making
        key = self.key(lesson)
        if state.key == key:
            return None
        state.making = asyncio.create_task(self._make(lesson, state, key))
        return state.making

    async def make_all(self, report: Callable[[int, int, str], None] | None = None) -> None:
        """Make whatever is not there yet, side by side; ``report(done, total, stem)`` follows it."""
        lessons = self.lessons()
        done = 0

        async def one(lesson: Lesson) -> None:
            nonlocal done
            await self.visit(lesson.stem)
            done += 1
            if report:
                report(done, len(lessons), lesson.stem)

        await asyncio.gather(*(one(lesson) for lesson in lessons))

    # -- making -------------------------------------------------------------------------------

    async def _make(self, lesson: Lesson, state: LessonState, key: str) -> None:
        folder = self.cache / lesson.stem
        outcome, page = await asyncio.to_thread(self._from_cache, folder, key)
        if outcome is None:
            async with self._slots:
                outcome, html = await self._run_maker(lesson)
            if outcome["state"] == "good":
                page = await asyncio.to_thread(Page.of, html)
            await asyncio.to_thread(self._to_cache, folder, key, outcome, page)
        if page is None and state.page is None:
            page = await asyncio.to_thread(self._last_good, folder)
        state.key = key
        state.state = outcome["state"]
        state.problems = [Problem(**problem) for problem in outcome["problems"]]
        state.page = page or state.page
        state.group = outcome.get("group") or state.group
        for problem in state.problems:
            log.warning("%s", problem)

    async def _run_maker(self, lesson: Lesson) -> tuple[dict, bytes]:
        """Make one page in a process of its own; whatever happens there, an outcome comes back."""
        limit = self.seconds * 2 + OVERHEAD
        with tempfile.TemporaryDirectory(prefix="course-") as work:
            job, page = Path(work, "job.json"), Path(work, "page.html")
            job.write_text(
                json.dumps(
                    {
                        "root": str(self.project.root),
                        "language": lesson.language,
                        "notebook": str(lesson.path),
                        "site": self.site(lesson),
                        "seconds": self.seconds,
                        "page": str(page),
                    }
                )
            )
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "course.page_maker",
                str(job),
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                start_new_session=True,
            )
            self.processes.add(process)
            try:
                out, err = await asyncio.wait_for(process.communicate(), limit)
                return json.loads(out), page.read_bytes()
            except TimeoutError:
                message = f"het maken van deze les duurde langer dan {limit} seconden en is gestopt"
            except (ValueError, OSError):
                log.error("page maker of %s failed:\n%s", lesson.stem, err.decode(errors="replace"))
                message = "het maken van deze les is mislukt; zie het logboek van de server"
            finally:
                self.processes.discard(process)
                if process.returncode is None:
                    process.kill()
                    await process.wait()
        return {"state": "broken", "problems": [{"lesson": lesson.stem, "message": message}]}, b""

    async def stop(self) -> None:
        """End every page that is being made."""
        for state in self.states.values():
            if state.making:
                state.making.cancel()
        for process in list(self.processes):
            if process.returncode is None:
                process.kill()
                await process.wait()

    # -- cache on disk ------------------------------------------------------------------------

    @staticmethod
    def _from_cache(folder: Path, key: str) -> tuple[dict | None, Page | None]:
        try:
            outcome = json.loads((folder / f"{key}.json").read_text())
            page = LessonPages._read(folder, outcome["page"]) if outcome["state"] == "good" else None
            return outcome, page
        except (OSError, ValueError, KeyError, TypeError):
            return None, None

    @staticmethod
    def _read(folder: Path, name: str) -> Page:
        plain = (folder / f"{name}.html").read_bytes()
        etag = f'"{hashlib.sha256(plain).hexdigest()[:20]}"'
        if etag.strip('"') != name:
            raise ValueError(f"damaged page {name}")
        return Page(plain, (folder / f"{name}.html.gz").read_bytes(), (folder / f"{name}.html.br").read_bytes(), etag)

    @staticmethod
    def _last_good(folder: Path) -> Page | None:
        try:
            return LessonPages._read(folder, (folder / "last-good").read_text())
        except (OSError, ValueError):
            return None

    @staticmethod
    def _to_cache(folder: Path, key: str, outcome: dict, page: Page | None) -> None:
        """Write a page and then what it belongs to; a cache that fails costs time, not the page."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if page:
                name = page.etag.strip('"')
                for ending, content in ((".html", page.plain), (".html.gz", page.gzip), (".html.br", page.brotli)):
                    _write(folder / f"{name}{ending}", content)
                outcome = {**outcome, "page": name}
                _write(folder / "last-good", name.encode())
            _write(folder / f"{key}.json", json.dumps(outcome).encode())
            _sweep(folder)
        except OSError as error:
            log.warning("cache %s: %s", folder, error)


def _write(path: Path, content: bytes) -> None:
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    fresh.write_bytes(content)
    fresh.replace(path)


def _sweep(folder: Path, keep: int = 5) -> None:
    """Forget all but the newest outcomes and pages of a lesson; the last good page stays."""
    last_good = (folder / "last-good").read_text() if (folder / "last-good").exists() else ""
    for pattern in ("*.json", "*.html"):
        old = sorted(folder.glob(pattern), key=lambda p: p.stat().st_mtime, reverse=True)[keep:]
        for path in old:
            if path.stem != last_good:
                for part in folder.glob(f"{path.name}*"):
                    part.unlink(missing_ok=True)
