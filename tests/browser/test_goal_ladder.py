"""``GoalLadder`` as a reader meets it: own goal, own steps, in the own order."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from widgets.goal_ladder.goal_ladder import MOST_CHARACTERS, MOST_STEPS, GoalLadder

KEY = "rugpijn/99/mijn-doel"
STEPS = ["De fiets pakken", "Een rondje door de straat", "Naar mijn zus"]


def ladder() -> GoalLadder:
    return GoalLadder(name="mijn-doel")


def steps(page: Page) -> Locator:
    return page.locator("[data-part=steps] .w-order-text")


def said(page: Page) -> Locator:
    return page.locator("[data-part=said]")


def add(page: Page, *texts: str) -> None:
    box = page.get_by_label("Een stap op weg daarheen")
    for text in texts:
        box.fill(text)
        box.press("Enter")


@pytest.fixture
def page(open_widget) -> Page:
    return open_widget(ladder())


def test_a_goal_and_why_stand_above_the_steps(page: Page) -> None:
    page.get_by_label("Mijn doel, in mijn eigen woorden").fill("Fietsen naar mijn zus")
    page.get_by_label("Daarom wil ik dit").fill("Omdat we dan samen lachen.")
    add(page, *STEPS)
    part = page.locator("[data-part=ladder]")
    expect(part.get_by_role("heading")).to_have_text("Mijn ladder naar: Fietsen naar mijn zus")
    expect(part).to_contain_text("Daarom wil ik dit: Omdat we dan samen lachen.")
    expect(steps(page)).to_have_text(STEPS)
    expect(said(page)).to_have_text("Staat nu op uw ladder: Naar mijn zus")


def test_the_field_of_the_goal_grows_with_the_goal(open_widget) -> None:
    page = open_widget(ladder(), width=320)
    field = page.get_by_label("Mijn doel, in mijn eigen woorden")
    one_line = field.bounding_box()["height"]
    field.fill("Weer met mijn vrouw naar zee, een ijsje eten op de boulevard")
    field.press("End")
    # A goal is one sentence: Enter and pasted lines make no new one.
    field.press("Enter")
    page.keyboard.insert_text("\nen terug")
    expect(field).to_have_value("Weer met mijn vrouw naar zee, een ijsje eten op de boulevard en terug")
    assert field.evaluate("e => [e.scrollHeight <= e.clientHeight, e.scrollWidth <= e.clientWidth]") == [True, True]
    assert field.bounding_box()["height"] > one_line
    # Words that do not fit stay in view too.
    goal = field.input_value()
    field.fill("langer " * MOST_CHARACTERS)
    assert field.evaluate("e => e.scrollHeight <= e.clientHeight")
    field.fill(goal)
    # What was kept is there again, in a field of the same size.
    height = field.bounding_box()["height"]
    page = open_widget(ladder(), page=page)
    expect(field).to_have_value("Weer met mijn vrouw naar zee, een ijsje eten op de boulevard en terug")
    assert field.bounding_box()["height"] == height


def test_steps_move_up_and_down(page: Page) -> None:
    add(page, *STEPS)
    up = page.get_by_role("button", name="Omhoog: Naar mijn zus")
    up.press("Enter")
    expect(steps(page)).to_have_text([STEPS[0], STEPS[2], STEPS[1]])
    expect(up).to_be_focused()


def test_steps_are_ticked_off_without_a_count(page: Page) -> None:
    add(page, *STEPS[:2])
    page.get_by_role("checkbox", name=STEPS[0]).check()
    expect(said(page)).to_have_text(f"Gedaan: {STEPS[0]}. Neem de tijd voor de volgende stap.")
    expect(steps(page).first).to_contain_text("(gedaan)")
    page.get_by_role("button", name=f"Omlaag: {STEPS[0]}").click()
    expect(page.get_by_role("checkbox", name=STEPS[0])).to_be_checked()
    page.get_by_role("checkbox", name=STEPS[1]).check()
    expect(said(page)).to_contain_text("Alle stappen zijn gedaan.")
    page.get_by_role("checkbox", name=STEPS[1]).uncheck()
    expect(steps(page).first).not_to_contain_text("(gedaan)")


def test_three_to_seven_steps_are_suggested(page: Page) -> None:
    add(page, STEPS[0])
    expect(page.get_by_text("Past er nog een stap tussen?")).to_be_visible()
    add(page, *STEPS[1:])
    expect(page.get_by_text("Past er nog een stap tussen?")).to_have_count(0)
    add(page, *(f"stap {n}" for n in range(len(STEPS), MOST_STEPS)), "nog een")
    expect(said(page)).to_have_text("7 stappen is genoeg voor één doel. Haal er eerst een weg.")
    expect(steps(page)).to_have_count(MOST_STEPS)
    expect(page.get_by_label("Een stap op weg daarheen")).to_have_value("nog een")


def test_empty_and_double_words_are_explained(page: Page) -> None:
    page.get_by_role("button", name="Zet op mijn ladder").click()
    expect(said(page)).to_have_text("Schrijf eerst een paar woorden.")
    add(page, "Lopen", "lopen")
    expect(said(page)).to_have_text("Die stap staat al op uw ladder.")
    expect(steps(page)).to_have_count(1)


def test_taking_away_can_be_undone(page: Page) -> None:
    add(page, *STEPS)
    page.get_by_role("checkbox", name=STEPS[1]).check()
    page.get_by_role("button", name=f"Weg: {STEPS[1]}").click()
    expect(steps(page)).to_have_text([STEPS[0], STEPS[2]])
    page.get_by_role("button", name=f"Zet terug: {STEPS[1]}").click()
    expect(page.get_by_role("checkbox")).to_have_count(3)
    expect(page.get_by_role("checkbox").nth(1)).to_be_checked()
    for text in STEPS:
        page.get_by_role("button", name=f"Weg: {text}").press("Enter")
    expect(page.get_by_role("heading", name="Mijn ladder")).to_be_focused()


def test_the_ladder_survives_a_reload(open_widget, page: Page) -> None:
    page.get_by_label("Mijn doel, in mijn eigen woorden").fill('<img src=x onerror="window.hacked = 1">')
    add(page, *STEPS)
    page.get_by_role("checkbox", name=STEPS[0]).check()
    page = open_widget(ladder(), page=page)
    expect(page.get_by_role("checkbox", name=STEPS[0])).to_be_checked()
    expect(page.get_by_role("heading", name="Mijn ladder naar: <img")).to_be_visible()
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize(
    "values",
    [
        {"steps": [None, 3, "lopen", {"text": " "}, {"text": 5, "done": True}, {"text": "Lopen", "done": "ja"}]},
        {"steps": [{"text": "Lopen"}, {"text": "lopen"}, [], {}], "goal": "g" * 5000},
        {"steps": [{"text": "Lopen"}], "goal": ["x"]},
    ],
)
def test_damaged_steps_are_left_out(open_widget, page: Page, values: dict) -> None:
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps({"version": 1, "values": values})]
    )
    page = open_widget(ladder(), page=page)
    count = 0 if values.get("goal") == ["x"] else 1
    expect(steps(page)).to_have_count(count)
    add(page, "Fietsen")
    expect(steps(page)).to_have_count(count + 1)


def test_only_the_ladder_is_printed(page: Page) -> None:
    add(page, *STEPS)
    page.evaluate("window.print = () => { window.asked = true; }")
    page.get_by_role("button", name="Print mijn ladder").click()
    assert page.evaluate("window.asked")
    page.emulate_media(media="print")
    expect(steps(page)).to_have_text(STEPS)
    expect(steps(page).first).to_be_visible()
    expect(page.get_by_role("heading", name="Proef")).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)


def test_with_the_keyboard_alone(page: Page) -> None:
    for text in ("Fietsen", "Voor mijn zus", "De straat uit"):
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(steps(page)).to_have_text(["De straat uit"])
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox")).to_be_checked()


def test_fingers_have_room_on_the_smallest_phone(open_widget) -> None:
    page = open_widget(ladder(), width=320, height=700, has_touch=True, is_mobile=True)
    add(page, "w" * MOST_CHARACTERS, "kort", "weg")
    page.get_by_role("button", name="Weg: weg").tap()
    for target in page.locator("button, .w-toggle, input[type=text], textarea").all():
        size = target.bounding_box()
        assert size["width"] >= 44
        assert size["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [320, 1280, 1920])
def test_axe_finds_nothing(open_widget, axe_violations, width: int) -> None:
    page = open_widget(ladder(), width=width)
    assert axe_violations(page) == []
    add(page, *STEPS)
    page.get_by_role("checkbox", name=STEPS[0]).check()
    assert axe_violations(page) == []
