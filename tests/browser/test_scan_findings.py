"""``ScanFindings`` as a reader meets it: a finding or an age, and always people with back pain beside it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from widgets.scan_findings.scan_findings import FINDINGS, ScanFindings

SIZES = [(320, 700), (1280, 800), (1920, 1080)]
LOOKS = [(320, 700, "dark"), (1280, 800, "light"), (1920, 1080, "dark")]
DRAWN = "document.querySelector('[data-part=chart]')"


def scans() -> ScanFindings:
    return ScanFindings(name="scans")


def summary(page: Page) -> Locator:
    return page.locator("[data-part=summary]")


def counter(page: Page) -> Locator:
    return page.locator("[data-part=counter] .one-of > p:not(.is-away)")


def option(page: Page, text: str) -> Locator:
    return page.get_by_role("radio", name=text, exact=True)


def drawn(page: Page) -> Page:
    page.locator("[data-part=chart][data-drawn=true]").wait_for()
    return page


def test_a_finding_is_shown_at_every_age_with_the_others_named(open_widget) -> None:
    page = open_widget(scans())
    expect(option(page, "de schijf puilt wat uit")).to_be_checked()
    expect(summary(page)).to_have_text(
        "Van de 100 mensen van 20 jaar zonder rugpijn hebben er ongeveer 30 een schijf die wat uitpuilt. "
        "De andere 70 niet. Bij mensen van 80 jaar zijn het er ongeveer 84, en 16 niet."
    )
    option(page, "de schijf is wat dunner").check()
    expect(summary(page)).to_contain_text("Bij mensen van 50 jaar zijn het er ongeveer 56, en 44 niet.")


def test_an_age_is_shown_with_every_finding(open_widget) -> None:
    page = open_widget(scans())
    option(page, "60 jaar").check()
    expect(option(page, "de schijf puilt wat uit")).not_to_be_checked()
    expect(summary(page)).to_contain_text(
        "Van de 100 mensen van 60 jaar zonder rugpijn hebben er ongeveer 88 een schijf die ouder is geworden."
    )
    page.get_by_text("Laat de getallen zien").click()
    expect(page.get_by_role("row")).to_have_count(len(FINDINGS) + 1)
    expect(page.get_by_role("row", name="de schijf puilt wat uit")).to_contain_text("hierover weten we te weinig")


def test_what_is_not_known_well_enough_is_not_drawn(open_widget) -> None:
    page = drawn(open_widget(scans()))
    assert page.evaluate(f"{DRAWN}.data[0].y") == [0, 1, 2, 3, 6]
    expect(page.locator("[data-part=chart] .annotation-text", has_text="hierover weten we te weinig")).to_have_count(2)
    expect(option(page, "70 jaar")).to_have_count(0)


def test_a_bar_fades_round_its_number(open_widget) -> None:
    page = drawn(open_widget(scans()))
    ends = page.evaluate(f"{DRAWN}.data[1].x.filter((x, i) => {DRAWN}.data[1].y[i] === 3)")
    assert min(ends) < 60 < max(ends)
    assert sum(ends) / len(ends) == pytest.approx(60)
    assert max(page.evaluate(f"{DRAWN}.data[1].x")) <= 100


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "de schijf puilt wat uit",
            "Bij mensen met rugpijn komt dit tot 50 jaar wel vaker voor. Hoeveel vaker, is heel onzeker.",
        ),
        ("een wervel ligt iets naar voren", "Of dit bij mensen met rugpijn vaker voorkomt, is niet duidelijk."),
        ("de schijf is wat droger", "Hiervan hebben wij geen goede vergelijking met mensen met rugpijn."),
        ("80 jaar", "Mensen met en zonder rugpijn zijn vergeleken tot 50 jaar."),
    ],
)
def test_people_with_back_pain_always_stand_beside_it(open_widget, text: str, said: str) -> None:
    page = open_widget(scans())
    option(page, text).check()
    expect(counter(page)).to_be_visible()
    expect(counter(page)).to_contain_text(said)
    expect(page.get_by_text("Hij zegt ook niet dat er niets aan de hand is.")).to_be_visible()


def test_everything_works_with_the_keyboard_alone(open_widget) -> None:
    page = open_widget(scans())
    page.keyboard.press("Tab")
    expect(option(page, "de schijf puilt wat uit")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(summary(page)).to_contain_text("een schijf waarvan een stukje uitsteekt")
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    expect(option(page, "20 jaar")).to_be_focused()
    expect(summary(page)).to_contain_text("mensen van 20 jaar")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("row").first).to_be_visible()


def test_nothing_is_kept(open_widget) -> None:
    page = open_widget(scans())
    option(page, "50 jaar").check()
    assert page.evaluate("localStorage.length") == 0
    page = open_widget(scans(), page=page)
    expect(option(page, "de schijf puilt wat uit")).to_be_checked()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_moves_whatever_is_chosen(open_widget, width: int, height: int) -> None:
    page = drawn(open_widget(scans(), width=width, height=height))
    places = {}
    for radio in page.get_by_role("radio").all():
        radio.check()
        name = radio.locator("xpath=..").inner_text()
        places[name] = page.locator(".w-note").evaluate("note => note.getBoundingClientRect().top + scrollY")
    assert max(places.values()) - min(places.values()) <= 1, places


def test_every_target_is_large_enough_and_every_word_fits_a_small_phone(open_widget) -> None:
    page = drawn(open_widget(scans(), width=320, height=640, has_touch=True, is_mobile=True))
    for target in page.locator(".course-widget :is(.w-choice, summary)").all():
        assert target.bounding_box()["height"] >= 44
        assert target.bounding_box()["width"] >= 44
    option(page, "50 jaar").tap()
    expect(summary(page)).to_contain_text("50 jaar")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    labels = page.locator("[data-part=chart] .annotation-text").evaluate_all(
        "all => all.map((text) => { const box = text.getBoundingClientRect(); return [Math.round(box.top), box.left, box.right]; })"
    )
    for top, left, right in labels:
        assert 0 <= left < right <= 320
        assert not [other for other in labels if abs(other[0] - top) < 3 and left < other[1] < right]


@pytest.mark.parametrize(("width", "height", "colours"), LOOKS)
def test_axe_finds_nothing(open_widget, axe_violations, width: int, height: int, colours: str) -> None:
    page = drawn(open_widget(scans(), width=width, height=height, color_scheme=colours))
    page.get_by_text("Laat de getallen zien").click()
    assert axe_violations(page) == []
    option(page, "60 jaar").check()
    assert axe_violations(page) == []
