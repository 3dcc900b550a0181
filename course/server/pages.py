"""The addresses of the pages that readers and authors open."""

from __future__ import annotations

from tornado.web import HTTPError

from course.lesson.notebook import EXTRA, is_extra
from course.policy import header_policy
from course.server.files import STATIC_TYPES
from course.server.handler import SAFE_HEADERS, CourseHandler
from course.site import SIDE_PAGES
from widgets.shipped import built

# There the camera may read the codes that another device shows.
CAMERA_PAGES = {"mijn-cursus"}


class StartHandler(CourseHandler):
    """``/``: to the home of the course."""

    async def get(self) -> None:
        self.redirect(f"{self.site.language}/")


class HomeHandler(CourseHandler):
    """``/nl/``: the home of the course."""

    async def get(self) -> None:
        self.write_page(self.site.home())


def live_address(language: str, stem: str) -> str:
    """Where Voilà runs a lesson for one reader."""
    return f"/voila/render/lessons/{language}/{stem}.ipynb"


class LessonHandler(CourseHandler):
    """``/nl/02-uw-alarmsysteem/``: a lesson."""

    async def get(self, stem: str) -> None:
        lesson = await self.site.pages.visit(stem)
        if lesson is None:
            raise HTTPError(404)
        # A lesson that runs for each reader is run from its file: not while that holds something else than was published.
        if lesson.state == "live" and self.site.live and self.site.pages.on_disk(stem):
            self.redirect(live_address(self.site.language, stem))
        elif lesson.page:
            # Nothing but lessons may be shown by others: a tap elsewhere could wipe answers, or steer a group.
            if not is_extra(stem):
                sites = self.site.pages.templates.sites()
                self.set_header("Content-Security-Policy", header_policy(built()["loader"], sites))
            self.write_page(lesson.page)
        elif self.site.author:
            self.write_page(self.site.messages.author_page(self.depth, [stem]), 503)
        else:
            raise HTTPError(503)


class SidePageHandler(LessonHandler):
    """``/nl/<name>/``: a page beside the lessons, ours or one that stands there as a notebook."""

    async def get(self, name: str) -> None:
        if name not in SIDE_PAGES:
            await super().get(f"{EXTRA}{name}")
            return
        # "Mijn cursus" is made from what stands in the lessons.
        await self.site.pages.make_all()
        if name in CAMERA_PAGES:
            self.set_header(
                "Permissions-Policy", SAFE_HEADERS["Permissions-Policy"].replace("camera=()", "camera=(self)")
            )
        page = self.site.side_page(name)
        if page is None:
            raise HTTPError(404)
        self.write_page(page)


class KeepableHandler(CourseHandler):
    """``/nl/mijn-cursus/04.json``: what can be kept in a lesson."""

    counted_as = "file"

    async def get(self, lesson: str) -> None:
        await self.site.pages.make_all()
        page = self.site.my_course.keepable().get(lesson)
        if page is None:
            raise HTTPError(404)
        self.write_page(page, kind=STATIC_TYPES[".json"])


class WithSlashHandler(CourseHandler):
    """An address typed without its last slash."""

    async def get(self) -> None:
        # Relative: a front server may have put the course under a base path.
        query = f"?{self.request.query}" if self.request.query else ""
        self.redirect(f"{self.request.path.rsplit('/', 1)[1]}/{query}")


class GroupHomeHandler(CourseHandler):
    """``/groep/``: where phones join a group."""

    async def get(self) -> None:
        self.write_page(self.site.groups.home())


class AuthorHandler(CourseHandler):
    """``/auteur/``: what is wrong in which lesson; only there when asked for at the start."""

    async def get(self) -> None:
        if not self.site.author:
            raise HTTPError(404)
        await self.site.pages.make_all()
        self.write_page(self.site.messages.author_page(self.depth))


class NotFoundHandler(CourseHandler):
    """Every other address."""

    def prepare(self) -> None:
        raise HTTPError(404)
