"""``FlareUpPlan`` in a real browser: by keyboard and touch, to the safety list, on paper; the rest is a component test."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.conftest import Server
from widgets.flare_up_plan.flare_up_plan import MOST_CHARACTERS, FlareUpPlan

HEADER = """() => document.body.insertAdjacentHTML("afterbegin",
  '<header><details class="safety"><summary>Wanneer belt u de dokter?</summary>' +
  '<div class="safety-panel" id="bel-de-dokter" tabindex="0" role="region" aria-label="Lijst">Bel nu</div></details></header>')"""


KEPT = """() => {
  const keep = (key, values) => localStorage.setItem(key, JSON.stringify({ version: 1, saved: new Date().toISOString(), values }));
  keep("rugpijn/07/@plek", { at: 2, title: "Wat haalbaar is", seen: [1], of: 9, left: 8 });
  keep("rugpijn/07/mijn-opvlamplan", { picks: { during: ["step"] }, words: { call: "Els 06-12 34 56 78" } });
}"""


def plan() -> FlareUpPlan:
    return FlareUpPlan(name="mijn-opvlamplan")


def shown(page: Page) -> Locator:
    return page.locator("[data-part=plan] :is(.name, li, .call)")


def test_by_touch_one_press_opens_the_safety_list_of_the_page(open_widget, new_page) -> None:
    page = new_page(width=320, has_touch=True, is_mobile=True)
    page.add_init_script(f"document.addEventListener('DOMContentLoaded', {HEADER})")
    page = open_widget(plan(), page=page)
    links = page.get_by_role("link", name="Wanneer belt u de dokter?")
    expect(links).to_have_count(2)
    for link in (links.first, links.last):
        expect(page.get_by_role("region", name="Lijst")).to_be_hidden()
        link.tap()
        expect(page.get_by_role("region", name="Lijst")).to_be_visible()
        page.evaluate("document.querySelector('details.safety').open = false")
    page.get_by_role("checkbox", name="Ik adem even rustig.").tap()
    page.get_by_label("Wie kan ik bellen of vragen?").fill("w" * MOST_CHARACTERS)
    expect(shown(page)).to_have_text(["Tijdens", "Ik adem even rustig.", "Wie ik kan bellen", "w" * MOST_CHARACTERS])
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    # A number is as wide as its line, also in the largest letters.
    page.get_by_label("Wie kan ik bellen of vragen?").fill("Els 06-12 34 56 78")
    page.evaluate("Object.assign(document.documentElement.dataset, { size: '200', spacing: 'wide' })")
    expect(page.locator("[data-part=plan]").get_by_role("link", name="06-12 34 56 78")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_with_the_keyboard_alone_and_the_plan_survives_a_reload(open_widget) -> None:
    page = open_widget(plan())
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.type('<img src=x onerror="window.hacked = 1">')
    said = [
        "Vooraf",
        "Ik weet: een opvlamming komt vaak voor, en betekent niet altijd schade.",
        '<img src=x onerror="window.hacked = 1">',
    ]
    expect(shown(page)).to_have_text(said)
    page = open_widget(plan(), page=page)
    expect(page.get_by_role("checkbox", name="Ik weet: een opvlamming")).to_be_checked()
    expect(shown(page)).to_have_text(said)
    assert page.evaluate("window.hacked") is None


def test_only_the_plan_is_printed_with_the_safety_list_and_its_numbers_are_plain(open_widget) -> None:
    page = open_widget(plan())
    page.get_by_role("checkbox", name="Ik adem even rustig.").click()
    page.get_by_label("Wie kan ik bellen of vragen?").fill("Els 06-12 34 56 78")
    number = page.locator("[data-part=plan]").get_by_role("link")
    expect(number).to_have_attribute("href", "tel:0612345678")
    assert number.bounding_box()["height"] >= 44
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('afterend', '<div class=safety-print><p>Bel nu</p></div>')"
    )
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print mijn plan").click()
    page.emulate_media(media="print")
    expect(shown(page)).to_have_text(["Tijdens", "Ik adem even rustig.", "Wie ik kan bellen", "Els 06-12 34 56 78"])
    expect(page.get_by_role("heading", name="Mijn plan bij een opvlamming")).to_be_visible()
    expect(page.get_by_text("Bel nu")).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.get_by_role("heading", name="Proef")).to_be_hidden()
    plain = "e => { const [here, around] = [e, e.parentElement].map((one) => getComputedStyle(one)); return here.color === around.color && here.textDecorationLine === 'none'; }"
    assert number.evaluate(plain)


def test_on_a_bad_day_the_own_plan_is_two_taps_from_the_home(course: Server, new_page) -> None:
    page = new_page(360)
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{course.address}/nl/")
    page.evaluate(KEPT)
    page.reload()
    page.get_by_role("main").get_by_role("link", name="Ik heb een slechte dag").click()
    choices = page.locator(".lesson-head li a")
    expect(choices).to_have_count(4)
    # All that one can choose from stands on the first screen.
    assert all(box["y"] + box["height"] <= 780 for box in (choice.bounding_box() for choice in choices.all()))
    page.get_by_role("link", name="Mijn plan bekijken").click()
    call = page.get_by_role("link", name="06-12 34 56 78")
    expect(call).to_be_in_viewport()
    expect(call).to_have_attribute("href", "tel:0612345678")
    expect(shown(page)).to_have_text(
        ["Tijdens", "Ik doe mijn kleinste stap.", "Wie ik kan bellen", "Els 06-12 34 56 78"]
    )
