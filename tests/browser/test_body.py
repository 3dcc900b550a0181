"""``Body`` on a real screen: picture, sentence and controls fit together, and nothing moves; the rest is in tests/components."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steady import places, presses, slides
from widgets.body.body import SETTINGS, Body

MOST = 640
"""Pixels of a phone of 360 x 780 in which what one does and what comes of it are seen together."""

# Words of the drawing that are not whole within it.
OVER_THE_EDGE = """() => [...document.querySelectorAll("svg.stage-lichaam text")].filter((text) => {
  const [word, picture] = [text, text.ownerSVGElement].map((e) => e.getBoundingClientRect());
  return word.left < picture.left || word.right > picture.right;
}).map((text) => text.textContent)"""


def test_title_picture_sentence_and_controls_fit_on_one_phone_screen(open_widget) -> None:
    page = open_widget(Body(name="lichaam"), width=360, height=780, has_touch=True)
    page.locator("[data-part=back]").tap()
    expect(page.locator("[data-part=say]")).to_contain_text("Een gewone hand")
    top = page.locator(".w-card").bounding_box()["y"]
    slider = page.locator("[data-part=setting]").bounding_box()
    assert slider["y"] + slider["height"] - top <= MOST


@pytest.mark.parametrize(("width", "letters"), [(320, "100"), (360, "100"), (360, "200"), (1280, "100")])
def test_nothing_moves_whatever_is_done(open_widget, width: int, letters: str) -> None:
    page = open_widget(Body(name="lichaam"), width=width, height=800)
    page.evaluate("(size) => (document.documentElement.dataset.size = size)", letters)
    hands = presses(".hands button", page)
    tasks = [*presses("[data-part=another]", page), *hands * 4]
    steps = [step for setting in slides("setting", len(SETTINGS)) for step in (setting, *hands)]
    assert len(places(page, [*steps, *tasks * 3], "[data-part=setting]")) == 1


def test_the_words_of_the_scales_stay_apart_however_large_the_letters(open_widget) -> None:
    page = open_widget(Body(name="lichaam"), width=1920, height=1080)
    for width, letters in ((1920, "100"), (360, "200"), (320, "150")):
        page.set_viewport_size({"width": width, "height": 1080})
        page.evaluate("(size) => (document.documentElement.dataset.size = size)", letters)
        assert page.evaluate(OVER_THE_EDGE) == [], width
        danger, safe = [page.get_by_text(word, exact=True).first.bounding_box() for word in ("gevaar", "veilig")]
        assert safe["x"] - danger["x"] - danger["width"] >= danger["height"] / 2, width


def test_calm_motion_shows_the_end_at_once(open_widget) -> None:
    page = open_widget(Body(name="lichaam", setting=4))
    page.evaluate("document.documentElement.dataset.motion = 'calm'")
    page.get_by_role("button", name="stevig").click()
    assert page.evaluate("document.getAnimations().length") == 0
    expect(page.locator(".bell").last).to_have_class("bell level-3")
