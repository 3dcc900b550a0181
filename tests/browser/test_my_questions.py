"""``MyQuestions`` by keyboard, by mouse and by touch, in two tabs and on paper; the rest is in tests/components."""

from __future__ import annotations

import json

from playwright.sync_api import Locator, Page, expect

from widgets.my_questions.my_questions import MyQuestions

KEY = "rugpijn/course/vragen"


def vragen() -> MyQuestions:
    return MyQuestions(name="vragen")


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Mijn vraag")


def add(page: Page, text: str) -> None:
    box(page).fill(text)
    box(page).press("Enter")


def items(page: Page) -> Locator:
    return page.locator("[data-part=list] li:not(.is-gone) .words")


def test_every_lesson_and_every_tab_has_the_same_list(open_widget) -> None:
    first = open_widget(vragen(), lesson="02")
    add(first, "uit de eerste")
    first = open_widget(vragen(), lesson="04", page=first)
    expect(items(first)).to_have_text(["uit de eerste"])
    second = first.context.new_page()
    second.goto(first.url)
    second.wait_for_selector("html[data-host=ready]")
    add(second, "uit de tweede")
    expect(items(first)).to_have_text(["uit de eerste", "uit de tweede"])
    # While a question is being changed here, the other tab adds one and takes this one away.
    first.get_by_role("button", name="Verander: uit de eerste").click()
    add(second, "nog een")
    second.get_by_role("button", name="Haal weg: uit de eerste").click()
    expect(items(first)).to_have_text(["uit de tweede", "nog een"])
    add(first, "de laatste")
    second.get_by_role("button", name="Haal weg: nog een").click()
    expect(items(first)).to_have_text(["uit de tweede", "de laatste"])
    expect(items(second)).to_have_text(["uit de tweede", "de laatste"])
    second.close()

    # A page that the back button brings back shows what was added meanwhile.
    questions = [{"id": "a", "text": "een"}, {"id": "b", "text": "uit de volgende les"}]
    first.evaluate(
        "([key, text]) => localStorage.setItem(key, text)",
        [KEY, json.dumps({"version": 1, "values": {"questions": questions}})],
    )
    first.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(items(first)).to_have_text(["een", "uit de volgende les"])
    add(first, "drie")
    expect(items(first)).to_have_text(["een", "uit de volgende les", "drie"])


def test_with_the_keyboard_alone_and_then_on_paper(open_widget) -> None:
    page = open_widget(vragen())
    page.keyboard.press("Tab")
    page.keyboard.type("Mag ik zwemmen?")
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Haal weg: Mag ik zwemmen?")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    expect(items(page)).to_have_text(["Mag ik zwemmen?"])
    page.emulate_media(media="print")
    expect(items(page)).to_be_visible()
    expect(box(page)).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)


def test_taking_away_moves_nothing_and_long_words_fit_the_smallest_phone(open_widget) -> None:
    page = open_widget(vragen(), width=1280, has_touch=True)
    for text in ("een", "twee", "drie"):
        add(page, text)
    last = page.get_by_role("button", name="Verander: drie")
    before = last.bounding_box()
    page.get_by_role("button", name="Haal weg: twee").click()
    expect(items(page)).to_have_count(2)
    assert last.bounding_box() == before
    for text in ("vier " * 50, "w" * 200):
        add(page, text)
    page.set_viewport_size({"width": 320, "height": 700})
    page.get_by_role("button", name="Haal weg: drie").tap()
    page.get_by_role("button", name="Verander: een").tap()
    expect(page.get_by_role("textbox", name="Verander uw vraag")).to_be_visible()
    for target in page.locator("button, input").all():
        size = target.bounding_box()
        assert size["width"] >= 44
        assert size["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
