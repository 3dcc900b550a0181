"""What a lesson gets with a movement and its size."""

from __future__ import annotations

import doctest
import re

from course.site.home import HOLD_STEPS
from widgets.my_movement import my_movement
from widgets.my_movement.my_movement import MyMovement


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(my_movement)
    assert result.attempted > 0
    assert result.failed == 0


def test_only_what_is_taken_is_kept_and_it_is_the_step_of_today() -> None:
    assert MyMovement(name="mijn-beweging")._keep == ["activity"]
    assert "my_movement" in HOLD_STEPS


def test_the_words_of_the_drawing_come_along_and_nothing_is_advised_or_promised() -> None:
    words = " ".join(MyMovement(name="mijn-beweging").texts.values()).lower()
    assert "de handen glijden naar de bovenbenen" in words
    assert "of deze maten helpen, is niet onderzocht" in words
    assert not re.search(r"\b(moet|moeten|veilig|goede houding|score|minder pijn|altijd)\b|!", words)
