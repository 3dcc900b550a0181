"""Keeps what is known of a lesson up to date: runs it when RUN changed, renders it when RENDER changed, and never loses its last good page."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from course.drawing.drawings import Drawings, Drawn
from course.groups.lesson import group_part
from course.groups.records import GroupPart
from course.lesson.context import LessonContext
from course.lesson.document import LessonDocument, WidgetPlace
from course.lesson.judge import TOLD, text_problems
from course.lesson.problem import Problem
from course.lesson_page import lesson_page
from course.making.documents import Documents, Good
from course.making.keys import Keys
from course.making.makers import Makers, failure
from course.making.problems import UNSEEN
from course.making.state import LessonState
from course.project import Lesson, ProjectError
from course.templates import Templates
from widgets.words import words

t = words(__file__)

log = logging.getLogger("course")

# What could not be made for a reason that may pass is tried again on a visit after this long;
# after each next time it takes twice as long, up to an hour.
RETRY = 60.0  # seconds
LARGEST_PAGE = 5_000_000  # bytes; our largest lesson is under 300 KB


@dataclass(frozen=True)
class Shown:
    """What readers get of a lesson: its page, what that was rendered from, and what a group session needs."""

    document: LessonDocument
    context: LessonContext
    html: bytes
    group: GroupPart
    drawn: dict[str, str]


class Upkeep:
    """Brings the state of one lesson after another up to date.

    Args:
        keys: what lessons and pages are made of.
        documents: those that were made earlier.
        makers: run a lesson.
        templates: what a page looks like.
        drawings: draw its widgets.
        way: tells the lessons before and after one.
        clock: seconds that only go forward.
    """

    def __init__(
        self,
        keys: Keys,
        documents: Documents,
        makers: Makers,
        templates: Templates,
        drawings: Drawings,
        way: Callable[[str], dict[str, Any]],
        clock: Callable[[], float],
    ) -> None:
        self.keys = keys
        self.documents = documents
        self.makers = makers
        self.templates = templates
        self.drawings = drawings
        self.way = way
        self.clock = clock

    def key(self, lesson: Lesson, run: str = "") -> str:
        """RENDER of a lesson, but for its neighbours.

        Args:
            lesson: a lesson.
            run: RUN of what is shown; that of the lesson as it is now when it is not given.
        """
        return self.keys.render(run or self.keys.run(lesson), self.templates.key(), draft=lesson.draft)

    def holds(self, lesson: Lesson, state: LessonState) -> bool:
        """Whether what is known of a lesson is about the lesson, its page and its neighbours as they are now."""
        again = state.retry_at is not None and self.clock() >= state.retry_at
        return not again and state.key == self.key(lesson) and state.way == self.way(lesson.stem)

    async def update(self, lesson: Lesson, state: LessonState) -> None:
        """Run it and render it, each when that is needed."""
        again = state.retry_at is not None and self.clock() >= state.retry_at
        if again or state.run != self.keys.run(lesson):
            await self._run(lesson, state)
        if state.document and not self.holds(lesson, state):
            await self._render(lesson, state, state.document)

    def fail(self, lesson: Lesson, state: LessonState) -> None:
        """Whatever happened, it does not stay as it was."""
        document = failure(lesson)
        self._settle(state, self.keys.run(lesson), document)
        state.state = "broken"
        self._tell(state, document.problems)
        state.key, state.way = self.key(lesson, state.run), self.way(lesson.stem)

    # -- RUN ----------------------------------------------------------------------------------

    async def _run(self, lesson: Lesson, state: LessonState) -> None:
        # The document is made of these bytes, so that it belongs to this key whatever is saved meanwhile.
        content, digest = await asyncio.to_thread(self.keys.content, lesson)
        key = self.keys.run(lesson, digest)
        elsewhere = self.keys.run(lesson, digest, packages=False)
        document = await asyncio.to_thread(self.documents.get, lesson, key, elsewhere)
        if document is None:
            document = await self.makers.run(lesson, content)
            self.keys.forget()
            # What stands beside the notebooks is read by the maker itself, and may have changed since.
            if key == self.keys.run(lesson, digest) and not document.passing:
                await asyncio.to_thread(self.documents.put, lesson, key, document)
        self._settle(state, key, document)

    def _settle(self, state: LessonState, run: str, document: LessonDocument) -> None:
        if document.passing:
            state.failures = state.failures + 1 if state.run == run else 1
            state.retry_at = self.clock() + min(RETRY * 2 ** (state.failures - 1), 3600)
        else:
            state.failures, state.retry_at = 0, None
        state.run, state.document = run, document
        state.key = ""

    # -- RENDER -------------------------------------------------------------------------------

    async def _render(self, lesson: Lesson, state: LessonState, document: LessonDocument) -> None:
        key, way = self.key(lesson, state.run), self.way(lesson.stem)
        if not state.group:
            # A group that goes on after a restart need not wait until the page is there again.
            state.group = await asyncio.to_thread(self._group_before, lesson)
        name, problems, shown = await asyncio.to_thread(self._judge, lesson, document, way)
        if not shown:
            shown = await asyncio.to_thread(self._last_good, lesson, state, way)
        if shown:
            page = await asyncio.to_thread(self.documents.page, lesson, shown.html)
            state.page, state.shown, state.group = page, (shown.document, shown.context), shown.group
            state.drawn = shown.drawn
        state.state, state.key, state.way = name, key, way
        self._tell(state, problems)

    def _judge(
        self, lesson: Lesson, document: LessonDocument, way: dict[str, Any]
    ) -> tuple[str, list[Problem], Shown | None]:
        """What becomes of a document: its state, what its author is told, and what readers see when it is good."""
        context = LessonContext.beside(lesson.path.parent)
        steps = [step.id for step in document.steps]
        problems = [*document.problems, *text_problems(document.texts(), context, document.stem, steps)]
        if any(problem.rule not in TOLD | {UNSEEN} for problem in problems):
            return "broken", problems, None
        if document.needs_kernel:
            return "live", [_needs_kernel(document), *problems], None
        noting, found = context.noting()
        kept = self.documents.drawn(lesson)
        drawn = self.drawings.of(document, kept)
        if drawn.kept != kept:
            self.documents.put_drawn(lesson, drawn.kept)
        try:
            html = lesson_page(self.templates, lesson, document, noting, way, drawn.html)
        except ProjectError as error:
            return "broken", [Problem(str(error), lesson=document.stem, rule="loopt-niet")], None
        if len(html) > LARGEST_PAGE:
            message, cure = t("the page is larger than 5 MB"), t("use fewer or smaller pictures")
            return "broken", [Problem(message, cure, lesson=document.stem, rule="loopt-niet")], None
        shown = Shown(document, LessonContext.of(found), html, group_part(document, noting), drawn.html)
        self.documents.put_good(lesson, Good(document, found))
        return "good", [*problems, *_not_drawn(document, drawn)], shown

    def _last_good(self, lesson: Lesson, state: LessonState, way: dict[str, Any]) -> Shown | None:
        """What readers got before, as it looks now; None when there is nothing, or it cannot be shown any more."""
        earlier = state.shown
        if not earlier:
            good = self.documents.good(lesson)
            if not good:
                return None
            earlier = good.document, LessonContext.of(good.found)
        try:
            drawn = self.drawings.of(earlier[0], self.documents.drawn(lesson)).html
            return Shown(
                *earlier, lesson_page(self.templates, lesson, *earlier, way, drawn), group_part(*earlier), drawn
            )
        except ProjectError:  # no page can be made; that is told where the settings are read
            return None
        except Exception:  # what its author is told of the lesson as it is now matters more
            log.exception("the last good page of %s cannot be shown", lesson.stem)
            return None

    def _group_before(self, lesson: Lesson) -> GroupPart | None:
        good = self.documents.good(lesson)
        return group_part(good.document, LessonContext.of(good.found)) if good else None

    @staticmethod
    def _tell(state: LessonState, problems: list[Problem]) -> None:
        if problems != state.problems:
            for problem in problems:
                log.warning("%s", problem)
        state.problems = problems


def _not_drawn(document: LessonDocument, drawn: Drawn) -> list[Problem]:
    """The page can be read; its author is told which part of it waits for scripts."""
    cells = {part.name: part.cell for step in document.sections for part in step.parts if isinstance(part, WidgetPlace)}
    return [
        Problem(
            t(
                "the part {name} could not be drawn beforehand ({why}); readers see it only once their browser runs scripts",
                name=name,
                why=why,
            ),
            t("change the cell, or ask who made the part for help; the rest of the lesson is simply there"),
            cells[name],
            weight="beter",
            lesson=document.stem,
            rule="loopt-niet",
        )
        for name, why in drawn.failed.items()
    ]


def _needs_kernel(document: LessonDocument) -> Problem:
    what = ", ".join(document.needs_kernel)
    return Problem(
        t("this lesson uses parts that only work with Python in the background ({what})", what=what),
        t("patients do not see this lesson, unless the course runs with: course serve --live"),
        rule="kernel",
        lesson=document.stem,
    )
