"""The ball between two valleys by keyboard, and on screens of every size; the rest is in tests/components."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.steady import places
from widgets.two_valleys.two_valleys import TwoValleys

# Where the ball is drawn, from the left.
BALL = "() => document.querySelector('.ball').getBoundingClientRect().x"


def test_by_keyboard_the_ball_rolls_and_nothing_moves_below_it(open_widget) -> None:
    page = open_widget(TwoValleys(name="twee-dalen"), reduced_motion="reduce")
    start = page.evaluate(BALL)
    page.get_by_label("nee").focus()
    page.keyboard.press("Space")
    page.get_by_label("begrijpen").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-part=say]")).to_contain_text("rond week 20. U dacht: nee.")
    assert page.evaluate(BALL) > start + 100
    assert page.evaluate("localStorage.length") == 0

    options = [(f"[data-part=choice] label:nth-of-type({n}) input", 0, None) for n in (1, 2, 3)]
    one, *others = options
    guess = ("[data-part=predict] input", 1, None)
    steps = [each for _ in range(3) for each in (("[data-part=another]", 0, None), one, guess, *others, one)]
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert len(places(page, steps, "[data-part=another]")) == 1, width
