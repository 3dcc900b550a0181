"""The circle of pain and fear, to build from an example of one's own, and the way out."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, TypedDict

import traitlets as t

from widgets.base import lesson_language
from widgets.countable import CountablePlay
from widgets.words import catalogue

# In the order of the circle; the last one is the way out. Keys are what is kept, so they never change.
# "general" is what the step is about. An example is what the stage draws of Fatima.
STATIONS: tuple[dict[str, Any], ...] = (
    {
        "key": "pain",
        "name": "Pain",
        "question": "What do you take as your example?",
        "options": {
            "bending": "bending",
            "lifting": "lifting",
            "walking": "walking",
            "swimming": "swimming",
            "sitting": "sitting for long",
            "household": "household work",
        },
        "general": "You feel something in your back.",
        "example": "Fatima lifts the laundry and feels a stab in her back.",
    },
    {
        "key": "thought",
        "name": "A thought",
        "question": "What do you think when it hurts?",
        "options": {
            "wrong": "Something is about to go wrong.",
            "not_good": "This cannot be good for my back.",
            "worse": "Tomorrow it will be worse.",
            "unknown": "Nobody knows what it is.",
        },
        "general": "“Something is about to go wrong.”",
        "example": "“As long as it is nothing serious.”",
    },
    {
        "key": "fear",
        "name": "Worry or fear",
        "question": "How does that feel?",
        "options": {
            "worried": "I worry.",
            "afraid": "I am afraid of the movement.",
            "tense": "I become tense.",
            "angry": "I become angry or sad.",
        },
        "general": "The movement becomes frightening.",
        "example": "She worries, and becomes afraid to swim.",
    },
    {
        "key": "avoiding",
        "name": "Avoiding and watching",
        "question": "What do you do then?",
        "options": {
            "skip": "I skip it.",
            "other_does_it": "I let someone else do it.",
            "careful": "I move very carefully.",
            "watching": "I keep watching my back.",
            "internet": "I search the internet.",
            "treatment": "I look for yet another treatment.",
        },
        "general": "Not doing it any more, and watching the back.",
        "example": "She skips swimming and stays on the sofa.",
    },
    {
        "key": "less",
        "name": "Less and less",
        "question": "What changes after a while?",
        "options": {
            "dare": "I dare less.",
            "keep_up": "I cannot keep it up for long.",
            "miss": "I miss something I enjoyed.",
            "people": "I see fewer people.",
            "gloomy": "I become gloomy.",
        },
        "general": "Daring less, and keeping it up less long.",
        "example": "She dares less and less. She misses laughing with Noor.",
    },
    {
        "key": "small_step",
        "name": "A small step",
        "question": "What could a first small step be?",
        "options": {
            "short": "Just for a very short while.",
            "light": "In an easier way than before.",
            "together": "Together with someone I trust.",
            "place": "In a quiet place.",
            "ready": "Only getting everything ready.",
        },
        "general": "Choose a step that you dare, however small.",
        "example": "Her small step: standing in the shallow water with Noor for a moment.",
    },
)

# What a group is told: whose circle people looked at, and never what stands in it.
WHO_WORDS = {"own": "My own circle", "example": "The circle of Fatima", "other": "I do not recognise myself in this"}
SPOKEN = ("name", "question", "general", "example")
STAGE = Path(__file__).parent.parent / "stages/dag"


class Option(TypedDict):
    """What can be chosen at a station."""

    key: str
    text: str


class Station(TypedDict):
    """A step of the circle, or the first step out."""

    key: str
    name: str
    question: str
    options: list[Option]
    general: str
    example: str


class FearCircle(CountablePlay):
    """The circle of pain and fear, filled with the reader's own words, and the way out of it.

    It is drawn on the stage ``dag``: what the reader chooses or writes stands in the ring, one moment at a time, and
    the small step leads out of it.

    Use it where a reader looks at what they themselves do and feel. To show how such a circle moves
    over the weeks, use ``TwoValleys``. It gives no score and no verdict, and "I do not recognise
    myself in this" is a full answer.

    The stations are those of the fear-avoidance model (evidence ``fam``); that it holds for some
    people only, and that the steps can keep each other going rather than cause each other, are
    ``fam`` and ``fear-quality``. The last station is about daring and keeping up, not about fitness
    (``no-decond``).

    Args:
        name: identifies the widget within its lesson.

    Raises:
        ValueError, TypeError: see ``CourseWidget``.

    Example:
        >>> circle = FearCircle(name="mijn-cirkel")
        >>> [station["name"] for station in circle._stations]
        ['Pijn', 'Een gedachte', 'Zorg of angst', 'Vermijden en opletten', 'Steeds minder', 'Een kleine stap']
    """

    _stations: t.List[Any] = t.List().tag(sync=True, holds=list[Station])
    """The steps of the circle and the first step out, in the reader's language; see ``STATIONS``."""

    who = t.Unicode("").tag(sync=True, keep=True, holds=Literal["", "own", "example", "other"])
    """Whose circle: "own", "example", "other" (not recognised), or empty."""

    picks = t.Dict().tag(sync=True, keep=True, holds=dict[str, list[str]])
    """Station key to the keys of the chosen options: one, or the several that could be chosen before."""

    words = t.Dict().tag(sync=True, keep=True, holds=dict[str, str])
    """Station key (or "other") to the reader's own words: what fits in the ring, and longer where it was kept so."""

    _read_back = t.List(t.Unicode(), ["_stations"]).tag(sync=True)

    def __init__(self, name: str, **content: object) -> None:
        language = lesson_language()
        super().__init__(name, texts=catalogue(STAGE, language), **content)
        dutch = catalogue(Path(__file__).parent, language)
        self._stations = [
            {
                **station,
                **{part: dutch.get(station[part], station[part]) for part in SPOKEN},
                "options": [{"key": key, "text": dutch.get(text, text)} for key, text in station["options"].items()],
            }
            for station in STATIONS
        ]
        self.count("who", "Which circle did you look at?", WHO_WORDS)
