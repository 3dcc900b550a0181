"""Cards that can turn the alarm up or down, and the reader's own two lists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal, TypedDict

import msgspec
import traitlets as t

from widgets.base import CourseWidget, lesson_language
from widgets.shapes import Once, Words
from widgets.words import catalogue

DANGER = {
    "sleep": "Sleeping badly",
    "stress": "Stress or always being in a hurry",
    "worries": "Worries about work or home",
    "words": "Scary words about my back",
    "too-much": "Doing too much at once",
    "still": "Sitting or lying still for a long time",
    "searching": "Searching the internet for what could be wrong",
    "not-believed": "Feeling that nobody believes me",
}
SAFETY = {
    "understanding": "Understanding what pain is",
    "moving": "Moving a little",
    "rest": "A moment of rest",
    "people": "People around me",
    "music": "Music",
    "therapist": "A therapist who listens",
    "small-steps": "A small step that works out",
    "pleasure": "Doing something I enjoy",
}
MOST_CHARACTERS = 80
MOST_OWN = 12


class Own(TypedDict):
    """A card in the reader's own words."""

    side: Literal["danger", "safety"]
    text: Words


class DangerSafetyCards(CourseWidget):
    """Cards for what can turn the alarm up ("gevaar") or down ("veilig").

    The patient sees four cards at a time, taps what plays a part for them, and sees it lie on the
    scales; own words come after the last cards. The scales hang a little to the card that was laid
    last, and say nothing about how much it weighs: nothing is counted or judged. Use it to make the
    idea of the alarm personal; use ``Body`` to show what a more sensitive alarm does, and
    ``FearCircle`` to link one's own examples.

    Args:
        name: identifies the widget within its lesson.
        danger: the cards that can turn the alarm up, as ``{"key": "text"}``. A key is lower-case
            letters, digits and hyphens, and never changes: kept answers are stored under it. A
            text holds 1 to 80 characters. Without it: eight cards on the topics of the course.
        safety: the cards that can turn the alarm down, in the same form.

    Raises:
        ValueError: when a key or a text is not of that form, or a key is used on both sides.

    Sources:
        Topics, not amounts: poor sleep ``sleep-exp-meta``, words ``words-kngf`` and
        ``img-labels``, being believed ``pne-relevance``, stress ``kngf-prognostic``. No source
        gives a weight to a card, so the widget shows none. That the brain weighs: ``moseley``.

    Example:
        >>> cards = DangerSafetyCards(name="kaarten", safety={"hond": "Mijn hond aaien"})
        >>> cards.safety
        {'hond': 'Mijn hond aaien'}
        >>> len(cards.danger)
        8
    """

    danger = t.Dict(key_trait=t.Unicode(), value_trait=t.Unicode()).tag(sync=True)
    safety = t.Dict(key_trait=t.Unicode(), value_trait=t.Unicode()).tag(sync=True)
    #: Keys of the cards that the patient chose.
    chosen: t.List[Any] = t.List().tag(sync=True, keep=True, holds=Annotated[list[str], Once()])
    #: The patient's own words: ``{"side": "danger" or "safety", "text": ...}`` each, at most 12.
    own: t.List[Any] = t.List().tag(sync=True, keep=True, holds=Annotated[list[Own], msgspec.Meta(max_length=MOST_OWN)])
    _most_characters = t.Int(MOST_CHARACTERS).tag(sync=True)
    _most_own = t.Int(MOST_OWN).tag(sync=True)
    _read_back = t.List(t.Unicode(), ["danger", "safety"]).tag(sync=True)

    def __init__(
        self,
        name: str,
        danger: dict[str, str] | None = None,
        safety: dict[str, str] | None = None,
        **content: object,
    ) -> None:
        texts = catalogue(Path(__file__).parent, lesson_language())
        danger = {key: texts.get(text, text) for key, text in DANGER.items()} if danger is None else danger
        safety = {key: texts.get(text, text) for key, text in SAFETY.items()} if safety is None else safety
        for side, cards in (("danger", danger), ("safety", safety)):
            _check(side, cards)
        for key in danger:
            if key in safety:
                raise ValueError(f"DangerSafetyCards: a key belongs to one side, got {key!r} in danger and in safety")
        super().__init__(name, danger=danger, safety=safety, **content)


def _check(side: str, cards: dict[str, str]) -> None:
    """Raises the first thing that is wrong with the cards of one side."""
    for key, text in cards.items():
        # A key of digits only would be sorted to the front in the browser.
        if not isinstance(key, str) or not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", key):
            raise ValueError(
                f"DangerSafetyCards: a key in {side} must be lower-case letters, digits and hyphens, "
                f"such as 'too-much', got {key!r}"
            )
        if not isinstance(text, str) or not 1 <= len(text.strip()) <= MOST_CHARACTERS:
            raise ValueError(
                f"DangerSafetyCards: the text of {key!r} in {side} must hold 1 to {MOST_CHARACTERS} characters, "
                f"got {text!r}"
            )
