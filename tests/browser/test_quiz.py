"""A question in a real browser: what moves, what a finger and the keys do, and what never runs. The rest: tests/components/quiz.test.tsx."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.components.quiz import EVIL, EXAMPLES, VARIANTS

KEY = "rugpijn/99/vraag"


def look(page: Page) -> Locator:
    return page.locator("[data-part=look]")


def replies(page: Page) -> Locator:
    return page.locator("[data-part=reply] .w-reply")


def answer(page: Page, kind: str, words: str = "Zwemmen & <b>fietsen</b>") -> None:
    """Gives an answer of each kind and looks at the reply."""
    if kind == "schatting":
        page.get_by_role("button", name="Uw schatting: een stap meer").click()
    elif kind == "volgorde":
        page.get_by_role("button", name="Omlaag").first.click()
    elif kind == "open":
        page.get_by_role("textbox").fill(words)
    else:
        page.locator(".w-choices input").first.check()
    look(page).click()


def kept(page: Page) -> dict:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["values"]


def test_with_the_keyboard_alone_arrows_say_nothing_and_the_focus_stays(open_widget) -> None:
    page = open_widget(EXAMPLES["one"])
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio").first).to_be_focused()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
        expect(page.locator("[data-part=reply]")).to_be_empty()
    page.keyboard.press("Tab")
    expect(look(page)).to_be_focused()
    page.keyboard.press("Enter")
    chosen = page.locator(".w-choice", has=page.get_by_role("radio", checked=True))
    reply = {"Er is iets mis.": "begrijpelijk", "Mijn alarm": "past bij deze les", "Ik buk": "Sparen voelt veilig."}
    (expected,) = [words for option, words in reply.items() if option in chosen.inner_text()]
    expect(replies(page)).to_contain_text([expected])
    expect(look(page)).to_be_focused()


@pytest.mark.parametrize("width", [320, 1280])
def test_replies_and_hints_are_announced_and_move_nothing_above_them(open_widget, width: int) -> None:
    page = open_widget(EXAMPLES["one"], width=width)
    page.get_by_role("radio").first.check()
    buttons = page.locator("[data-part=look], [data-part=hint]")
    # On the page: the screen goes along to a reply that would be below it.
    places = "all => all.map((e) => { const box = e.getBoundingClientRect(); return [box.left, box.top + scrollY, box.width, box.height]; })"
    before = buttons.evaluate_all(places)
    look(page).click()
    assert page.locator("[data-part=reply]").get_attribute("aria-live") == "polite"
    expect(replies(page)).to_have_count(1)
    for _ in range(2):
        page.locator("[data-part=hint]").click()
    assert buttons.evaluate_all(places) == before


def test_on_paper_stand_all_options_what_was_chosen_and_its_reply(open_widget) -> None:
    page = open_widget(EXAMPLES["one"])
    choices = page.locator(".w-choice")
    choices.nth(0).locator("input").check()
    look(page).click()
    page.emulate_media(media="print")
    for choice in choices.all():
        expect(choice).to_be_visible()
    expect(choices.nth(0).locator("input")).to_be_checked()
    expect(replies(page)).to_be_visible()
    expect(look(page)).to_be_hidden()


def test_an_estimate_on_paper_is_a_scale_to_put_a_mark_on_and_no_answer_that_nobody_gave(open_widget) -> None:
    page = open_widget(EXAMPLES["schatting"])
    page.emulate_media(media="print")
    expect(page.locator("[data-part=estimate] .w-slider-ends")).to_be_visible()
    expect(page.locator("[data-part=estimate] output")).to_be_hidden()
    page.emulate_media(media="screen")
    answer(page, "schatting")
    page.emulate_media(media="print")
    expect(page.locator("[data-part=estimate] output")).to_be_visible()


def test_a_source_opens_from_a_reply(open_widget) -> None:
    page = open_widget(EXAMPLES["one"])
    page.get_by_role("radio", name="Er is iets mis.").check()
    look(page).click()
    page.get_by_role("button", name="bron").click()
    expect(page.get_by_text("Wandelen kan helpen.")).to_be_visible()


def test_how_sure_is_optional_and_makes_way_for_not_knowing_without_moving_anything(open_widget) -> None:
    page = open_widget(EXAMPLES["stelling"], width=320)
    sure = page.get_by_role("group", name="Hoe zeker bent u?")
    page.get_by_role("radio", name="waar", exact=True).check()
    sure.get_by_role("radio", name="een beetje zeker").check()
    assert kept(page)["certainty"] == 2
    before = look(page).bounding_box()
    page.get_by_role("radio", name="weet ik niet").check()
    expect(sure).to_have_count(0)
    expect(page.get_by_text("Niet weten is ook een antwoord.")).to_be_visible()
    assert look(page).bounding_box() == before
    page.get_by_role("radio", name="niet waar").check()
    expect(sure.get_by_role("radio", name="een beetje zeker")).to_be_checked()


def test_touch_alone_answers_a_question(open_widget) -> None:
    page = open_widget(EXAMPLES["stelling"], width=320, has_touch=True, is_mobile=True)
    page.get_by_text("niet waar", exact=True).tap()
    page.get_by_text("heel zeker").tap()
    look(page).tap()
    expect(page.locator("[data-part=reply-confirm]")).to_be_visible()
    assert kept(page)["certainty"] == 3


def test_a_slider_is_moved_by_keyboard(open_widget) -> None:
    page = open_widget(EXAMPLES["schatting"])
    slider, value = page.get_by_role("slider", name="Uw schatting"), page.locator(".w-slider-value")
    slider.press("ArrowRight")
    expect(value).to_have_text("55 van de 100 mensen, en 45 niet")
    slider.press("End")
    expect(value).to_have_text("100 van de 100 mensen, en 0 niet")
    slider.press("Home")
    expect(value).to_have_text("0 van de 100 mensen, en 100 niet")


@pytest.mark.parametrize("kind", EXAMPLES)
def test_before_and_after_an_answer_there_is_room_and_axe_finds_nothing(open_widget, axe_violations, kind: str) -> None:
    page = open_widget(EXAMPLES[kind], width=320, height=700, has_touch=True, is_mobile=True)
    answer(page, kind)
    for target in page.locator("button:not(.source), .w-choice, input[type=range], textarea, summary").all():
        box = target.bounding_box()
        assert box["width"] >= 44, target.inner_text()
        assert box["height"] >= 44, target.inner_text()
    for width, height in ((320, 700), (1280, 800), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe_violations(page) == []


@pytest.mark.parametrize("kind", ["opinion", "more", "volgorde", "open"])
def test_markup_of_an_author_or_a_reader_never_runs(open_widget, kind: str) -> None:
    page = open_widget(VARIANTS[f"evil {kind}"])
    page.get_by_role("button", name="Geef mij een hint").click()
    answer(page, kind, EVIL)
    expect(page.locator("[data-part=explanation]")).to_contain_text("<script>")
    page = open_widget(VARIANTS[f"evil {kind}"], page=page)
    assert page.locator("main :is(img, script)").count() == 0
    assert page.evaluate("window.hacked") is None
