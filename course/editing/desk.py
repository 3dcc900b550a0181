"""What the pages for authors show: the lessons, the preview of one, what was found, what has changed."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import jinja2

from course.check import RULES, Problem, check
from course.editing.changes import changes
from course.editing.earlier import MOST, earlier_versions
from course.editing.publishing import status, unreviewed
from course.front_end import script_words, template_data
from course.lesson.document import LessonDocument, WidgetPlace
from course.lesson.notebook import NotebookError, read_file
from course.lesson.problem import sentence
from course.making.state import LessonState
from course.pages import LessonPages
from course.project import ASSETS, TEMPLATE, Lesson, Project
from course.site import Site
from widgets.words import later, words

t = words(__file__)

# A look at the lesson's file; it costs microseconds.
LOOK = 0.05  # seconds
# How long a browser's question whether something changed stays open.
HOLD = 25.0  # seconds
STATUSES = {"gepubliceerd": later("Published"), "concept": later("Draft"), "nieuw": later("New")}


class Desk:
    """The author's desk of one course.

    Args:
        project: the course.
        base: the address of these pages, such as ``/course/``.

    Raises:
        ProjectError: when the cache folder cannot be written.
    """

    def __init__(self, project: Project, base: str) -> None:
        self.project = project
        self.base = base
        self.pages = LessonPages(project, project.cache / "edit", drafts=True)
        self.site = Site(self.pages, False, True)
        self._spare: asyncio.Task[None] | None = None

    # -- pages --------------------------------------------------------------------------------

    def render(self, template: str, **values: object) -> str:
        """A page from ``assets/edit``."""
        words = ASSETS / "edit"
        data = template_data(self.project, (words,))
        loader = jinja2.ChoiceLoader(
            [jinja2.DictLoader({"built.j2": data}), jinja2.FileSystemLoader([words, TEMPLATE])]
        )
        environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
        environment.globals["reasons"] = {rule.id: rule.reason for rule in RULES.values()}
        return environment.get_template(template).render(
            base=self.base,
            static=f"{self.base}static/",
            words=script_words("desk", (words,), self.project.language),
            **values,
        )

    def lesson(self, stem: str) -> Lesson | None:
        """The lesson of that name."""
        return next((one for one in self.project.lessons() if one.stem == stem), None)

    def lessons(self) -> list[dict[str, Any]]:
        """All lessons, as the pages list them."""
        return [self.about(lesson) for lesson in self.project.lessons()]

    def about(self, lesson: Lesson) -> dict[str, Any]:
        """Title, number and status of a lesson."""
        state = status(self.project, lesson.stem)
        return {
            "stem": lesson.stem,
            "number": lesson.number,
            "called": t("Extra page") if lesson.is_extra else t("Lesson {number}", number=lesson.number),
            # Within a sentence.
            "named": lesson.called,
            "title": lesson.title,
            "status": state,
            "status_name": t(STATUSES[state]),
        }

    # -- the check ----------------------------------------------------------------------------

    async def findings(self, stem: str = "", *, fast: bool = True) -> list[Problem]:
        """What the check finds in one lesson or in all, heaviest first."""
        lesson = self.lesson(stem)
        paths: list[Path] = [lesson.path] if lesson else []
        return await asyncio.to_thread(check, self.project, paths, fast=fast)

    async def counts(self) -> dict[str, int]:
        """How much there is to look at in each lesson, without running it; tips do not count."""
        found = [finding.lesson for finding in await self.findings() if finding.weight != "tip"]
        return {lesson.stem: found.count(lesson.stem) for lesson in self.project.lessons()}

    # -- the preview --------------------------------------------------------------------------

    def make_ready(self) -> None:
        """Let a process stand ready for the next page, without waiting for it."""
        self._spare = asyncio.create_task(self.pages.makers.stand_ready())

    async def preview(self, stem: str, known: str = "") -> dict[str, Any] | None:
        """The preview of a lesson, once it differs from what the browser knows.

        Args:
            stem: of the lesson.
            known: the stamp of what the browser has; empty to get whatever there is.

        Returns:
            What the page beside JupyterLab shows; None when there is no such lesson.
        """
        end = asyncio.get_running_loop().time() + HOLD
        while True:
            lesson = self.lesson(stem)
            if lesson is None:
                return None
            stamp = self.pages.upkeep.key(lesson)
            if stamp != known or asyncio.get_running_loop().time() > end:
                break
            await asyncio.sleep(LOOK)
        await _settled(lesson.path)
        state = await self.pages.visit(stem, None)
        self.make_ready()
        return await asyncio.to_thread(self._told, lesson, state) if state else None

    def _told(self, lesson: Lesson, state: LessonState) -> dict[str, Any]:
        about = self.about(self.lesson(lesson.stem) or lesson)
        return {
            "stamp": state.key,
            "page": state.page.etag.strip('"') if state.page else "",
            "problems": [{"cell": p.cell, "line": p.line, "message": sentence(p.words)} for p in state.problems],
            "places": places(lesson.path, state.document),
            **{key: about[key] for key in ("title", "status", "status_name")},
        }

    # -- what changed -------------------------------------------------------------------------

    def changed(self, stem: str = "") -> list[dict[str, Any]]:
        """The lessons that differ from what readers see, each with its changes; all of them, or that one."""
        found = []
        for lesson in self.lessons():
            if lesson["status"] != "gepubliceerd" and stem in ("", lesson["stem"]):
                about = {
                    "changes": changes(self.project, lesson["stem"]),
                    "unreviewed": unreviewed(self.project, lesson["stem"]),
                }
                found.append({**lesson, **about})
        return found

    def earlier(self, stem: str) -> dict[str, Any]:
        """The versions of a lesson that readers saw, for its page; ``more`` is how many are shown when there are others."""
        versions, more = earlier_versions(self.project, stem)
        return {"versions": versions, "more": MOST if more else 0}


def places(path: Path, document: LessonDocument | None) -> dict[str, str]:
    """Where in the preview each cell of a lesson is, by the id of the cell.

    Args:
        path: the notebook.
        document: what came of running it; None before that.
    """
    try:
        notebook = read_file(path)
    except NotebookError:
        return {}
    parts = [part for step in document.sections for part in step.parts] if document else []
    shown = {part.cell: f"onderdeel-{part.name}" for part in parts if isinstance(part, WidgetPlace)}
    found, place = {}, "begin"
    for cell in notebook.cells:
        if cell.begins_step:
            place = f"stap-{notebook.step_ids[cell.number]}"
        found[cell.id] = shown.get(cell.number, place)
    return found


async def _settled(path: Path) -> None:
    """Wait until a file is written: Jupyter writes into the file itself, and half of it is no lesson."""
    before = None
    for _ in range(20):
        try:
            now = path.stat().st_mtime_ns
        except OSError:
            return
        if now == before:
            return
        before = now
        await asyncio.sleep(LOOK)


def as_data(findings: list[Problem], besides: list[dict[str, Any]]) -> str:
    """Findings for the list beside the preview, without what is told above it already."""
    told = {(problem["cell"], problem["line"]) for problem in besides}
    shown = [one for one in findings if one.weight != "moet" or (one.cell, one.line) not in told]
    return json.dumps(
        [
            {
                **{key: getattr(one, key) for key in ("rule", "weight", "cell", "line", "message")},
                "reason": RULES[one.rule].reason,
                "suggestion": one.cure,
            }
            for one in shown
        ]
    )
