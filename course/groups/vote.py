"""How a vote on one question goes on: one table, for a room on the server and for a projector without one.

``course.typescript`` writes it for the browser (``assets/group/records.gen.ts``); ``assets/group/steps.ts`` reads it there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import msgspec

Phase = Literal["open", "closed", "looked", "shown"]
StepName = Literal["close", "reopen", "look", "show", "again", "reveal", "restart"]
ROUNDS = 2


@dataclass(frozen=True)
class Asked:
    """How far the vote on one question is.

    Args:
        round: 1, or 2 for the second vote.
        phase: ``open`` takes votes, ``closed`` does not; in ``looked`` the leader alone sees the totals, in ``shown`` everyone.
        revealed: whether the answer and the explanation are shown.
        turn: counts how often it was started anew, so that a phone knows its earlier vote is gone.
    """

    round: int = 1
    phase: Phase = "open"
    revealed: bool = False
    turn: int = 1


class VoteStep(msgspec.Struct, frozen=True, omit_defaults=True):
    """A step of a vote: when it is possible, and what it makes of it.

    Args:
        phases: in which it can be done.
        then: the phase after it.
        last_round: in which it can be done; None for any.
        hidden: only while the answer is not revealed.
        reveals: whether it reveals the answer.
        counts: what goes up by one.
    """

    phases: tuple[Phase, ...]
    then: Phase
    last_round: int | None = None
    hidden: bool = False
    reveals: bool = False
    counts: Literal["round", "turn"] | None = None


VOTE_STEPS: dict[StepName, VoteStep] = {
    "close": VoteStep(("open",), "closed"),
    "reopen": VoteStep(("closed",), "open", hidden=True),
    # What was seen, by the leader alone or by the group, is neither opened again nor begun anew: the difference could show what
    # one person chose.
    "look": VoteStep(("closed",), "looked"),
    "show": VoteStep(("closed", "looked"), "shown"),
    "again": VoteStep(("closed", "looked", "shown"), "open", last_round=ROUNDS - 1, hidden=True, counts="round"),
    "reveal": VoteStep(("closed", "looked", "shown"), "shown", reveals=True),
    "restart": VoteStep(("open", "closed"), "open", last_round=1, counts="turn"),
}


def after_step(now: Asked, name: str) -> Asked | None:
    """The vote after a step; None when that is not possible now, or no step.

    >>> after_step(Asked(), "close")
    Asked(round=1, phase='closed', revealed=False, turn=1)
    >>> after_step(Asked(phase="shown"), "close")
    """
    step = next((step for known, step in VOTE_STEPS.items() if known == name), None)
    if (
        step is None
        or now.phase not in step.phases
        or (step.last_round is not None and now.round > step.last_round)
        or (step.hidden and now.revealed)
    ):
        return None
    return replace(
        now,
        phase=step.then,
        revealed=now.revealed or step.reveals,
        round=now.round + (step.counts == "round"),
        turn=now.turn + (step.counts == "turn"),
    )
