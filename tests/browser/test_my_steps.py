"""``MySteps`` as a reader meets it: own words, own numbers, a calendar that repeats them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from course.server import POLICY
from tests.browser.calendars import read_calendar
from widgets.my_steps.my_steps import MySteps

KEY = "rugpijn/99/mijn-stappen"
# A Wednesday, so that the weeks do not begin on a Monday.
FIRST = "2026-12-02"
PLAN = {
    "activity": "wandelen",
    "unit": "minuten",
    "start": "10",
    "step": "2,5",
    "first_day": FIRST,
    "weekdays": [0, 2, 5],
}


def steps() -> MySteps:
    return MySteps(name="mijn-stappen")


def fill(page: Page, **other: str) -> None:
    words = {
        "Wat wilt u doen?": "wandelen",
        "Waarin telt u het?": "minuten",
        "Met hoeveel begint u?": "10",
        "Hoeveel komt er elke week bij?": "2,5",
        "Op welke dag begint u?": FIRST,
        **other,
    }
    for label, text in words.items():
        page.get_by_label(label, exact=True).fill(text)
    for day in ("maandag", "woensdag", "zaterdag"):
        page.get_by_role("checkbox", name=day).check()


def amounts(page: Page) -> Locator:
    return page.locator("[data-part=calendar] .amount")


def choose(page: Page, week: int, words: str) -> None:
    page.get_by_role("combobox", name=f"Week {week}: hoeveel?").select_option(label=words)


def saved(page: Page, folder: Path) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar mijn dagen voor mijn agenda").click()
    assert download.value.suggested_filename == "mijn-stappen.ics"
    file = folder / "mijn-stappen.ics"
    download.value.save_as(file)
    return read_calendar(file)


@pytest.fixture
def page(open_widget) -> Page:
    return open_widget(steps())


def test_it_proposes_no_amount_and_says_what_is_missing(page: Page) -> None:
    assert [box.input_value() for box in page.locator("input.w-input").all()] == [""] * 5
    expect(page.get_by_text("U krijgt hier geen advies over hoeveel.")).to_be_visible()
    expect(page.locator("[data-part=missing]")).to_contain_text("Vul nog in: wat u wilt doen, waarin u het telt")
    expect(page.get_by_role("button", name="Bewaar mijn dagen")).to_have_count(0)
    fill(page)
    expect(page.locator("[data-part=missing]")).to_have_text("")
    page.get_by_label("Wat wilt u doen?").fill("  ")
    expect(page.locator("[data-part=missing]")).to_have_text("Hier komt uw kalender. Vul nog in: wat u wilt doen.")


def test_the_calendar_repeats_the_readers_own_step(page: Page) -> None:
    fill(page)
    expect(amounts(page)).to_have_text(["10 minuten", "12,5 minuten", "15 minuten", "17,5 minuten"])
    week = page.locator("[data-part=week-1]")
    expect(week).to_contain_text("Week 1 vanaf 2 december")
    expect(week.locator(".days > li")).to_have_text(
        ["wo2hoort bij uw plan", "do3", "vr4", "za5hoort bij uw plan", "zo6", "ma7hoort bij uw plan", "di8"]
    )
    page.get_by_role("radio", name="12 weken").check()
    expect(amounts(page)).to_have_count(12)


def test_a_less_good_week_may_be_the_same_or_smaller(page: Page) -> None:
    fill(page)
    choose(page, 2, "hetzelfde als vorige week")
    expect(amounts(page)).to_have_text(["10 minuten", "10 minuten", "12,5 minuten", "15 minuten"])
    expect(page.locator("[data-part=said]")).to_have_text(
        "Week 2 is nu: 10 minuten. De weken erna gaan vanaf daar verder."
    )
    choose(page, 3, "een stap kleiner")
    expect(amounts(page)).to_have_text(["10 minuten", "10 minuten", "7,5 minuten", "10 minuten"])
    choose(page, 2, "een stap erbij")
    expect(amounts(page)).to_have_text(["10 minuten", "12,5 minuten", "10 minuten", "12,5 minuten"])


def test_smaller_never_becomes_nothing(page: Page) -> None:
    fill(page, **{"Met hoeveel begint u?": "2", "Hoeveel komt er elke week bij?": "2"})
    options = page.get_by_role("combobox", name="Week 2: hoeveel?").locator("option")
    expect(options).to_have_text(["een stap erbij", "hetzelfde als vorige week"])
    page.get_by_label("Hoeveel komt er elke week bij?").fill("0")
    expect(amounts(page)).to_have_text(["2 minuten"] * 4)
    expect(page.get_by_role("combobox")).to_have_count(0)


@pytest.mark.parametrize("text", ["veel", "10 minuten", "-3", "1e3", "12345", "0"])
def test_a_beginning_that_is_no_amount_is_told_kindly(page: Page, text: str) -> None:
    fill(page, **{"Met hoeveel begint u?": text})
    expect(page.get_by_text("Schrijf hier alleen een getal, groter dan 0.")).to_be_visible()
    expect(amounts(page)).to_have_count(0)
    expect(page.get_by_label("Met hoeveel begint u?")).to_have_value(text)


def test_the_days_are_saved_for_the_own_calendar(page: Page, tmp_path: Path) -> None:
    activity = "wandelen; rustig, met \\ de hond én mijn zusje Noëlle langs het water"[:60]
    fill(page, **{"Wat wilt u doen?": activity})
    choose(page, 2, "hetzelfde als vorige week")
    events = saved(page, tmp_path)
    days = [event["DTSTART;VALUE=DATE"] for event in events]
    assert days[:4] == ["20261202", "20261205", "20261207", "20261209"]
    assert len(days) == 12
    assert events[0]["DTEND;VALUE=DATE"] == "20261203"
    assert events[0]["SUMMARY"] == f"{activity}: 10 minuten"
    assert events[3]["SUMMARY"].endswith(": 10 minuten")
    assert events[-1]["SUMMARY"].endswith(": 15 minuten")
    assert "hetzelfde of kleiner ook goed" in events[0]["DESCRIPTION"]
    expect(page.locator("[data-part=said]")).to_contain_text("In het bestand mijn-stappen.ics staan 12 dagen.")


def test_each_day_in_the_file_leads_back_to_the_plan(open_widget, page: Page, tmp_path: Path, monkeypatch) -> None:
    fill(page)
    assert {event["URL"] for event in saved(page, tmp_path)} == {page.url}
    (tmp_path / "course.toml").write_text('address = "https://rug.example"')
    monkeypatch.chdir(tmp_path)
    page = open_widget(steps(), page=page)
    page.evaluate("history.replaceState(null, '', '/nl/05-stap-voor-stap/')")
    assert {event["URL"] for event in saved(page, tmp_path)} == {"https://rug.example/nl/05-stap-voor-stap/"}


def test_saving_again_names_the_same_days(open_widget, page: Page, tmp_path: Path) -> None:
    fill(page)
    first = saved(page, tmp_path)
    page = open_widget(steps(), page=page)
    page.get_by_label("Met hoeveel begint u?").fill("5")
    second = saved(page, tmp_path)
    assert [event["UID"] for event in first] == [event["UID"] for event in second]
    assert first[0]["SUMMARY"] != second[0]["SUMMARY"]


def test_the_file_comes_under_the_policy_of_the_course(open_widget, page: Page, tmp_path: Path) -> None:
    def strict(route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})

    page.route("**/*.html", strict)
    page = open_widget(steps(), page=page)
    fill(page)
    assert len(saved(page, tmp_path)) == 12


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles", "Europe/Amsterdam"])
def test_days_stay_the_same_wherever_the_reader_is(open_widget, tmp_path: Path, zone: str) -> None:
    page = open_widget(steps(), timezone_id=zone)
    # In the night of 28 to 29 March the clock changes in Europe.
    fill(page, **{"Op welke dag begint u?": "2026-03-25"})
    assert [event["DTSTART;VALUE=DATE"] for event in saved(page, tmp_path)][:4] == [
        "20260325",
        "20260328",
        "20260330",
        "20260401",
    ]


def test_the_plan_survives_a_reload(open_widget, page: Page) -> None:
    fill(page, **{"Wat wilt u doen?": '<img src=x onerror="window.hacked = 1">'})
    choose(page, 2, "hetzelfde als vorige week")
    page = open_widget(steps(), page=page)
    expect(amounts(page)).to_have_text(["10 minuten", "10 minuten", "12,5 minuten", "15 minuten"])
    expect(page.get_by_role("heading", name="Mijn stappen: <img")).to_be_visible()
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize(
    "damage",
    [
        {"weekdays": [9, "0", None], "easier": {"2": "never", "x": 3}},
        {"first_day": "2026-02-31"},
        {"first_day": "morgen", "weeks": 900, "plan_id": "a\r\nb"},
        {"start": "1" * 500},
    ],
)
def test_damaged_values_ask_again(open_widget, page: Page, damage: dict) -> None:
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)",
        [KEY, json.dumps({"version": 1, "values": {**PLAN, **damage}})],
    )
    page = open_widget(steps(), page=page)
    expect(page.locator("[data-part=missing]")).to_contain_text("Vul nog in")
    fill(page)
    expect(amounts(page)).to_have_count(4)


def test_only_the_calendar_is_printed(page: Page) -> None:
    fill(page)
    page.evaluate("window.print = () => { window.asked = true; }")
    page.get_by_role("button", name="Print mijn kalender").click()
    page.emulate_media(media="print")
    assert page.evaluate("window.asked")
    expect(page.get_by_role("heading", name="Mijn stappen: wandelen")).to_be_visible()
    expect(amounts(page).first).to_be_visible()
    expect(page.get_by_role("heading", name="Proef")).to_be_hidden()
    expect(page.get_by_label("Wat wilt u doen?")).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_role("heading", name="Proef")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


def test_with_the_keyboard_alone(page: Page) -> None:
    for text in ("wandelen", "rondjes", "2", "1"):
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    page.keyboard.press("Tab")
    page.keyboard.type("12022026")
    page.get_by_role("checkbox", name="maandag").focus()
    page.keyboard.press("Space")
    expect(page.get_by_label("Op welke dag begint u?")).to_have_value(FIRST)
    expect(amounts(page)).to_have_text(["2 rondjes", "3 rondjes", "4 rondjes", "5 rondjes"])
    choice = page.get_by_role("combobox", name="Week 2: hoeveel?")
    choice.focus()
    page.keyboard.press("ArrowDown")
    expect(amounts(page).nth(1)).to_have_text("2 rondjes")
    expect(choice).to_be_focused()


def test_fingers_have_room_on_the_smallest_phone(open_widget) -> None:
    page = open_widget(steps(), width=320, height=700, has_touch=True, is_mobile=True)
    fill(page, **{"Wat wilt u doen?": "w" * 60, "Waarin telt u het?": "m" * 60})
    for target in page.locator("button, .w-choice, input.w-input, select").all():
        size = target.bounding_box()
        assert size["width"] >= 44
        assert size["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [320, 1280, 1920])
def test_axe_finds_nothing(open_widget, axe_violations, width: int) -> None:
    page = open_widget(steps(), width=width)
    assert axe_violations(page) == []
    fill(page, **{"Met hoeveel begint u?": "veel"})
    page.get_by_label("Met hoeveel begint u?").fill("10")
    assert axe_violations(page) == []
