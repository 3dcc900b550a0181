"""What a million readers a day ask, calculated from what `make bench` measured of one: the table of ``docs/growth.md``."""

from __future__ import annotations

import math
import re

from tests.benchmarks.budgets import AT_80, VISITS, row

READERS = 1_000_000
#: Assumed: the part of a day's readers that comes in its busiest hour, and of how many the device holds nothing yet.
BUSIEST = 0.1
FIRST = {"all come for the first time": 1.0, "one in five comes for the first time": 0.2}
#: Of what a process can do, so much is asked of it at most: the rest is for who comes at the same moment.
FULL = 0.5
PAGES = f"{AT_80}pages served per second by one process"


def figures(table: str) -> dict[str, float]:
    """What the table of the benchmark says was measured, by row; what was not is left out."""
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    numbers = {cells[0]: re.match(r"[\d.]+", cells[2]) for cells in rows if len(cells) > 2}
    return {what: float(number[0]) for what, number in numbers.items() if number}


def calculated(found: dict[str, float]) -> str:
    """The table of the page, as Markdown.

    Args:
        found: the measured figures, by row of the benchmark; where one is missing, nothing is calculated.
    """
    (first, later) = ([what for what, _ in rows] for rows in VISITS.values())
    missing = [what for what in [*first, *later, PAGES] if what not in found]
    if missing:
        return f"Not calculated: {', '.join(missing)} was not measured.\n"
    lines = [row("", *FIRST), row("---", *("---" for _ in FIRST))]

    def told(what: str, number: str, per_day: int, unit: float) -> None:
        each = [
            READERS * (share * found[first[per_day]] + (1 - share) * found[later[per_day]]) * unit
            for share in FIRST.values()
        ]
        lines.append(row(what, *(number.format(value) for value in each)))

    second = BUSIEST / 3600
    told("sent in a day", "{:,.0f} GB", 0, 1e-6)
    told("requests in a day", "{:,.0f} million", 1, 1e-6)
    told("sent in the busiest hour", "{:,.0f} Mbit/s", 0, second * 8 / 1000)
    told("requests in the busiest hour", "{:,.0f} a second", 1, second)
    told("of these for what may change", "{:,.0f} a second", 2, second)
    asked = [READERS * second * (share * found[first[1]] + (1 - share) * found[later[1]]) for share in FIRST.values()]
    lines.append(row("processes that answer them all", *(str(math.ceil(n / (FULL * found[PAGES]))) for n in asked)))
    measured = "; ".join(
        f"{which}: {found[rows[0][0]]:g} KB in {found[rows[1][0]]:g} requests, {found[rows[2][0]]:g} of them for what may change"
        for which, rows in VISITS.items()
    )
    return f"Measured: {measured}; one process serves {found[PAGES]:g} pages a second.\n\n" + "\n".join(lines) + "\n"
