"""What a reader or an author sees instead of a page."""

from __future__ import annotations

from urllib.parse import urlsplit

from course.page import Page
from course.pages import LessonPages
from course.site.renderer import PageRenderer
from widgets.words import words


class Messages:
    """Messages, each a whole page.

    Args:
        pages: the lessons.
        renderer: of pages.
    """

    def __init__(self, pages: LessonPages, renderer: PageRenderer) -> None:
        self.pages = pages
        self.renderer = renderer
        self._t = words(__file__, pages.project.language)

    def message(self, status: int, depth: int, root: str = "") -> Page:
        """What a reader sees instead of a page.

        Args:
            status: of the answer, such as 404.
            depth: folders between the course and the address that was asked for; addresses are
                relative, so that the page also works under a base path.
            root: address of the course, when the depth is not known.
        """
        t = self._t
        heading, text = {
            404: (
                t("This page does not exist"),
                [t("Perhaps the address was not copied correctly."), t("You find all lessons on the home page.")],
            ),
            503: (
                t("This lesson is away for a moment"),
                [t("This lesson is being worked on."), t("You can do the other lessons as usual.")],
            ),
        }.get(
            status,
            (
                t("That does not work right now"),
                [t("Try again in a little while."), t("You find all lessons on the home page.")],
            ),
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
        t = self._t
        heading = (
            t("For the author: this asks attention") if problems else t("For the author: all lessons are in order")
        )
        return self.renderer.render("message.html.j2", depth, heading=heading, text=[], problems=problems)
