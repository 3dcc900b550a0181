"""``MyEvening`` in a real browser: by keyboard and touch, over a reload, on paper; the rest is a component test."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from widgets.my_evening.my_evening import MOST_CHARACTERS, MyEvening


def avond() -> MyEvening:
    return MyEvening(name="mijn-avond")


def evening(page: Page) -> Locator:
    return page.locator("[data-part=evening] .w-order-text")


def pick(page: Page, text: str) -> Locator:
    return page.get_by_role("checkbox", name=text)


def test_with_the_keyboard_alone_and_the_evening_survives_a_reload(open_widget) -> None:
    page = open_widget(avond())
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(evening(page)).to_have_count(2)
    page.get_by_role("textbox").focus()
    page.keyboard.type('<img src=x onerror="window.hacked = 1">')
    page.keyboard.press("Enter")
    expect(evening(page)).to_have_count(3)
    # Behind the field: the button that adds, then the buttons of the first item.
    for _ in range(3):
        page.keyboard.press("Tab")
    # A browser drops the focus of what is moved in the page.
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Omlaag: De lampen zachter zetten")).to_be_focused()
    expect(evening(page).nth(1)).to_have_text("De lampen zachter zetten")
    page = open_widget(avond(), page=page)
    expect(evening(page)).to_have_count(3)
    expect(evening(page).nth(1)).to_have_text("De lampen zachter zetten")
    expect(evening(page).nth(2)).to_have_text('<img src=x onerror="window.hacked = 1">')
    expect(pick(page, "De lampen zachter zetten")).to_be_checked()
    assert page.evaluate("window.hacked") is None


def test_by_touch_and_printed_without_the_picking(open_widget) -> None:
    page = open_widget(avond(), width=320, has_touch=True, is_mobile=True)
    pick(page, "Even rustig ademen").tap()
    pick(page, "Iets met mijn handen").tap()
    page.get_by_role("textbox", name="Iets anders?").fill("w" * MOST_CHARACTERS)
    page.get_by_role("button", name="Zet bij mijn avond").tap()
    page.get_by_role("button", name="Weg: Even").tap()
    expect(page.get_by_role("button", name="Weg: Iets met mijn handen")).to_be_focused()
    expect(evening(page)).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    # A long word fits where it is said to be taken away, too.
    page.get_by_role("button", name="Weg: www").tap()
    expect(page.locator("[data-part=gone]")).to_contain_text("w" * MOST_CHARACTERS)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.emulate_media(media="print")
    expect(evening(page).last).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)
