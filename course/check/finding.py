"""What the check finds, and how a rule is told to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course.check.course import Course
    from course.check.lesson import LessonText

# From heavy to light. A "tip" never makes a check fail.
WEIGHTS = ("moet", "beter", "tip")


@dataclass(frozen=True)
class Spot:
    """Where a rule sees something, in the words its author reads (Dutch).

    Args:
        message: what stands there.
        suggestion: what to do about it.
        cell: number of the cell, from 1; None when it is about the whole lesson.
        line: line within that cell, from 1.
        weight: when it differs from that of its rule.
    """

    message: str
    suggestion: str
    cell: int | None = None
    line: int | None = None
    weight: str = ""


@dataclass(frozen=True)
class Finding:
    """One line of the report.

    Args:
        rule: id of the rule; its page is ``docs/regels/<id>.md``.
        weight: ``moet``, ``beter`` or ``tip``.
        lesson: file stem; empty when it is about the course as a whole.
        cell: number of the cell, from 1; None when it is about the whole lesson.
        line: line within that cell, from 1; None when unknown.
        message: what stands there.
        reason: why that matters.
        suggestion: what to do about it.
    """

    rule: str
    weight: str
    lesson: str
    cell: int | None
    line: int | None
    message: str
    reason: str
    suggestion: str

    @property
    def order(self) -> tuple:
        """Heaviest first, then from the top of the first lesson to the bottom of the last."""
        return WEIGHTS.index(self.weight), self.lesson, self.cell or 0, self.line or 0, self.rule

    @property
    def place(self) -> str:
        """Such as ``les 02-uw-alarmsysteem, cel 5, regel 3``."""
        parts = [f"les {self.lesson}" if self.lesson else "de cursus"]
        parts += [f"cel {self.cell}"] if self.cell else []
        parts += [f"regel {self.line}"] if self.cell and self.line else []
        return ", ".join(parts)


@dataclass(frozen=True)
class Rule:
    """A rule of the check.

    Args:
        id: its name, which is also the name of its page.
        weight: ``moet``, ``beter`` or ``tip``.
        reason: why it is there, one Dutch sentence.
        look: what finds the spots.
        whole_course: ``look`` reads all lessons together and gives the stem with each spot.
        runs_lessons: it needs the lessons to be run, so ``--fast`` leaves it out.
    """

    id: str
    weight: str
    reason: str
    look: Callable
    whole_course: bool = False
    runs_lessons: bool = False

    def finding(self, lesson: str, spot: Spot) -> Finding:
        """The line of the report for a spot."""
        weight = spot.weight or self.weight
        return Finding(self.id, weight, lesson, spot.cell, spot.line, spot.message, self.reason, spot.suggestion)


RULES: dict[str, Rule] = {}


def _add(rule: Rule) -> None:
    if rule.id in RULES or rule.weight not in WEIGHTS:
        raise ValueError(f"rule {rule.id!r}: id must be new and weight one of {WEIGHTS}, got {rule.weight!r}")
    RULES[rule.id] = rule


def lesson_rule(name: str, weight: str, reason: str):
    """Make a function that reads one lesson a rule.

    Example:
        >>> @lesson_rule("voorbeeld", "tip", "Omdat het zo leest.")
        ... def example(lesson):
        ...     yield Spot("zo staat het er", "zo is het mooier")
        >>> RULES.pop("voorbeeld").weight
        'tip'
    """

    def register(look: Callable[[LessonText], Iterable[Spot]]):
        _add(Rule(name, weight, reason, look))
        return look

    return register


def course_rule(name: str, weight: str, reason: str, *, runs_lessons: bool = False):
    """Make a function that reads all lessons together a rule; it gives ``(file stem or "", spot)``."""

    def register(look: Callable[[Course], Iterable[tuple[str, Spot]]]):
        _add(Rule(name, weight, reason, look, whole_course=True, runs_lessons=runs_lessons))
        return look

    return register


def halves(message: str) -> tuple[str, str]:
    """A message that holds its own cure, as question texts and sources write it: what stands there, and the cure.

    Example:
        >>> halves("dit antwoord heeft nog geen uitleg; zet er een regel met > onder")
        ('Dit antwoord heeft nog geen uitleg.', 'Zet er een regel met > onder.')
    """
    what, _, cure = message.partition("; ")
    return sentence(what), sentence(cure)


def sentence(text: str) -> str:
    """Text with a capital and a full stop; what is to be copied from its end gets no stop.

    Example:
        >>> sentence("de les is leeg"), sentence("schrijf %%quiz slaap open")
        ('De les is leeg.', 'Schrijf %%quiz slaap open')
    """
    text = text.strip()
    whole = text.endswith((".", "?", ":", "-->")) or re.search(r"%%quiz( [a-z0-9-]+)+$", text)
    return text and text[0].upper() + text[1:] + ("" if whole else ".")
