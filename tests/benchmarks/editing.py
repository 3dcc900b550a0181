"""Part of ``make bench``: how long an author waits. Prints times; no test looks at them.

The course stands in a folder of its own with its own git, as on an author's computer, and is
written in with JupyterLab in a real browser. Each figure is the middle one of several goes, the
slowest beside it.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import FrameLocator, Page, expect  # noqa: E402

from tests.benchmarks.budgets import tell  # noqa: E402
from tests.benchmarks.served import FIRST_WORDS, LESSON, chromium, copy_of_the_course  # noqa: E402
from tests.conftest import COMMANDS, free_port  # noqa: E402

GOES = 3
#: Nobody saves again, or types a title, within this time of seeing the page; meanwhile the next page maker comes to stand ready.
TYPING = 5  # seconds
SENTENCE = "Zo werkt uw alarm."
LONG = 60_000  # ms


def measure(what: str, one: Callable[[int], float]) -> None:
    """Tell the middle one of several goes, in seconds, and the slowest."""
    found = [one(go) for go in range(GOES)]
    tell(what, statistics.median(found), f"slowest of {GOES}: {max(found):.2f} s")


def seconds(what: Callable[[], object]) -> float:
    start = time.perf_counter()
    what()
    return time.perf_counter() - start


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def start_page(process: subprocess.Popen, output: Path) -> str:
    """The address with its token, as the terminal shows it."""
    while not (found := re.search(r"http://\S+token=\S+", output.read_text(errors="replace"))):
        if process.poll() is not None:
            sys.exit(f"course edit stopped:\n{output.read_text(errors='replace')}")
        time.sleep(0.05)
    return found[0]


def preview(page: Page) -> FrameLocator:
    return page.frame_locator("[data-part=preview] iframe:not([data-coming])")


def save_and_see(page: Page) -> Callable[[int], float]:
    """Types a sentence into the first section, takes a while, saves, and waits until the preview shows it."""
    lab = page.frame_locator("[data-part=lab]")
    text = lab.locator(".jp-MarkdownCell").filter(has=page.get_by_role("heading", name=FIRST_WORDS))
    text.dblclick(timeout=LONG)
    lab.locator(".jp-Cell.jp-mod-active .cm-content").click()

    def one(go: int) -> float:
        page.keyboard.press("ControlOrMeta+End")
        page.keyboard.insert_text(f"\n\n{SENTENCE} {go}")
        seen = preview(page).get_by_text(f"{SENTENCE} {go}", exact=True)
        time.sleep(TYPING)
        return seconds(lambda: (page.keyboard.press("ControlOrMeta+s"), expect(seen).to_be_visible(timeout=LONG)))

    return one


def new_lesson(page: Page, start: str) -> Callable[[int], float]:
    """Presses "Nieuwe les maken", and waits until both the notebook and the preview stand there."""

    def one(go: int) -> float:
        title = f"Proef {'abcdefgh'[go]}"
        page.goto(start)
        page.get_by_label("Hoe heet de les?").fill(title)
        time.sleep(TYPING)

        def make() -> None:
            page.get_by_role("button", name="Nieuwe les maken").click()
            expect(page.frame_locator("[data-part=lab]").get_by_role("heading", name=title)).to_be_visible(timeout=LONG)
            expect(preview(page).get_by_role("heading", name=title)).to_be_visible(timeout=LONG)

        return seconds(make)

    return one


def main() -> None:
    """Measure and tell."""
    with tempfile.TemporaryDirectory(prefix="bench-") as work:
        folder = Path(work, "cursus")
        copy_of_the_course(folder)
        git(folder, "init", "-q")
        git(folder, "add", ".")
        git(folder, "-c", "user.name=T", "-c", "user.email=t@t", "commit", "-qm", "eerste")

        # 1 says that there is something to look at, 2 that it could not be done.
        measure(
            "`course check --fast` over the whole course",
            lambda _: seconds(
                lambda: subprocess.run(
                    [f"{COMMANDS}/course", "check", str(folder), "--fast"], capture_output=True, check=False
                )
            ),
        )
        measure(
            "command `course new-lesson`",
            lambda go: seconds(
                lambda: subprocess.run(
                    [f"{COMMANDS}/course", "new-lesson", f"Test {'abcdefgh'[go]}", "--folder", str(folder)],
                    capture_output=True,
                    check=True,
                )
            ),
        )

        output = Path(work, "output.txt")
        with output.open("wb") as stream:
            process = subprocess.Popen(
                [f"{COMMANDS}/course", "edit", str(folder), "--no-browser", "--port", str(free_port())],
                stdout=stream,
                stderr=stream,
            )
        try:
            start = start_page(process, output)
            with chromium() as browser:
                page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="nl-NL")
                page.goto(start)
                page.locator(f"a[href*='{LESSON}']").first.click()
                preview(page).locator("main").wait_for(timeout=LONG)
                measure("from saving to the sentence in the preview", save_and_see(page))
                measure("button for a new lesson, to notebook and preview", new_lesson(page, start))
        finally:
            process.terminate()
            process.wait(30)


if __name__ == "__main__":
    main()
