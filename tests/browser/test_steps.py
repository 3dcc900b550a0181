"""A lesson a step at a time, on a narrow screen. Which step an address leads to is told in tests/host/lesson_steps.test.ts."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import PAINTED, SHIFTS
from tests.conftest import Server

LESSON = "02-uw-alarmsysteem"
KEY = "rugpijn/02/@plek"


@pytest.fixture
def phone(course: Server, watched):
    """``phone(at="", **options)`` opens a lesson on a phone, a step at a time."""

    def show(at: str = "", wait: bool = True, lesson: str = LESSON, **options: object) -> Page:
        context = watched.context(steps="one", viewport={"width": 360, "height": 780}, has_touch=True, **options)
        page = context.new_page()
        page.goto(f"{course.address}/nl/{lesson}/{at}")
        if wait:
            page.wait_for_selector("html[data-host=ready]")
        return page

    return show


def shown(page: Page) -> list[str]:
    return page.locator("main > [data-step]:visible").evaluate_all("all => all.map((e) => e.dataset.step)")


def heading(page: Page, step: int):
    return page.locator(f"[data-step='{step}'] h2")


def on(page: Page):
    return page.get_by_role("link", name="Verder")


def test_one_step_is_shown_and_links_lead_on_and_back(phone) -> None:
    page = phone()
    assert shown(page) == ["0"]
    of = page.locator("section[data-step]").count()
    page.get_by_role("link", name="Begin met stap 1").click()
    expect(heading(page, 1)).to_be_focused()
    # Heard with the heading: no second message.
    expect(heading(page, 1)).to_have_accessible_description(f"Uw alarmsysteem: Stap 1 van {of}")
    expect(page.get_by_role("navigation", name="Andere lessen")).to_be_hidden()
    on(page).click()
    expect(heading(page, 2)).to_be_focused()
    assert shown(page) == ["2"]
    second = page.url
    assert "#stap-" in second
    expect(page.locator("[data-part=safety] summary")).to_be_in_viewport()
    # The question below the story first.
    question = page.locator("#onderdeel-thea-en-het-koor")
    on(page).dispatch_event("click")
    expect(question).to_be_in_viewport(ratio=0.9)
    expect(question.get_by_role("group").first).to_be_focused()
    assert shown(page) == ["2"]
    on(page).press("Enter")
    expect(heading(page, 3)).to_be_focused()
    page.go_back()
    expect(question).to_be_in_viewport()
    page.go_back()
    expect(heading(page, 2)).to_be_focused()
    assert page.url == second
    # Reloaded in the middle, it is there.
    page.reload()
    page.wait_for_selector("html[data-host=ready]")
    assert shown(page) == ["2"]
    page.get_by_role("link", name="Terug").click()
    expect(heading(page, 1)).to_be_focused()


def test_going_on_passes_no_words_below_the_screen(phone) -> None:
    page = phone("#stap-bukken", lesson="05-stap-voor-stap")
    last = page.locator("[data-step='6'] > p").last
    bar = page.locator("[data-step='6'] + .step-way")
    assert last.bounding_box()["y"] + last.bounding_box()["height"] > bar.bounding_box()["y"]
    before = page.url
    on(page).dispatch_event("click")
    expect(last).to_be_focused()
    assert last.bounding_box()["y"] + last.bounding_box()["height"] < bar.bounding_box()["y"]
    assert (shown(page), page.url) == (["6"], before)
    on(page).dispatch_event("click")
    assert shown(page) == ["7"]


def test_the_last_step_leads_to_the_next_lesson(phone) -> None:
    page = phone("#stap-vragen")
    expect(page.get_by_role("navigation", name="Andere lessen")).to_be_visible()
    going_on = page.get_by_role("link", name="Volgende les")
    expect(going_on).to_have_count(1)
    expect(going_on).to_be_in_viewport()
    going_on.click()
    expect(page.locator("main h1")).to_have_text("De cirkel van pijn en angst")


def test_before_any_script_the_step_of_the_address_is_shown_and_links_work(course: Server, watched) -> None:
    # Whatever is lost on the way, nobody is caught in a step.
    page = watched.context(steps="one", viewport={"width": 360, "height": 780}).new_page()
    page.add_init_script(SHIFTS)
    held: list | None = []
    page.route("**/host-*.js", lambda route: route.continue_() if held is None else held.append(route))
    page.goto(f"{course.address}/nl/{LESSON}/#stap-wat-denkt-u-nu", wait_until="commit")
    expect(heading(page, 3)).to_be_visible()
    assert shown(page) == ["3"]
    on(page).click()
    expect(heading(page, 4)).to_be_visible()
    assert shown(page) == ["4"]
    came, held = held, None
    for route in came:
        route.continue_()
    page.wait_for_selector("html[data-host=ready]")
    page.evaluate(PAINTED)
    assert shown(page) == ["4"]
    assert sum(page.evaluate("window.shifts")) < 0.01


def test_words_in_a_step_that_is_not_shown_are_found(phone) -> None:
    page = phone()
    step = page.locator("[data-step='7']")
    # As finding in the page does: the browser says what it found before it shows it.
    step.evaluate("e => e.dispatchEvent(new Event('beforematch', { bubbles: true }))")
    expect(heading(page, 7)).to_be_visible()
    assert shown(page) == ["7"]
    assert page.url.endswith(f"#{step.get_attribute('id')}")


def test_on_paper_without_a_script_and_on_a_wide_screen_all_steps_stand(phone) -> None:
    page = phone("#stap-wat-denkt-u-nu")
    of = page.locator("[data-step]").count()
    page.emulate_media(media="print")
    assert len(shown(page)) == of
    expect(page.locator(".step-way:visible")).to_have_count(0)
    page.emulate_media(media="screen")
    assert shown(page) == ["3"]
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(heading(page, 9)).to_be_visible()
    assert len(shown(page)) == of
    # A phone that is turned stays where it was.
    page.set_viewport_size({"width": 780, "height": 360})
    expect(heading(page, 9)).to_be_hidden()
    assert shown(page) == ["3"]
    page = phone(wait=False, java_script_enabled=False)
    assert len(shown(page)) == of
    expect(page.locator(".step-way:visible, .step-choice:visible")).to_have_count(0)


def test_all_steps_below_each_other_is_a_choice_that_stays(phone) -> None:
    page = phone("#stap-wat-denkt-u-nu")
    page.locator("[data-part=reading] summary").click()
    page.get_by_label("alle stappen onder elkaar").check()
    expect(heading(page, 9)).to_be_visible()
    # Where one was.
    expect(heading(page, 3)).to_be_in_viewport()
    page.reload()
    page.wait_for_selector("html[data-host=ready]")
    expect(heading(page, 9)).to_be_visible()
    page.get_by_role("button", name="Liever één stap tegelijk").click()
    expect(heading(page, 9)).to_be_hidden()
    # At the end of the first step: what was pressed stays on the screen.
    page.goto(page.url.split("#")[0])
    page.wait_for_selector("html[data-host=ready]")
    page.get_by_role("button", name="Liever alle stappen onder elkaar").click()
    expect(heading(page, 9)).to_be_visible()
    page.evaluate(PAINTED)
    expect(page.get_by_role("button", name="Liever één stap tegelijk")).to_be_in_viewport()


def test_a_swipe_leads_on_but_not_one_that_starts_on_a_question(phone) -> None:
    page = phone("#stap-wat-denkt-u-nu")
    devtools = page.context.new_cdp_session(page)

    def swipe(y: float) -> None:
        for kind, x in (("touchStart", 280), ("touchMove", 180), ("touchMove", 100), ("touchEnd", None)):
            points = [] if x is None else [{"x": x, "y": y}]
            devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    question = page.locator("[data-step='3'] .widget-place").bounding_box()
    swipe(question["y"] + 40)
    page.evaluate(PAINTED)
    assert shown(page) == ["3"]
    swipe(heading(page, 3).bounding_box()["y"] + 5)
    expect(heading(page, 4)).to_be_focused()


def test_going_on_is_reading_and_the_place_survives_a_change_of_the_lesson(phone, course: Server) -> None:
    page = phone("#stap-herkent-u-dit")
    assert page.evaluate("Object.keys(localStorage)") == []
    on(page).click()
    page.wait_for_function("key => localStorage.getItem(key)", arg=KEY)
    kept = json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["values"]
    assert kept["ids"] == ["herkent-u-dit"]
    assert kept["step"] == "wat-denkt-u-nu"
    # Numbers of another version of the lesson mean nothing beside it.
    page.evaluate(
        "([key, values]) => localStorage.setItem(key, JSON.stringify({ version: 1, saved: '', values }))",
        [KEY, {**kept, "at": 1, "of": 3}],
    )
    page.goto(f"{course.address}/nl/{LESSON}/")
    page.locator("[data-part=resume]").get_by_role("link").click()
    expect(heading(page, 3)).to_be_focused()
    page.goto(f"{course.address}/nl/")
    page.locator("[data-part=continue]").get_by_role("link").click()
    expect(heading(page, 3)).to_be_visible()
    assert shown(page) == ["3"]
