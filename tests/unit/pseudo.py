"""A made-up language: every text longer, between marks, and written from right to left."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest

from course.check.report import weight_names
from course.editing.desk import Desk
from course.groups.lesson import group_part
from course.lesson.context import LessonContext
from course.lesson.document import LessonDocument, Step, Text, WidgetPlace
from course.lesson.problem import Problem
from course.lesson_page import lesson_page
from course.making.lesson import widget_of
from course.making.state import LessonState, Neighbours
from course.page import Page
from course.project import Project
from course.site.site import Site
from course.templates import Templates
from widgets import SleepWeek, words
from widgets.goal_ladder.goal_ladder import GoalLadder
from widgets.quiz.quiz import Quiz
from widgets.quiz.quiz_text import parse

ROOT = Path(__file__).parents[2]
#: Written from right to left; nobody made a catalogue of it.
LANGUAGE = "he"
#: Said aloud, shown as a tip, or in the place of something.
ATTRIBUTES = ("aria-label", "alt", "title", "placeholder", "data-one", "data-more", "label")
#: What an author may write that a page adds words to: a table, a list to tick, a source, a word with its explanation.
WRITTEN = "| ⟦1⟧ | ⟦2⟧ |\n|---|---|\n| ⟦3⟧ | ⟦4⟧ |\n\n- [ ] ⟦5⟧\n- [x] ⟦6⟧\n\n⟦7⟧ [@een] [⟦8⟧](begrip:)"
SOURCE = "@misc{een, author = {{⟦A⟧}}, title = {⟦B⟧}, year = {2020}, annotation = {⟦C⟧}}"
TERM = '[[terms]]\nterm = "⟦8⟧"\nexplanation = "⟦D⟧"'


def pseudo(text: str) -> str:
    """A text in this language, 40 % longer and at least a word."""
    return f"⟦{text} {'מילה ' * (len(text) // 12 + 1)}⟧"


def speak(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every catalogue be in this language too."""
    real = words.catalogue

    def catalogue(folder: Path, language: str) -> dict[str, str]:
        return {text: pseudo(text) for text in real(folder, "nl")} if language == LANGUAGE else real(folder, language)

    for module in list(sys.modules.values()):
        if getattr(module, "catalogue", None) is real:
            monkeypatch.setattr(module, "catalogue", catalogue)
    monkeypatch.setenv("COURSE_LANGUAGE", LANGUAGE)
    monkeypatch.setattr(words, "LANGUAGE", LANGUAGE)


class Pages:
    """Lessons in this language, as if they had been made."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.templates = Templates(project)
        self.states: dict[str, LessonState] = {}
        neighbours = self.neighbours = Neighbours(self.states, live=False)
        self.makers = type("NoMakers", (), {"processes": ()})
        for lesson in self.lessons():
            context = LessonContext.beside(project.lesson_folder)
            document = self._document(lesson.stem)
            self.states[lesson.stem] = LessonState(
                "good", document=document, shown=(document, context), group=group_part(document, context)
            )
        for lesson in self.lessons():
            document, context = self.states[lesson.stem].shown
            way = neighbours.way(lesson.stem, self.lessons())
            self.states[lesson.stem].page = Page.of(lesson_page(self.templates, lesson, document, context, way, {}), 5)

    def _document(self, stem: str) -> LessonDocument:
        asked = Quiz(parse("wat", "⟦Wat?⟧\n- [x] ⟦Dit.⟧\n  > ⟦Ja.⟧\n- [ ] ⟦Dat.⟧\n  > ⟦Nee.⟧"))
        shown = (SleepWeek(name="week"), GoalLadder(name="doel"), asked)
        parts = [
            Text(1, f"## {pseudo('A step')}"),
            Text(2, WRITTEN),
            *(WidgetPlace(2, widget.name) for widget in shown),
        ]
        return LessonDocument(
            stem=stem,
            language=LANGUAGE,
            title=pseudo("A lesson"),
            goals=[pseudo("You know something.")],
            minutes=8,
            opening=Step("", pseudo("A lesson"), [Text(1, f"# {pseudo('A lesson')}")]),
            steps=[Step("stap-een", pseudo("A step"), parts, [Text(3, pseudo("A note."))])],
            widgets={widget.name: widget_of(widget.get_state()) for widget in shown},
        )

    def lessons(self) -> list:
        return self.project.lessons()

    def shown(self, stem: str) -> bool:
        return stem in self.states

    def bad_day(self) -> dict[str, str] | None:
        return self.neighbours.bad_day(self.lessons())


def pages(folder: Path) -> dict[str, str]:
    """All pages of a course in this language, by address; `speak` comes first."""
    lessons = folder / "lessons" / LANGUAGE
    lessons.mkdir(parents=True)
    for stem in ("01-een", "02-twee"):
        about = {"course": {"title": pseudo("A lesson"), "goals": [pseudo("You know something.")], "minutes": 8}}
        nbformat.write(nbformat.v4.new_notebook(metadata=about), lessons / f"{stem}.ipynb")
    about = {"course": {"title": pseudo("More"), "goals": [pseudo("You know more.")], "button": pseudo("A bad day")}}
    nbformat.write(nbformat.v4.new_notebook(metadata=about), lessons / "x-meer.ipynb")
    (folder / "lessons/safety.toml").write_text(_safety())
    (folder / "lessons/references.bib").write_text(SOURCE)
    (lessons / "begrippen.toml").write_text(TERM)
    clinic = {
        "name": pseudo("Clinic"),
        "phone": "010 - 123 45 67",
        "mail": "a@b.example",
        "towns": [pseudo("Here"), pseudo("There")],
    }
    (folder / "course.toml").write_text(
        f"title = {json.dumps(pseudo('A course'), ensure_ascii=False)}\n[clinic]\n"
        + "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in clinic.items())
    )
    made = Pages(Project(folder, LANGUAGE))
    static = Site(made, False, True)
    phones = Site(made, False, True, "http://192.168.1.7:8866/")
    found = {**static.all_pages(), "404": static.messages.message(404, 1), "503": static.messages.message(503, 1)}
    found |= {f"phones/{address}": page for address, page in phones.groups.all_pages().items()}
    return {address: page.plain.decode() for address, page in found.items()}


def desk_pages(folder: Path) -> dict[str, str]:
    """The pages for authors of that course; `pages` comes first."""
    desk = Desk(Project(folder, LANGUAGE), "/course/")
    lessons = desk.lessons()
    problem = Problem(pseudo("Something."), pseudo("Do something."), 1, 1, "moet", "link", lessons[0]["stem"])
    report = {"groups": [{"lesson": lessons[0], "findings": [problem]}], "names": weight_names(), "longest": 60}
    found = {"findings": [], "refused": "", "message": "", "names": weight_names()}
    return {
        "course/": desk.render("start.html.j2", xsrf="", lessons=lessons, trouble="", mistake="", title=""),
        "course/les/": desk.render("work.html.j2", xsrf="", lesson=lessons[0], notebook="/doc"),
        "course/bevindingen/": desk.render("report.html.j2", xsrf="", count=3, one=None, **report),
        "course/veranderd/": desk.render("changed.html.j2", xsrf="", lessons=desk.changed(), one=None, **found),
    }


def _safety() -> str:
    """The list of the course, in this language."""
    said = tomllib.loads((ROOT / "lessons/safety.toml").read_text())["nl"]

    def lines(table: dict, name: str) -> list[str]:
        plain = {key: value for key, value in table.items() if not isinstance(value, dict)}
        marked = {k: [pseudo(each) for each in v] if isinstance(v, list) else pseudo(v) for k, v in plain.items()}
        written = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in marked.items()]
        inner = [lines(value, f"{name}.{key}") for key, value in table.items() if isinstance(value, dict)]
        return [f"[{name}]", *written, *(line for each in inner for line in each)]

    return "\n".join(['reviewer = ""', 'reviewed = ""', 'reviewed_words = ""', *lines(said, LANGUAGE)])


class Said(HTMLParser):
    """Collects what a page says outside the marks."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.quiet = ""
        self.bare: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style"):
            self.quiet = tag
        values = dict(attrs)
        looked = [values.get(name) or "" for name in ATTRIBUTES]
        looked += [values["content"] or ""] if values.get("name") == "description" else []
        self.bare += [value for value in looked if re.search(r"[^\W\d_]{2}", re.sub(r"⟦[^⟧]*⟧", "", value))]

    def handle_endtag(self, tag: str) -> None:
        if tag == self.quiet:
            self.quiet = ""

    def handle_data(self, data: str) -> None:
        if self.quiet:
            return
        for piece in re.split(r"([⟦⟧])", data):
            if piece in ("⟦", "⟧"):
                self.depth += 1 if piece == "⟦" else -1
            elif not self.depth and re.search(r"[^\W\d_]{2}", piece):
                self.bare.append(piece.strip())


def untranslated(html: str) -> list[str]:
    """What a page says that no catalogue said."""
    said = Said()
    said.feed(html)
    return said.bare


def outside_marks(text: str) -> list[str]:
    """The words of a text that no catalogue said; within a text of a catalogue stand others, and pieces of a lesson."""
    while (inner := re.sub(r"⟦[^⟦⟧]*⟧", "", text)) != text:
        text = inner
    return re.findall(r"[^\W\d_]{2,}", text)
