"""``ClinicDetails`` in a real browser: to reach by keyboard, to tap and to print; the rest is a component test."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.components.clinic_details import FULL, details

LINKS = ("076 - 123 45 67", "info@brug.example", "www.brug.example")


def test_the_details_can_be_reached_tapped_and_printed(open_widget) -> None:
    page = open_widget(details(FULL), width=320)
    for words in LINKS:
        link = page.get_by_role("link", name=words, exact=True)
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
        assert link.bounding_box()["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("localStorage.length") == 0
    page.emulate_media(media="print")
    for words in ("Praktijk De Brug", "Aa", *LINKS):
        expect(page.get_by_text(words, exact=True)).to_be_visible()
