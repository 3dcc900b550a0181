"""Versions of a lesson: read one, mark it, write it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from course.lesson.notebook import Notebook, NotebookError, read


def whole(content: bytes | None) -> Notebook | None:
    """A notebook; None when there is none, or it is not whole."""
    try:
        return read(content) if content else None
    except NotebookError:
        return None


def set_draft(notebook: dict[str, Any], draft: bool) -> None:
    """Put the mark of a draft in a notebook, or take it out."""
    course = notebook["metadata"].get("course")
    course = course if isinstance(course, dict) else {}
    course.pop("draft", None)
    notebook["metadata"]["course"] = {**course, "draft": True} if draft else course


def as_file(notebook: dict[str, Any]) -> bytes:
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
