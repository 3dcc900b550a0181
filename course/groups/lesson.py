"""What a group session needs of a lesson: its screens with the leader's notes, and its questions."""

from __future__ import annotations

from typing import Any

from course.groups.records import GroupPart, Screen
from course.lesson.context import LessonContext
from course.lesson.document import LessonDocument, Step, Text, WidgetPlace
from course.lesson.text import PageText

# For a section that has no row in a table of minutes. A leader reads aloud at 120 words a minute and then waits.
WORDS_PER_MINUTE = 80
MINUTES_PER_QUESTION = 3
MINUTES_PER_MODEL = 3
QUESTION = "quiz"


def group_part(document: LessonDocument, context: LessonContext) -> GroupPart:
    """The part of a lesson that a leader gets.

    Screen 0 is the title; screen N is the section with the address ``#deel-N``.

    Args:
        document: the lesson.
        context: where the leader's notes find what they point to.

    Returns:
        ``screens``: a list of ``{"title", "notes_html", "minutes", "planned", "questions"}``, where
        ``minutes`` is an estimate unless ``planned`` (course/lesson/plan.py); ``questions``: the state of each Quiz by name.
    """
    questions = {
        widget.state["name"]: {key: value for key, value in widget.state.items() if not key.startswith("_")}
        for _, widget in document.placed()
        if widget.kind == QUESTION
    }
    # A projector has them on one page with the lesson.
    texts = PageText(context, ids=("leider--bron", "leider--begrip"))
    return {"screens": [_screen(step, questions, texts) for step in document.sections], "questions": questions}


def _screen(step: Step, questions: dict[str, dict[str, Any]], texts: PageText) -> Screen:
    names = [part.name for part in step.parts if isinstance(part, WidgetPlace)]
    asked = [name for name in names if name in questions]
    words = sum(len(part.source.split()) for part in step.parts if isinstance(part, Text))
    estimate = (
        words / WORDS_PER_MINUTE + len(asked) * MINUTES_PER_QUESTION + (len(names) - len(asked)) * MINUTES_PER_MODEL
    )
    return {
        "title": step.title,
        "notes_html": "\n".join(texts.html(note) for note in step.notes),
        "minutes": max(1, round(estimate)) if step.minutes is None else step.minutes,
        "planned": step.minutes is not None,
        "questions": asked,
    }
