"""A notebook of the course, read without running it. Everybody who needs something of a notebook reads it here.

A notebook is text cells (``markdown``) and code cells. The first text cell has the title; a text cell that begins with ``## `` begins a
step. Cells with the tag ``therapist`` are notes for the group leader.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from slugify import slugify

from course.lesson.cell import Cell
from widgets.words import later, words

t = words(__file__)

LARGEST_NOTEBOOK = 20_000_000  # bytes; a lesson without stored outputs is under 100 KB
#: What of a cell's metadata a reader or the group leader notices; the rest is how JupyterLab shows it.
NOTICED = ("tags", "alt", "course")
#: Where a cell that begins a step keeps the id of that step, in its metadata.
STEP = "step"
STEP_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_STEP_ID = 40
#: How the file of an extra page beside the lessons begins.
EXTRA = "x-"
#: Half of a sign such as an emoji, perhaps: JSON may hold it, and it can be kept or sent nowhere.
_HALF_SIGN = re.compile(r"\\ud[89a-f]", re.I)
AN_EARLIER_ONE = later("Put an earlier version back.")


def is_extra(stem: str) -> bool:
    """Whether a notebook of this name is an extra page and no numbered lesson.

    >>> is_extra("x-medicijnen"), is_extra("06-behandeling")
    (True, False)
    """
    return stem.startswith(EXTRA)


class NotebookError(Exception):
    """A file is no whole notebook.

    Args:
        what: what is wrong, in the words its author reads (Dutch).
        cure: what to do about it.
        course: what it says of itself all the same: its title, and whether it is a draft.
    """

    def __init__(self, what: str, cure: str, course: dict[str, Any] | None = None) -> None:
        super().__init__(f"{what} {cure}")
        self.what = what
        self.cure = cure
        self.course = course or {}


@dataclass(frozen=True)
class Notebook:
    """A whole notebook.

    Args:
        raw: as JSON has it, to be changed and written again.
        cells: from top to bottom.
    """

    raw: dict[str, Any] = field(repr=False, compare=False)
    cells: tuple[Cell, ...]

    @property
    def course(self) -> dict[str, Any]:
        """The lesson's own metadata, ``course``; empty when it is not there."""
        return _course(self.raw)

    @property
    def draft(self) -> bool:
        """Whether its author works on it, and readers get an earlier version."""
        return bool(self.course.get("draft"))

    @cached_property
    def step_ids(self) -> dict[int, str]:
        """The id of each step, by the number of the cell where it begins: its own, or what its heading gives until it has one.

        Example:
            >>> cells = [{"cell_type": "markdown", "source": "## Wat denkt *u*?"}] * 2
            >>> from_json({"metadata": {}, "cells": cells}).step_ids
            {1: 'wat-denkt-u', 2: 'wat-denkt-u-2'}
        """
        steps = [cell for cell in self.cells if cell.begins_step]
        given: dict[int, str] = {}
        for cell in steps:
            # A step that was copied takes its id along: the first keeps it.
            if len(cell.step) <= LONGEST_STEP_ID and STEP_ID.fullmatch(cell.step) and cell.step not in given.values():
                given[cell.number] = cell.step
        for cell in steps:
            if cell.number not in given:
                given[cell.number] = _free(_of_heading(cell.source), set(given.values()))
        return {cell.number: given[cell.number] for cell in steps}

    @cached_property
    def says(self) -> tuple[dict[str, Any], tuple[Cell, ...]]:
        """What two versions are compared by: no outputs, nothing of the screen, no mark of a draft."""
        return {key: value for key, value in self.course.items() if key != "draft"}, self.cells


def _of_heading(source: str) -> str:
    heading = source.lstrip().partition("\n")[0]
    words = re.sub(r"\]\([^)]*\)", "", heading)
    return slugify(words, max_length=LONGEST_STEP_ID - 4, word_boundary=True, save_order=True) or "deel"


def _free(name: str, taken: set[str]) -> str:
    return next(one for one in (name, *(f"{name}-{number}" for number in range(2, len(taken) + 3))) if one not in taken)


def read(content: bytes) -> Notebook:
    """Read a notebook.

    Args:
        content: of the file.

    Raises:
        NotebookError: it is too large, damaged, or no notebook.

    Example:
        >>> notebook = read(b'{"cells": [{"cell_type": "markdown", "source": ["## Stap"]}], "metadata": {"course": {"draft": true}}}')
        >>> notebook.draft, notebook.cells[0].begins_step
        (True, True)
    """
    if len(content) > LARGEST_NOTEBOOK:
        raise _too_large(t("larger than {most} MB; that cannot be", most=LARGEST_NOTEBOOK // 1_000_000))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotebookError(t("This file cannot be read: it is not text."), t(AN_EARLIER_ONE)) from error
    try:
        raw = json.loads(text)
        if _HALF_SIGN.search(text):
            raw = json.loads(json.dumps(raw, ensure_ascii=False).encode("utf-8", "replace"))
    except json.JSONDecodeError as error:
        what = (
            t("This file was only half saved, or is damaged at line {line}.", line=error.lineno)
            if text.strip()
            else t("This file is empty.")
        )
        cure = t(
            "Save the lesson again in JupyterLab, or put an earlier version back. The file itself was not changed."
        )
        raise NotebookError(what, cure) from error
    except (ValueError, RecursionError) as error:
        raise NotebookError(t("This file is damaged."), t(AN_EARLIER_ONE)) from error
    return from_json(raw)


def read_file(path: Path) -> Notebook:
    """Read a notebook from its file.

    Raises:
        NotebookError: it is not there, too large, damaged, or no notebook.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_NOTEBOOK:
            raise _too_large(
                t(
                    "{size} MB large; more than {most} MB cannot be",
                    size=f"{size / 1_000_000:.0f}",
                    most=LARGEST_NOTEBOOK // 1_000_000,
                )
            )
        return read(path.read_bytes())
    except OSError as error:
        raise NotebookError(t("This file cannot be read ({why}).", why=error.strerror), t(AN_EARLIER_ONE)) from error


def _too_large(size: str) -> NotebookError:
    cure = t("Take out large pictures and saved output. Put a picture as a file of its own in the folder lessons.")
    return NotebookError(t("This notebook is {size}.", size=size), cure)


def from_json(raw: Any) -> Notebook:
    """A notebook that was parsed already, such as the one that JupyterLab is about to save.

    Raises:
        NotebookError: it is no notebook.
    """
    try:
        if not isinstance(raw["metadata"], dict):
            raise TypeError
        return Notebook(raw, tuple(_cells(raw["cells"])))
    except (KeyError, TypeError, AttributeError) as error:
        # Whatever else may be odd in it: a draft stays a draft.
        what = t("This file is no notebook: there are no cells in it.")
        raise NotebookError(what, t(AN_EARLIER_ONE), _course(raw)) from error


def goals_of(course: dict[str, Any]) -> list[str]:
    """The goals in a lesson's own metadata; one that was typed without its brackets is one.

    Example:
        >>> goals_of({"goals": "U weet iets."}), goals_of({"goals": ["Een.", " ", 2]}), goals_of({"goals": {}})
        (['U weet iets.'], ['Een.', '2'], [])
    """
    found = course.get("goals")
    goals = [found] if isinstance(found, str) else found if isinstance(found, list) else []
    return [" ".join(str(goal).split()) for goal in goals if isinstance(goal, str | int | float) and str(goal).strip()]


def _course(raw: object) -> dict[str, Any]:
    found = raw
    for key in ("metadata", "course"):
        found = found.get(key) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def _cells(raw: list[dict[str, Any]]) -> Iterator[Cell]:
    if not isinstance(raw, list):
        raise TypeError
    for number, cell in enumerate(raw, 1):
        source, metadata = cell.get("source", ""), cell.get("metadata")
        metadata = metadata if isinstance(metadata, dict) else {}
        yield Cell(
            number,
            str(cell.get("cell_type", "")),
            "".join(map(str, source)) if isinstance(source, list) else str(source),
            str(cell.get("id") or ""),
            {key: metadata[key] for key in NOTICED if metadata.get(key)},
            metadata[STEP] if isinstance(metadata.get(STEP), str) else "",
            cell.get("attachments") or {},
            bool(cell.get("outputs") or cell.get("execution_count")),
        )
