"""The addresses of the pages for authors."""

from __future__ import annotations

import json
from typing import Any

from tornado.web import HTTPError, authenticated

from course.check.report import weight_names
from course.check.rules import RULES
from course.editing.desk import Desk, as_data
from course.editing.earlier import COMMIT
from course.editing.guide import PAGES, guide_html, rule_html
from course.editing.handler import STEM, DeskHandler
from course.editing.new_lesson import COMMAND, FIELD, TitleError, new_lesson
from course.editing.preview import (
    PreviewHandler,
    PreviewHomeHandler,
    PreviewKeepableHandler,
    PreviewSideHandler,
    group_pages,
)
from course.editing.publishing import SECONDS, trouble
from course.editing.put_out import ChangedHandler, PublishHandler, PutBackHandler, RestoreHandler
from course.project import ProjectError
from course.server.files import ManifestHandler, RecordingHandler, StaticHandler, WorkerHandler
from widgets.own_block.media import BESIDE
from widgets.words import words

t = words(__file__)


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
        (rf"/course/{language}/([a-z][a-z0-9-]*)/", PreviewSideHandler, mine),
        (rf"/course/{language}/mijn-cursus/([a-z0-9]+)\.json", PreviewKeepableHandler, mine),
        *group,
        (r"/course/handleiding/", GuideHandler, mine),
        (r"/course/handleiding/regels/", RuleHandler, mine),
        (r"/course/handleiding/regels/([a-z-]+)/", RuleHandler, mine),
        (r"/course/handleiding/([a-z]+)/", GuideHandler, mine),
        (rf"/course/static/({BESIDE.pattern})", RecordingHandler, {"site": desk.site}),
        (r"/course/static/([\w.-]+)", StaticHandler, {"site": desk.site}),
        (r"/course/sw\.js", WorkerHandler, {"site": desk.site}),
        (r"/course/manifest\.webmanifest", ManifestHandler, {"site": desk.site}),
        (r"/course/.*", NotFoundHandler, mine),
    ]
