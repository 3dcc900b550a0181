"""The letter and the shape of each answer: on the wall, on a phone, and on the cards of those who have none.

``course.typescript`` writes them for the browser (``assets/group/records.gen.ts``).
"""

from __future__ import annotations

import msgspec


class Mark(msgspec.Struct, frozen=True):
    """How one answer is told from the others, also without colour.

    Args:
        letter: what people call it.
        shape: what it is in English; the page translates it.
        path: its outline, in a square of 100.
        foot: where in that square the letter stands.
        size: how high the letter is set, so that it fits the shape.
    """

    letter: str
    shape: str
    path: str
    foot: int
    size: int


MARKS = (
    Mark("A", "circle", "M50 4a46 46 0 1 1 0 92 46 46 0 0 1 0-92z", 67, 50),
    Mark("B", "square", "M8 8h84v84H8z", 67, 50),
    Mark("C", "triangle", "M50 2 98 92H2z", 83, 46),
    Mark("D", "diamond", "M50 0 100 50 50 100 0 50z", 66, 47),
    Mark("E", "star", "M50 2l13 33 35 2.5-27 23 9 35L50 77 20 95.5l9-35-27-23L37 35z", 71, 46),
    Mark("F", "cross", "M32 2h36v30h30v36H68v30H32V68H2V32h30z", 66, 47),
    Mark("G", "half a circle", "M0 82a50 50 0 0 1 100 0z", 75, 46),
    Mark("H", "heart", "M50 96C20 72 3 55 3 33 3 17 15 6 29 6c9 0 17 5 21 13C54 11 62 6 71 6c14 0 26 11 26 27 0 22-17 39-47 63z", 65, 46),
)  # fmt: skip
