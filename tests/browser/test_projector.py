"""The projector view without a server for groups: keys, size of the letters, black, safety, notes, and hands that are counted."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from course.project import Project
from tests.conftest import ROOT, Server

pytestmark = pytest.mark.xdist_group("lessons")

LESSON = "02-uw-alarmsysteem"
FULL = {"width": 1920, "height": 1080}


@pytest.fixture
def project(course: Server, watched) -> Callable[..., Page]:
    """``project(lesson, page="scherm", context=...)``: a page of a group session, full screen."""

    def show(lesson: str = LESSON, page: str = "scherm", context=None, **options: object) -> Page:
        context = context or watched.context(viewport=FULL, **options)
        window = context.new_page()
        window.goto(f"{course.address}/groep/{page}/{lesson}/")
        window.wait_for_selector("html[data-group=ready]")
        return window

    return show


def part(page: Page, name: str):
    return page.locator(f"[data-part={name}]")


def where(page: Page):
    return part(page, "progress")


def same_place(*windows: Page) -> str:
    """Where all windows are, once they agree: one that needs more steps than it heard of tells the others."""
    for _ in range(3600):
        texts = {", ".join(re.findall(r"(?:deel )?\d+ van \d+", where(window).inner_text())) for window in windows}
        if len(texts) == 1:
            return texts.pop()
        windows[0].evaluate("() => new Promise(requestAnimationFrame)")
    raise AssertionError(f"the windows stay at different places: {texts}")


def to_screen(page: Page, number: int) -> None:
    page.keyboard.press("o")
    page.locator(f"[data-part=overview] li:nth-child({number + 1}) button").click()
    expect(where(page)).to_contain_text(f"{number} van ")


def test_one_section_a_screen_and_every_key_of_a_clicker_leads_on(project) -> None:
    page = project()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw alarmsysteem")
    assert page.locator(".stage > .section:visible").count() == 0
    # A section may take more than one step.
    trail = [where(page).inner_text()]
    for key in ("ArrowRight", "Space", "PageDown", "ArrowDown"):
        page.keyboard.press(key)
        expect(where(page)).not_to_have_text(trail[-1])
        trail.append(where(page).inner_text())
        assert page.locator(".stage > .section:visible").count() == 1
    assert trail[1].startswith("1 van 12")
    for key in ("ArrowLeft", "PageUp", "Shift+Space"):
        page.keyboard.press(key)
        trail.pop()
        expect(where(page)).to_have_text(trail[-1])
    page.keyboard.press("End")
    expect(where(page)).to_contain_text("12 van 12")
    page.keyboard.press("ArrowRight")
    expect(where(page)).to_contain_text("12 van 12")
    page.keyboard.press("Home")
    expect(where(page)).to_contain_text("Uw alarmsysteem")
    part(page, "next").click()
    expect(where(page)).to_contain_text("1 van 12")
    expect(part(page, "clock")).to_contain_text(":")


def test_a_long_section_goes_on_with_the_same_key_and_back_again(project) -> None:
    page = project()
    to_screen(page, 5)
    expect(where(page)).to_contain_text("deel 1 van")
    model = page.locator("#stap-zelfde-aanraking .widget-place")
    expect(model).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(where(page)).to_contain_text("5 van 12, deel 2")
    expect(model).to_be_visible()
    page.keyboard.press("PageUp")
    expect(where(page)).to_contain_text("5 van 12, deel 1")
    to_screen(page, 6)
    page.keyboard.press("ArrowLeft")
    expect(where(page)).to_have_text(re.compile(r"5 van 12, deel (\d) van \1"))


def test_overview_black_safety_notes_and_keys_are_one_key_away(project) -> None:
    page = project()
    page.keyboard.press("b")
    expect(part(page, "black")).to_be_visible()
    assert part(page, "black").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(0, 0, 0)"
    page.keyboard.press(".")
    expect(part(page, "black")).to_be_hidden()
    page.keyboard.press("v")
    expect(part(page, "safety")).to_contain_text("Bel nu")
    page.keyboard.press("v")
    expect(part(page, "safety")).to_be_hidden()
    page.keyboard.press("n")
    expect(part(page, "notes")).to_contain_text("Voor de begeleider")
    page.keyboard.press("Escape")
    expect(part(page, "notes")).to_have_count(0)
    page.keyboard.press("?")
    expect(part(page, "help")).to_contain_text("Page Down")
    page.keyboard.press("Escape")
    to_screen(page, 4)


def test_a_panel_that_opens_while_another_closes_stays_open(project) -> None:
    page = project()
    page.keyboard.press("?")
    expect(part(page, "help")).to_be_visible()
    # A browser closes a dialog first and tells it later; the next key may come in between.
    page.evaluate("""() => {
        document.querySelector('[data-part=help]').close();
        dispatchEvent(new KeyboardEvent('keydown', {key: 'o', code: 'KeyO'}));
        return new Promise((told) => requestAnimationFrame(() => setTimeout(told)));
    }""")
    expect(part(page, "overview")).to_be_visible()
    part(page, "close-panel").click()
    expect(part(page, "overview")).to_have_count(0)


def test_arrows_stay_with_a_slider_and_a_clicker_always_leads_on(project) -> None:
    page = project()
    to_screen(page, 5)
    page.keyboard.press("ArrowRight")
    slider = page.locator("#stap-zelfde-aanraking input[type=range]").first
    slider.focus()
    before = slider.input_value()
    page.keyboard.press("ArrowRight")
    assert slider.input_value() != before
    expect(where(page)).to_contain_text("5 van 12, deel 2")
    kept = slider.input_value()
    page.keyboard.press("PageDown")
    expect(where(page)).not_to_contain_text("deel 2")
    assert slider.input_value() == kept
    to_screen(page, 11)
    page.locator("#stap-in-het-kort .more > summary").click()
    words = page.locator("#stap-in-het-kort textarea")
    words.fill("")
    words.press_sequentially("o b v")
    expect(words).to_have_value("o b v")
    expect(part(page, "black")).to_be_hidden()
    page.keyboard.press("Escape")
    before = where(page).inner_text()
    page.keyboard.press("ArrowRight")
    expect(where(page)).not_to_have_text(before)


SMALLEST = """() => {
  const shown = [...document.querySelectorAll('.stage > .section p, .stage > .section li, .stage > .section label, .stage > .section legend, .stage > .section h2, .stage > .section h3, .stage > .lesson-head p, .stage > .lesson-head li')]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && e.textContent.trim());
  return Math.min(...shown.map(e => parseFloat(getComputedStyle(e).fontSize)));
}"""


def test_text_is_at_least_28_px_and_nothing_is_cut_off_sideways(project) -> None:
    page = project()
    for screen in range(13):
        if screen:
            to_screen(page, screen)
        assert page.evaluate(SMALLEST) >= 28, screen
        assert page.evaluate(
            "() => document.querySelector('.stage').scrollWidth <= document.querySelector('.stage').clientWidth"
        ), screen


SMALLEST_OF = """(place) => {
  const root = document.querySelector(`[data-part=${place}]`);
  const shown = [...root.querySelectorAll('*')]
    .filter((e) => !e.closest('svg, .visually-hidden') && [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim()))
    .filter((e) => e.checkVisibility({visibilityProperty: true}))
    .map((e) => [parseFloat(getComputedStyle(e).fontSize), e.textContent.trim().slice(0, 40)]);
  return shown.sort(([a], [b]) => a - b)[0];
}"""


def test_a_vote_the_safety_list_and_the_end_are_at_least_28_px_too(project) -> None:
    page = project()

    def read(place: str, least: int = 28) -> None:
        expect(part(page, place)).to_be_visible()
        size, words = page.evaluate(SMALLEST_OF, place)
        assert size >= least, words

    page.keyboard.press("v")
    read("safety")
    page.keyboard.press("v")
    # A statement, a choice of more and own words.
    for screen in (3, 7, 11):
        to_screen(page, screen)
        page.keyboard.press("s")
        expect(part(page, "question")).to_be_visible()
        read("vote")
        for _ in range(5):
            page.keyboard.press("1")
        for do in ("close", "show", "reveal"):
            if part(page, do).count():
                part(page, do).click()
                # A result is as large as the wall, and all of it is there.
                read("vote", 40 if do == "show" else 28)
                assert part(page, "vote").evaluate("e => e.scrollHeight <= e.clientHeight + 1"), (screen, do)
        part(page, "away").click()
    page.keyboard.press("?")
    part(page, "end-session").click()
    part(page, "end-yes").click()
    read("end")


@pytest.mark.parametrize("size", [(1280, 720), (1280, 800), (1920, 1080)])
def test_the_safety_list_is_whole_in_two_parts_and_as_large_as_fits(project, watched, size: tuple[int, int]) -> None:
    page = project(context=watched.context(viewport=dict(zip(("width", "height"), size, strict=True))))
    page.keyboard.press("v")
    safety, items = part(page, "safety"), Project(ROOT).safety()
    for number, parts in enumerate((items["parts"][:2], items["parts"][2:] + items["after"]), start=1):
        expect(safety.locator("h1")).to_contain_text(f"{number} van 2")
        expect(safety.locator(".safety-level:visible")).to_have_count(len(parts))
        assert safety.locator("li:visible").count() == sum(len(one["items"]) for one in parts)
        edge = part(page, "bar").evaluate("(bar) => bar.firstElementChild.getBoundingClientRect().top")
        assert safety.evaluate("(e) => e.scrollHeight <= e.clientHeight + 1 && e.scrollWidth <= e.clientWidth + 1")
        below = "(all, edge) => all.filter((e) => e.getBoundingClientRect().bottom > edge).length"
        assert safety.locator("li:visible, p:visible").evaluate_all(below, edge) == 0
        expect(where(page)).to_contain_text(f"Wanneer belt u de dokter? {number} van 2")
        page.keyboard.press("ArrowRight")
    expect(safety).to_be_hidden()
    page.keyboard.press("v")
    page.keyboard.press("ArrowLeft")
    expect(safety).to_be_hidden()


def test_a_demonstration_leaves_no_trace_among_the_answers_of_a_patient(project) -> None:
    page = project()
    to_screen(page, 3)
    page.locator("#stap-wat-denkt-u-nu input[type=radio]").first.check()
    page.locator("#stap-wat-denkt-u-nu [data-part=look]").click()
    keys = page.evaluate("() => Object.keys(localStorage)")
    assert [key for key in keys if not key.startswith("rugpijn-groep/")] == []


def test_hands_are_counted_by_keys_and_shown_as_everybody_saw_them(project) -> None:
    page = project()
    to_screen(page, 3)
    page.keyboard.press("s")
    expect(part(page, "question")).to_contain_text("Hoe meer pijn ik voel")
    for key in ("1", "1", "1", "Shift+1"):
        page.keyboard.press(key)
    expect(part(page, "votes")).to_have_attribute("data-votes", "2")
    part(page, "close").click()
    expect(part(page, "total")).to_have_count(0)
    part(page, "show").click()
    expect(part(page, "option").nth(0).locator("[data-people]")).to_have_text("2 handen")
    expect(part(page, "too-few")).to_have_count(0)
    page.keyboard.press("a")
    for key in ("1", "3", "3", "3", "3", "3"):
        page.keyboard.press(key)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".vote")).to_have_attribute("data-phase", "closed")
    page.keyboard.press("ArrowRight")
    second = part(page, "option").nth(2).locator("[data-people]")
    expect(second).to_have_text(["niemand", "5 handen"])
    # What the group has seen does not change any more.
    page.keyboard.press("3")
    expect(page.locator(".stage-hint")).to_be_empty()
    expect(second).to_have_text(["niemand", "5 handen"])
    page.keyboard.press("ArrowRight")
    expect(part(page, "explanation")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#stap-wat-denkt-u-nu")).to_be_visible()


def test_going_on_leads_on_in_windows_of_different_heights_and_after_a_resize(project) -> None:
    low = project()
    low.set_viewport_size({"width": 1280, "height": 480})
    to_screen(low, 3)
    high = project(context=low.context)
    leader = project(page="leiding", context=low.context)
    expect(where(leader)).to_have_text(re.compile("3 van 12: .*, deel 1 van"))
    low.set_viewport_size(FULL)
    expect(where(leader)).to_have_text(re.compile("3 van 12: (?!.*deel)"))
    low.set_viewport_size({"width": 1280, "height": 480})
    expect(where(leader)).to_have_text(re.compile("3 van 12: .*, deel 1 van"))
    # Each press shows something else, whoever steers; never the step before it.
    for press in range(12):
        before = same_place(leader, low, high)
        if press % 3 == 2:
            part(leader, "next").click()
        else:
            (low, high)[press % 3].keyboard.press("PageDown")
        expect(where(leader)).not_to_have_text(before)
    assert int(re.match(r"\d+", where(leader).inner_text())[0]) > 4


def test_windows_of_one_computer_stay_in_step_after_a_reload_of_either(project) -> None:
    screen = project()
    leader = project(page="leiding", context=screen.context)
    part(leader, "next").click()
    expect(where(screen)).to_contain_text("1 van 12")
    to_screen(screen, 3)
    expect(part(leader, "screen-title")).to_have_text("Wat denkt u nu?")
    expect(part(leader, "note-text")).to_contain_text("stemmen")
    expect(part(leader, "next-up")).to_contain_text("Dezelfde hand")
    expect(part(leader, "planned")).to_contain_text("min")
    screen.reload()
    expect(where(screen)).to_contain_text("3 van 12")
    leader.reload()
    expect(where(leader)).to_contain_text("3 van 12")
    part(leader, "open").click()
    expect(part(screen, "question")).to_be_visible()
    part(leader, "black").click()
    expect(part(screen, "black")).to_be_visible()
    part(leader, "end-session").click()
    part(leader, "end-yes").click()
    expect(part(screen, "home-address")).to_contain_text(f"nl/{LESSON}/#deel-3")
    screen.reload()
    expect(part(screen, "home-address")).to_contain_text(f"nl/{LESSON}/#deel-3")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_the_projector_and_beside_it(project, course: Server, axe_violations, theme) -> None:
    # What is not about colours is the same in the dark.
    rules = ["color-contrast"] if theme == "dark" else []
    page = project(color_scheme=theme)
    assert axe_violations(page, *rules) == []
    to_screen(page, 3)
    assert axe_violations(page, *rules) == []
    page.keyboard.press("s")
    expect(part(page, "question")).to_be_visible()
    assert axe_violations(page, *rules) == []
    page.keyboard.press("v")
    assert axe_violations(page, *rules) == []
    leader = project(page="leiding", context=page.context)
    assert axe_violations(leader, *rules) == []
    leader.set_viewport_size({"width": 390, "height": 844})
    assert axe_violations(leader, *rules) == []
    for path in ("begin", "kaarten"):
        leader.goto(f"{course.address}/groep/{path}/")
        assert axe_violations(leader, *rules) == []


def test_without_rooms_the_start_page_says_how_to_vote_by_phone(course: Server, new_page) -> None:
    page = new_page(1280, 800)
    page.goto(f"{course.address}/groep/begin/")
    expect(page.get_by_text("course serve --group")).to_be_visible()
    assert page.locator("input").count() == page.locator(".reading input").count()
    page.get_by_role("link", name="Uw eigen scherm bij les 2").click()
    expect(part(page, "screen-title")).to_have_text("Uw alarmsysteem")
