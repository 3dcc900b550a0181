"""A goal of the reader's own, in a few steps from small to large."""

from __future__ import annotations

from typing import Annotated, Any, NotRequired, TypedDict

import msgspec
import traitlets as t

from widgets.offered import OffersOwnAnswers
from widgets.shapes import Once, Words

LEAST_STEPS = 3
MOST_STEPS = 7
MOST_CHARACTERS = 120


class Step(TypedDict):
    """A step on the way to the goal."""

    text: Words
    done: NotRequired[bool]


class GoalLadder(OffersOwnAnswers):
    """A goal in own words, why it matters, and three to seven steps from the smallest up.

    Steps can be added, moved up and down, taken away, put back and ticked off. Nothing is counted,
    dated or judged, and nothing becomes late. For a plan in numbers and days use ``MySteps``; for
    days with more pain use ``FlareUpPlan``.

    Args:
        name: identifies the widget within its lesson.
        offered: what the reader chose or wrote elsewhere and can take over as a step, see ``OffersOwnAnswers``.
        wish: a place of the same form, such as ``"00/graag-weer"``: what was written there can be taken over as the goal.

    Raises:
        ValueError, TypeError: see ``OffersOwnAnswers``.

    Sources:
        Own goals in own words instead of "free of pain": evidence.md, section 4. The number of steps
        is our choice.

    Example:
        >>> ladder = GoalLadder(name="mijn-doel")
        >>> ladder.goal, ladder.steps
        ('', [])
    """

    wish = t.Unicode("").tag(sync=True)
    #: The goal and why the reader wants it, at most 120 and 300 characters.
    goal = t.Unicode("").tag(sync=True, keep=True)
    why = t.Unicode("").tag(sync=True, keep=True)
    #: ``{"text": ..., "done": bool}`` each, the smallest first; at most 7 of 120 characters.
    steps: t.List[Any] = t.List().tag(
        sync=True, keep=True, holds=Annotated[list[Step], msgspec.Meta(max_length=MOST_STEPS), Once(("text",))]
    )
    _least_steps = t.Int(LEAST_STEPS).tag(sync=True)
    _most_steps = t.Int(MOST_STEPS).tag(sync=True)
    _most_characters = t.Int(MOST_CHARACTERS).tag(sync=True)
    _read_back = t.List(t.Unicode(), ["_most_steps"]).tag(sync=True)

    def __init__(self, name: str, **content: object) -> None:
        wish, offered = content.get("wish"), content.get("offered", [])
        if wish and isinstance(offered, list):
            content["offered"] = [wish, *offered]
        super().__init__(name, **content)
