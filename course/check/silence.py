"""Silencing a rule, with a reason, in the cell where it does not hold.

In a text cell or a question, as a remark that readers never see::

    <!-- check: lange-zin omdat dit een bekend gezegde is -->

In a code cell as ``# check: code omdat ...``, or in a cell's metadata as
``{"course": {"silence": {"lange-zin": "dit is een bekend gezegde"}}}``. A mark in the first cell also holds for what is about
the whole lesson.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from course.check.lesson import LessonText
from course.check.rules import RULES, course_rule
from course.lesson.cell import Cell
from course.lesson.judge import STOPS
from course.lesson.problem import Problem
from widgets.words import later, words

t = words(__file__)

if TYPE_CHECKING:
    from course.check.course import Course

_REMARK = re.compile(r"<!--\s*check\s*:\s*(?P<rule>[\w-]*)\s*(?P<rest>.*?)\s*-->", re.I | re.S)
_COMMENT = re.compile(r"^[ \t]*#[ \t]*check[ \t]*:[ \t]*(?P<rule>[\w-]*)[ \t]*(?P<rest>[^\n]*)", re.I | re.M)
_BECAUSE = re.compile(r"^(omdat|want|,|:|-)\s*", re.I)
# A word or two say nothing to the next reader.
SHORTEST_REASON = 8  # characters

#: Rules about a file that cannot be read, about files that are no lesson or belong to all lessons, about the remarks themselves,
#: about code that could do harm (who wrote the code could write the remark too), and what keeps the page from being made.
NEVER_SILENT = STOPS | {"leesbaar", "bestandsnaam", "veiligheidslijst", "stil", "bestanden"}


@dataclass(frozen=True)
class Mark:
    """What an author wrote to silence a rule."""

    lesson: str
    cell: Cell
    line: int | None
    rule: str
    reason: str

    @property
    def holds(self) -> bool:
        """Whether it silences anything: a rule that exists and may be silenced, with a reason."""
        return self.rule in RULES and self.rule not in NEVER_SILENT and len(self.reason) >= SHORTEST_REASON

    def covers(self, finding: Problem) -> bool:
        """Whether a finding is what this mark is about."""
        at = finding.cell or 1
        return self.holds and (finding.lesson, finding.rule, at) == (self.lesson, self.rule, self.cell.number)


def marks(lesson: LessonText) -> Iterator[Mark]:
    """The marks in a lesson, in order."""
    for cell in lesson.cells:
        patterns = [_REMARK] if cell.kind == "markdown" or cell.is_plain_text else [_COMMENT]
        for pattern in patterns:
            for match in pattern.finditer(cell.source):
                reason = _BECAUSE.sub("", match["rest"].strip()).strip()
                yield Mark(lesson.stem, cell, cell.line_of(match.start()), match["rule"].lower(), reason)
        course = cell.noticed.get("course")
        silence = course.get("silence") if isinstance(course, dict) else None
        for rule, reason in silence.items() if isinstance(silence, dict) else ():
            yield Mark(lesson.stem, cell, None, str(rule), str(reason).strip())


def heard(findings: Iterable[Problem], lessons: Iterable[LessonText], ran: set[str]) -> list[Problem]:
    """The findings that no mark silences, and what is wrong with the marks themselves.

    Args:
        findings: what the rules found.
        lessons: where marks are looked for.
        ran: ids of the rules that looked.
    """
    kept = list(findings)
    for mark in [mark for lesson in lessons for mark in marks(lesson)]:
        left = [finding for finding in kept if not mark.covers(finding)]
        spot = _trouble(mark, used=len(left) < len(kept) or mark.rule not in ran)
        kept = left
        if spot:
            kept.append(RULES["stil"].about(mark.lesson, spot))
    return kept


def _trouble(mark: Mark, *, used: bool) -> Problem | None:
    def problem(message: str, cure: str, weight: str = "") -> Problem:
        return Problem(message, cure, mark.cell.number, mark.line, weight)

    if mark.rule not in RULES:
        near = get_close_matches(mark.rule, RULES, 1)
        cure = t("Do you mean {near}?", near=near[0]) if near else t("Take the name from the report of the check.")
        return problem(t('Here "{rule}" is silenced, but there is no such rule.', rule=mark.rule), cure)
    if mark.rule in NEVER_SILENT:
        return problem(
            t('The rule "{rule}" cannot be silenced anywhere, and so it simply counts.', rule=mark.rule),
            t("Remove the remark."),
        )
    if not mark.holds:
        cure = t("Write behind it why: <!-- check: {rule} omdat ... -->", rule=mark.rule)
        return problem(
            t('The rule "{rule}" is silenced here without a clear reason, and so it simply counts.', rule=mark.rule),
            cure,
        )
    if not used:
        return problem(
            t('The rule "{rule}" is silenced here, but finds nothing here.', rule=mark.rule),
            t("Remove the remark."),
            weight="tip",
        )
    return None


@course_rule("stil", "beter", later("Who reads the lesson later wants to know why a rule does not hold here."))
def silence(_course: Course) -> Iterator[tuple[str, Problem]]:
    """What is wrong with marks is found while they are used, in ``heard``."""
    return iter(())
