"""Two versions of a lesson: what in a notebook counts, whether two are the same, and how one is written."""

from __future__ import annotations

import json
import os
from pathlib import Path

from course.project import LARGEST_NOTEBOOK

#: What of a cell's metadata a reader or the group leader notices; the rest is how JupyterLab shows it.
NOTICED = ("tags", "alt", "course")


def parsed(content: bytes | None) -> dict | None:
    """A notebook as a dictionary; None when it is not whole."""
    try:
        notebook = json.loads(content) if content and len(content) <= LARGEST_NOTEBOOK else None
        whole = isinstance(notebook["metadata"], dict) and all(isinstance(cell, dict) for cell in notebook["cells"])
        return notebook if whole else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def essence(notebook: dict) -> dict:
    """What a notebook says: no outputs, no counts, nothing of the screen, no mark of a draft.

    Example:
        >>> cell = {"cell_type": "code", "id": "a", "source": ["1", "+1"], "outputs": [1], "metadata": {"scrolled": True}}
        >>> essence({"cells": [cell], "metadata": {"course": {"draft": True}}})
        {'course': {}, 'cells': [{'cell_type': 'code', 'id': 'a', 'source': '1+1', 'metadata': {}, 'attachments': {}}]}
    """
    course = notebook["metadata"].get("course")
    course = course if isinstance(course, dict) else {}
    return {
        "course": {key: value for key, value in course.items() if key != "draft"},
        "cells": [_cell(cell) for cell in notebook["cells"]],
    }


def _cell(cell: dict) -> dict:
    source, metadata = cell.get("source", ""), cell.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    return {
        "cell_type": str(cell.get("cell_type", "")),
        "id": str(cell.get("id") or ""),
        "source": "".join(map(str, source)) if isinstance(source, list) else str(source),
        "metadata": {key: metadata[key] for key in NOTICED if metadata.get(key)},
        "attachments": cell.get("attachments") or {},
    }


def set_draft(notebook: dict, draft: bool) -> None:
    """Put the mark of a draft in a notebook, or take it out."""
    course = notebook["metadata"].get("course")
    course = course if isinstance(course, dict) else {}
    course.pop("draft", None)
    notebook["metadata"]["course"] = {**course, "draft": True} if draft else course


def as_file(notebook: dict) -> bytes:
    """A notebook as Jupyter writes it, so that differences stay small."""
    try:
        return (json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    except UnicodeEncodeError:  # half of a sign, which JSON may hold
        return (json.dumps(notebook, indent=1, sort_keys=True) + "\n").encode()


def write(path: Path, content: bytes) -> None:
    """Write a file in one go: whoever reads meanwhile gets the old or the new one, whole."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
