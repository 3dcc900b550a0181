"""Reads lessons as an editor would: ``check(project)`` gives what it finds, heaviest first.

One small module for each family of rules; a rule is a function with ``@lesson_rule`` or ``@course_rule``, and has a page in ``docs/regels``.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

# Each of these modules adds its rules to RULES.
from course.check import (  # noqa: F401
    code,
    evidence,
    facts,
    judged,
    language,
    length,
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
from course.check.lesson import LessonText
from course.check.rules import RULES, Rule
from course.check.silence import heard
from course.lesson.problem import WEIGHTS, Problem
from course.project import Project

__all__ = ["RULES", "WEIGHTS", "Problem", "Rule", "check"]


def check(project: Project, paths: Iterable[Path] = (), fast: bool = False, seconds: int = 10) -> list[Problem]:
    """What could be better in the lessons of a project. Reads only; never changes a file.

    Args:
        project: the course.
        paths: the notebooks to report on; all lessons when there are none.
        fast: leave out what needs the lessons to be run.
        seconds: the longest time a cell may take.

    Returns:
        The problems, heaviest first.

    Raises:
        ProjectError: when the settings of the course cannot be read.
        ValueError: (Dutch) when the word list cannot be read.
    """
    wanted = {path.resolve() for path in paths}
    everything = [LessonText(lesson.path, lesson.language) for lesson in project.lessons()]
    chosen = [lesson for lesson in everything if not wanted or lesson.path.resolve() in wanted]
    others = [lesson for lesson in everything if lesson not in chosen]
    course = Course(project, chosen, others, whole=not wanted, seconds=seconds)
    rules = [rule for rule in RULES.values() if not (rule.runs_lessons and fast)]
    problems = [problem for rule in rules for problem in rule.found(course)]
    return sorted(heard(problems, chosen, {rule.id for rule in rules}), key=lambda problem: problem.order)
