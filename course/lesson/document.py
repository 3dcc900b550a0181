"""A lesson that was run, as data. Every page that shows a lesson is rendered from this; no page is read back.

It holds what only running the notebook tells (the widgets with their state, what failed) and the texts as their author wrote them.
What texts point to (sources, hard words, pictures) and what pages look like belong to rendering; see ``context.py`` and ``render.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, TypeVar

import msgspec

from course.lesson.problem import Problem

#: Goes up when something here changes its meaning. A document of another version is made anew.
VERSION = 1

Kept = TypeVar("Kept")


class DocumentError(ValueError):
    """What was kept is damaged, or of another version."""


class Text(msgspec.Struct, tag="text", frozen=True):
    """A text cell, as its author wrote it.

    Args:
        cell: its number in the notebook, from 1.
        source: Markdown.
        attachments: pictures that were pasted in, by name and kind.
    """

    cell: int
    source: str
    attachments: dict[str, dict[str, Any]] = {}


class WidgetPlace(msgspec.Struct, tag="widget", frozen=True):
    """Where a widget is shown."""

    cell: int
    name: str


class Picture(msgspec.Struct, tag="picture", frozen=True):
    """What a cell drew: PNG, in base64, and what can be seen in it."""

    cell: int
    data: str
    alt: str


class Failed(msgspec.Struct, tag="failed", frozen=True):
    """Where a cell ended in a mistake."""

    cell: int


class Output(msgspec.Struct, tag="output", frozen=True):
    """What a cell shows in a lesson that needs a live kernel, as Jupyter has it."""

    cell: int
    data: dict[str, Any]


Part = Text | WidgetPlace | Picture | Failed | Output


class Step(msgspec.Struct, frozen=True):
    """A step of the lesson, or what stands above the first.

    Args:
        id: its address in the page, which stays when the lesson changes; empty above the first step.
        title: as people read it, without marks.
        parts: what readers see, from top to bottom.
        notes: what only the group leader sees.
        minutes: as the leader's notes plan them; None when they do not.
        deeper: the cells of it that are folded under "Meer weten".
    """

    id: str
    title: str
    parts: list[Part] = []
    notes: list[Text] = []
    minutes: int | None = None
    deeper: list[int] = []

    @property
    def path(self) -> list[Part]:
        """What stands on the main path."""
        return [part for part in self.parts if part.cell not in self.deeper]


class Widget(msgspec.Struct, frozen=True):
    """A widget of ours with its state as the notebook left it.

    Args:
        kind: the name of its folder.
        state: what its front end gets. The order of keys has a meaning. No names of built files: those belong to rendering.
        called: the plain words to call it by; empty when that is the title of its step.
    """

    kind: str
    state: dict[str, Any]
    called: str = ""


class LessonDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A lesson.

    Args:
        stem: the name of its notebook, such as ``02-uw-alarmsysteem``.
        language: two letters.
        title: empty when its author gave none.
        goals: what a reader will know or be able to do.
        minutes: how long it takes, counted (minutes.py); as its author says in a lesson that still does.
        reviewed: when it was last reviewed, as its author says, and ``next_review`` when it will be.
        opening: what stands above the first step.
        steps: in order.
        widgets: by name.
        cites: keys of all sources that it cites, in order.
        terms: all words in it that are marked as hard, in order.
        needs_kernel: what in it works only with a live kernel.
        problems: what went wrong when it was run, for its author.
        passing: whether it may well go right when it is run again.
    """

    version: Literal[1] = 1
    stem: str
    language: str
    title: str = ""
    goals: list[str] = []
    minutes: int | None = None
    reviewed: str = ""
    next_review: str = ""
    opening: Step = Step("", "")
    steps: list[Step] = []
    widgets: dict[str, Widget] = {}
    cites: list[str] = []
    terms: list[str] = []
    needs_kernel: list[str] = []
    problems: list[Problem] = []
    passing: bool = False

    @property
    def sections(self) -> list[Step]:
        """What stands above the first step, and the steps."""
        return [self.opening, *self.steps]

    def texts(self) -> Iterator[Text]:
        """All text cells, those for the leader too, as the notebook has them."""
        found = (text for step in self.sections for text in (*step.parts, *step.notes) if isinstance(text, Text))
        yield from sorted(found, key=lambda text: text.cell)

    def placed(self) -> Iterator[tuple[Step, Widget]]:
        """The widgets that are shown, in order, each with its step."""
        for step in self.sections:
            for part in step.parts:
                if isinstance(part, WidgetPlace):
                    yield step, self.widgets[part.name]

    def json(self) -> str:
        """As text, to be kept."""
        return encode(self).decode()


def encode(document: msgspec.Struct) -> bytes:
    """A document, or what is kept beside it, as JSON."""
    return msgspec.json.encode(document)


def decode(content: bytes | str) -> LessonDocument:
    """Read a document.

    Raises:
        DocumentError: it is damaged, or of another version.

    Example:
        >>> decode(LessonDocument(stem="01-les", language="nl").json()).stem
        '01-les'
        >>> decode('{"version": 0, "stem": "01-les", "language": "nl"}')
        Traceback (most recent call last):
        ...
        course.lesson.document.DocumentError: Invalid enum value 0 - at `$.version`
    """
    document = decode_as(content, LessonDocument)
    placed = {part.name for step in document.sections for part in step.parts if isinstance(part, WidgetPlace)}
    if not placed <= set(document.widgets):
        raise DocumentError("a widget has no state")
    return document


def decode_as(content: bytes | str, kind: type[Kept]) -> Kept:
    """Read what was written with ``encode``.

    Raises:
        DocumentError: it is damaged, or of another version.
    """
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise DocumentError(str(error)) from error
