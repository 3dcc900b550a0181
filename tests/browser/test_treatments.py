"""``Treatments`` as a reader meets it: choose one, put it beside the yardstick, read how unsure it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from widgets.treatments.treatments import TREATMENTS, YARDSTICK, Treatments

SIZES = [(320, 700), (1280, 800), (1920, 1080)]
LOOKS = [(320, 700, "dark"), (1280, 800, "light"), (1920, 1080, "dark")]
DRAWN = "document.querySelector('[data-part=chart]')"
WITH_NUMBER = [each for each in TREATMENTS if each["effect"]]


def behandelingen() -> Treatments:
    return Treatments(name="behandelingen")


def summary(page: Page) -> Locator:
    return page.locator("[data-part=summary]")


def about(page: Page) -> Locator:
    return page.locator("[data-part=about] > :not(.is-away)")


def option(page: Page, text: str) -> Locator:
    return page.get_by_role("radio", name=text, exact=True)


def drawn(page: Page) -> Page:
    page.locator("[data-part=chart][data-drawn=true]").wait_for()
    return page


def test_the_sentence_says_average_margin_and_yardstick(open_widget) -> None:
    page = open_widget(behandelingen())
    expect(summary(page)).to_have_text(
        "Oefenen: gemiddeld 15 punten minder pijn, van de 100. Waarschijnlijk ligt het tussen 12 en 18. De meetlat staat op 20."
    )
    option(page, "Alleen uitleg over pijn").check()
    expect(summary(page)).to_contain_text("tussen 2 punten meer en 14 punten minder")
    expect(about(page)).to_contain_text("Onzeker: misschien is er geen verschil.")


def test_what_has_no_number_is_said_in_words(open_widget) -> None:
    page = open_widget(behandelingen())
    option(page, "Injecties").check()
    expect(summary(page)).to_contain_text("raadt veelgebruikte injecties in of bij de rug sterk af")
    expect(about(page)).to_contain_text("Ongeveer 9 van de 100 mensen hadden daarna langer pijn of stijfheid, de andere 91 niet.")
    page.get_by_text("Laat de getallen zien").click()
    expect(page.get_by_role("row", name="Injecties")).to_contain_text("geen getal")


def test_only_the_chosen_one_is_explained(open_widget) -> None:
    page = open_widget(behandelingen())
    for text, words in (("Een team van behandelaars", "41 onderzoeken"), ("Manuele therapie naast oefenen", "nooit als enige")):
        option(page, text).check()
        expect(about(page)).to_have_count(1)
        expect(about(page)).to_contain_text(words)


def test_the_chart_draws_the_numbers_beside_the_yardstick(open_widget) -> None:
    page = drawn(open_widget(behandelingen()))
    assert page.evaluate(f"{DRAWN}.data[1].x") == [each["effect"][0] for each in WITH_NUMBER]
    for row, each in enumerate(WITH_NUMBER):
        ends = page.evaluate(f"{DRAWN}.data[0].x.filter((x, i) => {DRAWN}.data[0].y[i] === {row})")
        assert each["effect"][1] <= min(ends) < max(ends) <= each["effect"][2]
    assert page.evaluate(f"{DRAWN}.layout.shapes[1].x0") == YARDSTICK
    expect(page.locator("[data-part=chart] .annotation-text", has_text="meetlat: 20")).to_be_visible()


def test_the_chosen_one_is_marked_in_the_chart_not_by_colour_alone(open_widget) -> None:
    page = drawn(open_widget(behandelingen()))
    option(page, "Een team van behandelaars").check()
    expect(page.locator("[data-part=chart] .annotation-text", has_text="▸")).to_contain_text("▸ Een team van behandelaars")


def test_it_says_why_an_average_is_not_people(open_widget) -> None:
    page = open_widget(behandelingen())
    people = page.locator("[data-part=people]")
    expect(people).to_contain_text("een bedacht voorbeeld van 15 punten")
    expect(people).to_contain_text("5 van de 10 mensen merken 30 punten. De andere 5 merken niets.")
    rows = [[int(n) for n in row.locator("text").all_text_contents()] for row in people.locator("[data-part=example] svg").all()]
    assert [sum(row) / len(row) for row in rows] == [15, 15]


def test_where_people_were_counted_they_are_drawn_as_people(open_widget) -> None:
    page = open_widget(behandelingen())
    counted = page.locator("[data-part=counted]")
    expect(counted).to_have_text("Ongeveer 1 van de 10 mensen had daarna langer pijn of stijfheid. De andere 9 niet.")
    expect(counted.locator("g")).to_have_count(10)
    expect(counted.locator("g.none")).to_have_count(9)
    # It is a share of people, so no points stand below them.
    expect(counted.locator("text")).to_have_count(0)


def test_everything_works_with_the_keyboard_alone(open_widget) -> None:
    page = open_widget(behandelingen())
    page.keyboard.press("Tab")
    expect(option(page, "Oefenen")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(summary(page)).to_contain_text("Stap voor stap opbouwen: gemiddeld 6 punten")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("row")).to_have_count(len(TREATMENTS) + 1)


def test_nothing_is_kept(open_widget) -> None:
    page = open_widget(behandelingen())
    option(page, "Injecties").check()
    assert page.evaluate("localStorage.length") == 0
    expect(option(open_widget(behandelingen(), page=page), "Oefenen")).to_be_checked()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_moves_whatever_is_chosen(open_widget, width: int, height: int) -> None:
    page = drawn(open_widget(behandelingen(), width=width, height=height))
    places = {}
    for radio in page.get_by_role("radio").all():
        radio.check()
        name = radio.locator("xpath=..").inner_text()
        places[name] = page.locator("[data-part=people]").evaluate("part => part.getBoundingClientRect().top + scrollY")
    assert max(places.values()) - min(places.values()) <= 1, places


def test_every_target_is_large_enough_and_every_word_fits_a_small_phone(open_widget) -> None:
    page = drawn(open_widget(behandelingen(), width=320, height=640, has_touch=True, is_mobile=True))
    for target in page.locator(".course-widget :is(.w-choice, summary)").all():
        assert target.bounding_box()["height"] >= 44
    option(page, "Uitleg samen met oefenen").tap()
    expect(summary(page)).to_contain_text("gemiddeld 11 punten")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for text in page.locator("[data-part=chart] .annotation-text").all():
        box = text.bounding_box()
        assert 0 <= box["x"] < box["x"] + box["width"] <= 320, text.text_content()
    sizes = page.locator(".ten text").evaluate_all("all => all.map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)")
    assert min(sizes) >= 14


@pytest.mark.parametrize(("width", "height", "colours"), LOOKS)
def test_axe_finds_nothing(open_widget, axe_violations, width: int, height: int, colours: str) -> None:
    page = drawn(open_widget(behandelingen(), width=width, height=height, color_scheme=colours))
    page.get_by_text("Laat de getallen zien").click()
    assert axe_violations(page) == []
