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

LONGEST = 70  # characters; what fits above a lesson on a phone
LONGEST_SLUG = 40


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
                f'Er is al een les "{lesson.title}": {lesson.path}. Kies een andere titel, of open die les.'
            )
    # Drafts and stray files count too: a number never changes and is never used again.
    taken = {int(path.stem[:2]) for path in project.lesson_folder.glob("[0-9][0-9]-*.ipynb")}
    number = max(taken, default=-1) + 1
    if number > 99:
        raise TitleError(
            "Er is geen nummer meer vrij: een les heeft een nummer tot en met 99. Geef een les die weg mag, een ander nummer."
        )
    path = project.lesson_folder / f"{number:02}-{name}.ipynb"
    notebook = _from_template(project, title, today or date.today())
    try:
        with path.open("xb") as stream:  # never over another file
            stream.write(as_file(notebook))
    except OSError as error:
        message = f"De les is niet gemaakt: de map {path.parent} kan niet worden beschreven ({error.strerror}). Geef uzelf schrijfrechten op die map, of kopieer de cursus naar een map van uzelf."
        raise ProjectError(message) from error
    return path


def _slug(title: str) -> str:
    if not title:
        raise TitleError('De titel is leeg. Schrijf bijvoorbeeld: course new-lesson "Werken met rugpijn"')
    if len(title) > LONGEST:
        raise TitleError(f"De titel heeft {len(title)} tekens; meer dan {LONGEST} kan niet. Kies een kortere titel.")
    name = slugify(title, max_length=LONGEST_SLUG, word_boundary=True, save_order=True)
    if not re.search(r"[a-z]", name) or not LESSON_FILE.fullmatch(f"00-{name}"):
        raise TitleError(f'In de titel "{title}" staat geen woord. Gebruik letters, zoals: Werken met rugpijn')
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
