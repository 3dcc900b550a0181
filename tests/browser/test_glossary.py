"""Hard words on a real lesson: by tap, by pointing, by keyboard, by ear, and on paper."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.conftest import Server
from widgets.glossary import Glossary

LESSON = "02-uw-alarmsysteem"


def open_lesson(course: Server, page: Page) -> tuple[Page, Locator, Locator]:
    """The lesson, its first hard word, and the explanation of that word."""
    page.goto(f"{course.address}/nl/{LESSON}/")
    page.wait_for_selector("html[data-host=ready]")
    word = page.locator("main").get_by_role("button", name="centrale sensitisatie", exact=True).first
    return page, word, page.locator(f"#{word.get_attribute('popovertarget')}")


def told_as_open(page: Page, word: Locator) -> bool:
    """What the browser's accessibility tree says of a button: whether it is expanded."""
    word.evaluate("e => { window.asked = e; }")
    session = page.context.new_cdp_session(page)
    found = session.send("Runtime.evaluate", {"expression": "window.asked"})["result"]["objectId"]
    node = session.send("Accessibility.getPartialAXTree", {"objectId": found, "fetchRelatives": False})["nodes"][0]
    return next(each["value"]["value"] for each in node["properties"] if each["name"] == "expanded")


def explanation_of(word: str) -> str:
    from tests.conftest import ROOT

    return Glossary.load(ROOT / "lessons/nl").get(word).explanation


def test_a_tap_opens_the_explanation_and_a_tap_beside_it_closes_it(course: Server, new_page) -> None:
    page, word, text = open_lesson(course, new_page(has_touch=True, is_mobile=True))
    expect(text).to_be_hidden()
    word.tap()
    expect(text).to_be_visible()
    expect(text).to_contain_text(explanation_of("centrale sensitisatie"))
    box = text.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    page.get_by_role("heading", name="Een alarm kan leren").tap()
    expect(text).to_be_hidden()


def test_pointing_shows_it_and_a_click_keeps_it(course: Server, new_page) -> None:
    page, word, text = open_lesson(course, new_page(1280, 800))
    word.hover()
    expect(text).to_be_visible()
    page.mouse.move(1, 1)
    expect(text).to_be_hidden()
    word.hover()
    expect(text).to_be_visible()
    word.click()
    page.mouse.move(1, 1)
    expect(text).to_be_visible()


def test_by_keyboard_it_opens_with_enter_and_closes_with_escape(course: Server, new_page) -> None:
    page, word, text = open_lesson(course, new_page(1280, 800))
    word.focus()
    page.keyboard.press("Enter")
    expect(text).to_be_visible()
    page.keyboard.press("Escape")
    expect(text).to_be_hidden()
    expect(word).to_be_focused()


def test_who_hears_the_page_hears_a_button_with_its_explanation(course: Server, new_page) -> None:
    page, word, text = open_lesson(course, new_page(1280, 800))
    expect(word).to_have_role("button")
    expect(word).to_have_accessible_name("centrale sensitisatie")
    expect(word).to_have_accessible_description(f"centrale sensitisatie {explanation_of('centrale sensitisatie')}")
    # The browser itself tells whether it is open; no script keeps count.
    assert told_as_open(page, word) is False
    word.press("Enter")
    expect(text).to_be_visible()
    assert told_as_open(page, word) is True


def test_on_paper_the_words_have_numbers_and_stand_explained_at_the_end(course: Server, new_page) -> None:
    page, word, text = open_lesson(course, new_page(1280, 800))
    listed = page.locator(".terms-print")
    expect(listed).to_be_hidden()
    page.emulate_media(media="print")
    expect(listed).to_be_visible()
    expect(text).to_be_hidden()
    expect(listed).to_contain_text(explanation_of("centrale sensitisatie"))
    # One number a word, in the order of the text: the list counts the same way.
    words = page.locator("main button.term")
    terms = page.locator(".term-text strong").all_text_contents()
    assert len(terms) == words.count() > 1
    assert listed.locator("dt").all_text_contents() == terms
    for index in range(words.count()):
        assert words.nth(index).evaluate("e => getComputedStyle(e, '::after').content") == "counter(term)"
    assert (
        listed.locator("dt")
        .first.evaluate("e => getComputedStyle(e, '::before').content")
        .startswith("counter(footnote)")
    )
