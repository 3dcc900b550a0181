"""The page of a lesson, rendered from its document: in milliseconds, without a kernel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from course.lesson.context import LessonContext
from course.lesson.document import LessonDocument
from course.lesson.render import lesson_values
from course.project import Lesson
from course.templates import Templates


def site_of(lesson: Lesson) -> dict[str, Any]:
    """The addresses in the page of a lesson; relative, so that it works under any base path."""
    site = {"root": "../../", "static": "../../static/", "home": "../", "lang": lesson.language}
    return {**site, "draft": True} if lesson.draft else site


def lesson_page(
    templates: Templates,
    lesson: Lesson,
    document: LessonDocument,
    context: LessonContext,
    way: dict[str, Any],
    drawn: Mapping[str, str],
) -> bytes:
    """The page.

    Args:
        templates: those of the course.
        lesson: which lesson it is, and whether it is a draft.
        document: what it shows.
        context: where its texts find what they point to.
        way: the lessons before and after it (``course.making.state.Neighbours``).
        drawn: the first states of its widgets (``course.drawing``).

    Raises:
        ProjectError: something in the settings is wrong.
    """
    values = lesson_values(document, context, templates.files(), drawn=drawn)
    return templates.render("lesson.html.j2", lesson=values, site=site_of(lesson), **way).encode()


def lesson_main(
    templates: Templates, document: LessonDocument, context: LessonContext, beside: str, drawn: Mapping[str, str]
) -> str:
    """What a reader reads of a lesson, for a page of another kind; safe HTML.

    Args:
        templates: those of the course.
        document: what it shows.
        context: where its texts find what they point to.
        beside: the address of the folder that holds the pages of the lessons, seen from that page.
        drawn: the first states of its widgets.
    """
    values = lesson_values(document, context, templates.files(), beside, drawn)
    return templates.render(
        "lesson_main.html.j2", lesson=values, site={"lang": document.language, "static": f"{beside}../static/"}
    )
