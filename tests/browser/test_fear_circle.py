"""``FearCircle`` on a real screen: picture, sentence and controls fit together; the rest is in tests/components."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from widgets.fear_circle.fear_circle import FearCircle

NAME = "mijn-cirkel"
MOST = 640
"""Pixels of a phone of 360 x 780 in which what one does and what comes of it are seen together."""
OWN = "Ik maak mijn eigen cirkel"
LONGEST = "Als ik straks maar weer goed kan opstaan"
"""As many letters as a card in the ring holds."""


def height(page: Page) -> float:
    """From the top of the card to the last button that leads on."""
    top = page.locator(".w-card").bounding_box()["y"]
    last = page.locator(".who, .ways").bounding_box()
    return last["y"] + last["height"] - top


def test_picture_sentence_and_controls_fit_on_one_phone_screen_at_each_step(open_widget, axe_violations) -> None:
    page = open_widget(FearCircle(name=NAME), width=360, height=780, has_touch=True, color_scheme="dark")
    assert height(page) <= MOST
    page.get_by_role("button", name=OWN).tap()
    for answer in ("bending", "own-words", "worried", "treatment", "miss", "together"):
        page.get_by_role("combobox").select_option(answer)
        if answer == "own-words":
            page.get_by_role("textbox").fill(LONGEST)
            expect(page.locator("[data-part=room]")).not_to_be_empty()
        else:
            expect(page.locator("[data-part=say]")).to_contain_text("staat nu")
        assert height(page) <= MOST, answer
        page.locator(".ways button").last.tap()
    # What fades in has its colours when it is there.
    page.wait_for_function("() => document.getAnimations().every((each) => each.playState === 'finished')")
    assert axe_violations(page) == []
    for _ in range(2):
        assert height(page) <= MOST
        page.locator(".ways button").last.tap()
    expect(page.locator("[data-part=say]")).to_contain_text("Uw voorbeeld: bukken.")
    assert height(page) <= MOST


def test_everything_works_by_keyboard_and_survives_a_reload(open_widget) -> None:
    page = open_widget(FearCircle(name=NAME))
    page.get_by_role("button", name=OWN).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Moment 1 van 5: pijn")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("tillen")
    expect(page.locator("[data-part=say]")).to_contain_text("tillen")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Moment 2 van 5: een gedachte")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("In mijn")
    page.keyboard.press("Tab")
    page.keyboard.type("Kan ik straks opstaan")
    page = open_widget(FearCircle(name=NAME), page=page)
    expect(page.get_by_role("combobox")).to_have_value("lifting")
    page.get_by_role("button", name="Volgend moment").click()
    expect(page.get_by_role("textbox")).to_have_value("Kan ik straks opstaan")


@pytest.mark.parametrize("letters", ["100", "200"])
def test_the_longest_words_stay_on_a_small_screen(open_widget, axe_violations, letters: str) -> None:
    """Whatever the size of letters, nothing sticks out, also of words kept in an earlier edition."""
    kept = FearCircle(name=NAME, who="own", picks={"pain": ["bending"]}, words={"pain": "w" * 120})
    page = open_widget(kept, width=320, has_touch=True, is_mobile=True)
    page.evaluate("(size) => (document.documentElement.dataset.size = size)", letters)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe_violations(page) == []
