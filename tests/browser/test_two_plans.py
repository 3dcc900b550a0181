"""Two people on a path by keyboard, and on screens of every size; the rest is in tests/components."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steady import places, presses
from widgets.two_plans.two_plans import TwoPlans


def test_everything_by_keyboard(open_widget) -> None:
    page = open_widget(TwoPlans(name="twee-plannen"))
    page.evaluate("document.documentElement.dataset.motion = 'calm'")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("radio", name="ja")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="klein")).to_be_checked()
    expect(page.locator("[data-part=say]")).to_contain_text("Na twaalf weken doet Kees meer dan Ans. U dacht: ja.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="2 van 3")).to_be_visible()
    expect(page.get_by_role("button", name="Andere vraag")).to_be_focused()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(("width", "letters"), [(320, "100"), (360, "100"), (360, "200"), (1280, "100")])
def test_nothing_moves_whatever_is_chosen(open_widget, width: int, letters: str) -> None:
    page = open_widget(TwoPlans(name="twee-plannen"), width=width, height=800)
    page.evaluate("(size) => Object.assign(document.documentElement.dataset, { size, motion: 'calm' })", letters)
    choices = presses("[data-part=choice] input", page)
    question = [*choices, *presses("[data-part=predict] input", page), *choices]
    another = presses("[data-part=another]", page)
    assert len(places(page, [*question, *another] * 3, "[data-part=another]")) == 1


def test_a_long_name_stays_in_the_picture(open_widget) -> None:
    page = open_widget(TwoPlans(name="twee-plannen", people=["Ans", "Willemijntje"]), width=360, height=780)
    page.evaluate("document.documentElement.dataset.motion = 'calm'")
    for option in (None, "groot"):
        if option:
            page.get_by_role("radio", name=option).check()
            expect(page.locator("[data-part=say]")).to_contain_text("Dit plan vraagt meer dan lukt.")
        picture = page.locator(".w-picture").bounding_box()
        name = page.locator(".drawn .name text").last.bounding_box()
        assert picture["x"] <= name["x"]
        assert name["x"] + name["width"] <= picture["x"] + picture["width"]
