"""What plays a part in the reader's own back pain, and how these things can influence each other."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, TypedDict

import traitlets as t

from widgets.base import CourseWidget, lesson_language
from widgets.shapes import Once, Words
from widgets.words import catalogue

# Keys are what is kept, so they never change. Four groups, one for each corner of the cloth.
GROUPS: tuple[dict[str, Any], ...] = (
    {
        "key": "body",
        "name": "Body",
        "factors": {
            "sleep": "Sleeping badly",
            "tired": "Often being tired",
            "stiff": "Being stiff or tense",
            "earlier": "Having had back pain before",
            "leg": "Pain in my leg",
            "health": "Other complaints or an illness",
        },
    },
    {
        "key": "load",
        "name": "Load",
        "factors": {
            "heavy": "Heavy work or much lifting",
            "posture": "Long in the same posture",
            "sudden": "Suddenly doing much more",
            "little": "Doing less than I used to",
            "busy": "Too little time to recover",
        },
    },
    {
        "key": "mind",
        "name": "Thoughts and mood",
        "factors": {
            "worries": "Worrying",
            "fear": "Being afraid that moving does harm",
            "stress": "Stress at home or at work",
            "low": "Feeling low",
            "not-understood": "Feeling that nobody understands me",
        },
    },
    {
        "key": "behaviour",
        "name": "Behaviour",
        "factors": {
            "avoiding": "Avoiding movements",
            "resting": "Resting a lot",
            "pushing": "Going on until it is too much",
            "searching": "Searching the internet for what could be wrong",
            "changing": "Looking for yet another treatment",
        },
    },
)
# Two factors and what they can do with each other: possible for some people, never "because".
LINKS = (
    ("sleep", "worries", "Sleeping badly and worrying can make each other stronger."),
    ("sleep", "stress", "Stress can keep you awake. After a bad night stress can weigh more."),
    ("sleep", "tired", "Whoever sleeps badly can be tired during the day."),
    ("tired", "low", "Being tired and feeling low can go together."),
    ("tired", "resting", "Whoever is tired may rest more. Resting for long can make tired as well."),
    ("tired", "health", "Other complaints can make you tired too."),
    ("stiff", "posture", "After long in the same posture you can be stiff."),
    ("stiff", "heavy", "After heavy work you can be stiff."),
    ("stiff", "stress", "Some people notice that stress makes them tense."),
    ("earlier", "fear", "Whoever had back pain before can be afraid that it happens again."),
    ("leg", "worries", "Pain in your leg can give worries."),
    ("heavy", "pushing", "With heavy work it can be hard to stop in time."),
    ("busy", "pushing", "With too little time one may go on until it is too much."),
    ("busy", "stress", "Too little time to recover can give stress."),
    ("sudden", "little", "After a time of doing less, suddenly doing more can be felt sooner."),
    ("little", "avoiding", "Whoever avoids movements may come to do less and less."),
    ("little", "low", "Whoever feels low may do less. Missing what you like can make you feel low."),
    ("worries", "low", "Worries and feeling low can go together."),
    ("worries", "searching", "Whoever worries may search the internet. What you read there can give new worries."),
    ("worries", "changing", "Every new treatment can bring another story, and new worries with it."),
    ("fear", "avoiding", "Whoever is afraid that moving does harm may avoid it. By avoiding, the fear can stay."),
    ("fear", "searching", "What you read on the internet can make you more afraid to move."),
    ("not-understood", "changing", "Whoever feels not understood may keep looking for another treatment."),
    ("not-understood", "low", "Feeling that nobody understands you can make you feel low."),
    (
        "pushing",
        "resting",
        "Going on for too long can ask for much rest afterwards. After much rest one may want to catch up.",
    ),
)
MOST_CHARACTERS = 60
MOST_OWN = 3


class Choice(TypedDict):
    """A factor that can be chosen."""

    key: str
    text: str


class Group(TypedDict):
    """A group of factors."""

    key: str
    name: str
    factors: list[Choice]


class Link(TypedDict):
    """What can run between two factors."""

    between: tuple[str, str]
    text: str


class Known(TypedDict):
    """A factor of the list."""

    key: str


class Own(TypedDict):
    """A factor in the reader's own words."""

    own: Words
    group: str


class MyFactors(CourseWidget):
    """Put what plays a part for me on a cloth with four corners: body, load, thoughts and mood, behaviour.

    What was chosen lies in its corner; who pulls at one corner sees which others can move along. Lines between chosen
    factors are said in words too. Nothing is counted, weighed or judged, and no factor is called a
    cause. Use it early, to see the whole picture; use ``DangerSafetyCards`` for what makes the alarm
    more sensitive or calmer, ``FearCircle`` for one's own circle step by step.

    Args:
        name: identifies the widget within its lesson.

    Raises:
        ValueError, TypeError: see ``CourseWidget``.

    Sources:
        The factors are those of ``kngf-prognostic`` in everyday words, with searching and changing
        treatment. Links, all said as "can": ``sleep-daily-both`` and ``sleep-cohort-1`` (sleep),
        ``fam`` and ``fear-quality`` (fear, avoiding, doing less), ``sit-flare`` (stress, posture),
        ``pace-andrews`` (avoiding, going on too long); the others are everyday experience.

    Example:
        >>> factoren = MyFactors(name="mijn-factoren")
        >>> [group["name"] for group in factoren._groups], factoren._keep
        (['Lichaam', 'Belasting', 'Gedachten en stemming', 'Gedrag'], ['factors'])
        >>> factoren._links[0]
        {'between': ['sleep', 'worries'], 'text': 'Slecht slapen en u zorgen maken kunnen elkaar sterker maken.'}
    """

    factors: t.List[Any] = t.List().tag(sync=True, keep=True, holds=Annotated[list[Known | Own], Once()])
    """In the order of choosing: ``{"key": ...}``, or ``{"own": words, "group": ...}`` for own words."""

    _groups: t.List[Any] = t.List().tag(sync=True, holds=list[Group])
    _links: t.List[Any] = t.List().tag(sync=True, holds=list[Link])
    _most_characters = t.Int(MOST_CHARACTERS).tag(sync=True)
    #: Own words in each group.
    _most_own = t.Int(MOST_OWN).tag(sync=True)
    _read_back = t.List(t.Unicode(), ["_groups"]).tag(sync=True)

    def __init__(self, name: str, **content: object) -> None:
        super().__init__(name, **content)
        dutch = catalogue(Path(__file__).parent, lesson_language())
        self._groups = [
            {
                "key": group["key"],
                "name": dutch.get(group["name"], group["name"]),
                "factors": [{"key": key, "text": dutch.get(text, text)} for key, text in group["factors"].items()],
            }
            for group in GROUPS
        ]
        self._links = [{"between": [one, other], "text": dutch.get(text, text)} for one, other, text in LINKS]
