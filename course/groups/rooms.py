"""What a room is, and what may be said in it. No network, no storage."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from typing import Literal

LONGEST_LIFE = 4 * 3600  # seconds; a room is gone after this, whatever happens
ROUNDS = 2
MOST_PHONES = 400
MOST_HANDS = 200
LONGEST_WORDS = 200  # characters of free text from a phone
SCREENS = 60
STEPS = 50


class Refused(Exception):
    """Something a room does not allow; the message (Dutch) is for the person who asked.

    Args:
        message: one plain sentence.
        status: the HTTP status that goes with it.
    """

    def __init__(self, message: str, status: int = 409) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Asked:
    """How far the vote on one question is.

    Args:
        round: 1, or 2 for the second vote.
        phase: ``open`` takes votes, ``closed`` does not, ``shown`` also shows the totals.
        revealed: whether the answer and the explanation are shown.
        turn: counts how often it was started anew, so that a phone knows its earlier vote is gone.
    """

    round: int = 1
    phase: Literal["open", "closed", "shown"] = "open"
    revealed: bool = False
    turn: int = 1


@dataclass(frozen=True)
class Room:
    """Where a group is now.

    Args:
        code: what phones type.
        expires: when the room ends at the latest, seconds since 1970.
        lesson: file stem of the lesson on the projector; empty before one is chosen.
        screen: number of the section on the projector; 0 is the title.
        step: how far the projector is in a section that does not fit on it at once; counted from 0.
        steps: how many of these the projector needs; it says so itself.
        blank: whether the projector is black.
        safety: whether the projector shows the safety list.
        question: name of the question that is on the screens; empty when none is.
        asked: the questions of this lesson that were asked, by name. A second vote may come much
            later, after other questions.
        revision: counts the changes.
    """

    code: str
    expires: float
    lesson: str = ""
    screen: int = 0
    step: int = 0
    steps: int = 1
    blank: bool = False
    safety: bool = False
    question: str = ""
    asked: dict[str, Asked] = field(default_factory=dict)
    revision: int = 0

    @property
    def now(self) -> Asked | None:
        """The vote that is on the screens."""
        return self.asked.get(self.question)

    @property
    def box(self) -> str:
        """The ballot box that takes votes now; empty when none does."""
        return self.box_of(self.question, self.now.round) if self.now and self.now.phase == "open" else ""

    def box_of(self, question: str, round: int) -> str:  # noqa: A002 (the field's word)
        """Name of the ballot box of one round of one question."""
        return f"{self.lesson}/{question}/{round}"

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str | bytes) -> Room:
        values = json.loads(text)
        asked = {name: Asked(**one) for name, one in values.pop("asked").items()}
        return cls(asked=asked, **values)


@dataclass(frozen=True)
class Question:
    """A question of a lesson, split in what phones may see and what only comes after the reveal.

    Args:
        name: its name in the lesson.
        kind: of `widgets.quiz`.
        options: how many answers or steps there are.
        shown: what phones get, as JSON-able values.
        secret: the right answers, replies and explanation.
        low, high, step: of a ``schatting``.
    """

    name: str
    kind: str
    options: int
    shown: dict
    secret: dict
    low: float = 0
    high: float = 0
    step: float = 1

    @classmethod
    def of(cls, state: dict) -> Question:
        """Made of the state of a Quiz widget. Built up from what is allowed, so that a new trait stays secret."""
        scale = state.get("scale") or {}
        options = state["options"]
        return cls(
            name=state["name"],
            kind=state["kind"],
            options=len(options),
            shown={
                "name": state["name"],
                "kind": state["kind"],
                "before_html": state["before_html"],
                "question_html": state["question_html"],
                "after_html": state["after_html"],
                "options": [{"text_html": o["text_html"], "text": o["text"]} for o in _as_shown(state)],
                "scale": {k: scale[k] for k in ("low", "high", "step", "unit", "things", "language") if k in scale},
            },
            secret={
                "right": [bool(o["right"]) for o in options] if state["kind"] in ("one", "more", "stelling") else [],
                "replies_html": [o["reply_html"] for o in options],
                "answer": scale.get("answer"),
                "order": _right_places(state) if state["kind"] == "volgorde" else [],
                "explanation_html": state["explanation_html"],
            },
            low=float(scale.get("low", 0)),
            high=float(scale.get("high", 0)),
            step=float(scale.get("step", 1)),
        )


def _as_shown(state: dict) -> list[dict]:
    """Options in the order that people see them: the steps of a ``volgorde`` are stored in the right order."""
    options = state["options"]
    return [options[place] for place in state["first_order"]] if state["kind"] == "volgorde" else options


def _right_places(state: dict) -> list[int]:
    """The right order, in places of the list as shown."""
    return [state["first_order"].index(place) for place in range(len(state["options"]))]


def ballot(question: Question, vote: object) -> str:
    """One vote in its one written form; equal votes have equal forms.

    Args:
        question: what was asked.
        vote: from the phone: ``{"chosen": [places]}``, ``{"estimate": number}`` or
            ``{"order": [places]}``; for a ``stelling`` also ``"certainty"``, 1 to 3.

    Raises:
        Refused: the vote does not fit the question.

    >>> q = Question("q", "more", 3, {}, {})
    >>> ballot(q, {"chosen": [2, 0]})
    '{"chosen": [0, 2]}'
    """
    unfit = Refused("Dit antwoord past niet bij de vraag. Kies een van de antwoorden op het scherm.", 400)
    if not isinstance(vote, dict):
        raise unfit
    if question.kind == "schatting":
        number = vote.get("estimate")
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise unfit
        if not question.low <= number <= question.high:
            raise unfit
        steps = round((number - question.low) / question.step)
        return json.dumps({"estimate": round(question.low + steps * question.step, 6)})
    if question.kind == "volgorde":
        order = vote.get("order")
        if not _places(order, question.options) or sorted(order) != list(range(question.options)):
            raise unfit
        return json.dumps({"order": order})
    if question.kind == "open":
        raise Refused("Bij deze vraag schrijft u een paar woorden.", 400)
    chosen = vote.get("chosen")
    if not _places(chosen, question.options) or len(set(chosen)) != len(chosen) or not chosen:
        raise unfit
    if question.kind != "more" and len(chosen) != 1:
        raise unfit
    clean: dict[str, object] = {"chosen": sorted(chosen)}
    certainty = vote.get("certainty")
    if question.kind == "stelling" and certainty is not None:
        if isinstance(certainty, bool) or certainty not in (1, 2, 3):
            raise unfit
        clean["certainty"] = certainty
    return json.dumps(clean)


def _places(value: object, options: int) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= options
        and all(isinstance(p, int) and not isinstance(p, bool) and 0 <= p < options for p in value)
    )


def totals(question: Question, ballots: Counter[str], hands: dict[int, int], least: int) -> dict:
    """What a group said, without who said it.

    Args:
        question: what was asked.
        ballots: how often each written form was voted.
        hands: hands counted by the leader, for each option.
        least: fewer votes than this are not shown.

    Returns:
        ``{"votes": n}`` and, from ``least`` votes on, by kind: ``options`` (people for each
        option), ``certainty`` (for each option, people who said 1, 2 and 3), ``estimates``
        (``[[number, people], ...]``) or ``orders`` (``[[places, people], ...]``, the three most chosen).
    """
    votes = sum(ballots.values()) + sum(hands.values())
    if votes < least:
        return {"votes": votes, "too_few": True}
    said = [(json.loads(text), people) for text, people in ballots.items()]
    result: dict[str, object] = {"votes": votes}
    if question.kind == "schatting":
        result["estimates"] = sorted([vote["estimate"], people] for vote, people in said)
    elif question.kind == "volgorde":
        result["orders"] = sorted(([vote["order"], people] for vote, people in said), key=lambda one: -one[1])[:3]
    else:
        options = [hands.get(i, 0) for i in range(question.options)]
        certainty = [[0, 0, 0] for _ in range(question.options)]
        for vote, people in said:
            # The lesson may have been changed meanwhile.
            for place in (place for place in vote["chosen"] if place < question.options):
                options[place] += people
                if "certainty" in vote:
                    certainty[place][vote["certainty"] - 1] += people
        result["options"] = options
        if question.kind == "stelling":
            result["certainty"] = certainty
    return result


def steer(room: Room, action: dict, questions: dict[str, Question], lessons: set[str]) -> Room:
    """What the leader does to a room; the same room when there is nothing to change.

    Args:
        room: as it is.
        action: ``{"do": name, ...}``; see the folder's README for the names.
        questions: of the room's lesson, by name.
        lessons: stems that can be shown.

    Raises:
        Refused: the action is unknown or not possible now.
    """
    do = action.get("do")
    if do == "go":
        return _go(room, action, lessons)
    if do == "steps":
        steps = _whole(action.get("steps"), 1, STEPS)
        return replace(room, steps=steps, step=min(room.step, steps - 1)) if action.get("screen") == room.screen else room
    if do in ("blank", "safety"):
        return replace(room, **{do: action.get("on") is True})
    if do == "ask":
        name = action.get("question")
        if name not in questions:
            raise Refused("Deze vraag staat niet in de les.", 400)
        asked = {**close_box(room).asked, name: room.asked.get(name) or Asked()}
        return replace(room, question=name, asked=asked, blank=False, safety=False)
    now = room.now
    if not now:
        raise Refused("Er is nog geen vraag gesteld.")
    if do == "away":
        return replace(close_box(room), question="")
    steps = {
        "close": (now.phase == "open", {"phase": "closed"}),
        "reopen": (now.phase == "closed" and not now.revealed, {"phase": "open"}),
        "show": (now.phase == "closed", {"phase": "shown"}),
        "again": (now.phase != "open" and now.round < ROUNDS and not now.revealed, {"phase": "open", "round": now.round + 1}),
        "reveal": (now.phase != "open", {"phase": "shown", "revealed": True}),
        "restart": (True, {"phase": "open", "round": 1, "revealed": False, "turn": now.turn + 1}),
    }
    possible, change = steps.get(str(do), (False, {}))
    if not possible:
        raise Refused("Dat kan nu niet. Kijk bij welke stap de vraag is.")
    return replace(room, asked={**room.asked, room.question: replace(now, **change)})


def close_box(room: Room) -> Room:
    """The same room with no ballot box open: a question that leaves the screens takes no votes."""
    if not room.box:
        return room
    return replace(room, asked={**room.asked, room.question: replace(room.now, phase="closed")})


def _go(room: Room, action: dict, lessons: set[str]) -> Room:
    lesson = action.get("lesson", room.lesson)
    if lesson not in lessons:
        raise Refused("Deze les is er niet.", 400)
    screen, step = _whole(action.get("screen"), 0, SCREENS), _whole(action.get("step", 0), 0, STEPS)
    steps = room.steps if (lesson, screen) == (room.lesson, room.screen) else 1
    moved = replace(room, lesson=lesson, screen=screen, step=step, steps=steps, blank=False, safety=False)
    # Another lesson has other questions.
    return moved if lesson == room.lesson else replace(moved, question="", asked={})


def _whole(value: object, low: int, high: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise Refused("Dit scherm is er niet.", 400)
    return value
