"""What every address of the course shares: safe headers, calm messages, and how a page is sent."""

from __future__ import annotations

import logging
import re
from types import TracebackType

from tornado.web import HTTPError, RequestHandler

from course.page import Page
from course.policy import header_policy
from course.site import Site
from widgets.shipped import built

log = logging.getLogger("course")

SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
#: What only something that can be opened by itself heeds.
OF_PAGES = ("Content-Security-Policy", *set(SAFE_HEADERS) - {"X-Content-Type-Options"})


class PageSender(RequestHandler):
    """Sends the pages of the course: to readers, and to authors in their preview."""

    def write_page(self, page: Page, status: int = 200, kind: str = "text/html; charset=utf-8") -> None:
        """Send a page in the smallest form this browser takes, or nothing when it has it already."""
        self.set_status(status)
        self.set_header("Content-Type", kind)
        self.set_header("Cache-Control", "no-cache")
        self.send(page)

    def send(self, page: Page) -> None:
        """Send a page, or another file, whose headers have been set."""
        self.set_header("Etag", page.etag)
        self.set_header("Vary", "Accept-Encoding")
        if self.get_status() == 200 and page.etag in self.request.headers.get("If-None-Match", ""):
            self.set_status(304)
            return
        accepted = self.request.headers.get("Accept-Encoding", "")
        if page.brotli and re.search(r"\bbr\b(?!;q=0(\.0*)?(,|$))", accepted):
            self.set_header("Content-Encoding", "br")
            self.write(page.brotli)
        elif page.gzip and "gzip" in accepted:
            self.set_header("Content-Encoding", "gzip")
            self.write(page.gzip)
        else:
            self.write(page.plain)


class CourseHandler(PageSender):
    """What all our own addresses share: safe headers, Dutch messages, no cookies."""

    #: In the metrics: a page, a file, something of a group.
    counted_as = "page"

    def initialize(self, site: Site) -> None:
        self.site = site

    @property
    def depth(self) -> int:
        """How many folders the address that was asked for lies below the start of the course."""
        return min(self.request.path.count("/") - 1, 20)

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("Content-Security-Policy", header_policy(built()["loader"]))
        for name, value in SAFE_HEADERS.items():
            self.set_header(name, value)

    def log_exception(
        self, typ: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None
    ) -> None:
        """What went wrong, without the reader's address, which Tornado would write down."""
        if typ and value and not isinstance(value, HTTPError):
            log.error("%s %s failed", self.request.method, self.request.path, exc_info=(typ, value, tb))

    async def head(self, *args: str) -> None:
        """As GET; Tornado leaves the body out."""
        if wait := self.get(*args):
            await wait

    def compute_etag(self) -> str | None:
        """None: pages bring their own tag, the rest is not worth one."""
        return None

    def write_error(self, status_code: int, **_: object) -> None:
        """A calm Dutch page; never a traceback, a file name or English."""
        self.write_page(self.site.messages.message(status_code, self.depth), status_code)
