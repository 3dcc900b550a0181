"""The pages of group sessions: for phones, for the leader and for the projector."""

from __future__ import annotations

from typing import Any

from course.front_end import script_words
from course.groups.codes import ALPHABET, CODE_LENGTH
from course.groups.marks import MARKS
from course.groups.network import only_here
from course.groups.page_data import PhoneData, StageData
from course.groups.pages import VIEWS, stage_group
from course.groups.questions import LONGEST_WORDS
from course.lesson.render import states_json
from course.lesson_page import lesson_main
from course.page import QUICK, Page
from course.pages import LessonPages
from course.project import ASSETS
from course.site.renderer import PageRenderer
from widgets.shipped import CODE


class GroupSite:
    """The pages of group sessions.

    Args:
        pages: the lessons.
        renderer: of pages.
        phones: address of the course as phones in a group reach it; empty when this course has no
            rooms to vote in, as in a static build.
    """

    def __init__(self, pages: LessonPages, renderer: PageRenderer, phones: str) -> None:
        self.pages = pages
        self.renderer = renderer
        self.phones = phones
        self._stages: dict[str, tuple[str, str]] = {}

    def home(self) -> Page:
        """``/groep/``: where phones join a group, or a page that says there are no groups here."""
        if not self.phones:
            return self.renderer.render("group_off.html.j2", 1)
        folders = (CODE / "widgets/front", CODE / "widgets/quiz", ASSETS / "group")
        data: PhoneData = {
            "texts": script_words("phone", folders, self.pages.project.language),
            "alphabet": ALPHABET,
            "length": CODE_LENGTH,
            "longest": LONGEST_WORDS,
            "least": self.pages.project.settings().groups["least_votes"],
            "address": self.pages.project.settings().address,
            "stays": self._stays(),
        }
        return self.renderer.render("group_phone.html.j2", 1, data=data)

    def _stays(self) -> bool:
        """Whether the address that a group takes home works on this network only."""
        return bool(self.phones) and only_here(self.pages.project.settings().address or self.phones)

    def begin(self) -> Page:
        """Where a leader chooses a lesson and, with rooms, opens one."""
        lessons = [
            {"stem": lesson.stem, "number": lesson.number, "title": lesson.title, "minutes": lesson.minutes}
            for lesson in self.pages.lessons()
            if not lesson.is_extra and self.pages.shown(lesson.stem)
        ]
        return self.renderer.render("group_begin.html.j2", 2, lessons=lessons, phones=self.phones, stays=self._stays())

    def cards(self) -> Page:
        """A card for each answer, to print and hold up."""
        return self.renderer.render("group_cards.html.j2", 2, marks=MARKS)

    def stage(self, view: str, stem: str) -> Page | None:
        """A lesson for the projector (``scherm``) or its leader (``leiding``); None when it has no page."""
        state = self.pages.states.get(stem)
        if not state or not state.shown or not state.group:
            return None
        lesson = next((one for one in self.pages.lessons() if one.stem == stem), None)
        if lesson is None:
            return None
        settings = self.pages.project.settings()
        data: StageData = {
            "lesson": stem,
            "title": lesson.title,
            "phones": self.phones,
            "address": settings.address,
            "stays": self._stays(),
            "least": settings.groups["least_votes"],
            "phones_per_address": settings.groups["phones_per_address"],
            **stage_group(state.group, notes=not self.phones),
        }
        document, files = state.shown[0], self.renderer.templates.files()
        values: dict[str, Any] = {
            "title": lesson.title,
            "data": data,
            "main": self._main(stem),
            "states": states_json(document, files),
        }
        # One screen opens it, often while a group waits for it: made at once before made small.
        return self.renderer.render(VIEWS[view], 3, quality=QUICK, **values)

    def _main(self, stem: str) -> str:
        """What a reader reads of a lesson, for a projector; rendered again only when its page is."""
        state = self.pages.states[stem]
        if state.page and state.shown and self._stages.get(stem, ("",))[0] != state.page.etag:
            document, context = state.shown
            main = lesson_main(
                self.renderer.templates, document, context, f"../../../{self.pages.project.language}/", state.drawn
            )
            self._stages[stem] = (state.page.etag, main)
        return self._stages[stem][1]

    def all_pages(self) -> dict[str, Page]:
        """The pages of group sessions that work without a server, by address; once the lessons are made."""
        found = {"groep/": self.home(), "groep/begin/": self.begin(), "groep/kaarten/": self.cards()}
        for lesson in self.pages.lessons():
            for view in VIEWS:
                page = self.stage(view, lesson.stem)
                if page and not lesson.is_extra and self.pages.shown(lesson.stem):
                    found[f"groep/{view}/{lesson.stem}/"] = page
        return found
