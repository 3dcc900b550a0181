"""``SafetyList`` as a reader meets it: a list to read, at any size, without a verdict."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from widgets.safety_list.safety_list import SafetyList

LOOKS = [(320, 700, "dark"), (1280, 800, "light"), (1920, 1080, "dark")]


def test_the_whole_list_stands_there_in_two_levels(open_widget) -> None:
    widget = SafetyList(name="veiligheid")
    page = open_widget(widget)
    for level in ("now", "week"):
        part = page.locator(f"[data-part={level}]")
        expect(part.get_by_role("heading")).to_have_text(widget._safety[level]["title"])
        expect(part.get_by_role("listitem")).to_have_text(widget._safety[level]["items"])
    expect(page.get_by_text("Bel 112 als u niet kunt wachten.")).to_be_visible()
    expect(page.locator("[data-part=calm]")).to_have_text(widget._safety["calm"])
    expect(page.get_by_text("Nog na te kijken door een huisarts of fysiotherapeut.")).to_be_visible()


def test_it_asks_nothing_so_it_cannot_say_that_all_is_well(open_widget) -> None:
    page = open_widget(SafetyList(name="veiligheid"))
    assert page.locator(".course-widget :is(input, button, select, textarea, a)").count() == 0
    assert page.evaluate("localStorage.length") == 0


def test_it_stays_on_paper_and_on_a_small_screen(open_widget) -> None:
    page = open_widget(SafetyList(name="veiligheid"), width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.emulate_media(media="print")
    expect(page.get_by_role("listitem").last).to_be_visible()


@pytest.mark.parametrize(("width", "height", "colours"), LOOKS)
def test_axe_finds_nothing(open_widget, axe_violations, width: int, height: int, colours: str) -> None:
    assert axe_violations(open_widget(SafetyList(name="veiligheid"), width=width, height=height, color_scheme=colours)) == []
