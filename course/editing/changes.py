"""What changed in a lesson since it was published, in words for somebody who never saw git; and putting it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from course.editing.changed_cell import Place, cell_changes, what
from course.editing.changed_words import quote
from course.editing.publishing import PublishError, find_lesson, mark_draft, read_bytes
from course.editing.versions import as_file, whole, write
from course.lesson.context import LessonContext
from course.lesson.notebook import Cell, Notebook
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
#: Where what is put back over, is kept; in the project, so that JupyterLab can open it.
KEPT = "teruggezet"


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


@dataclass(frozen=True)
class Pair:
    """A cell before and now; None where it is not there. Numbers are from 0."""

    before: int | None
    now: int | None
    moved: bool = False


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


# -- which cell is which --------------------------------------------------------------------------


def aligned(before: Notebook, now: Notebook) -> list[Pair]:
    """Which cell of one version is which of the other, in the order of now; as nbdime pairs them, and by their ids.

    Args:
        before: as published.
        now: the working copy.
    """
    # Slow to import, and only an author needs it.
    from nbdime.diffing.notebooks import diff_notebooks

    old, new = _for_nbdime(before), _for_nbdime(now)
    removed: list[int] = []
    added: list[int] = []
    kept: list[tuple[int, int]] = []
    ops: list[Any] = next((op.diff for op in diff_notebooks(old, new) if op.key == "cells"), [])
    at, other = 0, 0
    for op in sorted(ops, key=lambda op: (op.key, op.op != "addrange")):
        while at < op.key:
            kept.append((at, other))
            at, other = at + 1, other + 1
        if op.op == "addrange":
            added += range(other, other + len(op.valuelist))
            other += len(op.valuelist)
        elif op.op == "removerange":
            removed += range(at, at + op.length)
            at += op.length
        else:
            kept.append((at, other))
            at, other = at + 1, other + 1
    kept += [(index, index - at + other) for index in range(at, len(old["cells"]))]
    return _with_moves(before.cells, now.cells, kept, removed, added)


def _with_moves(
    before: Sequence[Cell], now: Sequence[Cell], kept: list[tuple[int, int]], removed: list[int], added: list[int]
) -> list[Pair]:
    """What nbdime calls removed and added is a move when it is the same cell; what it pairs is not when the ids say so."""
    ids = {cell.id: index for index, cell in enumerate(before) if cell.id}
    new_ids = {cell.id for cell in now if cell.id}
    for pair in list(kept):
        old, new = before[pair[0]].id, now[pair[1]].id
        if old and new and old != new and (old in new_ids or new in ids):
            kept.remove(pair)
            removed.append(pair[0])
            added.append(pair[1])
    # By where each stands now.
    pairs = [(index, Pair(origin, index)) for origin, index in kept]
    for index in list(added):
        origin = ids.get(now[index].id)
        if origin in removed:
            removed.remove(origin)
            added.remove(index)
            pairs.append((index, Pair(origin, index, moved=True)))
    pairs += [(index, Pair(None, index)) for index in added]
    ordered = [pair for _, pair in sorted(pairs, key=lambda placed: placed[0])]
    for index in sorted(removed):
        # Told where it stood: behind what stood before it.
        place = next(
            (i for i, pair in enumerate(ordered) if pair.before is not None and pair.before > index and not pair.moved),
            len(ordered),
        )
        ordered.insert(place, Pair(index, None))
    return ordered


def _for_nbdime(notebook: Notebook) -> Any:
    import nbformat

    cells: list[dict[str, Any]] = [
        {
            "cell_type": cell.kind,
            "id": cell.id,
            "source": cell.source,
            "metadata": cell.noticed,
            "attachments": cell.attachments,
            **({"outputs": [], "execution_count": None} if cell.kind == "code" else {}),
        }
        for cell in notebook.cells
    ]
    return nbformat.from_dict({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})


# -- putting back ---------------------------------------------------------------------------------


def restore(project: Project, stem: str, cell_id: str | None = None) -> Path:
    """Put back one cell, or the whole lesson, as it was published.

    Args:
        project: the course.
        stem: of the lesson.
        cell_id: of the cell; None for the whole lesson. A cell that came since is taken out, one that went comes back in its place.

    Returns:
        Where the lesson as it was a moment ago is kept, in the folder ``teruggezet``.

    Raises:
        PublishError: there is no such lesson or cell, or nothing was published to put back. Nothing is changed then.
    """
    lesson = find_lesson(project, stem)
    content = newest_published(lesson.path)
    published, notebook = whole(content), whole(read_bytes(lesson.path))
    if content is None or published is None:
        raise PublishError(
            t(
                "Of {called} ({title}) nothing was published yet; there is nothing to put back.",
                called=lesson.called,
                title=lesson.title,
            )
        )
    if cell_id is not None:
        if notebook is None:
            raise PublishError(t("This lesson cannot be read. Put the whole lesson back."))
        _put_back(published.raw["cells"], notebook.raw["cells"], cell_id)
    kept = _keep(project, lesson.path)
    if cell_id is None or notebook is None:
        write(lesson.path, content)
    else:
        mark_draft(notebook.raw, lesson.path)
        write(lesson.path, as_file(notebook.raw))
    return kept


def _put_back(before: list[dict[str, Any]], now: list[dict[str, Any]], cell_id: str) -> None:
    """Make one cell of ``now`` as it is in ``before``."""
    old = next((index for index, cell in enumerate(before) if cell.get("id") == cell_id), None)
    new = next((index for index, cell in enumerate(now) if cell.get("id") == cell_id), None)
    ids = [cell.get("id") for cell in now]
    if old is None:
        if new is None:
            raise PublishError(t("This cell is gone. Look again what was changed."))
        del now[new]
        return
    above = next((ids.index(cell.get("id")) for cell in reversed(before[:old]) if cell.get("id") in ids), -1)
    below = next((ids.index(cell.get("id")) for cell in before[old + 1 :] if cell.get("id") in ids), len(now))
    if new is not None and above < new < below:
        now[new] = before[old]
        return
    if new is not None:
        del now[new]
        above -= new < above
    now.insert(above + 1, before[old])


def _keep(project: Project, path: Path) -> Path:
    """A copy of the lesson as it is, under a name of its own."""
    folder = project.root / KEPT
    folder.mkdir(exist_ok=True)
    now = datetime.now()
    for extra in ("", *(f"-{number}" for number in range(2, 1000))):
        copy = folder / f"{path.stem}-{now:%Y-%m-%d-%H%M%S}{extra}.ipynb"
        try:
            with copy.open("xb") as stream:
                stream.write(path.read_bytes())
            return copy
        except FileExistsError:
            continue
    raise PublishError(t("The folder {folder} is full. Take old copies out of it.", folder=folder))
