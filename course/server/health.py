"""Whether the server lives and whether it is ready, for who runs it and for what restarts it."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from course.groups.hub import Hub
from course.pages import LessonPages
from course.server.handler import CourseHandler
from course.site import Site


def waits_for(pages: LessonPages) -> str:
    """What has to be there before readers are sent here, as a lesson that is not made yet; empty when nothing.

    A lesson with a mistake does not hold up the others.
    """
    states = {lesson.stem: pages.states.get(lesson.stem) for lesson in pages.lessons()}
    waiting = [stem for stem, state in states.items() if state is None or state.state == "waiting"]
    return waiting[0] if waiting else ""


def health(pages: LessonPages, kernels: Callable[[], int], groups: str = "") -> dict[str, Any]:
    """Status, lessons, kernels and version.

    Args:
        pages: the lessons.
        kernels: counts the kernels of live pages.
        groups: what is wrong with the rooms of groups; the lessons go on.
    """
    lessons = {lesson.stem: "waiting" for lesson in pages.lessons()}
    lessons |= {stem: state.state for stem, state in pages.states.items() if stem in lessons}
    return {
        "status": "trouble" if groups else "ok",
        **({"groups": groups} if groups else {}),
        "lessons": lessons,
        "kernels": kernels() + len(pages.makers.processes),
        "version": version("begrijp-uw-rugpijn"),
    }


class _AnswerHandler(CourseHandler):
    counted_as = "watch"

    def tell(self, what: dict[str, Any], status: int = 200) -> None:
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-store")
        self.write(json.dumps(what))


class HealthHandler(_AnswerHandler):
    """``/health``: the server lives; and whether it is well, for the people who run it."""

    def initialize(self, site: Site, kernels: Callable[[], int] = int, hub: Hub | None = None) -> None:
        super().initialize(site)
        self.kernels, self.hub = kernels, hub

    async def get(self) -> None:
        groups = await self.hub.trouble() if self.hub else ""
        self.tell(health(self.site.pages, self.kernels, groups))


class ReadyHandler(_AnswerHandler):
    """``/ready``: 200 once every lesson is made, 503 before that and while the server stops."""

    def initialize(self, site: Site, leaving: Callable[[], bool] = bool) -> None:
        super().initialize(site)
        self.leaving = leaving

    async def get(self) -> None:
        what = "stop" if self.leaving() else waits_for(self.site.pages)
        self.tell({"ready": not what, **({"waits_for": what} if what else {})}, 503 if what else 200)
