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
import jinja2

from course.lesson.notebook import LARGEST_NOTEBOOK
from course.pictures import picture_files
from course.project import TEMPLATE, Lesson, Problem, Project, ProjectError
from course.published import PublishedLessons

log = logging.getLogger("course")

PACKAGES = ("voila", "nbconvert", "nbclient", "ipywidgets", "anywidget", "plotly")
ROOT = Path(__file__).parent.parent
# A visitor waits this long for a changed lesson before getting its last good page.
PATIENCE = 20.0  # seconds
# Starting Python and Voilà, and stopping them, come on top of the cells' own time.
OVERHEAD = 60  # seconds
# A page that could not be made for a reason that may pass is tried again on a visit after this long;
# after each next time it takes twice as long, up to an hour.
RETRY = 60.0  # seconds
# A kernel picks free ports, and another process may take one before the kernel does; then it is started again.
PORT_TAKEN = "Address already in use"
MOST_STARTS = 3
# A lesson that is saved while it is being made is made again, but not for ever.
MOST_ROUNDS = 3
# Where a made page gets its way to the lessons before and after it. No author can write this: a
# comment does not survive the cleaning of a lesson's text.
WAY = b"<!-- lesson-nav -->"
FAILED = "het maken van deze les is mislukt; de server probeert het straks opnieuw, en zijn logboek zegt waarom"


@dataclass(frozen=True)
class Page:
    """The bytes of a page in the three forms a browser may ask for."""

    plain: bytes
    gzip: bytes
    brotli: bytes
    etag: str

    @classmethod
    def of(cls, html: bytes, quality: int = 11) -> Page:
        """Compress a page once, so that no visit has to.

        Args:
            html: the page.
            quality: of the compression, 0 to 11; 5 takes a thirtieth of the time of 11 and a tenth more bytes.
        """
        name = hashlib.sha256(html).hexdigest()[:20]
        return cls(html, gzip.compress(html, 9, mtime=0), brotli.compress(html, quality=quality), f'"{name}"')


@dataclass
class LessonState:
    """What is known of one lesson.

    Args:
        state: ``waiting``, ``good``, ``broken`` (perhaps with a last good page) or ``live``.
        key: what that was found for; see ``LessonPages.key``.
        page: what a reader gets; None when there is nothing to show.
        problems: for the author.
        making: the task that looks after this lesson now.
        html: the page without its way to other lessons.
        way: the lessons before and after it, as ``page`` has them.
        failures: how often in a row this key ended in something that may pass.
        retry_at: when to try that again, on the clock of ``LessonPages``.
    """

    state: str = "waiting"
    key: str = ""
    page: Page | None = None
    problems: list[Problem] = field(default_factory=list)
    #: What a group session needs of the lesson, of the last good page (course/groups/lesson.py).
    group: dict = field(default_factory=dict)
    making: asyncio.Task | None = None
    html: bytes = b""
    way: dict | None = None
    failures: int = 0
    retry_at: float | None = None


class LessonPages:
    """All lessons of a project and their pages.

    Args:
        project: the course.
        cache: folder for made pages; safe to delete at any time.
        cores: how many lessons are made side by side.
        seconds: the longest time one cell may take.
        live: whether lessons that need Python can be read, through Voilà's live page.
        drafts: whether drafts are shown, as their author sees them; readers get what was published.
        clock: seconds that only go forward; a test passes its own.

    Raises:
        ProjectError: when the cache folder cannot be written.
    """

    def __init__(
        self,
        project: Project,
        cache: Path,
        cores: int | None = None,
        seconds: int = 60,
        *,
        live: bool = False,
        drafts: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.project = project
        self.live = live
        self.drafts = drafts
        self.clock = clock
        self.cache = cache / "pages"
        self.seconds = seconds
        self.states: dict[str, LessonState] = {}
        self.processes: set[asyncio.subprocess.Process] = set()
        self._spare: _Maker | None = None
        self._slots = asyncio.Semaphore(cores or os.cpu_count() or 1)
        self._hashes: dict[Path, tuple[tuple[int, int], str]] = {}
        self._shared: tuple[float, str] | None = None
        self._lessons: tuple[float, list[Lesson]] = (0.0, [])
        self._published = PublishedLessons()
        self._templates = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATE), autoescape=True)
        try:
            self.cache.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.cache):
                pass
        except OSError as error:
            raise ProjectError(
                f"De map {self.cache} kan niet worden beschreven ({error.strerror}). "
                "Geef uzelf schrijfrechten, of kies een andere map met: --cache MAP"
            ) from error

    # -- what pages are made of ---------------------------------------------------------------

    def _hash(self, path: Path) -> str:
        """Hash of what is in a file, read again only when the file changed; ``-`` when there is no reading it."""
        try:
            stat = path.stat()
            known = self._hashes.get(path)
            return known[1] if known and known[0] == (stat.st_mtime_ns, stat.st_size) else self._read(path)[1]
        except OSError:  # gone, a folder, or held by another program
            return "-"

    def _read(self, path: Path) -> tuple[bytes, str]:
        """What is in a file, up to just over what a notebook may be, and its hash."""
        stat = path.stat()  # before reading: when the file changes meanwhile, the next look sees it
        with path.open("rb") as stream:
            content = stream.read(LARGEST_NOTEBOOK + 1)
        digest = hashlib.sha256(content).hexdigest()
        self._hashes[path] = ((stat.st_mtime_ns, stat.st_size), digest)
        return content, digest

    def shared_key(self) -> str:
        """Hash over everything that all pages are made of; looked at no more than once a second."""
        if self._shared and time.monotonic() - self._shared[0] < 1:
            return self._shared[1]
        looked = time.monotonic()
        root = self.project.root
        sources = {
            *(ROOT / "widgets").rglob("*.py"),
            *(ROOT / "widgets").rglob("*.po"),
            *TEMPLATE.glob("*.j2"),
            *TEMPLATE.glob("*.json"),
            TEMPLATE / "static/manifest.json",
            *(ROOT / "course").rglob("*.py"),
            root / "course.toml",
            # Pictures, references, hard words, the safety list, and files that a cell reads.
            *picture_files(root),
        }
        digest = hashlib.sha256(repr([(p, version(p)) for p in PACKAGES]).encode())
        for path in sorted(p for p in sources if p.name != "built.j2"):
            digest.update(f"{os.path.relpath(path, root)} {self._hash(path)}\n".encode(errors="replace"))
        self._shared = (looked, digest.hexdigest())
        return self._shared[1]

    def lessons(self) -> list[Lesson]:
        """The lessons in order; the folder is looked at no more than twice a second."""
        looked, lessons = self._lessons
        if not lessons or time.monotonic() - looked > 0.5:
            lessons = self.project.lessons()
            if not self.drafts:
                lessons = self._published.of(lessons)
            self._lessons = (time.monotonic(), lessons)
        return lessons

    def site(self, lesson: Lesson) -> dict:
        """The addresses in the page of a lesson; relative, so that it works under any base path."""
        site = {"root": "../../", "static": "../../static/", "home": "../", "lang": lesson.language}
        return {**site, "draft": True} if lesson.draft else site

    def key(self, lesson: Lesson) -> str:
        """Hash over everything the page of this lesson is made of."""
        content = self._hash(lesson.path) if lesson.content is None else hashlib.sha256(lesson.content).hexdigest()
        return self._key(lesson, content)

    def _key(self, lesson: Lesson, content: str) -> str:
        return hashlib.sha256(json.dumps([self.shared_key(), content, self.site(lesson)]).encode()).hexdigest()[:32]

    def folder(self, lesson: Lesson) -> Path:
        """Where the pages of a lesson are kept: those of a draft apart, so that none becomes a reader's last good page."""
        return self.cache / "concept" / lesson.stem if lesson.draft else self.cache / lesson.stem

    # -- the way from lesson to lesson --------------------------------------------------------

    def shown(self, stem: str) -> bool:
        """Whether readers can open a lesson, as far as is known."""
        state = self.states.get(stem)
        if state is None or state.state == "waiting":
            # A file that is half written, or damaged, is no lesson to lead anybody to; of a draft not even its mark can be read.
            return all(lesson.readable for lesson in self.lessons() if lesson.stem == stem)
        if state.state == "good":
            return True
        return state.page is not None or (state.state == "live" and self.live)

    def way(self, lesson: Lesson) -> dict:
        """The nearest lessons before and after one that readers can open; for the last one also all ``others``.

        Not part of its key: it is put into the page afterwards. So a lesson that falls out or comes
        back costs its neighbours no new run, and no page waits for what becomes of another.
        """
        lessons = self.lessons()
        at = next((i for i, other in enumerate(lessons) if other.stem == lesson.stem), len(lessons))

        def shown(others: list[Lesson]) -> list[dict]:
            return [
                {"number": other.number, "address": f"../{other.stem}/", "title": other.title}
                for other in others
                if self.shown(other.stem)
            ]

        before, after = shown(lessons[:at]), shown(lessons[at + 1 :])
        return {
            "previous": before[-1] if before else None,
            "next": after[0] if after else None,
            "others": None if after else before,
        }

    def on_disk(self, stem: str) -> bool:
        """Whether readers get a lesson as its file stands there, and not an earlier, published version of it."""
        return any(lesson.stem == stem and lesson.content is None for lesson in self.lessons())

    # -- visits -------------------------------------------------------------------------------

    async def visit(self, stem: str, patience: float | None = PATIENCE) -> LessonState | None:
        """The state of a lesson for a visitor, made anew when it changed; None when there is none.

        Args:
            stem: of the lesson.
            patience: seconds after which an older page will do; None to wait for the new one.
        """
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
        if not state.making or state.making.done():
            if self._holds(lesson, state) and state.way == self.way(lesson):
                return None
            state.making = asyncio.create_task(self._make(lesson, state))
        return state.making

    def _holds(self, lesson: Lesson, state: LessonState) -> bool:
        """Whether what is known of a lesson is about the lesson as it is now."""
        retry = state.retry_at is not None and self.clock() >= state.retry_at
        return state.key == self.key(lesson) and not retry

    async def make_all(self, report: Callable[[int, int, str], None] | None = None) -> None:
        """Make whatever is not there yet, side by side; ``report(done, total, stem)`` follows it."""
        lessons = self.lessons()
        done = 0

        async def one(lesson: Lesson) -> None:
            nonlocal done
            await self.visit(lesson.stem, None)
            done += 1
            if report:
                report(done, len(lessons), lesson.stem)

        await asyncio.gather(*(one(lesson) for lesson in lessons))
        # By now it is known which lessons are left out; the others lead past them.
        await asyncio.gather(*(self.visit(lesson.stem, None) for lesson in lessons))

    # -- making -------------------------------------------------------------------------------

    async def _make(self, lesson: Lesson, state: LessonState) -> None:
        """Bring the state of a lesson up to date; whatever happens, it does not stay as it was."""
        try:
            for _ in range(MOST_ROUNDS):
                if not self._holds(lesson, state):
                    await self._look_up_or_run(lesson, state)
                await self._finish(lesson, state)
                # Those who came while it was being made may come for what was saved or published meanwhile.
                self._shared, self._lessons = None, (0.0, [])
                lesson = next((one for one in self.lessons() if one.stem == lesson.stem), lesson)
                if self._holds(lesson, state) and state.way == self.way(lesson):
                    return
        except Exception:
            log.exception("making %s failed", lesson.stem)
            self._settle(state, self.key(lesson), _failure(lesson, FAILED), b"")
            state.way = self.way(lesson)

    async def _look_up_or_run(self, lesson: Lesson, state: LessonState) -> None:
        folder = self.folder(lesson)
        # The page is made of these bytes, so that it belongs to this key whatever is saved meanwhile.
        if lesson.content is None:
            content, digest = await asyncio.to_thread(self._read, lesson.path)
        else:
            content, digest = lesson.content, hashlib.sha256(lesson.content).hexdigest()
        key = self._key(lesson, digest)
        outcome, html = await asyncio.to_thread(_from_cache, folder, key)
        if outcome is None:
            async with self._slots:
                outcome, html = await self._run_maker(lesson, content)
            self._shared = None
            # What stands beside the notebooks is read by the maker itself, and may have changed since.
            lasting = key == self._key(lesson, digest) and not outcome.get("passing")
            await asyncio.to_thread(_to_cache, folder, key if lasting else None, outcome, html)
        if not html and not state.html:
            state.group, state.html = await asyncio.to_thread(_last_good, folder)
            if lesson.draft and not state.html:
                state.group, state.html = await asyncio.to_thread(_last_good, self.cache / lesson.stem)
        self._settle(state, key, outcome, html)

    def _settle(self, state: LessonState, key: str, outcome: dict, html: bytes) -> None:
        if outcome.get("passing"):
            state.failures = state.failures + 1 if state.key == key else 1
            state.retry_at = self.clock() + min(RETRY * 2 ** (state.failures - 1), 3600)
        else:
            state.failures, state.retry_at = 0, None
        state.key = key
        state.state = outcome["state"]
        state.problems = [Problem(**problem) for problem in outcome["problems"]]
        state.group = outcome.get("group") or state.group
        state.html = html or state.html
        state.way = None
        for problem in state.problems:
            log.warning("%s", problem)

    async def _finish(self, lesson: Lesson, state: LessonState) -> None:
        """Put its way to other lessons into a made page."""
        way = self.way(lesson)
        if state.html and state.way != way:
            nav = self._templates.get_template("lesson_nav.html.j2").render(home=self.site(lesson)["home"], **way)
            before, mark, after = state.html.rpartition(WAY)
            state.page = await asyncio.to_thread(
                Page.of, before + nav.encode() + after if mark else state.html, 5 if lesson.draft else 11
            )
        state.way = way

    async def _run_maker(self, lesson: Lesson, content: bytes) -> tuple[dict, bytes]:
        """Make one page in a process of its own; whatever happens there, an outcome comes back."""
        for _ in range(MOST_STARTS):
            outcome, html, told = await self._run_once(lesson, content)
            if not (outcome.get("passing") and PORT_TAKEN in told):
                break
        return outcome, html

    async def _run_once(self, lesson: Lesson, content: bytes) -> tuple[dict, bytes, str]:
        """One try at a page: what came of it, the page, and the end of what the process printed."""
        limit = self.seconds * 2 + OVERHEAD
        maker = await self._maker(lesson.language)
        self.processes.add(maker.process)
        try:
            maker.begin({"notebook": str(lesson.path), "site": self.site(lesson)}, content)
            await asyncio.wait_for(maker.process.wait(), limit)
            outcome, html = (
                json.loads((maker.work / "outcome.json").read_text()),
                (maker.work / "page.html").read_bytes(),
            )
            return outcome, html, _end_of(maker.work / "log.txt") if outcome.get("passing") else ""
        except TimeoutError:
            return _failure(lesson, f"het maken van deze les duurde langer dan {limit} seconden en is gestopt"), b"", ""
        except (ValueError, OSError):
            told = _end_of(maker.work / "log.txt")
            log.error("page maker of %s failed:\n%s", lesson.stem, told)
            return _failure(lesson, FAILED), b"", told
        finally:
            self.processes.discard(maker.process)
            await maker.end()

    async def _maker(self, language: str) -> _Maker:
        """A process that can make a page: the one that stands ready, or a new one."""
        spare, self._spare = self._spare, None
        if spare and (spare.key != self.shared_key() or spare.process.returncode is not None):
            await spare.end()
            spare = None
        return spare or await self._new_maker(language)

    async def _new_maker(self, language: str) -> _Maker:
        compiled = self.cache / "templates"
        compiled.mkdir(parents=True, exist_ok=True)  # the cache may be deleted at any time
        start = {
            "root": str(self.project.root),
            "language": language,
            "seconds": self.seconds,
            "templates": str(compiled.absolute()),
        }
        return await _Maker.start(start, self.shared_key())

    async def stand_ready(self) -> None:
        """Have a process ready for the next page, which then takes half the time: for who is writing a lesson."""
        if self._spare and self._spare.key == self.shared_key() and self._spare.process.returncode is None:
            return
        spare, self._spare = self._spare, None
        if spare:
            await spare.end()
        fresh = await self._new_maker(self.project.language)
        # Two may have asked at once.
        spare, self._spare = self._spare, fresh
        if spare:
            await spare.end()

    async def stop(self) -> None:
        """End every page that is being made."""
        for state in self.states.values():
            if state.making:
                state.making.cancel()
        for process in list(self.processes):
            if process.returncode is None:
                process.kill()
                await process.wait()
        spare, self._spare = self._spare, None
        if spare:
            await spare.end()


@dataclass
class _Maker:
    """A process that makes one page (``course.page_maker``).

    Args:
        process: it waits for a line before it begins.
        folder: its folder; gone when the process ends.
        key: what all pages were made of when it started.
    """

    process: asyncio.subprocess.Process
    folder: tempfile.TemporaryDirectory
    key: str

    @property
    def work(self) -> Path:
        return Path(self.folder.name)

    @classmethod
    async def start(cls, start: dict, key: str) -> _Maker:
        # On Windows a process that is ending may still hold a file.
        folder = tempfile.TemporaryDirectory(prefix="course-", ignore_cleanup_errors=True)
        work = Path(folder.name)
        (work / "start.json").write_text(json.dumps(start))
        with (work / "log.txt").open("wb") as output:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "course.page_maker",
                folder.name,
                stdin=asyncio.subprocess.PIPE,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        return cls(process, folder, key)

    def begin(self, job: dict, content: bytes) -> None:
        """Hand it its job."""
        (self.work / "job.json").write_text(json.dumps(job))
        (self.work / "notebook.ipynb").write_bytes(content)
        self.process.stdin.write(b"\n")
        self.process.stdin.close()

    async def end(self) -> None:
        """Make sure that it is gone, with its folder."""
        if self.process.returncode is None:
            self.process.kill()
            await self.process.wait()
        self.folder.cleanup()


def _failure(lesson: Lesson, message: str) -> dict:
    """The outcome when no page came of it for a reason that may pass."""
    return {"state": "broken", "problems": [{"lesson": lesson.stem, "message": message}], "passing": True}


def _end_of(file: Path, most: int = 10_000) -> str:
    with file.open("rb") as stream:
        stream.seek(max(file.stat().st_size - most, 0))
        return stream.read().decode(errors="replace")


# -- cache on disk: KEY.json says what came of a key, HASH.html is a page, last-good names one ------


def _from_cache(folder: Path, key: str) -> tuple[dict | None, bytes]:
    try:
        outcome = json.loads((folder / f"{key}.json").read_text())
        [Problem(**problem) for problem in outcome["problems"]]
        return outcome, _page(folder, outcome["page"]) if outcome["state"] == "good" else b""
    except (OSError, ValueError, KeyError, TypeError):
        return None, b""


def _page(folder: Path, name: str) -> bytes:
    html = (folder / f"{name}.html").read_bytes()
    if _name(html) != name:
        raise ValueError(f"damaged page {name}")
    return html


def _name(html: bytes) -> str:
    return hashlib.sha256(html).hexdigest()[:20]


def _last_good(folder: Path) -> tuple[dict, bytes]:
    """The group part of the last good page, and that page."""
    try:
        last = json.loads((folder / "last-good").read_text())
        return last["group"], _page(folder, last["page"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}, b""


def _to_cache(folder: Path, key: str | None, outcome: dict, html: bytes) -> None:
    """Write a page and then what it belongs to; a cache that fails costs time, not the page.

    Args:
        folder: of the lesson.
        key: None when this outcome is not to be found again.
        outcome: as the maker left it.
        html: a good page is remembered as the last one, whatever becomes of its key.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if html:
            name = _name(html)
            _write(folder / f"{name}.html", html)
            outcome = {**outcome, "page": name}
            _write(folder / "last-good", json.dumps({"page": name, "group": outcome.get("group", {})}).encode())
        if key:
            _write(folder / f"{key}.json", json.dumps(outcome).encode())
        _sweep(folder)
    except (OSError, ValueError) as error:
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
            if path.stem not in last_good:
                path.unlink(missing_ok=True)
