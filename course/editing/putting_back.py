"""Puts back a cell or a whole lesson as it was published."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from course.editing.publishing import PublishError, find_lesson, mark_draft, read_bytes
from course.editing.versions import as_file, whole, write
from course.project import Project
from course.published import newest_published
from widgets.words import words

t = words(__file__)

#: Where what is put back over, is kept; in the project, so that JupyterLab can open it.
KEPT = "teruggezet"


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
