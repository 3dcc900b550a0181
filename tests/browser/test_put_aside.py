"""What could not be read is not gone: on "Mijn cursus" it is read as far as that goes, put back or taken away."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_my_course import KEPT, entry, part
from tests.browser.test_transfer import (  # noqa: F401 (device is a fixture)
    HOSTILE,
    device,
    file_of,
    kept_here,
    later,
    load,
    put,
    review,
    save,
    status,
    take_all,
    visit,
)
from tests.conftest import Server

pytestmark = pytest.mark.xdist_group("transfer")

MORNING = 1_764_057_600_000  # 25 November 2025, 8:00 UTC
EVENING = {"evening": [{"own": "Even met de hond"}, {"key": "tea"}]}


def aside(page: Page) -> Locator:
    return page.locator("[data-part=aside]")


def put_aside(page: Page, texts: dict[str, str]) -> Page:
    put(page, {f"rugpijn-apart/{name}": text for name, text in texts.items()})
    page.reload()
    page.wait_for_selector("[data-part=transfer][data-ready]")
    return page


def said(page: Page) -> Locator:
    return page.locator("[data-part=aside-status]")


def test_without_anything_put_aside_nothing_of_it_shows(device) -> None:  # noqa: F811
    page = device(KEPT)
    expect(page.get_by_role("heading", name="Antwoorden die apart zijn gezet")).to_have_count(0)


def test_each_is_read_as_far_as_that_goes_with_its_lesson_and_its_date(device) -> None:  # noqa: F811
    page = put_aside(
        device(),
        {
            f"04/mijn-avond/{MORNING}": entry(EVENING),
            f"07/mijn-doel/{MORNING + 1}": entry({"goal": "Met mijn kleindochter", "why": "Ik mis haar la"})[:-3],
            f"99/oud/{MORNING + 2}": HOSTILE,
            f"00/met-welk-gevoel/{MORNING + 3}": entry({"chosen": 7}),
        },
    )
    # The latest first.
    titles = aside(page).get_by_role("heading", level=3)
    expect(titles).to_have_text(
        [
            re.compile("^Les 0: Welkom .*[?]$"),
            re.compile("^Les 99 Een onderdeel dat nu niet"),
            re.compile("^Les 7: Mijn plan Een antwoord$"),
            re.compile("^Les 4: Slapen en ontspannen Mijn avond$"),
        ]
    )
    feeling, old, goal, evening = aside(page).locator("[data-aside]").all()
    expect(evening).to_contain_text("Apart gezet op 25 november 2025 om")
    # What can be read now is said as the lesson says it.
    expect(evening.get_by_role("listitem")).to_have_text(["Even met de hond", "Een kop kruidenthee drinken"])
    expect(goal.locator(".own-words")).to_have_text(["Met mijn kleindochter", "Ik mis haar la"])
    expect(old.locator(".own-words")).to_have_text(HOSTILE)
    expect(feeling).to_contain_text("Hier staan geen woorden in, alleen wat u koos.")
    assert page.locator("main :is(img, script)").count() == 0
    for which in (feeling, old, goal):
        expect(which.get_by_role("button", name=re.compile("^Zet terug"))).to_have_count(0)
        expect(which).to_contain_text("De cursus kan dit nu niet terugzetten.")
    for word in ("fout", "corrupt"):
        assert word not in aside(page).inner_text().lower()


def test_what_can_be_read_now_goes_back_and_changes_places_with_what_stands_there(course: Server, device) -> None:  # noqa: F811
    now = {"evening": [{"own": "Van nu"}]}
    page = put_aside(device({"04/mijn-avond": now}), {f"04/mijn-avond/{MORNING}": entry(EVENING)})
    aside(page).get_by_role("button", name="Zet terug Les 4: Slapen en ontspannen Mijn avond").press("Enter")
    expect(said(page)).to_have_text("Het antwoord staat weer op zijn plaats.")
    expect(page.get_by_role("heading", name="Antwoorden die apart zijn gezet")).to_be_focused()
    expect(part(page, "04/mijn-avond")).to_contain_text("Even met de hond")
    # What stood there is not lost either.
    expect(aside(page).locator("[data-aside]")).to_have_count(1)
    expect(aside(page).get_by_role("listitem")).to_have_text(["Van nu"])
    kept = kept_here(page)
    assert json.loads(kept["rugpijn/04/mijn-avond"]) == json.loads(entry(EVENING))
    assert [text for key, text in kept.items() if key.startswith("rugpijn-apart/")] == [entry(now)]
    visit(course, page, "04-slaap-en-rust/")
    expect(page.locator("[data-widget=mijn-avond]")).to_contain_text("Even met de hond")


def test_a_free_place_is_filled_and_the_part_goes(device) -> None:  # noqa: F811
    page = put_aside(device(), {f"04/mijn-avond/{MORNING}": entry(EVENING)})
    aside(page).get_by_role("button", name=re.compile("^Zet terug")).click()
    expect(part(page, "04/mijn-avond")).to_contain_text("Even met de hond")
    assert set(kept_here(page)) == {"rugpijn/04/mijn-avond"}
    expect(said(page)).to_have_text("Het antwoord staat weer op zijn plaats.")
    page.reload()
    page.wait_for_selector("[data-part=transfer][data-ready]")
    expect(aside(page)).to_be_hidden()


def test_nothing_goes_back_over_an_answer_of_a_newer_version(device) -> None:  # noqa: F811
    page = device()
    put(page, {"rugpijn2/04/mijn-avond": json.dumps({"version": 2, "saved": "", "values": {}})})
    page = put_aside(page, {f"04/mijn-avond/{MORNING}": entry(EVENING)})
    expect(page.locator("[data-part=notice]")).to_have_text(
        "Er is een antwoord bewaard door een nieuwere versie van de cursus. Ververs de pagina om het te lezen."
    )
    expect(aside(page).locator("[data-aside]")).to_contain_text("Even met de hond")
    expect(aside(page).get_by_role("button", name=re.compile("^Zet terug"))).to_have_count(0)


def test_taking_away_asks_first(device) -> None:  # noqa: F811
    page = put_aside(device(), {f"04/mijn-avond/{MORNING}": "{ stuk"})
    before = kept_here(page)
    button = aside(page).get_by_role("button", name=re.compile("^Haal weg"))
    dialog = page.get_by_role("dialog", name="Wilt u dit antwoord weghalen?")
    button.click()
    dialog.get_by_role("button", name="Nee, laat het staan").click()
    expect(button).to_be_focused()
    assert kept_here(page) == before
    button.click()
    dialog.get_by_role("button", name="Ja, haal het weg").click()
    expect(said(page)).to_have_text("Het antwoord is weggehaald.")
    assert kept_here(page) == {}


def test_what_another_tab_does_leaves_the_focus_where_it_is(course: Server, watched) -> None:
    context = watched.context(viewport={"width": 390, "height": 844})
    page, other = visit(course, context.new_page()), visit(course, context.new_page())
    put_aside(page, {f"04/mijn-avond/{MORNING}": entry(EVENING), f"07/mijn-doel/{MORNING + 1}": "{ stuk"})
    button = aside(page).locator("[data-aside^='04/']").get_by_role("button", name=re.compile("^Haal weg"))
    button.focus()
    first = button.element_handle()
    # Of something else nothing here is shown anew; the other answer comes later, and is.
    put(other, {"rugpijn/00/graag-weer": entry(KEPT["00/graag-weer"])})
    expect(part(page, "00/graag-weer")).to_be_visible()
    assert first.evaluate("(button) => button.isConnected && button === document.activeElement")
    put(other, {f"rugpijn-apart/00/graag-weer/{MORNING + 2}": "{ ook"})
    expect(aside(page).locator("[data-aside]")).to_have_count(3)
    expect(button).to_be_focused()
    other.evaluate("(key) => localStorage.removeItem(key)", f"rugpijn-apart/04/mijn-avond/{MORNING}")
    expect(aside(page).locator("[data-aside]")).to_have_count(2)
    expect(page.get_by_role("heading", name="Antwoorden die apart zijn gezet")).to_be_focused()


def test_it_travels_with_the_file_and_is_wiped_with_all(device, tmp_path: Path) -> None:  # noqa: F811
    texts = {f"07/mijn-doel/{MORNING}": "{ stuk “Annie”", f"04/mijn-avond/{MORNING}": entry(EVENING)}
    newer = json.dumps(
        {"version": 2, "saved": "2026-11-24T10:00:00Z", "values": {"path": [{"a": 1}]}}, separators=(",", ":")
    )
    first = device({"00/graag-weer": KEPT["00/graag-weer"]})
    put(first, {"rugpijn2/06/gesprek": newer})
    path = save(put_aside(first, texts), tmp_path)
    second = device()
    load(second, path.read_bytes())
    expect(review(second)).to_contain_text("1 onderdeel is hier nieuw.")
    expect(review(second)).to_contain_text("2 antwoorden die apart zijn gezet, komen ook mee.")
    expect(review(second)).to_contain_text(
        "1 antwoord is van een nieuwere versie van de cursus. Dat zetten we hier apart."
    )
    take_all(second)
    expect(status(second)).to_have_text("Klaar. 4 onderdelen staan nu hier.")
    here = kept_here(second)
    assert {key: here[key] for key in here if "apart" in key and "06/gesprek" not in key} == {
        f"rugpijn-apart/{name}": text for name, text in texts.items()
    }
    # An answer of a newer version comes along, but shuts no question off here.
    assert "rugpijn2/06/gesprek" not in here
    assert [text for key, text in here.items() if key.startswith("rugpijn-apart/06/gesprek/")] == [newer]
    expect(aside(second).locator("[data-aside]")).to_have_count(3)
    load(second, path.read_bytes())
    expect(status(second)).to_have_text("Alles wat u meeneemt, staat hier al. Er is niets veranderd.")
    second.get_by_role("button", name="Wis alles").click()
    second.get_by_role("dialog").get_by_role("button", name="Ja, wis alles").click()
    expect(aside(second)).to_be_hidden()
    assert kept_here(second) == {}


def test_everything_of_the_first_edition_is_read_back_in_the_lessons_and_here(course: Server, new_page) -> None:
    edition = json.loads((Path(__file__).parents[1] / "host/first_edition.json").read_text())["kept"]
    page = visit(course, new_page(1280, 900))
    put(page, edition)
    page.reload()
    page.wait_for_selector("[data-part=transfer][data-ready]")
    expect(page.locator("[data-part=notice]")).to_be_hidden()
    for key, text in edition.items():
        words = json.loads(text)["values"].get("own_words")
        if words:
            expect(part(page, key.removeprefix("rugpijn/"))).to_contain_text(words)
    # What is asked no more is told in the words of then.
    earlier = page.get_by_role("region", name="Uit de vorige versie")
    steps = earlier.locator("[data-earlier='06/stappen-in-de-zorg']")
    expect(steps.get_by_role("heading")).to_contain_text("Hoe kan de hulp voor Stanley verlopen?")
    expect(steps.get_by_role("listitem").first).to_have_text(
        "Hij gaat naar een team in een centrum voor pijnrevalidatie."
    )
    expect(earlier.locator("[data-earlier]:visible")).to_have_count(earlier.locator("[data-earlier]").count())
    assert kept_here(page) == edition
    for lesson in ("02-uw-alarmsysteem/", "07-mijn-plan/"):
        visit(course, page, lesson)
        expect(page.locator("[data-part=notice]")).to_be_hidden()
    expect(page.get_by_label("Mijn doel, in mijn eigen woorden")).to_have_value("Even naar buiten 07 1")
    now = kept_here(page)
    assert {key: now[key] for key in edition if not key.endswith("@plek")} == {
        key: text for key, text in edition.items() if not key.endswith("@plek")
    }


APPLE = "Object.defineProperty(navigator, 'vendor', { get: () => 'Apple Computer, Inc.' });"
STANDALONE = "const ask = matchMedia; window.matchMedia = (query) => query.includes('standalone') ? { matches: true, addEventListener() {} } : ask(query);"


@pytest.mark.parametrize(("script", "shown"), [(APPLE, True), (APPLE + STANDALONE, False), ("", False)])
def test_in_safari_the_page_says_that_answers_may_go_and_leads_to_the_file(
    course: Server, new_page, script: str, shown: bool
) -> None:
    page = new_page(390, 844)
    if script:
        page.add_init_script(script)
    visit(course, page)
    for kept in (None, {"rugpijn/00/graag-weer": entry(KEPT["00/graag-weer"])}):
        if kept:
            put(page, kept)
            page.reload()
            page.wait_for_selector("[data-part=transfer][data-ready]")
        sentence = page.locator("[data-part=may-go]:visible")
        expect(sentence).to_have_count(1 if shown else 0)
    if shown:
        expect(sentence).to_contain_text("kan het weggaan als u de cursus een week of langer niet opent.")
        sentence.get_by_role("link", name="Bewaar het ook als bestand").click()
        expect(page.get_by_role("button", name="Bewaar als bestand")).to_be_in_viewport()


def test_the_browser_is_asked_to_keep_what_a_file_brought_and_not_before(course: Server, new_page) -> None:
    page = new_page()
    page.add_init_script(
        "navigator.storage.persist = () => { const page = document.documentElement; page.dataset.asked = `${page.dataset.asked ?? ''}x`; return Promise.reject(new Error('no')); };"
    )
    asked = page.locator("html[data-asked]")
    visit(course, page)
    load(page, file_of(later({"04/mijn-avond": EVENING})))
    expect(review(page)).to_be_visible()
    expect(asked).to_have_count(0)
    take_all(page)
    expect(asked).to_have_attribute("data-asked", "x")


@pytest.mark.parametrize(("width", "height", "scheme"), [(320, 700, "dark"), (1280, 800, "light")])
def test_axe_finds_nothing_and_it_fits(device, axe_violations, width: int, height: int, scheme: str) -> None:  # noqa: F811
    page = put_aside(
        device({"04/mijn-avond": KEPT["04/mijn-avond"]}, width, height, color_scheme=scheme),
        {f"04/mijn-avond/{MORNING}": entry(EVENING), f"07/mijn-doel/{MORNING}": "{" + "zonder-einde" * 60},
    )
    expect(aside(page).locator("[data-aside]")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe_violations(page) == []
    heights = (
        aside(page).get_by_role("button").evaluate_all("(all) => all.map((e) => e.getBoundingClientRect().height)")
    )
    assert heights
    assert min(heights) >= 44
