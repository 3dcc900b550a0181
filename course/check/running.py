"""Rules that need a lesson to be run: the page maker makes each page, and tells what went wrong."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from course.check.course import Course
from course.check.rules import course_rule
from course.lesson.problem import Problem
from course.making.problems import UNSEEN
from course.pages import LessonPages
from course.project import ProjectError
from widgets.words import later, words

t = words(__file__)

NO_KERNEL = later(
    "Take a part from lessons/galerij.ipynb, or ask a developer to make one. Does the course run with course serve --live? Then put in the first cell: <!-- check: kernel omdat ... -->"
)


def _run(course: Course) -> dict[str, list[Problem]]:
    """The problems of each lesson's page; made anew only when the lesson changed."""

    project, seconds = course.project, course.seconds
    wanted = sorted(lesson.stem for lesson in course.lessons if not lesson.problem)

    async def make(stems: list[str], cache: Path, cores: int | None = None) -> dict[str, list[Problem]]:
        pages = LessonPages(project, cache, cores=cores, seconds=seconds, drafts=True)
        try:
            states = await asyncio.gather(*(pages.visit(stem) for stem in stems))
        finally:
            await pages.stop()
        return {stem: state.problems for stem, state in zip(stems, states, strict=True) if state}

    try:
        # A cache of its own: a page for readers may take longer than the check allows.
        made = asyncio.run(make(wanted, project.cache / f"check-{seconds}"))
    except ProjectError:
        # A course that can only be read can be checked too.
        with tempfile.TemporaryDirectory(prefix="course-check-") as work:
            made = asyncio.run(make(wanted, Path(work)))
    slow = [stem for stem, problems in made.items() if any(problem.rule == "traag" for problem in problems)]
    if slow:
        # Perhaps the computer was busy: once more, one after the other, before telling an author that a cell is slow.
        with tempfile.TemporaryDirectory(prefix="course-check-") as work:
            made |= asyncio.run(make(slow, Path(work), cores=1))
    return made


def _problems(course: Course, rule: str) -> Iterator[tuple[str, Problem]]:
    """What running the lessons shows, by this rule."""
    # The lessons are run once, for all rules that ask.
    if not course.made:
        course.made.update(_run(course))
    read = {lesson.stem: {problem.key for problem in lesson.judged} for lesson in course.lessons}
    for stem, problems in course.made.items():
        for problem in problems:
            told = problem.rule if problem.rule in ("traag", "kernel", UNSEEN) else "loopt-niet"
            if told == rule and problem.key not in read[stem]:
                yield stem, problem.in_sentences()


@course_rule("loopt-niet", "moet", later("A lesson that stops shows patients the version before."), runs_lessons=True)
def raises(course: Course) -> Iterator[tuple[str, Problem]]:
    """Every cell runs from top to bottom."""
    return _problems(course, "loopt-niet")


@course_rule(
    UNSEEN,
    "moet",
    later("What a writer sees and a reader does not, nobody misses until somebody asks for it."),
    runs_lessons=True,
)
def unseen(course: Course) -> Iterator[tuple[str, Problem]]:
    """What a cell shows is on the page."""
    return _problems(course, UNSEEN)


@course_rule(
    "traag", "moet", later("A cell that takes longer than 10 seconds holds up the whole course."), runs_lessons=True
)
def slow(course: Course) -> Iterator[tuple[str, Problem]]:
    """No cell takes more than ten seconds."""
    return _problems(course, "traag")


@course_rule("kernel", "moet", later("Patients get a page without Python in the background."), runs_lessons=True)
def needs_kernel(course: Course) -> Iterator[tuple[str, Problem]]:
    """The page works without Python behind it."""
    for stem, problem in _problems(course, "kernel"):
        yield stem, replace(problem, message=f"{problem.message} {problem.cure}", cure=t(NO_KERNEL))
