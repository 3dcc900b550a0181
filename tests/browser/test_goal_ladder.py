"""``GoalLadder`` in a real browser: by keyboard and touch, its growing field, on paper; the rest is a component test."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from widgets.goal_ladder.goal_ladder import MOST_CHARACTERS, GoalLadder

GOAL = "Weer met mijn vrouw naar zee, een ijsje eten op de boulevard"


def ladder() -> GoalLadder:
    return GoalLadder(name="mijn-doel")


def steps(page: Page) -> Locator:
    return page.locator("[data-part=steps] .w-order-text")


def add(page: Page, *texts: str) -> None:
    box = page.get_by_label("Een stap op weg daarheen")
    for text in texts:
        box.fill(text)
        box.press("Enter")


def test_the_field_of_the_goal_grows_with_the_goal(open_widget) -> None:
    page = open_widget(ladder(), width=320)
    field = page.get_by_label("Mijn doel, in mijn eigen woorden")
    one_line = field.bounding_box()["height"]
    field.fill(GOAL)
    field.press("End")
    # A goal is one sentence: Enter and pasted lines make no new one.
    field.press("Enter")
    page.keyboard.insert_text("\nen terug")
    expect(field).to_have_value(f"{GOAL} en terug")
    assert field.evaluate("e => [e.scrollHeight <= e.clientHeight, e.scrollWidth <= e.clientWidth]") == [True, True]
    assert field.bounding_box()["height"] > one_line
    # Words that do not fit stay in view too.
    goal = field.input_value()
    field.fill("langer " * MOST_CHARACTERS)
    assert field.evaluate("e => e.scrollHeight <= e.clientHeight")
    field.fill(goal)
    # And with the reader's own larger letters and wider lines.
    page.evaluate("Object.assign(document.documentElement.dataset, { size: '200', spacing: 'wide' })")
    assert field.evaluate("e => e.scrollHeight <= e.clientHeight")
    page.evaluate("['size', 'spacing'].forEach((name) => delete document.documentElement.dataset[name])")
    # What was kept is there again, in a field of the same size.
    height = field.bounding_box()["height"]
    page = open_widget(ladder(), page=page)
    expect(field).to_have_value(f"{GOAL} en terug")
    assert field.bounding_box()["height"] == height


def test_with_the_keyboard_alone_and_the_ladder_survives_a_reload(open_widget) -> None:
    page = open_widget(ladder())
    for text in ('<img src=x onerror="window.hacked = 1">', "Voor mijn zus", "De straat uit"):
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(steps(page)).to_have_text(["De straat uit"])
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox")).to_be_checked()
    add(page, "Naar mijn zus")
    # A browser drops the focus of what is moved in the page.
    up = page.get_by_role("button", name="Omhoog: Naar mijn zus")
    up.press("Enter")
    expect(steps(page)).to_have_text(["Naar mijn zus", "De straat uit (gedaan)"])
    expect(up).to_be_focused()
    page = open_widget(ladder(), page=page)
    expect(page.get_by_role("checkbox", name="De straat uit")).to_be_checked()
    expect(page.get_by_role("heading", name="Mijn ladder naar: <img")).to_be_visible()
    assert page.evaluate("window.hacked") is None


def test_by_touch_and_only_the_ladder_is_printed(open_widget) -> None:
    page = open_widget(ladder(), width=320, has_touch=True, is_mobile=True)
    add(page, "w" * MOST_CHARACTERS, "kort", "weg")
    page.get_by_role("button", name="Weg: weg").tap()
    page.get_by_role("checkbox", name="kort").tap()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    # A long word fits where it is said to be taken away, too.
    page.get_by_role("button", name="Weg: www").tap()
    expect(page.locator("[data-part=gone]")).to_contain_text("w" * MOST_CHARACTERS)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="Zet terug: www").tap()
    page.evaluate("window.print = () => { window.asked = true; }")
    page.get_by_role("button", name="Print mijn ladder").click()
    assert page.evaluate("window.asked")
    page.emulate_media(media="print")
    expect(steps(page)).to_have_text(["w" * MOST_CHARACTERS, "kort (gedaan)"])
    expect(steps(page).first).to_be_visible()
    expect(page.get_by_role("heading", name="Proef")).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)
