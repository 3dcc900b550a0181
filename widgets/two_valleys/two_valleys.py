"""A ball in a landscape with two valleys: what small and large steps do over a year."""

from __future__ import annotations

from functools import cache
from math import tanh
from typing import Any

import traitlets as t

from widgets.base import CourseWidget
from widgets.figure import token_figure
from widgets.models.circle import CircleModel, CircleRun, Shock

# Model 2 in evidence.md, section 6. That 0.06 is an even middle and 0.30 is too much comes from its table of speeds;
# which of them get a place on the slider is our choice.
STEPS = (0.0, 0.02, 0.04, 0.06, 0.12, 0.30)
UNDERSTANDING = (0.0, 0.5, 1.0)
# Reassuring, ordinary, threatening. With 0.48 and full understanding the hill is nearly gone, yet a ball without steps
# does not get past it within the year; below that it would, which no study shows (`pne-alone`).
THREATS = (0.48, 0.50, 0.55)
STOP_WEEKS = (None, 8, 10)
SETBACK = Shock(threat=0.15, week=12, weeks=6)
WEEKS = 52

# A value is one character: chr(FIRST + level), with level 0 to LEVELS for 0 to 1.
FIRST = 35
LEVELS = 90
# Heights are squeezed between -1 and 1, so that a hill of 0.01 and a slope of 0.06 both fit; what is higher stays higher.
SQUEEZE = 0.014
# Ground under the land, so that there is room for words below the valleys.
GROUND = 1.5
# Fear cannot be below 0 or above 1: beyond those ends the land goes on and rises, over this many levels.
EDGE = 8
# What counts as "over the hill" where no hill is left: past the hill of the default surroundings.
PAST_THE_HILL = 0.4


class TwoValleys(CourseWidget):
    """A ball between two valleys: much fear and daring little, or more rest and daring more.

    The reader sets the size of the steps, understanding, the words around them, when to stop and a
    setback, and lets a year go by. Use it to show why small safe steps carry further than large
    ones, and that a setback is not back to the start. To look at one's own example use
    ``FearCircle``. Nothing is kept, because it says nothing about the reader.

    The runs come from ``CircleModel`` (evidence section 6, model 2; directions from ``fam``,
    ``fear-disability``, ``ga-macedo``, ``gexp`` and ``words-kngf``, weeks are our choice). Every
    run is made here, the browser only looks it up.

    Args:
        name: identifies the widget within its lesson.

    Raises:
        ValueError, TypeError: see ``CourseWidget``.

    Example:
        >>> valleys = TwoValleys(name="twee-dalen")
        >>> values, over, pauses = valleys._runs[1][0][3][0][0]
        >>> over, pauses
        (16, 0)
        >>> decode(values)[0], decode(values)[WEEKS]
        (0.9, 0.11)
    """

    _runs: t.List[Any] = t.List().tag(sync=True)
    """``[threat][understanding][step][stop][setback]``: fear and trust as characters, week over the hill or None, pauses.

    Without steps there is nothing to stop, so there the list of stops holds one entry.
    """

    _lands: t.List[Any] = t.List().tag(sync=True)
    """``[threat][understanding]``: heights, heights during the setback, and the levels of both bottoms and the top.

    Heights run from ``EDGE`` levels below 0 to ``EDGE`` levels above ``LEVELS``.
    """

    _tenths: t.List[Any] = t.List().tag(sync=True)
    """For each level the same on a scale of 0 to 10, for the table."""

    _weeks = t.Dict().tag(sync=True)
    """Weeks in which something may happen: ``stop`` (None first), ``setback`` (from, until), ``last``."""

    _figure = t.Dict().tag(sync=True)

    def __init__(self, name: str, **content: object) -> None:
        super().__init__(name, **content)
        self._runs = runs()
        self._lands = lands()
        self._tenths = [round(10 * level / LEVELS) for level in range(LEVELS + 1)]
        self._weeks = {
            "stop": list(STOP_WEEKS),
            "setback": [SETBACK.week, SETBACK.week + SETBACK.weeks],
            "last": WEEKS,
        }
        self._figure = figure()


def encode(values: tuple[float, ...]) -> str:
    """Values from 0 to 1 as characters.

    >>> encode((0, 0.5, 1))
    '#P}'
    """
    return "".join(chr(FIRST + round(LEVELS * value)) for value in values)


def decode(text: str) -> list[float]:
    """The values of ``encode``, as near as the characters hold them.

    >>> decode("#P}")
    [0.0, 0.5, 1.0]
    """
    return [round((ord(character) - FIRST) / LEVELS, 2) for character in text]


def week_over(run: CircleRun, top: float) -> int | None:
    """First week from which fear stays below the top of the hill, or None."""
    above = [week for week, fear in enumerate(run.fear) if fear >= top]
    week = above[-1] + 1 if above else 0
    return week if week <= WEEKS else None


@cache
def runs() -> list[Any]:
    """Every combination of the controls, followed for a year."""
    model = CircleModel()

    def one(threat: float, understanding: float, step: float, stop: int | None, shock: Shock | None) -> list[Any]:
        run = model.run(step, understanding, threat, stop, shock, WEEKS)
        over = week_over(run, hilltop(threat, understanding) or PAST_THE_HILL)
        return [encode(run.fear + run.trust), over, len(run.pauses)]

    return [
        [
            [
                [
                    [one(threat, understanding, step, stop, shock) for shock in (None, SETBACK)]
                    for stop in (STOP_WEEKS if step else STOP_WEEKS[:1])
                ]
                for step in STEPS
            ]
            for understanding in UNDERSTANDING
        ]
        for threat in THREATS
    ]


def hilltop(threat: float, understanding: float) -> float | None:
    """Fear at the top of the hill, or None when there is one valley only."""
    points = CircleModel().fixed_points(threat, understanding)
    return next((point.fear for point in points if point.kind == "tipping"), None)


@cache
def lands() -> list[Any]:
    """The landscape for each combination of words and understanding, seen from its left end."""
    model = CircleModel()

    def heights(threat: float, understanding: float) -> list[int]:
        land = [height for _, height in model.landscape(threat, understanding, points=LEVELS + 1)]
        drawn = [round(1000 * (GROUND + tanh((height - land[-1]) / SQUEEZE))) for height in land]
        levels = range(1, EDGE + 1)
        right = [drawn[0] + (drawn[0] - drawn[1]) * level + 8 * level**2 for level in reversed(levels)]
        left = [drawn[-1] + (drawn[-1] - drawn[-2]) * level + 8 * level**2 for level in levels]
        return right + drawn + left

    def one(threat: float, understanding: float) -> dict[str, Any]:
        points = {point.kind: round(LEVELS * point.fear) for point in model.fixed_points(threat, understanding)}
        return {
            "heights": heights(threat, understanding),
            "setback": heights(threat + SETBACK.threat, understanding),
            "calm": points["calm"],
            "stuck": points.get("stuck"),
            "top": points.get("tipping"),
        }

    return [[one(threat, understanding) for understanding in UNDERSTANDING] for threat in THREATS]


def figure() -> dict[str, Any]:
    """The parts of the drawing that stay the same; the front end fills in what moves.

    Traces: 0 the land, 1 the ball; below it over the year 2 fear, 3 trust, 4 the week that is shown.
    """
    line = {"type": "scatter", "mode": "lines"}
    smooth = {"shape": "spline", "smoothing": 0.6}
    year = {"xaxis": "x2", "yaxis": "y2"}
    fixed = {"fixedrange": True, "showgrid": False, "zeroline": False}
    return token_figure(
        data=[
            {
                **line,
                "x": list(range(-EDGE, LEVELS + EDGE + 1)),
                "line": {"color": "--c-draw-line", "width": 3},
                "fill": "tozeroy",
                "fillcolor": "--c-draw-ground",
            },
            {
                "type": "scatter",
                "mode": "markers",
                "marker": {
                    "size": 30,
                    "color": "--c-teal",
                    "opacity": 1,
                    "line": {"color": "--c-surface", "width": 3},
                },
                "cliponaxis": False,
            },
            {**line, **year, "line": {**smooth, "color": "--c-line-2", "width": 3, "dash": "7px 4px"}},
            {**line, **year, "line": {**smooth, "color": "--c-line-1", "width": 4}},
            {
                **year,
                "type": "scatter",
                "mode": "markers",
                "marker": {
                    "size": 13,
                    "color": ["--c-line-2", "--c-line-1"],
                    "opacity": 1,
                    "line": {"color": "--c-surface", "width": 2},
                },
                "cliponaxis": False,
            },
        ],
        layout={
            "margin": {"l": 4, "r": 4, "t": 8, "b": 32},
            # Much fear lies on the left.
            "xaxis": {**fixed, "range": [LEVELS + EDGE, -EDGE], "visible": False, "anchor": "y"},
            "yaxis": {**fixed, "range": [0, 3050], "domain": [0.42, 1], "visible": False},
            "xaxis2": {
                **fixed,
                "range": [-0.5, WEEKS + 0.5],
                "domain": [0, 0.8],
                "anchor": "y2",
                "tickvals": [0, 12, 26, 39, WEEKS],
                "showline": True,
                "linecolor": "--c-axis",
                "ticks": "outside",
                "tickcolor": "--c-axis",
                "ticklabeloverflow": "allow",
            },
            "yaxis2": {**fixed, "range": [-4, LEVELS + 34], "domain": [0, 0.32], "visible": False},
        },
    )
