"""Two people beside each other by keyboard, and drawn on screens of every size; the rest is in tests/components."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.steady import places, slides
from widgets.two_plans.two_plans import TwoPlans

# Dots below the days of the first and of the second person. Functions: the page's policy forbids a string to evaluate.
FLARES = """() => ["xy", "xy2"].map((person) =>
  document.querySelectorAll(`[data-part=chart] .${person} .scatterlayer .point`).length)"""
FEWER_FLARES = "() => document.querySelectorAll('[data-part=chart] .xy .scatterlayer .point').length < 22"


def summary(page: Page) -> Locator:
    return page.locator("[data-part=summary]")


def test_everything_works_by_keyboard(open_widget) -> None:
    page = open_widget(TwoPlans(name="twee-plannen"))
    page.get_by_role("slider", name="Op een goede dag").focus()
    page.keyboard.press("Home")
    expect(summary(page)).to_contain_text("Ook Ans komt verder")
    page.get_by_role("button", name="Elke week erbij: een stap meer").focus()
    page.keyboard.press("Enter")
    expect(summary(page)).to_contain_text("Het plan van Kees")
    assert page.evaluate("localStorage.length") == 0


def test_every_day_is_drawn_and_nothing_moves_when_the_reader_chooses(open_widget) -> None:
    page = open_widget(TwoPlans(name="twee-plannen", people=["Ans", "<b>K"]), width=320, height=700, has_touch=True)
    page.locator("[data-part=chart]").scroll_into_view_if_needed()
    page.wait_for_selector("[data-part=chart][data-drawn=true]")
    assert page.evaluate(FLARES) == [22, 3]
    expect(page.locator("[data-part=chart] .annotation-text").nth(1)).to_contain_text(
        "<b>K: 3 dagen met een opvlamming"
    )
    page.get_by_role("button", name="Op een goede dag: een stap minder").tap()
    expect(page.locator("[data-part=boost] output")).to_have_text("iets meer")
    page.wait_for_function(FEWER_FLARES)
    steps = [*slides("boost", 4), *slides("rest", 3), *slides("start", 4), *slides("step", 4)]
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert len(places(page, steps, ".w-card")) == 1, width
