"""Two made-up people walk the same twelve weeks: a lot on good days and then rest, or building up in steps."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, TypedDict

import traitlets as t

from widgets.base import lesson_language
from widgets.countable import CountablePlay
from widgets.figure import Figure, token_figure
from widgets.models.building_up import BuildingUpModel, PlanRun
from widgets.models.plans import BoomBust, Graded
from widgets.words import catalogue

STAGE = Path(__file__).parent.parent / "stages/pad"
# Model 4 in evidence.md, section 6: its defaults are what both usually do (`pace-rule`: convention, no trial compares
# percentages). The other choices are ours: a gentler one, and one that goes too far.
BOOSTS = (1.0, 1.3, 1.6)
STARTS = (0.5, 0.8, 1.2)
STEPS = (0.0, 0.1, 0.2)
STEP_WORDS = ("none", "small", "large")
WEEKS = 12
DAYS = 7 * WEEKS
RUNS = 300
MOST_LETTERS = 12


class Plan(TypedDict):
    """What the page gets of one plan.

    ``minutes`` of each day and ``flares`` (the flare days, from 0) are those of the most ordinary run; ``weeks`` (minutes
    in each week) and ``capacity`` (minutes a day that one can take at the end of each week) are averages.
    """

    minutes: list[int]
    flares: list[int]
    weeks: list[int]
    capacity: list[float]


class TwoPlans(CountablePlay):
    """Two made-up people walk twelve weeks: one does much on good days and then rests, one builds up.

    Three questions, each with one thing to choose: the reader guesses, chooses, and sees both walk; the chart is the
    second layer. Use it to talk about doing too much and then resting; for a plan of the reader's own use ``MySteps``.
    Nothing is kept, because it says nothing about the reader, and no amount in it is an advice.

    The picture is one run of 300, chosen by the rule of ``most_ordinary``, which the page tells; the
    minutes in the sentence and the table are the average of those 300, made with ``BuildingUpModel``.

    Args:
        name: identifies the widget within its lesson.
        people: the two names, the first does much and then rests, the second builds up; 1 to 12
            letters each.

    Raises:
        ValueError: when there are not two different names of that length.

    Sources:
        Formula and check values: evidence.md, section 6, model 4 (``widgets/models/building_up.py``).
        Directions: ``pace-andrews``; ``ga-macedo`` compared building up with little or no treatment, never
        with overdoing, which the widget says;
        percentages: ``pace-rule`` (a rule of thumb, so the reader sees words, not percentages).

    Example:
        >>> plans = TwoPlans(name="twee-plannen")._plans
        >>> much = plans["boost"][2]  # a lot on a good day, a quiet day after it
        >>> much["weeks"][0], much["weeks"][-1], len(much["flares"])  # minutes in week 1 and 12, days
        (75, 54, 22)
        >>> steps = plans["step"][1]
        >>> steps["weeks"][0], steps["weeks"][-1], len(steps["flares"])
        (111, 233, 3)
        >>> TwoPlans(name="twee-plannen", people=["Ans"])
        Traceback (most recent call last):
        ...
        ValueError: TwoPlans: people must be two different names of 1 to 12 letters, got ['Ans']
    """

    people = t.List(t.Unicode(), ["Ans", "Kees"]).tag(sync=True)
    #: What can be chosen for the first ("boost") and for the second ("step", "start"), each in three sizes.
    _plans = t.Dict().tag(sync=True, holds=dict[str, list[Plan]])
    _days = t.Int(DAYS).tag(sync=True)
    #: Which step was chosen at the first question; -1: none yet. What is chosen at the others is not counted.
    _step = t.Int(-1).tag(sync=True)
    _figure = t.Dict().tag(sync=True, holds=Figure)

    def __init__(self, name: str, people: list[str] | tuple[str, ...] = ("Ans", "Kees"), **content: object) -> None:
        names = list(people) if isinstance(people, list | tuple) else []
        fits = all(isinstance(each, str) and 1 <= len(each.strip()) <= MOST_LETTERS for each in names)
        if not fits or len(names) != 2 or len({each.strip().lower() for each in names}) != 2:
            raise ValueError(
                f"TwoPlans: people must be two different names of 1 to {MOST_LETTERS} letters, got {people!r}"
            )
        names = [each.strip() for each in names]
        # The stage calls its two people Ans and Kees.
        drawn = {**catalogue(STAGE, lesson_language()), **dict(zip(("Ans", "Kees"), names, strict=True))}
        super().__init__(name, people=names, texts=drawn, **content)
        self._plans = plans()
        self._figure = figure()
        self.count("_step", "Which step did you choose for {name}?", dict(enumerate(STEP_WORDS)), name=names[1])


@cache
def plans() -> dict[str, list[Plan]]:
    """Everything that can be chosen; one thing differs at a time, the rest is as usual."""
    return {
        "boost": [shown(BoomBust(boost=boost)) for boost in BOOSTS],
        "step": [shown(Graded(step=step)) for step in STEPS],
        "start": [shown(Graded(start=start)) for start in STARTS],
    }


@cache
def shown(plan: BoomBust | Graded) -> Plan:
    """What the page gets of one plan: what the made-up person does."""
    model = BuildingUpModel()
    # As BuildingUpModel.average does, but the runs are needed too, and making them takes a second.
    runs = [model.run(plan, DAYS, seed) for seed in range(1, RUNS + 1)]
    weeks = [sum(week) / RUNS for week in zip(*(run.minutes_per_week for run in runs), strict=True)]
    run = most_ordinary(runs, weeks)
    return {
        "minutes": [round(done) for done in run.minutes],
        "flares": list(run.flare_days),
        "weeks": [round(week) for week in weeks],
        "capacity": [round(sum(run.capacity[day] for run in runs) / RUNS, 1) for day in range(6, DAYS, 7)],
    }


def most_ordinary(runs: list[PlanRun], weeks: list[float]) -> PlanRun:
    """The run with the usual number of flare days that does most nearly what is done on average."""
    usual = round(sum(len(run.flare_days) for run in runs) / len(runs))
    nearest = min(abs(len(run.flare_days) - usual) for run in runs)
    same = [run for run in runs if abs(len(run.flare_days) - usual) == nearest]

    def apart(run: PlanRun) -> float:
        by_week = zip(run.minutes_per_week, weeks, strict=True)
        return abs(sum(run.minutes) - sum(weeks)) + sum(abs(a - b) for a, b in by_week) / WEEKS

    return min(same, key=apart)


def figure() -> dict[str, Any]:
    """The first person above, the second below; the front end fills in the days.

    Traces for each: ordinary days, flare days, and a dot below each flare day.
    """
    traces: list[dict[str, Any]] = []
    for side in ("y", "y2"):
        bar = {"type": "bar", "width": 0.8, "yaxis": side}
        traces += [
            {**bar, "marker": {"color": "--c-line-1", "line": {"width": 0}}},
            {**bar, "marker": {"color": "--c-line-2", "line": {"width": 0}}},
            {
                "type": "scatter",
                "mode": "markers",
                "yaxis": side,
                "marker": {"color": "--c-line-2", "size": 6, "opacity": 1, "line": {"width": 0}},
                "cliponaxis": False,
            },
        ]
    axis = {
        "fixedrange": True,
        "zeroline": True,
        "zerolinecolor": "--c-axis",
        "showgrid": True,
        "gridcolor": "--c-grid",
        "automargin": True,
    }
    return token_figure(
        data=traces,
        layout={
            "barmode": "overlay",
            "margin": {"l": 8, "r": 8, "t": 34, "b": 32},
            "xaxis": {
                "range": [-1, DAYS],
                "fixedrange": True,
                "showgrid": False,
                "zeroline": False,
                "ticklabeloverflow": "allow",
                "anchor": "free",
                "position": 0,
            },
            "yaxis": {**axis, "domain": [0.57, 1]},
            "yaxis2": {**axis, "domain": [0, 0.43]},
        },
    )
