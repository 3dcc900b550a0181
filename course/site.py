"""The pages around the lessons: the home, the pages beside it, messages, and what a server tells of itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import version
from urllib.parse import urlsplit

from course.front_end import built
from course.groups.codes import ALPHABET, CODE_LENGTH
from course.groups.network import only_here
from course.groups.pages import VIEWS, stage_group
from course.groups.rooms import LONGEST_WORDS
from course.kept import my_course
from course.lesson.render import states_json
from course.lesson_page import lesson_main
from course.page import Page
from course.pages import LessonPages
from course.project import ASSETS
from course.settings import paper
from widgets.base import STATIC, catalogue

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
        phones: address of the course as phones in a group reach it; empty when this course has no
            rooms to vote in, as in a static build.
    """

    def __init__(
        self, pages: LessonPages, live: bool, author: bool, kernels: Callable[[], int], phones: str = ""
    ) -> None:
        self.phones = phones
        self.pages = pages
        self.live = live
        self.author = author
        self._kernels = kernels
        self._made: dict[str, Page] = {}
        self._stages: dict[str, tuple[str, str]] = {}
        self._kept: tuple[list, dict] = ([], {})

    def all_pages(self) -> dict[str, Page]:
        """Every page of the static build, by its address below the root of the course, such as ``nl/privacy/``."""
        return {**self.reader_pages(), **self.group_pages()}

    def reader_pages(self) -> dict[str, Page]:
        """Every page that a reader opens, by address; these also work without internet.

        A lesson is there once it is made (``LessonPages.make_all``).
        """
        lessons = {
            f"nl/{lesson.stem}/": self.pages.states[lesson.stem].page
            for lesson in self.pages.lessons()
            if lesson.stem in self.pages.states and self.pages.states[lesson.stem].state != "live"
        }
        return {
            "nl/": self.home(),
            **{address: page for address, page in lessons.items() if page},
            **{f"nl/{name}/": self.side_page(name) for name in SIDE_PAGES},
        }

    def worker(self) -> Page:
        """The service worker, with what it keeps on the reader's device; for an author one that keeps nothing."""
        front_end = built()
        kept = {**self.reader_pages(), "manifest.webmanifest": self.manifest()} if not self.author else {}
        # A page is known by what is in it; a file by its name, which holds its hash.
        files = [{"url": address, "revision": page.etag.strip('"')} for address, page in kept.items()]
        files += [{"url": f"static/{name}", "revision": None} for name in front_end["kept"] if kept]
        script = f"self.courseFiles={json.dumps(files)};\n{(STATIC / front_end['files']['worker']).read_text()}"
        return self._once(script, script.encode)

    def manifest(self) -> Page:
        """What a device needs to know to install the course; its addresses are relative, for any base path."""
        files = built()["files"]
        title, colour = self.pages.project.title, paper()
        text = json.dumps(
            {
                "name": title,
                "short_name": title,
                "lang": "nl",
                "dir": "ltr",
                "id": "nl/",
                "start_url": "nl/",
                "scope": "./",
                "display": "standalone",
                "theme_color": colour,
                "background_color": colour,
                "icons": [
                    {
                        "src": f"static/{files[f'{name}_{size}']}",
                        "sizes": f"{size}x{size}",
                        "type": "image/png",
                        "purpose": purpose,
                    }
                    for name, purpose in (("icon", "any"), ("maskable", "maskable"))
                    for size in (192, 512)
                ],
            },
            ensure_ascii=False,
        )
        return self._once(text, text.encode)

    def _once(self, key: str, make: Callable[[], bytes]) -> Page:
        """A page by what it depends on; compressed once."""
        if key not in self._made:
            # More than the messages at every depth; those who ask for odd addresses cost us nothing.
            if len(self._made) > 200:
                self._made.clear()
            self._made[key] = Page.of(make())
        return self._made[key]

    def _render(self, template: str, depth: int, root: str = "", **values: object) -> Page:
        """A page from our template; made again only when its values change.

        Args:
            template: its file name.
            depth: folders between the root of the course and the page.
            root: address of that root, when it cannot be told from the depth.
            values: for the template.
        """
        data = self.pages.templates.data()
        site_root = root or "../" * depth or "./"

        def make() -> bytes:
            site = {"root": site_root, "static": f"{site_root}static/", "home": f"{site_root}nl/", "lang": "nl"}
            return self.pages.templates.render(template, site=site, **values).encode()

        return self._once(json.dumps([template, site_root, data, values], sort_keys=True, default=str), make)

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
                "draft": lesson.draft,
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
        known = [(lesson, states[lesson.stem]) for lesson in self.pages.lessons() if lesson.stem in states]
        shown = [(lesson, state) for lesson, state in known if state.shown and self.pages.shown(lesson.stem)]
        key = [(lesson.stem, lesson.title, state.page.etag) for lesson, state in shown]
        # Every navigation asks for the worker, which holds this page's tag.
        if self._kept[0] != key:
            files = self.pages.templates.files()
            self._kept = (key, my_course([(lesson, state.shown[0]) for lesson, state in shown], files))
        return self._kept[1]

    # -- group sessions -----------------------------------------------------------------------

    def group_home(self) -> Page:
        """``/groep/``: where phones join a group, or a page that says there are no groups here."""
        if not self.phones:
            return self._render("group_off.html.j2", 1)
        widgets = ASSETS.parent / "widgets"
        folders = (widgets / "front", widgets / "quiz", ASSETS / "group")
        texts = {english: dutch for folder in folders for english, dutch in catalogue(folder, "nl").items()}
        data = {"texts": texts, "alphabet": ALPHABET, "length": CODE_LENGTH, "longest": LONGEST_WORDS}
        data |= {"address": self.pages.project.settings().address, "stays": self._stays()}
        return self._render("group_phone.html.j2", 1, data=data)

    def _stays(self) -> bool:
        """Whether the address that a group takes home works on this network only."""
        return bool(self.phones) and only_here(self.pages.project.settings().address or self.phones)

    def begin(self) -> Page:
        """Where a leader chooses a lesson and, with rooms, opens one."""
        lessons = [
            {"stem": lesson.stem, "number": lesson.number, "title": lesson.title, "minutes": lesson.minutes}
            for lesson in self.pages.lessons()
            if self.pages.shown(lesson.stem)
        ]
        return self._render("group_begin.html.j2", 2, lessons=lessons, phones=self.phones, stays=self._stays())

    def cards(self) -> Page:
        """Cards A to D, to print and hold up."""
        return self._render("group_cards.html.j2", 2)

    def stage(self, view: str, stem: str) -> Page | None:
        """A lesson for the projector (``scherm``) or its leader (``leiding``); None when it has no page."""
        state = self.pages.states.get(stem)
        if not state or not state.shown:
            return None
        lesson = next((one for one in self.pages.lessons() if one.stem == stem), None)
        if lesson is None:
            return None
        settings = self.pages.project.settings()
        data = {
            "lesson": stem,
            "title": lesson.title,
            "phones": self.phones,
            "address": settings.address,
            "stays": self._stays(),
            "least": settings.groups["least_votes"],
            "phones_per_address": settings.groups["phones_per_address"],
            **stage_group(state.group, notes=not self.phones),
        }
        document, files = state.shown[0], self.pages.templates.files()
        return self._render(
            VIEWS[view], 3, title=lesson.title, data=data, main=self._main(stem), states=states_json(document, files)
        )

    def _main(self, stem: str) -> str:
        """What a reader reads of a lesson, for a projector; rendered again only when its page is."""
        state = self.pages.states[stem]
        if self._stages.get(stem, ("",))[0] != state.page.etag:
            main = lesson_main(self.pages.templates, *state.shown, "../../../nl/")
            self._stages[stem] = (state.page.etag, main)
        return self._stages[stem][1]

    def group_pages(self) -> dict[str, Page]:
        """The pages of group sessions that work without a server, by address; once the lessons are made."""
        found = {"groep/": self.group_home(), "groep/begin/": self.begin(), "groep/kaarten/": self.cards()}
        for lesson in self.pages.lessons():
            for view in VIEWS:
                page = self.stage(view, lesson.stem)
                if page and self.pages.shown(lesson.stem):
                    found[f"groep/{view}/{lesson.stem}/"] = page
        return found

    def start_page(self) -> Page:
        """``/`` in the static build: leads to the home, without a script."""
        return self._render("start.html.j2", 0)

    def not_found(self) -> Page:
        """``404.html`` of the static build.

        A web server shows it at any depth, so its addresses start from the host: from the ``address`` in
        ``course.toml``, or from the root of the host when that is empty.
        """
        path = urlsplit(self.pages.project.settings().address).path.rstrip("/")
        return self.message(404, 0, f"{path}/")

    def message(self, status: int, depth: int, root: str = "") -> Page:
        """What a reader sees instead of a page.

        Args:
            status: of the answer, such as 404.
            depth: folders between the course and the address that was asked for; addresses are
                relative, so that the page also works under a base path.
            root: address of the course, when the depth is not known.
        """
        heading, text = {
            404: (
                "Deze pagina bestaat niet",
                ["Misschien is het adres niet goed overgenomen.", "U vindt alle lessen op de beginpagina."],
            ),
            503: (
                "Deze les is er nu even niet",
                ["Er wordt aan deze les gewerkt.", "De andere lessen kunt u gewoon doen."],
            ),
        }.get(
            status,
            ("Dat lukt nu even niet", ["Probeer het straks nog eens.", "U vindt alle lessen op de beginpagina."]),
        )
        return self._render("message.html.j2", depth, root, heading=heading, text=text, problems=[])

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

    def health(self, groups: str = "") -> dict:
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
