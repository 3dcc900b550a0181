"""The posture timer, with a clock that the test moves."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from widgets.posture_reminder.posture_reminder import PostureReminder

KEY = "rugpijn/99/wissel"
MORNING = datetime(2026, 11, 23, 10, 0)
OVER = "De tijd is om. Wilt u van houding wisselen? Straks is ook goed."
# Stands in for the browser's own messages: remembers what was asked and shown.
MESSAGES = """(answer) => {
  window.asked = 0;
  window.shown = [];
  window.Notification = class {
    static permission = "default";
    static requestPermission() {
      window.asked += 1;
      window.Notification.permission = answer === "phone" ? "granted" : answer;
      return Promise.resolve(window.Notification.permission);
    }
    constructor(title) {
      if (answer === "phone") throw new TypeError("Illegal constructor");
      window.shown.push(title);
    }
  };
}"""


def reminder() -> PostureReminder:
    return PostureReminder(name="wissel", minutes=10)


@pytest.fixture
def page(open_widget, new_page) -> Page:
    page = new_page()
    page.clock.install(time=MORNING)
    return open_widget(reminder(), page=page)


def left(page: Page) -> Locator:
    return page.locator("[data-part=left]")


def said(page: Page) -> Locator:
    return page.locator("[data-part=said]")


def button(page: Page) -> Locator:
    return page.locator("[data-part=go]")


def test_the_time_runs_in_view_and_says_when_it_has_passed(page: Page) -> None:
    expect(left(page)).to_have_text("De klok staat stil.")
    button(page).click()
    expect(left(page)).to_have_text("Nog ongeveer 10 minuten")
    expect(said(page)).to_have_text("De klok loopt: 10 minuten.")
    page.clock.run_for("04:30")
    expect(left(page)).to_have_text("Nog ongeveer 6 minuten")
    page.clock.run_for("05:10")
    expect(left(page)).to_have_text("Nog minder dan een minuut")
    expect(said(page)).not_to_have_text(OVER)
    page.clock.run_for("00:30")
    expect(said(page)).to_have_text(OVER)
    expect(left(page)).to_have_text("De klok staat stil.")
    expect(button(page)).to_have_text("Zet de klok weer aan")
    button(page).click()
    expect(left(page)).to_have_text("Nog ongeveer 10 minuten")


def test_a_page_that_slept_notices_at_once(page: Page) -> None:
    button(page).click()
    page.clock.fast_forward("30:00")
    expect(said(page)).to_have_text(OVER)


def test_it_stops_when_asked(page: Page) -> None:
    button(page).click()
    button(page).click()
    expect(left(page)).to_have_text("De klok staat stil.")
    page.clock.run_for("15:00")
    expect(said(page)).to_have_text("De klok staat stil.")


def test_another_time_while_it_runs_begins_anew(page: Page) -> None:
    button(page).click()
    page.clock.run_for("05:00")
    page.locator("[data-part=minutes] input").fill("45")
    expect(left(page)).to_have_text("Nog ongeveer 45 minuten")


def test_it_goes_on_by_itself_only_when_asked(page: Page) -> None:
    page.get_by_role("checkbox", name="begin daarna vanzelf opnieuw").check()
    button(page).click()
    page.clock.run_for("10:01")
    expect(said(page)).to_have_text(OVER)
    expect(left(page)).to_have_text("Nog ongeveer 10 minuten")
    page.clock.run_for("01:05")
    expect(said(page)).to_have_text("")
    page.clock.run_for("09:00")
    expect(said(page)).to_have_text(OVER)


def test_the_browser_is_asked_only_after_the_button(page: Page) -> None:
    page.evaluate(MESSAGES, "granted")
    button(page).click()
    page.clock.run_for("10:01")
    assert page.evaluate("[window.asked, window.shown.length]") == [0, 0]
    page.get_by_text("Een melding als u iets anders doet").click()
    page.get_by_role("button", name="Geef mij ook een melding").click()
    expect(page.locator("[data-part=about]")).to_have_text("U krijgt een melding, zolang deze pagina open blijft.")
    button(page).click()
    page.clock.run_for("10:01")
    expect(said(page)).to_have_text(OVER)
    assert page.evaluate("[window.asked, window.shown]") == [1, ["Wilt u van houding wisselen?"]]
    page.get_by_role("button", name="Stop met de meldingen").click()
    button(page).click()
    page.clock.run_for("10:01")
    expect(said(page)).to_have_text(OVER)
    assert page.evaluate("window.shown.length") == 1


def test_without_permission_the_clock_just_works(page: Page) -> None:
    page.evaluate(MESSAGES, "denied")
    page.get_by_text("Een melding als u iets anders doet").click()
    page.get_by_role("button", name="Geef mij ook een melding").click()
    expect(page.locator("[data-part=about]")).to_contain_text("De klok op de pagina werkt gewoon.")
    button(page).click()
    page.clock.run_for("10:01")
    expect(said(page)).to_have_text(OVER)


def test_a_phone_that_cannot_send_a_message_says_so(page: Page) -> None:
    page.evaluate(MESSAGES, "phone")
    page.get_by_text("Een melding als u iets anders doet").click()
    page.get_by_role("button", name="Geef mij ook een melding").click()
    button(page).click()
    page.clock.run_for("10:01")
    expect(said(page)).to_have_text(OVER)
    expect(page.locator("[data-part=about]")).to_contain_text("Meldingen werken niet op dit apparaat.")


def test_what_was_set_and_a_running_clock_survive_a_reload(open_widget, page: Page) -> None:
    page.locator("[data-part=minutes] input").fill("45")
    button(page).click()
    page.clock.run_for("05:00")
    page = open_widget(reminder(), page=page)
    expect(page.locator("[data-part=minutes] output")).to_have_text("45 minuten")
    expect(left(page)).to_have_text("Nog ongeveer 40 minuten")
    button(page).click()
    page = open_widget(reminder(), page=page)
    expect(left(page)).to_have_text("De klok staat stil.")


def test_a_clock_that_ended_while_the_page_was_closed_is_simply_still(open_widget, page: Page) -> None:
    button(page).click()
    page.goto("about:blank")
    page.clock.fast_forward("30:00")
    page = open_widget(reminder(), page=page)
    expect(left(page)).to_have_text("De klok staat stil.")
    expect(said(page)).to_have_text("")


@pytest.mark.parametrize("values", [{"minutes": 7}, {"minutes": 9000}, {"until": 9e15}, {"until": -5}])
def test_damaged_values_leave_a_working_clock(open_widget, page: Page, values: dict) -> None:
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps({"version": 1, "values": values})]
    )
    page = open_widget(reminder(), page=page)
    expect(left(page)).to_have_text("De klok staat stil.")
    button(page).click()
    expect(left(page)).to_contain_text("Nog ongeveer")


def test_with_the_keyboard_alone(page: Page) -> None:
    page.get_by_role("slider", name="Herinner mij na").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[data-part=minutes] output")).to_have_text("5 minuten")
    button(page).focus()
    page.keyboard.press("Enter")
    expect(left(page)).to_have_text("Nog ongeveer 5 minuten")
    page.keyboard.press("Enter")
    expect(left(page)).to_have_text("De klok staat stil.")


def test_fingers_have_room_on_the_smallest_phone(open_widget) -> None:
    page = open_widget(reminder(), width=320, height=700, has_touch=True, is_mobile=True)
    page.get_by_text("Een melding als u iets anders doet").tap()
    for target in page.locator("button, summary, input[type=range], .w-toggle").all():
        assert target.bounding_box()["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_when_the_time_has_passed(open_widget, new_page, width: int) -> None:
    page = new_page(width=width)
    page.clock.install(time=MORNING)
    page = open_widget(reminder(), page=page)
    heights = {page.locator(".w-card").bounding_box()["height"]}
    button(page).click()
    heights.add(page.locator(".w-card").bounding_box()["height"])
    page.clock.run_for("10:01")
    expect(said(page)).to_have_text(OVER)
    heights.add(page.locator(".w-card").bounding_box()["height"])
    assert len(heights) == 1


@pytest.mark.parametrize("width", [320, 1280, 1920])
def test_axe_finds_nothing(open_widget, axe_violations, width: int) -> None:
    page = open_widget(reminder(), width=width)
    page.get_by_text("Een melding als u iets anders doet").click()
    button(page).click()
    assert axe_violations(page) == []
