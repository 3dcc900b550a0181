"""Fixtures for tests with real servers and a real Chromium.

Every page that a test opens is watched: an error on the console, an uncaught exception or a
request to another host fails the test at its end.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.message import Message
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.find_chromium import chromium
from tests.find_redis import redis_server
from widgets.base import STATIC, CourseWidget, built_files

ROOT = Path(__file__).parents[1]
COMMANDS = Path(sys.executable).parent
AXE = ROOT / "node_modules/axe-core/axe.min.js"
POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# A busy machine is no mistake: tests never time.
settings.register_profile("course", deadline=None)
settings.load_profile("course")

# Looked up before the tests' own Playwright runs: two at once do not go together.
CHROMIUM = chromium()
WHOLE_CHROMIUM = chromium(whole=True)


@dataclass
class Server:
    """A server process of a test; ``get`` asks it something, ``log`` is what it printed."""

    address: str
    process: subprocess.Popen
    output: Path
    folder: Path

    @property
    def log(self) -> str:
        return self.output.read_text(errors="replace")

    def get(self, path: str, headers: dict[str, str] | None = None, method: str = "GET") -> Answer:
        """Ask for an address; an answer of 4xx or 5xx is an answer, not an exception."""
        request = urllib.request.Request(self.address + path, headers=headers or {}, method=method)
        try:
            with urllib.request.build_opener(_NoRedirect).open(request, timeout=120) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())

    def health(self) -> dict:
        return json.loads(self.get("/health").body)

    def answers(self, path: str = "/health") -> bool:
        """Whether the server is there."""
        try:
            return self.get(path).status < 500
        except OSError:
            return False

    def wait_until(self, check: Callable[[], object], seconds: float = 90) -> None:
        """Wait until ``check()`` holds; shows the server's output when it does not come true."""
        end = time.monotonic() + seconds
        pause = threading.Event()
        while not check():
            assert self.process.poll() is None, f"the server stopped:\n{self.log}"
            assert time.monotonic() < end, f"still not so after {seconds} s:\n{self.log}"
            pause.wait(0.05)

    def stop(self) -> int:
        """Stop as Ctrl-C does; gives the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(90)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


@pytest.fixture(autouse=True)
def own_loop(request: pytest.FixtureRequest) -> Iterator[None]:
    """Lets a test without a page start a loop of its own: Playwright's, of an earlier test, counts as running in this thread."""
    if "watched" in request.fixturenames or "browser" in request.fixturenames:
        yield
        return
    playwrights = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(playwrights)


def free_port() -> int:
    """A port below those that the system hands out by itself, so that no kernel takes it before the server does."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    while True:
        port = next(_PORTS) + 1000 * worker
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port


_PORTS = itertools.cycle(range(20_000, 21_000))

StartServer = Callable[..., Server]


@contextmanager
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartServer]:
    """Gives ``start([command, ...], ready="/health", cwd=...)``, and stops at the end what it started."""
    started: list[Server] = []

    def start(command: list[str], ready: str | None = "/health", cwd: Path = ROOT, **environment: str) -> Server:
        port = free_port()
        output = tmp_path_factory.mktemp("server") / "output.txt"
        with output.open("wb") as stream:
            process = subprocess.Popen(
                [part.format(port=port) for part in command],
                cwd=cwd,
                stdout=stream,
                stderr=subprocess.STDOUT,
                env={**os.environ, **environment},
            )
        server = Server(f"http://127.0.0.1:{port}", process, output, cwd)
        started.append(server)

        if ready:
            server.wait_until(lambda: server.answers(ready))
        return server

    yield start
    running = [server for server in started if server.process.poll() is None]
    for server in running:
        server.process.terminate()
    for server in running:
        try:
            server.process.wait(60)
        except subprocess.TimeoutExpired:
            server.process.kill()


@pytest.fixture
def start_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartServer]:
    """Starts servers for one test; ``{port}`` in a command is filled in."""
    with servers(tmp_path_factory) as start:
        yield start


@pytest.fixture(scope="session")
def keep_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartServer]:
    """Starts servers that many tests share."""
    with servers(tmp_path_factory) as start:
        yield start


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A render cache that all test processes share, so that each lesson is made once or twice."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "cache"


@pytest.fixture(scope="session")
def course(keep_server, shared_cache: Path) -> Server:
    """The real course, served; every lesson has been made."""
    server = keep_server(
        [f"{COMMANDS}/course", "serve", "--no-browser", "--port", "{port}", "--cache", str(shared_cache)]
    )
    server.wait_until(lambda: "waiting" not in server.health()["lessons"].values(), 300)
    return server


def pin_of(server: Server) -> str:
    """The leader's PIN, as the terminal shows it."""
    server.wait_until(lambda: "Pincode" in server.log)
    return re.search(r"Pincode van de begeleider: (\d{6})", server.log)[1]


def start_groups(start: StartServer, shared_cache: Path, folder: Path, *options: str, port: str = "{port}") -> Server:
    """The real course with group sessions kept in a folder; lesson 02 is there and a vote can begin."""
    command = [f"{COMMANDS}/course", "serve", "--group", "--ip", "127.0.0.1", "--no-browser", "--port", port]
    if not (folder / "pages").is_symlink():
        folder.mkdir(exist_ok=True)
        (shared_cache / "pages").mkdir(parents=True, exist_ok=True)
        (folder / "pages").symlink_to(shared_cache / "pages", target_is_directory=True)
    server = start([*command, "--cache", str(folder), *options], ready=None)
    if port != "{port}":
        server.address = f"http://127.0.0.1:{port}"
    server.wait_until(server.answers)
    server.wait_until(lambda: server.health()["lessons"]["02-uw-alarmsysteem"] == "good")
    return server


@pytest.fixture
def serve_groups(start_server: StartServer, shared_cache: Path) -> Callable[..., Server]:
    """``serve_groups(folder, *options)``: see ``start_groups``; for one test."""
    return partial(start_groups, start_server, shared_cache)


@pytest.fixture(scope="session")
def groups(keep_server: StartServer, shared_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The real course with group sessions."""
    return start_groups(keep_server, shared_cache, tmp_path_factory.mktemp("groups"))


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real Valkey or Redis of its own, on a socket file."""
    folder = tmp_path_factory.mktemp("redis")
    server = redis_server()
    assert server, "run tests/find_redis.py first"
    process = subprocess.Popen(
        [server, "--port", "0", "--unixsocket", str(folder / "s"), "--dir", str(folder), "--save", ""],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert any("eady to accept" in line for line in process.stdout)
    yield f"unix://{folder / 's'}"
    process.terminate()
    process.wait(10)


def serve_files(start: StartServer, folder: Path, path: str = "") -> Server:
    """A folder behind Python's own plain web server, at ``path`` below it."""
    server = start(
        [sys.executable, "-m", "http.server", "{port}", "--bind", "127.0.0.1", "--directory", str(folder)],
        ready=f"{path}/",
    )
    return replace(server, address=f"{server.address}{path}", folder=folder)


@pytest.fixture(scope="session")
def built_course(keep_server, shared_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The real course as static files, below a base path, behind a web server that knows nothing of it."""
    folder = tmp_path_factory.mktemp("static")
    out = folder / "cursus"
    subprocess.run(
        [f"{COMMANDS}/course", "build", str(ROOT), "--out", str(out), "--cache", str(shared_cache)], check=True
    )
    return serve_files(keep_server, folder, "/cursus")


# Milliseconds. Only what fails waits this long; a busy machine with two cores may need it.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


class Watched:
    """Opens pages and remembers whatever should not have happened on them."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.troubles: list[str] = []
        self.requests: list[str] = []

    def context(self, **options: object) -> BrowserContext:
        """A context of its own (own storage); options are Playwright's."""
        options.setdefault("locale", "nl-NL")
        # Every context would put the whole course on its device anew; the tests of that ask for it.
        options.setdefault("service_workers", "block")
        context = self.browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        context.on("request", self._request)
        context.on("console", lambda m: m.type == "error" and self.troubles.append(f"console: {m.text}"))
        context.on("weberror", lambda e: self.troubles.append(f"exception: {e.error}"))
        self.contexts.append(context)
        return context

    def _request(self, request) -> None:
        self.requests.append(request.url)
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in ("127.0.0.1", "localhost"):
            self.troubles.append(f"request to another host: {request.url}")


@pytest.fixture
def watched(browser: Browser, start_server: StartServer) -> Iterator[Watched]:  # noqa: ARG001 (pages close before their server stops)
    watched = Watched(browser)
    yield watched
    for context in watched.contexts:
        context.close()
    assert watched.troubles == []


@pytest.fixture
def new_page(watched: Watched) -> Callable[..., Page]:
    """``new_page(width=390, height=844, **context options)`` opens an empty watched page."""

    def make(width: int = 390, height: int = 844, **options: object) -> Page:
        return watched.context(viewport={"width": width, "height": height}, **options).new_page()

    return make


@pytest.fixture(scope="session")
def widget_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Serves pages with widgets and the bundled front end; gives its address and page folder."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "static").symlink_to(STATIC, target_is_directory=True)

    class Handler(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", POLICY)
            if self.path.endswith(".html"):
                # A test writes other widgets to the same address within a second.
                self.send_header("Cache-Control", "no-store")
            super().end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", folder
    server.shutdown()


@pytest.fixture
def open_widget(new_page, widget_server, tmp_path) -> Callable[..., Page]:
    """``open_widget(widget, ..., width=390)`` shows widgets on a page with the real host.

    Pass ``page=`` an earlier page to open the same widgets again with what was kept.
    """
    address, folder = widget_server

    def show(*widgets: CourseWidget, page: Page | None = None, lesson: str = "99", **options: object) -> Page:
        files = built_files()
        states = {w.name: {k: v for k, v in w.get_state().items() if isinstance(k, str)} for w in widgets}
        for state in states.values():
            for key in ("layout", "_esm"):
                state.pop(key, None)
        places = "".join(
            f'<section><h2>Deel</h2><div class="widget-place" data-widget="{escape(w.name)}" '
            f'data-kind="{escape(w._kind)}"></div></section>'
            for w in widgets
        )
        data = json.dumps({"lesson": lesson, "widgets": states}).replace("<", "\\u003c")
        notices = "".join(
            f'<template data-notice="{name}">{name}</template>' for name in ("blocked", "full", "damaged", "widget")
        )
        html = f"""<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Proef</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="static/{files["page_css"]}"><link rel="stylesheet" href="static/{files["widgets_css"]}">
<script type="module" src="static/{files["host"]}"></script></head>
<body class="course-page"><main id="inhoud"><h1>Proef</h1>{places}</main>
<p class="notice" role="status" data-part="notice"></p>{notices}
<script type="application/json" id="course-widgets">{data}</script></body></html>"""
        name = f"{tmp_path.name}.html"
        (folder / name).write_text(html)
        page = page or new_page(**options)
        page.goto(f"{address}/{name}")
        page.wait_for_selector("html[data-host=ready]")
        return page

    return show


@pytest.fixture(scope="session")
def axe_violations() -> Callable[[Page], list[str]]:
    """``axe_violations(page)``: what axe-core finds on a page, a line each."""

    def find(page: Page) -> list[str]:
        # Evaluated, not added as a script element: the page's own policy stays in force. Once a page: it is half a megabyte.
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(AXE.read_text())
        found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{v['id']}: {node['target']} {node['failureSummary']}" for v in found["violations"] for node in v["nodes"]
        ]

    return find
