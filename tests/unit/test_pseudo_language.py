"""In a language that nobody speaks every page says what its catalogues say, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit import pseudo


def test_no_page_says_a_word_that_stands_in_no_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pseudo.speak(monkeypatch)
    found = pseudo.pages(tmp_path)
    assert len(found) > 15
    assert {address: pseudo.untranslated(html) for address, html in found.items() if pseudo.untranslated(html)} == {}
    assert [
        address for address, html in found.items() if f'<html lang="{pseudo.LANGUAGE}" dir="rtl">' not in html
    ] == []
