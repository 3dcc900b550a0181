"""What ``make bench`` measures, with the budget of each and the figure of the first edition, in the order of its table."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Budget:
    """One row.

    Args:
        part: of the benchmark, a script in this folder.
        what: is measured.
        most: that it may be (or, with ``at_least``, the least); None when it depends on what is measured beside it.
        unit: of all its figures.
        first: the figure of the first edition, which nobody measures any more.
        at_least: whether more is better.
        goal: the budget in words, when it depends on what is measured beside it.
    """

    part: str
    what: str
    most: float | None
    unit: str
    first: str = ""
    at_least: bool = False
    goal: str = ""

    def line(self, ours: str = "not measured", beside: str = "", within: str = "") -> str:
        """As it stands in the table."""
        goal = self.goal or f"{'≥' if self.at_least else '≤'} {self.most:g} {self.unit}".strip()
        return row(self.what, self.first, ours, beside, goal, within)


def row(*cells: str) -> str:
    """A row of Markdown."""
    return f"| {' | '.join(cells)} |"


BESIDE_HAND = {"goal": "≤ 1.5 × made by hand"}
WITH_TEXT = {"goal": "with its text (a frame later at most)"}
AT_80 = "80 lessons: "
AS_FEW = {"at_least": True, "goal": "as with 8 lessons (within a fifth)"}
#: What one reader asks and gets: KB, requests, and those of them that a CDN passes on to the server, because their answer may change.
VISITS = {
    which: ((f"{which}: sent", "KB"), (f"{which}: requests", ""), (f"{which}: requests for what may change", ""))
    for which in ("a first visit, with what is kept for offline", "a later visit, to the next lesson")
}
BUDGETS = [
    Budget("page", "text of a lesson visible, laptop", None, "s", "0.16 s", **BESIDE_HAND),
    Budget("page", "text of a lesson visible, slow phone", None, "s", **BESIDE_HAND),
    Budget("page", "widgets and stages of a lesson visible, laptop", None, "s", "0.35 to 0.7 s", **WITH_TEXT),
    Budget("page", "widgets and stages of a lesson visible, slow phone", None, "s", **WITH_TEXT),
    Budget("page", "a chart, from tap to drawn, slow phone", 2.5, "s", "2.9 s from the visit"),
    Budget("page", "a chart, from tap to drawn, laptop", 0.6, "s", "0.73 s from the visit"),
    Budget("lessons", "first visit of a lesson (worst of all)", 150, "KB", "112, with charts 442 KB"),
    Budget("lessons", "blocking time of a lesson, slow phone (worst of all)", 0.2, "s", "1.4 to 1.9 s"),
    Budget("lessons", "layout shift of a lesson (worst of all, at 320, 390, 768 and 1280 px)", 0, ""),
    Budget("lessons", "the same with kept answers, files cleared, slow phone", 0.05, ""),
    Budget("lessons", "step on a slider to picture redrawn, p95, slow phone", 100, "ms"),
    Budget("lessons", "step on a slider to picture redrawn, p95, laptop", 16, "ms", "16 ms"),
    Budget("making", "whole course made from nothing", 15, "s", "22 s"),
    Budget("making", "one changed lesson, from save to page", 2, "s", "2.9 s"),
    Budget("making", "look of every page changed, whole course rendered again, no kernel", 1.5, "s", "22 s"),
    Budget("making", "memory of the server", 150, "MB", "145 MB"),
    Budget("making", "pages served per second by one process", 2500, "/s", "2900 /s", at_least=True),
    *(Budget("traffic", what, None, unit, goal="no budget") for rows in VISITS.values() for what, unit in rows),
    Budget("growth", "kept for offline on a first visit", 700, "KB"),
    Budget("growth", f"{AT_80}kept for offline on a first visit", 600, "KB", "1600 KB"),
    Budget("growth", f"{AT_80}Mijn cursus", 150, "KB", "1300 KB"),
    Budget("growth", f"{AT_80}`/sw.js` sent per second", None, "/s", "17 /s", **AS_FEW),
    Budget("growth", "400 lessons: `/sw.js` sent per second", None, "/s", "1 /s", **AS_FEW),
    *(
        Budget("growth", f"{n} lessons: pages served per second by one process", 2500, "/s", at_least=True)
        for n in (80, 400)
    ),
    *(Budget("growth", f"{n} lessons: memory of the server", 150, "MB") for n in (80, 400)),
    Budget("growth", f"{AT_80}static build, no kernel", 60, "s"),
    Budget("stock", "text of a lesson visible in stock Voilà, laptop", None, "s", goal="no budget"),
    Budget("stock", "first chart usable in stock Voilà, laptop", None, "s", goal="no budget"),
    Budget("stock", "first visit of a lesson in stock Voilà", None, "KB", goal="no budget"),
    Budget("stock", "memory of stock Voilà with 3 open pages", None, "MB", goal="no budget"),
    Budget("groups", "400 phones in a room vote within 2 s, vote to projector, p95", 150, "ms", "101 ms, of 300"),
    Budget("groups", "the same in 45 rooms of 20 phones at once", 500, "ms", "125 ms, in 20"),
    Budget("groups", "the same over Redis", 500, "ms", "95.4 ms"),
    Budget("groups", "a killed server answers again, 301 windows are back", 5, "s", "1.67 s"),
    Budget("groups", "the same, from its death on", 5, "s", ""),
    Budget("groups", "the same, one of two servers over Redis, 150 windows", 5, "s", "1.16 s"),
    Budget("groups", "memory of the server after 400 phones", 250, "MB", "129 MB, of 300"),
    Budget("editing", "from saving to the sentence in the preview", 3, "s", "2.28 s"),
    Budget("editing", "button for a new lesson, to notebook and preview", 5, "s", "6.76 s"),
    Budget("editing", "command `course new-lesson`", 5, "s", "0.284 s"),
    Budget("editing", "`course check --fast` over the whole course", 20, "s", "1.45 s"),
    Budget("lighthouse", "Lighthouse on a phone, home: performance", 95, "of 100", "100 of 100", at_least=True),
    Budget(
        "lighthouse", "Lighthouse on a phone, lesson with charts: performance", 95, "of 100", "95 of 100", at_least=True
    ),
    Budget("lighthouse", "Lighthouse on a phone, mijn-cursus: performance", 95, "of 100", "99 of 100", at_least=True),
    Budget(
        "lighthouse",
        "the same pages: accessibility, best practices, SEO (lowest)",
        100,
        "of 100",
        "100 of 100",
        at_least=True,
    ),
]
OF = {budget.what: budget for budget in BUDGETS}


def figure(number: float, unit: str) -> str:
    """A number as it is shown."""
    return (f"{number:.3g} {unit}" if number < 1000 else f"{number:.0f} {unit}").strip()


def tell(what: str, ours: float, beside: str = "", most: float | None = None) -> None:
    """Say what was measured, at once: the benchmark reads it from the script of a part.

    Args:
        what: was measured (``BUDGETS``).
        ours: the figure of this course.
        beside: what was measured beside it in the same run.
        most: that it may be, or the least, when that depends on it.
    """
    budget = OF[what]
    limit = budget.most if most is None else most
    within = "" if limit is None else "yes" if (ours >= limit if budget.at_least else ours <= limit) else "NO"
    print(json.dumps([what, figure(ours, budget.unit), beside, within]), flush=True)


def table(found: dict[str, str]) -> str:
    """The whole table; what is not found was not measured."""
    return "\n".join(_lines(found))


def _lines(found: dict[str, str]) -> Iterable[str]:
    head = ("what", "first edition", "this course", "beside it", "budget", "within")
    yield row(*head)
    yield row(*("---" for _ in head))
    for budget in BUDGETS:
        yield found.get(budget.what) or budget.line()
