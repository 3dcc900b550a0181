"""The server: Voilà's application, with the course's own addresses beside it.

A patient's address never reaches a kernel: Voilà's own addresses (render, kernels, widgets) exist
only with ``--live``, and then only for lessons that need Python.
"""

from __future__ import annotations

import json
import logging
import os
import re
import signal
import socket
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType

from redis import RedisError
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.web import HTTPError, RequestHandler
from traitlets import Any, Bool
from voila.app import Voila
from voila.tornado.contentshandler import VoilaContentsHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from course.front_end import built
from course.groups.codes import PinGuard, leader_pin
from course.groups.handlers import Limits, group_handlers
from course.groups.hub import Hub
from course.groups.network import advice, home_advice, local_addresses
from course.groups.pages import Rule, page_handlers
from course.groups.records import GroupPart
from course.groups.redis_store import RedisRooms
from course.groups.rooms import Refused
from course.groups.store import ROOMS, RoomStore, SqliteRooms
from course.lesson.notebook import EXTRA
from course.logs import hide_readers
from course.making.voila_settings import settings
from course.page import Page
from course.pages import LessonPages
from course.policy import header_policy
from course.project import ProjectError
from course.site import SIDE_PAGES, Site
from widgets.base import STATIC

log = logging.getLogger("course")

# Voilà's live page starts from inline scripts, and anywidget imports its modules from blobs.
LIVE_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'self'"
)
SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# There the camera may read the codes that another device shows.
CAMERA_PAGES = {"mijn-cursus"}
STATIC_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".json": "application/json",
}


def log_request(handler: RequestHandler) -> None:
    """One line a request, without the reader's address."""
    if handler.get_status() >= 400:
        log.info("%d %s %s", handler.get_status(), handler.request.method, handler.request.path)


class PageSender(RequestHandler):
    """Sends the pages of the course: to readers, and to authors in their preview."""

    def write_page(self, page: Page, status: int = 200, kind: str = "text/html; charset=utf-8") -> None:
        """Send a page in the smallest form this browser takes, or nothing when it has it already."""
        self.set_status(status)
        self.set_header("Content-Type", kind)
        self.set_header("Cache-Control", "no-cache")
        self.send_bytes(page.plain, page.gzip, page.brotli, page.etag)

    def send_bytes(self, plain: bytes, gzipped: bytes | None, brotlied: bytes | None, etag: str) -> None:
        self.set_header("Etag", etag)
        self.set_header("Vary", "Accept-Encoding")
        if self.get_status() == 200 and etag in self.request.headers.get("If-None-Match", ""):
            self.set_status(304)
            return
        accepted = self.request.headers.get("Accept-Encoding", "")
        if brotlied and re.search(r"\bbr\b(?!;q=0(\.0*)?(,|$))", accepted):
            self.set_header("Content-Encoding", "br")
            self.write(brotlied)
        elif gzipped and "gzip" in accepted:
            self.set_header("Content-Encoding", "gzip")
            self.write(gzipped)
        else:
            self.write(plain)


class CourseHandler(PageSender):
    """What all our own addresses share: safe headers, Dutch messages, no cookies."""

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

    def compute_etag(self) -> None:
        """None: pages bring their own tag, the rest is not worth one."""

    def write_error(self, status_code: int, **_: object) -> None:
        """A calm Dutch page; never a traceback, a file name or English."""
        self.write_page(self.site.messages.message(status_code, self.depth), status_code)


class StartHandler(CourseHandler):
    """``/``: to the home of the course."""

    async def get(self) -> None:
        self.redirect(f"{self.site.language}/")


class HomeHandler(CourseHandler):
    """``/nl/``: the home of the course."""

    async def get(self) -> None:
        self.write_page(self.site.home())


def live_address(language: str, stem: str) -> str:
    """Where Voilà runs a lesson for one reader."""
    return f"/voila/render/lessons/{language}/{stem}.ipynb"


class LessonHandler(CourseHandler):
    """``/nl/02-uw-alarmsysteem/``: a lesson."""

    async def get(self, stem: str) -> None:
        lesson = await self.site.pages.visit(stem)
        if lesson is None:
            raise HTTPError(404)
        # A lesson that runs for each reader is run from its file: not while that holds something else than was published.
        if lesson.state == "live" and self.site.live and self.site.pages.on_disk(stem):
            self.redirect(live_address(self.site.language, stem))
        elif lesson.page:
            self.write_page(lesson.page)
        elif self.site.author:
            self.write_page(self.site.messages.author_page(self.depth, [stem]), 503)
        else:
            raise HTTPError(503)


class SidePageHandler(LessonHandler):
    """``/nl/<name>/``: a page beside the lessons, ours or one that stands there as a notebook."""

    async def get(self, name: str) -> None:
        if name not in SIDE_PAGES:
            await super().get(f"{EXTRA}{name}")
            return
        # "Mijn cursus" is made from what stands in the lessons.
        await self.site.pages.make_all()
        if name in CAMERA_PAGES:
            self.set_header(
                "Permissions-Policy", SAFE_HEADERS["Permissions-Policy"].replace("camera=()", "camera=(self)")
            )
        page = self.site.side_page(name)
        if page is None:
            raise HTTPError(404)
        self.write_page(page)


class WithSlashHandler(CourseHandler):
    """An address typed without its last slash."""

    async def get(self) -> None:
        # Relative: a front server may have put the course under a base path.
        query = f"?{self.request.query}" if self.request.query else ""
        self.redirect(f"{self.request.path.rsplit('/', 1)[1]}/{query}")


class GroupHomeHandler(CourseHandler):
    """``/groep/``: where phones join a group."""

    async def get(self) -> None:
        self.write_page(self.site.groups.home())


class AuthorHandler(CourseHandler):
    """``/auteur/``: what is wrong in which lesson; only there when asked for at the start."""

    async def get(self) -> None:
        if not self.site.author:
            raise HTTPError(404)
        await self.site.pages.make_all()
        self.write_page(self.site.messages.author_page(self.depth))


class StaticHandler(CourseHandler):
    """``/static/``: bundles, styles, fonts and pictures; their names carry their hash."""

    files: dict[str, tuple[tuple[int, int], Page]] = {}

    async def get(self, name: str) -> None:
        kind = STATIC_TYPES.get(Path(name).suffix)
        path = STATIC / name
        try:
            stat = path.stat()
        except OSError:
            stat = None
        if kind is None or stat is None:
            raise HTTPError(404)
        stamp = (stat.st_mtime_ns, stat.st_size)
        known = self.files.get(name)
        if not known or known[0] != stamp:
            known = self.files[name] = (stamp, _static_file(path))
        self.set_header("Content-Type", kind)
        hashed = re.search(r"-[A-Z0-9]{8}\.\w+$", name)
        self.set_header("Cache-Control", "public, max-age=31536000, immutable" if hashed else "no-cache")
        # Modules are fetched from other origins when the course stands on a web server of the clinic.
        file = known[1]
        self.send_bytes(file.plain, file.gzip or None, file.brotli or None, file.etag)


def _static_file(path: Path) -> Page:
    def beside(ending: str) -> bytes:
        file = path.with_name(path.name + ending)
        return file.read_bytes() if file.exists() else b""

    return Page(path.read_bytes(), beside(".gz"), beside(".br"), f'"{path.stem}"')


class WorkerHandler(CourseHandler):
    """``/sw.js``: keeps the course on the reader's device; at the root, because it looks after all that is below it."""

    async def get(self) -> None:
        self.write_page(await self.site.current_worker(), kind=STATIC_TYPES[".js"])


class ManifestHandler(CourseHandler):
    """``/manifest.webmanifest``: what a device needs to know to install the course."""

    async def get(self) -> None:
        self.write_page(self.site.installable.manifest(), kind="application/manifest+json")


class HealthHandler(CourseHandler):
    """``/health``: whether the server is well, for the people who run it."""

    def initialize(self, site: Site, hub: Hub | None = None) -> None:
        super().initialize(site)
        self.hub = hub

    async def get(self) -> None:
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-store")
        self.write(json.dumps(self.site.health(await self.hub.trouble() if self.hub else "")))


class NotFoundHandler(CourseHandler):
    """Every other address."""

    def prepare(self) -> None:
        raise HTTPError(404)


class CourseServer(Voila):
    """Voilà with the addresses of the course; see ``Site`` for what they show."""

    pages = Any()
    live = Bool(False)
    author = Bool(False)
    ready = Any(help="called once the server listens")
    hub = Any(help="the rooms of group sessions; None without them")
    limits = Any()
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
            (r"/groep/", GroupHomeHandler, site),
            (rf"/(?:{language}|auteur|groep|{language}/[a-z0-9-]+)", WithSlashHandler, site),
            (r"/auteur/", AuthorHandler, site),
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
        # Voilà passes no limits on; Tornado's own allow 100 MB a request and an hour to send it.
        self.app.listen = partial(self.app.listen, max_body_size=64_000, idle_connection_timeout=60, body_timeout=15)
        super().listen()

    async def _started(self) -> None:
        if self.hub:
            await self.hub.start()
            PeriodicCallback(self._tidy, 60_000).start()
        if self.ready:
            await self.ready()

    async def _tidy(self) -> None:
        with suppress(Refused):  # the database is away for a moment
            await self.hub.sweep()
            await self.limits.tidy(self.hub)

    def _handle_signal_stop(self, sig: object, frame: object) -> None:  # noqa: ARG002 (Voilà's own signature)
        IOLoop.current().add_callback_from_signal(self._end)

    async def _end(self) -> None:
        # Here and not in Voilà's stop(): a process can only be waited for in the loop that started it.
        await self.pages.stop()
        if self.hub:
            self.hub.stop()
        IOLoop.current().stop()


def free_port(ip: str, port: int, command: str = "course serve") -> None:
    """Make sure that the server can listen there.

    Args:
        ip: the address to listen on.
        port: the port.
        command: what was typed, for the message.

    Raises:
        ProjectError: when the port is taken or not allowed, with what to do.
    """
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name != "nt":  # there it would allow a port that is taken
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ip, port))
        except OSError as error:
            raise ProjectError(
                f"Poort {port} op {ip} is niet vrij ({error.strerror}). Kies een andere: {command} --port {port + 1}"
            ) from error


@dataclass(frozen=True)
class GroupOptions:
    """How group sessions are held.

    Args:
        rooms: ``redis://...`` of a Valkey or Redis that several processes share; empty for a file.
        address: of the course as phones reach it; empty to look it up.
        folder: where the file with rooms and the made PIN are kept.
    """

    folder: Path
    rooms: str = ""
    address: str = ""


def _group(options: GroupOptions, pages: LessonPages) -> tuple[Hub, Limits, str]:
    """The rooms, their limits, and the PIN.

    Raises:
        ProjectError: the folder or the database cannot be used.
    """
    settings = pages.project.settings().groups
    try:
        store: RoomStore = RedisRooms(options.rooms) if options.rooms else SqliteRooms(options.folder / ROOMS)
        pin = leader_pin(options.folder / "pin", settings["pin"])
    except (OSError, ValueError, sqlite3.Error, RedisError) as error:
        where = options.rooms or options.folder
        raise ProjectError(
            f"De groepen kunnen niet worden bewaard in {where} ({error}). Kies een andere plek, of kijk of de database aanstaat."
        ) from error

    def lessons() -> dict[str, GroupPart]:
        return {stem: state.group for stem, state in pages.states.items() if state.group}

    def coming(stem: str) -> bool:
        state = pages.states.get(stem)
        return state.state == "waiting" if state else any(lesson.stem == stem for lesson in pages.lessons())

    hub = Hub(store, PinGuard(pin), lessons, settings["least_votes"], coming)
    addresses = (options.address, pages.project.settings().address)
    return hub, Limits(settings["phones_per_address"], addresses, behind_front_server=bool(options.address)), pin


def address_for_phones(ip: str, port: int) -> str:
    """The address that phones open, when nobody gave one; ``ip`` is what the server listens on."""
    if ip in ("0.0.0.0", "::"):  # noqa: S104
        # Without a network only this computer gets in; an address that leads nowhere is never shown.
        ip = next(iter(local_addresses()), "127.0.0.1")
    return f"http://{ip}:{port}/"


def allow_many_connections() -> None:
    """Let this process hold as many connections as the system permits; each takes an open file."""
    if os.name == "nt":  # no such limit there
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    # Where "most" is without end (macOS), the system takes no more than this.
    wanted = 10_240 if most == resource.RLIM_INFINITY else most
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def run(
    pages: LessonPages,
    ip: str,
    port: int,
    *,
    browser: bool,
    live: bool,
    author: bool,
    report: Callable[[str], None],
    group: GroupOptions | None = None,
) -> None:
    """Serve until stopped.

    Raises:
        ProjectError: when the port cannot be used.
    """
    free_port(ip, port)
    hub, limits, pin = _group(group, pages) if group else (None, None, "")
    phones = (group.address or address_for_phones(ip, port)) if group else ""
    allow_many_connections()
    hide_readers()
    server = CourseServer(
        phones=phones,
        pages=pages,
        hub=hub,
        limits=limits,
        live=live,
        author=author,
        root_dir=str(pages.project.root),
        ip=ip,
        port=port,
        open_browser=browser,
        custom_display_url=f"http://{'localhost' if ip in ('127.0.0.1', '0.0.0.0') else ip}:{port}/",  # noqa: S104
        log_level="WARN",
    )

    async def ready() -> None:
        report(f"De cursus staat klaar op {server.display_url} (stoppen: Ctrl-C)")
        if group and hub:
            if isinstance(hub.store, RedisRooms) and hub.store.writes_to_disk():
                report(
                    'Let op: de database van de groepen schrijft naar zijn schijf, en bewaart zo stemmen. Zet dat daar uit: save "" en appendonly no.'
                )
            home = pages.project.settings().address or phones
            for line in (*advice(phones, port), *home_advice(home), f"Pincode van de begeleider: {pin}"):
                report(line)
        await pages.make_all(lambda done, total, stem: report(f"Les {done} van {total} gemaakt: {stem}"))

    server.ready = ready
    server.initialize()
    server.start()
