"""A told scene in a real browser: its place on a phone, the keyboard, paper, and a voice as a browser gives it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.components.scene import EXAMPLES

SCENE = EXAMPLES["at first"]
STEPS = len(SCENE.blocks)
# A voice of the device: says each sentence when the test says so.
VOICE = """
const voice = { localService: true, lang: 'nl-NL', name: 'proef', default: true, voiceURI: 'proef' };
window.said = [];
class Utterance { constructor(text) { this.text = text; } }
const speech = {
  speaking: false, pending: false, getVoices: () => [voice], addEventListener() {}, removeEventListener() {},
  speak(one) { window.now = one; said.push(one.text); this.speaking = true; one.onstart?.(); },
  cancel() { this.speaking = false; window.now = null; },
};
Object.defineProperty(window, 'speechSynthesis', { value: speech });
Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
window.next = () => { const one = window.now; window.now = null; one?.onend?.(); };
"""


@pytest.fixture
def scene(open_widget, new_page):
    def show(width: int = 360, height: int = 780, **options: object) -> Page:
        page = new_page(width, height, **options)
        page.add_init_script(VOICE)
        return open_widget(SCENE, page=page)

    return show


def button(page: Page, name: str):
    return page.get_by_role("button", name=re.compile(f"^{name}"))


def test_picture_words_and_buttons_stand_together_on_a_phone(scene) -> None:
    page = scene()
    boxes = page.evaluate(
        "['.scene', '[data-part=picture]', '.is-now', '.buttons'].map((e) => document.querySelector(e).getBoundingClientRect().toJSON())"
    )
    card, _, words, buttons = boxes
    assert card["height"] <= 640
    assert words["bottom"] <= buttons["top"] + 1
    small = page.locator(".player button").evaluate_all(
        "all => all.map((e) => e.getBoundingClientRect()).filter((box) => box.width < 44 || box.height < 44).length"
    )
    assert small == 0
    # Its edge makes a card narrower there.
    page.emulate_media(forced_colors="active")
    tops = page.locator(".player .buttons button").evaluate_all(
        "all => all.map((e) => e.offsetTop + e.offsetHeight / 2)"
    )
    assert max(tops) - min(tops) <= 1


def test_the_page_stays_where_it_is_while_the_story_goes_on(scene) -> None:
    page = scene()
    heights = set()
    for _ in range(STEPS):
        heights.add(page.locator(".scene").evaluate("(e) => e.getBoundingClientRect().height"))
        button(page, "Eén stap verder").click()
    expect(page.locator("[data-part=where]")).to_have_text(f"Stap {STEPS} van {STEPS}")
    assert len(heights) == 1


def test_the_voice_tells_it_and_stops_when_it_leaves_the_screen(scene) -> None:
    page = scene()
    page.evaluate("document.querySelector('main').style.paddingBlockEnd = '3000px'")
    button(page, "Speel af").click()
    first = [each["text"] for each in SCENE.blocks[0]["sentences"]]
    assert page.evaluate("said") == first[:1]
    expect(page.locator(".is-said")).to_have_text(first[0])
    page.evaluate("next()")
    page.wait_for_function("said.length === 2")
    page.evaluate("scrollTo({ top: 3000, behavior: 'instant' })")
    expect(page.locator("[data-part=play]")).to_have_text("Ga door")
    assert page.evaluate("speechSynthesis.speaking") is False
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    button(page, "Ga door").click()
    page.wait_for_function("said.length === 3")
    assert page.evaluate("said.at(-1)") == page.evaluate("said.at(-2)")


def test_the_keyboard_alone_is_enough(scene) -> None:
    page = scene()
    button(page, "Speel af").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    where = page.locator("[data-part=where]")
    expect(where).to_have_text(f"Stap 2 van {STEPS}")
    top = page.evaluate("scrollY")
    page.keyboard.press("Space")
    expect(page.locator("[data-part=play]")).to_have_text("Pauze")
    page.keyboard.press("ArrowLeft")
    expect(where).to_have_text(f"Stap 1 van {STEPS}")
    page.keyboard.press("Space")
    expect(page.locator("[data-part=play]")).to_have_text("Ga door")
    assert page.evaluate("scrollY") == top


def test_on_paper_and_with_calm_motion(scene) -> None:
    page = scene(reduced_motion="reduce")
    seen = page.locator(".is-now [data-part=seen]")
    if seen.count():
        expect(seen).to_be_visible()
        assert seen.evaluate("(e) => e.getBoundingClientRect().height") > 10
    page.emulate_media(media="print")
    for step in page.locator("[data-part=step]").all():
        expect(step.locator("[data-part=words]")).to_be_visible()
    expect(page.locator("[data-part=player]")).to_be_hidden()


def test_as_a_strip_every_step_is_a_panel(scene) -> None:
    page = scene(320, 700)
    button(page, "Instellingen van het verhaal").click()
    button(page, "Lees als strip").click()
    expect(button(page, "Kijk en luister")).to_be_focused()
    tops = page.locator("[data-part=step]").evaluate_all("all => all.map((e) => e.getBoundingClientRect().top)")
    assert tops == sorted(set(tops))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
