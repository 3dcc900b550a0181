"""``MyFactors`` by keyboard and by touch, on the smallest phone and on paper; the rest is in tests/components."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from widgets.my_factors.my_factors import MOST_CHARACTERS, MyFactors


def factoren() -> MyFactors:
    return MyFactors(name="mijn-factoren")


def factor(page: Page, text: str) -> Locator:
    return page.get_by_role("checkbox", name=text)


def mine(page: Page) -> Locator:
    return page.locator("[data-part=mine] li .words")


def test_with_the_keyboard_alone_and_then_on_paper(open_widget) -> None:
    page = open_widget(factoren())
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(factor(page, "Slecht slapen")).to_be_checked()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Belasting")).to_be_checked()
    page.get_by_text("Iets anders, in uw eigen woorden").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("De trap")
    page.keyboard.press("Enter")
    expect(factor(page, "De trap")).to_be_checked()
    expect(mine(page).first).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("[data-part=cloth]")).to_be_visible()
    expect(mine(page)).to_have_text(["Slecht slapen", "De trap"])
    expect(mine(page).first).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.get_by_role("radio")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)


def test_words_and_numbers_stay_in_the_drawing_on_the_smallest_phone(open_widget) -> None:
    page = open_widget(factoren(), width=320, height=700, has_touch=True, is_mobile=True)
    factor(page, "Slecht slapen").tap()
    page.get_by_text("Iets anders, in uw eigen woorden").tap()
    page.get_by_role("textbox").fill("w" * MOST_CHARACTERS)
    page.get_by_role("button", name="Leg op het kleed").tap()
    expect(factor(page, "w" * MOST_CHARACTERS)).to_be_checked()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for target in page.locator(".things label:visible, .corners label").all():
        size = target.bounding_box()
        assert size["width"] >= 44
        assert size["height"] >= 44
    sizes = page.locator("[data-part=cloth] text").evaluate_all(
        "all => all.map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
    )
    assert min(sizes) >= 14
