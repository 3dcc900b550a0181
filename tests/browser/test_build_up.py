"""``BuildUp`` in a real browser: the drawing, the keyboard, and that nothing moves; the rest is a component test."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from widgets.build_up.build_up import PAUSES, REPEATS, BuildUp

SIZES = [(320, 700), (1280, 800), (1920, 1080)]
PLAY = "Speel de tien aanrakingen af"
STOP = "Stop met afspelen"
DOTS = "document.querySelector('[data-part=chart]').data.slice(2).map((trace) => trace.y)"


def pause(page: Page) -> Locator:
    return page.get_by_role("slider", name="Pauze tussen de aanrakingen")


def drawn(page: Page) -> Page:
    page.locator("[data-part=chart][data-drawn=true]").wait_for()
    return page


def test_the_numbers_that_python_made_are_really_drawn_and_nothing_moves(open_widget, new_page) -> None:
    widget = BuildUp(name="opbouw", pause=2)
    page = new_page()
    page.clock.install(time=0)
    page = drawn(open_widget(widget, page=page))
    expected = [[value / 100 for value in widget._strength[alarm][1]] for alarm in ("calm", "sensitive")]
    assert page.evaluate(DOTS) == expected
    expect(page.locator("[data-part=chart] .scatterlayer .point")).to_have_count(2 * REPEATS)
    # From here on no touch follows another by itself.
    page.clock.pause_at(600_000)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        places = set()
        for seconds in PAUSES:
            pause(page).fill(str(seconds))
            expect(pause(page)).to_have_value(str(seconds))
            places.add(page.locator("details").bounding_box()["y"])
        page.get_by_role("button", name=PLAY).click()
        page.get_by_role("button", name=STOP).wait_for()
        places.add(page.locator("details").bounding_box()["y"])
        page.wait_for_function(f"() => {DOTS}[0].length === 1")
        page.get_by_role("button", name=STOP).click()
        page.wait_for_function(f"() => {DOTS}[0].length === {REPEATS}")
        assert len(places) == 1, width
    assert page.evaluate("localStorage.length") == 0


def test_everything_works_with_the_keyboard_alone_and_by_touch(open_widget) -> None:
    page = open_widget(BuildUp(name="opbouw"), has_touch=True)
    pause(page).focus()
    page.keyboard.press("End")
    expect(pause(page)).to_have_attribute("aria-valuetext", "6\u00a0seconden")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=STOP)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=PLAY)).to_be_focused()
    page.get_by_role("button", name="Pauze tussen de aanrakingen: een stap minder").tap()
    expect(pause(page)).to_have_value("5")
