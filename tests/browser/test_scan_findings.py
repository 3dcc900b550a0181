"""``ScanFindings`` by keyboard, and drawn on screens of every size; the rest is in tests/components."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.steady import places, presses
from widgets.scan_findings.scan_findings import ScanFindings


def scans() -> ScanFindings:
    return ScanFindings(name="scans")


def summary(page: Page) -> Locator:
    return page.locator("[data-part=summary]")


def option(page: Page, text: str) -> Locator:
    return page.get_by_role("radio", name=text, exact=True)


def test_everything_works_with_the_keyboard_alone(open_widget) -> None:
    page = open_widget(scans())
    page.keyboard.press("Tab")
    expect(option(page, "de schijf puilt wat uit")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(summary(page)).to_contain_text("een schijf waarvan een stukje uitsteekt")
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    expect(option(page, "20 jaar")).to_be_focused()
    expect(summary(page)).to_contain_text("mensen van 20 jaar")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("row").first).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


def test_every_word_of_the_drawing_fits_a_small_phone_and_nothing_moves(open_widget) -> None:
    page = open_widget(scans(), width=320, height=640, has_touch=True, is_mobile=True)
    page.locator("[data-part=chart][data-drawn=true]").wait_for()
    unknown = page.locator("[data-part=chart] .annotation-text", has_text="hierover weten we te weinig")
    expect(unknown).to_have_count(2)
    option(page, "50 jaar").tap()
    expect(summary(page)).to_contain_text("50 jaar")
    expect(page.locator("[data-part=chart] .annotation-text", has_text="de schijf puilt wat uit")).to_have_count(1)
    labels = page.locator("[data-part=chart] .annotation-text").evaluate_all(
        "all => all.map((text) => { const box = text.getBoundingClientRect(); return [Math.round(box.top), box.left, box.right]; })"
    )
    for top, left, right in labels:
        assert 0 <= left < right <= 320
        assert not [other for other in labels if abs(other[0] - top) < 3 and left < other[1] < right]
    steps = presses("input[type=radio]", page)
    assert len(steps) > 10
    for width, height in ((320, 640), (1280, 800), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        assert len(places(page, steps, ".w-note")) == 1, width
