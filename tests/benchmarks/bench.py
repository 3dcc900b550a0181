"""``make bench``: this course beside stock Voilà, on the same lesson, in one run.

Every figure in a browser is the median of five visits, each with an empty cache. The table is
Markdown, so that it can stand in the README as it is. Benchmarks print; no test looks at them.
"""

from __future__ import annotations

import asyncio
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from playwright.sync_api import Browser, BrowserContext, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.growth import growth  # noqa: E402
from tests.conftest import ALL_STEPS, CHROMIUM_FLAGS, COMMANDS, WHOLE_CHROMIUM, free_port  # noqa: E402

LESSON = "05-stap-voor-stap"
FIRST_WORDS = "Marga en de goede dag"
VISITS = 5
# Lighthouse on a busy machine tells of the machine: the middle one of these counts.
LIGHTHOUSE_RUNS = 3
LIGHTHOUSE_PAGES = {"home": "/nl/", "lesson with charts": f"/nl/{LESSON}/", "mijn-cursus": "/nl/mijn-cursus/"}
PHONE = {"width": 390, "height": 844}
# Runs in the page, looks at every frame, and notes when the text and the first chart can be seen:
# milliseconds since the visit began, in the page's own clock, the same for both.
WATCH = """
window.seen = {};
const look = () => {
  const now = performance.now();
  const heading = [...document.querySelectorAll("h2")].find((h) => h.textContent.trim().startsWith(FIRST_WORDS));
  if (!seen.text && heading?.checkVisibility()) seen.text = now;
  const chart = document.querySelector("[data-part=chart]");
  if (chart && !chart.dataset.near) {
    chart.dataset.near = "true";
    // The second layer: fetched when it is opened.
    for (let fold = chart; (fold = fold.parentElement.closest("details")); ) fold.open = true;
    chart.scrollIntoView();
  }
  if (!seen.chart && chart?.dataset.drawn === "true") seen.chart = now;
  if (!seen.text || !seen.chart) requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


@dataclass
class Visit:
    """One visit with an empty cache; times in seconds, bytes as they crossed the wire."""

    text: float
    chart: float
    bytes: int


@contextmanager
def running(command: list[str], ready: str, cwd: Path, **environment: str):
    """A server process and its address, from the moment it answers until the end of the block."""
    port = free_port()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [part.format(port=port) for part in command],
            cwd=cwd,
            stdout=output,
            stderr=output,
            env={**os.environ, **environment},
        )
        try:
            address = f"http://127.0.0.1:{port}"
            while True:
                try:
                    urllib.request.urlopen(address + ready, timeout=120).read()
                    break
                except OSError:
                    if process.poll() is not None:
                        output.seek(0)
                        sys.exit(f"{command} stopped:\n{output.read().decode(errors='replace')}")
                    time.sleep(0.05)
            yield address, process
        finally:
            process.terminate()
            process.wait(30)


def whole_lesson(browser: Browser) -> BrowserContext:
    """A phone of a reader who has all steps of a lesson below each other: what is measured may stand in any of them."""
    context = browser.new_context(viewport=PHONE, locale="nl-NL")
    context.add_init_script(ALL_STEPS)
    return context


def visit(browser: Browser, url: str, slow: bool) -> Visit:
    """Open a lesson with an empty cache, wait for its text, then for its first chart."""
    context = whole_lesson(browser)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    if slow:
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        devtools.send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": 85, "downloadThroughput": 9e6 / 8, "uploadThroughput": 9e6 / 8},
        )
    received = []
    devtools.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    devtools.on("Network.webSocketFrameReceived", lambda event: received.append(len(event["response"]["payloadData"])))
    page.add_init_script(WATCH.replace("FIRST_WORDS", json.dumps(FIRST_WORDS)))
    page.goto(url, wait_until="commit", timeout=180_000)
    page.wait_for_function("() => window.seen.chart", timeout=180_000)
    seen = page.evaluate("() => window.seen")
    context.close()
    return Visit(seen["text"] / 1000, seen["chart"] / 1000, sum(received))


def bytes_of_reading(browser: Browser, url: str) -> int:
    """What a reader fetches who has not come to a chart yet."""
    context = whole_lesson(browser)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    received = []
    devtools.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.goto(url, wait_until="networkidle")
    context.close()
    return sum(received)


def visits(browser: Browser, url: str, slow: bool = False) -> Visit:
    """The median of several visits, each figure by itself."""
    all_visits = [visit(browser, url, slow) for _ in range(VISITS)]
    return Visit(*(statistics.median(getattr(v, name) for v in all_visits) for name in Visit.__dataclass_fields__))


def redraw_milliseconds(browser: Browser, url: str, steps: int = 60) -> float:
    """95th percentile of the time from a choice in a model to its chart redrawn and painted."""
    context = whole_lesson(browser)
    page = context.new_page()
    page.goto(url)
    page.locator(".w-layer:has([data-part=chart]) > summary").first.click()
    page.locator("[data-part=chart][data-drawn=true]").first.wait_for()
    times = page.evaluate(
        """async (steps) => {
          const chart = document.querySelector('[data-part=chart]');
          const choices = chart.closest('.course-widget').querySelectorAll('[data-part=choice] input');
          const times = [];
          for (let i = 0; i < steps; i++) {
            const drawn = new Promise((done) => chart.once('plotly_afterplot', done));
            const start = performance.now();
            choices[(2 * i) % choices.length].click();
            await drawn;
            times.push(performance.now() - start);
            await new Promise((done) => requestAnimationFrame(done));
          }
          return times;
        }""",
        steps,
    )
    context.close()
    return statistics.quantiles(times, n=20)[-1]


async def pages_per_second(address: str, path: str, seconds: float = 4, readers: int = 32) -> float:
    """How many times a second a lesson is served, to readers that ask again and again."""
    host, port = address.removeprefix("http://").split(":")
    request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: br\r\n\r\n".encode()
    end = time.perf_counter() + seconds
    served = 0

    async def reader() -> None:
        nonlocal served
        incoming, outgoing = await asyncio.open_connection(host, int(port))
        while time.perf_counter() < end:
            outgoing.write(request)
            head = await incoming.readuntil(b"\r\n\r\n")
            length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
            await incoming.readexactly(length)
            served += 1
        outgoing.close()

    await asyncio.gather(*(reader() for _ in range(readers)))
    return served / seconds


def lighthouse(url: str) -> dict[str, float]:
    """Scores of 100 in Lighthouse's own phone settings, by category; the median of several runs, each by itself."""
    folder = ROOT / "tests/benchmarks"
    node = next(filter(None, (shutil.which("node"), shutil.which("node", path=str(COMMANDS)))))
    # As ``course`` starts Node; the wheel of PyPI puts it beside Python.
    program = folder / "node_modules/lighthouse/cli/index.js"
    options = [
        "--quiet",
        "--output=json",
        "--only-categories=performance,accessibility,best-practices,seo",
        f"--chrome-flags=--headless=new {' '.join(CHROMIUM_FLAGS)}",
    ]
    runs = []
    # Now and then it misses the start of a page, says so and asks to be run again.
    for _ in range(2 * LIGHTHOUSE_RUNS):
        done = subprocess.run(
            [node, str(program), url, *options],
            stdout=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "CHROME_PATH": WHOLE_CHROMIUM},
        )
        if done.returncode:
            continue
        categories = json.loads(done.stdout)["categories"]
        runs.append({name: 100 * (category["score"] or 0) for name, category in categories.items()})
        if len(runs) == LIGHTHOUSE_RUNS:
            break
    else:
        sys.exit(f"Lighthouse could not look at {url}")
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def megabytes(process: subprocess.Popen) -> float:
    """Memory of a server and of everything it started, shared pages counted once."""
    family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    return sum(p.memory_full_info().pss for p in family if p.is_running()) / 1e6


def health(address: str) -> dict:
    return json.loads(urllib.request.urlopen(f"{address}/health", timeout=60).read())


def made(address: str) -> None:
    """Wait until every lesson has its page, and no lesson has a mistake."""
    while "waiting" in (states := health(address)["lessons"]).values():
        time.sleep(0.05)
    if set(states.values()) != {"good"}:
        sys.exit(f"not every lesson could be made: {states}")


def without_pictures(notebook: Path) -> None:
    """Take the pictures out of a lesson: stock Voilà stops at one that stands outside its own folder."""
    lesson = json.loads(notebook.read_text())
    for cell in lesson["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = re.sub(r"!\[.*?\]\(.*?\)", "", "".join(cell["source"]))
    notebook.write_text(json.dumps(lesson))


@dataclass
class Table:
    """Rows as they are printed; ``ok`` says whether a figure is within its budget."""

    rows: list[tuple[str, str, str, str, str, str]] = field(default_factory=list)

    def add(
        self,
        what: str,
        ours: float,
        theirs: float | None,
        unit: str,
        budget: float,
        least_ratio: float | None = None,
        at_least: bool = False,
    ) -> None:
        """One row; the budget is the most (or, with ``at_least``, the least) that ours may be."""
        within = ours >= budget if at_least else ours <= budget
        ratio = theirs / ours if theirs else None
        if least_ratio:
            within = within and ratio is not None and ratio >= least_ratio
        goal = f"{'≥' if at_least else '≤'} {budget:g} {unit}" + (f", ≥ {least_ratio:g}×" if least_ratio else "")
        self.rows.append(
            (
                what,
                f"{ours:.3g} {unit}" if ours < 1000 else f"{ours:.0f} {unit}",
                (f"{theirs:.3g} {unit}" if theirs < 1000 else f"{theirs:.0f} {unit}") if theirs else "",
                f"{ratio:.0f}×" if ratio else "",
                goal,
                "yes" if within else "NO",
            )
        )

    def __str__(self) -> str:
        head = ("what", "this course", "stock Voilà", "ratio", "budget", "within")
        lines = [head, tuple("---" for _ in head), *self.rows]
        return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def say(words: str) -> None:
    print(f"- {words}", file=sys.stderr, flush=True)


def copy_of_the_course(folder: Path) -> None:
    """The lessons with all they need, in a folder of their own."""
    shutil.copytree(ROOT / "lessons", folder / "lessons", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    shutil.copytree(ROOT / "assets/pictures", folder / "assets/pictures")
    shutil.copy(ROOT / "course.toml", folder)


def measure(browser: Browser, step: Callable[[str], None] = say) -> Table:
    """Run everything and give the table."""
    table = Table()
    with tempfile.TemporaryDirectory(prefix="bench-") as work:
        project = Path(work, "project")
        copy_of_the_course(project)
        ours = [f"{COMMANDS}/course", "serve", str(project), "--no-browser", "--port", "{port}"]

        step("the whole course from nothing")
        start = time.perf_counter()
        with running(ours, "/health", project) as (address, process):
            made(address)
            whole = time.perf_counter() - start
            lesson = f"/nl/{LESSON}/"
            url = address + lesson

            step("one changed lesson")
            notebook = project / f"lessons/nl/{LESSON}.ipynb"
            notebook.write_text(notebook.read_text().replace(FIRST_WORDS, f"{FIRST_WORDS} "))
            start = time.perf_counter()
            urllib.request.urlopen(url, timeout=120).read()
            changed = time.perf_counter() - start

            step("this course on a laptop and on a slow phone")
            own = visits(browser, url)
            own_slow = visits(browser, url, slow=True)
            reading = bytes_of_reading(browser, url)
            redraw = redraw_milliseconds(browser, url)

            step("Lighthouse")
            scores = {name: lighthouse(address + path) for name, path in LIGHTHOUSE_PAGES.items()}

            step("this course with many readers")
            with ThreadPoolExecutor(1) as other:  # Playwright has a loop of its own in this thread
                rate = other.submit(lambda: asyncio.run(pages_per_second(address, lesson))).result()
            memory = megabytes(process)
            step("the same course with 80 and 400 lessons")
            with ThreadPoolExecutor(1) as other:
                grown = other.submit(lambda: asyncio.run(growth(project / ".cache", step=step))).result()

        step("stock Voilà with the same lesson")
        without_pictures(notebook)
        stock = [f"{COMMANDS}/voila", str(project / "lessons/nl"), "--no-browser", "--port={port}", "--template=lab"]
        with running(stock, "/", Path(work), JUPYTER_NO_CONFIG="1") as (address, process):
            url = f"{address}/voila/render/{LESSON}.ipynb"
            empty = megabytes(process)
            stock_visit = visits(browser, url)
            # Its kernels stay when a page closes, so this is what that many open pages take.
            stock_memory = megabytes(process)
            stock_slow = visits(browser, url, slow=True)
        readers = VISITS

    table.add("text of a lesson visible", own.text, stock_visit.text, "s", 0.3, 20)
    table.add("first chart usable", own.chart, stock_visit.chart, "s", 1.0, 10)
    table.add("text, slow phone", own_slow.text, stock_slow.text, "s", 1.5)
    table.add("first chart, slow phone", own_slow.chart, stock_slow.chart, "s", 3.5)
    table.add("first visit without charts", reading / 1000, None, "KB", 120)
    table.add("first visit with charts", own.bytes / 1000, stock_visit.bytes / 1000, "KB", 550)
    table.add("choice in a model to chart redrawn, 95th percentile", redraw, None, "ms", 50)
    table.add(
        f"memory of the server (stock: {readers} open pages, {empty:.0f} MB with none)", memory, stock_memory, "MB", 200
    )
    table.add("pages served per second by one process", rate, None, "/s", 500, at_least=True)
    table.add("whole course made from nothing", whole, None, "s", 60)
    table.add("one changed lesson", changed, None, "s", 5)
    for size in grown:
        many = f"{size['lessons']:.0f} lessons"
        look = size["a look for /sw.js, ms"]
        table.add(f"{many}: a look whether `/sw.js` changed, at most twice a second", look, None, "ms", 50)
        table.add(f"{many}: Mijn cursus", size["Mijn cursus, KB"], None, "KB", 150)
        table.add(f"{many}: kept for offline", size["kept for offline, KB"], None, "KB", 600)
    for name, found in scores.items():
        table.add(
            f"Lighthouse on a phone, {name}: performance", found.pop("performance"), None, "of 100", 95, at_least=True
        )
        table.add(
            f"Lighthouse on a phone, {name}: accessibility, best practices, SEO (lowest)",
            min(found.values()),
            None,
            "of 100",
            100,
            at_least=True,
        )
    return table


def main() -> None:
    """Measure and print."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=WHOLE_CHROMIUM, args=CHROMIUM_FLAGS)
        # The first page of a fresh browser pays for the browser's own start.
        browser.new_page().close()
        table = measure(browser)
        version = browser.version
        browser.close()
    print(
        f"\nChromium {version}, Python {platform.python_version()}, {os.cpu_count()} cores, median of {VISITS} visits.\n"
    )
    print(table)


if __name__ == "__main__":
    main()
