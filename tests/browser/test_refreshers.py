"""``Refreshers`` by keyboard, and the file that it saves; the rest is in tests/components."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from course.policy import header_policy
from tests.browser.calendars import read_calendar
from widgets.refreshers.refreshers import Refreshers
from widgets.shipped import built


def refreshers() -> Refreshers:
    return Refreshers(name="opfrissen", pages=["na-twee", "na-zes", "na-twaalf"])


def saved(page: Page, folder: Path) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar deze dagen voor mijn agenda").click()
    assert download.value.suggested_filename == "opfrissen.ics"
    download.value.save_as(folder / "opfrissen.ics")
    return read_calendar(folder / "opfrissen.ics")


def test_each_day_in_the_file_leads_to_its_page(open_widget, new_page, tmp_path: Path) -> None:
    def strict(route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, headers={**answer.headers, "content-security-policy": header_policy(built()["loader"])}
        )

    page = new_page(timezone_id="America/Los_Angeles")
    page.route("**/*.html*", strict)
    open_widget(refreshers(), page=page)
    page.get_by_label("Vanaf welke dag tellen we?").fill("2026-03-20")
    events = saved(page, tmp_path)
    assert [event["DTSTART;VALUE=DATE"] for event in events] == ["20260403", "20260501", "20260612"]
    assert [event["URL"].rsplit("/", 2)[1] for event in events] == ["na-twee", "na-zes", "na-twaalf"]
    # A calendar of an earlier edition still leads here.
    address = f"{page.url.split('#')[0]}#opfrissen"
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("html[data-host=ready]")
    expect(page.locator("[data-part=dates]")).to_be_in_viewport()
    expect(page.get_by_label("Vanaf welke dag tellen we?")).to_have_value("2026-03-20")


def test_with_the_keyboard_alone(open_widget) -> None:
    page = open_widget(refreshers())
    page.keyboard.press("Tab")
    page.keyboard.type("12202026")
    expect(page.locator("[data-part=dates] li").first).to_have_text("na 2 weken zondag 3 januari 2027")
