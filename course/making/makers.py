"""The processes that run lessons, each one lesson (``course.making.maker``)."""

from __future__ import annotations

import asyncio
import json
import logging
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from course.lesson.document import DocumentError, LessonDocument, decode
from course.lesson.problem import Problem
from course.optional import how_to_install, is_there
from course.project import Lesson, Project
from widgets.words import words

t = words(__file__)

log = logging.getLogger("course")

# Starting Python and Voilà, and stopping them, come on top of the cells' own time.
OVERHEAD = 60  # seconds
# A kernel picks free ports, and another process may take one before the kernel does; then it is started again.
PORT_TAKEN = "Address already in use"
MOST_STARTS = 3
# Importing what runs a lesson takes a third of its time. Where the system can, all are forked from one process that did so, and
# did nothing else: no kernel, loop or V8 is in it. Nor is what an author may change meanwhile: of the course only its ``__init__``.
PRELOADED = ["course", "voila.app", "voila.notebook_renderer", "nbclient", "nbformat", "msgspec"]
if sys.platform == "win32":
    PROCESSES = multiprocessing.get_context("spawn")
else:
    PROCESSES = multiprocessing.get_context("forkserver")
    PROCESSES.set_forkserver_preload(PRELOADED)


def failure(lesson: Lesson, message: str = "", cure: str = "", rule: str = "loopt-niet") -> LessonDocument:
    """The document when none came of a lesson for a reason that may pass."""
    message = message or t("making this lesson failed")
    cure = cure or t("the server tries again soon, and its log says why")
    problem = Problem(message, cure, rule=rule, lesson=lesson.stem)
    return LessonDocument(stem=lesson.stem, language=lesson.language, problems=[problem], passing=True)


class Makers:
    """Runs lessons, some side by side.

    Args:
        project: the course.
        key: tells what every lesson is run with now; a process that stands ready is for that only.
        cores: how many lessons are run side by side.
        seconds: the longest time one cell may take.
    """

    def __init__(self, project: Project, key: Callable[[], str], cores: int | None = None, seconds: int = 60) -> None:
        self.project = project
        self.seconds = seconds
        self.processes: set[BaseProcess] = set()
        self._key = key
        self._spare: _Maker | None = None
        self._slots = asyncio.Semaphore(cores or os.cpu_count() or 1)

    async def run(self, lesson: Lesson, content: bytes) -> LessonDocument:
        """Run one lesson in a process of its own; whatever happens there, a document comes back."""
        if not is_there("edit"):
            message = t("this lesson has to be made anew, and the part that does that is not installed")
            return failure(lesson, message, t("install it with: {how}", how=how_to_install("edit")))
        async with self._slots:
            for _ in range(MOST_STARTS):
                document, told = await self._run_once(lesson, content)
                if not (document.passing and PORT_TAKEN in told):
                    break
        return document

    async def _run_once(self, lesson: Lesson, content: bytes) -> tuple[LessonDocument, str]:
        """One try at a document: what came of it, and the end of what the process printed."""
        limit = self.seconds * 2 + OVERHEAD
        maker = await self._maker(lesson.language)
        self.processes.add(maker.process)
        try:
            maker.begin({"notebook": str(lesson.path)}, content)
            await maker.ended(limit)
            document = decode((maker.work / "lesson.json").read_bytes())
            return document, _end_of(maker.work / "log.txt") if document.passing else ""
        except TimeoutError:
            message = t("making this lesson took longer than {limit} seconds and was stopped", limit=limit)
            return failure(lesson, message, t("make the lesson shorter"), "traag"), ""
        except (DocumentError, OSError):
            told = _end_of(maker.work / "log.txt")
            log.error("the maker of %s failed:\n%s", lesson.stem, told)
            return failure(lesson), told
        finally:
            self.processes.discard(maker.process)
            await maker.end()

    async def _maker(self, language: str) -> _Maker:
        """A process that can run a lesson: the one that stands ready, or a new one."""
        spare, self._spare = self._spare, None
        if spare and (spare.key != self._key() or not spare.process.is_alive()):
            await spare.end()
            spare = None
        return spare or await self._new_maker(language)

    async def _new_maker(self, language: str) -> _Maker:
        start = {"root": str(self.project.root), "language": language, "seconds": self.seconds}
        return await _Maker.start(start, self._key())

    async def stand_ready(self) -> None:
        """Have a process ready for the next lesson, which then takes half the time: for who is writing one."""
        if self._spare and self._spare.key == self._key() and self._spare.process.is_alive():
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
        """End every process."""
        for process in list(self.processes):
            process.kill()
            await asyncio.to_thread(process.join)
        spare, self._spare = self._spare, None
        if spare:
            await spare.end()


@dataclass
class _Maker:
    """A process that runs one lesson.

    Args:
        process: it waits for a word before it begins.
        begins: through which it gets that word; when this process is gone, so is what it waits for.
        folder: its folder; gone when the process ends.
        key: what all lessons were run with when it started.
    """

    process: BaseProcess
    begins: Connection
    folder: tempfile.TemporaryDirectory[str]
    key: str

    @property
    def work(self) -> Path:
        return Path(self.folder.name)

    @classmethod
    async def start(cls, start: dict[str, Any], key: str) -> _Maker:
        # On Windows a process that is ending may still hold a file.
        folder = tempfile.TemporaryDirectory(prefix="course-", ignore_cleanup_errors=True)
        (Path(folder.name) / "start.json").write_text(json.dumps(start))
        waits, begins = PROCESSES.Pipe(duplex=False)
        process = PROCESSES.Process(target=_make_in, args=(folder.name, waits), daemon=True)
        # The first waits until all is imported from which it is forked.
        await asyncio.to_thread(process.start)
        waits.close()
        return cls(process, begins, folder, key)

    def begin(self, job: dict[str, Any], content: bytes) -> None:
        """Hand it its job."""
        (self.work / "job.json").write_text(json.dumps(job))
        (self.work / "notebook.ipynb").write_bytes(content)
        # Gone already: who waits for its end sees that.
        with suppress(BrokenPipeError):
            self.begins.send(True)

    async def ended(self, limit: float) -> None:
        """Wait until it is gone; ``TimeoutError`` after so many seconds."""
        await asyncio.to_thread(self.process.join, limit)
        if self.process.is_alive():
            raise TimeoutError

    async def end(self) -> None:
        """Make sure that it is gone, with its folder."""
        self.process.kill()
        await asyncio.to_thread(self.process.join)
        self.begins.close()
        self.folder.cleanup()


def _make_in(folder: str, waits: Connection) -> None:
    """In the new process: what it says goes to its folder, and Ctrl-C is for who started it."""
    if hasattr(os, "setsid"):
        os.setsid()
    with (Path(folder) / "log.txt").open("wb", buffering=0) as log:
        for said in (1, 2):
            os.dup2(log.fileno(), said)
    # Not imported by the process that asks: it runs no lesson.
    from course.making.maker import main

    main(Path(folder), waits)


def _end_of(file: Path, most: int = 10_000) -> str:
    if not file.exists():  # it ended before it could say anything
        return ""
    with file.open("rb") as stream:
        stream.seek(max(file.stat().st_size - most, 0))
        return stream.read().decode(errors="replace")
