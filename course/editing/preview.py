"""The addresses of the preview: the course as a patient and a group see it, with its drafts."""

from __future__ import annotations

from typing import Any

from tornado.web import HTTPError, authenticated

from course.editing.desk import Desk
from course.editing.handler import DeskHandler, policy
from course.groups.pages import page_handlers
from course.lesson.notebook import EXTRA
from course.server.files import STATIC_TYPES
from course.server.handler import SAFE_HEADERS, PageSender
from course.server.pages import WithSlashHandler
from course.site import SIDE_PAGES
from widgets.words import words

t = words(__file__)


class PreviewHandler(PageSender, DeskHandler):
    """``/course/nl/<stem>/``: a lesson as a patient sees it, draft or not."""

    def set_default_headers(self) -> None:
        self.set_header("Content-Security-Policy", policy())
        for name, value in SAFE_HEADERS.items():
            self.set_header(name, value)

    def compute_etag(self) -> None:
        """None: pages bring their own."""

    @authenticated
    async def get(self, stem: str) -> None:
        await self.preview(stem)

    async def preview(self, stem: str) -> None:
        """Show the page of a lesson, or why there is none."""
        self.lesson(stem)
        state = await self.desk.pages.visit(stem)
        if state is None:
            raise HTTPError(404)
        if state.page:
            self.write_page(state.page)
        else:
            problems = [{"lesson": "", "cell": p.cell, "line": p.line, "message": p.words} for p in state.problems]
            self.show(
                "told.html.j2",
                heading=t("There is no preview yet"),
                text=t("Once these points are solved, you see the lesson here."),
                problems=problems,
            )


class PreviewHomeHandler(PreviewHandler):
    """``/course/nl/``: the home, with the drafts in it."""

    @authenticated
    async def get(self) -> None:
        self.write_page(self.desk.site.home())


class PreviewSideHandler(PreviewHandler):
    """``/course/nl/<name>/``: the pages beside the lessons, ours or one that stands there as a notebook."""

    @authenticated
    async def get(self, name: str) -> None:
        if name not in SIDE_PAGES:
            await self.preview(f"{EXTRA}{name}")
            return
        await self.desk.pages.make_all()
        if page := self.desk.site.side_page(name):
            self.write_page(page)


class PreviewKeepableHandler(PreviewHandler):
    """``/course/nl/mijn-cursus/04.json``: what can be kept in a lesson, for the preview of "Mijn cursus"."""

    @authenticated
    async def get(self, lesson: str) -> None:
        await self.desk.pages.make_all()
        page = self.desk.site.my_course.keepable().get(lesson)
        if page is None:
            raise HTTPError(404)
        self.write_page(page, kind=STATIC_TYPES[".json"])


def group_pages(desk: Desk) -> list[tuple[Any, ...]]:
    """The projector view of lessons, made from the same preview."""

    class GroupPreview(PreviewHandler):
        def initialize(self, site: object) -> None:
            super().initialize(desk)
            self.site = site

        async def prepare(self, *args: Any, **more: Any) -> None:
            await super().prepare(*args, **more)
            if not self.current_user:
                raise HTTPError(403)

    rules = page_handlers(GroupPreview, WithSlashHandler, desk.site)
    return [(f"/course{address}", handler, values) for address, handler, values in rules]
