"""A new lesson, from ``lessons/sjabloon.ipynb``."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from slugify import slugify

from course.editing.versions import as_file
from course.project import LESSON_FILE, TEMPLATE_TITLE, Project, ProjectError, template_file
from widgets.words import later, words

t = words(__file__)

LONGEST = 70  # characters; what fits above a lesson on a phone
LONGEST_SLUG = 40
#: What to do about a title that is empty; a page has a field for it.
COMMAND = later('Write for instance: course new-lesson "Working with back pain"')
FIELD = later("Write for instance: Working with back pain")


class TitleError(ValueError):
    """The title cannot be used; the message is Dutch, with the cure."""


def new_lesson(project: Project, title: str, today: date | None = None) -> Path:
    """Make a lesson with the next free number: a draft, last in the author's home, without a line in course.toml.

    Args:
        project: the course.
        title: such as ``Werken met rugpijn``.
        today: the next review is a year later; this day unless given.

    Returns:
        The new notebook.

    Raises:
        TitleError: the title is empty, too long, without letters, or already there; or no number is left.
        ProjectError: the folder of the lessons cannot be written.
    """
    title = " ".join(title.split())
    name = _slug(title)
    lessons = project.lessons()
    for lesson in lessons:
        if lesson.title.casefold() == title.casefold() or lesson.stem[3:] == name:
            raise TitleError(
                t(
                    'There is a lesson "{title}" already: {path}. Choose another title, or open that lesson.',
                    title=lesson.title,
                    path=lesson.path,
                )
            )
    # Drafts and stray files count too: a number never changes and is never used again.
    taken = {int(path.stem[:2]) for path in project.lesson_folder.glob("[0-9][0-9]-*.ipynb")}
    number = max(taken, default=-1) + 1
    if number > 99:
        raise TitleError(
            t("No number is free any more: a lesson has a number up to 99. Give a lesson that may go another number.")
        )
    path = project.lesson_folder / f"{number:02}-{name}.ipynb"
    notebook = _from_template(project, title, today or date.today())
    try:
        with path.open("xb") as stream:  # never over another file
            stream.write(as_file(notebook))
    except OSError as error:
        message = t(
            "The lesson was not made: the folder {folder} cannot be written to ({why}). Give yourself the right to write in that folder, or copy the course to a folder of your own.",
            folder=path.parent,
            why=error.strerror,
        )
        raise ProjectError(message) from error
    return path


def _slug(title: str) -> str:
    if not title:
        raise TitleError(f"{t('The title is empty.')} {t(COMMAND)}")
    if len(title) > LONGEST:
        raise TitleError(
            t(
                "The title has {count} characters; more than {longest} cannot be. Choose a shorter title.",
                count=len(title),
                longest=LONGEST,
            )
        )
    name = slugify(title, max_length=LONGEST_SLUG, word_boundary=True, save_order=True)
    if not re.search(r"[a-z]", name) or not LESSON_FILE.fullmatch(f"00-{name}"):
        raise TitleError(
            t('There is no word in the title "{title}". Use letters, such as: Working with back pain', title=title)
        )
    return name


def _from_template(project: Project, title: str, today: date) -> dict[str, Any]:
    file = template_file(project.root / "lessons")
    text = file.read_text(encoding="utf-8").replace(TEMPLATE_TITLE, json.dumps(title, ensure_ascii=False)[1:-1])
    notebook: dict[str, Any] = json.loads(text)
    author = project.settings().clinic.name or project.title
    course = notebook["metadata"]["course"]
    # What may stay is said by the template for all lessons, and nobody has read this one yet.
    course.pop("may_stay", None)
    course.update(reviewed="", reviewers=[], next_review=_a_year_later(today).isoformat(), authors=[author], draft=True)
    return notebook


def _a_year_later(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28))
