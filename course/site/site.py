"""The home, the pages beside the lessons, and the list of all pages."""

from __future__ import annotations

import asyncio

from course.page import Page
from course.pages import LessonPages
from course.site.groups import GroupSite
from course.site.home import home_values
from course.site.installable import Installable, kept_once_opened
from course.site.messages import Messages
from course.site.my_course import MyCourse
from course.site.renderer import PageRenderer

#: The pages beside the lessons, by the last part of their address.
SIDE_PAGES = {
    "mijn-cursus": "my_course.html.j2",
    "toegankelijkheid": "accessibility.html.j2",
    "privacy": "privacy.html.j2",
}


class Site:
    """The pages around the lessons, and what the handlers share.

    Args:
        pages: the lessons.
        live: whether lessons that need Python are served through Voilà's live page.
        author: whether the author's view is on.
        phones: address of the course as phones in a group reach it; empty when this course has no
            rooms to vote in, as in a static build.
    """

    def __init__(self, pages: LessonPages, live: bool, author: bool, phones: str = "") -> None:
        self.pages = pages
        #: Of the lessons; the first part of their addresses.
        self.language = pages.project.language
        self.renderer = PageRenderer(pages.templates)
        self.groups = GroupSite(pages, self.renderer, phones)
        self.my_course = MyCourse(pages, self.renderer)
        self.messages = Messages(pages, self.renderer)
        self.installable = Installable(pages.project, self.renderer)
        self.live = live
        self.author = author
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

    def files(self) -> dict[str, Page]:
        """What the pages of readers fetch beside the built files, by address."""
        return {
            f"{self.language}/mijn-cursus/{lesson}.json": page for lesson, page in self.my_course.keepable().items()
        }

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
        problems = [str(problem) for state in self.pages.states.values() for problem in state.problems]
        notes = problems if self.author else []
        return self.renderer.render("home.html.j2", 1, **home_values(self.pages), author_notes=notes)

    def side_page(self, name: str) -> Page | None:
        """A page beside the lessons, at ``/nl/<name>/``; None when there is none of that name."""
        template = SIDE_PAGES.get(name)
        values = self.my_course.page() if name == "mijn-cursus" else {}
        return self.renderer.render(template, 2, **values, bad_day=self.pages.bad_day()) if template else None

    def start_page(self) -> Page:
        """``/`` in the static build: leads to the home, without a script."""
        return self.renderer.render("start.html.j2", 0)
