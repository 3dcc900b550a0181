"""The ball between two valleys by keyboard, and drawn on screens of every size; the rest is in tests/components."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.steady import places, slides
from widgets.two_valleys.two_valleys import STEPS, WEEKS, TwoValleys

SMALL = STEPS.index(0.04)
# Where the ball is drawn, from the left.
BALL = "() => document.querySelector('[data-part=chart] .xy .point').getBoundingClientRect().x"


def slide(page: Page, part: str, value: int) -> None:
    page.locator(f"[data-part={part}] input[type=range]").fill(str(value))


def summary(page: Page) -> Locator:
    return page.locator("[data-part=summary]")


def test_everything_works_by_keyboard(open_widget) -> None:
    page = open_widget(TwoValleys(name="twee-dalen"))
    page.get_by_role("slider", name="De stap elke week").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-part=step] output")).to_have_text("klein")
    page.get_by_label("Met een tegenslag in week 12").focus()
    page.keyboard.press("Space")
    expect(summary(page)).to_contain_text("tegenslag")
    page.get_by_role("slider", name="Het jaar").focus()
    page.keyboard.press("End")
    expect(summary(page)).to_contain_text("in het rechterdal")
    play = page.locator("[data-part=play]")
    play.focus()
    page.keyboard.press("Enter")
    expect(play).to_have_text("Zet het jaar hier stil")
    page.keyboard.press("Enter")
    expect(play).to_have_text("Laat een jaar voorbijgaan")
    assert page.evaluate("localStorage.length") == 0


def test_the_ball_moves_words_stay_in_the_drawing_and_nothing_moves_below_it(open_widget) -> None:
    page = open_widget(TwoValleys(name="twee-dalen"), width=320, has_touch=True, reduced_motion="reduce")
    page.locator("[data-part=chart]").scroll_into_view_if_needed()
    page.wait_for_selector("[data-part=chart][data-drawn=true]")
    start = page.evaluate(BALL)
    slide(page, "step", SMALL)
    page.get_by_text("Met een tegenslag in week 12").tap()
    expect(page.locator("[data-part=chart] .annotation", has_text="tegenslag")).to_have_count(1)
    chart = page.locator("[data-part=chart]").bounding_box()
    for word in page.locator("[data-part=chart] .annotation text").all():
        box = word.bounding_box()
        assert box["x"] >= chart["x"]
        assert box["x"] + box["width"] <= chart["x"] + chart["width"] + 1
    page.get_by_role("button", name="Laat een jaar voorbijgaan").tap()
    expect(page.locator("[data-part=week] output")).to_have_text(f"week {WEEKS}")
    page.wait_for_function(f"({BALL})() > {start} + 100")

    weeks = [("[data-part=week] input", 0, week) for week in (0, 14, WEEKS)]
    setback = ("[data-part=setback] input", 0, None)
    # With the setback, and without.
    steps = [each for _ in range(2) for step in slides("step", len(STEPS)) for each in (step, *weeks)]
    steps.insert(len(steps) // 2, setback)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert len(places(page, steps, ".w-numbers summary")) == 1, width
