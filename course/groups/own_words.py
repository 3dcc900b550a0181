"""Own words of phones on an open question: the same words once, and what the group sees of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from course.groups.records import Round
from course.groups.room_records import Waiting
from course.groups.store import Words

ASIDE = "aside"  # the shelf with what the leader put aside
AROUND = " .,;:\u2026\"'\u201c\u201d\u2018\u2019-"


def alike(text: str) -> str:
    """What words have in common that are the same but for capitals, spaces and the signs around them.

    >>> alike("Rustig  aan."), alike(" rustig aan ")
    ('rustig aan', 'rustig aan')
    """
    return " ".join(text.casefold().strip(AROUND).split()) or text


def told(words: list[Words], aside: Collection[str], *, leads: bool) -> Round:
    """What is told of the words in a box.

    Args:
        words: in order of arrival.
        aside: the numbers of those that the leader put aside, as text.
        leads: whether it is told to the leader, who reads all of them first.
    """
    groups = defaultdict[str, list[Words]](list)
    for one in words:
        groups[alike(one.text)].append(one)
    said: Round = {"votes": len(words), "words": [], "times": []}
    waiting: list[Waiting] = []
    for group in groups.values():
        put_aside = all(str(one.id) in aside for one in group)
        shown = next((one for one in group if one.shown and str(one.id) not in aside), None)
        if shown:
            said["words"].append(shown.text)
            said["times"].append(len(group))
        first = shown or group[0]
        seen: Waiting = {
            "id": first.id,
            "text": first.text,
            "shown": shown is not None,
            "same": [each.id for each in group],
        }
        if put_aside:
            seen["aside"] = True
        waiting.append(seen)
    if leads:
        said["waiting"] = waiting
    return said
