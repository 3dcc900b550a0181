"""Part of ``make bench``: what each lesson fetches, keeps waiting and moves; the one that does worst counts."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.budgets import tell  # noqa: E402
from tests.benchmarks.reading import (  # noqa: E402
    WIDTHS,
    blocked,
    first_visit_bytes,
    shifted,
    shifted_with_answers,
    step_to_picture,
)
from tests.benchmarks.served import chromium, lessons, served_course  # noqa: E402
from tests.browser.test_my_course import KEPT, entry  # noqa: E402


def worst(one: Callable[[str], float], addresses: list[str]) -> tuple[float, str]:
    """The figure of the lesson that did worst, which is looked at three times: the one in the middle counts."""
    found = {address: one(address) for address in addresses}
    most = max(found, key=lambda address: found[address])
    figures = [found[most], one(most), one(most)] if found[most] else [0.0]
    return statistics.median(figures), most.rstrip("/").rpartition("/")[2]


def main() -> None:
    """Measure and tell."""
    kept = {f"rugpijn/{key}": entry(values) for key, values in KEPT.items()}
    with served_course() as (address, _), chromium() as browser:
        urls = lessons(address)
        fetched = {url: first_visit_bytes(browser, url) for url in urls}
        most, least = max(fetched.values()), min(fetched.values())
        tell("first visit of a lesson (worst of all)", most / 1000, f"the lightest: {least / 1000:.0f} KB")
        tell("blocking time of a lesson, slow phone (worst of all)", *worst(lambda url: blocked(browser, url), urls))
        shift = max((shifted(browser, url, width), f"{url}, {width} px") for url in urls for width in WIDTHS)
        tell("layout shift of a lesson (worst of all, at 320, 390, 768 and 1280 px)", shift[0])
        moved = worst(lambda url: shifted_with_answers(browser, url, kept), urls)
        tell("the same with kept answers, files cleared, slow phone", *moved)
        for where, slow in (("slow phone", True), ("laptop", False)):
            redrawn = worst(lambda url, slow=slow: step_to_picture(browser, url, slow=slow), urls)
            tell(f"step on a slider to picture redrawn, p95, {where}", *redrawn)


if __name__ == "__main__":
    main()
