"""``MyQuestions`` as a reader meets it: one list through all lessons, in every tab, never lost."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from widgets.my_questions.my_questions import MOST_CHARACTERS, MOST_QUESTIONS, MyQuestions

SIZES = [(320, 700), (1280, 800), (1920, 1080)]
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


def keep(page: Page, questions: object) -> None:
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)",
        [KEY, json.dumps({"version": 1, "values": {"questions": questions}})],
    )


@pytest.fixture
def page(open_widget) -> Page:
    return open_widget(vragen())


def test_a_question_is_added_by_button_and_by_enter(page: Page) -> None:
    expect(page.get_by_text("Er staan nog geen vragen op uw lijst.")).to_be_visible()
    box(page).fill("  Mag ik zwemmen?  ")
    page.get_by_role("button", name="Zet op mijn lijst").click()
    add(page, "Hoe lang duurt het?")
    expect(items(page)).to_have_text(["Mag ik zwemmen?", "Hoe lang duurt het?"])
    expect(page.locator("[data-part=said]")).to_have_text("Staat nu op uw lijst: Hoe lang duurt het?")
    expect(box(page)).to_have_value("")
    expect(box(page)).to_be_focused()


def test_an_empty_or_double_question_is_explained_and_loses_nothing(page: Page) -> None:
    page.get_by_role("button", name="Zet op mijn lijst").click()
    expect(page.locator("[data-part=said]")).to_have_text("Schrijf eerst uw vraag.")
    add(page, "Mag ik zwemmen?")
    add(page, "mag ik zwemmen?")
    expect(page.locator("[data-part=said]")).to_have_text("Deze vraag staat al op uw lijst.")
    expect(box(page)).to_have_value("mag ik zwemmen?")
    expect(items(page)).to_have_count(1)


def test_a_question_is_changed_and_the_keyboard_stays_with_it(page: Page) -> None:
    add(page, "Mag ik zwemen?")
    add(page, "Hoe lang duurt het?")
    page.get_by_role("button", name="Verander: Mag ik zwemen?").press("Enter")
    edit = page.get_by_role("textbox", name="Verander uw vraag")
    expect(edit).to_be_focused()
    edit.fill("")
    edit.press("Enter")
    expect(page.get_by_text("Schrijf eerst uw vraag.")).to_be_visible()
    edit.fill("Hoe lang duurt het?")
    edit.press("Enter")
    expect(page.get_by_text("Deze vraag staat al op uw lijst.")).to_be_visible()
    edit.fill("Mag ik zwemmen?")
    edit.press("Enter")
    expect(items(page)).to_have_text(["Mag ik zwemmen?", "Hoe lang duurt het?"])
    expect(page.get_by_role("button", name="Verander: Mag ik zwemmen?")).to_be_focused()


def test_a_change_is_called_off_by_button_and_by_escape(page: Page) -> None:
    add(page, "Mag ik zwemmen?")
    for leave in ("Escape", "button"):
        page.get_by_role("button", name="Verander: Mag ik zwemmen?").click()
        edit = page.get_by_role("textbox", name="Verander uw vraag")
        edit.fill("iets anders")
        if leave == "Escape":
            edit.press("Escape")
        else:
            page.get_by_role("button", name="Laat zoals het was").click()
        expect(items(page)).to_have_text(["Mag ik zwemmen?"])
        expect(page.get_by_role("button", name="Verander: Mag ik zwemmen?")).to_be_focused()


def test_a_question_that_was_taken_away_comes_back_at_its_place(page: Page) -> None:
    for text in ("een", "twee", "drie"):
        add(page, text)
    page.get_by_role("button", name="Haal weg: twee").press("Enter")
    expect(items(page)).to_have_text(["een", "drie"])
    back = page.get_by_role("button", name="Zet terug: twee")
    expect(back).to_be_focused()
    expect(page.locator("[data-part=aloud]")).to_have_text("Weggehaald: twee")
    back.press("Enter")
    expect(items(page)).to_have_text(["een", "twee", "drie"])
    expect(page.get_by_role("button", name="Verander: twee")).to_be_focused()


def test_taking_away_moves_nothing(open_widget) -> None:
    page = open_widget(vragen(), width=1280)
    for text in ("een", "twee", "drie"):
        add(page, text)
    last = page.get_by_role("button", name="Verander: drie")
    before = last.bounding_box()
    page.get_by_role("button", name="Haal weg: twee").click()
    expect(items(page)).to_have_count(2)
    assert last.bounding_box() == before


def test_at_most_fifty_questions_of_three_hundred_characters(open_widget, page: Page) -> None:
    keep(page, [{"id": str(n), "text": f"vraag {n}"} for n in range(MOST_QUESTIONS + 10)])
    page = open_widget(vragen(), page=page)
    expect(items(page)).to_have_count(MOST_QUESTIONS)
    add(page, "nog een")
    expect(page.locator("[data-part=said]")).to_have_text("Er passen 50 vragen op uw lijst. Haal er eerst een weg.")
    expect(box(page)).to_have_value("nog een")
    page.get_by_role("button", name="Haal weg: vraag 7", exact=True).click()
    box(page).fill("")
    box(page).press_sequentially("a" * 5)
    page.keyboard.insert_text("b" * MOST_CHARACTERS)
    box(page).press("Enter")
    expect(page.locator("[data-part=said]")).to_have_text("Maak het eerst iets korter.")
    expect(items(page)).to_have_count(MOST_QUESTIONS - 1)
    expect(box(page)).to_have_value("a" * 5 + "b" * MOST_CHARACTERS)
    box(page).fill("c" * MOST_CHARACTERS)
    box(page).press("Enter")
    expect(items(page)).to_have_count(MOST_QUESTIONS)
    assert len(items(page).last.inner_text()) == MOST_CHARACTERS


def test_every_lesson_shows_the_same_list(open_widget) -> None:
    page = open_widget(vragen(), lesson="02")
    add(page, "Mag ik <b>zwemmen</b>?")
    page = open_widget(vragen(), lesson="04", page=page)
    expect(items(page)).to_have_text(["Mag ik <b>zwemmen</b>?"])


def test_two_tabs_do_not_lose_each_others_questions(open_widget) -> None:
    first = open_widget(vragen())
    second = first.context.new_page()
    second.goto(first.url)
    second.wait_for_selector("html[data-host=ready]")
    add(first, "uit de eerste")
    expect(items(second)).to_have_text(["uit de eerste"])
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


def test_a_page_that_the_back_button_brings_back_shows_what_was_added_meanwhile(page: Page) -> None:
    add(page, "een")
    keep(page, [{"id": "a", "text": "een"}, {"id": "b", "text": "uit de volgende les"}])
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(items(page)).to_have_text(["een", "uit de volgende les"])
    add(page, "drie")
    expect(items(page)).to_have_text(["een", "uit de volgende les", "drie"])


@pytest.mark.parametrize(
    "stored",
    [
        [None, 5, "x", {}, {"id": 1, "text": "x"}, {"id": "a"}, {"id": "", "text": "x"}, {"id": "b", "text": "goed"}],
        [{"id": "a", "text": "goed"}, {"id": "a", "text": "dubbel"}, {"id": "c", "text": "   "}, ["a", "b"]],
        [{"id": "a", "text": "goed", "extra": {"b": [1]}}, {"id": "b", "text": ["x"]}],
    ],
)
def test_damaged_questions_are_left_out(open_widget, page: Page, stored: list) -> None:
    keep(page, stored)
    page = open_widget(vragen(), page=page)
    expect(items(page)).to_have_text(["goed"])
    add(page, "nieuw")
    expect(items(page)).to_have_text(["goed", "nieuw"])


def test_a_script_in_a_question_never_runs(open_widget, page: Page) -> None:
    evil = '<img src=x onerror="window.hacked = 1">'
    add(page, evil)
    page = open_widget(vragen(), page=page)
    expect(items(page)).to_have_text([evil])
    assert page.locator("main img").count() == 0
    assert page.evaluate("window.hacked") is None


def test_it_says_where_the_list_is_kept_and_how_to_take_it_along(page: Page) -> None:
    expect(page.get_by_text("Uw lijst staat alleen in uw browser.")).to_be_visible()
    expect(page.get_by_text("Print deze pagina of laat uw scherm zien.")).to_be_visible()
    add(page, "Mag ik zwemmen?")
    page.emulate_media(media="print")
    expect(items(page)).to_be_visible()
    expect(box(page)).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)


def test_with_the_keyboard_alone(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.type("Mag ik zwemmen?")
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Haal weg: Mag ik zwemmen?")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    expect(items(page)).to_have_text(["Mag ik zwemmen?"])


def test_fingers_have_room_on_the_smallest_phone(open_widget) -> None:
    page = open_widget(vragen(), width=320, height=700, has_touch=True, is_mobile=True)
    for text in ("een", "twee", "drie " * 50, "w" * 200):
        add(page, text)
    page.get_by_role("button", name="Verander: een").tap()
    page.get_by_role("button", name="Haal weg: twee").tap()
    for target in page.locator("button, input").all():
        size = target.bounding_box()
        assert size["width"] >= 44
        assert size["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_axe_finds_nothing(open_widget, axe_violations, width: int, height: int) -> None:
    page = open_widget(vragen(), width=width, height=height)
    assert axe_violations(page) == []
    for text in ("een", "twee", "drie"):
        add(page, text)
    page.get_by_role("button", name="Verander: een").click()
    page.get_by_role("button", name="Haal weg: twee").click()
    assert axe_violations(page) == []
