"""The server: Voilà's application, with the course's own addresses beside it.

A patient's address never reaches a kernel: Voilà's own addresses (render, kernels, widgets) exist
only with ``--live``, and then only for lessons that need Python.
"""

from __future__ import annotations

import json
import logging
import signal
from contextlib import suppress
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.netutil import bind_sockets
from tornado.web import HTTPError, RequestHandler
from traitlets import Any, Bool
from voila.app import Voila
from voila.tornado.contentshandler import VoilaContentsHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from course.groups.handlers import group_handlers
from course.groups.hub import Hub
from course.groups.pages import Rule, page_handlers
from course.groups.rooms import Refused
from course.making.voila_settings import settings
from course.server.files import ManifestHandler, RecordingHandler, StaticHandler, WorkerHandler
from course.server.handler import SAFE_HEADERS, CourseHandler
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
    live_address,
)
from course.server.takeover import CAN_SHARE, say_goodbye, take_over
from course.site import Site
from widgets.scene.recordings import ADDRESS

log = logging.getLogger("course")

# Voilà's live page starts from inline scripts, and anywidget imports its modules from blobs.
LIVE_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'self'"
)


def log_request(handler: RequestHandler) -> None:
    """One line a request, without the reader's address."""
    if handler.get_status() >= 400:
        log.info("%d %s %s", handler.get_status(), handler.request.method, handler.request.path)


class HealthHandler(CourseHandler):
    """``/health``: whether the server is well, for the people who run it."""

    def initialize(self, site: Site, hub: Hub | None = None) -> None:
        super().initialize(site)
        self.hub = hub

    async def get(self) -> None:
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-store")
        self.write(json.dumps(self.site.health(await self.hub.trouble() if self.hub else "")))


class CourseServer(Voila):
    """Voilà with the addresses of the course; see ``Site`` for what they show."""

    pages = Any()
    live = Bool(False)
    author = Bool(False)
    ready = Any(help="called once the server listens")
    leaving = Bool(False)
    hub = Any(help="the rooms of group sessions; None without them")
    limits = Any()
    replaces = Bool(False, help="whether it takes over from the server that listens there, once its pages are made")
    phones = Any("", help="address of the course as phones reach it; empty without rooms")

    def initialize(self, argv: object = None) -> None:  # noqa: ARG002 (Voilà's own signature)
        self.config_file_paths: list[str] = []
        self.port_retries = 0
        config = settings(self.pages.seconds)
        config.MappingKernelManager.cull_idle_timeout = 900
        config.MappingKernelManager.cull_interval = 60
        self.update_config(config)
        super().initialize([])
        # Not in the configuration: Voilà copies that deeply, and would copy this server along.
        self.voila_configuration.prelaunch_hook = self._only_live_lessons
        signal.signal(signal.SIGINT, self._handle_signal_stop)

    def _init_asyncio_patch(self) -> None:
        """Nothing: on Windows Voilà would choose a loop that cannot start the page makers.

        Tornado and zmq work with Python's own loop there; they start a thread that watches sockets.
        """

    def _only_live_lessons(self, handler: RequestHandler, notebook: object, cwd: object) -> None:  # noqa: ARG002 (Voilà's own signature)
        path = handler.request.path
        stem = Path(path).stem
        state = self.pages.states.get(stem)
        if (
            state is None
            or state.state != "live"
            or path != live_address(self.site.language, stem)
            or not self.pages.on_disk(stem)
        ):
            raise HTTPError(404)

    def init_settings(self) -> dict[str, object]:
        own = super().init_settings()
        self.site = Site(
            self.pages, self.live, self.author, lambda: len(self.kernel_manager.list_kernel_ids()), self.phones
        )
        return {
            **own,
            "log_function": log_request,
            "default_handler_class": NotFoundHandler,
            "default_handler_args": {"site": self.site},
            "headers": {"Content-Security-Policy": LIVE_POLICY, **SAFE_HEADERS},
            # A closing live page ends its kernel without a token (Voilà's issue 1458).
            "disable_check_xsrf": True,
        }

    def init_handlers(self) -> list[Rule]:
        site = {"site": self.site}
        language = self.site.language
        ours: list[Rule] = [
            (r"/", StartHandler, site),
            (rf"/{language}/", HomeHandler, site),
            (rf"/{language}/(\d\d-[a-z0-9-]+)/", LessonHandler, site),
            (rf"/{language}/([a-z][a-z0-9-]*)/", SidePageHandler, site),
            (rf"/{language}/mijn-cursus/([a-z0-9]+)\.json", KeepableHandler, site),
            (r"/groep/", GroupHomeHandler, site),
            (rf"/(?:{language}|auteur|groep|{language}/[a-z0-9-]+)", WithSlashHandler, site),
            (r"/auteur/", AuthorHandler, site),
            (rf"/static/({ADDRESS.pattern})", RecordingHandler, site),
            (r"/static/([\w.-]+)", StaticHandler, site),
            (r"/sw\.js", WorkerHandler, site),
            (r"/manifest\.webmanifest", ManifestHandler, site),
            (r"/health", HealthHandler, {**site, "hub": self.hub}),
        ]
        ours += page_handlers(CourseHandler, WithSlashHandler, self.site)
        if self.hub:
            ours += group_handlers(CourseHandler, self.site, self.hub, self.limits)
        if not self.live:
            return [*ours, (r"/voila/templates/course/static/([\w.-]+)", StaticHandler, site)]
        closed = (TornadoVoilaTreeHandler, VoilaContentsHandler)
        return ours + [
            rule for rule in super().init_handlers() if rule[1] not in closed and "/voila/files/" not in rule[0]
        ]

    def listen(self) -> None:
        IOLoop.current().add_callback(self._started)
        self.app.listen = self._listen
        super().listen()

    def _listen(self, port: int, ip: str) -> None:
        # Voilà passes no limits on; Tornado's own allow 100 MB a request and an hour to send it.
        self.http = HTTPServer(self.app, max_body_size=64_000, idle_connection_timeout=60, body_timeout=15)
        if not self.replaces:
            self.http.add_sockets(bind_sockets(port, ip, reuse_port=CAN_SHARE))

    async def _started(self) -> None:
        if self.hub:
            await self.hub.start()
            PeriodicCallback(self._tidy, 60_000).start()
        if self.replaces:
            await self.pages.make_all()
            await take_over(self.http, self.port, self.ip)
        if self.ready:
            await self.ready()

    async def _tidy(self) -> None:
        with suppress(Refused):  # the database is away for a moment
            await self.hub.rooms.sweep()
            await self.limits.tidy(self.hub)

    def _handle_signal_stop(self, sig: int, frame: object) -> None:  # noqa: ARG002 (Voilà's own signature)
        # Ctrl-C is for now; who ends a service (or takes over from it) lets it finish what it does.
        IOLoop.current().add_callback_from_signal(self._leave if sig == signal.SIGTERM else self._end)

    async def _leave(self) -> None:
        if self.leaving:
            return
        self.leaving = True
        if self.hub:
            self.hub.listeners.dismiss()
        await say_goodbye(self.http)
        await self._end()

    async def _end(self) -> None:
        # Here and not in Voilà's stop(): a process can only be waited for in the loop that started it.
        await self.pages.stop()
        if self.hub:
            self.hub.stop()
        IOLoop.current().stop()
