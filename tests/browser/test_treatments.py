"""``Treatments`` by keyboard, and drawn on screens of every size; the rest is in tests/components."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.steady import places, presses
from widgets.treatments.treatments import TREATMENTS, Treatments


def behandelingen() -> Treatments:
    return Treatments(name="behandelingen")


def answer(page: Page) -> Locator:
    """The sentence that is seen, below the chosen one."""
    return page.locator("[data-part=answer] p:not(.is-away)")


def option(page: Page, text: str) -> Locator:
    return page.get_by_role("radio", name=text, exact=True)


def drawn(page: Page) -> Page:
    # A chart is drawn when it comes near.
    page.locator("[data-part=chart]").scroll_into_view_if_needed()
    page.locator("[data-part=chart][data-drawn=true]").wait_for()
    return page


def test_everything_works_with_the_keyboard_alone(open_widget) -> None:
    page = open_widget(behandelingen())
    page.keyboard.press("Tab")
    expect(option(page, "pijn")).to_be_focused()
    page.keyboard.press("Tab")
    expect(option(page, "Oefenen")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(option(page, "Stap voor stap opbouwen")).to_be_focused()
    heard = page.locator("[data-part=summary][aria-live=polite]")
    expect(heard).to_contain_text("Stap voor stap opbouwen: gemiddeld 6 punten")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    # One has two bars.
    expect(page.get_by_role("row")).to_have_count(len(TREATMENTS) + 2)
    assert page.evaluate("localStorage.length") == 0


def test_control_sentence_and_drawing_are_on_one_screen_of_a_phone(open_widget) -> None:
    page = drawn(open_widget(behandelingen(), width=360, height=780, has_touch=True, is_mobile=True))
    for name in ("Coaching bij denken en bewegen", "Zenuwen verhitten naast oefenen", "Oefenen"):
        radio = option(page, name)
        radio.scroll_into_view_if_needed()
        before = radio.bounding_box()["y"]
        radio.tap()
        expect(answer(page)).to_contain_text(name)
        # What was tapped stays under the finger; the answer and its drawing follow right below it.
        assert abs(radio.bounding_box()["y"] - before) <= 2
        label = radio.locator("xpath=..").bounding_box()
        shown = page.locator("[data-part=answer]").bounding_box()
        assert 0 <= shown["y"] - (label["y"] + label["height"]) <= 16
        assert label["height"] + shown["height"] <= 600
        expect(page.locator("[data-part=beside] .mean")).to_have_count(2 if name == "Oefenen" else 1)


def test_every_word_of_the_drawing_fits_a_small_phone_and_nothing_moves(open_widget) -> None:
    page = drawn(open_widget(behandelingen(), width=320, height=640, has_touch=True, is_mobile=True))
    option(page, "Uitleg samen met oefenen").tap()
    expect(answer(page)).to_contain_text("gemiddeld 11 punten")
    marked = page.locator("[data-part=chart] .annotation-text", has_text="▸")
    expect(marked).to_contain_text("▸ Uitleg samen met oefenen")
    boxes = page.locator("[data-part=chart] .annotation-text").evaluate_all(
        "all => all.map((text) => { const box = text.getBoundingClientRect(); return [box.left, box.right, text.textContent]; })"
    )
    assert len(boxes) > len(TREATMENTS)
    for left, right, text in boxes:
        assert 0 <= left < right <= 320, text
    sizes = page.locator(".ten text").evaluate_all(
        "all => all.map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
    )
    assert min(sizes) >= 14

    each = presses(".picks input", page)
    assert len(each) == len(TREATMENTS)
    steps = [step for outcome in presses("[data-part=outcomes] input", page) for step in (outcome, *each)]
    for width, height in ((320, 700), (1280, 800), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        assert len(places(page, steps, "[data-part=people]")) == 1, width
