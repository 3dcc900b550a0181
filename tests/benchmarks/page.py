"""Part of ``make bench``: what a reader waits for in one lesson, beside a page made by hand with the same text."""

from __future__ import annotations

import sys
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.budgets import figure, tell  # noqa: E402
from tests.benchmarks.reading import from_tap_to_chart, hand_made, served, visits  # noqa: E402
from tests.benchmarks.served import LESSON, chromium, served_course  # noqa: E402


def main() -> None:
    """Measure and tell."""
    with served_course() as (address, _), chromium() as browser:
        url = f"{address}/nl/{LESSON}/"
        page = urllib.request.urlopen(url, timeout=120).read().decode()
        for where, slow in (("laptop", False), ("slow phone", True)):
            with served(hand_made(page)) as by_hand:
                hand = visits(browser, by_hand, ["text"], slow=slow).text
            own = visits(browser, url, ["text"], slow=slow).text
            beside = f"made by hand: {figure(hand, 's')} ({own / hand:.2f}×)"
            tell(f"text of a lesson visible, {where}", own, beside, 1.5 * hand)
            steps = visits(browser, url, ["text", "widgets"], slow=slow)
            beside = f"its text, all steps below each other: {figure(steps.text, 's')}"
            tell(f"widgets and stages of a lesson visible, {where}", steps.widgets, beside, steps.text + 0.02)
            tell(f"a chart, from tap to drawn, {where}", from_tap_to_chart(browser, url, slow=slow))


if __name__ == "__main__":
    main()
