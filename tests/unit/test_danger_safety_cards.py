"""What a lesson may put on the cards."""

from __future__ import annotations

import doctest

import pytest

from widgets.danger_safety_cards import danger_safety_cards
from widgets.danger_safety_cards.danger_safety_cards import MOST_CHARACTERS, DangerSafetyCards


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(danger_safety_cards)
    assert result.attempted > 0
    assert result.failed == 0


def test_the_cards_of_the_course_are_dutch_and_equally_many_on_both_sides() -> None:
    cards = DangerSafetyCards(name="kaarten")
    assert cards.danger["sleep"] == "Slecht slapen"
    assert cards.safety["moving"] == "Een beetje bewegen"
    assert len(cards.danger) == len(cards.safety)
    english = {*danger_safety_cards.DANGER.values(), *danger_safety_cards.SAFETY.values()} - {"Music"}
    assert english.isdisjoint([*cards.danger.values(), *cards.safety.values()])


def test_only_choices_and_own_words_are_kept() -> None:
    assert DangerSafetyCards(name="kaarten")._keep == ["chosen", "own"]


def test_an_author_replaces_the_cards_of_one_side_and_keeps_the_other() -> None:
    cards = DangerSafetyCards(name="kaarten", danger={"lawaai": "Veel lawaai"})
    assert cards.danger == {"lawaai": "Veel lawaai"}
    assert "music" in cards.safety


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"danger": {"Slecht slapen": "Slecht slapen"}}, "a key in danger must be lower-case letters"),
        ({"safety": {"1": "Muziek"}}, "a key in safety must be lower-case letters"),
        ({"safety": {"muziek": " "}}, "the text of 'muziek' in safety must hold 1 to 80 characters, got ' '"),
        ({"safety": {"muziek": "x" * (MOST_CHARACTERS + 1)}}, "must hold 1 to 80 characters"),
        ({"danger": {"rust": "Geen rust"}, "safety": {"rust": "Rust"}}, "a key belongs to one side, got 'rust'"),
    ],
)
def test_a_card_that_cannot_be_says_why(content: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        DangerSafetyCards(name="kaarten", **content)
