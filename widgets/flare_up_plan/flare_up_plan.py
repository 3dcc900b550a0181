"""A plan of the reader's own for days with more pain: beforehand, during, and after."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypedDict

import traitlets as t

from widgets.base import lesson_language
from widgets.offered import OffersOwnAnswers
from widgets.words import catalogue

# In the order of the plan. Keys are what is kept, so they never change.
PARTS: tuple[dict[str, Any], ...] = (
    {
        "key": "before",
        "name": "Beforehand",
        "question": "What can you get ready now?",
        "options": {
            "normal": "I remember: a flare-up is common, and does not always mean damage.",
            "tell": "I tell someone what I like then.",
            "smallest": "I keep my smallest step for such a day.",
            "nice": "I put ready what I find pleasant, such as warmth or music.",
        },
    },
    {
        "key": "during",
        "name": "During",
        "question": "What do you want to do on such a day?",
        "options": {
            "gentle": "I take it easier, and keep moving a little.",
            "step": "I do my smallest step.",
            "posture": "I change posture more often.",
            "breathe": "I breathe calmly for a while.",
            "enjoy": "I do something I enjoy.",
            "help": "I ask someone to help me.",
        },
    },
    {
        "key": "after",
        "name": "Afterwards",
        "question": "What do you do when it gets calmer?",
        "options": {
            "again": "I take up my steps again. Smaller is fine.",
            "helped": "I write down what helped me.",
            "change": "I change my plan a little.",
            "talk": "I talk about it with my therapist.",
        },
    },
)
MOST_CHARACTERS = 300
SPOKEN = ("name", "question")


class Option(TypedDict):
    """What can be chosen in a part."""

    key: str
    text: str


class Part(TypedDict):
    """A part of the plan."""

    key: str
    name: str
    question: str
    options: list[Option]


class FlareUpPlan(OffersOwnAnswers):
    """A plan for a flare-up: ready choices and own words for before, during and after, and whom to call.

    It points to the safety list and judges nothing: what is new or different is for the list and the
    doctor, not for this plan. Use it where the reader prepares for days with more pain; for the goal
    itself use ``GoalLadder``.

    With ``lesson`` it shows the plan that was made in that lesson, to read and to call from; a day with
    much pain is no day to fill in a form.

    Args:
        name: identifies the widget within its lesson.
        offered: what the reader chose or wrote elsewhere and can take over as what to do on such a day, see
            ``OffersOwnAnswers``.
        lesson: two digits, on an extra page: the lesson in which the plan is made, under the same name.

    Raises:
        ValueError, TypeError: see ``CourseWidget``.

    Sources:
        That flare-ups are common: ``trajectories``. Breathing and other comfort is
        offered without a promise (``relax-sr``). The choices are ours; no trial tested them.

    Example:
        >>> plan = FlareUpPlan(name="mijn-opvlamplan")
        >>> [part["name"] for part in plan._parts]
        ['Vooraf', 'Tijdens', 'Daarna']
    """

    _parts: t.List[Any] = t.List().tag(sync=True, holds=list[Part])
    """The three parts in the reader's language; see ``PARTS``."""

    picks = t.Dict().tag(sync=True, keep=True, holds=dict[str, list[str]])
    """Part key to the keys of the chosen options."""

    words = t.Dict().tag(sync=True, keep=True, holds=dict[str, str])
    """Part key, or "call" for whom to call, to the reader's own words, at most 300 characters."""

    #: Made in another lesson.
    _to_read = t.Bool(False).tag(sync=True)
    _most_characters = t.Int(MOST_CHARACTERS).tag(sync=True)
    _read_back = t.List(t.Unicode(), ["_parts"]).tag(sync=True)

    def __init__(self, name: str, **content: object) -> None:
        super().__init__(name, **content)
        self._to_read = bool(self._lesson)
        dutch = catalogue(Path(__file__).parent, lesson_language())
        self._parts = [
            {
                **part,
                **{field: dutch.get(part[field], part[field]) for field in SPOKEN},
                "options": [{"key": key, "text": dutch.get(text, text)} for key, text in part["options"].items()],
            }
            for part in PARTS
        ]
