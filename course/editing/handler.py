"""What the pages for authors share. All ask for Jupyter's token, and every form carries its XSRF value."""

from __future__ import annotations

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError

from course.editing.desk import Desk
from course.policy import header_policy
from course.project import Lesson
from course.server.handler import SAFE_HEADERS
from widgets.shipped import built
from widgets.words import words

t = words(__file__)

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
