"""What a lesson may give to look back with."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from widgets.refreshers import refreshers
from widgets.refreshers.refreshers import Refreshers


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(refreshers)
    assert result.attempted > 0
    assert result.failed == 0


def test_only_the_day_and_the_id_of_the_calendar_are_kept() -> None:
    assert Refreshers(name="opfrissen")._keep == ["first_day", "plan_id"]


def test_it_knows_the_address_that_the_settings_give_the_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "course.toml").write_text('address = "https://rug.example/cursus/"')
    monkeypatch.chdir(tmp_path)
    assert Refreshers(name="opfrissen")._address == "https://rug.example/cursus"


@pytest.mark.parametrize("pages", [["een"], ["een", "twee", "../drie"], ["een", "twee", 3], "een", {"een": 2}, 7])
def test_wrong_pages_are_told(pages: object) -> None:
    with pytest.raises(ValueError, match="Refreshers: pages must hold 3 addresses, such as 'opfrissen-na-2-weken'"):
        Refreshers(name="opfrissen", pages=pages)
