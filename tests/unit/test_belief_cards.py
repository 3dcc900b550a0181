"""What ``BeliefCards`` offers: own statements in Dutch, answers shared by two lessons, no total."""

from __future__ import annotations

import doctest
import json
import re

import pytest

from widgets.belief_cards import belief_cards
from widgets.belief_cards.belief_cards import CARDS, MOMENTS, BeliefCards


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(belief_cards)
    assert result.attempted > 0
    assert result.failed == 0


def test_every_word_of_the_cards_is_dutch() -> None:
    kaarten = BeliefCards(name="kaarten")
    english = {card[part] for card in CARDS for part in ("text", "about")}
    assert english.isdisjoint({card[part] for card in kaarten._cards for part in ("text", "about")})


def test_both_lessons_share_name_place_and_shape() -> None:
    first, again = (BeliefCards(name="kaarten-over-rugpijn", moment=moment) for moment in MOMENTS)
    assert (first._scope, first._keep, first.first, first.again) == (
        again._scope,
        again._keep,
        again.first,
        again.again,
    )
    assert first._scope == "course"
    assert "moment" not in first._keep
    assert first._cards == again._cards


def test_the_cards_ask_about_both_ways_of_thinking() -> None:
    assert [card["key"] for card in CARDS] == ["damage", "scan", "rest", "calmer", "more", "flare"]


def test_what_the_course_says_about_scans_has_its_counterpart() -> None:
    scan = next(card for card in BeliefCards(name="kaarten")._cards if card["key"] == "scan")
    assert "zonder pijn" in scan["about"]
    assert "mensen met rugpijn een deel ervan wel vaker" in scan["about"]


def test_nothing_counts_judges_or_frightens() -> None:
    kaarten = BeliefCards(name="kaarten")
    words = json.dumps([kaarten._cards, kaarten.texts], ensure_ascii=False).lower()
    assert not re.search(r"score|punten|fout|goed zo|kapot|slijtage|moet u|u moet|!", words)


@pytest.mark.parametrize("moment", ["second", "", None])
def test_another_moment_is_told(moment: object) -> None:
    with pytest.raises(ValueError, match="BeliefCards: moment must be first or again, got"):
        BeliefCards(name="kaarten", moment=moment)
