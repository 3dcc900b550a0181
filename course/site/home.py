"""What the home of the course shows: the lessons that can be read, and where readers keep what it comes back to."""

from __future__ import annotations

from typing import Any

from course.lesson.document import Widget
from course.pages import LessonPages
from course.project import Lesson
from course.site.installable import is_short
from course.site.my_course import ANCHOR

#: The kinds of widgets in which readers write down steps of their own (assets/host/today.ts).
HOLD_STEPS = ("experiment", "goal_ladder", "my_movement", "my_steps")


def home_values(pages: LessonPages) -> dict[str, Any]:
    """What the template of the home needs: the lessons that can be read, and the pages beside them."""
    shown = [_card(pages, lesson) for lesson in pages.lessons() if pages.shown(lesson.stem)]
    return {
        "lessons": [card for card in shown if card["number"] is not None],
        "extras": [card for card in shown if card["number"] is None and not card["weeks"]],
        "refreshers": sorted((card for card in shown if card["weeks"]), key=lambda card: card["weeks"]),
        "counted_from": _counted_from(pages),
        "own_steps": _own_steps(pages),
        "bad_day": pages.bad_day(),
        "is_short": is_short(pages),
    }


def _card(pages: LessonPages, lesson: Lesson) -> dict[str, Any]:
    return {
        "number": lesson.number,
        "title": lesson.title,
        "minutes": _minutes(pages, lesson),
        "address": lesson.address,
        "goals": list(lesson.goals),
        "summary": lesson.goals[0] if lesson.goals else "",
        "draft": lesson.draft,
        "weeks": lesson.weeks,
        "questions": _questions(pages, lesson) if lesson.weeks else [],
    }


def _minutes(pages: LessonPages, lesson: Lesson) -> int | None:
    """How long a lesson takes: as it says itself, or as was counted when it was made."""
    state = pages.states.get(lesson.stem)
    return lesson.minutes or (state.shown[0].minutes if state and state.shown else None)


def _placed(pages: LessonPages, lesson: Lesson) -> list[Widget]:
    """The widgets that readers of a page meet."""
    state = pages.states.get(lesson.stem)
    return [widget for _, widget in state.shown[0].placed()] if state and state.shown else []


def _questions(pages: LessonPages, extra: Lesson) -> list[str]:
    """The names that answers on an extra page are kept under."""
    return [f"course/{widget.state['name']}" for widget in _placed(pages, extra) if widget.kind == "quiz"]


def _counted_from(pages: LessonPages) -> str:
    """Where readers pick the day from which looking back is counted, by the name that it is kept under; empty when nowhere."""
    found = (
        f"{lesson.stem[:2]}/{widget.state['name']}"
        for lesson in reversed(pages.lessons())
        if not lesson.is_extra and pages.shown(lesson.stem)
        for widget in _placed(pages, lesson)
        if widget.kind == "refreshers"
    )
    return next(found, "")


def _own_steps(pages: LessonPages) -> list[dict[str, str | int | None]]:
    """Where readers write down steps of their own: by what name they are kept, and where that is."""
    return [
        {
            "name": f"{lesson.stem[:2]}/{widget.state['name']}",
            "kind": str(widget.state["_kind"]),
            "number": lesson.number,
            "address": f"{lesson.stem}/#{ANCHOR}{widget.state['name']}",
        }
        for lesson in pages.lessons()
        if not lesson.is_extra and pages.shown(lesson.stem)
        for widget in _placed(pages, lesson)
        if widget.state.get("_kind") in HOLD_STEPS and not widget.state.get("_lesson")
    ]
