"""What a group session needs of a lesson: its screens with the leader's notes, and its questions."""

from __future__ import annotations

from typing import Any

from course.groups.pace import pieces
from course.groups.records import GroupPart, Piece, Screen
from course.lesson.context import LessonContext
from course.lesson.document import LessonDocument, Step, WidgetPlace
from course.lesson.text import PageText

QUESTION = "quiz"


def group_part(document: LessonDocument, context: LessonContext) -> GroupPart:
    """The part of a lesson that a leader gets.

    Screen 0 is the title; screen N is the section with the address ``#deel-N``.

    Args:
        document: the lesson.
        context: where the leader's notes find what they point to.

    Returns:
        ``screens``: a list of ``{"title", "notes_html", "pieces", "planned", "questions"}``, where the minutes of the
        ``pieces`` are counted unless ``planned`` (course/lesson/plan.py); ``questions``: the state of each Quiz by name.
    """
    questions = {
        widget.state["name"]: {key: value for key, value in widget.state.items() if not key.startswith("_")}
        for _, widget in document.placed()
        if widget.kind == QUESTION
    }
    # A projector has them on one page with the lesson.
    texts = PageText(context, ids=("leider--bron", "leider--begrip"))
    steps = zip(document.sections, pieces(document), strict=True)
    return {"screens": [_screen(step, its, questions, texts) for step, its in steps], "questions": questions}


def _screen(step: Step, its: list[Piece], questions: dict[str, dict[str, Any]], texts: PageText) -> Screen:
    names = [part.name for part in step.parts if isinstance(part, WidgetPlace)]
    return {
        "title": step.title,
        "notes_html": "\n".join(texts.html(note) for note in step.notes),
        "pieces": its,
        "planned": step.minutes is not None,
        "questions": [name for name in names if name in questions],
    }
