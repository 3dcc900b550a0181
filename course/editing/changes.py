"""What changed in a lesson since it was published, in words for somebody who never saw git."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from course.editing.aligned import aligned
from course.editing.changed_cell import cell_changes, what
from course.editing.changed_words import quote
from course.editing.place import Place
from course.editing.publishing import find_lesson, read_bytes
from course.editing.versions import whole
from course.lesson.context import LessonContext
from course.lesson.notebook import Notebook
from course.project import Project
from course.published import newest_published
from widgets.words import later, words

t = words(__file__)

#: What a lesson says of itself, by its key in the metadata.
FACTS = {
    "title": later("the title"),
    "minutes": later("the number of minutes"),
    "reviewed": later("the date of the review"),
    "next_review": later("the date of the next review"),
}
LISTS = {
    "goals": (later("a goal"), later("The goals")),
    "authors": (later("a maker"), later("The makers")),
    "reviewers": (later("somebody who read along"), later("The readers along")),
}
#: What happened to a whole cell.
ADDED = later("In {place} {noun} was added{words}")
REMOVED = later("In {place} {noun} was removed{words}")
MOVED = later("In {place} {noun} was moved{words}")


@dataclass(frozen=True)
class Change:
    """One change, in Dutch.

    Args:
        sentence: such as ``In les 3, sectie 2 is een zin veranderd: ...``.
        cell: number of the cell in the lesson as it is now, from 1; None when it is gone or not about a cell.
        cell_id: what ``restore`` takes to put back this cell; None when it is not about a cell.
    """

    sentence: str
    cell: int | None = None
    cell_id: str | None = None


def changes(project: Project, stem: str) -> list[Change]:
    """What changed in a lesson since it was published, from top to bottom.

    Args:
        project: the course.
        stem: of the lesson.

    Raises:
        PublishError: there is no such lesson.
    """
    lesson = find_lesson(project, stem)
    called = lesson.called
    published = whole(newest_published(lesson.path))
    notebook = whole(read_bytes(lesson.path))
    if notebook is None:
        cure = t("Put the whole lesson back.") if published else t("Put an earlier version back.")
        return [
            Change(
                t(
                    "{called} cannot be read: the file was only half saved or is damaged. {cure}",
                    called=called.capitalize(),
                    cure=cure,
                )
            )
        ]
    if published is None:
        return (
            [
                Change(
                    t(
                        "{called} ({title}) is new: patients do not see this lesson yet.",
                        called=called.capitalize(),
                        title=lesson.title,
                    )
                )
            ]
            if lesson.draft
            else []
        )
    return differences(called, published, notebook, LessonContext.beside(lesson.path.parent))


def differences(called: str, before: Notebook, now: Notebook, context: LessonContext) -> list[Change]:
    """What differs between two versions of a lesson, from top to bottom.

    Args:
        called: the lesson, such as ``les 3``.
        before: the one version.
        now: the other.
        context: of the lesson, for the questions.
    """
    found = list(_facts(called, before.says[0], now.says[0]))
    for pair in aligned(before, now):
        old = before.cells[pair.before] if pair.before is not None else None
        new = now.cells[pair.now] if pair.now is not None else None
        if pair.now is not None:
            place, where, cell = Place.of(called, now.cells, pair.now), pair.now + 1, now.cells[pair.now]
        elif pair.before is not None:
            place, where, cell = Place.of(called, before.cells, pair.before), None, before.cells[pair.before]
        else:
            continue
        name = cell.id or None
        happened = ADDED if old is None else REMOVED if new is None else MOVED if pair.moved else ""
        if happened:
            noun, words = what(cell, place)
            sentence = t(happened, place=place, noun=noun, words=f": {words}" if words else ".")
            found.append(Change(sentence, where, name))
        if old and new:
            found += [Change(sentence, where, name) for sentence in cell_changes(old, new, place, context)]
    return found


def _facts(called: str, before: dict[str, Any], now: dict[str, Any]) -> Iterator[Change]:
    for key, name in FACTS.items():
        if before.get(key) != now.get(key):
            yield Change(
                t(
                    "Of {called} {name} was changed: was {old}, is now {new}.",
                    called=called,
                    name=t(name),
                    old=_value(before.get(key)),
                    new=_value(now.get(key)),
                )
            )
    for key, (one, all_) in LISTS.items():
        old, new = (value if isinstance(value, list) else [] for value in (before.get(key), now.get(key)))
        gone, fresh = [item for item in old if item not in new], [item for item in new if item not in old]
        for index in range(max(len(gone), len(fresh))):
            if index < len(gone) and index < len(fresh):
                yield Change(
                    t(
                        "Of {called} {one} was changed: was {gone}, is now {fresh}.",
                        called=called,
                        one=t(one),
                        gone=quote(gone[index]),
                        fresh=quote(fresh[index]),
                    )
                )
            elif index < len(gone):
                yield Change(
                    t("Of {called} {one} was removed: {gone}.", called=called, one=t(one), gone=quote(gone[index]))
                )
            else:
                yield Change(
                    t("Of {called} {one} was added: {fresh}.", called=called, one=t(one), fresh=quote(fresh[index]))
                )
        if old != new and not gone and not fresh:
            yield Change(t("{all} of {called} stand in another order.", all=t(all_), called=called))
    for key in sorted({*before, *now} - {*FACTS, *LISTS}):
        if before.get(key) != now.get(key):
            yield Change(
                t(
                    "Of {called} the fact {key} was changed: was {old}, is now {new}.",
                    called=called,
                    key=quote(key),
                    old=_value(before.get(key)),
                    new=_value(now.get(key)),
                )
            )


def _value(value: object) -> str:
    return t("empty") if value in (None, "", []) else quote(value)
