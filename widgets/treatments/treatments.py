"""What treatments differ on average, in pain and in what people can do, each beside its own yardstick."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, TypedDict

import traitlets as t

from widgets.base import lesson_language
from widgets.countable import CountablePlay
from widgets.figure import Figure, token_figure
from widgets.treatments.studies import (
    BOTHERED_AFTER_INJECTIONS,
    DECIMALS,
    SPREAD,
    TREATMENTS,
    WHOLE,
    YARDSTICK,
)
from widgets.words import catalogue

STAGE = Path(__file__).parent.parent / "stages/mensen"
SPOKEN = ("name", "against", "sure", "know")
#: What a group is told: there are more treatments than answers have letters.
SORTS: dict[str, list[str]] = {
    "Exercise and walking": ["exercise", "graded", "walking"],
    "Explanation and coaching": ["education", "education-exercise", "coaching"],
    "A team of therapists": ["team"],
    "Manual therapy": ["manual"],
    "Injections and heating nerves": ["injections", "heating"],
}


class Bar(TypedDict):
    """What some studies of a treatment found together."""

    #: Which studies, where there is more than one bar; else empty.
    name: str
    #: Average, low and high in points better; low and high are None where they could not be read.
    effect: tuple[float, float | None, float | None]
    #: Whether we made points of it.
    converted: bool


class Known(TypedDict):
    """What is known of one treatment for one outcome: a sentence, and the bars when there is a number."""

    bars: list[Bar]
    says: str


class Treatment(TypedDict):
    """What the page gets of one treatment."""

    key: str
    name: str
    against: str
    sure: str
    know: str
    pain: Known
    function: Known


class Treatments(CountablePlay):
    """Treatments beside each other: the average difference, how unsure it is, and the yardstick.

    Beside the yardstick stands a soft band, for pain and for what people can do; the bars of all treatments are the
    second layer. Use it where a reader compares. For what an own talk with a therapist may sound like use
    ``TherapistTalk``. The reader switches between pain and what people can do, each with its own
    yardstick; both are drawn in parts of that yardstick. It shows averages, not "people out of 10":
    these studies give averages only, and one average can come from many people noticing a little or
    a few noticing much. The widget says so, with a drawn example. Nothing is kept.

    Args:
        name: identifies the widget within its lesson.
        treatment: which one is explained first; default "exercise".

    Raises:
        ValueError: when ``treatment`` is not one of these.

    Sources:
        ``source`` in ``TREATMENTS`` names the evidence of each number, a comment that of each
        sentence. The yardsticks are ``mic``: 2 points of 10, or 30 per cent, and 5 of 24. The words
        for how sure it is ("fairly sure", "less sure", "unsure", "disputed") are ours. What is not
        here: ``prt`` (one centre, no promise), recovery without treatment (``prog-chronic``: no
        effect of a treatment), operations (other people: see lesson 06).

    Example:
        >>> behandelingen = Treatments(name="behandelingen")
        >>> exercise = behandelingen._treatments[0]
        >>> [bar["effect"] for bar in exercise["pain"]["bars"]], [bar["effect"] for bar in exercise["function"]["bars"]]
        ([[15, 12, 18], [7, 2, 12]], [[1.7, 1.2, 1.9], [1.6, 0.3, 2.9]])
        >>> Treatments(name="behandelingen", treatment="magic")
        Traceback (most recent call last):
        ...
        ValueError: Treatments: treatment must be one of exercise, graded, education, education-exercise, coaching, team, manual, walking, injections, heating, got 'magic'
    """

    treatment = t.Unicode("exercise").tag(sync=True)

    _treatments: t.List[Any] = t.List().tag(sync=True, holds=list[Treatment])
    _yardstick = t.Dict(YARDSTICK).tag(sync=True, holds=dict[Literal["pain", "function"], int])
    #: Of 100 people.
    _bothered_after_injections = t.Int(BOTHERED_AFTER_INJECTIONS).tag(sync=True)
    _figure = t.Dict().tag(sync=True, holds=Figure)
    #: The keys of each sort, and which sort is looked at.
    _sorts = t.List(t.List(t.Unicode()), list(SORTS.values())).tag(sync=True)
    _sort = t.Int(0).tag(sync=True)

    def __init__(self, name: str, treatment: str = "exercise", **content: object) -> None:
        keys = [each["key"] for each in TREATMENTS]
        if treatment not in keys:
            raise ValueError(f"Treatments: treatment must be one of {', '.join(keys)}, got {treatment!r}")
        language = lesson_language()
        super().__init__(name, treatment=treatment, texts=catalogue(STAGE, language), **content)
        dutch = catalogue(Path(__file__).parent, language)
        self._treatments = [
            {
                "key": each["key"],
                **{part: dutch.get(each[part], each[part]) for part in SPOKEN},
                **{outcome: shown(each, outcome, dutch) for outcome in YARDSTICK},
            }
            for each in TREATMENTS
        ]
        self._figure = figure()
        self._sort = next(place for place, keys in enumerate(self._sorts) if treatment in keys)
        self.count("_sort", "Which sort did you look at last?", dict(enumerate(SORTS)))


def points(bar: dict[str, Any], outcome: str) -> list[float | None]:
    """Average, low and high of a bar in the points of this outcome, rounded as they are shown."""
    times = WHOLE[outcome] / 100 * (SPREAD if bar["of"] == "smd" else 100 / bar["of"])
    decimals = DECIMALS[outcome]
    return [
        None if read is None else round(read * times, decimals) if decimals else round(read * times)
        for read in bar["read"]
    ]


def converted(bar: dict[str, Any], outcome: str) -> bool:
    """Whether we made points of it; of 10 to of 100 is the same scale."""
    return (
        bar.get("converted", False) or bar["of"] == "smd" or (outcome == "function" and bar["of"] != WHOLE["function"])
    )


def shown(each: dict[str, Any], outcome: str, dutch: dict[str, str]) -> dict[str, Any]:
    """The bars of one treatment for one outcome, and the sentence that answers."""

    def say(text: str, **values: object) -> str:
        return dutch.get(text, text).format(**values)

    def number(value: float) -> str:
        return f"{abs(value):g}".replace(".", dutch.get(".", "."))

    bars = each[outcome].get("bars", ())
    made: list[dict[str, Any]] = [
        {
            "name": say(bar["name"]) if "name" in bar else "",
            "effect": points(bar, outcome),
            "converted": converted(bar, outcome),
        }
        for bar in bars
    ]
    if not bars:
        return {"bars": [], "says": say(each[outcome]["says"])}
    sentences = []
    for place, (mean, low, high) in enumerate(bar["effect"] for bar in made):
        values = {"name": say(each["name"]), "mean": number(mean)}
        if place:
            sentences.append(say("In the better studies: {mean}.", **values))
        elif outcome == "pain":
            sentences.append(say("{name}: on average {mean} points less pain, of 100.", **values))
        else:
            sentences.append(say("{name}: of 24 everyday things people could do {mean} more on average.", **values))
        if low is None:
            sentences.append(say("How much more or less it may be, we could not read."))
        elif low < 0:
            sentences.append(
                say(
                    "It probably lies between {low} points more and {high} points less.",
                    low=number(low),
                    high=number(high),
                )
            )
        else:
            sentences.append(say("It probably lies between {low} and {high}.", low=number(low), high=number(high)))
    ours = [bar["converted"] for bar in made]
    if any(ours):
        if each["key"] == "team":
            sentences.append(say("We converted the margin ourselves."))
        elif all(ours):
            sentences.append(say("We converted this ourselves."))
        else:
            sentences.append(say("We converted the last numbers ourselves."))
    sentences.append(say("The yardstick is {yardstick}.", yardstick=YARDSTICK[outcome]))
    return {"bars": made, "says": " ".join(sentences)}


def figure() -> dict[str, Any]:
    """A row for each bar, in parts of the yardstick; traces: the soft bars and a stroke at each average."""
    rows = max(sum(len(each[outcome].get("bars", ())) for each in TREATMENTS) for outcome in YARDSTICK)
    stroke = {
        "type": "scatter",
        "mode": "markers",
        "marker": {
            "symbol": "line-ns",
            "size": 20,
            "color": "--c-ink",
            "opacity": 1,
            "line": {"color": "--c-ink", "width": 3},
        },
        "cliponaxis": False,
    }
    line = {"type": "line", "xref": "x", "yref": "y", "y0": -0.75, "y1": rows - 0.5}
    return token_figure(
        data=[{"type": "bar", "orientation": "h", "width": 0.24, "offset": 0.21}, stroke],
        layout={
            "barmode": "overlay",
            "margin": {"l": 0, "r": 0, "t": 4, "b": 4},
            "xaxis": {"visible": False, "fixedrange": True, "range": [-0.15, 1.35]},
            "yaxis": {"visible": False, "fixedrange": True, "range": [rows + 0.1, -1.2]},
            "shapes": [
                {**line, "x0": 0, "x1": 0, "line": {"color": "--c-axis", "width": 1.5}, "layer": "below"},
                {
                    **line,
                    "x0": 1,
                    "x1": 1,
                    "line": {"color": "--c-line-2", "width": 3, "dash": "6px 5px"},
                    "layer": "below",
                },
            ],
        },
    )
