"""What is known of a lesson while the course is served."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from course.groups.records import GroupPart
from course.lesson.context import LessonContext
from course.lesson.document import LessonDocument, Widget
from course.lesson.notebook import is_extra
from course.lesson.problem import Problem
from course.page import Page
from course.project import Lesson

#: Which trait of a widget has the words of what a reader can choose there, by the keys that are kept.
TEXTS = {"danger_safety_cards": "safety", "my_evening": "activities"}


@dataclass
class LessonState:
    """What is known of one lesson.

    Args:
        state: ``waiting``, ``good``, ``broken`` (perhaps with a last good page) or ``live``.
        run: RUN that ``document`` belongs to (course/making/keys.py).
        document: what came of running it.
        key: RENDER, but for the neighbours, that ``page`` and ``problems`` belong to.
        way: the lessons before and after it, as ``page`` has them.
        page: what a reader gets; None when there is nothing to show.
        shown: the document of that page, and where its texts found what they point to.
        drawn: the first states of its widgets as HTML, by name.
        group: what a group session needs of the lesson, of that page (course/groups/lesson.py).
        problems: for the author.
        making: the task that looks after this lesson now.
        joined: whether a visitor came while it was being made, since the last look for what changed.
        failures: how often in a row this key ended in something that may pass.
        retry_at: when to try that again, on the clock of ``LessonPages``.
    """

    state: str = "waiting"
    run: str = ""
    document: LessonDocument | None = None
    key: str = ""
    way: dict[str, Any] | None = None
    page: Page | None = None
    shown: tuple[LessonDocument, LessonContext] | None = None
    drawn: dict[str, str] = field(default_factory=dict)
    group: GroupPart | None = None
    problems: list[Problem] = field(default_factory=list)
    making: asyncio.Task[None] | None = None
    joined: bool = False
    failures: int = 0
    retry_at: float | None = None


class Neighbours:
    """Which lessons readers can open, and the way from one to the next.

    Args:
        states: what is known of each lesson, by stem.
        live: whether lessons that need Python can be read.
    """

    def __init__(self, states: dict[str, LessonState], *, live: bool) -> None:
        self.states = states
        self.live = live
        self._places: dict[str, tuple[LessonDocument, dict[str, Widget]]] = {}

    def shown(self, lesson: Lesson) -> bool:
        """Whether readers can open a lesson, as far as is known."""
        state = self.states.get(lesson.stem)
        if state is None or state.state == "waiting":
            # A file that is half written, or damaged, is no lesson to lead anybody to; of a draft not even its mark can be read.
            return lesson.readable
        if state.state == "good":
            return True
        return state.page is not None or (state.state == "live" and self.live)

    def bad_day(self, lessons: list[Lesson], but: str = "") -> dict[str, str] | None:
        """Where every foot leads to (``Lesson.button``), seen from the home, ``but`` for that page itself; None when there is none."""
        pages = (page for page in lessons if page.button and page.stem != but and self.shown(page))
        return next(({"address": page.address, "words": page.button} for page in pages), None)

    def way(self, stem: str, lessons: list[Lesson]) -> dict[str, Any]:
        """The nearest lessons before and after one that readers can open.

        For the last one also all ``others``, the pages to look back with later, ``refreshers``, and the open questions of
        the first lesson, ``asked_first``: what a reader wrote there stands beside the goal at the end. ``offered`` is what
        a widget of this lesson offers of other lessons. A lesson that falls out or comes back costs its neighbours no run.
        An extra page has none before or after it.
        """
        bad_day = self.bad_day(lessons, but=stem)
        if is_extra(stem):
            return {"previous": None, "next": None, "others": None, "bad_day": bad_day}
        later = sorted((lesson for lesson in lessons if lesson.weeks), key=lambda lesson: lesson.weeks or 0)
        lessons = [lesson for lesson in lessons if not lesson.is_extra]
        at = next((i for i, other in enumerate(lessons) if other.stem == stem), len(lessons))

        def shown(others: Iterable[Lesson]) -> Iterator[dict[str, Any]]:
            for other in others:
                if self.shown(other):
                    yield {"number": other.number, "address": f"../{other.address}", "title": other.title}

        after = next(shown(lessons[at + 1 :]), None)
        return {
            "previous": next(shown(reversed(lessons[:at])), None),
            "next": after,
            "others": None if after else list(shown(lessons[:at])),
            "bad_day": bad_day,
            "refreshers": [] if after else list(shown(later)),
            "asked_first": [] if after else self._asked_first(lessons[:at]),
            "offered": self._offered(stem, lessons),
        }

    def _offered(self, stem: str, lessons: list[Lesson]) -> dict[str, dict[str, Any]]:
        """What a lesson names in ``offered``, by its place: the kind of widget there, and the words of its choices."""
        own = self._placed(stem)
        named = {place for widget in own.values() for place in widget.state.get("offered") or ()}
        found: dict[str, dict[str, Any]] = {}
        for lesson in lessons if named else ():
            there = self._placed(lesson.stem)
            if named.isdisjoint(there) or not self.shown(lesson):
                continue
            for place, widget in there.items():
                if place not in named:
                    continue
                texts = widget.state.get(TEXTS.get(widget.kind, ""))
                found[place] = {"kind": widget.kind, **({"texts": texts} if texts else {})}
        return found

    def _placed(self, stem: str) -> dict[str, Widget]:
        """The widgets of a lesson by the place of what is kept in them. Remembered: each lesson is held against all others."""
        state = self.states.get(stem)
        document = state.document if state else None
        if document is None:
            return {}
        if stem not in self._places or self._places[stem][0] is not document:
            self._places[stem] = document, {_place(widget, stem): widget for _, widget in document.placed()}
        return self._places[stem][1]

    def _asked_first(self, lessons: list[Lesson]) -> list[dict[str, str]]:
        first = next((lesson for lesson in lessons if self.shown(lesson)), None)
        state = first and self.states.get(first.stem)
        if not first or not state or not state.document:
            return []
        return [
            {"name": f"{first.stem[:2]}/{widget.state['name']}", "question": widget.called}
            for _, widget in state.document.placed()
            if widget.kind == "quiz" and widget.state["kind"] == "open"
        ]


def _place(widget: Widget, stem: str) -> str:
    shared = widget.state.get("_scope") == "course"
    return f"{'course' if shared else widget.state.get('_lesson') or stem[:2]}/{widget.state['name']}"
