"""``FlareUpPlan`` as a reader meets it: three parts, whom to call, and the way to the safety list."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from widgets.flare_up_plan.flare_up_plan import MOST_CHARACTERS, FlareUpPlan

KEY = "rugpijn/99/mijn-opvlamplan"
HEADER = """() => document.body.insertAdjacentHTML("afterbegin",
  '<header><details class="safety"><summary>Wanneer belt u de dokter?</summary>' +
  '<div class="safety-panel" id="bel-de-dokter" tabindex="0" role="region" aria-label="Lijst">Bel nu</div></details></header>')"""


def plan() -> FlareUpPlan:
    return FlareUpPlan(name="mijn-opvlamplan")


def shown(page: Page) -> Locator:
    return page.locator("[data-part=plan] :is(.name, li, .call)")


@pytest.fixture
def page(open_widget) -> Page:
    return open_widget(plan())


def test_the_plan_is_what_was_picked_and_written(page: Page) -> None:
    expect(page.get_by_text("Hier komt uw plan te staan.")).to_be_visible()
    page.get_by_role("checkbox", name="Ik vraag iemand om hulp.").check()
    page.get_by_role("checkbox", name="Ik doe mijn kleinste stap.").check()
    page.get_by_label("Daarna, in mijn eigen woorden").fill("Koffie met Els")
    page.get_by_label("Wie kan ik bellen of vragen?").fill("Els: 06 00 00 00 00")
    expect(shown(page)).to_have_text(
        [
            "Tijdens",
            "Ik doe mijn kleinste stap.",
            "Ik vraag iemand om hulp.",
            "Daarna",
            "Koffie met Els",
            "Wie ik kan bellen",
            "Els: 06 00 00 00 00",
        ]
    )
    page.get_by_role("checkbox", name="Ik vraag iemand om hulp.").uncheck()
    expect(shown(page)).to_have_count(6)


def test_the_safety_list_is_named_first_and_on_the_plan(page: Page) -> None:
    expect(page.locator("[data-part=safety-pointer]")).to_contain_text("Is er iets nieuw of heel anders")
    expect(page.locator("[data-part=plan]")).to_contain_text("Kijk dan eerst bij “Wanneer belt u de dokter?”.")


def test_on_a_page_of_the_course_one_press_opens_the_safety_list(open_widget, page: Page) -> None:
    page.add_init_script(f"document.addEventListener('DOMContentLoaded', {HEADER})")
    page = open_widget(plan(), page=page)
    links = page.get_by_role("link", name="Wanneer belt u de dokter?")
    expect(links).to_have_count(2)
    for link in (links.first, links.last):
        expect(page.get_by_role("region", name="Lijst")).to_be_hidden()
        link.click()
        expect(page.get_by_role("region", name="Lijst")).to_be_visible()
        page.evaluate("document.querySelector('details.safety').open = false")


def test_the_plan_survives_a_reload(open_widget, page: Page) -> None:
    page.get_by_role("checkbox", name="Ik adem even rustig.").check()
    page.get_by_label("Tijdens, in mijn eigen woorden").fill('<img src=x onerror="window.hacked = 1">')
    page = open_widget(plan(), page=page)
    expect(page.get_by_role("checkbox", name="Ik adem even rustig.")).to_be_checked()
    expect(shown(page).last).to_contain_text("<img src=x")
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize(
    "values",
    [
        {"picks": {"during": ["breathe", "nothing", 3], "else": ["x"], "after": "again"}, "words": {"call": 5}},
        {"picks": {"during": ["breathe"]}, "words": {"before": ["x"], "constructor": "y", "during": "  "}},
    ],
)
def test_damaged_values_are_left_out(open_widget, page: Page, values: dict) -> None:
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps({"version": 1, "values": values})]
    )
    page = open_widget(plan(), page=page)
    expect(shown(page)).to_have_text(["Tijdens", "Ik adem even rustig."])


def test_only_the_plan_is_printed_with_the_safety_list(page: Page) -> None:
    page.get_by_role("checkbox", name="Ik adem even rustig.").check()
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('afterend', '<div class=safety-print><p>Bel nu</p></div>')"
    )
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print mijn plan").click()
    page.emulate_media(media="print")
    expect(shown(page)).to_have_text(["Tijdens", "Ik adem even rustig."])
    expect(page.get_by_role("heading", name="Mijn plan bij een opvlamming")).to_be_visible()
    expect(page.get_by_text("Bel nu")).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.get_by_role("heading", name="Proef")).to_be_hidden()


def test_a_number_can_be_tapped_and_is_plain_on_paper(page: Page) -> None:
    page.get_by_label("Wie kan ik bellen of vragen?").fill(
        "Els 06-12 34 56 78\nop 01-02-2026 <img src=x onerror=alert(1)>\n+31 (0)76 123 45 67"
    )
    page.get_by_label("Tijdens, in mijn eigen woorden").fill("Ik bel Els: 0612345678")
    numbers = page.locator("[data-part=plan]").get_by_role("link")
    expect(numbers).to_have_text(["0612345678", "06-12 34 56 78", "+31 (0)76 123 45 67"])
    assert [link.get_attribute("href") for link in numbers.all()] == [
        "tel:0612345678",
        "tel:0612345678",
        "tel:+31761234567",
    ]
    assert all(link.bounding_box()["height"] >= 44 for link in numbers.all())
    expect(page.locator("[data-part=plan] img")).to_have_count(0)
    page.emulate_media(media="print")
    plain = "e => { const [here, around] = [e, e.parentElement].map((one) => getComputedStyle(one)); return here.color === around.color && here.textDecorationLine === 'none'; }"
    assert all(link.evaluate(plain) for link in numbers.all())


def test_with_the_keyboard_alone(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.type("Warme sokken")
    expect(shown(page)).to_have_text(
        ["Vooraf", "Ik weet: een opvlamming komt vaak voor, en betekent niet altijd schade.", "Warme sokken"]
    )


def test_fingers_have_room_on_the_smallest_phone(open_widget) -> None:
    page = open_widget(plan(), width=320, height=700, has_touch=True, is_mobile=True)
    page.get_by_role("checkbox", name="Ik adem even rustig.").tap()
    page.get_by_label("Wie kan ik bellen of vragen?").fill("w" * MOST_CHARACTERS)
    for target in page.locator("button, .w-choice, textarea").all():
        size = target.bounding_box()
        assert size["width"] >= 44
        assert size["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark"), (1920, "light")])
def test_axe_finds_nothing(open_widget, axe_violations, width: int, scheme: str) -> None:
    page = open_widget(plan(), width=width, color_scheme=scheme)
    page.get_by_role("checkbox", name="Ik adem even rustig.").check()
    page.get_by_label("Wie kan ik bellen of vragen?").fill("Els")
    assert axe_violations(page) == []
