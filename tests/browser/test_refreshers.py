"""``Refreshers`` as a reader meets it: a day, a calendar file, and questions to look back with."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from course.server import POLICY
from tests.browser.calendars import read_calendar
from widgets.refreshers.refreshers import Refreshers

KEY = "rugpijn/99/opfrissen"


def refreshers() -> Refreshers:
    return Refreshers(name="opfrissen")


@pytest.fixture
def page(open_widget) -> Page:
    return open_widget(refreshers())


def day(page: Page) -> Locator:
    return page.get_by_label("Vanaf welke dag tellen we?")


def dates(page: Page) -> Locator:
    return page.locator("[data-part=dates] li")


def saved(page: Page, folder: Path) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar deze dagen voor mijn agenda").click()
    assert download.value.suggested_filename == "opfrissen.ics"
    download.value.save_as(folder / "opfrissen.ics")
    return read_calendar(folder / "opfrissen.ics")


def test_three_days_after_the_day_that_was_picked(page: Page) -> None:
    day(page).fill("2026-12-20")
    expect(dates(page)).to_have_text(
        ["na 2 weken zondag 3 januari 2027", "na 6 weken zondag 31 januari 2027", "na 12 weken zondag 14 maart 2027"]
    )


@pytest.mark.parametrize(("zone", "today"), [("Europe/Amsterdam", "2026-11-24"), ("America/Los_Angeles", "2026-11-23")])
def test_it_begins_at_the_readers_own_today(open_widget, new_page, zone: str, today: str) -> None:
    page = new_page(timezone_id=zone)
    page.clock.install(time=datetime.fromisoformat("2026-11-24T00:30:00+01:00"))
    page = open_widget(refreshers(), page=page)
    expect(day(page)).to_have_value(today)


def test_the_file_names_the_address_that_the_settings_give_the_course(open_widget, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "course.toml").write_text('address = "https://rug.example/cursus/"')
    monkeypatch.chdir(tmp_path)
    page = open_widget(refreshers())
    # As on the page of a lesson, which has its own place below that address.
    page.evaluate("history.replaceState(null, '', '/ergens/nl/07-mijn-plan/?a=1#deel-3')")
    day(page).fill("2026-03-20")
    for event in saved(page, tmp_path):
        assert event["URL"] == "https://rug.example/cursus/nl/07-mijn-plan/#opfrissen"
        assert event["URL"] in event["DESCRIPTION"]


def test_each_day_in_the_file_names_the_page_with_the_questions(open_widget, page: Page, tmp_path: Path) -> None:
    def strict(route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})

    page.route("**/*.html*", strict)
    page = open_widget(refreshers(), page=page)
    day(page).fill("2026-03-20")
    events = saved(page, tmp_path)
    assert [event["DTSTART;VALUE=DATE"] for event in events] == ["20260403", "20260501", "20260612"]
    address = f"{page.url.split('#')[0]}#opfrissen"
    for event in events:
        assert event["SUMMARY"] == "Rugpijn: opfrissen met 5 korte vragen"
        assert event["URL"] == address
        assert event["DESCRIPTION"].startswith("Open de pagina “Mijn plan” en kijk bij “Opfrissen”")
        assert address in event["DESCRIPTION"]
    expect(page.locator("[data-part=said]")).to_contain_text("In het bestand opfrissen.ics staan 3 dagen.")
    assert [event["UID"] for event in saved(page, tmp_path)] == [event["UID"] for event in events]
    # The address brings the reader to the questions.
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("html[data-host=ready]")
    expect(page.locator("[data-part=recall] h4")).to_be_in_viewport()


def test_no_day_no_file(page: Page) -> None:
    day(page).fill("1999-01-01")
    page.get_by_role("button", name="Bewaar deze dagen").click()
    expect(page.locator("[data-part=said]")).to_have_text("Kies eerst een dag.")


def test_an_answer_is_one_press_away(page: Page) -> None:
    answers = page.locator("[data-part=recall] .answer")
    expect(answers).to_have_count(5)
    expect(answers.first).to_be_hidden()
    page.get_by_text("Bekijk ons antwoord").first.click()
    expect(answers.first).to_be_visible()
    expect(answers.first).to_contain_text("Nee, niet altijd.")
    expect(answers.nth(1)).to_be_hidden()


def test_an_author_gives_other_questions(open_widget) -> None:
    page = open_widget(Refreshers(name="opfrissen", questions={"Wat helpt u?": "Dat weet **u** het best."}))
    expect(page.locator("[data-part=recall] .question")).to_have_text("Wat helpt u?")
    page.get_by_text("Bekijk ons antwoord").click()
    expect(page.locator("[data-part=recall] strong")).to_have_text("u")


def test_the_day_survives_a_reload(open_widget, page: Page) -> None:
    day(page).fill("2026-12-20")
    page = open_widget(refreshers(), page=page)
    expect(day(page)).to_have_value("2026-12-20")


@pytest.mark.parametrize("values", [{"first_day": "gisteren"}, {"first_day": "2026-13-01", "plan_id": "x y\r\n"}])
def test_damaged_values_ask_for_a_day(open_widget, page: Page, tmp_path: Path, values: dict) -> None:
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps({"version": 1, "values": values})]
    )
    page = open_widget(refreshers(), page=page)
    expect(dates(page)).to_have_text(["Kies eerst een dag."])
    day(page).fill("2026-12-20")
    assert len(saved(page, tmp_path)) == 3


def test_with_the_keyboard_alone(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.type("12202026")
    expect(dates(page).first).to_have_text("na 2 weken zondag 3 januari 2027")
    page.locator("[data-part=recall] summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=recall] .answer").first).to_be_visible()


def test_fingers_have_room_on_the_smallest_phone(open_widget) -> None:
    page = open_widget(refreshers(), width=320, height=700, has_touch=True, is_mobile=True)
    for target in page.locator("button, summary, input").all():
        size = target.bounding_box()
        assert size["width"] >= 44
        assert size["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [320, 1280, 1920])
def test_axe_finds_nothing(open_widget, axe_violations, width: int) -> None:
    page = open_widget(refreshers(), width=width)
    page.get_by_text("Bekijk ons antwoord").first.click()
    assert axe_violations(page) == []
