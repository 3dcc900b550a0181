"""Part of ``make bench``: what a reader waits for, in a real browser; a slow phone is one that Chromium makes four times slower."""

from __future__ import annotations

import json
import statistics
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from tests.conftest import ALL_STEPS

VISITS = 5
PHONE = {"width": 390, "height": 844}
WIDTHS = (320, 390, 768, 1280)
LONG = 60_000  # ms
# Runs in the page, looks at every frame, and notes when the text and all widgets can be seen: milliseconds since the visit began,
# in the page's own clock, the same for all.
WATCH = """
window.seen = {};
const look = () => {
  const now = performance.now();
  if (!seen.text && document.querySelector("h1")?.checkVisibility()) seen.text = now;
  const places = [...document.querySelectorAll(".widget-place")];
  // What is folded away shows the title of its fold.
  const folded = (place) => place.parentElement.closest("details:not([open])");
  const drawn = (place) => folded(place) || place.querySelector(".course-widget")?.offsetHeight > 0;
  if (!seen.widgets && places.length && document.readyState !== "loading" && places.every(drawn)) seen.widgets = now;
  if (CHARTS) {
    const chart = document.querySelector("[data-part=chart]");
    if (chart && !chart.dataset.near) {
      chart.dataset.near = "true";
      // The second layer: fetched when it is opened.
      for (let fold = chart; (fold = fold.parentElement.closest("details")); ) fold.open = true;
      chart.scrollIntoView();
    }
    if (!seen.chart && chart?.dataset.drawn === "true") seen.chart = now;
  }
  if (WANTED.some((what) => !seen[what])) requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
#: What lasts longer than 50 ms keeps a finger waiting.
BLOCKED = """
window.blocked = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.blocked += Math.max(0, entry.duration - 50);
}).observe({ type: "longtask", buffered: true });
"""
FROM_TAP_TO_CHART = """async () => {
  const chart = document.querySelector("[data-part=chart]");
  const layer = chart.closest("details");
  layer.scrollIntoView();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const start = performance.now();
  layer.querySelector("summary").click();
  while (chart.dataset.drawn !== "true") await new Promise(requestAnimationFrame);
  return (performance.now() - start) / 1000;
}"""
#: From an input to the picture that fits it, laid out; 0 when there is nothing to slide.
STEP_TO_PICTURE = """async (steps) => {
  const slowest = [];
  for (const slider of document.querySelectorAll("main input[type=range]")) {
    if (!slider.checkVisibility()) continue;
    const widget = slider.closest(".course-widget");
    const times = [];
    for (let i = 0; i < steps; i++) {
      let changed;
      const drawn = new Promise((done) => {
        changed = new MutationObserver(done);
        changed.observe(widget, { subtree: true, childList: true, attributes: true, characterData: true });
      });
      const start = performance.now();
      slider.value = i % 2 ? slider.min : slider.max;
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      slider.dispatchEvent(new Event("change", { bubbles: true }));
      const late = new Promise((done) => setTimeout(done, 2000, "late"));
      const what = await Promise.race([drawn, late]);
      changed.disconnect();
      widget.getBoundingClientRect();
      if (what === "late") break;
      times.push(performance.now() - start);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
    times.sort((a, b) => a - b);
    slowest.push(times[Math.floor(0.95 * times.length)] ?? 0);
  }
  return Math.max(0, ...slowest);
}"""


@dataclass
class Visit:
    """One visit with an empty cache; times in seconds, bytes as they crossed the wire; 0 of what was not waited for."""

    text: float
    widgets: float
    chart: float
    bytes: int


def whole_lesson(browser: Browser) -> BrowserContext:
    """A phone of a reader who has all steps of a lesson below each other: what is measured may stand in any of them."""
    context = browser.new_context(viewport=PHONE, locale="nl-NL")
    context.add_init_script(ALL_STEPS)
    return context


def devtools_of(page: Page, *, slow: bool) -> CDPSession:
    """The tools of a page; of a slow phone on a phone network when that is asked."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    if slow:
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        devtools.send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": 85, "downloadThroughput": 9e6 / 8, "uploadThroughput": 9e6 / 8},
        )
    return devtools


def visit(browser: Browser, url: str, wanted: list[str], *, slow: bool = False) -> Visit:
    """Open a page with an empty cache and wait for what is wanted of ``text``, ``widgets`` and ``chart``.

    For its text alone a lesson is as a reader gets it, one step at a time.
    """
    context = browser.new_context(viewport=PHONE, locale="nl-NL") if wanted == ["text"] else whole_lesson(browser)
    page = context.new_page()
    received = bytes_through(devtools_of(page, slow=slow))
    watch = WATCH.replace("WANTED", json.dumps(wanted))
    page.add_init_script(watch.replace("CHARTS", json.dumps("chart" in wanted)))
    page.goto(url, wait_until="commit", timeout=LONG)
    page.wait_for_function("(wanted) => wanted.every((what) => window.seen[what])", arg=wanted, timeout=LONG)
    seen = page.evaluate("() => window.seen")
    context.close()
    times = (seen.get(name, 0) / 1000 for name in ("text", "widgets", "chart"))
    return Visit(*times, sum(received))


def bytes_through(devtools: CDPSession) -> list[int]:
    """The bytes that come in from now on, answer by answer."""
    received: list[int] = []
    devtools.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    devtools.on("Network.webSocketFrameReceived", lambda event: received.append(len(event["response"]["payloadData"])))
    return received


def visits(browser: Browser, url: str, wanted: list[str], *, slow: bool = False, times: int = VISITS) -> Visit:
    """The median of several visits, each figure by itself."""
    all_visits = [visit(browser, url, wanted, slow=slow) for _ in range(times)]
    return Visit(*(statistics.median(getattr(v, name) for v in all_visits) for name in Visit.__dataclass_fields__))


def first_visit_bytes(browser: Browser, url: str) -> int:
    """All that a first visit fetches, but for what a reader opens."""
    context = whole_lesson(browser)
    page = context.new_page()
    received = bytes_through(devtools_of(page, slow=False))
    page.goto(url, wait_until="networkidle")
    context.close()
    return sum(received)


def opened(context: BrowserContext, url: str, *scripts: str, slow: bool = False) -> Page:
    """A page of the course, awake."""
    page = context.new_page()
    devtools = devtools_of(page, slow=slow)
    devtools.send("Network.setCacheDisabled", {"cacheDisabled": slow})
    for script in scripts:
        page.add_init_script(script)
    page.goto(url, timeout=LONG)
    page.wait_for_selector("html[data-host=ready]", timeout=LONG)
    return page


def blocked(browser: Browser, url: str) -> float:
    """Seconds in which a lesson keeps a slow phone from answering a finger, until it is awake and calm."""
    context = browser.new_context(viewport=PHONE, locale="nl-NL")
    page = opened(context, url, BLOCKED, slow=True)
    page.wait_for_timeout(1000)
    found = page.evaluate("() => window.blocked") / 1000
    context.close()
    return found


def shifted(browser: Browser, url: str, width: int) -> float:
    """How much of a lesson moves by itself at a first visit."""
    context = browser.new_context(viewport={"width": width, "height": 844}, locale="nl-NL")
    found = opened(context, url, SHIFTS).evaluate("() => window.shifts")
    context.close()
    return found


def shifted_with_answers(browser: Browser, url: str, kept: dict[str, str]) -> float:
    """The same for a reader of before, whose browser cleared the files and kept the answers; on a slow phone."""
    context = browser.new_context(viewport=PHONE, locale="nl-NL")
    page = opened(context, url)
    page.evaluate("(all) => Object.entries(all).forEach(([key, text]) => localStorage.setItem(key, text))", kept)
    page.close()
    # Once with the answers: what the loader keeps of how high a widget is.
    opened(context, url).close()
    found = opened(context, url, SHIFTS, slow=True).evaluate("() => window.shifts")
    context.close()
    return found


def from_tap_to_chart(browser: Browser, url: str, *, slow: bool) -> float:
    """Seconds from a tap on the fold of a chart to the chart; the median of several first times."""

    def one() -> float:
        context = whole_lesson(browser)
        found = opened(context, url, slow=slow).evaluate(FROM_TAP_TO_CHART)
        context.close()
        return found

    return statistics.median(one() for _ in range(VISITS))


def step_to_picture(browser: Browser, url: str, *, slow: bool, steps: int = 20) -> float:
    """Milliseconds, 95th percentile, of the slowest slider of a lesson."""
    context = whole_lesson(browser)
    found = opened(context, url, slow=slow).evaluate(STEP_TO_PICTURE, steps)
    context.close()
    return found


def hand_made(lesson: str) -> bytes:
    """A page with the text of a lesson and nothing else, as somebody would write it by hand: what no page can do better than."""
    main = BeautifulSoup(lesson, "html.parser").main
    told = main.find_all(["h1", "h2", "h3", "p", "li"]) if main else []
    body = "\n".join(
        f"<{part.name}>{escape(' '.join(part.get_text(' ').split()))}</{part.name}>"
        for part in told
        if part.get_text() and not part.find_parent("li")
    )
    style = "body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1.125rem/1.6 sans-serif}h2{margin-top:2em}"
    return (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Met de hand</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{style}</style></head><body><main>{body}</main></body></html>"
    ).encode()


@contextmanager
def served(page: bytes) -> Iterator[str]:
    """The address of a web server that has this page alone, compressed."""
    packed = brotli.compress(page)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Encoding", "br")
            self.send_header("Content-Length", str(len(packed)))
            self.end_headers()
            self.wfile.write(packed)

        log_message: Callable[..., None] = lambda *_: None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
