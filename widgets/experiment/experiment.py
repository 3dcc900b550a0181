"""Something small to try out: what one expects, and what comes of it."""

from __future__ import annotations

from typing import Any, Literal

import traitlets as t

from widgets.offered import OffersOwnAnswers

MOST_CHARACTERS = 120
MOST_TOLD = 300
MOST_IDEAS = 4


class Experiment(OffersOwnAnswers):
    """An experiment of the reader's own: what to try, what one expects and how sure, and afterwards what happened and what that tells.

    One or two questions stand on the screen at a time. Nothing is judged: smaller, or not at all, is told like anything else. Use
    it where a lesson invites to try something; for a goal in steps use ``GoalLadder``, for a plan in days use ``MySteps``.

    With ``lesson`` it asks in a later lesson how it went. Who tried nothing there sees nothing here.

    Args:
        name: identifies the widget within its lesson.
        ideas: at most 4 ordinary things from the lesson, of 1 to 120 characters, that a reader can choose.
        offered: what the reader wrote elsewhere and can choose too, see ``OffersOwnAnswers``.
        lesson: two digits, in a later lesson: the lesson in which it was chosen, under the same name.

    Raises:
        ValueError: when there are too many ideas, or one is empty or too long.

    Sources:
        Asks what one expects to go wrong, not how much pain: with exposure it is the expected harm that changes most
        (``exp-expect``). It is a small thing of our own, done without a therapist; no trial tested that.

    Example:
        >>> trial = Experiment(name="mijn-proef", ideas=["De was ophangen"])
        >>> trial.what, trial.sure, trial.did  # nothing is filled in beforehand
        ('', None, '')
        >>> Experiment(name="mijn-proef", lesson="03")._asks_after
        True
    """

    ideas = t.List(t.Unicode()).tag(sync=True)
    #: What to try and what is expected, at most 120 characters each.
    what = t.Unicode("").tag(sync=True, keep=True)
    expected = t.Unicode("").tag(sync=True, keep=True)
    #: How sure of that: 1 not, 2 a little, 3 very; None when not said.
    sure = t.Int(None, allow_none=True).tag(sync=True, keep=True, holds=Literal[1, 2, 3] | None)
    #: Whether it was done, done smaller, or not; empty before that.
    did = t.Unicode("").tag(sync=True, keep=True, holds=Literal["", "done", "smaller", "not"])
    #: What happened and what that tells the reader, at most 300 characters each.
    happened = t.Unicode("").tag(sync=True, keep=True)
    told = t.Unicode("").tag(sync=True, keep=True)

    #: In a later lesson: it asks how it went, and nothing else.
    _asks_after = t.Bool(False).tag(sync=True)
    _most_characters = t.Int(MOST_CHARACTERS).tag(sync=True)
    _most_told = t.Int(MOST_TOLD).tag(sync=True)
    # The words it is called by are the reader's; nothing else is needed to read it back.
    _read_back = t.List(t.Unicode(), ["_most_told"]).tag(sync=True)

    def __init__(self, name: str, **content: object) -> None:
        ideas: Any = content.get("ideas", [])
        if isinstance(ideas, list) and len(ideas) > MOST_IDEAS:
            raise ValueError(f"Experiment: ideas must hold at most {MOST_IDEAS} things to try, got {len(ideas)}")
        for idea in ideas if isinstance(ideas, list) else []:
            if isinstance(idea, str) and not 1 <= len(idea.strip()) <= MOST_CHARACTERS:
                raise ValueError(f"Experiment: an idea must hold 1 to {MOST_CHARACTERS} characters, got {idea!r}")
        super().__init__(name, **content)
        self._asks_after = bool(self._lesson)
