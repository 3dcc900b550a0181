"""The pages around the lessons: the home, the pages beside it, messages, and what a server tells of itself."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from importlib.metadata import version

import jinja2

from course.front_end import template_data
from course.groups.codes import ALPHABET, CODE_LENGTH
from course.groups.rooms import LONGEST_WORDS
from course.kept import my_course
from course.pages import LessonPages, Page
from course.project import ASSETS, TEMPLATE
from widgets.base import catalogue

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
        kernels: counts the kernels of live pages.
    """

    def __init__(self, pages: LessonPages, live: bool, author: bool, kernels: Callable[[], int]) -> None:
        self.pages = pages
        self.live = live
        self.author = author
        self._kernels = kernels
        #: Whether phones can vote here; a static build has no rooms.
        self.groups = False
        self._made: dict[str, Page] = {}
        self._data = (0.0, "")

    def _render(self, template: str, depth: int, **values: object) -> Page:
        """A page from our template; made again only when its values change."""
        data = self._template_data()
        key = json.dumps([template, depth, data, values], sort_keys=True, default=str)
        if key not in self._made:
            # More than the messages at every depth; those who ask for odd addresses cost us nothing.
            if len(self._made) > 200:
                self._made.clear()
            loader = jinja2.ChoiceLoader([jinja2.DictLoader({"built.j2": data}), jinja2.FileSystemLoader(TEMPLATE)])
            environment = jinja2.Environment(loader=loader, autoescape=True, extensions=["jinja2.ext.do"])
            # The order of a widget's options has a meaning.
            environment.policies["json.dumps_kwargs"] = {}
            root = "../" * depth or "./"
            site = {"root": root, "static": f"{root}static/", "home": f"{root}nl/", "lang": "nl"}
            html = environment.get_template(template).render(site=site, **values)
            self._made[key] = Page.of(html.encode())
        return self._made[key]

    def _template_data(self) -> str:
        """The settings for a page; looked at no more than once a second."""
        looked, data = self._data
        if not data or time.monotonic() - looked > 1:
            data = template_data(self.pages.project)
            self._data = (time.monotonic(), data)
        return data

    def home(self) -> Page:
        """The home: the lessons that can be read."""
        notes = self._problem_lines() if self.author else []
        lessons = [
            {
                "number": lesson.number,
                "title": lesson.title,
                "minutes": lesson.minutes,
                "address": f"{lesson.stem}/",
                "goals": list(lesson.goals),
                "summary": lesson.goals[0] if lesson.goals else "",
            }
            for lesson in self.pages.lessons()
            if self.pages.shown(lesson.stem)
        ]
        return self._render("home.html.j2", 1, lessons=lessons, author_notes=notes)

    def _problem_lines(self) -> list[str]:
        return [str(problem) for state in self.pages.states.values() for problem in state.problems]

    def side_page(self, name: str) -> Page | None:
        """A page beside the lessons, at ``/nl/<name>/``; None when there is none of that name."""
        template = SIDE_PAGES.get(name)
        values = self._my_course() if name == "mijn-cursus" else {}
        return self._render(template, 2, **values) if template else None

    def _my_course(self) -> dict:
        """What can be kept in the lessons that are shown; a lesson that is not made yet comes later."""
        states = self.pages.states
        pages = [(lesson, states[lesson.stem].page) for lesson in self.pages.lessons() if lesson.stem in states]
        return my_course([(lesson, page.plain) for lesson, page in pages if page and self.pages.shown(lesson.stem)])

    def group_home(self) -> Page:
        """``/groep/``: where phones join a group, or a page that says there are no groups here."""
        if not self.groups:
            return self._render("group_off.html.j2", 1)
        widgets = ASSETS.parent / "widgets"
        folders = (widgets / "front", widgets / "quiz", ASSETS / "group")
        texts = {english: dutch for folder in folders for english, dutch in catalogue(folder, "nl").items()}
        data = {"texts": texts, "alphabet": ALPHABET, "length": CODE_LENGTH, "longest": LONGEST_WORDS}
        return self._render("group_phone.html.j2", 1, data=data)

    def message(self, status: int, depth: int) -> Page:
        """What a reader sees instead of a page.

        Args:
            status: of the answer, such as 404.
            depth: folders between the course and the address that was asked for; addresses are
                relative, so that the page also works under a base path.
        """
        heading, text = {
            404: ("Deze pagina bestaat niet", ["Misschien is het adres niet goed overgenomen.", "U vindt alle lessen op de beginpagina."]),
            503: ("Deze les is er nu even niet", ["Er wordt aan deze les gewerkt.", "De andere lessen kunt u gewoon doen."]),
        }.get(status, ("Dat lukt nu even niet", ["Probeer het straks nog eens.", "U vindt alle lessen op de beginpagina."]))
        return self._render("message.html.j2", depth, heading=heading, text=text, problems=[])

    def author_page(self, depth: int, stems: list[str] | None = None) -> Page:
        """What is wrong in which lesson, for the author; ``depth`` as for a message."""
        problems = [
            {"lesson": p.lesson, "cell": p.cell, "line": p.line, "message": p.message}
            for stem, state in self.pages.states.items()
            if stems is None or stem in stems
            for p in state.problems
        ]
        heading = "Voor de auteur: dit vraagt aandacht" if problems else "Voor de auteur: alle lessen zijn in orde"
        return self._render("message.html.j2", depth, heading=heading, text=[], problems=problems)

    def health(self) -> dict:
        """Status, lessons, kernels and version."""
        lessons = {lesson.stem: "waiting" for lesson in self.pages.lessons()}
        lessons |= {stem: state.state for stem, state in self.pages.states.items() if stem in lessons}
        return {
            "status": "ok",
            "lessons": lessons,
            "kernels": self._kernels() + len(self.pages.processes),
            "version": version("begrijp-uw-rugpijn"),
        }
