"""What ``MyFactors`` offers: four groups, links that are sentences, and no verdict."""

from __future__ import annotations

import doctest
import json
import re

import pytest

from widgets.my_factors import my_factors
from widgets.my_factors.my_factors import GROUPS, LINKS, MOST_CHARACTERS, MyFactors

KEYS = [key for group in GROUPS for key in group["factors"]]


@pytest.fixture
def factors() -> MyFactors:
    return MyFactors(name="mijn-factoren")


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(my_factors)
    assert result.attempted > 0
    assert result.failed == 0


def test_four_groups_under_keys_of_their_own() -> None:
    assert [group["key"] for group in GROUPS] == ["body", "load", "mind", "behaviour"]
    assert len(set(KEYS)) == len(KEYS)


def test_every_word_is_dutch(factors: MyFactors) -> None:
    english = {group["name"] for group in GROUPS} | {text for group in GROUPS for text in group["factors"].values()}
    english |= {text for *_, text in LINKS}
    dutch = {group["name"] for group in factors._groups} | {
        f["text"] for group in factors._groups for f in group["factors"]
    }
    dutch |= {link["text"] for link in factors._links}
    assert english.isdisjoint(dutch)


def test_a_link_joins_two_known_factors_once() -> None:
    pairs = [frozenset(pair) for *pair, _ in LINKS]
    assert len(set(pairs)) == len(pairs)
    assert {len(pair) for pair in pairs} == {2}
    assert {key for pair in pairs for key in pair} <= set(KEYS)


def test_every_factor_can_touch_another() -> None:
    assert {key for *pair, _ in LINKS for key in pair} == set(KEYS)


def test_links_say_what_can_be_and_never_what_the_cause_is(factors: MyFactors) -> None:
    for link in factors._links:
        assert re.search(r"\b(kan|kunt|kunnen|soms|vaak|vaker|makkelijk)\b|sommige mensen", link["text"], re.I), link[
            "text"
        ]
    words = json.dumps([factors._links, factors._groups, factors.texts], ensure_ascii=False).lower()
    assert not re.search(r"doordat|score|punten|fout|kapot|slijtage|beschadig|chronisch|psychisch|u moet|!", words)


def test_a_text_fits_where_it_is_shown(factors: MyFactors) -> None:
    assert max(len(f["text"]) for group in factors._groups for f in group["factors"]) <= MOST_CHARACTERS


def test_only_the_readers_factors_are_kept_and_the_page_stays_small(factors: MyFactors) -> None:
    assert factors._keep == ["factors"]
    assert factors._scope == "lesson"
    state = {key: value for key, value in factors.get_state().items() if key not in ("_esm", "layout")}
    assert len(json.dumps(state)) < 15_000
