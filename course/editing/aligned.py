"""Which cell of one version of a lesson is which of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from course.lesson.cell import Cell
from course.lesson.notebook import Notebook


@dataclass(frozen=True)
class Pair:
    """A cell before and now; None where it is not there. Numbers are from 0."""

    before: int | None
    now: int | None
    moved: bool = False


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
