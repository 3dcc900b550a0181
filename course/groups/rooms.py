"""What a room is, and what may be said in it. No network, no storage."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, TypeGuard, cast

from course.groups.records import Bin, People, Round, Secret, Shown, ShownOption, ShownScale, Stretch
from course.groups.vote import Asked, after_step

LONGEST_LIFE = 4 * 3600  # seconds; a room is gone after this, whatever happens
MOST_PHONES = 400
MOST_HANDS = 200
LONGEST_WORDS = 200  # characters of free text from a phone
SILENCE = 12.0  # seconds; a connection that says nothing for so long is a dead one
SCREENS = 60
STEPS = 50
LEAST = 5  # fewer phones than this are never counted aloud, whatever a clinic sets
FEW = 3  # of so many phones at either end no exact number is told
BINS = 8  # of a scale, in which estimates are counted
MARKS = 2  # above or below one letter; more of them run over the lines around it
# Signs that cannot be seen, and between what kinds they belong: one picture made of several, parts of one word.
JOINS = {"\u200d": (("S", "S"), ("M", "S")), "\u200c": (("L", "L"), ("M", "L"))}


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
        asked: the questions that were asked. A second vote may come much
            later, after other questions or another lesson: each with its lesson, as ``lesson/name``.
        more_phones: whether the leader lets more phones in over one connection than is usual.
        lost: whether the votes were lost since the leader last went on, because the database lost all it had.
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
    more_phones: bool = False
    lost: bool = False
    revision: int = 0

    @property
    def now(self) -> Asked | None:
        """The vote that is on the screens."""
        return self.asked.get(self.key_of(self.question))

    def key_of(self, question: str) -> str:
        """Under which a question of this lesson stands in `asked`."""
        return f"{self.lesson}/{question}"

    @property
    def box(self) -> str:
        """The ballot box that takes votes now; empty when none does."""
        return self.box_of(self.question, self.now.round) if self.now and self.now.phase == "open" else ""

    def box_of(self, question: str, round: int) -> str:  # noqa: A002 (the field's word)
        """Name of the ballot box of one round of one question."""
        return f"{self.key_of(question)}/{round}"

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str | bytes) -> Room:
        values = json.loads(text)
        # A server that was started anew with a newer version finds names without their lesson.
        asked = {
            name if "/" in name else f"{values['lesson']}/{name}": Asked(**one)
            for name, one in values.pop("asked").items()
        }
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
    shown: Shown
    secret: Secret
    low: float = 0
    high: float = 0
    step: float = 1

    @classmethod
    def of(cls, state: dict[str, Any]) -> Question:
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


def _as_shown(state: dict[str, Any]) -> list[ShownOption]:
    """Options in the order that people see them: the steps of a ``volgorde`` are stored in the right order."""
    options: list[ShownOption] = state["options"]
    return [options[place] for place in state["first_order"]] if state["kind"] == "volgorde" else options


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
        # The last step of a scale need not end at its high side.
        return json.dumps({"estimate": min(round(question.low + steps * question.step, 6), question.high)})
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
    marks = 0
    for sign, before, kind, after in zip(signs, kinds, kinds[1:], kinds[2:], strict=False):
        joins = sign in JOINS and (before[:1], after[:1]) in JOINS[sign]
        if kind in ("Cc", "Cf", "Cn", "Co", "Cs") and not joins:
            continue
        marks = marks + 1 if kind.startswith("M") else 0
        if marks <= MARKS:
            letters.append(sign)
    return " ".join("".join(letters).split())


def readable(question: Question, ballots: Counter[str]) -> list[tuple[dict[str, Any], int]]:
    """The votes in a box and how many phones sent each. One that does not fit the question (any more) does not count."""
    found = []
    for text, phones in ballots.items():
        try:
            found.append((json.loads(ballot(question, json.loads(text))), phones))
        except (Refused, ValueError, TypeError, RecursionError):
            continue
    return found


def veiled(people: int, phones: int) -> People:
    """A number of people who chose the same, as a group may see it; near none and near all only between what numbers it lies.

    Nobody can then tell what another chose, not even who knows his own vote: that all chose the same, or
    that one person alone chose something, looks like its neighbours.

    >>> [veiled(people, 12) for people in (0, 2, 3, 9, 10, 12)]
    [[0, 2], [0, 2], 3, 9, [10, 12], [10, 12]]
    """
    if people < FEW:
        return [0, FEW - 1]
    return people if people <= phones - FEW else [phones - FEW + 1, phones]


def parts_told(parts: list[int], phones: int, *, one_each: bool) -> list[People]:
    """The answers to one question, each as `veiled`, and told less of where the others would give a veiled number away.

    Where each phone chose one answer, the numbers add up: of 12 phones, 5 and 6 leave exactly 1. Then the others are
    told in stretches too, as "3 to 6"; in a small group even these would tell, and of all answers it is said that they
    are few. What is told depends on nothing but what it leaves possible: who knows this rule learns no more, nor who
    takes off a vote of his own.

    Args:
        parts: how many phones chose each answer.
        phones: that voted.
        one_each: whether each of them chose exactly one answer.

    >>> parts_told([5, 6, 1], 12, one_each=True), parts_told([8, 3, 1], 12, one_each=True)
    ([[3, 6], [3, 6], [0, 2]], [[7, 12], [3, 6], [0, 2]])
    >>> parts_told([7, 5, 8], 20, one_each=True), parts_told([6, 2, 1, 1], 10, one_each=True)
    ([7, 5, 8], [6, [0, 2], [0, 2], [0, 2]])
    >>> parts_told([3, 3, 1], 7, one_each=True)
    [[0, 4], [0, 4], [0, 4]]
    """
    told = [veiled(people, phones) for people in parts]
    many = [people for people in parts if people >= FEW]
    hidden = len(parts) - len(many)
    if not hidden or any(isinstance(people, list) and people[0] for people in told):
        return told  # nearly all chose one answer: what is left over may be any of the others
    level = phones == (FEW - 1) * len(parts) and len(many) < 2 and max(parts) <= FEW  # as 2, 2, 2 of 6
    if level or (one_each and len(many) > 1 and phones - FEW * len(many) < FEW - 1):
        return [[0, FEW + 1] for _ in parts]
    # What the veiled ones can be together at most, and (where the numbers add up) what they are.
    most, rest = (FEW - 1) * hidden, phones - sum(many)
    wide, least = phones, max(FEW, phones - most) if len(many) == 1 else FEW
    if one_each and len(many) > 1 and hidden < FEW:
        wide = _stretch(len(parts), len(many), phones)
    elif rest <= most - 2 and (rest >= FEW or not one_each):
        return told
    highest = phones - FEW * (len(many) - 1)

    def stretch(people: int) -> list[int]:
        low = least + (people - least) // wide * wide
        return [low, low + wide - 1 if low + wide <= highest else phones]

    return [stretch(people) if people >= FEW else [0, FEW - 1] for people in parts]


def _stretch(parts: int, many: int, phones: int) -> int:
    """How many numbers, from `FEW` on, are told as one, where so many parts have `FEW` or more.

    What lies above the low ends is then never 0 or 1 (nobody, or one who knows it is himself, chose a veiled answer)
    and never all there is room for (a veiled answer was chosen by just `FEW` - 1).
    """
    fits = (
        wide
        for wide in range(FEW, phones)
        if (phones - FEW * many) % wide >= FEW - 1 and (phones - (FEW - 1) * parts) % wide
    )
    return next(fits, phones)


def totals(question: Question, ballots: Counter[str], hands: dict[int, int], least: int) -> Round:
    """What a group said, without who said it: phones by themselves, and the hands that everybody saw.

    Hands and phones are not added up: who counted the hands could take them off again.

    Args:
        question: what was asked.
        ballots: how often each written form was voted.
        hands: hands counted by the leader, for each option.
        least: fewer phones than this are not counted aloud.

    Returns:
        ``{"votes": all, "phones": of these by phone}``, for a question with lettered answers ``hands`` (for each
        option), ``too_few`` when there are phones but not enough, and else by kind, the numbers as in `parts_told`:
        ``options`` (phones for each option), ``sure`` (for each option how sure most are, 1 to 3, or 0),
        ``bins`` (``{"from", "to", "people"}``), with ``middle`` (``{"from", "to"}``, where the middle one is) when
        that can be told, or ``together`` (the order that the group made together).
    """
    said = readable(question, ballots)
    phones = sum(people for _, people in said)
    result: Round = {"votes": phones + sum(hands.values()), "phones": phones}
    if question.kind not in ("schatting", "volgorde", "open"):
        result["hands"] = [hands.get(i, 0) for i in range(question.options)]
    if phones < least:
        if not hands or phones:
            result["too_few"] = True
        return result
    if question.kind == "schatting":
        result["bins"], middle = _bins(question, said, phones)
        if middle:
            result["middle"] = middle
        return result
    if question.kind == "volgorde":
        result["together"] = _together(question, said)
        return result
    options = [0] * question.options
    certainty = [[0, 0, 0] for _ in range(question.options)]
    for vote, people in said:
        for place in vote["chosen"]:
            options[place] += people
            if "certainty" in vote:
                certainty[place][vote["certainty"] - 1] += people
    result["options"] = parts_told(options, phones, one_each=question.kind != "more")
    if question.kind == "stelling":
        # Not of an answer of which is not told that `FEW` chose it: this would tell.
        result["sure"] = [
            _mostly(levels, people) if isinstance(told, int) or told[0] else 0
            for levels, people, told in zip(certainty, options, result["options"], strict=True)
        ]
    return result


def _mostly(levels: list[int], people: int) -> int:
    """How sure more than half of these people are; 0 when that cannot be said, or of too few."""
    most = max(levels)
    return levels.index(most) + 1 if most >= FEW and 2 * most > people else 0


def _bins(question: Question, said: list[tuple[dict[str, Any], int]], phones: int) -> tuple[list[Bin], Stretch | None]:
    """Estimates in a few stretches of the scale: a number of its own would show what one person thinks."""
    steps = round((question.high - question.low) / question.step) + 1
    wide = max(1, -(-steps // BINS))
    counts = [0] * -(-steps // wide)
    for vote, people in said:
        counts[min(len(counts) - 1, round((vote["estimate"] - question.low) / question.step) // wide)] += people
    told = parts_told(counts, phones, one_each=True)
    bins: list[Bin] = [
        {
            "from": round(question.low + i * wide * question.step, 6),
            "to": min(question.high, round(question.low + ((i + 1) * wide - 1) * question.step, 6)),
            "people": people,
        }
        for i, people in enumerate(told)
    ]
    middle = _middle(told, phones)
    return bins, {"from": bins[middle[0]]["from"], "to": bins[middle[1]]["to"]} if middle else None


def _middle(told: list[People], phones: int) -> tuple[int, int] | None:
    """The first and the last bin that may hold the middle estimate, by what is told of the bins and nothing else.

    None where that says nothing, or where so few may be there that it would be one person's own.

    >>> _middle([[0, 2], 3, 4, [0, 2], [0, 2], [0, 2]], 10)
    (1, 2)
    """
    low, high = ([people if isinstance(people, int) else people[end] for people in told] for end in (0, 1))
    places = range(len(told))
    first = next(i for i in places if 2 * min(sum(high[: i + 1]), phones - sum(low[i + 1 :])) >= phones)
    last = next(i for i in places if 2 * max(sum(low[: i + 1]), phones - sum(high[i + 1 :])) >= phones)
    return (first, last) if sum(low[first : last + 1]) >= FEW and (first, last) != (0, len(told) - 1) else None


def _together(question: Question, said: list[tuple[dict[str, Any], int]]) -> list[int]:
    """The steps by where the group put them on the whole; nobody's own order can be told from it."""
    where = [sum(vote["order"].index(place) * people for vote, people in said) for place in range(question.options)]
    return sorted(range(question.options), key=lambda place: where[place])


def steer(room: Room, action: Mapping[str, Any], questions: Container[object], lessons: set[str]) -> Room:
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
        return _with_steps(room, steps) if action.get("screen") == room.screen else room
    if do == "blank":
        return replace(room, blank=action.get("on") is True)
    if do == "safety":
        return replace(room, safety=action.get("on") is True)
    if do == "more-phones":
        return replace(room, more_phones=action.get("on") is True)
    if do == "ask":
        name = action.get("question")
        if not isinstance(name, str) or name not in questions:
            raise Refused("Deze vraag staat niet in de les.", 400)
        key = room.key_of(name)
        asked = {**close_box(room).asked, key: room.asked.get(key) or Asked()}
        return replace(
            room, question=name, asked=asked, blank=False, safety=False, lost=room.lost and name == room.question
        )
    now = room.now
    if not now:
        raise Refused("Er is nog geen vraag gesteld.")
    if do == "away":
        return replace(close_box(room), question="")
    change = after_step(now, str(do))
    if change is None:
        raise Refused("Dat kan nu niet. Kijk bij welke stap de vraag is.")
    return replace(room, asked={**room.asked, room.key_of(room.question): change})


def close_box(room: Room) -> Room:
    """The same room with no ballot box open: a question that leaves the screens takes no votes."""
    now = room.now
    if not now or now.phase != "open":
        return room
    return replace(room, asked={**room.asked, room.key_of(room.question): replace(now, phase="closed")})


def after_loss(room: Room) -> Room:
    """The same room after the database lost all it had: its votes are gone, so each question begins anew, as another vote for a phone."""
    return replace(room, lost=True, asked={name: Asked(turn=one.turn + 1) for name, one in room.asked.items()})


def _with_steps(room: Room, steps: int) -> Room:
    """The section on the screen takes so many steps. This never leads back from a step that was reached going on; a step
    past the last is how a leader comes back from the next section."""
    if room.step < room.steps:
        return replace(room, steps=max(steps, room.step + 1))
    return replace(room, steps=steps, step=min(room.step, steps - 1))


def _go(room: Room, action: Mapping[str, Any], lessons: set[str]) -> Room:
    lesson = action.get("lesson", room.lesson)
    if lesson not in lessons:
        raise Refused("Deze les is er niet.", 400)
    screen, step = _whole(action.get("screen"), 0, SCREENS), _whole(action.get("step", 0), 0, STEPS)
    if action.get("onward") is True and lesson == room.lesson:
        # Going on, asked by a window that did not know yet how far the group is, never leads back.
        screen, step = max((screen, step), (room.screen, room.step))
    steps = room.steps if (lesson, screen) == (room.lesson, room.screen) else 1
    # A question of another lesson is on no screen, and what was seen of it is not voted on anew.
    here = room if lesson == room.lesson else replace(close_box(room), question="")
    lost = room.lost and (lesson, screen) == (room.lesson, room.screen)
    return replace(here, lesson=lesson, screen=screen, step=step, steps=steps, blank=False, safety=False, lost=lost)


def _whole(value: object, low: int, high: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise Refused("Dit scherm is er niet.", 400)
    return value
