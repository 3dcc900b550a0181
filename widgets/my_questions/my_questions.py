"""The reader's own questions for the therapist, one list through all lessons."""

from __future__ import annotations

from typing import Annotated, Any, TypedDict

import msgspec
import traitlets as t

from widgets.base import CourseWidget
from widgets.shapes import Once, Words

MOST_QUESTIONS = 50
MOST_CHARACTERS = 300


class Asked(TypedDict):
    """A question of the reader."""

    id: Words
    text: Words


class MyQuestions(CourseWidget):
    """A list of the reader's own questions, to take to the therapist.

    Each lesson ends with it, and each shows the same list. Nobody answers here: the reader adds,
    changes, takes away and prints. Use `%%quiz name open` when the lesson asks the question.

    Args:
        name: identifies the list; lessons that use the same name share one list ("vragen").

    Raises:
        ValueError: when the name is not of that form.

    Example:
        >>> vragen = MyQuestions(name="vragen")
        >>> vragen._scope, vragen.questions
        ('course', [])
    """

    #: ``{"id": ..., "text": ...}`` each, oldest first; at most 50 of 300 characters.
    questions: t.List[Any] = t.List().tag(
        sync=True, keep=True, holds=Annotated[list[Asked], msgspec.Meta(max_length=MOST_QUESTIONS), Once(("id",))]
    )
    _scope = t.Enum(["lesson", "course"], "course").tag(sync=True)
    _most_questions = t.Int(MOST_QUESTIONS).tag(sync=True)
    _most_characters = t.Int(MOST_CHARACTERS).tag(sync=True)
    _read_back = t.List(t.Unicode(), ["_most_questions"]).tag(sync=True)
