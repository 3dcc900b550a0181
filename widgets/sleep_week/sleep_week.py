"""A week of nights to press on: what a bad night does to the days after it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, TypedDict

import traitlets as t

from widgets.base import lesson_language
from widgets.countable import CountablePlay
from widgets.figure import Figure, token_figure
from widgets.models.sleep import PRESETS, SCENARIOS, Scenario, SleepModel
from widgets.words import catalogue

STAGE = Path(__file__).parent.parent / "stages/nacht"
DAYS = 7
# A difference counts as nearly gone when less than this share of its largest value is left (own choice).
NEARLY_GONE = 0.25
#: How strongly sleep and pain act on each other: a name in ``PRESETS``.
Arrows = Literal["dagboek", "sterk", "gelijk"]
WEEK_WORDS = {
    "usual": "an ordinary week",
    "one_bad_night": "one bad night",
    "bad_week": "more bad nights",
    "better_sleep": "weeks of better sleep",
}


class After(TypedDict):
    """What one bad night does, and what lasting better sleep does."""

    #: Hundredths of a point of pain more than usual, on the day after one bad night and the six after it.
    more: list[int]
    #: Days until that is nearly gone.
    fades: int
    #: Hundredths less pain after weeks of better sleep.
    better: int


class SleepWeek(CountablePlay):
    """A week of pillows: each can be a bad night, and the days after it are a little heavier, until that fades.

    Usual days stand there with their ordinary ups and downs, which are larger than what one night adds. Three questions
    ask for a guess: about one bad night, about three, and about weeks of better sleep. What the reader presses answers
    them, a day at a time until it is nearly gone; the chart is the second layer. Use it to show that one bad night fades and that lasting better sleep eases pain a little; for the reader's
    own evening use ``MyEvening``. Nothing is kept: these are not the patient's nights. It knows no hours and gives
    sleep no score.

    Args:
        name: identifies the widget within its lesson.
        nights: what happens at the start, "usual" (default), "one_bad_night", "bad_week" or "better_sleep".
        arrows: how strongly sleep and pain act on each other, "dagboek" (default), "sterk" or "gelijk".

    Raises:
        ValueError: when ``nights`` or ``arrows`` is none of these.

    Sources:
        Formula, arrows and noise come from evidence.md, section 6, model 3 (``widgets/models/sleep.py``). The
        arrow from sleep to pain is set on ``cbti``; that it is the thicker one from day to day is inspired by
        ``sleep-daily-pop`` and ``sleep-daily-clbp``, that both can be equal by ``sleep-cohort-1`` and
        ``sleep-cohort-2``. How bad a bad night is, and the noise, are own choices.

    Example:
        >>> week = SleepWeek(name="week", nights="one_bad_night")
        >>> week._after["dagboek"]["more"][:4]  # hundredths more than usual
        [39, 28, 15, 7]
        >>> SleepWeek(name="week", nights="short")
        Traceback (most recent call last):
        ...
        ValueError: SleepWeek: nights must be one of usual, one_bad_night, bad_week, better_sleep, got 'short'
    """

    #: The kind of week that stands there, as at the start or as the reader made it.
    nights = t.Unicode("usual").tag(sync=True)
    arrows = t.Unicode("dagboek").tag(sync=True, holds=Arrows)
    _after = t.Dict().tag(sync=True, holds=dict[Arrows, After])
    _figure = t.Dict().tag(sync=True, holds=Figure)

    def __init__(self, name: str, nights: str = "usual", arrows: str = "dagboek", **content: object) -> None:
        for what, value, known in (("nights", nights, SCENARIOS), ("arrows", arrows, PRESETS)):
            if value not in known:
                raise ValueError(f"SleepWeek: {what} must be one of {', '.join(known)}, got {value!r}")
        language = lesson_language()
        super().__init__(name, nights=nights, arrows=arrows, texts=catalogue(STAGE, language), **content)
        self._after = {key: after(model) for key, model in PRESETS.items()}
        self._figure = figure(
            {key: each["more"] for key, each in self._after.items()}, catalogue(Path(__file__).parent, language)
        )
        self.count("nights", "Which week did you make?", WEEK_WORDS)


def after(model: SleepModel) -> After:
    """What follows in this model."""
    run = model.run(DAYS, Scenario(bad_nights=(0,)))
    more = [round(100 * (pain - model.mean_pain)) for pain in run.pain]
    fades = next(days for days, left in enumerate(more) if left < NEARLY_GONE * max(more))
    return {
        "more": more,
        "fades": fades,
        "better": round(-100 * model.lasting_change(SCENARIOS["better_sleep"].better_sleep)[1]),
    }


def figure(more: dict[str, list[int]], texts: dict[str, str]) -> dict[str, Any]:
    """What one bad night adds from day to day, a line for each strength, named where it begins."""

    def word(text: str) -> str:
        return texts.get(text, text)

    days = list(range(1, DAYS + 1))
    looks = {
        "dagboek": ("a little", "--c-line-1", "solid", 4),
        "gelijk": ("as strongly", "--c-line-3", "dash", 3),
        "sterk": ("strong", "--c-line-2", "dot", 3),
    }
    axis = {"showgrid": False, "zeroline": False, "showline": True, "linecolor": "--c-axis", "fixedrange": True}
    return token_figure(
        data=[
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": days,
                "y": [value / 100 for value in more[key]],
                "line": {"color": colour, "width": width, "dash": dash, "shape": "spline", "smoothing": 0.6},
                "marker": {"color": colour, "size": 7},
            }
            for key, (_, colour, dash, width) in looks.items()
        ],
        layout={
            "margin": {"l": 10, "r": 12, "t": 30, "b": 36},
            "xaxis": {
                **axis,
                # So far apart and from the edge that the words fit in the largest letters on the smallest screen.
                "range": [-1.6, DAYS + 0.7],
                "tickvals": [1, 4, DAYS],
                "ticktext": [word("the day after"), word("day {n}").format(n=4), word("day {n}").format(n=DAYS)],
                "ticklabeloverflow": "allow",
            },
            "yaxis": {**axis, "range": [0, 1], "showline": False, "showticklabels": False},
            "annotations": [
                {
                    "text": f"<b>{word('What one bad night adds')}</b>",
                    "xref": "paper",
                    "yref": "paper",
                    "x": 0,
                    "y": 1,
                    "xanchor": "left",
                    "yanchor": "bottom",
                    "showarrow": False,
                },
                *(
                    {
                        "text": word(text),
                        "x": 0.8,
                        "y": more[key][0] / 100,
                        "xanchor": "right",
                        "showarrow": False,
                        "font": {"color": colour},
                    }
                    for key, (text, colour, _, _) in looks.items()
                ),
            ],
        },
    )
