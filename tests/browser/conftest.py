"""Fixtures for tests in a real Chromium.

Every page that a test opens is watched: an error on the console, an uncaught exception or a
request to another host fails the test at its end.
"""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from widgets.base import STATIC, CourseWidget, built_files

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_FLAGS)
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
        context = self.browser.new_context(**options)
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
def watched(browser: Browser) -> Iterator[Watched]:
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
<p class="notice" role="status" data-part="notice" hidden></p>{notices}
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
        # Evaluated, not added as a script element: the page's own policy stays in force.
        page.evaluate(AXE.read_text())
        found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{v['id']}: {node['target']} {node['failureSummary']}" for v in found["violations"] for node in v["nodes"]
        ]

    return find
