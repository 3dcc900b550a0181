"""``SleepWeek`` by keyboard, and drawn on screens of every size; the rest is in tests/components."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.steady import places
from widgets.sleep_week.sleep_week import SleepWeek

CHANCE = "met toeval erbij"
# Of the arrows in the chart, in pixels.
THICKNESS = """() => [...new Set(
  [...document.querySelectorAll('.subplot.xy3 .js-line')].map((arrow) => parseFloat(arrow.style.strokeWidth)))]"""


def summary(page: Page):
    return page.locator("[data-part=summary]")


def test_everything_by_keyboard(open_widget) -> None:
    page = open_widget(SleepWeek(name="week"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="gewone nachten")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="één slechte nacht")).to_be_checked()
    expect(summary(page)).to_contain_text("de dag erna")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("table")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="slaap werkt sterk door op pijn")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label(CHANCE)).to_be_checked()
    assert page.evaluate("localStorage.length") == 0


def test_the_drawing_follows_and_nothing_moves_when_the_reader_chooses(open_widget) -> None:
    page = open_widget(SleepWeek(name="week"), width=320, has_touch=True)
    page.locator("[data-part=chart]").scroll_into_view_if_needed()
    page.wait_for_selector("[data-part=chart][data-drawn=true]")
    line = page.locator("[data-part=chart] .scatterlayer .js-line")
    before = [each.get_attribute("d") for each in line.all()]
    page.get_by_role("radio", name="één slechte nacht").tap()
    page.wait_for_function(
        """(before) => [...document.querySelectorAll('.scatterlayer .js-line')]
             .some((line, i) => line.getAttribute('d') !== before[i])""",
        arg=before,
    )
    assert len(page.evaluate(THICKNESS)) == 2
    page.get_by_role("radio", name="allebei even sterk").tap()
    page.wait_for_function(f"({THICKNESS})().length === 1")

    chance = ".w-toggle input"
    steps = [
        step
        for arrows in range(3)
        for nights in range(4)
        for step in (
            (".with-arrows input", arrows, None),
            (".nights input", nights, None),
            (chance, 0, None),
            (chance, 0, None),
        )
    ]
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert len(places(page, steps, ".w-card")) == 1, width
