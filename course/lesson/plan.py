"""The minutes that a leader plans for each section, as they stand in a table in the leader's notes."""

from __future__ import annotations

import re

ROW = re.compile(r"^\|\s*(.+?)\s*\|\s*(\d{1,3})\s*\|\s*$", re.MULTILINE)


def title_of(text: str) -> str:
    """A title as people read it, without marks.

    >>> title_of("Een *klein* [doel](begrip:)")
    'Een klein doel'
    """
    return re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_`]", r"\1", text).strip()


def planned(note: str) -> dict[str, int]:
    """Minutes by title, of each row with a title and a number.

    >>> planned("| deel | minuten |\\n|---|---|\\n| Herkent u dit? | 5 |\\n| In het kort | 1 |")
    {'Herkent u dit?': 5, 'In het kort': 1}
    """
    return {title_of(title): int(minutes) for title, minutes in ROW.findall(note)}
