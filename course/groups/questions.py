"""A question of a lesson in a group: what of it phones may see, and which votes fit it."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from typing import Any, TypeGuard, cast

from course.groups.records import Secret, Shown, ShownScale
from course.groups.rooms import Refused
from widgets.words import words

t = words(__file__)

LONGEST_WORDS = 200  # characters of free text from a phone
MARKS = 2  # above or below one letter; more of them run over the lines around it
# Letters that fill a place and show nothing.
EMPTY = "\u115f\u1160\u2800\u3164\uffa0"
# Signs that cannot be seen, and between what kinds they belong: one picture made of several, parts of one word.
JOINS = {"\u200d": (("S", "S"), ("M", "S")), "\u200c": (("L", "L"), ("M", "L"))}


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
    shown: Shown
    secret: Secret
    low: float = 0
    high: float = 0
    step: float = 1

    @classmethod
    def of(cls, state: dict[str, Any]) -> Question:
        """Made of the state of a Quiz widget. Built up from what is allowed, so that a new trait stays secret."""
        scale = state.get("scale") or {}
        options = _as_shown(state)
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
                "options": [{"text_html": o["text_html"], "text": o["text"]} for o in options],
                "scale": cast(
                    ShownScale,
                    {k: scale[k] for k in ("low", "high", "step", "unit", "things", "language") if k in scale},
                ),
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


def _as_shown(state: dict[str, Any]) -> list[dict[str, Any]]:
    """Options in the order in which the lesson shows them: of a ``volgorde`` they are stored in the right one."""
    options: list[dict[str, Any]] = state["options"]
    return [options[place] for place in state["first_order"]] or options


def _right_places(state: dict[str, Any]) -> list[int]:
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
    unfit = Refused(t("This answer does not fit the question. Choose one of the answers on the screen."), 400)
    if not isinstance(vote, dict):
        raise unfit
    if question.kind == "schatting":
        number = vote.get("estimate")
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise unfit
        if not question.low <= number <= question.high:
            raise unfit
        steps = round((number - question.low) / question.step)
        # The last step of a scale need not end at its high side.
        return json.dumps({"estimate": min(round(question.low + steps * question.step, 6), question.high)})
    if question.kind == "volgorde":
        order = vote.get("order")
        if not _places(order, question.options) or sorted(order) != list(range(question.options)):
            raise unfit
        return json.dumps({"order": order})
    if question.kind == "open":
        raise Refused(t("With this question you write a few words."), 400)
    chosen = vote.get("chosen")
    if not _places(chosen, question.options) or len(set(chosen)) != len(chosen) or not chosen:
        raise unfit
    if question.kind != "more" and len(chosen) != 1:
        raise unfit
    clean: dict[str, object] = {"chosen": sorted(chosen)}
    certainty = vote.get("certainty")
    if question.kind == "stelling" and certainty is not None:
        # 2.0 and True are equal to a number of the list, and no place in one.
        if type(certainty) is not int or certainty not in (1, 2, 3):
            raise unfit
        clean["certainty"] = certainty
    return json.dumps(clean)


def _places(value: object, options: int) -> TypeGuard[list[int]]:
    return (
        isinstance(value, list)
        and len(value) <= options
        and all(isinstance(p, int) and not isinstance(p, bool) and 0 <= p < options for p in value)
    )


def clean_words(text: str) -> str:
    """Free text in one line, without signs that cannot be seen or that turn or cover the text around them.

    >>> clean_words(" Mijn\u202e rug\u200b\\nis sterk ")
    'Mijn rug is sterk'
    """
    signs = unicodedata.normalize("NFC", " ".join(text.split()))
    kinds = ["", *(unicodedata.category(sign) for sign in signs), ""]
    letters: list[str] = []
    # A mark without a letter below it hangs over whatever stands before the text.
    marks = MARKS
    for sign, before, kind, after in zip(signs, kinds, kinds[1:], kinds[2:], strict=False):
        joins = sign in JOINS and (before[:1], after[:1]) in JOINS[sign]
        if sign in EMPTY or (kind in ("Cc", "Cf", "Cn", "Co", "Cs") and not joins):
            continue
        marks = marks + 1 if kind.startswith("M") else MARKS if kind == "Zs" else 0
        if marks <= MARKS:
            letters.append(sign)
    return " ".join("".join(letters).split())


def written(text: object, nothing: str) -> str:
    """What a phone wrote, as it may be shown.

    Args:
        text: as it came.
        nothing: what to say when there is nothing to read in it.

    Raises:
        Refused: it is no text, or too long.
    """
    # What is far too long is not even looked at.
    if not isinstance(text, str) or not (clean := clean_words(text[: 10 * LONGEST_WORDS])):
        raise Refused(nothing, 400)
    if len(clean) > LONGEST_WORDS or len(text) > 10 * LONGEST_WORDS:
        raise Refused(t("That is too long: write {n} letters at most.", n=LONGEST_WORDS), 400)
    return clean
