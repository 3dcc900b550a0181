"""Reads lessons as an editor would: ``check(project)`` gives what it finds, heaviest first.

One small module for each family of rules; a rule is a function with ``@lesson_rule`` or ``@course_rule``, and has a page in ``docs/regels``.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

# Each of these modules adds its rules to RULES.
from course.check import (  # noqa: F401
    evidence,
    facts,
    language,
    links,
    notebook,
    questions,
    running,
    safety,
    scenes,
    structure,
    template,
)
from course.check.course import Course
from course.check.finding import RULES, WEIGHTS, Finding, Rule
from course.check.lesson import LessonText
from course.check.silence import heard
from course.project import Project

__all__ = ["RULES", "WEIGHTS", "Finding", "Rule", "check"]


def check(project: Project, paths: Iterable[Path] = (), fast: bool = False, seconds: int = 10) -> list[Finding]:
    """What could be better in the lessons of a project. Reads only; never changes a file.

    Args:
        project: the course.
        paths: the notebooks to report on; all lessons when there are none.
        fast: leave out what needs the lessons to be run.
        seconds: the longest time a cell may take.

    Returns:
        The findings, heaviest first.

    Raises:
        ProjectError: when the settings of the course cannot be read.
        ValueError: (Dutch) when the word list cannot be read.
    """
    wanted = {path.resolve() for path in paths}
    everything = [LessonText(lesson.path, lesson.language) for lesson in project.lessons()]
    chosen = [lesson for lesson in everything if not wanted or lesson.path.resolve() in wanted]
    others = [lesson for lesson in everything if lesson not in chosen]
    course = Course(project, chosen, others, whole=not wanted, seconds=seconds)
    findings: list[Finding] = []
    ran = set()
    for rule in RULES.values():
        if rule.runs_lessons and fast:
            continue
        ran.add(rule.id)
        found = list(_spots(rule, course))
        if rule.runs_lessons:
            # The page maker tells again what was read already.
            known = {(one.lesson, one.cell, one.line) for one in findings if one.weight == "moet"}
            found = [(stem, spot) for stem, spot in found if (stem, spot.cell, spot.line) not in known]
        findings += [rule.finding(stem, spot) for stem, spot in found]
    return sorted(heard(findings, chosen, ran), key=lambda finding: finding.order)


def _spots(rule: Rule, course: Course):
    if rule.whole_course:
        yield from rule.look(course)
        return
    for lesson in course.lessons:
        for spot in rule.look(lesson):
            yield lesson.stem, spot
