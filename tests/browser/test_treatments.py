"""``Treatments`` by keyboard, and on screens of every size; the rest is in tests/components."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from widgets.treatments.studies import TREATMENTS
from widgets.treatments.treatments import Treatments

BOXES = "all => all.map((text) => { const box = text.getBoundingClientRect(); return [box.left, box.right, text.textContent]; })"


def test_everything_works_with_the_keyboard_alone(open_widget) -> None:
    page = open_widget(Treatments(name="behandelingen"))
    page.keyboard.press("Tab")
    expect(page.get_by_label("Kies:")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-part=say]")).to_contain_text("Stap voor stap opbouwen: ")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=about]")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="pijn", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    # One has two bars.
    expect(page.get_by_role("row")).to_have_count(len(TREATMENTS) + 2)
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(("width", "letters"), [(320, "100"), (360, "200"), (1280, "100")])
def test_nothing_moves_whatever_is_chosen(open_widget, width: int, letters: str) -> None:
    page = open_widget(Treatments(name="behandelingen"), width=width, height=800)
    page.evaluate("(size) => (document.documentElement.dataset.size = size)", letters)
    tops = set()
    for place in range(len(TREATMENTS)):
        page.get_by_label("Kies:").select_option(index=place)
        tops.add(page.locator(".w-layer").first.evaluate("e => Math.round(e.getBoundingClientRect().top + scrollY)"))
        # A native select cuts off what is longer than it is.
        words = page.locator(".w-pick > .is-chosen").bounding_box()
        field = page.locator(".w-pick").bounding_box()
        assert words["x"] + words["width"] < field["x"] + field["width"]
        assert words["height"] <= field["height"]
    assert len(tops) == 1


def test_every_word_of_the_chart_fits_a_small_phone(open_widget) -> None:
    page = open_widget(Treatments(name="behandelingen"), width=320, height=640, has_touch=True, is_mobile=True)
    page.get_by_label("Kies:").select_option("education-exercise")
    page.get_by_text("Laat de grafiek zien").tap()
    page.locator("[data-part=chart]").scroll_into_view_if_needed()
    page.locator("[data-part=chart][data-drawn=true]").wait_for()
    marked = page.locator("[data-part=chart] .annotation-text", has_text="▸")
    expect(marked).to_contain_text("▸ Uitleg samen met oefenen")
    boxes = page.locator("[data-part=chart] .annotation-text").evaluate_all(BOXES)
    assert len(boxes) > len(TREATMENTS)
    # With the largest letters as well.
    letters = "() => parseFloat(getComputedStyle(document.querySelector('.annotation-text')).fontSize)"
    ordinary = page.evaluate(letters)
    page.evaluate("document.documentElement.dataset.size = '200'")
    page.wait_for_function(f"(ordinary) => ({letters})() > ordinary", arg=ordinary)
    boxes += page.locator("[data-part=chart] .annotation-text").evaluate_all(BOXES)
    page.evaluate("delete document.documentElement.dataset.size")
    for left, right, text in boxes:
        assert 0 <= left < right <= 320, text
    page.get_by_text("Hoeveel mensen van de 10 merken iets?").tap()
    sizes = page.locator(".ten text").evaluate_all(
        "all => all.map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
    )
    assert min(sizes) >= 14
