"""What of a play can be counted in a group: where people end, among a few values that the play itself names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from widgets.quiz.quiz_grammar import MOST_OPTIONS


class CountedValue(TypedDict):
    """A place to end at, in words."""

    value: int | str
    text: str


class Counted(TypedDict):
    """The trait of a play that a group may be told of: nobody's own words, and nothing that was kept."""

    trait: str
    #: What is asked of who played.
    ask: str
    values: list[CountedValue]


def counted(trait: str, ask: str, values: Mapping[int, str] | Mapping[str, str]) -> Counted:
    """Declare what of a play can be counted; for its trait ``_counted``.

    Args:
        trait: the name of the trait that says where somebody is; the component sets it.
        ask: what is asked of who played, such as "Waar zette u het alarm?".
        values: all that the trait can be, each with its words.

    Raises:
        ValueError: when there are fewer than 2 values, or more than answers have letters.

    Example:
        >>> counted("pace", "Welk tempo koos u?", {"slow": "rustig", "fast": "sneller"})["values"][1]
        {'value': 'fast', 'text': 'sneller'}
        >>> counted("pace", "Welk tempo koos u?", {"slow": "rustig"})
        Traceback (most recent call last):
        ...
        ValueError: a play is counted by 2 to 8 values, got 1
    """
    if not 2 <= len(values) <= MOST_OPTIONS:
        raise ValueError(f"a play is counted by 2 to {MOST_OPTIONS} values, got {len(values)}")
    shown: list[CountedValue] = [{"value": value, "text": text} for value, text in values.items()]
    return {"trait": trait, "ask": ask, "values": shown}
