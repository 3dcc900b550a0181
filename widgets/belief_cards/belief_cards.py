"""Cards with thoughts about back pain: what the reader thinks now, and later beside it again."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, NotRequired, TypedDict

import traitlets as t

from widgets.base import CourseWidget, lesson_language
from widgets.words import catalogue

MOMENTS = ("first", "again")
# Own statements; no questionnaire is copied. Keys are what is kept, so they never change.
# "about" is what the course says, shown the second time only.
CARDS: tuple[dict[str, Any], ...] = (
    {
        "key": "damage",
        "text": "Pain always means damage.",
        "about": "Pain does not always mean damage. An alarm can also go off when there is no danger.",
    },
    {
        "key": "scan",
        "text": "A scan shows why I am in pain.",
        "about": (
            "A scan shows much, but says little about how much pain someone has. People without pain have many of the "
            "same findings. As a group, people with back pain do have some of them more often."
        ),
    },
    {
        "key": "rest",
        "text": "Resting is safest for my back.",
        "about": (
            "Resting for a while is fine. Whoever keeps still for long may come to dare less. Moving on in small steps "
            "helps a little on average."
        ),
    },
    {
        "key": "calmer",
        "text": "My alarm for pain can become calmer again.",
        "about": "That is possible. An alarm can become more sensitive, and calmer too. How much differs from person to person.",
    },
    {
        "key": "more",
        "text": "I can do more without harming my back.",
        "about": "That can work, in small steps. Feeling something while you do it does not have to mean harm.",
    },
    {
        "key": "flare",
        "text": "When the pain comes back, I am back at the start.",
        "about": (
            "First look at the list “When do you call the doctor?”. If nothing there fits and it is the pain you know, a flare-up "
            "is ordinary. It can ease again, and you have not lost what you learned."
        ),
    },
)


class Thought(TypedDict):
    """A card."""

    key: str
    text: str
    about: str


class Given(TypedDict):
    """The answer to a card."""

    answer: Literal["true", "unsure", "false"]
    certain: NotRequired[Literal[1, 2, 3]]


class BeliefCards(CourseWidget):
    """Thoughts about back pain, one card at a time, each "waar / weet ik niet / niet waar" and how sure.

    The first lesson shows it with ``moment="first"``, the last one with ``moment="again"`` and the
    same name: there the reader answers once more, and then sees the own first answer beside the new
    one, with what the course says about it. There is no total and no verdict. For one statement with
    a reply right away use ``%%quiz name stelling``.

    Args:
        name: identifies the cards; both lessons use the same name and so share the answers.
        moment: "first" (default) or "again".

    Raises:
        ValueError: when ``moment`` is neither.

    Sources:
        What the course says: ``iasp-pain``; ``img-table`` with ``img-counter``; ``fear-quality``,
        ``no-decond`` and ``ex-cochrane``; ``iasp-cs`` (reversible in experiments); ``ga-macedo``;
        ``recurrence``.

    Example:
        >>> kaarten = BeliefCards(name="kaarten-over-rugpijn", moment="again")
        >>> kaarten._scope, kaarten._keep, kaarten._cards[0]["text"]
        ('course', ['again', 'first'], 'Pijn betekent altijd schade.')
        >>> BeliefCards(name="kaarten-over-rugpijn", moment="second")
        Traceback (most recent call last):
        ...
        ValueError: BeliefCards: moment must be first or again, got 'second'
    """

    moment = t.Unicode("first").tag(sync=True)
    """Which answers are given here: "first" or "again"."""

    first = t.Dict().tag(sync=True, keep=True, holds=dict[str, Given])
    """Card key to ``{"answer": "true" | "unsure" | "false", "certain": 1..3}``; ``certain`` may be missing."""

    again = t.Dict().tag(sync=True, keep=True, holds=dict[str, Given])
    """The same for the second time."""

    _cards: t.List[Any] = t.List().tag(sync=True, holds=list[Thought])
    _scope = t.Enum(["lesson", "course"], "course").tag(sync=True)
    _read_back = t.List(t.Unicode(), ["_cards", "moment"]).tag(sync=True)

    def __init__(self, name: str, moment: str = "first", **content: object) -> None:
        if moment not in MOMENTS:
            raise ValueError(f"BeliefCards: moment must be {' or '.join(MOMENTS)}, got {moment!r}")
        super().__init__(name, moment=moment, **content)
        dutch = catalogue(Path(__file__).parent, lesson_language())
        self._cards = [
            {"key": card["key"], **{part: dutch.get(card[part], card[part]) for part in ("text", "about")}}
            for card in CARDS
        ]
