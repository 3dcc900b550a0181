"""The circle of pain and fear in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from widgets.fear_circle.fear_circle import FearCircle

OWN = "Ik maak mijn eigen cirkel"
EXAMPLE = "Ik bekijk het voorbeeld van Fatima"
OTHER = "Ik herken mij hier niet in"
FILLED = {
    "who": "own",
    "picks": {"pain": ["bending"], "thought": ["wrong", "worse"], "avoiding": ["skip"], "small_step": ["together"]},
    "words": {"less": "Ik hang de was niet meer op", "small_step": "Twee sokken ophangen"},
}


@pytest.fixture
def open_circle(open_widget) -> Callable[..., Page]:
    return lambda page=None, kept=None, **options: open_widget(
        FearCircle(name="mijn-cirkel", **(kept or {})), page=page, **options
    )


def place(page: Page, key: str):
    return page.locator(f"[data-part=place-{key}]")


def test_at_first_the_circle_says_what_each_step_is_about(open_circle) -> None:
    page = open_circle()
    expect(page.get_by_role("heading", name="Hoe loopt het rondje bij u?")).to_be_visible()
    expect(page.get_by_text("Niet iedereen met rugpijn zit in deze cirkel.")).to_be_visible()
    steps = page.get_by_role("list", name="De cirkel").get_by_role("listitem")
    expect(steps).to_have_count(5)
    expect(steps.nth(3)).to_contain_text("Iets niet meer doen")


def test_choices_and_own_words_fill_the_circle_step_by_step(open_circle) -> None:
    page = open_circle()
    page.get_by_label(OWN).check()
    page.get_by_label("tillen").check()
    expect(place(page, "pain")).to_contain_text("Pijn bij: tillen")
    page.get_by_role("button", name="Verder naar: een gedachte").click()
    expect(page.get_by_role("heading", name="Stap 2 van 5: een gedachte")).to_be_focused()
    page.get_by_label("Straks gaat er iets mis.").check()
    page.get_by_label("Of in uw eigen woorden").fill("Als ik straks maar kan opstaan")
    expect(place(page, "thought")).to_contain_text("Straks gaat er iets mis.")
    expect(place(page, "thought")).to_contain_text("Als ik straks maar kan opstaan")
    expect(place(page, "fear")).to_contain_text("Nog leeg")


def test_the_step_that_is_open_can_be_gone_to(open_circle) -> None:
    page = open_circle(kept=FILLED)
    page.get_by_role("button", name="Pas stap 1 aan: Pijn").click()
    expect(page.get_by_role("heading", name="Stap 1 van 5: pijn")).to_be_focused()


def test_the_way_out_is_about_the_same_example(open_circle) -> None:
    page = open_circle(kept=FILLED)
    for name in ("een gedachte", "zorg of angst", "vermijden en opletten", "steeds minder"):
        page.get_by_role("button", name=f"Verder naar: {name}").click()
    page.get_by_role("button", name="Bekijk de weg eruit").click()
    way_out = page.get_by_role("list", name="De weg eruit").get_by_role("listitem")
    expect(way_out).to_have_count(5)
    expect(way_out.nth(1)).to_contain_text("Samen met iemand die ik vertrouw.")
    expect(way_out.nth(1)).to_contain_text("Twee sokken ophangen")
    expect(way_out.nth(4)).to_contain_text("Uw voorbeeld: bukken.")
    page.get_by_role("button", name="Terug naar de cirkel").click()
    expect(page.get_by_role("list", name="Mijn cirkel")).to_be_visible()


def test_a_step_in_the_circle_opens_again(open_circle) -> None:
    page = open_circle(kept=FILLED)
    page.get_by_role("button", name="Pas stap 5 aan: Steeds minder").click()
    expect(page.get_by_role("heading", name="Stap 5 van 5: steeds minder")).to_be_focused()
    expect(page.get_by_label("Of in uw eigen woorden")).to_have_value("Ik hang de was niet meer op")
    expect(place(page, "less")).to_have_attribute("aria-current", "step")


def test_the_example_of_fatima_needs_nothing_of_ones_own(open_circle) -> None:
    page = open_circle()
    page.get_by_label(EXAMPLE).check()
    expect(page.get_by_text("Een verzonnen voorbeeld.")).to_be_visible()
    expect(place(page, "fear")).to_contain_text("Ze wordt bang om te zwemmen.")
    expect(page.get_by_role("textbox")).to_have_count(0)
    page.get_by_role("button", name="Bekijk de weg eruit").click()
    expect(place(page, "small_step")).to_contain_text("Even met Noor in het ondiepe water staan.")


def test_not_recognising_oneself_is_a_full_answer(open_circle) -> None:
    page = open_circle()
    page.get_by_label(OTHER).check()
    expect(page.locator("[data-part=reply]")).to_contain_text("Goed om te weten")
    expect(page.locator("[data-part=picture]")).to_have_count(0)
    page.get_by_label("Wat speelt er bij u mee?").fill("Vooral slecht slapen")
    again = open_circle(page=page)
    expect(again.get_by_label(OTHER)).to_be_checked()
    expect(again.get_by_label("Wat speelt er bij u mee?")).to_have_value("Vooral slecht slapen")


def test_what_was_chosen_and_written_survives_a_reload(open_circle) -> None:
    page = open_circle()
    page.get_by_label(OWN).check()
    page.get_by_label("wandelen").check()
    page.get_by_label("Of in uw eigen woorden").fill("met de hond")
    again = open_circle(page=page)
    expect(again.get_by_label("wandelen")).to_be_checked()
    expect(place(again, "pain")).to_contain_text("Pijn bij: wandelen, met de hond")


def test_the_circle_is_emptied_only_after_a_second_press(open_circle) -> None:
    page = open_circle(kept=FILLED)
    page.get_by_text("Maak mijn cirkel leeg", exact=True).click()
    expect(place(page, "pain")).to_contain_text("bukken")
    page.get_by_role("button", name="Ja, maak mijn cirkel leeg").click()
    expect(place(page, "pain")).to_contain_text("Nog leeg")
    expect(page.get_by_role("heading", name="Stap 1 van 5: pijn")).to_be_focused()
    expect(open_circle(page=page).get_by_label("bukken")).not_to_be_checked()


def test_own_words_beyond_120_characters_are_told_and_not_lost(open_circle) -> None:
    page = open_circle()
    page.get_by_label(OWN).check()
    box = page.get_by_label("Of in uw eigen woorden")
    box.press_sequentially("x" * 110)
    expect(page.locator("[data-part=room]")).to_have_text("Er passen nog 10 letters bij.")
    box.press_sequentially("y" * 20)
    long = "x" * 110 + "y" * 20
    expect(box).to_have_value(long)
    expect(page.locator("[data-part=room]")).to_contain_text("Er passen 120 letters in, en hier staan er 130.")
    # Also when the reader looks at another step first.
    page.get_by_role("button", name="Verder naar:").click()
    expect(box).to_have_value("")
    page.get_by_role("button", name="Terug naar:").click()
    expect(box).to_have_value(long)
    # Emptied is emptied.
    page.get_by_label("bukken").check()
    page.get_by_text("Maak mijn cirkel leeg", exact=True).click()
    page.get_by_role("button", name="Ja, maak mijn cirkel leeg").click()
    expect(box).to_have_value("")


def test_own_words_are_shown_as_words_only(open_circle) -> None:
    page = open_circle(kept={**FILLED, "words": {"less": "<b onclick=x>weg</b>"}})
    expect(place(page, "less")).to_contain_text("<b onclick=x>weg</b>")


@pytest.mark.parametrize(
    "kept",
    [
        {"who": "robot", "picks": {"pain": "bending"}, "words": {"pain": 3}},
        {"who": "own", "picks": {"pain": ["gone", 4, None]}, "words": {"unknown": "tekst", "fear": ["x"]}},
        {"who": "own", "picks": {"pain": ["bending", "lifting"]}, "words": {"pain": "z" * 9000}},
    ],
)
def test_impossible_kept_answers_are_left_out(open_circle, kept: dict) -> None:
    page = open_circle(kept=kept)
    expect(page.get_by_role("listitem")).to_have_count(5)
    # Words that were kept are never cut off, however long.
    whole = kept["words"].get("pain") if isinstance(kept["words"].get("pain"), str) else ""
    for box in page.get_by_role("textbox").all():
        expect(box).to_have_value(whole)


def test_everything_works_by_keyboard(open_circle) -> None:
    page = open_circle()
    page.get_by_label(OWN).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(place(page, "pain")).to_contain_text("bukken")
    page.keyboard.press("ArrowDown")
    expect(place(page, "pain")).to_contain_text("tillen")
    page.keyboard.press("Tab")
    page.keyboard.type("in de tuin")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Stap 2 van 5")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(place(page, "thought")).to_contain_text("Straks gaat er iets mis.")
    expect(place(page, "pain")).to_contain_text("tillen, in de tuin")


def test_targets_are_large_and_nothing_is_wider_than_a_small_screen(open_circle) -> None:
    page = open_circle(kept={**FILLED, "words": {"less": "w" * 120}}, width=320)
    for target in page.locator(".course-widget :is(button, summary, textarea, label.w-choice)").all():
        box = target.bounding_box()
        assert box["height"] >= 43.9, target.inner_text()
        assert box["x"] + box["width"] <= 320
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_a_small_screen_the_steps_stand_below_the_drawing(open_circle) -> None:
    page = open_circle(width=320)
    drawing, first = page.locator("svg.round").bounding_box(), place(page, "pain").bounding_box()
    assert first["y"] >= drawing["y"] + drawing["height"]
    sizes = page.locator("svg.round text").evaluate_all(
        "all => all.map(e => parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a)"
    )
    assert min(sizes) >= 14


@pytest.mark.parametrize("width", [768, 1280, 1920])
def test_on_a_wide_screen_the_words_stand_in_a_ring(open_circle, width: int) -> None:
    page = open_circle(kept=FILLED, width=width)
    expect(page.locator("svg.round")).to_be_hidden()
    boxes = {key: place(page, key).bounding_box() for key in ("pain", "thought", "fear", "avoiding", "less")}
    middle = boxes["pain"]["x"] + boxes["pain"]["width"] / 2
    assert boxes["avoiding"]["x"] < middle < boxes["fear"]["x"]
    assert boxes["pain"]["y"] < boxes["thought"]["y"] < boxes["fear"]["y"]
    assert boxes["less"]["y"] == boxes["thought"]["y"]


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light"), (1920, "dark")])
def test_nothing_stands_in_the_way_of_a_screen_reader(open_circle, axe_violations, width: int, scheme: str) -> None:
    page = open_circle(kept=FILLED, width=width, color_scheme=scheme)
    assert axe_violations(page) == []
    page.get_by_label(EXAMPLE).check()
    page.get_by_role("button", name="Bekijk de weg eruit").click()
    assert axe_violations(page) == []
    page.get_by_label(OTHER).check()
    assert axe_violations(page) == []
