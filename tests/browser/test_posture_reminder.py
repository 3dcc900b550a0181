"""The posture timer by keyboard and by touch, with a clock that the test moves; the rest is in tests/components."""

from __future__ import annotations

from datetime import datetime

from playwright.sync_api import Locator, Page, expect

from widgets.posture_reminder.posture_reminder import PostureReminder

MORNING = datetime(2026, 11, 23, 10, 0)
OVER = "De tijd is om. Wilt u van houding wisselen? Straks is ook goed."


def reminder() -> PostureReminder:
    return PostureReminder(name="wissel", minutes=10)


def left(page: Page) -> Locator:
    return page.locator("[data-part=left]")


def height(page: Page) -> float:
    return page.locator(".w-card").bounding_box()["height"]


def test_with_the_keyboard_alone_and_again_after_a_reload(open_widget, new_page) -> None:
    page = new_page()
    page.clock.install(time=MORNING)
    open_widget(reminder(), page=page)
    page.get_by_role("slider", name="Herinner mij na").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[data-part=minutes] output")).to_have_text("5 minuten")
    page.locator("[data-part=go]").focus()
    page.keyboard.press("Enter")
    expect(left(page)).to_have_text("Nog ongeveer 5 minuten")
    page.keyboard.press("Enter")
    expect(left(page)).to_have_text("De klok staat stil.")
    page.keyboard.press("Enter")
    expect(left(page)).to_have_text("Nog ongeveer 5 minuten")
    page.clock.run_for("02:00")
    open_widget(reminder(), page=page)
    expect(left(page)).to_have_text("Nog ongeveer 3 minuten")


def test_nothing_moves_when_the_time_has_passed(open_widget, new_page) -> None:
    page = new_page(width=320, height=700, has_touch=True)
    page.clock.install(time=MORNING)
    open_widget(reminder(), page=page)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        heights = {height(page)}
        page.locator("[data-part=go]").tap()
        expect(left(page)).to_contain_text("Nog ongeveer")
        heights.add(height(page))
        page.clock.run_for("10:01")
        expect(page.locator("[data-part=said]")).to_have_text(OVER)
        heights.add(height(page))
        assert len(heights) == 1, width
