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

from playwright.sync_api import FrameLocator, Page, expect, sync_playwright  # noqa: E402

from tests.benchmarks.bench import FIRST_WORDS, LESSON, Table, copy_of_the_course, say  # noqa: E402
from tests.conftest import CHROMIUM_FLAGS, COMMANDS, WHOLE_CHROMIUM, free_port  # noqa: E402

GOES = 5
#: Nobody saves again, or types a title, within this time of seeing the page; meanwhile the next page maker comes to stand ready.
TYPING = 5  # seconds
SENTENCE = "Zo werkt uw alarm."
LONG = 120_000  # ms


def times(one: Callable[[int], float]) -> tuple[float, float]:
    """The middle and the slowest of several goes, in seconds."""
    found = [one(go) for go in range(GOES)]
    return statistics.median(found), max(found)


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
    """Measure and print."""
    table = Table()
    with tempfile.TemporaryDirectory(prefix="bench-") as work:
        folder = Path(work, "cursus")
        copy_of_the_course(folder)
        git(folder, "init", "-q")
        git(folder, "add", ".")
        git(folder, "-c", "user.name=T", "-c", "user.email=t@t", "commit", "-qm", "eerste")

        say("the check of the whole course, without running it")
        # 1 says that there is something to look at, 2 that it could not be done.
        checked = times(
            lambda _: seconds(
                lambda: subprocess.run(
                    [f"{COMMANDS}/course", "check", str(folder), "--fast"], capture_output=True, check=False
                )
            )
        )
        say("course new-lesson")
        made = times(
            lambda go: seconds(
                lambda: subprocess.run(
                    [f"{COMMANDS}/course", "new-lesson", f"Test {'abcdefgh'[go]}", "--folder", str(folder)],
                    capture_output=True,
                    check=True,
                )
            )
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
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=WHOLE_CHROMIUM, args=CHROMIUM_FLAGS)
                page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="nl-NL")
                page.goto(start)
                say("a sentence, saved and seen")
                page.locator(f"a[href*='{LESSON}']").first.click()
                preview(page).locator("main").wait_for(timeout=LONG)
                seen = times(save_and_see(page))
                say("a new lesson with the button")
                pressed = times(new_lesson(page, start))
                browser.close()
        finally:
            process.terminate()
            process.wait(30)

    for what, (middle, slowest), budget in (
        ("from saving to the sentence in the preview", seen, 3),
        ("button for a new lesson, to notebook and preview", pressed, 5),
        ("command `course new-lesson`", made, 5),
        ("`course check --fast` over the whole course", checked, 20),
    ):
        table.add(f"{what} (slowest of {GOES}: {slowest:.2f} s)", middle, "s", budget)
    print("\nAn author, in JupyterLab in the same browser:\n")
    print(table)


if __name__ == "__main__":
    main()
