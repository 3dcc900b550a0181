"""``SafetyList`` as a reader meets it: a list to read, at any size, without a verdict."""

from __future__ import annotations

import tomllib

import pytest
from playwright.sync_api import expect

from widgets.safety_list.safety_list import OF_THE_COURSE, SafetyList
from widgets.safety_words import PARTS

LOOKS = [(320, 700, "dark"), (1280, 800, "light"), (1920, 1080, "dark")]


def test_the_whole_list_stands_there_in_five_parts(open_widget) -> None:
    page = open_widget(SafetyList(name="veiligheid"))
    words = tomllib.loads(OF_THE_COURSE.read_text(encoding="utf-8"))["nl"]
    for name in PARTS:
        part = page.locator(f"[data-part={name}]")
        expect(part.get_by_role("heading")).to_have_text(words[name]["title"])
        expect(part.get_by_role("listitem")).to_have_text(words[name].get("items", []))
        expect(part.locator(".how")).to_have_text([words[name]["how"]] if "how" in words[name] else [])
    expect(page.locator("[data-part=calm]")).to_have_text(words["calm"])
    expect(page.get_by_text("Nog na te kijken door een huisarts.")).to_be_visible()


def test_a_number_is_one_press_away_and_has_room_for_a_finger(open_widget) -> None:
    page = open_widget(SafetyList(name="veiligheid"), width=320, height=700, has_touch=True, is_mobile=True)
    call = page.get_by_role("heading", name="Levensgevaar?").get_by_role("link", name="Bel 112")
    expect(call).to_have_attribute("href", "tel:112")
    assert call.bounding_box()["height"] >= 44
    expect(page.get_by_role("link", name="Bel 113", exact=True)).to_have_attribute("href", "tel:113")
    expect(page.get_by_role("link", name="113.nl")).to_have_attribute("href", "https://113.nl")


def test_it_asks_nothing_so_it_cannot_say_that_all_is_well(open_widget) -> None:
    page = open_widget(SafetyList(name="veiligheid"))
    assert page.locator(".course-widget :is(input, button, select, textarea)").count() == 0
    assert page.evaluate("localStorage.length") == 0


def test_it_stays_on_paper_and_on_a_small_screen(open_widget) -> None:
    page = open_widget(SafetyList(name="veiligheid"), width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.emulate_media(media="print")
    expect(page.get_by_role("listitem").last).to_be_visible()
    expect(page.get_by_role("link", name="Bel 112").first).to_have_css("text-decoration-line", "none")


@pytest.mark.parametrize(("width", "height", "colours"), LOOKS)
def test_axe_finds_nothing(open_widget, axe_violations, width: int, height: int, colours: str) -> None:
    assert (
        axe_violations(open_widget(SafetyList(name="veiligheid"), width=width, height=height, color_scheme=colours))
        == []
    )
