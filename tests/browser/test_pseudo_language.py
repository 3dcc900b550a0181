"""Longer texts, from right to left: no page of the course gets wider than a small phone."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.visits import SIDEWAYS
from tests.unit import pseudo
from widgets.shipped import STATIC

ADDRESS = "http://course.example/"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


def test_no_page_scrolls_sideways_on_a_small_phone(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pseudo.speak(monkeypatch)
    pages = pseudo.pages(tmp_path)

    def answer(route: Route) -> None:
        address = urlsplit(route.request.url).path[1:]
        file = STATIC / address.rpartition("static/")[2]
        if address in pages:
            route.fulfill(body=pages[address], content_type="text/html; charset=utf-8")
        elif "static/" in address and file.suffix in KINDS and file.exists():
            route.fulfill(path=file, content_type=KINDS[file.suffix])
        else:
            route.fulfill(status=404)

    context = browser.new_context(viewport={"width": 320, "height": 640}, service_workers="block")
    page = context.new_page()
    page.route("**/*", answer)
    sideways = {}
    for address in pages:
        page.goto(ADDRESS + address)
        assert page.evaluate("() => getComputedStyle(document.body).direction") == "rtl"
        # What is folded away has its words too.
        page.evaluate("() => { for (const part of document.querySelectorAll('details')) part.open = true; }")
        if page.evaluate(SIDEWAYS) > 0:
            sideways[address] = page.evaluate(WIDE)
    context.close()
    assert sideways == {}


WIDE = """() => [...document.querySelectorAll('body *')].filter((e) => e.checkVisibility()
  && (e.getBoundingClientRect().left < -1 || e.getBoundingClientRect().right > innerWidth + 1))
  .map((e) => `${e.tagName} ${e.className} ${e.textContent.slice(0, 40)}`).slice(0, 8)"""
