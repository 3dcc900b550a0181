"""Breathing calmly in a real browser: the shape, the keyboard, less motion. Time is the page's own clock, moved by hand."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from widgets.breathing_pacer.breathing_pacer import BreathingPacer

BEGIN = "Begin met rustig ademen"
KEY = "rugpijn/99/adem"
WIDTHS = (320, 390, 1280, 1920)


@pytest.fixture
def pacer(open_widget, new_page) -> Callable[..., Page]:
    """``pacer(width=390)`` shows the widget on a page whose clock stands still."""

    def show(**options: object) -> Page:
        page = new_page(**options)
        page.clock.install(time=0)
        open_widget(BreathingPacer(name="adem"), page=page)
        page.clock.pause_at(60_000)
        return page

    return show


def main(page: Page) -> Locator:
    return page.locator("button.main")


def rhythm(page: Page) -> Locator:
    return page.locator("[data-part=rhythm]")


def begin(page: Page) -> None:
    page.get_by_role("button", name=BEGIN).click()
    # The first frame, from which the rhythm counts.
    page.clock.run_for(50)


def size(page: Page) -> float:
    return page.locator("[data-part=shape]").bounding_box()["width"]


def places(page: Page) -> list[int]:
    """Where stands what is below the shape."""
    return page.evaluate("() => ['button.main', '.w-note'].map((part) => document.querySelector(part).offsetTop)")


def test_the_shape_grows_and_shrinks_with_the_words_in_it_and_nothing_else_moves(pacer) -> None:
    page = pacer()
    page.get_by_label("3 minuten").check()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        rest = places(page)
        begin(page)
        small = size(page)
        assert rhythm(page).bounding_box()["width"] <= small, width
        assert places(page) == rest, width
        page.get_by_label("met tellen erbij").check()
        page.clock.run_for(3_850)
        expect(rhythm(page)).to_contain_text("Adem rustig in")
        full = size(page)
        assert full > 1.4 * small, width
        assert places(page) == rest, width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.clock.run_for(5_300)
        expect(rhythm(page)).to_contain_text("Adem rustig uit")
        assert size(page) < 0.75 * full, width
        page.clock.fast_forward(181_000)
        expect(main(page)).to_have_text(BEGIN)
        assert places(page) == rest, width
        page.get_by_label("met tellen erbij").uncheck()


def test_everything_by_keyboard_and_touch_and_the_choices_survive_a_reload(pacer, open_widget) -> None:
    page = pacer(has_touch=True)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=BEGIN)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("iets sneller")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("2 minuten")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("met tellen erbij")).to_be_checked()
    for _ in range(3):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.clock.run_for(50)
    expect(rhythm(page)).to_contain_text("Adem rustig in")
    expect(page.get_by_role("button", name="Stop")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name=BEGIN)).to_be_focused()
    page.get_by_label("langzamer").tap()
    kept = json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))["values"]
    assert kept == {"pace": "slower", "minutes": 2}
    open_widget(BreathingPacer(name="adem"), page=page)
    expect(page.get_by_label("langzamer")).to_be_checked()
    expect(page.get_by_label("2 minuten")).to_be_checked()
    expect(page.get_by_label("met tellen erbij")).not_to_be_checked()


def test_less_motion_gives_a_bar_that_goes_in_steps(pacer, axe_violations) -> None:
    page = pacer(reduced_motion="reduce")
    bar = page.locator("[data-part=bar] > span")
    expect(page.locator("[data-part=shape]")).to_have_count(0)
    begin(page)
    first = bar.bounding_box()["width"]
    page.clock.run_for(500)
    assert bar.bounding_box()["width"] == first
    page.clock.run_for(3_000)
    full = bar.bounding_box()["width"]
    assert full == pytest.approx(4 * first, abs=1)
    page.clock.run_for(6_000)
    expect(rhythm(page)).to_have_text("Adem rustig uit")
    assert bar.bounding_box()["width"] == pytest.approx(full / 6, abs=1)
    # Whoever asks for it on the way gets it on the way.
    page.emulate_media(reduced_motion="no-preference")
    expect(page.locator("[data-part=shape]")).to_be_visible()
    page.emulate_media(reduced_motion="reduce")
    expect(bar).to_be_visible()
    page.clock.resume()
    assert axe_violations(page) == []
