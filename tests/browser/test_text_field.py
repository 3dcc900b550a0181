"""The field for own words that all widgets share: what does not fit is told, stays on the screen, and nothing is cut off."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from widgets.goal_ladder.goal_ladder import GoalLadder

KEY = "rugpijn/99/mijn-doel"
MOST = 300
SENTENCE = "Er passen 300 letters in, en hier staan er 340. Zo wordt het nog niet bewaard. Maak het iets korter."


@pytest.fixture
def ladder(open_widget) -> Page:
    return open_widget(GoalLadder(name="mijn-doel"))


def why(page: Page) -> Locator:
    return page.get_by_label("Daarom wil ik dit")


def paste(field: Locator, text: str) -> None:
    field.focus()
    field.page.keyboard.insert_text(text)


def kept(page: Page) -> dict | None:
    return page.evaluate("(key) => JSON.parse(localStorage.getItem(key))?.values", KEY)


def spoken(field: Locator) -> Locator:
    return field.locator("xpath=following-sibling::p[@aria-live='polite'][1]")


def test_pasted_text_that_is_too_long_stays_whole_and_is_told(ladder: Page) -> None:
    field = why(ladder)
    field.fill("Eerst dit")
    paste(field, "w" * 331)
    expect(field).to_have_value("Eerst dit" + "w" * 331)
    expect(field).to_have_accessible_description(SENTENCE)
    expect(ladder.get_by_text(SENTENCE).first).to_be_visible()
    expect(spoken(field)).to_have_text(SENTENCE)
    # What fitted before stays kept; what does not fit is nowhere half.
    assert kept(ladder)["why"] == "Eerst dit"
    expect(ladder.locator("[data-part=ladder]")).to_contain_text("Daarom wil ik dit: Eerst dit")
    field.fill("Nu korter")
    expect(spoken(field)).to_have_text("Het past weer.")
    expect(field).to_have_accessible_description("")
    assert kept(ladder)["why"] == "Nu korter"


def test_near_the_end_the_room_is_shown_with_every_letter_and_said_once(ladder: Page) -> None:
    field = why(ladder)
    field.fill("w" * (MOST - 31))
    expect(field).to_have_accessible_description("")
    field.fill("w" * (MOST - 30))
    expect(field).to_have_accessible_description("Er passen nog 30 letters bij.")
    expect(spoken(field)).to_have_text("Er passen nog 30 letters bij.")
    field.press_sequentially("ab")
    expect(field).to_have_accessible_description("Er passen nog 28 letters bij.")
    expect(spoken(field)).to_have_text("Er passen nog 30 letters bij.")
    field.fill("w" * (MOST - 1))
    expect(field).to_have_accessible_description("Er past nog één letter bij.")
    field.fill("w" * MOST)
    expect(field).to_have_accessible_description("Er passen nog 0 letters bij.")
    assert kept(ladder)["why"] == "w" * MOST


def test_words_that_are_added_to_a_list_are_refused_whole(ladder: Page) -> None:
    step = ladder.get_by_label("Een stap op weg daarheen")
    paste(step, "w" * 200)
    step.press("Enter")
    expect(ladder.locator("[data-part=said]")).to_have_text("Maak het eerst iets korter.")
    expect(step).to_have_value("w" * 200)
    expect(ladder.locator("[data-part=steps]")).to_have_count(0)
    step.fill("Een rondje om de flat")
    step.press("Enter")
    expect(ladder.locator("[data-part=steps]")).to_contain_text("Een rondje om de flat")


def test_kept_words_that_are_longer_than_fits_now_are_shown_whole(ladder: Page, open_widget) -> None:
    long = "Van een eerdere cursus. " * 20
    ladder.evaluate(
        "([key, text]) => localStorage.setItem(key, text)",
        [KEY, json.dumps({"version": 1, "saved": "", "values": {"why": long}})],
    )
    page = open_widget(GoalLadder(name="mijn-doel"), page=ladder)
    expect(why(page)).to_have_value(long)
    page.get_by_label("Mijn doel, in mijn eigen woorden").fill("Fietsen")
    assert kept(page)["why"] == long
    # It is kept, so nothing says that it is not; until something changes in it.
    field = why(page)
    stays = "Er passen 300 letters in, en hier staan er 480. Zoals het hier staat, blijft het bewaard. Verandert u iets? Maak het dan ook iets korter."
    expect(field).to_have_accessible_description(stays)
    field.press("End")
    field.press_sequentially("!")
    now = stays.replace("480", "481").replace(
        "Zoals het hier staat, blijft het bewaard. Verandert u iets? Maak het dan ook iets korter.",
        "Zo wordt het nog niet bewaard. Maak het iets korter.",
    )
    expect(field).to_have_accessible_description(now)
    expect(spoken(field)).to_have_text(now)
    assert kept(page)["why"] == long
    field.press("Backspace")
    expect(field).to_have_accessible_description(stays)
    expect(field).to_have_value(long)
    field.fill("Korter")
    assert kept(page)["why"] == "Korter"


@pytest.mark.parametrize("width", [320, 1280])
def test_the_sentence_fits_and_axe_finds_nothing(open_widget, axe_violations, width: int) -> None:
    page = open_widget(GoalLadder(name="mijn-doel"), width=width)
    paste(why(page), "w" * 340)
    paste(page.get_by_label("Een stap op weg daarheen"), "w" * 200)
    expect(page.locator("[data-part=room]:visible")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe_violations(page) == []
    # Under the row with the button, as wide as the field and the button together.
    room = page.locator(".w-row > [data-part=room]").bounding_box()
    assert room["y"] >= page.get_by_label("Een stap op weg daarheen").bounding_box()["y"]
