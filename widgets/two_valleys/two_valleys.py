"""A ball in a landscape with two valleys: what understanding, steps and what comes in between do over a year."""

from __future__ import annotations

from functools import cache
from math import ceil, tanh
from typing import Any, TypedDict

import traitlets as t

from widgets.countable import CountablePlay
from widgets.figure import Figure, token_figure
from widgets.models.circle import CircleModel, Shock

# Model 2 in evidence.md, section 6; of its table of speeds a small step and one that is far too large (our choice).
SMALL, VERY_LARGE = 0.04, 0.30
ORDINARY, THREATENING = 0.50, 0.55
SETBACK = Shock(threat=0.15, week=12, weeks=6)
STOP_WEEK = 10
WEEKS = 52
# What counts as over the hill, as in the check values of the evidence: past the hill of the ordinary surroundings.
PAST_THE_HILL = 0.4

# The land by name: threat and understanding. A setback is drawn as the land it makes of the ordinary one.
LANDS = {
    "ordinary": (ORDINARY, 0.0),
    "understood": (ORDINARY, 1.0),
    "threatening": (THREATENING, 0.0),
    "setback": (ORDINARY + SETBACK.threat, 0.0),
}
# Heights are squeezed between -100 and 100, so that a hill of 0.01 and a slope of 0.06 both fit; what is higher stays
# higher. The left valley, where the ball begins, is about 0.
SQUEEZE = 0.010
LEFT_VALLEY = 90
# Fear cannot be below 0 or above 1: beyond those ends the land goes on and rises, over this many hundredths.
EDGE = 8


ADDED = ("understanding", "small steps", "both")


class Year(TypedDict):
    """A year of one made-up person. Shares are in hundredths, a number for each week.

    ``step`` is what is added each week; ``over`` the first whole week with the ball over the hill, ``stop`` the one in
    which the steps stop.
    """

    step: float
    fear: list[int]
    trust: list[int]
    over: int | None
    land: str
    stop: int | None
    setback: bool


class TwoValleys(CountablePlay):
    """A ball between two valleys: much fear and daring little, or less fear and daring more.

    Three questions, each with one thing to choose: the reader guesses, chooses, and sees the ball roll for a year; the
    chart is the second layer. Use it to show why small steps carry further than large ones, and that a setback is not
    back to the start. To look at one's own example use ``FearCircle``. Nothing is kept, because it says nothing about
    the reader.

    The years come from ``CircleModel`` (evidence section 6, model 2; directions from ``fam``,
    ``fear-disability``, ``ga-macedo``, ``gexp`` and ``words-kngf``, weeks are our choice). All nine
    are made here, the browser only looks them up.

    Args:
        name: identifies the widget within its lesson.

    Raises:
        ValueError, TypeError: see ``CourseWidget``.

    Example:
        >>> years = TwoValleys(name="twee-dalen")._years
        >>> small = years["step"][1]
        >>> small["over"], small["fear"][0], small["fear"][WEEKS]
        (20, 90, 11)
        >>> [year["over"] for year in years["meanwhile"]]  # a setback, stopping, threatening words
        [21, None, 21]
    """

    #: What can be chosen at each question, in three kinds.
    _years = t.Dict().tag(sync=True, holds=dict[str, list[Year]])
    #: Heights by name, from ``EDGE`` below fear 0 to ``EDGE`` above fear 100.
    _lands = t.Dict().tag(sync=True, holds=dict[str, list[int]])
    #: From which week, and until which, a setback lasts.
    _setback: t.List[Any] = t.List().tag(sync=True, holds=list[int])
    _figure = t.Dict().tag(sync=True, holds=Figure)
    #: What was added at the first question; -1: nothing yet. What is chosen at the others is not counted.
    _added = t.Int(-1).tag(sync=True)

    def __init__(self, name: str, **content: object) -> None:
        super().__init__(name, **content)
        self._years = years()
        self._lands = {name: heights(*around) for name, around in LANDS.items()}
        self._setback = [SETBACK.week, SETBACK.week + SETBACK.weeks]
        self._figure = figure()
        self.count("_added", "What did you choose for the ball?", dict(enumerate(ADDED)))


@cache
def years() -> dict[str, list[Year]]:
    """Everything that can be chosen; what is not asked about stays as it was."""
    return {
        "understanding": [year(land="understood"), year(SMALL), year(SMALL, land="understood")],
        "step": [year(), year(SMALL), year(VERY_LARGE)],
        "meanwhile": [year(SMALL, setback=True), year(SMALL, stop=STOP_WEEK), year(SMALL, land="threatening")],
    }


def year(step: float = 0.0, land: str = "ordinary", stop: int | None = None, setback: bool = False) -> Year:
    """One year from the left valley."""
    threat, understanding = LANDS[land]
    run = CircleModel().run(step, understanding, threat, stop, SETBACK if setback else None, WEEKS)
    over = run.week_below(PAST_THE_HILL)
    return {
        "step": step,
        "fear": [round(100 * fear) for fear in run.fear],
        "trust": [round(100 * trust) for trust in run.trust],
        "over": None if over is None else ceil(over),
        "land": land,
        "stop": stop,
        "setback": setback,
    }


@cache
def heights(threat: float, understanding: float) -> list[int]:
    """The landscape in whole numbers, with its two ends."""
    land = [height for _, height in CircleModel().landscape(threat, understanding, points=101)]
    drawn = [round(100 * tanh((height - land[LEFT_VALLEY]) / SQUEEZE)) for height in land]

    def beyond(end: int, before: int) -> list[int]:
        return [round(end + max(0, end - before) * level + 0.8 * level**2) for level in range(1, EDGE + 1)]

    return [*reversed(beyond(drawn[0], drawn[1])), *drawn, *beyond(drawn[-1], drawn[-2])]


def figure() -> dict[str, Any]:
    """Fear and daring over the year; the front end fills in the year that was chosen."""
    line = {"type": "scatter", "mode": "lines", "x": list(range(WEEKS + 1))}
    smooth = {"shape": "spline", "smoothing": 0.6}
    fixed = {"fixedrange": True, "showgrid": False, "zeroline": False}
    return token_figure(
        data=[
            {**line, "line": {**smooth, "color": "--c-line-2", "width": 3, "dash": "7px 4px"}},
            {**line, "line": {**smooth, "color": "--c-line-1", "width": 4}},
        ],
        layout={
            "margin": {"l": 4, "r": 4, "t": 8, "b": 32},
            "xaxis": {
                **fixed,
                "range": [-0.5, WEEKS + 0.5],
                # Beside it stand the names of the lines, also in the largest letters on the smallest screen.
                "domain": [0, 0.76],
                "tickvals": [0, 12, 26, 39, WEEKS],
                "showline": True,
                "linecolor": "--c-axis",
                "ticks": "outside",
                "tickcolor": "--c-axis",
                "ticklabeloverflow": "allow",
            },
            "yaxis": {**fixed, "range": [-4, 128], "visible": False},
        },
    )
