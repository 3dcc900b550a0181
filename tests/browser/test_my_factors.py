"""``MyFactors`` as a reader meets it: tap, see the lines, read them in words, add own words."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from widgets.my_factors.my_factors import MOST_CHARACTERS, MOST_OWN, MyFactors

LOOKS = [(320, 700, "dark"), (1280, 800, "light"), (1920, 1080, "dark")]
KEY = "rugpijn/99/mijn-factoren"
SLEEP_WORRIES = "Slecht slapen en u zorgen maken kunnen elkaar sterker maken."


def factoren() -> MyFactors:
    return MyFactors(name="mijn-factoren")


def factor(page: Page, text: str) -> Locator:
    return page.get_by_role("checkbox", name=text)


def mine(page: Page) -> Locator:
    return page.locator("[data-part=mine] li .words")


def links(page: Page) -> Locator:
    return page.locator("[data-part=links] li")


def lines(page: Page) -> Locator:
    return page.locator("[data-part=web] .link")


def summary(page: Page) -> Locator:
    return page.locator("[data-part=summary]")


def add(page: Page, text: str, group: str = "Lichaam") -> None:
    page.get_by_role("combobox", name="Waar hoort het bij?").select_option(group)
    page.get_by_role("textbox").fill(text)
    page.get_by_role("button", name="Zet op mijn lijst").click()


@pytest.fixture
def page(open_widget) -> Page:
    return open_widget(factoren())


def test_two_chosen_factors_get_a_line_and_a_sentence(page: Page) -> None:
    expect(summary(page)).to_have_text("Nog niets gekozen. Tik hierboven op wat bij u meespeelt.")
    factor(page, "Me zorgen maken").check()
    expect(summary(page)).to_have_text("Kies nog iets. Dan ziet u of er een lijn tussen loopt.")
    expect(lines(page)).to_have_count(0)
    factor(page, "Slecht slapen").check()
    expect(summary(page)).to_have_text("Wat u koos, kan elkaar raken. Elke lijn staat hieronder in woorden.")
    expect(lines(page)).to_have_count(1)
    expect(links(page)).to_have_text([f"1–2{SLEEP_WORRIES}"])
    expect(page.locator("[data-part=web] .chosen text")).to_have_text(["2", "1"])
    factor(page, "Slecht slapen").uncheck()
    expect(lines(page)).to_have_count(0)
    expect(links(page)).to_have_count(0)


def test_factors_without_a_link_are_all_right_too(page: Page) -> None:
    factor(page, "Zwaar werk").check()
    factor(page, "Slecht slapen").check()
    expect(summary(page)).to_have_text("Tussen deze dingen staat hier geen lijn. Misschien ziet u er zelf een.")


def test_the_list_is_in_the_order_of_choosing_with_the_group_beside_it(page: Page) -> None:
    factor(page, "Stress thuis").check()
    add(page, "Mijn oude stoel", "Belasting")
    factor(page, "Veel rusten").check()
    expect(mine(page)).to_have_text(
        ["Stress thuis of op het werk (gedachten en stemming)", "Mijn oude stoel (belasting)", "Veel rusten (gedrag)"]
    )
    expect(page.locator("[data-part=said]")).to_be_empty()


def test_every_line_stands_in_the_list_and_every_disc_in_the_drawing(page: Page) -> None:
    for box in page.get_by_role("checkbox").all():
        box.check()
    expect(page.locator("[data-part=web] .chosen")).to_have_count(21)
    expect(lines(page)).to_have_count(len(factoren()._links))
    expect(links(page)).to_have_count(len(factoren()._links))


def test_taking_away_leaves_the_focus_near(page: Page) -> None:
    for text in ("Slecht slapen", "Veel rusten"):
        factor(page, text).check()
    add(page, "De trap", "Belasting")
    page.get_by_role("button", name="Haal weg: Veel rusten").press("Enter")
    expect(factor(page, "Veel rusten")).not_to_be_checked()
    expect(page.get_by_role("button", name="Haal weg: De trap")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Haal weg: Slecht slapen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Wat bij mij meespeelt")).to_be_focused()


def test_empty_double_and_too_many_words_are_explained(page: Page) -> None:
    said = page.locator("[data-part=said]")
    page.get_by_role("button", name="Zet op mijn lijst").click()
    expect(said).to_have_text("Schrijf eerst een paar woorden.")
    factor(page, "Slecht slapen").check()
    add(page, "slecht slapen", "Gedrag")
    expect(said).to_have_text("Dat staat al op uw lijst.")
    for number in range(MOST_OWN):
        add(page, f"iets {number}", "Gedrag")
        expect(said).to_have_text(f"Staat nu op uw lijst: iets {number}")
    add(page, "nog iets", "Gedrag")
    expect(said).to_have_text("Bij “Gedrag” passen 3 eigen woorden. Haal er eerst een weg.")
    expect(page.get_by_role("textbox")).to_have_value("nog iets")


def test_what_was_chosen_and_written_survives_a_reload(open_widget, page: Page) -> None:
    factor(page, "Slecht slapen").check()
    factor(page, "Me zorgen maken").check()
    add(page, '<img src=x onerror="window.hacked = 1">')
    page = open_widget(factoren(), page=page)
    expect(factor(page, "Slecht slapen")).to_be_checked()
    expect(links(page)).to_contain_text([SLEEP_WORRIES])
    expect(mine(page).last).to_have_text('<img src=x onerror="window.hacked = 1"> (lichaam)')
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize(
    "stored",
    [
        [
            None,
            3,
            "sleep",
            {"key": "gone"},
            {"key": "constructor"},
            {"own": "x"},
            {"own": "x", "group": "moon"},
            {"own": " ", "group": "body"},
            {"key": "sleep"},
        ],
        [{"key": "sleep"}, {"key": "sleep"}, {"key": ["sleep"]}, [], {"own": 3, "group": "body"}],
    ],
)
def test_damaged_choices_are_left_out(open_widget, page: Page, stored: list) -> None:
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)",
        [KEY, json.dumps({"version": 1, "values": {"factors": stored}})],
    )
    page = open_widget(factoren(), page=page)
    expect(mine(page)).to_have_text(["Slecht slapen (lichaam)"])


def test_nothing_is_counted_or_judged(page: Page) -> None:
    for box in page.get_by_role("checkbox").all():
        box.check()
    expect(page.get_by_text("Dit is uw eigen plaatje en geen test.")).to_be_visible()
    assert not any(character.isdigit() for character in summary(page).inner_text())


def test_with_the_keyboard_alone(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(factor(page, "Slecht slapen")).to_be_checked()
    page.get_by_role("textbox").focus()
    page.keyboard.type("De trap")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(mine(page).last).to_have_text("De trap (belasting)")


def test_fingers_have_room_and_numbers_can_be_read_on_the_smallest_phone(open_widget) -> None:
    page = open_widget(factoren(), width=320, height=700, has_touch=True, is_mobile=True)
    factor(page, "Slecht slapen").tap()
    add(page, "w" * MOST_CHARACTERS)
    for target in page.locator(".course-widget :is(button, .w-choice, input[type=text], select)").all():
        size = target.bounding_box()
        assert size["width"] >= 44
        assert size["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    sizes = page.locator("[data-part=web] text").evaluate_all(
        "all => all.map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
    )
    assert min(sizes) >= 14


def test_the_names_of_the_groups_stay_inside_the_drawing(open_widget) -> None:
    page = open_widget(factoren(), width=320)
    drawing = page.locator("[data-part=web]").bounding_box()
    boxes = [text.bounding_box() for text in page.locator("[data-part=web] .quarter text").all()]
    assert all(
        drawing["x"] <= box["x"] and box["x"] + box["width"] <= drawing["x"] + drawing["width"] + 1 for box in boxes
    )
    behaviour, mind = sorted(boxes[2:], key=lambda box: box["x"])
    assert behaviour["x"] + behaviour["width"] < mind["x"]


def test_on_paper_stand_the_drawing_and_the_words(page: Page) -> None:
    factor(page, "Slecht slapen").check()
    page.emulate_media(media="print")
    expect(page.locator("[data-part=web]")).to_be_visible()
    expect(mine(page)).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize(("width", "height", "colours"), LOOKS)
def test_axe_finds_nothing(open_widget, axe_violations, width: int, height: int, colours: str) -> None:
    page = open_widget(factoren(), width=width, height=height, color_scheme=colours)
    assert axe_violations(page) == []
    factor(page, "Slecht slapen").check()
    factor(page, "Me zorgen maken").check()
    add(page, "De trap")
    assert axe_violations(page) == []
