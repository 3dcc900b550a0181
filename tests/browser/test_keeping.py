"""What is kept on a device is the reader's: wiped whole, or not kept at all."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_my_course import KEPT, entry, part
from tests.browser.test_transfer import PLACE, SETTINGS, device, kept_here, put, save, visit  # noqa: F401 (device is a fixture)
from tests.conftest import Server

pytestmark = pytest.mark.xdist_group("transfer")

NOTE = "Er wordt niets bewaard op dit apparaat."
CHOICE = {"rugpijn-niets-bewaren": "1"}


def in_tab(page: Page) -> dict[str, str]:
    return page.evaluate("Object.fromEntries(Object.entries(sessionStorage))")


def note(page: Page):
    return page.locator("[data-part=keeps-nothing]")


def wipe(page: Page) -> None:
    page.get_by_role("button", name="Wis alles").click()
    page.get_by_role("dialog", name="Wilt u alles wissen?").get_by_role("button", name="Ja, wis alles").click()


def keep_nothing(page: Page, earlier: str | None = None) -> None:
    page.get_by_role("button", name="Bewaar niets op dit apparaat").click()
    if earlier:
        page.get_by_role("dialog", name="Er is al iets bewaard op dit apparaat").get_by_role(
            "button", name=earlier
        ).click()
    expect(note(page)).to_be_visible()


def words_box(page: Page):
    return page.locator("[data-widget=graag-weer]").get_by_role("textbox")


# -- wiping -----------------------------------------------------------------------------------


def test_wiping_wipes_all_of_the_course_and_says_so(device) -> None:  # noqa: F811
    page = device({**KEPT, "02/@plek": PLACE})
    put(page, {**SETTINGS, "rugpijn-apart/04/x/1": "{ stuk", "rugpijn-groep/kamer": "{}", "van-een-ander": "blijft"})
    page.evaluate("sessionStorage.setItem('rugpijn/04/x', '1')")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-size", "125")
    page.wait_for_selector("[data-part=transfer][data-ready]")
    wipe(page)
    said = page.get_by_role("status").filter(has_text="Alles is gewist. Er staat niets meer van u op dit apparaat.")
    expect(said).to_be_visible()
    # Without its key nobody could end a group that a leader has open.
    assert kept_here(page) == {"rugpijn-groep/kamer": "{}", "van-een-ander": "blijft"}
    assert in_tab(page) == {}
    # The page shows it at once, and so do the letters.
    expect(page.locator("[data-part=nothing]")).to_be_visible()
    expect(page.locator("[data-kept]:visible")).to_have_count(0)
    expect(page.locator("html")).not_to_have_attribute("data-size", "125")
    expect(page.get_by_role("heading", name="Alles wissen")).to_be_focused()


@pytest.mark.parametrize("how", ["button", "Escape"])
def test_wiping_asks_once_and_no_is_no(device, how: str) -> None:  # noqa: F811
    page = device(KEPT)
    before = kept_here(page)
    page.get_by_role("button", name="Wis alles").press("Enter")
    dialog = page.get_by_role("dialog", name="Wilt u alles wissen?")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button", name="Nee, laat alles staan")).to_be_focused()
    page.keyboard.press("Escape" if how == "Escape" else "Enter")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Wis alles")).to_be_focused()
    assert kept_here(page) == before


def test_every_open_tab_notices_and_writes_nothing_back(course: Server, device) -> None:  # noqa: F811
    page = device()
    lesson = visit(course, page.context.new_page(), "00-welkom/")
    words_box(lesson).fill("Weer vissen")
    home = visit(course, page.context.new_page(), "")
    expect(part(page, "00/graag-weer")).to_contain_text("Weer vissen")
    wipe(page)
    for tab in (lesson, home):
        said = tab.locator("[data-part=notice][aria-live=polite]:not([role])")
        expect(said).to_have_text("Alles van deze cursus is gewist in een ander tabblad.")
        tab.wait_for_selector("html[data-host=ready]")
    expect(words_box(lesson)).to_have_value("")
    assert kept_here(page) == {}
    assert in_tab(lesson) == {}
    # What is filled in afterwards is kept again, and with it where the reader now is; nothing of before.
    words_box(lesson).fill("Iets nieuws")
    expect(part(page, "00/graag-weer")).to_contain_text("Iets nieuws")
    assert set(kept_here(page)) <= {"rugpijn/00/graag-weer", "rugpijn/00/@plek"}
    assert json.loads(kept_here(page)["rugpijn/00/graag-weer"])["values"]["own_words"] == "Iets nieuws"


# -- keeping nothing --------------------------------------------------------------------------


def test_with_nothing_kept_answers_live_in_the_tab_from_lesson_to_lesson(course: Server, device) -> None:  # noqa: F811
    page = device()
    keep_nothing(page)
    expect(
        page.get_by_role("status").filter(has_text="Er wordt vanaf nu niets bewaard op dit apparaat.")
    ).to_be_visible()
    visit(course, page, "00-welkom/")
    words_box(page).fill("Weer vissen")
    visit(course, page, "01-lage-rugpijn/")
    visit(course, page, "00-welkom/")
    expect(words_box(page)).to_have_value("Weer vissen")
    visit(course, page)
    expect(part(page, "00/graag-weer")).to_contain_text("Weer vissen")
    assert kept_here(page) == CHOICE
    # Another tab, now or after this one was closed, knows nothing of it and keeps nothing either.
    other = visit(course, page.context.new_page(), "00-welkom/")
    page.close()
    expect(words_box(other)).to_have_value("")
    expect(note(other)).to_be_visible()
    words_box(other).fill("Van iemand anders")
    assert kept_here(other) == CHOICE


def test_where_one_reads_and_how_is_not_kept_either(course: Server, device) -> None:  # noqa: F811
    page = device()
    keep_nothing(page)
    visit(course, page, "02-uw-alarmsysteem/")
    page.locator("[data-step='2']").evaluate(
        "e => scrollTo(0, scrollY + e.getBoundingClientRect().bottom - innerHeight / 2)"
    )
    page.wait_for_function("() => sessionStorage.getItem('rugpijn/02/@plek')")
    page.locator("details.reading > summary").click()
    page.get_by_role("radio", name="150 %").check()
    expect(page.get_by_text("Zo blijft het in dit tabblad.")).to_be_visible()
    visit(course, page, "")
    expect(page.locator("html")).to_have_attribute("data-size", "150")
    expect(page.locator("[data-part=continue]")).to_contain_text("U was bezig met les 2.")
    assert kept_here(page) == CHOICE


@pytest.mark.parametrize("path", ["", "00-welkom/", "mijn-cursus/", "privacy/", "toegankelijkheid/", "bestaat-niet/"])
def test_every_page_says_so_calmly_with_a_way_to_turn_it_off(
    course: Server, new_page, axe_violations, path: str
) -> None:
    page = new_page(320, 700)
    page.on("console", lambda message: None)
    page.goto(f"{course.address}/nl/privacy/")
    expect(note(page)).to_be_hidden()
    put(page, CHOICE)
    if path == "bestaat-niet/":
        # The browser itself notes a 404 on the console; what counts here is the page.
        page.route("**/bestaat-niet/", lambda route: route.fulfill(response=route.fetch(), status=200))
    page.goto(f"{course.address}/nl/{path}")
    page.wait_for_selector("html[data-host=ready]")
    expect(note(page)).to_contain_text(NOTE)
    expect(page.get_by_text("Uw antwoorden blijven op dit apparaat.")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe_violations(page) == []
    link = note(page).get_by_role("link", name="Weer bewaren")
    assert link.bounding_box()["height"] >= 44
    link.click()
    page.wait_for_selector("[data-part=transfer][data-ready]")
    expect(page.get_by_role("button", name="Bewaar weer op dit apparaat")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["", "privacy/"])
def test_home_and_privacy_lead_there(course: Server, new_page, path: str) -> None:
    page = visit(course, new_page(), path)
    page.locator("main").get_by_role("link", name=re.compile("niets bewaart|^Mijn cursus$")).first.click()
    page.wait_for_selector("[data-part=transfer][data-ready]")
    expect(page.get_by_role("button", name="Bewaar niets op dit apparaat")).to_be_in_viewport()


def test_what_was_kept_earlier_may_be_left_and_comes_back(course: Server, device) -> None:  # noqa: F811
    page = device(KEPT)
    put(page, SETTINGS)
    before = kept_here(page)
    keep_nothing(page, "Laat het staan")
    assert kept_here(page) == {**before, **CHOICE}
    # Not in sight of whoever comes next; but letters do not shrink under the reader.
    expect(page.locator("[data-part=nothing]")).to_be_visible()
    page.reload()
    page.wait_for_selector("[data-part=transfer][data-ready]")
    expect(page.locator("html")).to_have_attribute("data-size", "125")
    expect(page.locator("[data-part=nothing]")).to_be_visible()
    page.get_by_role("button", name="Bewaar weer op dit apparaat").click()
    expect(note(page)).to_be_hidden()
    expect(part(page, "07/mijn-doel")).to_contain_text("naar de speeltuin")
    assert kept_here(page) == before
    assert in_tab(page) == {}


def test_what_was_kept_earlier_may_be_wiped(device) -> None:  # noqa: F811
    page = device(KEPT)
    keep_nothing(page, "Wis het")
    expect(page.get_by_role("status").filter(has_text="Wat er stond, is gewist.")).to_be_visible()
    assert kept_here(page) == CHOICE


def test_going_back_on_it_changes_nothing(device) -> None:  # noqa: F811
    page = device(KEPT)
    before = kept_here(page)
    page.get_by_role("button", name="Bewaar niets op dit apparaat").click()
    page.get_by_role("dialog").get_by_role("button", name="Terug").click()
    expect(note(page)).to_be_hidden()
    assert kept_here(page) == before


def fill_in_tab(page: Page, values: dict[str, object]) -> None:
    page.evaluate(
        "(all) => Object.entries(all).forEach(([key, text]) => sessionStorage.setItem(key, text))",
        {f"rugpijn/{k}": entry(v) for k, v in values.items()},
    )


def test_what_stands_in_the_tab_can_be_kept_when_it_is_turned_off(device) -> None:  # noqa: F811
    page = device({"00/graag-weer": {"own_words": "Eerder"}})
    keep_nothing(page, "Laat het staan")
    fill_in_tab(page, {"00/graag-weer": {"own_words": "In dit tabblad"}, "04/mijn-avond": KEPT["04/mijn-avond"]})
    page.get_by_role("button", name="Bewaar weer op dit apparaat").click()
    page.get_by_role("dialog", name="U heeft in dit tabblad iets ingevuld").get_by_role(
        "button", name="Ja, bewaar het"
    ).click()
    review = page.get_by_role("form", name="Dit komt erbij")
    review.get_by_role("button", name="Doe niets").click()
    # Not agreed: it is still on, and nothing is lost.
    expect(note(page)).to_be_visible()
    assert len(in_tab(page)) == 2
    page.get_by_role("button", name="Bewaar weer op dit apparaat").click()
    page.get_by_role("dialog").get_by_role("button", name="Ja, bewaar het").click()
    review.get_by_role("radio", name=re.compile("Neem")).check()
    review.get_by_role("button", name="Zet dit hier neer").click()
    expect(note(page)).to_be_hidden()
    expect(
        page.get_by_role("status").filter(has_text="Wat u invult, wordt weer bewaard op dit apparaat.")
    ).to_be_visible()
    now = {key: json.loads(text)["values"] for key, text in kept_here(page).items()}
    assert now == {
        "rugpijn/00/graag-weer": {"own_words": "In dit tabblad"},
        "rugpijn/04/mijn-avond": KEPT["04/mijn-avond"],
    }
    assert in_tab(page) == {}


def test_what_stands_in_the_tab_can_go_with_a_reader_as_a_file_and_be_wiped(device, tmp_path: Path) -> None:  # noqa: F811
    page = device()
    keep_nothing(page)
    fill_in_tab(page, {"00/graag-weer": {"own_words": "Weer vissen"}})
    assert json.loads(save(page, tmp_path).read_text())["entries"]["00/graag-weer"]["values"] == {
        "own_words": "Weer vissen"
    }
    wipe(page)
    expect(
        page.get_by_role("status").filter(
            has_text="Alles is gewist. Er wordt nog steeds niets bewaard op dit apparaat."
        )
    ).to_be_visible()
    assert in_tab(page) == {}
    assert kept_here(page) == CHOICE


def test_other_tabs_follow_the_choice(course: Server, device) -> None:  # noqa: F811
    page = device()
    lesson = visit(course, page.context.new_page(), "00-welkom/")
    keep_nothing(page)
    expect(note(lesson)).to_be_visible()
    expect(lesson.locator("[data-part=notice]")).to_contain_text("Er wordt vanaf nu niets bewaard")
    lesson.wait_for_selector("html[data-host=ready]")
    words_box(lesson).fill("Alleen hier")
    assert kept_here(page) == CHOICE
    page.get_by_role("button", name="Bewaar weer op dit apparaat").click()
    expect(note(lesson)).to_be_hidden()


def test_a_page_that_the_back_button_brings_back_says_what_holds_now(course: Server, device) -> None:  # noqa: F811
    page = device()
    keep_nothing(page)
    visit(course, page, "00-welkom/")
    expect(note(page)).to_be_visible()
    # Meanwhile it was turned off; a page that lay frozen heard nothing of it.
    page.evaluate("localStorage.removeItem('rugpijn-niets-bewaren')")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(note(page)).to_be_hidden()


def test_a_browser_that_keeps_nothing_anyway_says_so(course: Server, new_page) -> None:
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    visit(course, page)
    for button, where in (("Bewaar als bestand", "transfer-status"), ("Bewaar niets op dit apparaat", "keep-status")):
        page.get_by_role("button", name=button).click()
        expect(page.locator(f"[data-part={where}]")).to_have_text(
            "Uw browser bewaart nu niets op dit apparaat. Daarom lukt dit niet."
        )
