"""What is told of the votes of a group, so that nobody can tell from it what one person chose."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from course.groups.questions import Question, ballot
from course.groups.records import Bin, People, Round, Stretch
from course.groups.rooms import Refused

FEW = 3  # of so many phones at either end no exact number is told
BINS = 8  # of a scale, in which estimates are counted


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
