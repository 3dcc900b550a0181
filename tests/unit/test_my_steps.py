"""What a lesson may show of the reader's own steps."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from widgets.my_steps import my_steps
from widgets.my_steps.my_steps import MySteps


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(my_steps)
    assert result.attempted > 0
    assert result.failed == 0


def test_nothing_is_filled_in_beforehand() -> None:
    steps = MySteps(name="mijn-stappen")
    assert [steps.activity, steps.unit, steps.start, steps.step, steps.first_day, steps.weekdays] == [""] * 5 + [[]]


def test_the_plan_is_the_readers_and_is_kept() -> None:
    assert MySteps(name="mijn-stappen")._keep == sorted(
        ["activity", "unit", "start", "step", "first_day", "weekdays", "weeks", "easier", "plan_id"]
    )


def test_no_text_names_an_amount_or_pushes() -> None:
    words = " ".join(MySteps(name="mijn-stappen").texts.values()).lower()
    assert not re.search(r"\b[1-9]\d*\b|%|\b(moet|moeten|score|fout|haal|doel)\b|!", words)
    assert "geen advies over hoeveel" in words
    assert "hetzelfde of kleiner is ook goed" in words


def test_it_knows_the_address_that_the_settings_give_the_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "course.toml").write_text('address = "https://rug.example"')
    monkeypatch.chdir(tmp_path)
    assert MySteps(name="mijn-stappen")._address == "https://rug.example"
