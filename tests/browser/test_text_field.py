"""The field for own words in a real browser: a paste, what is said, and its room. The rest: tests/components/text_field.test.tsx."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from widgets.goal_ladder.goal_ladder import GoalLadder

KEY = "rugpijn/99/mijn-doel"
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
    return field.locator("xpath=../following-sibling::p[@aria-live='polite'][1]")


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
