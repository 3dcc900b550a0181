"""What a lesson may offer for days with more pain."""

from __future__ import annotations

import doctest
import re

from widgets.flare_up_plan import flare_up_plan
from widgets.flare_up_plan.flare_up_plan import PARTS, FlareUpPlan


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(flare_up_plan)
    assert result.attempted > 0
    assert result.failed == 0


def test_every_choice_is_dutch_and_in_the_readers_own_voice() -> None:
    plan = FlareUpPlan(name="mijn-opvlamplan")
    texts = [option["text"] for part in plan._parts for option in part["options"]]
    assert set(texts).isdisjoint(text for part in PARTS for text in part["options"].values())
    assert [text for text in texts if not text.startswith("Ik ")] == []


def test_it_points_to_the_safety_list_and_gives_no_verdict() -> None:
    words = " ".join(FlareUpPlan(name="mijn-opvlamplan").texts.values()).lower()
    assert "wanneer belt u de dokter?" in words
    assert not re.search(r"\b(veilig|onschuldig|moet|moeten|score|altijd rust|pillen|medicijn\w*)\b|!", words)


def test_picks_and_words_are_kept() -> None:
    assert FlareUpPlan(name="mijn-opvlamplan")._keep == ["picks", "words"]
