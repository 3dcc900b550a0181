"""The circle of pain and fear in a real browser: by keyboard and touch, and where its words stand."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from widgets.fear_circle.fear_circle import FearCircle

NAME = "mijn-cirkel"
FILLED = {
    "who": "own",
    "picks": {"pain": ["bending"], "thought": ["wrong", "worse"], "avoiding": ["skip"], "small_step": ["together"]},
    "words": {"less": "Ik hang de was niet meer op", "small_step": "Twee sokken ophangen"},
}
OWN = "Ik maak mijn eigen cirkel"
EXAMPLE = "Ik bekijk het voorbeeld van Fatima"
OTHER = "Ik herken mij hier niet in"
WIDE = (768, 1280, 1920)


def place(page: Page, key: str) -> Locator:
    return page.locator(f"[data-part=place-{key}]")


def test_everything_works_by_keyboard_and_survives_a_reload(open_widget) -> None:
    page = open_widget(FearCircle(name=NAME))
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
    page = open_widget(FearCircle(name=NAME), page=page)
    expect(page.get_by_label("tillen")).to_be_checked()
    expect(page.get_by_label("Of in uw eigen woorden")).to_have_value("in de tuin")
    expect(place(page, "pain")).to_contain_text("tillen, in de tuin")
    expect(place(page, "thought")).to_contain_text("Straks gaat er iets mis.")


def test_by_touch_on_a_small_screen_the_steps_stand_below_the_drawing(open_widget, axe_violations) -> None:
    filled = {**FILLED, "words": {"less": "w" * 120}}
    page = open_widget(FearCircle(name=NAME, **filled), width=320, color_scheme="dark", has_touch=True, is_mobile=True)
    drawing, first = page.locator("svg.round").bounding_box(), place(page, "pain").bounding_box()
    assert first["y"] >= drawing["y"] + drawing["height"]
    sizes = page.locator("svg.round text").evaluate_all(
        "all => all.map(e => parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a)"
    )
    assert min(sizes) >= 14
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe_violations(page) == []
    # Emptying is folded away until it is asked for.
    sure = page.get_by_role("button", name="Ja, maak mijn cirkel leeg")
    expect(sure).to_be_hidden()
    page.get_by_text("Maak mijn cirkel leeg", exact=True).tap()
    expect(sure).to_be_visible()
    page.get_by_label(EXAMPLE).tap()
    page.get_by_role("button", name="Bekijk de weg eruit").tap()
    expect(place(page, "small_step")).to_contain_text("Even met Noor in het ondiepe water staan.")
    assert axe_violations(page) == []
    page.get_by_label(OTHER).tap()
    expect(page.locator("[data-part=reply]")).to_contain_text("Goed om te weten")
    assert axe_violations(page) == []


def test_on_a_wide_screen_the_words_stand_in_a_ring(open_widget, axe_violations) -> None:
    page = open_widget(FearCircle(name=NAME, **FILLED), width=WIDE[0])
    for width in WIDE:
        page.set_viewport_size({"width": width, "height": 844})
        expect(page.locator("svg.round")).to_be_hidden()
        boxes = {key: place(page, key).bounding_box() for key in ("pain", "thought", "fear", "avoiding", "less")}
        middle = boxes["pain"]["x"] + boxes["pain"]["width"] / 2
        assert boxes["avoiding"]["x"] < middle < boxes["fear"]["x"], width
        assert boxes["pain"]["y"] < boxes["thought"]["y"] < boxes["fear"]["y"], width
        assert boxes["less"]["y"] == boxes["thought"]["y"], width
    assert axe_violations(page) == []
