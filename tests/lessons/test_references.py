"""references.bib: every entry is used, every use has its entry, and nothing unverified is in it."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat

from widgets.prose import citation_keys
from widgets.sources import Sources

ROOT = Path(__file__).parents[2]
SOURCES = Sources.load(ROOT / "lessons")


def cited() -> set[str]:
    keys: set[str] = set()
    for path in (ROOT / "lessons/nl").glob("*.ipynb"):
        for cell in nbformat.read(path, 4).cells:
            keys |= set(citation_keys(cell.source))
    # Widgets cite in their own texts too.
    for file in (ROOT / "widgets").glob("*/*"):
        if file.suffix in (".py", ".po"):
            keys |= set(re.findall(r"@([a-z]+\d{4}[a-z0-9]*)\b", file.read_text()))
    return keys


def test_no_lesson_uses_an_unknown_source() -> None:
    assert {key for key in cited() if key not in SOURCES} == set()


def test_no_source_is_unused() -> None:
    assert set(SOURCES) - cited() == set()


def test_no_source_is_unverified() -> None:
    text = (ROOT / "lessons/references.bib").read_text()
    assert not re.search(r"not verified|from memory|niet nagekeken", text, re.I)
