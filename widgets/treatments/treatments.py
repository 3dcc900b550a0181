"""What treatments differ on average, beside the yardstick of what matters to one person."""

from __future__ import annotations

from pathlib import Path

import traitlets as t

from widgets.base import CourseWidget, catalogue, lesson_language
from widgets.figure import token_figure

# Points of pain on 0 to 100: 2 points of 10 matter to one person (evidence ``mic``).
YARDSTICK = 20
# "effect": points of pain less on average, and between which two; None where no number on this scale was seen.
TREATMENTS = (
    {  # ``ex-cochrane`` with ``ex-who`` and ``ex-type``
        "key": "exercise",
        "name": "Exercise",
        "against": "compared with nothing or usual care",
        "effect": (15, 12, 18),
        "sure": "Fairly sure: 35 studies with 2746 people. In the better studies the difference was smaller.",
        "know": (
            "No kind of exercise clearly wins, so choose what you want to keep doing. You can be a bit sorer for a while. "
            "The makers of this overview call 15 points just worthwhile."
        ),
    },
    {  # ``ga-macedo``: 6.2 (3.0 to 9.4)
        "key": "graded",
        "name": "Building up step by step",
        "against": "compared with little or nothing",
        "effect": (6, 3, 9),
        "sure": "15 studies with 1654 people, for the first time after it. Some had pain for no more than six weeks.",
        "know": "On average it helps as much as other exercise. So choose the way that suits you.",
    },
    {  # ``pne-watson``: 5.9 (-1.9 to 13.8), the published figure; ``pne-alone``
        "key": "education",
        "name": "Explanation of pain only",
        "against": "compared with people without it",
        "effect": (6, -2, 14),
        "sure": "Unsure: there may be no difference. 12 studies with 755 people, for the first time after it, also with other pain than back pain.",
        "know": "People did become less afraid to move. This course is explanation as well, and has not been studied itself.",
    },
    {  # ``pne-ma``: 1.14 of 10 (0.72 to 1.55); ``pne-wood`` for the long term
        "key": "education-exercise",
        "name": "Explanation with exercise",
        "against": "compared with exercise or physio only",
        "effect": (11, 7, 16),
        "sure": "17 studies with 1078 people, for the first time after it. For the long term no gain has been shown.",
        "know": "This comes on top of what exercise or physiotherapy does. So the bars may not simply be compared.",
    },
    {  # ``cft``: 1.0 of 10 (0.5 to 1.6) after three years
        "key": "coaching",
        "name": "Coaching in thoughts and moving",
        "against": "compared with the other group",
        "effect": (10, 5, 16),
        "sure": "One large study with 492 people, measured after three years. By then 312 were still taking part.",
        "know": "The therapists were specially trained for it, and looked at lifestyle too. A course on a screen is something else.",
    },
    {  # ``mbr``: half a point of 10; its margin (SMD 0.21, 0.04 to 0.37) in the same proportion
        "key": "team",
        "name": "A team of therapists",
        "against": "compared with usual care",
        "effect": (5, 1, 9),
        "sure": "41 studies with 6858 people, for the long term.",
        "know": "In many of these people earlier care had not helped enough. Everyday things went a little better as well.",
    },
    {  # ``smt`` and ``kngf-smt``
        "key": "manual",
        "name": "Manual therapy beside exercise",
        "against": "compared with other recommended treatment",
        "effect": None,
        "says": "For a short time this helps against pain about as much as other recommended treatment.",
        "sure": "47 studies with 9211 people. We have no number that fits this yardstick.",
        "know": "The Dutch guideline mentions it only on top of exercise, and never as the only treatment.",
    },
    {  # ``walkback``
        "key": "walking",
        "name": "Walking with a plan",
        "against": "compared with people without a plan",
        "effect": None,
        "says": "With a walking plan and coaching it took about 208 days until back pain hindered people again. Without a plan 112 days.",
        "sure": "One study with 701 people. It measured days and not pain, so it does not fit this yardstick.",
        "know": "They had just recovered. What it does for those who have pain now, this study does not say.",
    },
    {  # ``injections``: 8.6 % longer pain or stiffness
        "key": "injections",
        "name": "Injections",
        "against": "compared with a sham treatment",
        "effect": None,
        "says": "A guideline of 2025 strongly advises against common injections in or near the back for long-lasting back pain. They helped little or no more than a sham treatment.",
        "sure": "Some societies of pain doctors do not agree with this guideline.",
        "know": "Afterwards about 9 of 100 people had pain or stiffness for longer, the other 91 did not. Do you have an appointment already? Take your questions along.",
    },
)
# ``injections``: 8.6 of 100 had longer pain or stiffness; the one share of people in these rows of evidence.
BOTHERED_AFTER_INJECTIONS = 1  # of 10
SPOKEN = ("name", "against", "says", "sure", "know")


class Treatments(CourseWidget):
    """Treatments beside each other: the average difference in pain, how unsure it is, and the yardstick.

    Use it where a reader compares. For what an own talk with a therapist may sound like use
    ``TherapistTalk``. It shows averages, not "people out of 10": these studies give averages only,
    and one average can come from many people noticing a little or a few noticing much. The widget
    says so, with a drawn example. Where a study gives a share of people (longer pain after
    injections) it names that share, and the others, and draws them as ten people. Nothing is kept.

    Args:
        name: identifies the widget within its lesson.
        treatment: which one is explained first; default "exercise".

    Raises:
        ValueError: when ``treatment`` is not one of these.

    Sources:
        A comment in ``TREATMENTS`` names the evidence of each; effects on 0-10 times ten, rounded to
        whole points. The yardstick is ``mic``: 2 points of 10, or 30 per cent. What is not here:
        ``prt`` (one centre, no promise), recovery without treatment (``prog-chronic``: no effect of
        a treatment), operations (no figures looked at).

    Example:
        >>> behandelingen = Treatments(name="behandelingen")
        >>> {each["key"]: each["effect"] for each in behandelingen._treatments if each["effect"]}["exercise"]
        [15, 12, 18]
        >>> Treatments(name="behandelingen", treatment="magic")
        Traceback (most recent call last):
        ...
        ValueError: Treatments: treatment must be one of exercise, graded, education, education-exercise, coaching, team, manual, walking, injections, got 'magic'
    """

    treatment = t.Unicode("exercise").tag(sync=True)

    #: Per treatment its words and ``effect``: ``[average, low, high]`` in points less pain, or None.
    _treatments = t.List().tag(sync=True)
    _yardstick = t.Int(YARDSTICK).tag(sync=True)
    #: Of 10 people, drawn as people.
    _bothered_after_injections = t.Int(BOTHERED_AFTER_INJECTIONS).tag(sync=True)
    _figure = t.Dict().tag(sync=True)
    _room = t.List(t.Float(), [165, 132]).tag(sync=True)

    def __init__(self, name: str, treatment: str = "exercise", **content: object) -> None:
        keys = [each["key"] for each in TREATMENTS]
        if treatment not in keys:
            raise ValueError(f"Treatments: treatment must be one of {', '.join(keys)}, got {treatment!r}")
        super().__init__(name, treatment=treatment, **content)
        dutch = catalogue(Path(__file__).parent, lesson_language())
        self._treatments = [
            {
                "key": each["key"],
                "effect": list(each["effect"]) if each["effect"] else None,
                **{part: dutch.get(each[part], each[part]) for part in SPOKEN if part in each},
            }
            for each in TREATMENTS
        ]
        self._figure = figure()


def figure() -> dict:
    """A row for each treatment with a number; traces: the soft bars and a stroke at each average."""
    rows = sum(each["effect"] is not None for each in TREATMENTS)
    stroke = {
        "type": "scatter",
        "mode": "markers",
        "marker": {"symbol": "line-ns", "size": 20, "color": "--c-ink", "opacity": 1, "line": {"color": "--c-ink", "width": 3}},
        "cliponaxis": False,
    }
    line = {"type": "line", "xref": "x", "yref": "y", "y0": -0.75, "y1": rows - 0.5}
    return token_figure(
        data=[{"type": "bar", "orientation": "h", "width": 0.24, "offset": 0.21}, stroke],
        layout={
            "barmode": "overlay",
            "margin": {"l": 0, "r": 0, "t": 4, "b": 4},
            "xaxis": {"visible": False, "fixedrange": True, "range": [-3, 27]},
            "yaxis": {"visible": False, "fixedrange": True, "range": [rows + 0.1, -1.2]},
            "shapes": [
                {**line, "x0": 0, "x1": 0, "line": {"color": "--c-axis", "width": 1.5}, "layer": "below"},
                {
                    **line,
                    "x0": YARDSTICK,
                    "x1": YARDSTICK,
                    "line": {"color": "--c-line-2", "width": 3, "dash": "6px 5px"},
                    "layer": "below",
                },
            ],
        },
    )
