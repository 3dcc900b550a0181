"""The minutes that a leader plans for each section, as they stand in a table in the leader's notes."""

from __future__ import annotations

import re

#: Titles that the lessons share: what is asked of an earlier lesson, and the end.
AGAIN, SHORT = "Weet u nog?", "In het kort"
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


def always(note: str) -> set[str]:
    """Titles of which a note says that they are never left out.

    >>> sorted(always("Weinig tijd? Sla *Weet u nog?* over. *De lijst* en *Hulp?* blijven er altijd in."))
    ['De lijst', 'Hulp?']
    """
    return set(re.findall(r"\*([^*\n]+)\*(?=(?: en \*[^*\n]+\*)* blij(?:ft|ven) er altijd in)", note))
