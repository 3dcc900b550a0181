"""The drawings of the lessons: one for each story, described in words, small, harmless and of one family."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.lessons.test_notebooks import LESSONS, ROOT, every_lesson, patient_text

PICTURES = sorted((ROOT / "assets/pictures").glob("*.svg"))
DRAWINGS = [path for path in PICTURES if path.stem.startswith("les-")]
LARGEST = 8 * 1024  # bytes; the page carries the drawing inside
SHAPES = {"svg", "g", "path", "circle", "ellipse", "rect"}
TOKENS = (ROOT / "assets/styles/tokens.css").read_text()

every_picture = pytest.mark.parametrize("path", PICTURES, ids=lambda p: p.stem)
every_drawing = pytest.mark.parametrize("path", DRAWINGS, ids=lambda p: p.stem)


def elements(path: Path) -> list[ET.Element]:
    """Every element of an SVG file; one that is not well-formed raises."""
    return list(ET.fromstring(path.read_bytes()).iter())  # noqa: S314 (our own files)


def tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def test_each_lesson_has_a_drawing_and_each_drawing_a_lesson() -> None:
    assert [path.stem for path in DRAWINGS] == [f"les-{path.stem}" for path in LESSONS]


@every_lesson
def test_the_story_of_a_lesson_shows_its_drawing_and_says_what_is_to_be_seen(path: Path) -> None:
    story = next(c.source for c in patient_text(path) if "**Een verzonnen voorbeeld.**" in c.source)
    pictures = re.findall(r"^!\[([^\]]*)\]\(([^)\s]+)\)$", story, re.M)
    assert [(path.parent / file).resolve() for _, file in pictures] == [ROOT / f"assets/pictures/les-{path.stem}.svg"]
    [(words, _)] = pictures
    assert len(words) >= 10
    assert words.endswith(".")
    # The person of the story is named, so that who hears the page knows who it is about.
    name = re.search(r"voorbeeld\.\*\* (\w+)", story)[1]
    assert words.startswith(name)


@every_picture
def test_a_picture_is_small_and_holds_shapes_only(path: Path) -> None:
    assert path.stat().st_size < LARGEST
    found = elements(path)
    assert {tag(e) for e in found} <= SHAPES
    for element in found:
        for name, value in element.attrib.items():
            assert not re.match(r"on|style$|.*href$", name), f"{path.name}: {name}"
            assert not re.search(r"url\(|javascript:|https?:", value), f"{path.name}: {name}={value}"


@every_drawing
def test_drawings_share_one_size_and_the_colours_of_the_course(path: Path) -> None:
    found = elements(path)
    assert {k: found[0].get(k) for k in ("width", "height", "viewBox")} == {
        "width": "640",
        "height": "360",
        "viewBox": "0 0 640 360",
    }
    # The ground makes the drawing readable on the light and on the dark page.
    ground = next(e for e in found if tag(e) == "rect")
    assert (ground.get("width"), ground.get("height"), ground.get("rx")) == ("640", "360", "28")
    colours = {v for e in found for k, v in e.attrib.items() if k in ("fill", "stroke") and v != "none"}
    assert sorted(c for c in colours if not re.search(rf"{c};", TOKENS)) == []
