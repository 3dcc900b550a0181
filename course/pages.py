"""The pages of the lessons: made once, kept until something they are made of changes."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from course.drawing.drawings import Drawings
from course.making.documents import Documents
from course.making.keys import Keys
from course.making.makers import Makers
from course.making.state import LessonState, Neighbours
from course.making.upkeep import Upkeep
from course.project import Lesson, Project
from course.published import PublishedLessons
from course.templates import Templates

log = logging.getLogger("course")

# A visitor waits this long for a changed lesson before getting its last good page.
PATIENCE = 20.0  # seconds
# A lesson that is saved while it is being made is made again, but not for ever.
MOST_ROUNDS = 3
# Seconds for which a look at the folder of the lessons holds.
HOLDS = 0.5


class LessonPages:
    """All lessons of a project and their pages.

    Args:
        project: the course.
        cache: folder for what was made; safe to delete at any time.
        cores: how many lessons are run side by side.
        seconds: the longest time one cell may take.
        live: whether lessons that need Python can be read, through Voilà's live page.
        drafts: whether drafts are shown, as their author sees them; readers get what was published.
        clock: seconds that only go forward; a test passes its own.
        makers: what runs lessons; a test passes its own.
        drawings: what draws their widgets; a test passes its own.

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
        makers: Makers | None = None,
        drawings: Drawings | None = None,
    ) -> None:
        self.project = project
        self.live = live
        self.drafts = drafts
        self.seconds = seconds
        self.states: dict[str, LessonState] = {}
        self.templates = Templates(project)
        self.keys = Keys(project.root)
        self.documents = Documents(cache / "pages")
        self.makers = makers or Makers(project, lambda: self.keys.shared()[0], cores, seconds)
        self.drawings = drawings or Drawings()
        self.neighbours = Neighbours(self.states, live=live)
        self.upkeep = Upkeep(self.keys, self.documents, self.makers, self.templates, self.drawings, self._way, clock)
        self._lessons: tuple[float, list[Lesson]] = (0.0, [])
        self._by_stem: tuple[list[Lesson], dict[str, Lesson]] = ([], {})
        self._published = PublishedLessons()
        # How often the lessons were found changed, and how often something was made.
        self._changes = self._made = 0
        #: ``state_of_all`` for which all pages are there.
        self.all_made: tuple[object, ...] = ()

    def lessons(self) -> list[Lesson]:
        """The lessons in order; the folder is looked at no more than twice a second. The same list while no file changed."""
        looked, lessons = self._lessons
        if not lessons or time.monotonic() - looked > HOLDS:
            found = self.project.lessons()
            if not self.drafts:
                found = self._published.of(found)
            if len(found) != len(lessons) or any(a is not b for a, b in zip(found, lessons, strict=True)):
                lessons = found
                self._changes += 1
            self._lessons = (time.monotonic(), lessons)
        return lessons

    def state_of_all(self) -> tuple[object, ...]:
        """What all pages depend on, and how often something was made: as long as this is the same, they are too."""
        now = self.upkeep.clock()
        again = any(state.retry_at is not None and now >= state.retry_at for state in self.states.values())
        self.lessons()
        return self._changes, self.keys.shared(), self.templates.key(), self._made, again

    def lesson(self, stem: str) -> Lesson | None:
        """The lesson of that name, as readers get it; None when there is none."""
        lessons = self.lessons()
        if self._by_stem[0] is not lessons:
            self._by_stem = lessons, {lesson.stem: lesson for lesson in lessons}
        return self._by_stem[1].get(stem)

    def bad_day(self) -> dict[str, str] | None:
        """Where every foot leads to; None when there is no such page."""
        return self.neighbours.bad_day(self.lessons())

    def shown(self, stem: str) -> bool:
        """Whether readers can open a lesson, as far as is known."""
        lesson = self.lesson(stem)
        return lesson is not None and self.neighbours.shown(lesson)

    def on_disk(self, stem: str) -> bool:
        """Whether readers get a lesson as its file stands there, and not an earlier, published version of it."""
        lesson = self.lesson(stem)
        return lesson is not None and lesson.content is None

    async def visit(self, stem: str, patience: float | None = PATIENCE) -> LessonState | None:
        """The state of a lesson for a visitor, made anew when it changed; None when there is none.

        Args:
            stem: of the lesson.
            patience: seconds after which an older page will do; None to wait for the new one.
        """
        lesson = self.lesson(stem)
        if lesson is None and self.drafts:
            # Its author comes right after making it.
            self._lessons = (0.0, [])
            lesson = self.lesson(stem)
        if lesson is None:
            return None
        state = self.states.setdefault(stem, LessonState())
        busy = state.making and not state.making.done()
        if busy:
            state.joined = True
        elif not self.upkeep.holds(lesson, state):
            state.making = asyncio.create_task(self._make(lesson, state))
            busy = True
        if busy and state.making:
            # The page goes on being made when this visitor gives up.
            await asyncio.wait([state.making], timeout=patience if state.page else None)
        return state

    async def make_all(self, report: Callable[[int, int, str], None] | None = None) -> None:
        """Make whatever is not there yet, side by side; ``report(done, total, stem)`` follows it.

        Where nothing changed since the last time, this costs as much for many lessons as for few.
        """
        before = self.state_of_all()
        if before == self.all_made and not report:
            return
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
        # Of how it was at the beginning: what changed meanwhile is looked at the next time.
        self.all_made = (*before[:3], self._made, False)

    async def stop(self) -> None:
        """End everything that is being made."""
        for state in self.states.values():
            if state.making:
                state.making.cancel()
        await self.makers.stop()
        self.drawings.stop()

    def _way(self, stem: str) -> dict[str, Any]:
        return self.neighbours.way(stem, self.lessons())

    async def _make(self, lesson: Lesson, state: LessonState) -> None:
        """Bring the state of a lesson up to date; whatever happens, it does not stay as it was."""
        try:
            for _ in range(MOST_ROUNDS):
                await self.upkeep.update(lesson, state)
                # Those who came while it was being made may come for what was saved or published meanwhile.
                if state.joined:
                    state.joined = False
                    self.keys.forget()
                    self._lessons = (0.0, [])
                lesson = self.lesson(lesson.stem) or lesson
                if self.upkeep.holds(lesson, state):
                    return
        except Exception:
            log.exception("making %s failed", lesson.stem)
            self.upkeep.fail(lesson, state)
        finally:
            self._made += 1
