"""What a lesson may ask of an experiment, and what it offers of the reader's own."""

from __future__ import annotations

import doctest
import re

import pytest

from widgets.experiment import experiment
from widgets.experiment.experiment import MOST_CHARACTERS, Experiment


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(experiment)
    assert result.attempted > 0
    assert result.failed == 0


def test_all_of_it_is_the_readers_and_is_kept() -> None:
    assert Experiment(name="proef")._keep == ["did", "expected", "happened", "sure", "told", "what"]


def test_no_text_judges_or_asks_for_pain() -> None:
    words = " ".join(Experiment(name="proef").texts.values()).lower()
    assert not re.search(r"\b(moet|moeten|score|punten|goed zo|mislukt|jammer|pijn)\b|!|%", words)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"ideas": ["a", "b", "c", "d", "e"]}, "at most 4 things to try, got 5"),
        ({"ideas": [" "]}, "an idea must hold 1 to 120 characters, got ' '"),
        ({"ideas": ["w" * (MOST_CHARACTERS + 1)]}, "an idea must hold"),
        ({"offered": ["kaarten"]}, "a lesson and a name, such as '02/kaarten', got 'kaarten'"),
        ({"offered": "02/kaarten "}, "a lesson and a name"),
        ({"lesson": "3"}, "lesson must be the two digits"),
    ],
)
def test_its_author_hears_what_is_wrong(content: dict, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        Experiment(name="proef", **content)
