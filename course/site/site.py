"""The home, the pages beside the lessons, the list of all pages, and what a server tells of itself."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from course.lesson.document import Widget
from course.page import Page
from course.pages import LessonPages
from course.project import Lesson
from course.site.earlier import changed
from course.site.groups import GroupSite
from course.site.installable import Installable, is_short, kept_once_opened
from course.site.messages import Messages
from course.site.my_course import ANCHOR, my_course
from course.site.renderer import PageRenderer

#: The pages beside the lessons, by the last part of their address.
SIDE_PAGES = {
    "mijn-cursus": "my_course.html.j2",
    "toegankelijkheid": "accessibility.html.j2",
    "privacy": "privacy.html.j2",
}

#: The kinds of widgets in which readers write down steps of their own (assets/host/today.ts).
HOLD_STEPS = ("experiment", "goal_ladder", "my_movement", "my_steps")


class Site:
    """The pages around the lessons, and what the handlers share.

    Args:
        pages: the lessons.
        live: whether lessons that need Python are served through Voilà's live page.
        author: whether the author's view is on.
        kernels: counts the kernels of live pages.
        phones: address of the course as phones in a group reach it; empty when this course has no
            rooms to vote in, as in a static build.
    """

    def __init__(
        self, pages: LessonPages, live: bool, author: bool, kernels: Callable[[], int], phones: str = ""
    ) -> None:
        self.pages = pages
        #: Of the lessons; the first part of their addresses.
        self.language = pages.project.language
        self.renderer = PageRenderer(pages.templates)
        self.groups = GroupSite(pages, self.renderer, phones)
        self.messages = Messages(pages, self.renderer)
        self.installable = Installable(pages.project, self.renderer)
        self.live = live
        self.author = author
        self._kernels = kernels
        self._kept: tuple[object, dict[str, Any]] = ((), {})
        self._keepable: tuple[object, dict[str, Page]] = ((), {})
        self._looking: asyncio.Future[Page] | None = None
        self._worker: tuple[object, Page] | None = None

    def all_pages(self) -> dict[str, Page]:
        """Every page of the static build, by its address below the root of the course, such as ``nl/privacy/``."""
        return {**self.reader_pages(), **self.groups.all_pages()}

    def reader_pages(self) -> dict[str, Page]:
        """Every page that a reader opens, by address; these also work without internet.

        A lesson is there once it is made (``LessonPages.make_all``).
        """
        base = f"{self.language}/"
        lessons = {
            f"{base}{lesson.address}": self.pages.states[lesson.stem].page
            for lesson in self.pages.lessons()
            if lesson.stem in self.pages.states and self.pages.states[lesson.stem].state != "live"
        }
        return {
            base: self.home(),
            **{address: page for address, page in lessons.items() if page},
            **{f"{base}{name}/": page for name in SIDE_PAGES if (page := self.side_page(name))},
        }

    def keepable(self) -> dict[str, Page]:
        """What can be kept in each lesson, by the first part of its places; "Mijn cursus" fetches of these what it needs."""
        found = self._my_course()["keepable"]
        if self._keepable[0] is not found:
            texts = {lesson: json.dumps(what) for lesson, what in sorted(found.items())}
            self._keepable = found, {lesson: self.renderer.once(text, text.encode) for lesson, text in texts.items()}
        return self._keepable[1]

    def files(self) -> dict[str, Page]:
        """What the pages of readers fetch beside the built files, by address."""
        return {f"{self.language}/mijn-cursus/{lesson}.json": page for lesson, page in self.keepable().items()}

    def worker(self) -> Page:
        """The service worker; for an author one that keeps nothing."""
        if self.author:
            return self.installable.worker({})
        pages = {**self.reader_pages(), **self.files()}
        return self.installable.worker(pages, *kept_once_opened(self.pages, pages))

    async def current_worker(self) -> Page:
        """The service worker, up to date with every lesson.

        Each visit asks for it: it is made once for each state that the course is in.
        """
        if self.author:
            return self.worker()
        state = self.pages.state_of_all()
        if self._worker and self._worker[0] == state:
            return self._worker[1]
        if self._looking is None or self._looking.done():
            self._looking = asyncio.ensure_future(self._look())
        return await self._looking

    async def _look(self) -> Page:
        # The worker lists every page as it is now.
        await self.pages.make_all()
        self._worker = self.pages.all_made, self.worker()
        return self._worker[1]

    def home(self) -> Page:
        """The home: the lessons that can be read, and the pages beside them."""
        shown = [self._card(lesson) for lesson in self.pages.lessons() if self.pages.shown(lesson.stem)]
        values: dict[str, Any] = {
            "lessons": [card for card in shown if card["number"] is not None],
            "extras": [card for card in shown if card["number"] is None and not card["weeks"]],
            "refreshers": sorted((card for card in shown if card["weeks"]), key=lambda card: card["weeks"]),
            "counted_from": self._counted_from(),
            "own_steps": self._own_steps(),
            "bad_day": self.pages.bad_day(),
            "is_short": is_short(self.pages),
            "author_notes": self._problem_lines() if self.author else [],
        }
        return self.renderer.render("home.html.j2", 1, **values)

    def _card(self, lesson: Lesson) -> dict[str, Any]:
        return {
            "number": lesson.number,
            "title": lesson.title,
            "minutes": self.minutes(lesson),
            "address": lesson.address,
            "goals": list(lesson.goals),
            "summary": lesson.goals[0] if lesson.goals else "",
            "draft": lesson.draft,
            "weeks": lesson.weeks,
            "questions": self._questions(lesson) if lesson.weeks else [],
        }

    def _placed(self, lesson: Lesson) -> list[Widget]:
        """The widgets that readers of a page meet."""
        state = self.pages.states.get(lesson.stem)
        return [widget for _, widget in state.shown[0].placed()] if state and state.shown else []

    def _questions(self, extra: Lesson) -> list[str]:
        """The names that answers on an extra page are kept under."""
        return [f"course/{widget.state['name']}" for widget in self._placed(extra) if widget.kind == "quiz"]

    def _counted_from(self) -> str:
        """Where readers pick the day from which looking back is counted, by the name that it is kept under; empty when nowhere."""
        found = (
            f"{lesson.stem[:2]}/{widget.state['name']}"
            for lesson in reversed(self.pages.lessons())
            if not lesson.is_extra and self.pages.shown(lesson.stem)
            for widget in self._placed(lesson)
            if widget.kind == "refreshers"
        )
        return next(found, "")

    def _own_steps(self) -> list[dict[str, str | int | None]]:
        """Where readers write down steps of their own: by what name they are kept, and where that is."""
        return [
            {
                "name": f"{lesson.stem[:2]}/{widget.state['name']}",
                "kind": str(widget.state["_kind"]),
                "number": lesson.number,
                "address": f"{lesson.stem}/#{ANCHOR}{widget.state['name']}",
            }
            for lesson in self.pages.lessons()
            if not lesson.is_extra and self.pages.shown(lesson.stem)
            for widget in self._placed(lesson)
            if widget.state.get("_kind") in HOLD_STEPS and not widget.state.get("_lesson")
        ]

    def minutes(self, lesson: Lesson) -> int | None:
        """How long a lesson takes: as it says itself, or as was counted when it was made."""
        state = self.pages.states.get(lesson.stem)
        return lesson.minutes or (state.shown[0].minutes if state and state.shown else None)

    def _problem_lines(self) -> list[str]:
        return [str(problem) for state in self.pages.states.values() for problem in state.problems]

    def side_page(self, name: str) -> Page | None:
        """A page beside the lessons, at ``/nl/<name>/``; None when there is none of that name."""
        template = SIDE_PAGES.get(name)
        values = {}
        if name == "mijn-cursus":
            values = {**self._my_course()}
            # What of it belongs to one lesson is fetched by itself.
            values["keepable"] = sorted(values["keepable"])
        return self.renderer.render(template, 2, **values, bad_day=self.pages.bad_day()) if template else None

    def _my_course(self) -> dict[str, Any]:
        """What can be kept in the lessons that are shown; a lesson that is not made yet comes later."""
        states = self.pages.states
        known = [(lesson, states[lesson.stem]) for lesson in self.pages.lessons() if lesson.stem in states]
        shown = [
            (lesson, state.shown[0], state.page.etag)
            for lesson, state in known
            if state.shown and state.page and self.pages.shown(lesson.stem)
        ]
        root = self.pages.project.root
        key = [(lesson.stem, lesson.title, etag) for lesson, _, etag in shown], changed(root)
        # Every navigation asks for the worker, which holds this page's tag.
        if self._kept[0] != key:
            files = self.pages.templates.files()
            self._kept = (key, my_course([(lesson, document) for lesson, document, _ in shown], files, root))
        return self._kept[1]

    def start_page(self) -> Page:
        """``/`` in the static build: leads to the home, without a script."""
        return self.renderer.render("start.html.j2", 0)

    def waits_for(self) -> str:
        """What has to be there before readers are sent here, as a lesson that is not made yet; empty when nothing.

        A lesson with a mistake does not hold up the others.
        """
        states = {lesson.stem: self.pages.states.get(lesson.stem) for lesson in self.pages.lessons()}
        waiting = [stem for stem, state in states.items() if state is None or state.state == "waiting"]
        return waiting[0] if waiting else ""

    def health(self, groups: str = "") -> dict[str, Any]:
        """Status, lessons, kernels and version.

        Args:
            groups: what is wrong with the rooms of groups; the lessons go on.
        """
        lessons = {lesson.stem: "waiting" for lesson in self.pages.lessons()}
        lessons |= {stem: state.state for stem, state in self.pages.states.items() if stem in lessons}
        return {
            "status": "trouble" if groups else "ok",
            **({"groups": groups} if groups else {}),
            "lessons": lessons,
            "kernels": self._kernels() + len(self.pages.makers.processes),
            "version": version("begrijp-uw-rugpijn"),
        }
