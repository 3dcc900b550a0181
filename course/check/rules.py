"""How a rule is told to the check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from course.lesson.problem import WEIGHTS, Problem
from widgets.words import words

t = words(__file__)

if TYPE_CHECKING:
    from course.check.course import Course
    from course.check.lesson import LessonText

    LessonLook = Callable[[LessonText], Iterable[Problem]]
    CourseLook = Callable[[Course], Iterable[tuple[str, Problem]]]


@dataclass(frozen=True)
class Rule:
    """A rule of the check.

    Args:
        id: its name, which is also the name of its page.
        weight: ``moet``, ``beter`` or ``tip``.
        why: the reason why it is there, one sentence that is looked up when it is shown (``later``).
        look: what finds the problems.
        whole_course: ``look`` reads all lessons together and gives the stem with each problem.
        runs_lessons: it needs the lessons to be run, so ``--fast`` leaves it out.
        extras: it holds for an extra page beside the lessons, too.
    """

    id: str
    weight: str
    why: str
    look: Callable[..., Any]
    whole_course: bool = False
    runs_lessons: bool = False
    extras: bool = True

    @property
    def reason(self) -> str:
        """Why it is there, in the language of the course."""
        return t(self.why)

    def found(self, course: Course) -> Iterator[Problem]:
        """What it finds in a course."""
        if self.whole_course:
            yield from (self.about(stem, problem) for stem, problem in self.look(course))
            return
        for lesson in course.lessons:
            if lesson.is_extra and not self.extras:
                continue
            yield from (self.about(lesson.stem, problem) for problem in self.look(lesson))

    def about(self, lesson: str, problem: Problem) -> Problem:
        """A problem as the report has it. What only running shows may belong to another rule than the one that ran the lesson."""
        rule = RULES.get(problem.rule, self)
        return replace(problem, rule=rule.id, weight=problem.weight or rule.weight, lesson=lesson)


RULES: dict[str, Rule] = {}


def _add(rule: Rule) -> None:
    if rule.id in RULES or rule.weight not in WEIGHTS:
        raise ValueError(f"rule {rule.id!r}: id must be new and weight one of {WEIGHTS}, got {rule.weight!r}")
    RULES[rule.id] = rule


def lesson_rule(name: str, weight: str, reason: str, *, extras: bool = True) -> Callable[[LessonLook], LessonLook]:
    """Make a function that reads one lesson a rule; with ``extras=False`` it leaves out the extra pages beside the lessons.

    Example:
        >>> @lesson_rule("voorbeeld", "tip", "Because it reads well.")
        ... def example(lesson):
        ...     yield Problem("This is how it stands there.", "This is how it is better.")
        >>> RULES.pop("voorbeeld").weight
        'tip'
    """

    def register(look: LessonLook) -> LessonLook:
        _add(Rule(name, weight, reason, look, extras=extras))
        return look

    return register


def course_rule(
    name: str, weight: str, reason: str, *, runs_lessons: bool = False
) -> Callable[[CourseLook], CourseLook]:
    """Make a function that reads all lessons together a rule; it gives ``(file stem or "", problem)``."""

    def register(look: CourseLook) -> CourseLook:
        _add(Rule(name, weight, reason, look, whole_course=True, runs_lessons=runs_lessons))
        return look

    return register
