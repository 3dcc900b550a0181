"""The ball between two valleys in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from widgets.two_valleys.two_valleys import STEPS, WEEKS, TwoValleys

SMALL, LARGE, VERY_LARGE = STEPS.index(0.04), STEPS.index(0.12), len(STEPS) - 1
# Where the ball is drawn, from the left.
BALL = "() => document.querySelector('[data-part=chart] .xy .point').getBoundingClientRect().x"


@pytest.fixture
def open_valleys(open_widget) -> Callable[..., Page]:
    def show(**options: object) -> Page:
        page = open_widget(TwoValleys(name="twee-dalen"), **options)
        page.locator("[data-part=chart]").scroll_into_view_if_needed()
        page.wait_for_selector("[data-part=chart][data-drawn=true]")
        return page

    return show


def slide(page: Page, part: str, value: int) -> None:
    page.locator(f"[data-part={part}] input[type=range]").fill(str(value))


def summary(page: Page):
    return page.locator("[data-part=summary]")


def test_at_first_the_ball_lies_in_the_left_valley(open_valleys) -> None:
    page = open_valleys()
    expect(page.get_by_role("heading", name="Waar rolt de bal heen?")).to_be_visible()
    expect(summary(page)).to_contain_text("De bal ligt nu in het linkerdal")
    for sentence in (
        "Illustratie, geen voorspelling",
        "Niet iedereen met rugpijn zit in deze cirkel",
        "nooit uw schuld",
    ):
        expect(page.get_by_text(sentence)).to_be_visible()


def test_small_steps_carry_the_ball_over_the_hill(open_valleys) -> None:
    page = open_valleys()
    start = page.evaluate(BALL)
    slide(page, "step", SMALL)
    expect(summary(page)).to_contain_text("Kleine stappen, steeds opnieuw")
    slide(page, "week", 12)
    expect(summary(page)).to_contain_text("op de helling")
    slide(page, "week", WEEKS)
    expect(summary(page)).to_contain_text("De bal ligt nu in het rechterdal")
    page.wait_for_function(f"({BALL})() > {start} + 100")


def test_very_large_steps_keep_rolling_back(open_valleys) -> None:
    page = open_valleys()
    slide(page, "step", VERY_LARGE)
    slide(page, "week", WEEKS)
    expect(summary(page)).to_contain_text("in het linkerdal")
    expect(summary(page)).to_contain_text("steeds terugrolt")


def test_understanding_alone_lowers_the_hill_only(open_valleys) -> None:
    page = open_valleys()
    slide(page, "understanding", 2)
    slide(page, "week", WEEKS)
    expect(summary(page)).to_contain_text(
        "Begrijpen maakt de heuvel lager. Zonder stappen komt de bal er niet overheen."
    )


def test_a_setback_is_not_back_to_the_start(open_valleys) -> None:
    page = open_valleys()
    slide(page, "step", SMALL)
    page.get_by_label("Met een tegenslag in week 12").check()
    expect(summary(page)).to_contain_text("Hij hoeft niet opnieuw te beginnen")
    expect(page.locator("[data-part=chart] .annotation", has_text="tegenslag")).to_have_count(1)


def test_words_around_and_stopping_are_one_press_away(open_valleys) -> None:
    page = open_valleys()
    slide(page, "step", SMALL)
    page.get_by_text("Probeer meer").click()
    page.get_by_label("in week 8").check()
    expect(summary(page)).to_contain_text("Na week 8 komen er geen stappen meer.")
    page.get_by_label("geruststellend").check()
    slide(page, "understanding", 2)
    expect(summary(page)).to_contain_text("De bal was ver genoeg")
    slide(page, "step", 0)
    expect(summary(page)).to_contain_text("schuift de bal heel langzaam")


def test_the_year_goes_by_and_can_be_stopped(open_valleys) -> None:
    page = open_valleys()
    slide(page, "step", LARGE)
    play = page.locator("[data-part=play]")
    week = page.locator("[data-part=week] output")
    expect(play).to_have_text("Laat een jaar voorbijgaan")
    play.click()
    expect(play).to_have_text("Zet het jaar hier stil")
    expect(week).to_have_attribute("aria-live", "off")
    expect(week).not_to_have_text("begin")
    play.click()
    expect(play).to_have_text("Laat een jaar voorbijgaan")
    play.click()
    expect(week).to_have_text(f"week {WEEKS}")
    expect(play).to_have_text("Laat een jaar voorbijgaan")


def test_without_motion_the_year_is_over_at_once(open_valleys) -> None:
    page = open_valleys(reduced_motion="reduce")
    slide(page, "step", SMALL)
    page.locator("[data-part=play]").click()
    expect(page.locator("[data-part=week] output")).to_have_text(f"week {WEEKS}")
    expect(page.locator("[data-part=play]")).to_have_text("Laat een jaar voorbijgaan")


def test_the_numbers_say_the_same(open_valleys) -> None:
    page = open_valleys()
    slide(page, "step", SMALL)
    page.get_by_text("Laat de getallen zien").click()
    rows = page.get_by_role("row")
    expect(rows).to_have_count(1 + WEEKS // 4 + 1)
    expect(rows.nth(1)).to_have_text("091")
    expect(rows.last.get_by_role("cell").first).to_have_text("1")


def test_everything_works_by_keyboard(open_valleys) -> None:
    page = open_valleys()
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
    page.locator("[data-part=play]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=play]")).to_have_text("Zet het jaar hier stil")
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=play]")).to_have_text("Laat een jaar voorbijgaan")


def test_targets_are_large_and_nothing_is_wider_than_a_small_screen(open_valleys) -> None:
    page = open_valleys(width=320)
    page.get_by_text("Probeer meer").click()
    targets = page.locator(".course-widget :is(button, summary, input[type=range], label.w-choice, label.w-toggle)")
    for target in targets.all():
        box = target.bounding_box()
        assert box["height"] >= 43.9, target.inner_text()
        assert box["x"] + box["width"] <= 320
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [320, 1280])
def test_a_longer_sentence_moves_nothing_below_it(open_valleys, width: int) -> None:
    page = open_valleys(width=width)
    below = page.get_by_text("Laat de getallen zien")

    def top() -> float:
        return below.evaluate("e => e.getBoundingClientRect().top + scrollY")

    start = top()
    for step in range(len(STEPS)):
        slide(page, "step", step)
        for week in (0, 14, WEEKS):
            slide(page, "week", week)
            assert top() == start
    page.get_by_label("Met een tegenslag in week 12").check()
    slide(page, "step", SMALL)
    assert top() == start


def test_words_in_the_drawing_stay_inside_it(open_valleys) -> None:
    page = open_valleys(width=320)
    slide(page, "step", SMALL)
    page.get_by_label("Met een tegenslag in week 12").check()
    expect(page.locator("[data-part=chart] .annotation", has_text="tegenslag")).to_have_count(1)
    chart = page.locator("[data-part=chart]").bounding_box()
    for word in page.locator("[data-part=chart] .annotation text").all():
        box = word.bounding_box()
        assert box["x"] >= chart["x"]
        assert box["x"] + box["width"] <= chart["x"] + chart["width"] + 1


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light"), (1920, "dark")])
def test_nothing_stands_in_the_way_of_a_screen_reader(open_valleys, axe_violations, width: int, scheme: str) -> None:
    page = open_valleys(width=width, color_scheme=scheme)
    page.get_by_text("Probeer meer").click()
    page.get_by_text("Laat de getallen zien").click()
    slide(page, "step", SMALL)
    assert axe_violations(page) == []
