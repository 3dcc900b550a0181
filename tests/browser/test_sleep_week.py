"""``SleepWeek`` by keyboard and by touch, on screens of every size; the rest is in tests/components."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steady import places, presses
from widgets.sleep_week.sleep_week import SleepWeek


def test_everything_by_keyboard(open_widget) -> None:
    page = open_widget(SleepWeek(name="week"))
    page.evaluate("document.documentElement.dataset.motion = 'calm'")
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="1 dag")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="3 dagen")).to_be_checked()
    page.keyboard.press("Tab")
    night = page.get_by_role("button", name="slechte nacht voor maandag")
    expect(night).to_be_focused()
    page.keyboard.press("Space")
    expect(night).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-part=say]")).to_contain_text("U dacht: 3 dagen.")
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(("width", "letters"), [(320, "100"), (360, "100"), (360, "200"), (1280, "100")])
def test_a_pillow_lies_under_its_button_and_nothing_moves(open_widget, width: int, letters: str) -> None:
    page = open_widget(SleepWeek(name="week"), width=width, height=800)
    page.evaluate("(size) => Object.assign(document.documentElement.dataset, { size, motion: 'calm' })", letters)
    for button, pillow in zip(page.locator(".night").all(), page.locator(".pillow.is-bad").all(), strict=True):
        outer, inner = button.bounding_box(), pillow.bounding_box()
        assert outer["x"] <= inner["x"]
        assert inner["x"] + inner["width"] <= outer["x"] + outer["width"]
        assert outer["y"] <= inner["y"]
        assert inner["y"] + inner["height"] <= outer["y"] + outer["height"]
    nights = presses(".night", page)
    guesses = presses(".w-predict input", page)
    better, another = presses(".ways button", page)
    # A guess is seen in the sentence once the week shows the answer: one bad night, seven, weeks of better sleep.
    steps = [*nights, *nights[1:], *guesses, another, *nights, *guesses, another, better, *guesses, another]
    assert len(places(page, steps, ".ways")) == 1
