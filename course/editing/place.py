"""Where a cell of a lesson stands, as a reader counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from course.lesson.cell import Cell
from widgets.words import words

t = words(__file__)


@dataclass(frozen=True)
class Place:
    """Where a cell stands, as a reader counts.

    Args:
        lesson: as its author calls it, such as ``les 3``.
        section: from 1; 0 above the first heading.
        question: from 1; 0 when the cell is no question.
        leader: whether it is a note for the group leader.
    """

    lesson: str
    section: int
    question: int = 0
    leader: bool = False

    @classmethod
    def of(cls, lesson: str, cells: Sequence[Cell], at: int) -> Place:
        """The place of the cell with that number, from 0."""
        seen, cell = cells[: at + 1], cells[at]
        questions = sum(one.is_question for one in seen) if cell.is_question else 0
        return cls(lesson, sum(one.begins_step for one in seen), questions, cell.for_leader)

    def __str__(self) -> str:
        section = t("section {section}", section=self.section) if self.section else t("above the first section")
        where = f"{self.lesson}, {section}"
        return t("{where}, in the text for the leader,", where=where) if self.leader else where
