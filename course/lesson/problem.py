"""What is wrong in a lesson."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """What is wrong in a lesson and where, in the words its author reads.

    Args:
        lesson: file stem, such as ``02-uw-alarmsysteem``.
        message: Dutch, with the cure.
        cell: number of the cell, from 1; None when it is about the whole notebook.
        line: line within that cell, from 1; None when unknown.
    """

    lesson: str
    message: str
    cell: int | None = None
    line: int | None = None

    def __str__(self) -> str:
        place = [f"les {self.lesson}"]
        if self.cell:
            place.append(f"cel {self.cell}")
        if self.line:
            place.append(f"regel {self.line}")
        return f"{', '.join(place)}: {self.message}"
