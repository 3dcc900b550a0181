"""``BuildUp`` as a reader meets it: repeats build up, pauses calm."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from widgets.build_up.build_up import PAUSES, REPEATS, BuildUp

SIZES = [(320, 700), (1280, 800), (1920, 1080)]
LOOKS = [(320, 700, "dark"), (1280, 800, "light"), (1920, 1080, "dark")]
DOTS = "document.querySelector('[data-part=chart]').data.slice(2).map((trace) => trace.y)"


def summary(page: Page) -> Locator:
    return page.locator("[data-part=summary]")


def pause(page: Page) -> Locator:
    return page.get_by_role("slider", name="Pauze tussen de aanrakingen")


def drawn(page: Page) -> Page:
    page.locator("[data-part=chart][data-drawn=true]").wait_for()
    return page


def test_longer_pauses_calm_the_build_up_with_both_alarms(open_widget) -> None:
    page = open_widget(BuildUp(name="opbouw"))
    expect(summary(page)).to_have_text(
        "Bij een rustig alarm voelt de laatste aanraking bijna twee keer zo sterk als de eerste. "
        "Bij een gevoelig alarm is dat ruim twee en een half keer zo sterk als de eerste."
    )
    pause(page).fill("6")
    expect(summary(page)).to_have_text(
        "Bij een rustig alarm voelt de laatste aanraking iets sterker dan de eerste. "
        "Bij een gevoelig alarm is dat ongeveer anderhalf keer zo sterk als de eerste."
    )


def test_the_chart_draws_the_numbers_that_python_made(open_widget) -> None:
    widget = BuildUp(name="opbouw", pause=2)
    page = drawn(open_widget(widget))
    expected = [[value / 100 for value in widget._strength[alarm][1]] for alarm in ("calm", "sensitive")]
    assert page.evaluate(DOTS) == expected


def test_all_touches_are_there_before_anything_is_played(open_widget) -> None:
    page = drawn(open_widget(BuildUp(name="opbouw")))
    assert [len(dots) for dots in page.evaluate(DOTS)] == [REPEATS, REPEATS]


def test_playing_shows_the_touches_one_by_one_and_ends_with_all(open_widget, new_page) -> None:
    page = new_page()
    page.clock.install(time=0)
    page = drawn(open_widget(BuildUp(name="opbouw", pause=6), page=page))
    page.clock.pause_at(600_000)
    page.get_by_role("button", name="Speel de tien aanrakingen af").click()
    page.wait_for_function(f"() => {DOTS}[0].length === 1")
    said = summary(page).inner_text()
    for number in range(2, REPEATS + 1):
        page.clock.run_for(2_500)
        page.wait_for_function(f"() => {DOTS}[1].length === {number}")
    assert summary(page).inner_text() == said
    page.clock.run_for(2_500)
    expect(page.get_by_role("button", name="Speel de tien aanrakingen af")).to_be_visible()
    assert [len(dots) for dots in page.evaluate(DOTS)] == [REPEATS, REPEATS]


def test_playing_can_be_stopped_and_another_pause_stops_it_too(open_widget) -> None:
    page = drawn(open_widget(BuildUp(name="opbouw", pause=6)))
    page.get_by_role("button", name="Speel de tien aanrakingen af").click()
    page.get_by_role("button", name="Stop met afspelen").click()
    page.wait_for_function(f"() => {DOTS}[0].length === {REPEATS}")
    page.get_by_role("button", name="Speel de tien aanrakingen af").click()
    pause(page).fill("5")
    expect(page.get_by_role("button", name="Stop met afspelen")).to_have_count(0)
    page.wait_for_function(f"() => {DOTS}[0].length === {REPEATS}")


def test_everything_works_with_the_keyboard_alone(open_widget) -> None:
    page = open_widget(BuildUp(name="opbouw"))
    pause(page).focus()
    page.keyboard.press("End")
    expect(pause(page)).to_have_attribute("aria-valuetext", "6\u00a0seconden")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Stop met afspelen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Speel de tien aanrakingen af")).to_be_focused()


def test_the_table_gives_each_touch_for_both_alarms(open_widget) -> None:
    page = open_widget(BuildUp(name="opbouw", pause=2))
    page.get_by_text("Laat de getallen zien").click()
    expect(page.get_by_role("row")).to_have_count(REPEATS + 1)
    expect(page.get_by_role("row").last.get_by_role("cell")).to_have_text(["1,5 keer", "2,3 keer"])


def test_it_is_an_illustration_and_keeps_nothing(open_widget) -> None:
    page = open_widget(BuildUp(name="opbouw"))
    pause(page).fill("3")
    expect(page.get_by_text("Illustratie, geen voorspelling")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_moves_whatever_pause_is_chosen_or_played(open_widget, width: int, height: int) -> None:
    page = drawn(open_widget(BuildUp(name="opbouw"), width=width, height=height))
    places = set()
    for seconds in PAUSES:
        pause(page).fill(str(seconds))
        expect(pause(page)).to_have_value(str(seconds))
        places.add(page.locator("details").bounding_box()["y"])
    page.get_by_role("button", name="Speel de tien aanrakingen af").click()
    page.get_by_role("button", name="Stop met afspelen").wait_for()
    places.add(page.locator("details").bounding_box()["y"])
    assert len(places) == 1


def test_every_target_is_large_enough_on_a_small_phone(open_widget) -> None:
    page = open_widget(BuildUp(name="opbouw"), width=320, height=640)
    targets = page.locator(".course-widget :is(button, input[type=range], summary)")
    assert targets.count() == 5
    for box in [target.bounding_box() for target in targets.all()]:
        assert box["height"] >= 44
        assert box["width"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("width", "height", "colours"), LOOKS)
def test_axe_finds_nothing(open_widget, axe_violations, width: int, height: int, colours: str) -> None:
    page = drawn(open_widget(BuildUp(name="opbouw", pause=3), width=width, height=height, color_scheme=colours))
    page.get_by_text("Laat de getallen zien").click()
    assert axe_violations(page) == []
