"""``DangerSafetyCards`` in a real browser: by keyboard and touch, over a reload, on paper; the rest is a component test."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steady import places
from widgets.danger_safety_cards.danger_safety_cards import DangerSafetyCards


def items(page: Page, side: str) -> Locator:
    return page.locator(f"[data-part=list-{side}] li > span")


def card(page: Page, text: str) -> Locator:
    return page.get_by_role("checkbox", name=text)


def more(page: Page) -> Locator:
    return page.get_by_role("button", name="Meer kaarten")


def test_everything_works_with_the_keyboard_alone_and_survives_a_reload(open_widget) -> None:
    page = open_widget(DangerSafetyCards(name="kaarten"))
    card(page, "Slecht slapen").focus()
    page.keyboard.press("Space")
    for legend in ("gevoeliger", "rustiger", "rustiger", "iets anders"):
        more(page).press("Enter")
        expect(page.locator(".hand:not(.is-away) legend", has_text=legend)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("Mijn hond <b>Bo</b>")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=say]")).to_contain_text("ligt nu bij veilig")
    page = open_widget(DangerSafetyCards(name="kaarten"), page=page)
    expect(card(page, "Slecht slapen")).to_be_checked()
    page.get_by_text("Al mijn kaarten").click()
    expect(items(page, "safety")).to_have_text(["Mijn hond <b>Bo</b>"])
    # The button that is pressed goes; a browser would drop the focus with it.
    page.get_by_role("button", name="Haal weg: Slecht slapen").press("Enter")
    expect(card(page, "Slecht slapen")).not_to_be_checked()
    expect(page.get_by_role("heading", name="Kan mijn alarm gevoeliger maken")).to_be_focused()


def test_by_touch_with_long_words_on_a_small_phone_and_on_paper(open_widget) -> None:
    own = [{"side": "danger", "text": "w" * 300}]
    page = open_widget(DangerSafetyCards(name="kaarten", own=own), width=320, has_touch=True, is_mobile=True)
    for _ in range(2):
        more(page).tap()
    card(page, "Even rust nemen").tap()
    expect(page.locator("[data-part=say]")).to_contain_text("ligt nu bij veilig")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    # Also of who never opened the lists.
    page.emulate_media(media="print")
    expect(items(page, "danger")).to_have_text(["w" * 300])
    expect(items(page, "safety")).to_be_visible()
    expect(items(page, "safety")).to_have_text(["Even rust nemen"])
    expect(page.locator(".hands")).to_be_hidden()


@pytest.mark.parametrize(("width", "letters"), [(320, "100"), (360, "200"), (1280, "100")])
def test_nothing_moves_whatever_is_chosen(open_widget, width: int, letters: str) -> None:
    page = open_widget(DangerSafetyCards(name="kaarten"), width=width, height=800)
    page.evaluate("(size) => (document.documentElement.dataset.size = size)", letters)
    hands = [[(".hand input[type=checkbox]", 4 * hand + n, None) for n in range(4)] for hand in range(4)]
    onwards = (".ways button", 1, None)
    assert len(places(page, [step for hand in hands for step in (*hand, onwards)], ".ways")) == 1
