"""Two people beside each other in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from widgets.two_plans.two_plans import TwoPlans

# Dots below the days of the first and of the second person.
FLARES = """() => ["xy", "xy2"].map((person) =>
  document.querySelectorAll(`[data-part=chart] .${person} .scatterlayer .point`).length)"""
# As a function: the page's policy forbids a string that has to be evaluated again.
MANY_FLARES = "() => document.querySelectorAll('[data-part=chart] .xy2 .scatterlayer .point').length >= 30"
THREE_FLARES = "() => document.querySelectorAll('[data-part=chart] .xy .scatterlayer .point').length === 3"


@pytest.fixture
def open_plans(open_widget) -> Callable[..., Page]:
    def show(people: list[str] | None = None, **options: object) -> Page:
        page = open_widget(TwoPlans(name="twee-plannen", people=people or ["Ans", "Kees"]), **options)
        page.locator("[data-part=chart]").scroll_into_view_if_needed()
        page.wait_for_selector("[data-part=chart][data-drawn=true]")
        return page

    return show


def slide(page: Page, part: str, value: int) -> None:
    page.locator(f"[data-part={part}] input[type=range]").fill(str(value))


def summary(page: Page) -> Locator:
    return page.locator("[data-part=summary]")


def test_two_people_twelve_weeks(open_plans) -> None:
    page = open_plans()
    expect(summary(page)).to_have_text(
        "Ans gaat van ongeveer 75 naar 55 minuten per week, met een opvlamming op 22 van de 84 dagen. "
        "Kees gaat van ongeveer 110 naar 235 minuten per week, met een opvlamming op 3 van de 84 dagen. "
        "Klein en steeds opnieuw komt hier verder dan veel doen en dan rusten."
    )
    assert page.evaluate(FLARES) == [22, 3]
    for sentence in (
        "Illustratie, geen voorspelling",
        "Dit verschil is nooit zo onderzocht",
        "geen advies voor u",
    ):
        expect(page.get_by_text(sentence)).to_be_visible()


def test_overdoing_costs(open_plans) -> None:
    page = open_plans()
    slide(page, "step", 3)
    expect(summary(page)).to_contain_text("Het plan van Kees vraagt meer dan lukt.")
    page.wait_for_function(MANY_FLARES)
    slide(page, "start", 3)
    expect(summary(page)).to_contain_text("Kees gaat van ongeveer 145 naar 55 minuten per week")


def test_not_doing_too_much_goes_well_for_both(open_plans) -> None:
    page = open_plans()
    slide(page, "boost", 0)
    expect(page.locator("[data-part=boost] output")).to_have_text("net wat lukt")
    expect(summary(page)).to_contain_text("Ook Ans komt verder")
    page.wait_for_function(THREE_FLARES)


def test_doing_the_same_is_fine(open_plans) -> None:
    page = open_plans()
    slide(page, "step", 0)
    expect(summary(page)).to_contain_text("Kees doet elke week hetzelfde. Dat is ook goed.")


def test_more_rest_after_a_flare_up_means_less_done(open_plans) -> None:
    page = open_plans()
    slide(page, "rest", 0)
    expect(summary(page)).to_contain_text("Ans gaat van ongeveer 50 naar 20 minuten")


def test_the_numbers_say_the_same(open_plans) -> None:
    page = open_plans()
    page.get_by_text("Laat de getallen zien").click()
    rows = page.get_by_role("row")
    expect(rows).to_have_count(14)
    expect(rows.nth(0)).to_have_text("WeekAns: minutenKees: minuten")
    expect(rows.nth(12)).to_have_text("week 1254233")
    expect(rows.nth(13)).to_have_text("dagen met een opvlamming223")


def test_an_author_gives_other_names(open_plans) -> None:
    page = open_plans(people=["Mia", "<b>Bo</b>"])
    expect(summary(page)).to_contain_text("Mia gaat van")
    expect(page.get_by_role("heading", name="<b>Bo</b>")).to_be_visible()
    expect(page.locator("[data-part=chart] .annotation-text").nth(1)).to_contain_text(
        "<b>Bo</b>: 3 dagen met een opvlamming"
    )


def test_everything_works_by_keyboard(open_plans) -> None:
    page = open_plans()
    page.get_by_role("slider", name="Op een goede dag").focus()
    page.keyboard.press("Home")
    expect(summary(page)).to_contain_text("Ook Ans komt verder")
    page.get_by_role("button", name="Elke week erbij: een stap meer").focus()
    page.keyboard.press("Enter")
    expect(summary(page)).to_contain_text("Het plan van Kees")


def test_fingers_have_room_on_the_smallest_phone(open_plans) -> None:
    page = open_plans(width=320, height=700, has_touch=True, is_mobile=True)
    page.get_by_role("button", name="Op een goede dag: een stap minder").tap()
    expect(page.locator("[data-part=boost] output")).to_have_text("iets meer")
    for target in page.locator("button, input[type=range], summary").all():
        assert target.bounding_box()["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_moves_when_the_reader_chooses(open_plans, width: int) -> None:
    page = open_plans(width=width)
    heights = set()
    for part, values in (("boost", 4), ("rest", 3), ("start", 4), ("step", 4)):
        for value in range(values):
            slide(page, part, value)
            heights.add(page.locator(".w-card").bounding_box()["height"])
    assert len(heights) == 1


def test_nothing_is_kept(open_plans) -> None:
    page = open_plans()
    slide(page, "boost", 0)
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark"), (1920, "light")])
def test_axe_finds_nothing(open_plans, axe_violations, width: int, scheme: str) -> None:
    page = open_plans(width=width, color_scheme=scheme)
    page.get_by_text("Laat de getallen zien").click()
    assert axe_violations(page) == []
