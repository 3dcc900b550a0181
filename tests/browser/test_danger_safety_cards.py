"""``DangerSafetyCards`` as a reader meets it: tap, add own words, see two lists, keep them."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from widgets.danger_safety_cards.danger_safety_cards import MOST_CHARACTERS, MOST_OWN, DangerSafetyCards

LOOKS = [(320, 700, "dark"), (1280, 800, "light"), (1920, 1080, "dark")]
KEY = "rugpijn/99/kaarten"


def items(page: Page, side: str) -> Locator:
    return page.locator(f"[data-part=list-{side}] li > span")


def card(page: Page, text: str) -> Locator:
    return page.get_by_role("checkbox", name=text)


def own_words(page: Page) -> Locator:
    return page.get_by_label("Iets anders? Schrijf het in uw eigen woorden.")


def add(page: Page, words: str, button: str) -> None:
    own_words(page).fill(words)
    page.get_by_role("button", name=button).click()


@pytest.fixture
def cards(open_widget) -> Page:
    return open_widget(DangerSafetyCards(name="kaarten"))


def test_tapped_cards_stand_on_the_list_of_their_side(cards: Page) -> None:
    expect(cards.get_by_text("Nog niets gekozen.")).to_have_count(2)
    card(cards, "Slecht slapen").check()
    card(cards, "Muziek").check()
    card(cards, "Een beetje bewegen").check()
    expect(items(cards, "danger")).to_have_text(["Slecht slapen"])
    expect(items(cards, "safety")).to_have_text(["Een beetje bewegen", "Muziek"])
    card(cards, "Slecht slapen").uncheck()
    expect(items(cards, "danger")).to_have_count(0)


def test_own_words_go_to_the_list_of_choice(cards: Page) -> None:
    add(cards, "  Veel lawaai  ", "Zet bij gevoeliger")
    expect(items(cards, "danger")).to_have_text(["Veel lawaai"])
    expect(own_words(cards)).to_have_value("")
    expect(cards.locator("[data-part=said]")).to_contain_text("Dat staat nu op uw lijst.")
    add(cards, "Mijn hond", "Zet bij rustiger")
    expect(items(cards, "safety")).to_have_text(["Mijn hond"])


def test_empty_words_and_words_that_are_there_already_are_explained_and_lose_nothing(cards: Page) -> None:
    said = cards.locator("[data-part=said]")
    cards.get_by_role("button", name="Zet bij rustiger").click()
    expect(said).to_have_text("Schrijf eerst een paar woorden.")
    expect(own_words(cards)).to_be_focused()
    add(cards, "Mijn hond", "Zet bij rustiger")
    add(cards, "mijn hond", "Zet bij rustiger")
    expect(said).to_have_text("Dat staat al op uw lijst.")
    expect(own_words(cards)).to_have_value("mijn hond")
    expect(items(cards, "safety")).to_have_count(1)


def test_the_enter_key_asks_for_the_list_and_keeps_the_words(cards: Page) -> None:
    own_words(cards).fill("Mijn hond")
    own_words(cards).press("Enter")
    expect(cards.locator("[data-part=said]")).to_have_text("Kies bij welke lijst het hoort.")
    expect(own_words(cards)).to_have_value("Mijn hond")


def test_at_most_eighty_characters_and_twelve_cards_of_ones_own(cards: Page) -> None:
    own_words(cards).press_sequentially("a" * (MOST_CHARACTERS + 5))
    expect(own_words(cards)).to_have_value("a" * (MOST_CHARACTERS + 5))
    cards.get_by_role("button", name="Zet bij gevoeliger").click()
    expect(cards.locator("[data-part=said]")).to_have_text("Maak het eerst iets korter.")
    expect(own_words(cards)).to_be_focused()
    expect(items(cards, "danger")).to_have_count(0)
    for number in range(MOST_OWN):
        add(cards, f"kaart {number}", "Zet bij gevoeliger")
    add(cards, "nog een", "Zet bij rustiger")
    expect(cards.locator("[data-part=said]")).to_have_text(
        "Er passen 12 eigen kaarten op uw lijst. Haal er eerst een weg."
    )
    expect(own_words(cards)).to_have_value("nog een")
    cards.get_by_role("button", name="Haal weg: kaart 3").click()
    cards.get_by_role("button", name="Zet bij rustiger").click()
    expect(items(cards, "safety")).to_have_text(["nog een"])


def test_taking_away_unticks_the_card_and_leaves_the_keyboard_where_it_was(cards: Page) -> None:
    card(cards, "Slecht slapen").check()
    add(cards, "Veel lawaai", "Zet bij gevoeliger")
    cards.get_by_role("button", name="Haal weg: Slecht slapen").press("Enter")
    expect(card(cards, "Slecht slapen")).not_to_be_checked()
    expect(cards.get_by_role("button", name="Haal weg: Veel lawaai")).to_be_focused()
    cards.keyboard.press("Enter")
    expect(cards.get_by_role("heading", name="Kan mijn alarm gevoeliger maken")).to_be_focused()


def test_everything_works_with_the_keyboard_alone(cards: Page) -> None:
    card(cards, "Slecht slapen").focus()
    cards.keyboard.press("Space")
    own_words(cards).focus()
    cards.keyboard.type("Mijn hond")
    for _ in range(2):
        cards.keyboard.press("Tab")
    cards.keyboard.press("Enter")
    expect(items(cards, "danger")).to_have_text(["Slecht slapen"])
    expect(items(cards, "safety")).to_have_text(["Mijn hond"])


def test_the_lists_survive_a_reload(open_widget) -> None:
    page = open_widget(DangerSafetyCards(name="kaarten"))
    card(page, "Enge woorden over mijn rug").check()
    add(page, "Mijn hond <b>Bo</b> & ik", "Zet bij rustiger")
    page = open_widget(DangerSafetyCards(name="kaarten"), page=page)
    expect(card(page, "Enge woorden over mijn rug")).to_be_checked()
    expect(items(page, "danger")).to_have_text(["Enge woorden over mijn rug"])
    expect(items(page, "safety")).to_have_text(["Mijn hond <b>Bo</b> & ik"])


@pytest.mark.parametrize(
    "kept",
    [
        {"chosen": [1, None, {"a": 1}, "bestaat-niet", "sleep"], "own": []},
        {
            "chosen": ["sleep"],
            "own": [
                None,
                5,
                {"side": "links", "text": "x"},
                {"side": "danger", "text": "  "},
                {"side": "safety", "text": 3},
            ],
        },
        {"chosen": ["sleep"], "own": [["danger", "x"], "x", {"side": "danger"}, {}]},
    ],
)
def test_kept_answers_that_do_not_fit_are_left_out(open_widget, kept: dict) -> None:
    page = open_widget(DangerSafetyCards(name="kaarten"))
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps({"version": 1, "values": kept})])
    page = open_widget(DangerSafetyCards(name="kaarten"), page=page)
    expect(items(page, "danger")).to_have_text(["Slecht slapen"])
    expect(items(page, "safety")).to_have_count(0)
    card(page, "Muziek").check()
    expect(items(page, "safety")).to_have_text(["Muziek"])


def test_kept_words_that_are_too_long_are_shown_whole_and_too_many_are_left_out(open_widget) -> None:
    page = open_widget(DangerSafetyCards(name="kaarten"))
    own = [{"side": "danger", "text": "w" * 300}, *({"side": "safety", "text": f"kaart {n}"} for n in range(40))]
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)",
        [KEY, json.dumps({"version": 1, "values": {"chosen": [], "own": own}})],
    )
    page = open_widget(DangerSafetyCards(name="kaarten"), page=page, width=320)
    expect(items(page, "danger")).to_have_text(["w" * 300])
    expect(items(page, "safety")).to_have_count(MOST_OWN - 1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_is_counted_or_judged(cards: Page) -> None:
    for label in ("Slecht slapen", "Stress of altijd haast", "Muziek"):
        card(cards, label).check()
    words = cards.locator(".course-widget").inner_text()
    assert not any(character.isdigit() or character == "%" for character in words)
    expect(cards.get_by_text("Niemand kan dit voor u meten.")).to_be_visible()


def test_on_paper_the_two_lists_stay(cards: Page) -> None:
    card(cards, "Muziek").check()
    cards.emulate_media(media="print")
    expect(items(cards, "safety")).to_be_visible()
    expect(card(cards, "Muziek")).to_be_hidden()
    expect(own_words(cards)).to_be_hidden()


def test_every_target_is_large_enough_on_a_small_phone(open_widget) -> None:
    page = open_widget(DangerSafetyCards(name="kaarten"), width=320, height=640)
    card(page, "Slecht slapen").check()
    add(page, "Donaudampfschifffahrtsgesellschaftskapitaenswitwe", "Zet bij rustiger")
    targets = page.locator(".course-widget :is(button, input[type=text], label.w-choice)")
    assert targets.count() == 16 + 1 + 2 + 2
    for box in [target.bounding_box() for target in targets.all()]:
        assert box["height"] >= 44
        assert box["width"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("width", "height", "colours"), LOOKS)
def test_axe_finds_nothing(open_widget, axe_violations, width: int, height: int, colours: str) -> None:
    page = open_widget(DangerSafetyCards(name="kaarten"), width=width, height=height, color_scheme=colours)
    card(page, "Slecht slapen").check()
    add(page, "Mijn hond", "Zet bij rustiger")
    assert axe_violations(page) == []
