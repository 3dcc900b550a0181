"""``PainAlarm`` by keyboard, and drawn on screens of every size; the rest is in tests/components."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.steady import places, slides
from widgets.pain_alarm.pain_alarm import PainAlarm


def summary(page: Page) -> Locator:
    return page.locator("[data-part=summary]")


def test_everything_works_with_the_keyboard_alone(open_widget) -> None:
    page = open_widget(PainAlarm(name="alarm"))
    alarm = page.get_by_role("slider", name="Het alarm")
    more = page.get_by_role("button", name="Het alarm: een stap meer")
    page.get_by_role("slider", name="De aanraking").focus()
    page.keyboard.press("ArrowRight")
    expect(summary(page)).to_contain_text("Een stevige duw")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("een slechte nacht")).to_be_checked()
    alarm.focus()
    page.keyboard.press("End")
    expect(alarm).to_have_attribute("aria-valuetext", "heel gevoelig")
    page.keyboard.press("Tab")
    expect(more).to_be_focused()
    page.keyboard.press("Enter")
    expect(more).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("table")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


def test_it_is_drawn_and_nothing_moves_whatever_is_chosen(open_widget) -> None:
    widget = PainAlarm(name="alarm", setting=3, touch=3)
    page = open_widget(widget, width=320, height=700, has_touch=True)
    page.locator("[data-part=chart][data-drawn=true]").wait_for()
    page.get_by_role("button", name="Het alarm: een stap meer").tap()
    page.wait_for_function(
        "(pain) => document.querySelector('[data-part=chart]').data[3].y[1] === pain", arg=widget._pain[4][3] / 100
    )
    expect(page.locator("[data-part=chart] .annotation-text", has_text="dit alarm")).to_be_visible()
    steps = [step for setting in slides("setting", 6) for step in (setting, *slides("touch", 5))]
    for width, height in ((320, 700), (1280, 800), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        assert len(places(page, steps, "[data-part=groups]")) == 1, width
