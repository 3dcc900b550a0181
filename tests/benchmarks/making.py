"""``make bench``: this course beside stock Voilà and a page made by hand, with the same lesson, in one run.

Times in a browser are the median of several visits, each with an empty cache; of what may differ between lessons, the one that does worst
counts. The table is Markdown, so that it can stand in the README as it is. Benchmarks print; no test looks at them.
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
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import psutil
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from course.pages import LessonPages  # noqa: E402
from course.project import Project  # noqa: E402
from tests.benchmarks.growth import growth, requests_per_second  # noqa: E402
from tests.benchmarks.reading import (  # noqa: E402
    VISITS,
    WIDTHS,
    blocked,
    first_visit_bytes,
    from_tap_to_chart,
    hand_made,
    served,
    shifted,
    shifted_with_answers,
    step_to_picture,
    visits,
)
from tests.browser.test_my_course import KEPT, entry  # noqa: E402
from tests.conftest import CHROMIUM_FLAGS, COMMANDS, WHOLE_CHROMIUM, free_port  # noqa: E402

Found = TypeVar("Found")

LESSON = "05-stap-voor-stap"
FIRST_WORDS = "Marga en de goede dag"
# Lighthouse on a busy machine tells of the machine: the middle one of these counts.
LIGHTHOUSE_RUNS = 3
LIGHTHOUSE_PAGES = {"home": "/nl/", "lesson with charts": f"/nl/{LESSON}/", "mijn-cursus": "/nl/mijn-cursus/"}


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


def figure(number: float, unit: str) -> str:
    return f"{number:.3g} {unit}" if number < 1000 else f"{number:.0f} {unit}"


@dataclass
class Table:
    """Rows as they are printed; whether a figure is within its budget stands at the end."""

    rows: list[tuple[str, str, str, str, str, str]] = field(default_factory=list)

    def add(
        self,
        what: str,
        ours: float,
        unit: str,
        budget: float,
        *,
        first: str = "",
        beside: str = "",
        at_least: bool = False,
        goal: str = "",
    ) -> None:
        """One row.

        Args:
            what: was measured.
            ours: the figure of this course.
            unit: of both figures.
            budget: the most (or, with ``at_least``, the least) that it may be.
            first: the figure of the first edition, which nobody measures any more.
            beside: what was measured beside it in the same run.
            at_least: whether more is better.
            goal: the budget in words, when it depends on what was measured beside it.
        """
        within = ours >= budget if at_least else ours <= budget
        goal = goal or f"{'≥' if at_least else '≤'} {budget:g} {unit}"
        self.rows.append((what, first, figure(ours, unit), beside, goal, "yes" if within else "NO"))

    def __str__(self) -> str:
        head = ("what", "first edition", "this course", "beside it", "budget", "within")
        lines = [head, tuple("---" for _ in head), *self.rows]
        return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def say(words: str) -> None:
    print(f"- {words}", file=sys.stderr, flush=True)


def copy_of_the_course(folder: Path) -> None:
    """The lessons with all they need, in a folder of their own."""
    shutil.copytree(ROOT / "lessons", folder / "lessons", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    shutil.copytree(ROOT / "assets/pictures", folder / "assets/pictures")
    shutil.copy(ROOT / "course.toml", folder)


async def rendered_again(project: Path) -> float:
    """Seconds for the whole course after a change of what every page looks like; no kernel may run."""
    pages = LessonPages(Project(project), project / ".cache")
    await pages.make_all()
    data = pages.templates.data
    pages.makers.run = None  # type: ignore[assignment,method-assign]  # whoever calls it fails
    title = pages.project.title

    async def one(n: int) -> float:
        pages.templates.data = lambda: data().replace(title, f"{title} {n}")  # type: ignore[method-assign]
        start = time.perf_counter()
        await pages.make_all()
        return time.perf_counter() - start

    times = [await one(n) for n in range(3)]
    await pages.stop()
    return statistics.median(times)


def in_a_thread(what: Callable[[], Coroutine[Any, Any, Found]]) -> Found:
    """Run it beside Playwright, which has a loop of its own in this thread."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(lambda: asyncio.run(what())).result()


def measure(browser: Browser, step: Callable[[str], None] = say) -> Table:
    """Run everything and give the table."""
    table = Table()
    with tempfile.TemporaryDirectory(prefix="bench-") as work:
        project = Path(work, "project")
        copy_of_the_course(project)
        stems = sorted(path.stem for path in project.glob("lessons/nl/[0-9]*.ipynb"))
        ours = [f"{COMMANDS}/course", "serve", str(project), "--no-browser", "--port", "{port}"]

        step("the whole course from nothing")
        start = time.perf_counter()
        with running(ours, "/health", project) as (address, process):
            made(address)
            whole = time.perf_counter() - start
            lessons = [f"{address}/nl/{stem}/" for stem in stems]
            url = f"{address}/nl/{LESSON}/"

            step("one changed lesson")
            notebook = project / f"lessons/nl/{LESSON}.ipynb"
            notebook.write_text(notebook.read_text().replace(FIRST_WORDS, f"{FIRST_WORDS} "))
            start = time.perf_counter()
            page = urllib.request.urlopen(url, timeout=120).read().decode()
            changed = time.perf_counter() - start

            step("this course and a page made by hand, on a laptop and on a slow phone")
            with served(hand_made(page)) as by_hand:
                hand = visits(browser, by_hand, ["text"])
                hand_slow = visits(browser, by_hand, ["text"], slow=True)
            own = visits(browser, url, ["text"])
            own_slow = visits(browser, url, ["text"], slow=True)
            all_steps = visits(browser, url, ["text", "widgets"])
            all_steps_slow = visits(browser, url, ["text", "widgets"], slow=True)
            with_chart = visits(browser, url, ["text", "chart"])

            step("each lesson: what it fetches, what it keeps waiting, what moves")
            first = max(first_visit_bytes(browser, lesson) for lesson in lessons)
            waiting = max(blocked(browser, lesson) for lesson in lessons)
            shift = max(shifted(browser, lesson, width) for lesson in lessons for width in WIDTHS)
            kept = {f"rugpijn/{key}": entry(values) for key, values in KEPT.items()}
            shift_kept = max(shifted_with_answers(browser, lesson, kept) for lesson in lessons)
            redraw = max(step_to_picture(browser, lesson, slow=False) for lesson in lessons)
            redraw_slow = max(step_to_picture(browser, lesson, slow=True) for lesson in lessons)
            chart = from_tap_to_chart(browser, url, slow=False)
            chart_slow = from_tap_to_chart(browser, url, slow=True)

            step("Lighthouse")
            scores = {name: lighthouse(address + path) for name, path in LIGHTHOUSE_PAGES.items()}

            step("this course with many readers")
            rate = in_a_thread(lambda: requests_per_second(address, f"/nl/{LESSON}/"))
            memory = megabytes(process)
        step("the look of every page changed")
        again = in_a_thread(lambda: rendered_again(project))
        step("the same course with 80 and 400 lessons")
        grown = in_a_thread(lambda: growth(project / ".cache", step=step))

        step("stock Voilà with the same lesson")
        without_pictures(notebook)
        stock = [f"{COMMANDS}/voila", str(project / "lessons/nl"), "--no-browser", "--port={port}", "--template=lab"]
        with running(stock, "/", Path(work), JUPYTER_NO_CONFIG="1") as (address, process):
            url = f"{address}/voila/render/{LESSON}.ipynb"
            empty = megabytes(process)
            stock_visit = visits(browser, url, ["text", "chart"])
            # Its kernels stay when a page closes, so this is what that many open pages take.
            stock_memory = megabytes(process)
            stock_slow = visits(browser, url, ["text"], slow=True)

    for where, mine, whole_page, made_by_hand, theirs, before in (
        ("laptop", own, all_steps, hand, stock_visit, "0.16 s"),
        ("slow phone", own_slow, all_steps_slow, hand_slow, stock_slow, ""),
    ):
        table.add(
            f"text of a lesson visible, {where}",
            mine.text,
            "s",
            1.5 * made_by_hand.text,
            first=before,
            beside=f"page made by hand: {figure(made_by_hand.text, 's')} ({mine.text / made_by_hand.text:.2f}×); "
            f"stock Voilà: {figure(theirs.text, 's')} ({theirs.text / mine.text:.0f}× ours)",
            goal="≤ 1.5 × made by hand",
        )
        table.add(
            f"all widgets and stages of a lesson visible, {where}",
            whole_page.widgets,
            "s",
            whole_page.text + 0.02,
            first="0.35 to 0.7 s, after scripts" if before else "",
            beside=f"its text, all steps below each other: {figure(whole_page.text, 's')}",
            goal="with its text (a frame later at most)",
        )
    table.add("blocking time of a lesson, slow phone (worst of all)", waiting, "s", 0.2, first="1.4 to 1.9 s")
    table.add("a chart, from tap to drawn, slow phone", chart_slow, "s", 2.5, first="2.9 s from the visit")
    table.add("a chart, from tap to drawn, laptop", chart, "s", 0.6, first="0.73 s from the visit")
    table.add(
        "first chart usable when it is opened at once",
        with_chart.chart,
        "s",
        1,
        beside=f"stock Voilà: {figure(stock_visit.chart, 's')} ({stock_visit.chart / with_chart.chart:.0f}× ours)",
    )
    table.add(f"layout shift (worst of all, at {', '.join(map(str, WIDTHS))} px)", shift, "", 0)
    table.add("the same with kept answers, files cleared, slow phone", shift_kept, "", 0.05)
    table.add(
        "first visit of a lesson (worst of all)",
        first / 1000,
        "KB",
        150,
        first="112 KB without charts, 442 with",
        beside=f"stock Voilà: {figure(stock_visit.bytes / 1000, 'KB')}",
    )
    table.add("step on a slider to picture redrawn, p95, slow phone", redraw_slow, "ms", 100)
    table.add("step on a slider to picture redrawn, p95, laptop", redraw, "ms", 16, first="16 ms")
    table.add("look of every page changed, whole course rendered again, no kernel", again, "s", 1.5, first="22 s")
    table.add("whole course made from nothing", whole, "s", 15, first="22 s")
    table.add("one changed lesson, from save to page", changed, "s", 2, first="2.9 s")
    table.add(
        "memory of the server",
        memory,
        "MB",
        150,
        first="145 MB",
        beside=f"stock Voilà with {VISITS} open pages: {stock_memory:.0f} MB, with none: {empty:.0f} MB",
    )
    table.add("pages served per second by one process", rate, "/s", 2500, first="2900 /s", at_least=True)
    few = grown[0]["/sw.js, answers a second"]
    for size, before in zip(grown, ("121 /s", "17 /s", "1 /s"), strict=True):
        table.add(
            f"{size['lessons']:.0f} lessons: `/sw.js` sent per second",
            size["/sw.js, answers a second"],
            "/s",
            0.8 * few,
            first=before,
            beside=f"a look for what changed, at most twice a second: {figure(size['a look for /sw.js, ms'], 'ms')}",
            at_least=True,
            goal="the same at each (within a fifth)",
        )
    for size in grown[1:]:
        many, budget = f"{size['lessons']:.0f} lessons", size["lessons"] <= 80
        unpacked = f"unpacked {figure(size['Mijn cursus unpacked, KB'], 'KB')}"
        told = "" if budget else " (no budget of its own)"
        table.add(
            f"{many}{told}: Mijn cursus",
            size["Mijn cursus, KB"],
            "KB",
            150,
            first="1300 KB" if budget else "",
            beside=unpacked,
        )
        table.add(
            f"{many}{told}: kept for offline on a first visit",
            size["kept for offline, KB"],
            "KB",
            600,
            first="1600 KB" if budget else "",
        )
    for name, found in scores.items():
        table.add(f"Lighthouse on a phone, {name}: performance", found.pop("performance"), "of 100", 95, at_least=True)
        table.add(
            f"Lighthouse on a phone, {name}: accessibility, best practices, SEO (lowest)",
            min(found.values()),
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
    # What a machine does besides makes every time longer; ratios stay.
    busy = os.getloadavg()[2] if hasattr(os, "getloadavg") else 0
    print(
        f"\nChromium {version}, Python {platform.python_version()}, {os.cpu_count()} cores, median of {VISITS} visits; "
        f"load of the machine in the last quarter, this included: {busy:.1f}.\n"
    )
    print(table)


if __name__ == "__main__":
    main()
