"""A calm evening of the reader's own: picked, put in order and kept."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, TypedDict

import traitlets as t

from widgets.base import CourseWidget, lesson_language
from widgets.shapes import Once, Words
from widgets.words import catalogue

ACTIVITIES = {
    "light": "Dimming the lights",
    "tea": "Drinking a cup of herbal tea",
    "reading": "Reading a few pages",
    "music": "Listening to quiet music",
    "bath": "A warm shower or bath",
    "talking": "A quiet talk with someone",
    "breathing": "Breathing calmly for a while",
    "hands": "Something with my hands, such as a puzzle",
    "writing": "Writing down what can wait until tomorrow",
    "phone": "Putting my phone away",
}
MOST_CHARACTERS = 80
MOST_OWN = 12


class Known(TypedDict):
    """An activity of the list."""

    key: str


class Own(TypedDict):
    """An activity in the reader's own words."""

    own: Words


class MyEvening(CourseWidget):
    """Pick calm activities, add own words, and put them in the order of one's own evening.

    Without clock times, hours to reach or a score: an evening is nice in itself. Use it to end a
    lesson on sleep with something small; use `SleepWeek` to show how nights and days touch each
    other, and `BreathingPacer` to breathe calmly now.

    Args:
        name: identifies the widget within its lesson.
        activities: what can be picked, as ``{"key": "text"}``. A key is lower-case letters, digits
            and hyphens, and never changes: kept choices are stored under it. A text holds 1 to 80
            characters. Without it: ten calm activities.

    Raises:
        ValueError: when a key or a text is not of that form.

    Sources:
        Relaxing is offered as comfort, without a promise about sleep or pain: ``relax-sr`` (mixed
        results) and ``cbti`` (tips for the evening are not a treatment of insomnia).

    Example:
        >>> avond = MyEvening(name="mijn-avond", activities={"vissen": "Kijken naar mijn vissen"})
        >>> avond.activities, avond.evening
        ({'vissen': 'Kijken naar mijn vissen'}, [])
    """

    activities = t.Dict(key_trait=t.Unicode(), value_trait=t.Unicode()).tag(sync=True)
    #: In the reader's order: ``{"key": ...}`` for a ready-made activity, ``{"own": words}`` for another.
    evening: t.List[Any] = t.List().tag(sync=True, keep=True, holds=Annotated[list[Known | Own], Once()])
    _most_characters = t.Int(MOST_CHARACTERS).tag(sync=True)
    _most_own = t.Int(MOST_OWN).tag(sync=True)
    _read_back = t.List(t.Unicode(), ["activities"]).tag(sync=True)

    def __init__(self, name: str, activities: dict[str, str] | None = None, **content: object) -> None:
        if activities is None:
            texts = catalogue(Path(__file__).parent, lesson_language())
            activities = {key: texts.get(text, text) for key, text in ACTIVITIES.items()}
        for key, text in activities.items():
            # A key of digits only would be sorted to the front in the browser.
            if not isinstance(key, str) or not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", key):
                raise ValueError(
                    "MyEvening: a key in activities must be lower-case letters, digits and hyphens, "
                    f"such as 'warm-bath', got {key!r}"
                )
            if not isinstance(text, str) or not 1 <= len(text.strip()) <= MOST_CHARACTERS:
                raise ValueError(
                    f"MyEvening: the text of {key!r} in activities must hold 1 to {MOST_CHARACTERS} characters, "
                    f"got {text!r}"
                )
        super().__init__(name, activities=activities, **content)
