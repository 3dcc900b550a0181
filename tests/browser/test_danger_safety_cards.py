"""``DangerSafetyCards`` in a real browser: by keyboard and touch, over a reload, on paper; the rest is a component test."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from widgets.danger_safety_cards.danger_safety_cards import DangerSafetyCards


def items(page: Page, side: str) -> Locator:
    return page.locator(f"[data-part=list-{side}] li > span")


def card(page: Page, text: str) -> Locator:
    return page.get_by_role("checkbox", name=text)


def own_words(page: Page) -> Locator:
    return page.get_by_label("Iets anders? Schrijf het in uw eigen woorden.")


def test_everything_works_with_the_keyboard_alone_and_survives_a_reload(open_widget) -> None:
    page = open_widget(DangerSafetyCards(name="kaarten"))
    card(page, "Slecht slapen").focus()
    page.keyboard.press("Space")
    own_words(page).focus()
    page.keyboard.type("Mijn hond <b>Bo</b>")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(items(page, "danger")).to_have_text(["Slecht slapen"])
    expect(items(page, "safety")).to_have_text(["Mijn hond <b>Bo</b>"])
    page = open_widget(DangerSafetyCards(name="kaarten"), page=page)
    expect(card(page, "Slecht slapen")).to_be_checked()
    expect(items(page, "safety")).to_have_text(["Mijn hond <b>Bo</b>"])
    # The button that is pressed goes; a browser would drop the focus with it.
    page.get_by_role("button", name="Haal weg: Slecht slapen").press("Enter")
    expect(card(page, "Slecht slapen")).not_to_be_checked()
    expect(page.get_by_role("heading", name="Kan mijn alarm gevoeliger maken")).to_be_focused()


def test_by_touch_with_long_words_on_a_small_phone_and_on_paper(open_widget) -> None:
    own = [{"side": "danger", "text": "w" * 300}]
    page = open_widget(DangerSafetyCards(name="kaarten", own=own), width=320, has_touch=True, is_mobile=True)
    card(page, "Muziek").tap()
    expect(items(page, "danger")).to_have_text(["w" * 300])
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.emulate_media(media="print")
    expect(items(page, "safety")).to_be_visible()
    expect(items(page, "safety")).to_have_text(["Muziek"])
    expect(card(page, "Muziek")).to_be_hidden()
    expect(own_words(page)).to_be_hidden()
