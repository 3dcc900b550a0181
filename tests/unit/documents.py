"""Documents of lessons, made from widgets that live in the tests' own process: no notebook is run."""

from __future__ import annotations

from course.lesson.document import LessonDocument, Part, Step, Text, WidgetPlace
from course.making.lesson import widget_of
from widgets.base import CourseWidget


def document_of(
    *widgets: CourseWidget, title: str = "Deel", texts: tuple[str, ...] = (), stem: str = "04-les"
) -> LessonDocument:
    """A lesson of one step, with these widgets below these texts."""
    parts: list[Part] = [Text(number, text) for number, text in enumerate(texts, 1)]
    parts += [WidgetPlace(number, widget.name) for number, widget in enumerate(widgets, len(texts) + 1)]
    return LessonDocument(
        stem=stem,
        language="nl",
        title="Een les",
        steps=[Step("stap-deel", title, parts)],
        widgets={widget.name: widget_of(widget.get_state()) for widget in widgets},
    )
