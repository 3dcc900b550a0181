"""``MyMovement`` by keyboard, over a reload, and on screens of every size; the rest is in tests/components."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steady import places, presses
from widgets.my_movement.my_movement import MyMovement


def movement() -> MyMovement:
    return MyMovement(name="mijn-beweging")


def test_with_the_keyboard_alone_and_what_is_taken_survives_a_reload(open_widget) -> None:
    page = open_widget(movement())
    page.keyboard.press("Tab")
    expect(page.get_by_label("Beweging:")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    say = page.locator("[data-part=say]")
    expect(say).to_have_text("Tillen, klein: een doos staat op een stoel. Blijf hier gerust tot het gewoon voelt.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(say).to_contain_text("U neemt deze.")
    page = open_widget(movement(), page=page)
    expect(page.get_by_label("Deze neem ik")).to_be_checked()
    expect(page.get_by_role("radio", name="klein", exact=True)).to_be_checked()


@pytest.mark.parametrize(("width", "letters"), [(320, "150"), (360, "100"), (1280, "100")])
def test_nothing_moves_whatever_is_chosen(open_widget, width: int, letters: str) -> None:
    page = open_widget(movement(), width=width, height=780)
    page.evaluate("(size) => Object.assign(document.documentElement.dataset, { size, motion: 'calm' })", letters)
    found = set()
    for number in range(8):
        page.get_by_label("Beweging:").select_option(index=number)
        # Taken, the sentence ends otherwise.
        steps = [
            *presses("[data-part=size] input", page),
            (".take input", 0, None),
            ("[data-part=size] input", 0, None),
        ]
        found |= set(places(page, steps, ".w-note"))
    assert len(found) == 1
