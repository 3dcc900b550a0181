"""What the page gets for ``FearCircle``: Dutch steps under keys that stay the same."""

from __future__ import annotations

import doctest
import json

import pytest

from widgets.fear_circle import fear_circle
from widgets.fear_circle.fear_circle import SPOKEN, STATIONS, FearCircle


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


def test_every_word_of_the_steps_is_dutch(circle: FearCircle) -> None:
    english = {
        text for station in STATIONS for text in [*(station[part] for part in SPOKEN), *station["options"].values()]
    }
    dutch = {
        text for s in circle._stations for text in [*(s[part] for part in SPOKEN), *(o["text"] for o in s["options"])]
    }
    assert english.isdisjoint(dutch)


def test_only_the_first_step_takes_one_answer(circle: FearCircle) -> None:
    assert [station["one"] for station in circle._stations] == [True, False, False, False, False, False]


def test_names_in_the_small_drawing_are_short_enough_for_a_disc(circle: FearCircle) -> None:
    assert all(len(station["short"]) <= 9 for station in circle._stations[:-1])


def test_no_words_that_blame_or_frighten(circle: FearCircle) -> None:
    words = json.dumps([circle._stations, circle.texts], ensure_ascii=False).lower()
    for word in ("kapot", "slijtage", "versleten", "beschadigd", "zwak", "fout", "moet u", "score", "catastrof", "!"):
        assert word not in words


def test_the_readers_own_choices_and_words_are_kept(circle: FearCircle) -> None:
    assert circle._keep == ["picks", "who", "words"]


def test_an_unknown_setting_is_refused() -> None:
    with pytest.raises(TypeError, match="FearCircle: no setting named 'word'; did you mean 'words'"):
        FearCircle(name="mijn-cirkel", word={})
