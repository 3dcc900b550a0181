"""What a reader or an author sees instead of a page."""

from __future__ import annotations

from urllib.parse import urlsplit

from course.page import Page
from course.pages import LessonPages
from course.site.renderer import PageRenderer


class Messages:
    """Messages, each a whole page.

    Args:
        pages: the lessons.
        renderer: of pages.
    """

    def __init__(self, pages: LessonPages, renderer: PageRenderer) -> None:
        self.pages = pages
        self.renderer = renderer

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
        return self.renderer.render("message.html.j2", depth, root, heading=heading, text=text, problems=[])

    def not_found(self) -> Page:
        """``404.html`` of the static build.

        A web server shows it at any depth, so its addresses start from the host: from the ``address`` in
        ``course.toml``, or from the root of the host when that is empty.
        """
        path = urlsplit(self.pages.project.settings().address).path.rstrip("/")
        return self.message(404, 0, f"{path}/")

    def author_page(self, depth: int, stems: list[str] | None = None) -> Page:
        """What is wrong in which lesson, for the author; ``depth`` as for a message."""
        problems = [
            {"lesson": p.lesson, "cell": p.cell, "line": p.line, "message": p.words}
            for stem, state in self.pages.states.items()
            if stems is None or stem in stems
            for p in state.problems
        ]
        heading = "Voor de auteur: dit vraagt aandacht" if problems else "Voor de auteur: alle lessen zijn in orde"
        return self.renderer.render("message.html.j2", depth, heading=heading, text=[], problems=problems)
