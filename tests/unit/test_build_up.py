"""What the page gets for ``BuildUp``: the model's own numbers, in little space."""

from __future__ import annotations

import doctest
import json

import pytest

from widgets.build_up import build_up
from widgets.build_up.build_up import PAUSES, REPEATS, BuildUp


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(build_up)
    assert result.attempted > 0
    assert result.failed == 0


def test_the_check_values_of_the_model_are_what_the_reader_sees() -> None:
    strength = BuildUp(name="opbouw")._strength
    at = {pause: row for row, pause in enumerate(PAUSES)}
    assert [strength["calm"][at[pause]][-1] for pause in (2, 6)] == [153, 114]
    assert [strength["sensitive"][at[pause]][-1] for pause in (2, 6)] == [228, 158]


@pytest.mark.parametrize("alarm", ["calm", "sensitive"])
def test_a_longer_pause_always_builds_up_less(alarm: str) -> None:
    last = [row[-1] for row in BuildUp(name="opbouw")._strength[alarm]]
    assert last == sorted(last, reverse=True)
    assert len(set(last)) == len(PAUSES)


@pytest.mark.parametrize("alarm", ["calm", "sensitive"])
def test_the_first_touch_feels_the_same_with_both_alarms(alarm: str) -> None:
    rows = BuildUp(name="opbouw")._strength[alarm]
    assert {row[0] for row in rows} == {100}
    assert {len(row) for row in rows} == {REPEATS}


def test_numbers_are_written_as_in_the_language_of_the_lesson(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_LANGUAGE", "nl")
    assert BuildUp(name="opbouw")._words["calm"][1][-1] == "1,5"
    monkeypatch.setenv("COURSE_LANGUAGE", "en")
    assert BuildUp(name="opbouw")._words["calm"][1][-1] == "1.5"


def test_nothing_is_kept() -> None:
    assert BuildUp(name="opbouw")._keep == []


def test_the_state_is_small_and_its_colours_are_tokens() -> None:
    widget = BuildUp(name="opbouw")
    state = {key: value for key, value in widget.get_state().items() if key not in ("_esm", "layout")}
    assert len(json.dumps(state)) < 10_000
    figure = json.dumps(widget._figure)
    assert len(figure) < 4_000
    assert "#" not in figure


@pytest.mark.parametrize("pause", [0, 7, 1.5, True, "kort"])
def test_a_pause_out_of_range_names_the_allowed_values(pause: object) -> None:
    with pytest.raises(ValueError, match="BuildUp: pause must be a whole number between 1 and 6, got"):
        BuildUp(name="opbouw", pause=pause)
