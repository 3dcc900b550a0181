"""Fixtures for tests with real servers and a real Chromium.

Every page that a test opens is watched: an error on the console, an uncaught exception or a
request to another host fails the test at its end.
"""

from __future__ import annotations

import asyncio
import inspect
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
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from email.message import Message
from functools import cache, partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from course.front_end import bundle, template_data
from course.policy import header_policy
from course.project import Project, ProjectError
from course.templates import _environment
from tests.find_chromium import chromium
from tests.find_redis import redis_server
from widgets.base import CourseWidget
from widgets.shipped import STATIC, built, built_files

ROOT = Path(__file__).parents[1]
COMMANDS = Path(sys.executable).parent
AXE = ROOT / "node_modules/axe-core/axe.min.js"
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


# Seconds. Only what fails waits this long, and it says what it waited for; a busy machine is no failure.
LONGEST = 600


def wait_until(
    check: Callable[[], object],
    what: str = "",
    seconds: float = LONGEST,
    hopeless: Callable[[], str] = lambda: "",
    told: Callable[[], str] = lambda: "",
) -> None:
    """Wait until ``check()`` holds.

    Args:
        check: asked again and again.
        what: what is waited for, said when it does not come true; without it, the line of the test that waits.
        seconds: the longest time; not part of what a test proves.
        hopeless: why waiting has no use any more; empty as long as it has.
        told: what else to show when it does not come true.
    """
    end = time.monotonic() + seconds
    pause = threading.Event()
    while not check():
        if reason := hopeless():
            pytest.fail(f"waited for {what or _line_of(check)}: {reason}")
        if time.monotonic() > end:
            pytest.fail(f"waited {seconds} s for {what or _line_of(check)}\n{told()}")
        pause.wait(0.05)


def _line_of(check: Callable[[], object]) -> str:
    """The line where a check stands, or its name."""
    try:
        return inspect.getsource(check).strip() if check.__name__ == "<lambda>" else check.__qualname__
    except (OSError, TypeError, AttributeError):
        return repr(check)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Bundle the front end before there are workers: several would do it at once, each below the hands of the others."""
    if not hasattr(session.config, "workerinput"):
        # Without Node, what needs the front end says so itself.
        with suppress(ProjectError):
            bundle()


@dataclass
class Address:
    """Where a server of the course listens; ``get`` asks it something."""

    address: str

    def get(self, path: str, headers: dict[str, str] | None = None, method: str = "GET") -> Answer:
        """Ask for an address; an answer of 4xx or 5xx is an answer, not an exception."""
        request = urllib.request.Request(self.address + path, headers=headers or {}, method=method)
        try:
            with urllib.request.build_opener(_NoRedirect).open(request, timeout=LONGEST) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())

    def health(self) -> dict:
        return json.loads(self.get("/health").body)


@dataclass
class Server(Address):
    """A server process of a test; ``log`` is what it printed."""

    process: subprocess.Popen
    output: Path
    folder: Path

    @property
    def log(self) -> str:
        return self.output.read_text(errors="replace")

    def answers(self, path: str = "/health") -> bool:
        """Whether the server is there."""
        try:
            return self.get(path).status < 500
        except OSError:
            return False

    def wait_until(self, check: Callable[[], object], seconds: float = LONGEST, what: str = "") -> None:
        """Wait until ``check()`` holds; when it does not come true, says ``what`` was waited for, and what the server printed."""

        def stopped() -> str:
            return "" if self.process.poll() is None else f"the server stopped:\n{self.log}"

        wait_until(check, what, seconds, stopped, lambda: self.log)

    def wait_for_lessons(self) -> None:
        """Wait until it is known of every lesson what became of it."""
        self.wait_until(lambda: "waiting" not in self.health()["lessons"].values(), what="every lesson to be made")

    def stop(self) -> int:
        """Stop as Ctrl-C does; gives the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        self.wait_for_end("its end after Ctrl-C")
        return self.process.returncode

    def where_it_stands(self) -> str:
        """End a process that does not answer; what it printed, and last where each of its threads stood."""
        self.process.send_signal(signal.SIGABRT)
        self.process.wait(LONGEST)
        return self.log

    def wait_for_end(self, what: str) -> None:
        """Wait until the process is gone."""
        wait_until(lambda: self.process.poll() is not None, what, told=lambda: self.log)


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


# Two runs of the tests at once begin at other ports.
_PORTS = (20_000 + (os.getpid() * 37 + n) % 1000 for n in itertools.count())

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
                env={**os.environ, "PYTHONFAULTHANDLER": "1", **environment},
            )
        server = Server(f"http://127.0.0.1:{port}", process, output, cwd)
        started.append(server)

        if ready:
            server.wait_until(lambda: server.answers(ready), what=f"an answer at {ready} of: {' '.join(command)}")
        return server

    yield start
    running = [server for server in started if server.process.poll() is None]
    for server in running:
        server.process.terminate()
    for server in running:
        try:
            server.process.wait(LONGEST)
        except subprocess.TimeoutExpired:
            pytest.fail(f"{server.process.args} does not stop:\n{server.where_it_stands()}")


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
def shared_folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run of the tests share; empty when the run begins."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if hasattr(request.config, "workerinput") else base


def made_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """What all processes of a run share: the first that comes makes it, the others wait for that.

    Args:
        folder: where it is made; whoever makes this folder is the first.
        make: ``make(folder)``; when it fails, all who wait fail with the same words.
    """
    done, failed = (folder.with_name(f"{folder.name}.{word}") for word in ("done", "failed"))
    try:
        folder.mkdir()
    except FileExistsError:
        told = lambda: failed.read_text() if failed.exists() else ""  # noqa: E731
        wait_until(done.exists, f"{folder.name}, made by another process of the tests", hopeless=told)
        return folder
    try:
        make(folder)
    except BaseException as error:
        beside = failed.with_suffix(".writing")
        beside.write_text(str(error) or repr(error))
        beside.replace(failed)
        raise
    done.touch()
    return folder


def run_course(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The command ``course`` with these words, in a process of its own."""
    return subprocess.run(
        [f"{COMMANDS}/course", *words], capture_output=True, text=True, cwd=cwd, timeout=LONGEST, check=False
    )


@pytest.fixture(scope="session")
def made_course(shared_folder: Path) -> Path:
    """The real course, made once in a run: ``cache`` has its pages, ``web/cursus`` is what ``course build`` writes. Read only."""

    def make(folder: Path) -> None:
        out, cache = folder / "web/cursus", folder / "cache"
        done = run_course("build", str(ROOT), "--out", str(out), "--cache", str(cache))
        assert done.returncode == 0, f"course build: {done.stdout}{done.stderr}"

    return made_once(shared_folder / "course", make)


@pytest.fixture(scope="session")
def shared_cache(made_course: Path) -> Path:
    """The cache of made pages that all test processes share; the lessons of the real course are in it."""
    return made_course / "cache"


@pytest.fixture(scope="session")
def course(keep_server, shared_cache: Path) -> Server:
    """The real course, served; every lesson has been made."""
    server = keep_server(
        [f"{COMMANDS}/course", "serve", "--no-browser", "--port", "{port}", "--cache", str(shared_cache)]
    )
    server.wait_for_lessons()
    return server


def pin_of(server: Server) -> str:
    """The leader's PIN, as the terminal shows it."""
    server.wait_until(lambda: "Pincode" in server.log, what="the PIN of the leader")
    return re.search(r"Pincode van de begeleider: (\d{6})", server.log)[1]


def start_groups(start: StartServer, shared_cache: Path, folder: Path, *options: str, port: str = "{port}") -> Server:
    """The real course with group sessions kept in a folder; lesson 02 is there and a vote can begin."""
    command = [f"{COMMANDS}/course", "serve", "--group", "--ip", "127.0.0.1", "--no-browser", "--port", port]
    if not (folder / "pages").is_symlink():
        folder.mkdir(exist_ok=True)
        (folder / "pages").symlink_to(shared_cache / "pages", target_is_directory=True)
    server = start([*command, "--cache", str(folder), *options], ready=None)
    if port != "{port}":
        server.address = f"http://127.0.0.1:{port}"
    server.wait_until(server.answers, what="the first answer of a server with groups")
    server.wait_until(
        lambda: server.health()["lessons"].get("02-uw-alarmsysteem") == "good", what="lesson 02 of a server with groups"
    )
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
        stdout=subprocess.DEVNULL,
    )
    wait_until(
        (folder / "s").is_socket,
        f"{server} to listen",
        hopeless=lambda: f"{server} ended" * (process.poll() is not None),
    )
    yield f"unix://{folder / 's'}"
    process.terminate()
    process.wait(LONGEST)


def serve_files(start: StartServer, folder: Path, path: str = "") -> Server:
    """A folder behind Python's own plain web server, at ``path`` below it."""
    server = start(
        [sys.executable, "-m", "http.server", "{port}", "--bind", "127.0.0.1", "--directory", str(folder)],
        ready=f"{path}/",
    )
    return replace(server, address=f"{server.address}{path}", folder=folder)


@pytest.fixture(scope="session")
def built_course(keep_server, made_course: Path) -> Server:
    """The real course as static files, below a base path, behind a web server that knows nothing of it."""
    return serve_files(keep_server, made_course / "web", "/cursus")


def start_edit(start: StartServer, root: Path, **environment: str) -> Server:
    """``course edit``; its JupyterLab answers."""
    server = start(
        [f"{COMMANDS}/course", "edit", str(root), "--no-browser", "--port", "{port}"], None, root, **environment
    )
    # The address is printed just before it answers.
    server.wait_until(lambda: "token=" in server.log and server.answers("/api"))
    return server


@pytest.fixture(scope="session")
def course_edit(keep_server: StartServer, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """One ``course edit`` for all tests of it; each fills its folder anew (tests/editing/published.py)."""
    root = tmp_path_factory.mktemp("schrijven") / "cursus"
    (root / "lessons/nl").mkdir(parents=True)
    return start_edit(keep_server, root, GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_SYSTEM=os.devnull)


# Milliseconds. Only what fails waits this long; a busy machine with two cores may need it.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


#: Most tests are about something else than the steps of a lesson on a narrow screen: they see all of it, with nothing kept.
ALL_STEPS = """
window.allSteps = new MutationObserver(() => {
  if (document.documentElement.dataset.steps === "one") document.documentElement.dataset.steps = "all";
});
window.allSteps.observe(document, { attributes: true, attributeFilter: ["data-steps"], subtree: true });
"""


class Watched:
    """Opens pages and remembers whatever should not have happened on them."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self._heard: list[str] = []
        self.requests: list[str] = []
        #: Words of what a test means to happen, such as "404": a browser notes it on its console, also late.
        self.expected: list[str] = []

    @property
    def troubles(self) -> list[str]:
        """What should not have happened, so far."""
        return [trouble for trouble in self._heard if not any(words in trouble for words in self.expected)]

    def forget(self) -> None:
        """Begin anew: what happened until now was looked at."""
        self._heard.clear()

    def context(self, *, steps: str = "all", **options: object) -> BrowserContext:
        """A context of its own (own storage); options are Playwright's. ``steps="one"``: a lesson as it is on a narrow screen."""
        options.setdefault("locale", "nl-NL")
        # Every context would put the whole course on its device anew; the tests of that ask for it.
        options.setdefault("service_workers", "block")
        context = self.browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        if steps == "all":
            context.add_init_script(ALL_STEPS)
        context.on("request", self._request)
        context.on("console", lambda m: m.type == "error" and self._heard.append(f"console: {m.text}"))
        context.on("weberror", lambda e: self._heard.append(f"exception: {e.error}"))
        self.contexts.append(context)
        return context

    def _request(self, request) -> None:
        self.requests.append(request.url)
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in ("127.0.0.1", "localhost"):
            self._heard.append(f"request to another host: {request.url}")


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

    policy = header_policy(built()["loader"])

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", policy)
            # A test writes other widgets to the same address within a second; a bundle has its content in its name.
            keep = "no-store" if self.path.endswith(".html") else "max-age=3600, immutable"
            self.send_header("Cache-Control", keep)
            super().end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", folder
    server.shutdown()


@cache
def inline_loader(*bundles: str) -> str:
    """The script element in the head of a page that begins with the first of these bundles."""
    templates = _environment(template_data(Project(ROOT)))
    return templates.get_template("loader.html.j2").module.loader_for("./static/", bundles)


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
        loader = inline_loader("host", *dict.fromkeys(w._bundle for w in widgets))
        html = f"""<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Proef</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
{loader}<link rel="stylesheet" href="static/{files["page_css"]}"><link rel="stylesheet" href="static/{files["widgets_css"]}">
</head>
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
def axe_violations() -> Callable[..., list[str]]:
    """``axe_violations(page)``: what axe-core finds on a page, a line each; by the rules that are named, if any, and not within ``but``."""

    def find(page: Page, *rules: str, but: str = "") -> list[str]:
        # Evaluated, not added as a script element: the page's own policy stays in force. Once a page: it is half a megabyte.
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(AXE.read_text())
        found = page.evaluate(
            """([rules, but]) => axe.run(
                { include: [['html']], exclude: but && document.querySelector(but) ? [[but]] : [] },
                { resultTypes: ['violations'], ...(rules.length && { runOnly: rules }) },
            )""",
            [list(rules), but],
        )
        return [
            f"{v['id']}: {node['target']} {node['failureSummary']}" for v in found["violations"] for node in v["nodes"]
        ]

    return find
