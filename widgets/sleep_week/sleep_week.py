"""Nights and days beside each other: what a bad night does to the days after it."""

from __future__ import annotations

import json
import math

import plotly.graph_objects as go
import traitlets as t

from widgets.base import CourseWidget
from widgets.models.sleep import PRESETS, SCENARIOS, SleepModel, SleepRun

DAYS = 14
# Each seed is one more time that the same nights are followed with ordinary ups and downs.
SEEDS = (1, 2, 3, 4)
# A difference counts as nearly gone when less than this share of its largest value is left (own choice).
NEARLY_GONE = 0.25
# How clearly an arrow is drawn: palest when its night or day is as usual.
STRENGTHS = (0.2, 0.45, 0.7, 1.0)
# Long enough that the spread of the ups and downs no longer depends on where they started.
MANY_DAYS = 365


class SleepWeek(CourseWidget):
    """Two weeks of nights and days; a bad night passes something on to the day, a bad day to the night.

    The reader chooses what happens to the nights, how thick the arrows between sleep and pain are, and
    whether ordinary ups and downs join in. Use it to show that one bad night fades and that lasting
    better sleep eases pain a little; for the reader's own evening use ``MyEvening``. Nothing is kept:
    these are not the patient's nights. It knows no hours and gives sleep no score: every number is a
    difference with a usual night or day.

    Args:
        name: identifies the widget within its lesson.
        nights: what happens at the start, "usual" (default), "one_bad_night", "bad_week" or "better_sleep".
        arrows: thickness of the arrows at the start, "dagboek" (default), "sterk" or "gelijk".

    Raises:
        ValueError: when ``nights`` or ``arrows`` is none of these.

    Sources:
        Formula, arrows and noise come from evidence.md, section 6, model 3 (``widgets/models/sleep.py``). The
        arrow from sleep to pain is set on ``cbti``; that it is the thicker one from day to day is inspired by
        ``sleep-daily-pop`` and ``sleep-daily-clbp``, that both can be equal by ``sleep-cohort-1`` and
        ``sleep-cohort-2``. How bad a bad night is, and the noise, are own choices.

    Example:
        >>> week = SleepWeek(name="week", nights="one_bad_night")
        >>> week._expected["dagboek"]["one_bad_night"]["pain"][:5]  # hundredths more than usual
        [0, 39, 28, 15, 7]
        >>> SleepWeek(name="week", nights="short")
        Traceback (most recent call last):
        ...
        ValueError: SleepWeek: nights must be one of usual, one_bad_night, bad_week, better_sleep, got 'short'
    """

    nights = t.Unicode("usual").tag(sync=True)
    arrows = t.Unicode("dagboek").tag(sync=True)
    #: Per arrows: points of pain for a point of sleep, points of sleep for a point of pain; x100.
    _arrows = t.Dict().tag(sync=True)
    #: Per arrows and nights: difference with usual, x100, of each night and each day.
    _expected = t.Dict().tag(sync=True)
    #: The same with ordinary ups and downs, once for each seed.
    _chance = t.Dict().tag(sync=True)
    #: Per arrows and nights: what the sentence needs, see ``in_short``.
    _short = t.Dict().tag(sync=True)
    _figure = t.Dict().tag(sync=True)
    _room = t.List(t.Float(), [81, 69]).tag(sync=True)

    def __init__(self, name: str, nights: str = "usual", arrows: str = "dagboek", **content: object) -> None:
        for what, value, known in (("nights", nights, SCENARIOS), ("arrows", arrows, PRESETS)):
            if value not in known:
                raise ValueError(f"SleepWeek: {what} must be one of {', '.join(known)}, got {value!r}")
        super().__init__(name, nights=nights, arrows=arrows, **content)
        self._arrows = {key: [round(100 * m.to_pain), round(100 * m.to_sleep)] for key, m in PRESETS.items()}
        self._expected = {
            key: {each: difference(m, m.run(DAYS, each)) for each in SCENARIOS} for key, m in PRESETS.items()
        }
        self._chance = {
            key: {
                each: [difference(m, m.run(DAYS, each, noise=True, seed=seed)) for seed in SEEDS] for each in SCENARIOS
            }
            for key, m in PRESETS.items()
        }
        self._short = {
            key: {each: in_short(m, self._expected[key][each]["pain"]) for each in SCENARIOS}
            for key, m in PRESETS.items()
        }
        self._figure = json.loads(figure().to_json())


def difference(model: SleepModel, run: SleepRun) -> dict[str, list[int]]:
    """Hundredths better (night) or more (pain) than usual: whole numbers keep the page small."""
    return {
        "night": [round(100 * (night - model.mean_sleep)) for night in run.night],
        "pain": [round(100 * (pain - model.mean_pain)) for pain in run.pain],
    }


def in_short(model: SleepModel, pain: list[int]) -> dict[str, int | bool]:
    """What can be said of a run without ups and downs.

    Args:
        model: the model that gave the run.
        pain: difference of each day with a usual day, x100.

    Returns:
        ``most``: the largest difference, x100, below 0 when there is less pain. ``fades``: days from that
        one until it is nearly gone, 0 when it stays. ``chance_is_more``: whether ordinary ups and downs of
        one day are larger than that.
    """
    most = max(pain, key=abs)
    after = pain[pain.index(most) :]
    fades = next((days for days, left in enumerate(after) if abs(left) < NEARLY_GONE * abs(most)), 0)
    return {"most": most, "fades": fades, "chance_is_more": 100 * ups_and_downs(model) > abs(most)}


def ups_and_downs(model: SleepModel) -> float:
    """Spread (standard deviation) of pain in usual days, in points."""
    pain = model.run(MANY_DAYS, noise=True).pain
    return math.sqrt(sum((each - model.mean_pain) ** 2 for each in pain) / len(pain))


def figure() -> go.Figure:
    """Nights above, days below, room for the arrows between; the front end fills in what was chosen.

    Traces, first for the nights and then for the days: the usual level, the run without ups and downs with
    the space between the two filled, and the run with ups and downs. Then the arrows, first down and then up,
    for each of ``STRENGTHS`` a trace.
    """
    traces = []
    for axis, first, colour, band in (("y", 0, "--c-line-3", "--c-band-3"), ("y2", 0.5, "--c-line-2", "--c-band-2")):
        line = {"type": "scatter", "mode": "lines", "x0": first, "dx": 1, "yaxis": axis}
        points = {"mode": "lines+markers", "marker": {"color": colour, "size": 7, "opacity": 1}}
        traces += [
            {**line, "y": [0] * DAYS, "line": {"color": "--c-axis", "width": 1.5, "dash": "5px 4px"}},
            {**line, **points, "fill": "tonexty", "fillcolor": band, "line": {"color": colour, "width": 3}},
            {**line, **points, "line": {"color": colour, "width": 2.5}},
        ]
    for colour in ("--c-line-3", "--c-line-2"):
        for strength in STRENGTHS:
            head = {"symbol": "arrow", "angleref": "previous", "color": colour, "opacity": 1, "line": {"width": 0}}
            arrow = {
                "type": "scatter",
                "mode": "lines+markers",
                "yaxis": "y3",
                "opacity": strength,
                "cliponaxis": False,
            }
            traces.append({**arrow, "line": {"color": colour}, "marker": head})
    hidden = {"visible": False, "fixedrange": True}
    # Not validated: plotly refuses colours that are names of tokens, and the browser fills those in.
    return go.Figure(
        data=traces,
        layout={
            "template": {},
            "margin": {"l": 4, "r": 68, "t": 28, "b": 8},
            "xaxis": {
                "range": [-0.4, DAYS - 0.1],
                "showgrid": False,
                "zeroline": False,
                "showline": False,
                "fixedrange": True,
                "automargin": True,
                "anchor": "free",
                "position": 0,
            },
            "yaxis": {**hidden, "domain": [0.67, 1], "range": [-5.2, 4.2]},
            "yaxis2": {**hidden, "domain": [0.06, 0.48], "range": [-3.2, 3.4]},
            "yaxis3": {**hidden, "domain": [0.49, 0.66], "range": [0, 1]},
        },
        _validate=False,
    )
