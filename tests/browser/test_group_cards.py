"""Cards for people without a phone: a letter and a shape on each, two on a sheet of A4."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.conftest import Server


def test_eight_letters_each_with_a_shape_of_its_own(course: Server, new_page) -> None:
    page = new_page(1280, 800)
    page.goto(f"{course.address}/groep/kaarten/")
    cards = page.locator("[data-part=card]")
    expect(cards).to_have_text(list("ABCDEFGH"))
    names = [cards.nth(i).get_by_role("img").get_attribute("aria-label") for i in range(8)]
    assert names == ["cirkel", "vierkant", "driehoek", "ruit", "ster", "kruis", "halve cirkel", "hart"]


def test_on_paper_there_are_four_sheets_with_cards_and_nothing_else(course: Server, new_page) -> None:
    page = new_page(1280, 800)
    page.goto(f"{course.address}/groep/kaarten/")
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 4
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Kaarten om op te steken")).to_be_hidden()
    assert page.locator(".card-letter").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") > 300
