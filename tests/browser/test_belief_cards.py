"""``BeliefCards`` as a reader meets it: once in the first lesson, once more in the last."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from widgets.belief_cards.belief_cards import CARDS, BeliefCards

SIZES = [(320, 700), (1280, 800), (1920, 1080)]
LOOKS = [(320, 700, "dark"), (1280, 800, "light"), (1920, 1080, "dark")]
NAME = "kaarten-over-rugpijn"
KEY = f"rugpijn/course/{NAME}"


def first() -> BeliefCards:
    return BeliefCards(name=NAME)


def again() -> BeliefCards:
    return BeliefCards(name=NAME, moment="again")


def statement(page: Page) -> Locator:
    return page.locator("[data-part=statement]")


def answer(page: Page, words: str) -> Locator:
    return page.get_by_role("radio", name=words, exact=True)


def beside(page: Page) -> Locator:
    return page.locator("[data-part=beside] > .shown")


def cards(page: Page) -> Locator:
    return page.locator("[data-part=overview]").get_by_role("listitem")


def test_a_card_is_answered_and_stands_in_the_overview(open_widget) -> None:
    page = open_widget(first())
    expect(statement(page)).to_have_text("Pijn betekent altijd schade.")
    expect(cards(page)).to_have_count(len(CARDS))
    answer(page, "waar").check()
    answer(page, "een beetje zeker").check()
    expect(cards(page).first).to_contain_text("Mijn antwoord: waar, een beetje zeker")
    expect(cards(page).nth(1)).to_contain_text("nog niet gekozen")


def test_not_knowing_asks_for_no_certainty(open_widget) -> None:
    page = open_widget(first())
    expect(page.get_by_text("Hoe zeker bent u?")).not_to_be_visible()
    answer(page, "waar").check()
    answer(page, "heel zeker").check()
    answer(page, "weet ik niet").check()
    expect(page.get_by_text("Niet weten is ook een antwoord.")).to_be_visible()
    expect(page.get_by_text("Hoe zeker bent u?")).not_to_be_visible()
    expect(cards(page).first).to_have_text("Pijn betekent altijd schade.Mijn antwoord: weet ik niet")


def test_the_cards_follow_each_other_and_the_focus_goes_along(open_widget) -> None:
    page = open_widget(first())
    previous = page.get_by_role("button", name="Vorige kaart")
    expect(previous).to_have_attribute("aria-disabled", "true")
    for number in range(2, len(CARDS) + 1):
        page.get_by_role("button", name="Volgende kaart").click()
        expect(page.get_by_role("heading", name=f"Kaart {number} van {len(CARDS)}")).to_be_focused()
    page.get_by_role("button", name="Bekijk al mijn kaarten").click()
    expect(page.get_by_role("heading", name="Al mijn kaarten")).to_be_focused()
    previous.click()
    expect(statement(page)).to_have_text("Ik kan meer doen zonder dat het slecht is voor mijn rug.")


def test_the_first_time_gives_no_verdict(open_widget) -> None:
    page = open_widget(first())
    answer(page, "waar").check()
    expect(page.locator("[data-part=beside]")).to_have_count(0)
    expect(page.get_by_text("Wat de cursus erover zegt")).to_have_count(0)


def test_the_second_time_shows_the_own_first_answer_only_after_choosing(open_widget) -> None:
    page = open_widget(first(), lesson="00")
    answer(page, "waar").check()
    answer(page, "heel zeker").check()
    page = open_widget(again(), lesson="07", page=page)
    expect(page.get_by_text("Kies eerst. Dan ziet u hier wat u de eerste keer koos.")).to_be_visible()
    ground = "e => getComputedStyle(e).backgroundColor"
    # Room for what comes, without the look of an empty box.
    assert page.locator("[data-part=beside]").evaluate(ground) == "rgba(0, 0, 0, 0)"
    expect(page.get_by_text("waar, heel zeker").first).not_to_be_visible()
    answer(page, "weet ik niet").check()
    expect(beside(page)).to_contain_text("De eerste keerwaar, heel zeker")
    expect(beside(page)).to_contain_text("Nuweet ik niet")
    assert page.locator("[data-part=beside]").evaluate(ground) != "rgba(0, 0, 0, 0)"
    expect(beside(page)).to_contain_text("U kijkt er nu anders naar dan de eerste keer.")
    expect(beside(page)).to_contain_text("Wat de cursus erover zegt: Pijn betekent niet altijd schade.")
    expect(cards(page).first).to_contain_text("De eerste keer: waar, heel zeker")
    answer(page, "waar").check()
    answer(page, "een beetje zeker").check()
    expect(beside(page)).to_contain_text("Uw antwoord is hetzelfde. Hoe zeker u bent, is veranderd.")
    answer(page, "heel zeker").check()
    expect(beside(page)).to_contain_text("Uw antwoord is hetzelfde als de eerste keer.")


def test_answering_again_leaves_the_first_answers_alone(open_widget) -> None:
    page = open_widget(first(), lesson="00")
    answer(page, "waar").check()
    page = open_widget(again(), lesson="07", page=page)
    answer(page, "niet waar").check()
    page = open_widget(again(), lesson="07", page=page)
    expect(answer(page, "niet waar")).to_be_checked()
    page = open_widget(first(), lesson="00", page=page)
    expect(answer(page, "waar")).to_be_checked()
    assert page.evaluate("Object.keys(localStorage)") == [KEY]


def test_without_first_answers_the_second_time_works_too(open_widget) -> None:
    page = open_widget(again())
    answer(page, "niet waar").check()
    expect(beside(page)).to_contain_text("niet ingevuld")
    expect(beside(page)).not_to_contain_text("anders")


@pytest.mark.parametrize(
    "stored",
    [
        {
            "first": {"damage": {"answer": "true", "certain": 7}, "gone": {"answer": "true"}, "scan": 3, "rest": None},
            "again": {},
        },
        {
            "first": {"damage": {"answer": "true"}, "scan": {"answer": "perhaps"}, "toString": {"answer": "true"}},
            "again": {"damage": []},
        },
    ],
)
def test_damaged_answers_are_left_out(open_widget, stored: dict) -> None:
    page = open_widget(first())
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps({"version": 1, "values": stored})]
    )
    page = open_widget(first(), page=page)
    expect(answer(page, "waar")).to_be_checked()
    expect(cards(page).first).to_have_text("Pijn betekent altijd schade.Mijn antwoord: waar")
    expect(page.locator("[data-part=overview]").get_by_text("nog niet gekozen")).to_have_count(len(CARDS) - 1)


def test_with_the_keyboard_alone(open_widget) -> None:
    page = open_widget(again())
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(answer(page, "waar")).to_be_checked()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(answer(page, "niet waar")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(beside(page)).to_contain_text("niet waar, niet zeker")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Kaart 2 van 6")).to_be_focused()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_buttons_stay_in_their_place(open_widget, width: int, height: int) -> None:
    before = {card["key"]: {"answer": "false", "certain": 1} for card in CARDS}
    page = open_widget(BeliefCards(name=NAME, moment="again", first=before), width=width, height=height)
    button, places = page.locator(".steps .w-button").last, []
    top = "button => button.getBoundingClientRect().top + scrollY"
    for _ in CARDS:
        places.append(button.evaluate(top))
        for words in ("waar", "weet ik niet", "niet waar", "een beetje zeker", "niet zeker"):
            answer(page, words).check()
            places.append(button.evaluate(top))
        button.click()
    assert max(places) - min(places) <= 1, places


def test_fingers_have_room_on_the_smallest_phone(open_widget) -> None:
    page = open_widget(again(), width=320, height=700, has_touch=True, is_mobile=True)
    answer(page, "waar").tap()
    for target in page.locator(".course-widget :is(button, .w-choice)").all():
        size = target.bounding_box()
        assert size["width"] >= 44
        assert size["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_paper_all_cards_stand_with_their_answers(open_widget) -> None:
    page = open_widget(again())
    answer(page, "waar").check()
    page.emulate_media(media="print")
    expect(cards(page).first).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)


@pytest.mark.parametrize(("width", "height", "colours"), LOOKS)
def test_axe_finds_nothing(open_widget, axe_violations, width: int, height: int, colours: str) -> None:
    page = open_widget(again(), width=width, height=height, color_scheme=colours)
    assert axe_violations(page) == []
    answer(page, "waar").check()
    assert axe_violations(page) == []
