"""Rules that need a lesson to be run: the page maker makes each page, and tells what went wrong."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from course.check.course import Course
from course.check.finding import Spot, course_rule, halves
from course.lesson.problem import Problem
from course.pages import LessonPages
from course.project import ProjectError

SLOW = re.compile(r"nog niet klaar|duurde langer")
NO_KERNEL = (
    "Neem een onderdeel uit lessons/galerij.ipynb, of vraag een ontwikkelaar om er een te maken. "
    "Draait de cursus met course serve --live? Zet dan in de eerste cel: <!-- check: kernel omdat ... -->"
)


def _run(course: Course) -> dict[str, tuple[str, list[Problem]]]:
    """State and problems of each lesson's page; made anew only when the lesson changed."""

    project, seconds = course.project, course.seconds
    wanted = sorted(lesson.stem for lesson in course.lessons if not lesson.problem)

    async def make(stems: list[str], cache: Path, cores: int | None = None) -> dict[str, tuple[str, list[Problem]]]:
        pages = LessonPages(project, cache, cores=cores, seconds=seconds, drafts=True)
        try:
            states = await asyncio.gather(*(pages.visit(stem) for stem in stems))
        finally:
            await pages.stop()
        return {stem: (state.state, state.problems) for stem, state in zip(stems, states, strict=True) if state}

    try:
        # A cache of its own: a page for readers may take longer than the check allows.
        made = asyncio.run(make(wanted, project.cache / f"check-{seconds}"))
    except ProjectError:
        # A course that can only be read can be checked too.
        with tempfile.TemporaryDirectory(prefix="course-check-") as work:
            made = asyncio.run(make(wanted, Path(work)))
    slow = [stem for stem, (_, problems) in made.items() if any(SLOW.search(problem.message) for problem in problems)]
    if slow:
        # Perhaps the computer was busy: once more, one after the other, before telling an author that a cell is slow.
        with tempfile.TemporaryDirectory(prefix="course-check-") as work:
            made |= asyncio.run(make(slow, Path(work), cores=1))
    return made


def _problems(course: Course) -> Iterator[tuple[str, str, Spot]]:
    # The lessons are run once, for all rules that ask.
    if not course.made:
        course.made.update(_run(course))
    for stem, (state, problems) in course.made.items():
        for problem in problems:
            message, cure = halves(problem.message)
            kind = "kernel" if state == "live" else "traag" if SLOW.search(problem.message) else "loopt-niet"
            if kind == "kernel":
                message, cure = f"{message} {cure}", NO_KERNEL
            yield (
                kind,
                stem,
                Spot(message, cure or "Verander de regel, of haal de cel weg.", problem.cell, problem.line),
            )


@course_rule("loopt-niet", "moet", "Een les die stopt, laat patiënten de vorige versie zien.", runs_lessons=True)
def raises(course):
    """Every cell runs from top to bottom."""
    return [(stem, spot) for kind, stem, spot in _problems(course) if kind == "loopt-niet"]


@course_rule("traag", "moet", "Een cel die langer dan 10 seconden duurt, houdt de hele cursus op.", runs_lessons=True)
def slow(course):
    """No cell takes more than ten seconds."""
    return [(stem, spot) for kind, stem, spot in _problems(course) if kind == "traag"]


@course_rule("kernel", "moet", "Patiënten krijgen een bladzijde zonder Python op de achtergrond.", runs_lessons=True)
def needs_kernel(course):
    """The page works without Python behind it."""
    return [(stem, spot) for kind, stem, spot in _problems(course) if kind == "kernel"]
