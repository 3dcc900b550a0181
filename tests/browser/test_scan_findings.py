"""``ScanFindings`` by keyboard, and on screens of every size; the rest is in tests/components."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steady import places, slides
from widgets.scan_findings.scan_findings import ScanFindings


def test_everything_works_with_the_keyboard_alone(open_widget) -> None:
    page = open_widget(ScanFindings(name="scans"))
    say = page.locator("[data-part=say]")
    age = page.get_by_role("slider", name="Hun leeftijd")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(age).to_be_focused()
    page.keyboard.press("End")
    expect(say).to_contain_text("mensen van 80 jaar")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Op de scan:")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(say).to_contain_text("een schijf waarvan een stukje uitsteekt")
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(("width", "letters"), [(320, "100"), (360, "200"), (1280, "100")])
def test_nothing_moves_whatever_is_chosen(open_widget, width: int, letters: str) -> None:
    page = open_widget(ScanFindings(name="scans"), width=width, height=800)
    page.evaluate("(size) => (document.documentElement.dataset.size = size)", letters)
    found = set()
    for finding in range(8):
        page.get_by_label("Op de scan:").select_option(index=finding)
        found |= set(places(page, slides("age", 6), "details.w-layer"))
    assert len(found) == 1


def test_every_word_of_the_chart_fits_a_small_phone(open_widget) -> None:
    page = open_widget(ScanFindings(name="scans"), width=320, height=640, has_touch=True, is_mobile=True)
    page.get_by_text("Laat de grafiek zien").tap()
    page.locator("[data-part=chart][data-drawn=true]").wait_for()
    labels = page.locator("[data-part=chart] .annotation-text").evaluate_all(
        "all => all.map((text) => { const box = text.getBoundingClientRect(); return [Math.round(box.top), box.left, box.right]; })"
    )
    assert len(labels) > 10
    for top, left, right in labels:
        assert 0 <= left < right <= 320
        assert not [other for other in labels if abs(other[0] - top) < 3 and left < other[1] < right]
