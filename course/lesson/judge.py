"""What of a lesson's texts cannot be shown as its author meant: sources, hard words and pictures."""

from __future__ import annotations

from collections.abc import Iterator

from course.lesson.context import LessonContext
from course.lesson.document import LessonDocument, Text
from course.lesson.problem import Problem
from course.lesson.text import PageText
from widgets.glossary import GlossaryError, marked
from widgets.prose import citation_mistakes


def text_problems(document: LessonDocument, context: LessonContext) -> list[Problem]:
    """What is wrong in the texts of a lesson, those for the leader too.

    Args:
        document: the lesson.
        context: where its texts find what they point to.
    """
    found = [
        *((None, None, message) for message in [context.problem] if message),
        *(place for text in document.texts() for place in _citations(text, context)),
        *(place for text in document.texts() for place in _terms(text, context)),
        *(place for text in document.texts() for place in _pictures(text, context)),
    ]
    return [Problem(document.stem, message, cell, line) for cell, line, message in found]


Place = tuple[int | None, int | None, str]


def _citations(text: Text, context: LessonContext) -> Iterator[Place]:
    for mistake in citation_mistakes(text.source, context.sources):
        yield text.cell, mistake.line + 1, mistake.message


def _terms(text: Text, context: LessonContext) -> Iterator[Place]:
    # Without the list no word can be found, and that has been told.
    for line, word in () if context.problem else marked(text.source):
        try:
            context.terms.get(word)
        except GlossaryError as error:
            yield text.cell, line + 1, str(error)


def _pictures(text: Text, context: LessonContext) -> Iterator[Place]:
    for line, message in PageText(context).html_and_mistakes(text)[1]:
        yield text.cell, line, message
