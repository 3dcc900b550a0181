"""What the page gets for ``FearCircle``: Dutch steps under keys that stay the same."""

from __future__ import annotations

import doctest
import json
import re

import pytest

from widgets.fear_circle import fear_circle
from widgets.fear_circle.fear_circle import SPOKEN, STAGE, STATIONS, FearCircle


@pytest.fixture
def circle() -> FearCircle:
    return FearCircle(name="mijn-cirkel")


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(fear_circle)
    assert result.attempted > 0
    assert result.failed == 0


def test_the_circle_has_five_steps_and_then_a_way_out(circle: FearCircle) -> None:
    assert [station["key"] for station in circle._stations] == [
        "pain",
        "thought",
        "fear",
        "avoiding",
        "less",
        "small_step",
    ]


def test_no_answer_that_somebody_may_have_kept_goes_away(circle: FearCircle) -> None:
    assert {station["key"]: [option["key"] for option in station["options"]] for station in circle._stations} == {
        "pain": ["bending", "lifting", "walking", "swimming", "sitting", "household"],
        "thought": ["wrong", "not_good", "worse", "unknown"],
        "fear": ["worried", "afraid", "tense", "angry"],
        "avoiding": ["skip", "other_does_it", "careful", "watching", "internet", "treatment"],
        "less": ["dare", "keep_up", "miss", "people", "gloomy"],
        "small_step": ["short", "light", "together", "place", "ready"],
    }


def test_every_word_of_the_steps_is_dutch(circle: FearCircle) -> None:
    english = {
        text for station in STATIONS for text in [*(station[part] for part in SPOKEN), *station["options"].values()]
    }
    dutch = {
        text for s in circle._stations for text in [*(s[part] for part in SPOKEN), *(o["text"] for o in s["options"])]
    }
    assert english.isdisjoint(dutch)


def test_each_answer_fits_on_a_card_in_the_ring(circle: FearCircle) -> None:
    longest = int(re.search(r"LONGEST = (\d+)", (STAGE / "day.ts").read_text(encoding="utf-8"))[1])
    assert all(len(option["text"]) <= longest for station in circle._stations for option in station["options"])


def test_the_words_of_the_drawing_come_with_it(circle: FearCircle) -> None:
    assert circle.texts["daring less"] == "minder durven"


def test_no_words_that_blame_or_frighten(circle: FearCircle) -> None:
    words = json.dumps([circle._stations, circle.texts], ensure_ascii=False).lower()
    for word in ("kapot", "slijtage", "versleten", "beschadigd", "zwak", "fout", "moet u", "score", "catastrof", "!"):
        assert word not in words


def test_the_readers_own_choices_and_words_are_kept(circle: FearCircle) -> None:
    assert circle._keep == ["picks", "who", "words"]


def test_an_unknown_setting_is_refused() -> None:
    with pytest.raises(TypeError, match="FearCircle: no setting named 'word'; did you mean 'words'"):
        FearCircle(name="mijn-cirkel", word={})
