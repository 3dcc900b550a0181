"""``MySteps`` by keyboard and by touch, printed and saved as a file; the rest is in tests/components."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from course.policy import header_policy
from tests.browser.calendars import read_calendar
from widgets.my_steps.my_steps import MySteps
from widgets.shipped import built

# A Wednesday, so that the weeks do not begin on a Monday.
FIRST = "2026-12-02"


def steps() -> MySteps:
    return MySteps(name="mijn-stappen")


def fill(page: Page, activity: str, unit: str) -> None:
    words = {
        "Wat wilt u doen?": activity,
        "Wat wilt u tellen?": unit,
        "Met hoeveel begint u?": "10",
        "Hoeveel komt er elke week bij?": "2,5",
        "Op welke dag begint u?": FIRST,
    }
    for label, text in words.items():
        page.get_by_label(label, exact=True).fill(text)


def amounts(page: Page) -> Locator:
    return page.locator("[data-part=calendar] .amount")


def test_the_file_comes_under_the_policy_of_the_course(open_widget, new_page, tmp_path: Path) -> None:
    def strict(route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, headers={**answer.headers, "content-security-policy": header_policy(built()["loader"])}
        )

    page = new_page(timezone_id="Pacific/Auckland")
    page.route("**/*.html", strict)
    open_widget(steps(), page=page)
    activity = "wandelen; rustig, met \\ de hond én mijn zusje Noëlle langs het water"[:60]
    fill(page, activity, "minuten")
    for day in ("maandag", "woensdag", "zaterdag"):
        page.get_by_role("checkbox", name=day).check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar mijn dagen voor mijn agenda").click()
    assert download.value.suggested_filename == "mijn-stappen.ics"
    file = tmp_path / "mijn-stappen.ics"
    download.value.save_as(file)
    events = read_calendar(file)
    assert len(events) == 12
    assert [event["DTSTART;VALUE=DATE"] for event in events[:4]] == ["20261202", "20261205", "20261207", "20261209"]
    assert events[0]["SUMMARY"] == f"{activity}: 10 minuten"
    assert {event["URL"] for event in events} == {page.url}


def test_with_the_keyboard_alone_and_then_only_the_calendar_on_paper(open_widget) -> None:
    page = open_widget(steps())
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

    page.evaluate("window.print = () => { window.asked = true; }")
    page.get_by_role("button", name="Print mijn kalender").press("Enter")
    page.emulate_media(media="print")
    assert page.evaluate("window.asked")
    expect(page.get_by_role("heading", name="Mijn stappen: wandelen")).to_be_visible()
    expect(amounts(page).first).to_be_visible()
    expect(page.get_by_role("heading", name="Proef")).to_be_hidden()
    expect(page.get_by_label("Wat wilt u doen?")).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_role("heading", name="Proef")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


def test_long_words_fit_the_smallest_phone(open_widget) -> None:
    page = open_widget(steps(), width=320, height=700, has_touch=True, is_mobile=True)
    fill(page, "w" * 60, "m" * 60)
    page.get_by_text("maandag").tap()
    expect(amounts(page)).to_have_count(4)
    # All that came with the plan.
    for target in page.locator("button, .w-choice, input.w-input, select").all():
        size = target.bounding_box()
        assert size["width"] >= 44
        assert size["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
