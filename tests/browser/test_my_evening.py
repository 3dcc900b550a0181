"""``MyEvening`` as a reader meets it: pick, own words, order, keep."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from widgets.my_evening.my_evening import MOST_CHARACTERS, MOST_OWN, MyEvening

SIZES = [(320, 700), (1280, 800), (1920, 1080)]
KEY = "rugpijn/99/mijn-avond"


def avond() -> MyEvening:
    return MyEvening(name="mijn-avond")


def evening(page: Page) -> Locator:
    return page.locator("[data-part=evening] .w-order-text")


def pick(page: Page, text: str) -> Locator:
    return page.get_by_role("checkbox", name=text)


def add(page: Page, text: str) -> None:
    box = page.get_by_role("textbox", name="Iets anders?")
    box.fill(text)
    box.press("Enter")


@pytest.fixture
def page(open_widget) -> Page:
    return open_widget(avond())


def test_what_is_picked_stands_in_the_order_of_picking(page: Page) -> None:
    expect(page.get_by_text("Nog niets gekozen. Begin gerust met één ding.")).to_be_visible()
    pick(page, "Naar rustige muziek luisteren").check()
    pick(page, "De lampen zachter zetten").check()
    add(page, "Mijn hond aaien")
    expect(evening(page)).to_have_text(["Naar rustige muziek luisteren", "De lampen zachter zetten", "Mijn hond aaien"])
    expect(page.locator("[data-part=said]")).to_have_text("Hoort nu bij uw avond: Mijn hond aaien")
    pick(page, "Naar rustige muziek luisteren").uncheck()
    expect(evening(page)).to_have_text(["De lampen zachter zetten", "Mijn hond aaien"])


def test_the_order_changes_with_buttons_and_the_focus_goes_along(page: Page) -> None:
    pick(page, "De lampen zachter zetten").check()
    pick(page, "Even rustig ademen").check()
    up = page.get_by_role("button", name="Omhoog: Even rustig ademen")
    up.press("Enter")
    expect(evening(page)).to_have_text(["Even rustig ademen", "De lampen zachter zetten"])
    expect(up).to_be_focused()
    expect(page.locator("[data-part=moved]")).to_have_text("“Even rustig ademen” staat nu op plaats 1 van de 2")


def test_taking_away_leaves_the_focus_near_and_can_be_undone(page: Page) -> None:
    for text in ("De lampen zachter zetten", "Even rustig ademen"):
        pick(page, text).check()
    add(page, "Mijn hond aaien")
    page.get_by_role("button", name="Weg: Even rustig ademen").press("Enter")
    expect(pick(page, "Even rustig ademen")).not_to_be_checked()
    expect(page.get_by_role("button", name="Weg: Mijn hond aaien")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Weg: De lampen zachter zetten")).to_be_focused()
    page.get_by_role("button", name="Zet terug: Mijn hond aaien").press("Enter")
    expect(evening(page)).to_have_text(["De lampen zachter zetten", "Mijn hond aaien"])
    for text in ("Mijn hond aaien", "De lampen zachter zetten"):
        page.get_by_role("button", name=f"Weg: {text}").press("Enter")
    expect(page.get_by_role("heading", name="Mijn avond")).to_be_focused()
    page.get_by_role("button", name="Zet terug: De lampen zachter zetten").click()
    expect(evening(page)).to_have_text(["De lampen zachter zetten"])


def test_empty_and_double_words_are_explained(page: Page) -> None:
    page.get_by_role("button", name="Zet bij mijn avond").click()
    expect(page.locator("[data-part=said]")).to_have_text("Schrijf eerst een paar woorden.")
    pick(page, "Even rustig ademen").check()
    add(page, "even rustig ademen")
    expect(page.locator("[data-part=said]")).to_have_text("Dat hoort al bij uw avond.")
    expect(evening(page)).to_have_count(1)


def test_room_for_twelve_activities_of_ones_own(page: Page) -> None:
    for number in range(MOST_OWN):
        add(page, f"iets {number}")
    add(page, "nog iets")
    expect(page.locator("[data-part=said]")).to_have_text("Er passen 12 eigen bezigheden bij. Haal er eerst een weg.")
    expect(evening(page)).to_have_count(MOST_OWN)
    expect(page.get_by_role("textbox")).to_have_value("nog iets")


def test_the_evening_survives_a_reload(open_widget, page: Page) -> None:
    pick(page, "Even rustig ademen").check()
    add(page, '<img src=x onerror="window.hacked = 1">')
    page.get_by_role("button", name="Omlaag: Even").click()
    page = open_widget(avond(), page=page)
    expect(evening(page)).to_have_text(['<img src=x onerror="window.hacked = 1">', "Even rustig ademen"])
    expect(pick(page, "Even rustig ademen")).to_be_checked()
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize(
    "stored",
    [
        [
            None,
            3,
            "tea",
            {"key": "bestaat-niet"},
            {"key": "constructor"},
            {"key": 5},
            {"own": 3},
            {"own": " "},
            {"key": "tea"},
        ],
        [{"key": "tea"}, {"key": "tea"}, {"key": ["tea"]}, [], {}],
    ],
)
def test_damaged_choices_are_left_out(open_widget, page: Page, stored: list) -> None:
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)",
        [KEY, json.dumps({"version": 1, "values": {"evening": stored}})],
    )
    page = open_widget(avond(), page=page)
    expect(evening(page)).to_have_text(["Een kop kruidenthee drinken"])
    add(page, "a" * MOST_CHARACTERS)
    expect(evening(page)).to_have_count(2)


def test_an_activity_that_is_too_long_is_told_and_not_cut_off(open_widget) -> None:
    page = open_widget(avond())
    long = "a" * (MOST_CHARACTERS + 20)
    add(page, long)
    expect(page.locator("[data-part=said]")).to_have_text("Maak het eerst iets korter.")
    expect(page.get_by_role("textbox")).to_have_value(long)
    expect(evening(page)).to_have_count(0)


def test_an_author_offers_other_activities(open_widget) -> None:
    page = open_widget(MyEvening(name="mijn-avond", activities={"vissen": "Kijken naar mijn vissen"}))
    expect(page.get_by_role("checkbox")).to_have_count(1)
    pick(page, "Kijken naar mijn vissen").check()
    expect(evening(page)).to_have_text(["Kijken naar mijn vissen"])


def test_it_promises_nothing_and_asks_for_no_time(page: Page) -> None:
    expect(page.get_by_text("Of u er beter door slaapt, weet niemand vooraf.")).to_be_visible()
    assert page.locator("input[type=time], input[type=number]").count() == 0


def test_the_evening_is_printed_without_the_picking(page: Page) -> None:
    pick(page, "Even rustig ademen").check()
    page.emulate_media(media="print")
    expect(evening(page)).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)


def test_with_the_keyboard_alone(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(evening(page)).to_have_count(2)
    page.get_by_role("textbox").focus()
    page.keyboard.type("Mijn hond aaien")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Omlaag: De lampen zachter zetten")).to_be_focused()


def test_fingers_have_room_on_the_smallest_phone(open_widget) -> None:
    page = open_widget(avond(), width=320, height=700, has_touch=True, is_mobile=True)
    pick(page, "Even rustig ademen").tap()
    pick(page, "Iets met mijn handen").tap()
    add(page, "w" * MOST_CHARACTERS)
    page.get_by_role("button", name="Weg: Even").tap()
    for target in page.locator("button, .w-choice, input[type=text]").all():
        size = target.bounding_box()
        assert size["width"] >= 44
        assert size["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_axe_finds_nothing(open_widget, axe_violations, width: int, height: int) -> None:
    page = open_widget(avond(), width=width, height=height)
    assert axe_violations(page) == []
    pick(page, "Even rustig ademen").check()
    add(page, "Mijn hond aaien")
    page.get_by_role("button", name="Weg: Even").click()
    assert axe_violations(page) == []
