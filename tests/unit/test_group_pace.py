"""How long a lesson takes in a group, and what of it may go."""

from __future__ import annotations

import doctest
from pathlib import Path

import course.groups.order
import course.lesson.plan
from course.groups.pace import ALONE, JOINING, PAIRS, SECOND_VOTE, pieces
from course.lesson.document import LessonDocument, Step, Text, Widget, WidgetPlace

QUESTION = Widget("quiz", {"kind": "one"})


def step(title: str, *names: str, minutes: int | None = None, deeper: tuple[str, ...] = (), note: str = "") -> Step:
    parts = [WidgetPlace(place, name) for place, name in enumerate((*names, *deeper), 2)]
    below = [part.cell for part in parts if part.name in deeper]
    return Step("", title, [Text(1, "woord " * 79), *parts], [Text(99, note)] if note else [], minutes, below)


def lesson(*steps: Step, **widgets: Widget) -> LessonDocument:
    return LessonDocument(stem="02-les", language="nl", opening=Step("", "Les"), steps=[*steps], widgets=widgets)


def test_joining_own_words_in_pairs_and_second_votes_count_on_top_of_what_is_planned() -> None:
    document = lesson(
        step("Weet u nog?", "weer"),
        step("Wat denkt u nu?", "stelling", minutes=4),
        step("Proef", "vraag", minutes=5, deeper=("dieper",)),
        step("In het kort", minutes=1, deeper=("woorden",)),
        weer=QUESTION,
        stelling=Widget("quiz", {"kind": "stelling"}),
        vraag=QUESTION,
        dieper=QUESTION,
        woorden=Widget("quiz", {"kind": "open"}),
    )
    told = [[(one["what"], one["minutes"]) for one in screen] for screen in pieces(document)]
    assert told == [
        [("section", 1), ("join", JOINING)],
        [("section", 4)],  # a minute to read, three for its question
        [("section", 4), ("again", SECOND_VOTE)],
        [("section", 5), ("again", SECOND_VOTE)],
        [("section", 1), ("pairs", PAIRS)],
    ]


def test_what_goes_first_is_what_the_group_misses_least_and_what_the_notes_keep_never_goes() -> None:
    document = lesson(
        step("Weet u nog?", "weer"),
        step("Wat denkt u nu?", "stelling"),
        step("Proef", "vraag"),
        step("Alleen tekst"),
        step("Voor uzelf", "kaarten"),
        step("Ook voor uzelf", "plan", note="Weinig tijd? *Ook voor uzelf* blijft er altijd in."),
        step("In het kort", deeper=("woorden",)),
        weer=QUESTION,
        stelling=Widget("quiz", {"kind": "stelling"}),
        vraag=QUESTION,
        kaarten=Widget("danger_safety_cards", {}),
        plan=Widget("flare_up_plan", {}),
        woorden=Widget("quiz", {"kind": "open"}),
    )
    goes = {
        (one["what"], step.title): one["goes"]
        for screen, step in zip(pieces(document), document.sections, strict=True)
        for one in screen
    }
    first = sorted((key for key in goes if goes[key]), key=goes.__getitem__)
    assert first == [
        ("again", "Proef"),
        ("section", "Weet u nog?"),
        ("section", "Voor uzelf"),
        ("pairs", "In het kort"),
        ("again", "Wat denkt u nu?"),
        ("section", "Alleen tekst"),
    ]
    assert len(goes) == len(first) + 6


def test_what_everyone_does_alone_is_called_as_the_widgets_are() -> None:
    assert {kind for kind in ALONE if not Path("widgets", kind).is_dir()} == set()


def test_the_examples_hold() -> None:
    for module in (course.groups.order, course.lesson.plan):
        result = doctest.testmod(module)
        assert (result.failed, result.attempted > 0) == (0, True)
