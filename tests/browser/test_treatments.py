"""``Treatments`` as a reader meets it: choose one, put it beside the yardstick, read how unsure it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from widgets.treatments.treatments import BOTHERED_AFTER_INJECTIONS, TREATMENTS, YARDSTICK, Treatments

SIZES = [(320, 700), (1280, 800), (1920, 1080)]
LOOKS = [(320, 700, "dark"), (1280, 800, "light"), (1920, 1080, "dark")]
DRAWN = "document.querySelector('[data-part=chart]')"


def behandelingen() -> Treatments:
    return Treatments(name="behandelingen")


def answer(page: Page) -> Locator:
    """The sentence that is seen, below the chosen one."""
    return page.locator("[data-part=answer] p:not(.is-away)")


def heard(page: Page) -> Locator:
    """The same sentence, for who hears the page."""
    return page.get_by_role("main").get_by_role("status")


def bars(outcome: str) -> list[list[float | None]]:
    return [bar["effect"] for each in behandelingen()._treatments for bar in each[outcome]["bars"]]


def about(page: Page) -> Locator:
    return page.locator("[data-part=about] > :not(.is-away)")


def option(page: Page, text: str) -> Locator:
    return page.get_by_role("radio", name=text, exact=True)


def drawn(page: Page) -> Page:
    # A chart is drawn when it comes near.
    page.locator("[data-part=chart]").scroll_into_view_if_needed()
    page.locator("[data-part=chart][data-drawn=true]").wait_for()
    return page


def test_the_sentence_says_average_margin_and_yardstick(open_widget) -> None:
    page = open_widget(behandelingen())
    expect(answer(page)).to_have_text(
        "Oefenen: gemiddeld 15 punten minder pijn, van de 100. Waarschijnlijk ligt het tussen 12 en 18. In de betere onderzoeken: 7. "
        "Waarschijnlijk ligt het tussen 2 en 12. De laatste getallen zijn omgerekend door ons. De meetlat staat op 20."
    )
    option(page, "Alleen uitleg over pijn").check()
    expect(answer(page)).to_contain_text("tussen 2 punten meer en 14 punten minder")
    expect(about(page)).to_contain_text("Onzeker: misschien is er bijna niets van te merken.")


def test_what_people_can_do_has_its_own_yardstick(open_widget) -> None:
    page = drawn(open_widget(behandelingen()))
    option(page, "Coaching bij denken en bewegen").check()
    option(page, "wat u kunt").check()
    sentence = (
        "Coaching bij denken en bewegen: van 24 gewone dingen konden mensen er gemiddeld 3,5 meer. Waarschijnlijk ligt het tussen 2 en 4,9. "
        "De meetlat staat op 5."
    )
    expect(answer(page)).to_have_text(sentence)
    expect(heard(page)).to_have_text(sentence)
    expect(page.locator("[data-part=chart] .annotation-text", has_text="meetlat: 5")).to_be_visible()
    page.get_by_text("Laat de getallen zien").click()
    expect(page.get_by_role("columnheader", name="Wat mensen meer konden, van 24 dingen")).to_be_visible()
    expect(page.get_by_role("row", name="Coaching bij denken en bewegen 3,5")).to_contain_text("2 en 4,9")
    expect(page.get_by_role("row", name="Stap voor stap opbouwen 1,6")).to_contain_text("0,7 en 2,4, omgerekend")
    option(page, "Manuele therapie").check()
    expect(answer(page)).to_have_text("Wij hebben geen getal over wat mensen hierna meer konden.")


def test_what_has_no_number_is_said_in_words(open_widget) -> None:
    page = open_widget(behandelingen())
    option(page, "Injecties").check()
    expect(answer(page)).to_contain_text("raadt veelgebruikte injecties in of bij de rug sterk af")
    page.get_by_text("Laat de getallen zien").click()
    expect(page.get_by_role("row", name="Injecties")).to_contain_text("geen getal")


def test_only_the_chosen_one_is_explained(open_widget) -> None:
    page = open_widget(behandelingen())
    for text, words in (("Een team van behandelaars", "41 onderzoeken"), ("Manuele therapie", "nooit als enige")):
        option(page, text).check()
        expect(about(page)).to_have_count(1)
        expect(about(page)).to_contain_text(words)


@pytest.mark.parametrize(("outcome", "name"), [("pain", "pijn"), ("function", "wat u kunt")])
def test_the_chart_draws_the_numbers_in_parts_of_the_yardstick(open_widget, outcome: str, name: str) -> None:
    page = drawn(open_widget(behandelingen()))
    option(page, name).check()
    yardstick = YARDSTICK[outcome]
    page.wait_for_function(f"{DRAWN}.data[1].x.length === {len(bars(outcome))}")
    assert page.evaluate(f"{DRAWN}.data[1].x") == pytest.approx([mean / yardstick for mean, _, _ in bars(outcome)])
    for row, (_, low, high) in enumerate(bars(outcome)):
        ends = page.evaluate(f"{DRAWN}.data[0].x.filter((x, i) => {DRAWN}.data[0].y[i] === {row})")
        if low is None:
            assert ends == []
        else:
            assert low / yardstick <= min(ends) < max(ends) <= high / yardstick
    assert page.evaluate(f"{DRAWN}.layout.shapes[1].x0") == 1
    expect(page.locator("[data-part=chart] .annotation-text", has_text=f"meetlat: {yardstick}")).to_be_visible()


def test_control_sentence_and_drawing_are_on_one_screen_of_a_phone(open_widget) -> None:
    page = drawn(open_widget(behandelingen(), width=360, height=780, has_touch=True, is_mobile=True))
    for name in ("Coaching bij denken en bewegen", "Zenuwen verhitten naast oefenen", "Oefenen"):
        radio = option(page, name)
        radio.scroll_into_view_if_needed()
        before = radio.bounding_box()["y"]
        radio.tap()
        expect(answer(page)).to_contain_text(name)
        # What was tapped stays under the finger; the answer and its drawing follow right below it.
        assert abs(radio.bounding_box()["y"] - before) <= 2
        label = radio.locator("xpath=..").bounding_box()
        shown = page.locator("[data-part=answer]").bounding_box()
        assert 0 <= shown["y"] - (label["y"] + label["height"]) <= 16
        assert label["height"] + shown["height"] <= 600
        expect(page.locator("[data-part=beside] .mean")).to_have_count(2 if name == "Oefenen" else 1)


def test_the_chosen_one_is_marked_in_the_chart_not_by_colour_alone(open_widget) -> None:
    page = drawn(open_widget(behandelingen()))
    option(page, "Een team van behandelaars").check()
    expect(page.locator("[data-part=chart] .annotation-text", has_text="▸")).to_contain_text(
        "▸ Een team van behandelaars"
    )


def test_it_says_why_an_average_is_not_people(open_widget) -> None:
    page = open_widget(behandelingen())
    people = page.locator("[data-part=people]")
    expect(people).to_contain_text("een bedacht voorbeeld van 15 punten")
    expect(people).to_contain_text("5 van de 10 mensen merken 30 punten. De andere 5 merken niets.")
    rows = [
        [int(n) for n in row.locator("text").all_text_contents()]
        for row in people.locator("[data-part=example] svg").all()
    ]
    assert [sum(row) / len(row) for row in rows] == [15, 15]


def test_where_people_were_counted_the_others_and_the_doubt_stand_beside_it(open_widget) -> None:
    counted = open_widget(behandelingen()).locator("[data-part=counted]")
    n = BOTHERED_AFTER_INJECTIONS
    expect(counted).to_contain_text(
        f"Ongeveer {n} van de 100 mensen hadden daarna langer pijn of stijfheid, de andere {100 - n} niet. Dat getal is onzeker."
    )


def test_everything_works_with_the_keyboard_alone(open_widget) -> None:
    page = open_widget(behandelingen())
    page.keyboard.press("Tab")
    expect(option(page, "pijn")).to_be_focused()
    page.keyboard.press("Tab")
    expect(option(page, "Oefenen")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(option(page, "Stap voor stap opbouwen")).to_be_focused()
    expect(heard(page)).to_contain_text("Stap voor stap opbouwen: gemiddeld 6 punten")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    # One has two bars.
    expect(page.get_by_role("row")).to_have_count(len(TREATMENTS) + 2)


def test_nothing_is_kept(open_widget) -> None:
    page = open_widget(behandelingen())
    option(page, "Injecties").check()
    assert page.evaluate("localStorage.length") == 0
    expect(option(open_widget(behandelingen(), page=page), "Oefenen")).to_be_checked()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_moves_whatever_is_chosen(open_widget, width: int, height: int) -> None:
    page = drawn(open_widget(behandelingen(), width=width, height=height))
    places = {}
    for outcome in ("pijn", "wat u kunt"):
        option(page, outcome).check()
        for radio in page.locator(".picks").get_by_role("radio").all():
            radio.check()
            name = f"{outcome}: {radio.locator('xpath=..').inner_text()}"
            places[name] = page.locator("[data-part=people]").evaluate(
                "part => part.getBoundingClientRect().top + scrollY"
            )
    assert max(places.values()) - min(places.values()) <= 1, places


def test_every_target_is_large_enough_and_every_word_fits_a_small_phone(open_widget) -> None:
    page = drawn(open_widget(behandelingen(), width=320, height=640, has_touch=True, is_mobile=True))
    for target in page.locator(".course-widget :is(.w-choice, summary)").all():
        assert target.bounding_box()["height"] >= 44
    option(page, "Uitleg samen met oefenen").tap()
    expect(answer(page)).to_contain_text("gemiddeld 11 punten")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for text in page.locator("[data-part=chart] .annotation-text").all():
        box = text.bounding_box()
        assert 0 <= box["x"] < box["x"] + box["width"] <= 320, text.text_content()
    sizes = page.locator(".ten text").evaluate_all(
        "all => all.map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
    )
    assert min(sizes) >= 14


@pytest.mark.parametrize(("width", "height", "colours"), LOOKS)
def test_axe_finds_nothing(open_widget, axe_violations, width: int, height: int, colours: str) -> None:
    page = drawn(open_widget(behandelingen(), width=width, height=height, color_scheme=colours))
    page.get_by_text("Laat de getallen zien").click()
    assert axe_violations(page) == []
