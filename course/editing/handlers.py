"""The addresses of the pages for authors. All ask for Jupyter's token, and every form carries its XSRF value."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from urllib.parse import urlencode

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError, authenticated

from course.check.report import weight_names
from course.check.rules import RULES
from course.editing.changes import restore
from course.editing.desk import Desk, as_data
from course.editing.earlier import COMMIT, put_back, putting_back
from course.editing.guide import PAGES, guide_html, rule_html
from course.editing.new_lesson import COMMAND, FIELD, TitleError, new_lesson
from course.editing.publishing import SECONDS, PublishError, publish, trouble
from course.front_end import built
from course.groups.pages import page_handlers
from course.policy import header_policy
from course.project import Lesson, ProjectError
from course.server.files import ManifestHandler, StaticHandler, WorkerHandler
from course.server.handler import SAFE_HEADERS, PageSender
from course.server.pages import WithSlashHandler
from course.site import SIDE_PAGES
from widgets.words import later, words

t = words(__file__)

OTHER_SERVER = later("Does the course stand on another server? Then put the new version there too.")
#: What was done, by what the address says behind ``klaar``.
DONE = {
    "terug": later("It is again as patients see it."),
    "gepubliceerd": later("Published. {other_server}"),
    "versie": later("Put back. Patients see this version within seconds. {other_server}"),
}
STEM = r"((?:\d\d|x)-[a-z0-9-]+)"


def policy(more: str = "") -> str:
    """What a page for authors may load; as for readers, and perhaps more."""
    return header_policy(built()["loader"]) + more


class DeskHandler(JupyterHandler):
    """What the addresses share."""

    def initialize(self, desk: Desk) -> None:
        self.desk = desk

    def set_default_headers(self) -> None:
        self.set_header("Content-Security-Policy", policy("; frame-src 'self'"))  # JupyterLab and the preview
        for name, value in SAFE_HEADERS.items():
            self.set_header(name, value)
        # Jupyter takes a form only from its own pages, and knows them by the referrer.
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("Cache-Control", "no-store")

    def show(self, template: str, **values: object) -> None:
        """Send a page; the value in its forms is also set as a cookie."""
        self.finish(self.desk.render(template, xsrf=self.xsrf_token.decode(), **values))

    def lesson(self, stem: str) -> Lesson:
        """The lesson that an address names."""
        lesson = self.desk.lesson(stem)
        if lesson is None:
            raise HTTPError(404)
        return lesson

    def write_error(self, status_code: int, **_: object) -> None:
        """A calm Dutch page with a way back."""
        heading, text = {
            403: (
                t("This page has expired"),
                t("Go back, reload the page and try again. Nothing was changed."),
            ),
            404: (t("This page does not exist"), t("Perhaps the lesson got another name, or was removed.")),
        }.get(
            status_code,
            (
                t("That did not work"),
                t(
                    "Nothing was lost. Try again. Does it stay so, then look in the window where you started course edit."
                ),
            ),
        )
        self.set_status(status_code)
        self.show("told.html.j2", heading=heading, text=text, problems=[])


class StartHandler(DeskHandler):
    """``/course/``: the lessons, and what an author can do."""

    @authenticated
    async def get(self) -> None:
        self.desk.make_ready()
        self._start()

    def _start(self, mistake: str = "", title: str = "") -> None:
        self.show(
            "start.html.j2",
            lessons=self.desk.lessons(),
            trouble=trouble(self.desk.project),
            mistake=mistake,
            title=title,
        )


class CountsHandler(DeskHandler):
    """``/course/telling``: how much there is to look at in each lesson."""

    @authenticated
    async def get(self) -> None:
        try:
            self.finish(json.dumps(await self.desk.counts()))
        except (ProjectError, ValueError):
            self.finish("{}")


class NewHandler(StartHandler):
    """``/course/nieuw``: make a lesson and open it."""

    @authenticated
    async def get(self) -> None:
        self.redirect(self.desk.base)

    @authenticated
    async def post(self) -> None:
        title = self.get_body_argument("titel", "")
        try:
            made = new_lesson(self.desk.project, title)
        except (TitleError, ProjectError, OSError) as error:
            self._start(_for_a_page(str(error)), title)
            return
        self.redirect(f"{self.desk.base}les/{made.stem}/", status=303)


def _for_a_page(message: str) -> str:
    """A message of the command line, without the command."""
    return message.replace(t(COMMAND), t(FIELD))


class WorkHandler(DeskHandler):
    """``/course/les/<stem>/``: JupyterLab, and beside it the preview."""

    @authenticated
    async def get(self, stem: str) -> None:
        lesson = self.lesson(stem)
        self.desk.make_ready()
        notebook = lesson.path.relative_to(self.desk.project.root).as_posix()
        self.show("work.html.j2", lesson=self.desk.about(lesson), notebook=f"{self.base_url}doc/tree/{notebook}?reset")


class StateHandler(DeskHandler):
    """``/course/les/<stem>/staat?na=...``: answers once the preview differs from what the browser has."""

    @authenticated
    async def get(self, stem: str) -> None:
        told = await self.desk.preview(stem, self.get_query_argument("na", ""))
        if told is None:
            raise HTTPError(404)
        self.finish(json.dumps(told))


class FindingsHandler(DeskHandler):
    """``/course/les/<stem>/bevindingen``: what the fast check finds in a lesson."""

    @authenticated
    async def get(self, stem: str) -> None:
        self.lesson(stem)
        state = self.desk.pages.states.get(stem)
        besides = [{"cell": p.cell, "line": p.line} for p in state.problems] if state else []
        try:
            self.finish(as_data(await self.desk.findings(stem), besides))
        except (ProjectError, ValueError) as error:
            problem = {
                "rule": "",
                "weight": "moet",
                "cell": None,
                "line": None,
                "message": str(error),
                "reason": "",
                "suggestion": "",
            }
            self.finish(json.dumps([problem]))


class ReportHandler(DeskHandler):
    """``/course/controle/``: the whole report, of all lessons or of one (``?les=<stem>``)."""

    @authenticated
    async def get(self) -> None:
        stem = self.get_query_argument("les", "")
        if stem:
            self.lesson(stem)
        try:
            findings = await self.desk.findings(stem, fast=False)
        except (ProjectError, ValueError) as error:
            self.show("told.html.j2", heading=t("The check cannot run yet"), text=str(error), problems=[])
            return
        titles = {lesson["stem"]: lesson for lesson in self.desk.lessons()}
        order = [*titles, ""]
        groups = [
            {"lesson": titles.get(name), "findings": [one for one in findings if one.lesson == name]} for name in order
        ]
        looked = [group for name, group in zip(order, groups, strict=True) if name and (not stem or name == stem)]
        self.show(
            "report.html.j2",
            groups=[group for group in groups if group["findings"]],
            count=len(looked),
            one=titles.get(stem),
            names=weight_names(),
            longest=SECONDS,
        )


class ChangedHandler(DeskHandler):
    """``/course/veranderd/``: what differs from what patients see, in words."""

    @authenticated
    async def get(self, stem: str | None = None) -> None:
        if stem:
            self.lesson(stem)
        await self._changed(stem or "")

    async def _changed(self, stem: str, **values: object) -> None:
        one = self.desk.about(self.lesson(stem)) if stem else None
        message = t(DONE.get(self.get_query_argument("klaar", ""), ""), other_server=t(OTHER_SERVER))
        # In threads: comparing many versions takes a while.
        lessons = await asyncio.to_thread(self.desk.changed, stem)
        earlier = await asyncio.to_thread(self.desk.earlier, stem) if stem else {}
        self.show(
            "changed.html.j2",
            **{
                "lessons": lessons,
                "one": one,
                "message": message,
                "findings": [],
                "refused": "",
                "names": weight_names(),
                **earlier,
                **values,
            },
        )


class RestoreHandler(ChangedHandler):
    """``/course/veranderd/<stem>/terug``: put one cell or a whole lesson back."""

    @authenticated
    async def post(self, stem: str) -> None:
        self.lesson(stem)
        try:
            restore(self.desk.project, stem, self.get_body_argument("cel", "") or None)
        except (PublishError, ProjectError, OSError) as error:
            await self._changed(stem, refused=str(error))
            return
        self.redirect(f"{self.desk.base}veranderd/{stem}/?{urlencode({'klaar': 'terug'})}", status=303)


class PutBackHandler(ChangedHandler):
    """``/course/veranderd/<stem>/versie/<commit>/``: what putting back an earlier version does, and doing it."""

    @authenticated
    async def get(self, stem: str, commit: str) -> None:
        lesson = self.lesson(stem)
        try:
            about = await asyncio.to_thread(putting_back, self.desk.project, stem, commit)
        except PublishError as error:
            await self._changed(stem, refused=str(error))
            return
        self.show("put_back.html.j2", one=self.desk.about(lesson), about=about)

    @authenticated
    async def post(self, stem: str, commit: str) -> None:
        self.lesson(stem)
        try:
            # In a thread: the version is run first.
            await asyncio.to_thread(put_back, self.desk.project, stem, commit)
        except (PublishError, ProjectError, ValueError, OSError) as error:
            await self._changed(stem, refused=str(error))
            return
        self.redirect(f"{self.desk.base}veranderd/{stem}/?{urlencode({'klaar': 'versie'})}", status=303)


class PublishHandler(ChangedHandler):
    """``/course/publiceer``: let patients see lessons as they are now."""

    @authenticated
    async def post(self) -> None:
        stems = self.get_body_arguments("les")
        for stem in stems:
            self.lesson(stem)
        back = stems[0] if len(stems) == 1 else ""
        try:
            # In a thread: the check runs the lessons.
            refused = await asyncio.to_thread(publish, self.desk.project, stems)
        except (PublishError, ProjectError, ValueError) as error:
            await self._changed(back, refused=str(error))
            return
        if refused:
            await self._changed(back, findings=refused)
            return
        self.redirect(
            f"{self.desk.base}veranderd/{f'{back}/' if back else ''}?{urlencode({'klaar': 'gepubliceerd'})}", status=303
        )


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
    """``/course/nl/<name>/``: the pages beside the lessons."""

    @authenticated
    async def get(self, name: str) -> None:
        if name not in SIDE_PAGES:
            raise HTTPError(404)
        await self.desk.pages.make_all()
        if page := self.desk.site.side_page(name):
            self.write_page(page)


class GuideHandler(DeskHandler):
    """``/course/handleiding/``: the guide for authors, and the pages that belong to it."""

    @authenticated
    async def get(self, name: str = "") -> None:
        if name not in PAGES:
            raise HTTPError(404)
        self.show("guide.html.j2", title=t(PAGES[name].title), html=guide_html(name))


class RuleHandler(DeskHandler):
    """``/course/handleiding/regels/<id>/``: what a rule of the check is about, and how to silence it; without an id all rules."""

    @authenticated
    async def get(self, rule: str = "") -> None:
        if rule and rule not in RULES:
            raise HTTPError(404)
        self.show(
            "guide.html.j2",
            title=t("Rule {rule}", rule=rule) if rule else t("The rules of the check"),
            html=rule_html(rule),
        )


class NotFoundHandler(DeskHandler):
    """Every other address here."""

    @authenticated
    async def get(self) -> None:
        raise HTTPError(404)


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


def handlers(desk: Desk) -> list[tuple[Any, ...]]:
    """The addresses, for Jupyter's server."""
    mine = {"desk": desk}
    group = group_pages(desk)
    language = desk.site.language
    return [
        (r"/course/?", StartHandler, mine),
        (r"/course/telling", CountsHandler, mine),
        (r"/course/nieuw", NewHandler, mine),
        (rf"/course/les/{STEM}/", WorkHandler, mine),
        (rf"/course/les/{STEM}/staat", StateHandler, mine),
        (rf"/course/les/{STEM}/bevindingen", FindingsHandler, mine),
        (r"/course/controle/", ReportHandler, mine),
        (r"/course/veranderd/", ChangedHandler, mine),
        (rf"/course/veranderd/{STEM}/", ChangedHandler, mine),
        (rf"/course/veranderd/{STEM}/terug", RestoreHandler, mine),
        (rf"/course/veranderd/{STEM}/versie/({COMMIT})/", PutBackHandler, mine),
        (r"/course/publiceer", PublishHandler, mine),
        (rf"/course/{language}/", PreviewHomeHandler, mine),
        (rf"/course/{language}/{STEM}/", PreviewHandler, mine),
        (rf"/course/{language}/([a-z][a-z-]*)/", PreviewSideHandler, mine),
        *group,
        (r"/course/handleiding/", GuideHandler, mine),
        (r"/course/handleiding/regels/", RuleHandler, mine),
        (r"/course/handleiding/regels/([a-z-]+)/", RuleHandler, mine),
        (r"/course/handleiding/([a-z]+)/", GuideHandler, mine),
        (r"/course/static/([\w.-]+)", StaticHandler, {"site": desk.site}),
        (r"/course/sw\.js", WorkerHandler, {"site": desk.site}),
        (r"/course/manifest\.webmanifest", ManifestHandler, {"site": desk.site}),
        (r"/course/.*", NotFoundHandler, mine),
    ]
