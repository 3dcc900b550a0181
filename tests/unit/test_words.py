"""Every text has its Dutch, and no Dutch is left that nobody says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from course.project import TEMPLATE

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted(path for top in ("assets", "course", "widgets") for path in (ROOT / top).rglob("nl.po"))
#: What a widget finds in its own catalogue or in this one.
SHARED = ROOT / "widgets/front/nl.po"
#: Of each template with its text: what looks it up.
TEMPLATES = {TEMPLATE: TEMPLATE, ROOT / "assets/edit": ROOT / "assets/edit"}


def entries(catalogue: Path) -> dict[str, str]:
    with catalogue.open("rb") as stream:
        return {message.id: message.string for message in read_po(stream) if message.id}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def said_in_templates(folder: Path) -> Iterator[tuple[str, str]]:
    """The texts that the templates of a folder look up, each with its file."""
    options = {"silent": "false", "extensions": "jinja2.ext.do"}
    for file in sorted([*folder.glob("*.j2"), *folder.glob("*.html")]):
        if file.name == "built.j2":
            continue
        with file.open("rb") as stream:
            for line, _, messages, _ in babel_extract(stream, ["t"], [], options):
                text = messages[0] if isinstance(messages, tuple) else messages
                assert isinstance(text, str), f"{name(file)}:{line}: t() of something else than a text"
                yield text, name(file)


@pytest.mark.parametrize("folder", [TEMPLATE], ids=name)
def test_every_text_of_a_template_has_its_dutch_and_no_entry_is_left(folder: Path) -> None:
    said = dict(said_in_templates(folder))
    known = entries(folder / "nl.po")
    assert {text: said[text] for text in said if not known.get(text)} == {}
    assert sorted(set(known) - set(said)) == []


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=name)
def test_a_translation_has_the_places_and_the_tags_of_its_text(catalogue: Path) -> None:
    for text, dutch in entries(catalogue).items():
        assert set(re.findall(r"\{\w+\}", dutch)) == set(re.findall(r"\{\w+\}", text)), text
        assert sorted(re.findall(r"<[^>]*>", dutch)) == sorted(re.findall(r"<[^>]*>", text)), text
        # A text without a tag also stands in attributes.
        assert "<" in text or '"' not in dutch, text
