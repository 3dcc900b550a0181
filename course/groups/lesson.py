"""What a group session needs of a lesson: its screens with the leader's notes, and its questions."""

from __future__ import annotations

from typing import Any

from course.groups.pace import pieces
from course.groups.records import GroupPart, Piece, Screen
from course.groups.room_records import Show
from course.groups.shows import show_of
from course.lesson.context import LessonContext
from course.lesson.document import LessonDocument, Step, WidgetPlace
from course.lesson.render import shown_state
from course.lesson.text import PageText
from widgets.shipped import built_files

QUESTION = "quiz"


def group_part(document: LessonDocument, context: LessonContext) -> GroupPart:
    """The part of a lesson that a leader gets.

    Screen 0 is the title; screen N is the section with the address ``#deel-N``.

    Args:
        document: the lesson.
        context: where the leader's notes find what they point to.

    Returns:
        ``screens``: a list of ``{"title", "notes_html", "pieces", "planned", "questions"}``, where the minutes of the
        ``pieces`` are counted unless ``planned`` (course/lesson/plan.py); ``questions``: the state of each Quiz by name; ``shows`` and
        ``plays``: what can be large on a projector, and the state of what phones can get (course/groups/shows.py).
    """
    questions = {
        widget.state["name"]: {key: value for key, value in widget.state.items() if not key.startswith("_")}
        for _, widget in document.placed()
        if widget.kind == QUESTION
    }
    placed = [widget for _, widget in document.placed()]
    shows = {widget.state["name"]: show for widget in placed if (show := show_of(widget.kind, widget.state))}
    files = built_files()
    plays = {
        widget.state["name"]: {**shown_state(widget, files), "_css_file": files["widgets_css"]}
        for widget in placed
        if "_counted" in widget.state
    }
    # A projector has them on one page with the lesson.
    texts = PageText(context, ids=("leider--bron", "leider--begrip"))
    steps = zip(document.sections, pieces(document), strict=True)
    screens = [_screen(step, its, questions, shows, texts) for step, its in steps]
    return {"screens": screens, "questions": questions, "shows": shows, "plays": plays}


def _screen(
    step: Step, its: list[Piece], questions: dict[str, dict[str, Any]], shows: dict[str, Show], texts: PageText
) -> Screen:
    names = [part.name for part in step.parts if isinstance(part, WidgetPlace)]
    return {
        "title": step.title,
        "notes_html": "\n".join(texts.html(note) for note in step.notes),
        "pieces": its,
        "planned": step.minutes is not None,
        "questions": [name for name in names if name in questions],
        "shows": [name for name in names if name in shows],
    }
