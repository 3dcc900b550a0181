"""The server: the course's own addresses, and no others.

A patient's address never reaches a kernel: Voilà's addresses (render, kernels, widgets) exist only with ``--live``
(course/server/live.py), and then only for lessons that need Python.
"""

from __future__ import annotations

import logging
import signal
import threading
import webbrowser
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from socket import socket
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from course.groups.handlers import group_handlers
from course.groups.hub import SWEEP, Hub
from course.groups.limits import Limits
from course.groups.pages import Rule, page_handlers
from course.groups.rooms import Refused
from course.pages import LessonPages
from course.server.files import ManifestHandler, RecordingHandler, StaticHandler, WorkerHandler
from course.server.handler import CourseHandler
from course.server.health import HealthHandler, ReadyHandler
from course.server.pages import (
    AuthorHandler,
    GroupHomeHandler,
    HomeHandler,
    KeepableHandler,
    LessonHandler,
    NotFoundHandler,
    SidePageHandler,
    StartHandler,
    WithSlashHandler,
)
from course.server.takeover import CAN_SHARE, say_goodbye, take_over
from course.site import Site
from widgets.own_block.media import BESIDE

log = logging.getLogger("course")


def log_request(handler: RequestHandler) -> None:
    """One line a request, without the reader's address."""
    if handler.get_status() >= 400:
        log.info("%d %s %s", handler.get_status(), handler.request.method, handler.request.path)


class CourseServer:
    """The server of the course; see ``Site`` for what its addresses show.

    Args:
        pages: the lessons.
        ip: the address to listen on.
        port: the port there.
        author: whether drafts are shown, and what is wrong in which lesson.
        hub: the rooms of group sessions; None without them.
        limits: of those rooms.
        phones: address of the course as phones reach it; empty without rooms.
        browser: the address to open in a browser once it listens; empty for none.
        replaces: whether it takes over from the server that listens there, once its pages are made.
        ready: called once it listens.
        given: sockets that listen already, which systemd or another process holds; empty to listen by itself. Nothing is
            taken from them before the pages are made: who comes earlier waits there, or is answered by another server.
        metrics_at: address and port where ``/metrics`` answers; None for nowhere.
    """

    #: Whether lessons that need Python are read through Voilà.
    live = False

    def __init__(
        self,
        pages: LessonPages,
        ip: str,
        port: int,
        *,
        author: bool = False,
        hub: Hub | None = None,
        limits: Limits | None = None,
        phones: str = "",
        browser: str = "",
        replaces: bool = False,
        ready: Callable[[], Awaitable[None]] | None = None,
        given: Sequence[socket] = (),
        metrics_at: tuple[str, int] | None = None,
    ) -> None:
        self.pages = pages
        self.ip = ip
        self.port = port
        self.hub = hub
        self.limits = limits
        self.browser = browser
        self.replaces = replaces
        self.ready = ready
        self.given = given
        self.metrics_at = metrics_at
        self.leaving = False
        self.site = Site(pages, self.live, author, phones)
        self.log_request = log_request

    def kernels(self) -> int:
        """How many kernels of live pages run."""
        return 0

    def settings(self) -> dict[str, Any]:
        """Those of Tornado."""
        return {
            "log_function": self.log_request,
            "default_handler_class": NotFoundHandler,
            "default_handler_args": {"site": self.site},
        }

    def rules(self) -> list[Rule]:
        """What answers at which address."""
        site = {"site": self.site}
        language = self.site.language
        rules: list[Rule] = [
            (r"/", StartHandler, site),
            (rf"/{language}/", HomeHandler, site),
            (rf"/{language}/(\d\d-[a-z0-9-]+)/", LessonHandler, site),
            (rf"/{language}/([a-z][a-z0-9-]*)/", SidePageHandler, site),
            (rf"/{language}/mijn-cursus/([a-z0-9]+)\.json", KeepableHandler, site),
            (r"/groep/", GroupHomeHandler, site),
            (rf"/(?:{language}|auteur|groep|{language}/[a-z0-9-]+)", WithSlashHandler, site),
            (r"/auteur/", AuthorHandler, site),
            (rf"/static/({BESIDE.pattern})", RecordingHandler, site),
            (r"/static/([\w.-]+)", StaticHandler, site),
            (r"/sw\.js", WorkerHandler, site),
            (r"/manifest\.webmanifest", ManifestHandler, site),
            (r"/health", HealthHandler, {**site, "kernels": self.kernels, "hub": self.hub}),
            (r"/ready", ReadyHandler, {**site, "leaving": lambda: self.leaving}),
        ]
        rules += page_handlers(CourseHandler, WithSlashHandler, self.site)
        if self.hub and self.limits:
            rules += group_handlers(CourseHandler, self.site, self.hub, self.limits)
        if not self.live:
            rules.append((r"/voila/templates/course/static/([\w.-]+)", StaticHandler, site))
        return rules

    def stop_at_signals(self) -> None:
        """Ctrl-C is for now; who ends a service (or takes over from it) lets it finish what it does."""
        for number, end in ((signal.SIGINT, self.end), (signal.SIGTERM, self._leave)):
            signal.signal(
                number,
                lambda *_, end=end: IOLoop.current().add_callback_from_signal(end),
            )

    def start(self) -> None:
        """Listen, and answer until stopped."""
        self.loop = IOLoop.current()
        if self.metrics_at:
            self._count(*self.metrics_at)
        settings = self.settings()
        application = Application(self.rules(), **settings)
        # Tornado itself would allow 100 MB a request and an hour to send it.
        self.http = HTTPServer(application, max_body_size=64_000, idle_connection_timeout=60, body_timeout=15)
        if not (self.given or self.replaces):
            self.http.add_sockets(bind_sockets(self.port, self.ip, reuse_port=CAN_SHARE))
        self.loop.add_callback(self._started)
        if self.browser:
            # A browser without a window of its own holds up who opens it.
            threading.Thread(target=webbrowser.open, args=(self.browser,), daemon=True).start()
        self.loop.start()

    def _count(self, ip: str, port: int) -> None:
        # Imported only by who wants it: that takes a tenth of a second.
        from course.server.watching import Metrics

        metrics = Metrics(self.pages, self.kernels)

        def log_and_count(handler: RequestHandler) -> None:
            log_request(handler)
            metrics.count(handler)

        self.log_request = log_and_count
        metrics.server().add_sockets(bind_sockets(port, ip, reuse_port=CAN_SHARE))

    async def _started(self) -> None:
        if self.hub:
            await self.hub.start()
            PeriodicCallback(self._tidy, 1000 * SWEEP).start()
        if self.given:
            await self.pages.make_all()
            self.http.add_sockets(self.given)
        elif self.replaces:
            await self.pages.make_all()
            await take_over(self.http, self.port, self.ip)
        if self.ready:
            await self.ready()

    async def _tidy(self) -> None:
        if not (self.hub and self.limits):
            return
        with suppress(Refused):  # the database is away for a moment
            await self.hub.sweep()
            await self.limits.tidy(self.hub)

    async def _leave(self) -> None:
        if self.leaving:
            return
        self.leaving = True
        if self.hub:
            self.hub.listeners.dismiss()
        await say_goodbye(self.http)
        await self.end()

    async def end(self) -> None:
        """Stop answering, and end whatever makes pages: a process can only be waited for in the loop that started it."""
        await self.pages.stop()
        if self.hub:
            self.hub.stop()
        self.loop.stop()
