"""Every lesson as a patient meets it: on a phone, a laptop and a projector."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page, expect

from tests.conftest import COMMANDS, ROOT, Server
from widgets.safety_words import PARTS

pytestmark = pytest.mark.xdist_group("lessons")

LESSONS = sorted(p.stem for p in (ROOT / "lessons/nl").glob("*.ipynb"))
PAGES = ["", *(f"{stem}/" for stem in LESSONS), "toegankelijkheid/", "privacy/", "mijn-cursus/"]
WIDTHS = [(320, 700), (1280, 800), (1920, 1080)]


def open_page(course: Server, page: Page, path: str) -> Page:
    page.goto(f"{course.address}/nl/{path}")
    page.wait_for_selector("html[data-host=ready]")
    return page


def notebook(stem: str) -> nbformat.NotebookNode:
    return nbformat.read(ROOT / f"lessons/nl/{stem}.ipynb", 4)


@pytest.mark.parametrize("stem", LESSONS)
def test_a_lesson_shows_all_its_text_and_all_its_widgets(course: Server, new_page, stem: str) -> None:
    page = open_page(course, new_page(), f"{stem}/")
    nb = notebook(stem)
    expect(page.get_by_role("heading", level=1)).to_have_text(nb.metadata.course.title)
    expect(page.get_by_text(f"ongeveer {nb.metadata.course.minutes} minuten").first).to_be_visible()
    patient_cells = [c for c in nb.cells if "therapist" not in c.metadata.get("tags", [])]
    headings = [c.source.splitlines()[0].removeprefix("## ") for c in patient_cells if c.source.startswith("## ")]
    assert page.locator("main section.section > h2").all_inner_texts() == headings
    code = [c.source for c in patient_cells if c.cell_type == "code" and not c.source.startswith("from widgets")]
    expect(page.locator(".widget-place")).to_have_count(len(code))
    expect(page.locator(".widget-place[data-ready=true] .course-widget")).to_have_count(len(code))
    assert page.locator("[data-part=cell-problem]").count() == 0


@pytest.mark.parametrize("stem", LESSONS)
def test_notes_for_the_leader_never_reach_a_patient(course: Server, stem: str) -> None:
    html = course.get(f"/nl/{stem}/").text
    words = re.sub(r"<[^>]+>|\s+", " ", html)
    notes = [c.source for c in notebook(stem).cells if "therapist" in c.metadata.get("tags", [])]
    assert notes
    for note in notes:
        line = max(re.split(r"[\n*_#>-]+", note), key=len).strip()
        assert line not in words


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(course: Server, new_page, axe_violations, path: str) -> None:
    page = open_page(course, new_page(320, 700), path)
    for width, height in WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if width < 1920:  # laid out as at 1280
            assert axe_violations(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_the_dark_with_the_safety_list_open(
    course: Server, new_page, axe_violations, path: str
) -> None:
    page = open_page(course, new_page(320, 700, color_scheme="dark"), path)
    page.get_by_text("Wanneer belt u de dokter?").first.click()
    assert axe_violations(page) == []


@pytest.mark.parametrize("path", [*PAGES, "bestaat-niet/"])
def test_the_safety_list_is_one_tap_away_and_says_what_its_file_says(
    course: Server, new_page, watched, path: str
) -> None:
    page = new_page(320, 700)
    page.goto(f"{course.address}/nl/{path}")
    # A page that is not there is an error on the console by nature.
    watched.troubles[:] = [t for t in watched.troubles if "404" not in t]
    strip = page.locator("[data-part=safety]")
    strip.locator("summary").click()
    words = tomllib.loads((ROOT / "lessons/safety.toml").read_text())["nl"]
    items = [item for name in PARTS for item in words[name].get("items", [])]
    for item in items:
        expect(strip.get_by_text(item, exact=True)).to_be_visible()
    expect(strip.get_by_role("link", name="Bel 112").first).to_have_attribute("href", "tel:112")
    expect(strip.get_by_text(words["calm"])).to_be_visible()
    expect(strip.get_by_text(words["not_reviewed"])).to_be_visible()
    shown = page.locator("[data-part=safety] li").all_inner_texts()
    assert shown == items


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_its_landmarks_one_title_and_headings_in_order(course: Server, new_page, path: str) -> None:
    page = open_page(course, new_page(), path)
    assert page.locator("html").get_attribute("lang") == "nl"
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("banner")).to_have_count(1)
    expect(page.get_by_role("contentinfo")).to_have_count(1)
    levels = [int(tag[1]) for tag in page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(h => h.tagName)")]
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(levels, levels[1:], strict=False))


@pytest.mark.parametrize("path", PAGES)
def test_the_skip_link_is_the_first_stop_and_leads_to_the_text(course: Server, new_page, path: str) -> None:
    page = open_page(course, new_page(1280), path)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_the_home_lists_the_lessons_in_order_and_a_lesson_leads_on(course: Server, new_page) -> None:
    page = open_page(course, new_page(), "")
    titles = [notebook(stem).metadata.course.title for stem in LESSONS]
    links = page.locator(".lesson-list a")
    assert [re.sub(r"^Les \d+:\s+", "", text) for text in links.all_inner_texts()] == titles
    minutes = [f"ongeveer {notebook(stem).metadata.course.minutes} minuten" for stem in LESSONS]
    assert page.locator(".lesson-card .minutes").all_inner_texts() == minutes
    links.first.click()
    for title in titles[1:]:
        page.get_by_role("navigation", name="Andere lessen").get_by_role("link", name=title).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.get_by_role("link", name="Alle lessen").click()
    expect(page.get_by_role("heading", name="De lessen")).to_be_visible()


SHIFTS = (
    "window.shifts = []; new PerformanceObserver((list) => { for (const e of list.getEntries()) "
    "if (!e.hadRecentInput) window.shifts.push(e.value); }).observe({ type: 'layout-shift', buffered: true });"
)
HEIGHTS = "() => [...document.querySelectorAll('.widget-place')].map((e) => [e.dataset.widget, e.offsetHeight])"


@pytest.mark.parametrize("stem", LESSONS)
def test_nothing_moves_while_a_lesson_loads_and_is_read(course: Server, new_page, stem: str) -> None:
    page = new_page(390, 844)
    page.add_init_script(SHIFTS)
    open_page(course, page, f"{stem}/")
    page.evaluate("() => document.fonts.ready")
    # Down the page a screen at a time; a chart is drawn when it comes near.
    page.evaluate(
        """async () => {
          for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
            scrollTo({ top: y, behavior: 'instant' });
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          }
        }"""
    )
    for chart in page.locator("[data-part=chart]").all():
        chart.scroll_into_view_if_needed()
        expect(chart).to_have_attribute("data-drawn", "true")
    assert sum(page.evaluate("window.shifts")) < 0.05


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("stem", LESSONS)
def test_text_stays_put_when_widgets_come_late(course: Server, new_page, stem: str, width: int) -> None:
    page = new_page(width, 844)
    page.add_init_script(SHIFTS)
    held = []
    page.route("**/host-*.js", lambda route: held.append(route))
    # As "Ga verder" opens it, in the middle of the lesson, over a slow line.
    page.goto(f"{course.address}/nl/{stem}/#deel-8", wait_until="commit")
    # Whole and with its styles: what a reader sees before any script.
    page.wait_for_function(
        "() => document.querySelector('footer') && [...document.querySelectorAll('link[rel=stylesheet]')].every((link) => link.sheet)"
    )
    reserved = dict(page.evaluate(HEIGHTS))
    for route in held:
        route.continue_()
    page.wait_for_selector("html[data-host=ready]")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert sum(page.evaluate("window.shifts")) < 0.05
    far = {
        name: f"_room keeps {reserved[name]} px free, it needs {height} px"
        for name, height in page.evaluate(HEIGHTS)
        if abs(reserved[name] - height) > max(40, 0.12 * height)
    }
    assert far == {}


@pytest.mark.parametrize("stem", LESSONS)
def test_every_control_of_a_lesson_is_reached_by_keyboard_and_shows_its_focus(
    course: Server, new_page, stem: str
) -> None:
    page = open_page(course, new_page(1280), f"{stem}/")
    # A group of radio buttons is one stop; arrows go through it.
    page.evaluate(
        """() => {
          const controls = [...document.querySelectorAll('main a[href], main button, main input, main select, main textarea, main summary')]
            .filter((e) => !e.disabled && e.checkVisibility({ visibilityProperty: true }));
          const names = new Set();
          window.expected = controls.filter((e) => e.type !== 'radio' || (!names.has(e.name) && names.add(e.name))).length;
        }"""
    )
    expected = page.evaluate("window.expected")
    page.locator("main").focus()
    reached, unseen = 0, []
    for _ in range(expected * 2 + 20):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => {
              const e = document.activeElement;
              if (!e.closest('main')) return null;
              const style = getComputedStyle(e);
              const shown = style.outlineStyle !== 'none' || style.boxShadow !== 'none'
                || [...document.querySelectorAll(':focus-within')].some((p) => p !== e && p.closest('.w-choice, .w-toggle') &&
                   (getComputedStyle(p).outlineStyle !== 'none' || getComputedStyle(p).boxShadow !== 'none'));
              return { tag: e.tagName, text: e.textContent.slice(0, 40), region: e.getAttribute('role') === 'region', shown };
            }"""
        )
        if found is None:
            break
        reached += not found["region"]
        if not found["shown"]:
            unseen.append(found)
    assert reached >= expected
    assert unseen == []


def choose_first_answer(page: Page) -> None:
    page.locator("[data-part=quiz]").first.get_by_role("radio").first.check()


def test_answers_survive_a_reload_and_a_restart_of_the_server(
    start_server, shared_cache: Path, new_page, watched
) -> None:
    from tests.conftest import free_port

    port = str(free_port())
    command = [f"{COMMANDS}/course", "serve", "--no-browser", "--port", port, "--cache", str(shared_cache)]
    first = start_server(command, ready=None)
    address = f"http://127.0.0.1:{port}"
    first.address = address
    first.wait_until(lambda: first.answers())
    page = new_page()
    url = f"{address}/nl/{LESSONS[0]}/"
    page.goto(url)
    page.wait_for_selector("html[data-host=ready]")
    choose_first_answer(page)
    page.reload()
    expect(page.locator("[data-part=quiz]").first.get_by_role("radio").first).to_be_checked()
    assert first.stop() == 0
    second = start_server(command, ready=None)
    second.address = address
    second.wait_until(lambda: second.answers())
    page.goto(url)
    expect(page.locator("[data-part=quiz]").first.get_by_role("radio").first).to_be_checked()


def test_a_browser_that_keeps_nothing_shows_the_lesson_and_says_so(course: Server, new_page) -> None:
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    open_page(course, page, f"{LESSONS[0]}/")
    expect(page.locator("[data-part=notice]")).to_contain_text("Uw browser bewaart nu niets")
    choose_first_answer(page)
    expect(page.locator("[data-part=quiz]").first.get_by_role("radio").first).to_be_checked()


def test_a_full_storage_keeps_the_old_answers_and_says_what_is_not_kept(course: Server, new_page) -> None:
    page = open_page(course, new_page(), f"{LESSONS[0]}/")
    choose_first_answer(page)
    before = page.evaluate("JSON.stringify(localStorage)")
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    page.locator("[data-part=quiz]").first.get_by_role("radio").nth(1).check()
    expect(page.locator("[data-part=notice]")).to_contain_text("Er is geen plaats meer")
    assert page.evaluate("JSON.stringify(localStorage)") == before


DAMAGE = [
    "{",
    "null",
    "[]",
    '"x"',
    '{"version":1}',
    '{"version":1,"values":[]}',
    "x" * 200_000,
    '{"version":1,"values":{"answer":{"a":{"b":1}},"certainty":"veel","text":5,"questions":{"x":1},"picked":3}}',
]


@pytest.mark.parametrize("damage", DAMAGE, ids=range(len(DAMAGE)))
def test_damaged_answers_are_set_aside_and_the_lesson_works(course: Server, new_page, damage: str) -> None:
    page = open_page(course, new_page(), f"{LESSONS[0]}/")
    names = page.evaluate("JSON.parse(document.getElementById('course-widgets').textContent)")
    number = LESSONS[0][:2]
    keys = [
        f"rugpijn/{'course' if state['_scope'] == 'course' else number}/{name}"
        for name, state in names["widgets"].items()
        if state["_keep"]
    ]
    assert keys
    page.evaluate("([keys, text]) => keys.forEach((key) => localStorage.setItem(key, text))", [keys, damage])
    page.reload()
    page.wait_for_selector("html[data-host=ready]")
    expect(page.locator(".widget-place[data-ready=true]")).to_have_count(page.locator(".widget-place").count())
    expect(page.locator("[data-part=notice]")).to_contain_text("Het is apart gezet")
    aside = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('rugpijn-apart/')).length")
    assert aside > 0
    choose_first_answer(page)
    page.reload()
    expect(page.locator("[data-part=quiz]").first.get_by_role("radio").first).to_be_checked()


def test_an_answer_of_a_newer_version_is_told_beside_its_question_and_nothing_is_written_over_it(
    course: Server, new_page
) -> None:
    page = open_page(course, new_page(), "02-uw-alarmsysteem/")
    newer = json.dumps({"version": 2, "saved": "2026-11-24T10:00:00Z", "values": {"picked": ["b"]}})
    kept = {"rugpijn2/02/meer-pijn-meer-mis": newer, "rugpijn/course/vragen": newer}
    page.evaluate("(all) => Object.entries(all).forEach(([key, text]) => localStorage.setItem(key, text))", kept)
    page.reload()
    page.wait_for_selector("html[data-host=ready]")
    told = page.locator("[data-part=newer]")
    sentence = "Dit antwoord is bewaard door een nieuwere versie van de cursus. Ververs de pagina. Wat u hier nu invult, wordt niet bewaard."
    expect(told).to_have_text([sentence, sentence])
    # Said once, in an element that was there before its words; what stands beside the questions is not said again.
    expect(page.locator("[data-part=notice]")).to_have_text(
        "Er is een antwoord bewaard door een nieuwere versie van de cursus. Ververs de pagina om het te lezen."
    )
    expect(told.locator("xpath=ancestor-or-self::*[@role='status' or @aria-live]")).to_have_count(0)
    for widget in ("meer-pijn-meer-mis", "vragen"):
        expect(page.locator(f"[data-part=newer] + [data-widget='{widget}']")).to_be_visible()
    question = page.locator("[data-widget='meer-pijn-meer-mis']")
    question.get_by_role("radio").first.check()
    expect(question.get_by_role("radio").first).to_be_checked()
    words = page.locator("[data-widget=vragen]")
    words.get_by_role("textbox").fill("Mag ik tillen?")
    page.keyboard.press("Enter")
    expect(words.get_by_role("listitem")).to_contain_text("Mag ik tillen?")
    # The other questions are kept as ever.
    page.locator("[data-widget='sokken-aantrekken']").get_by_role("radio").first.check()
    now = page.evaluate("Object.fromEntries(Object.entries(localStorage).filter(([key]) => !key.endsWith('@plek')))")
    assert set(now) == {*kept, "rugpijn/02/sokken-aantrekken"}
    assert {key: now[key] for key in kept} == kept


def test_a_newer_answer_that_comes_from_another_tab_is_told_at_once(course: Server, watched) -> None:
    context = watched.context(viewport={"width": 390, "height": 844})
    one, two = context.new_page(), context.new_page()
    for page in (one, two):
        open_page(course, page, f"{LESSONS[0]}/")
    # Empty, but there for a screen reader before anything is said.
    notice = one.locator("[data-part=notice]")
    expect(notice).to_be_hidden()
    assert notice.evaluate("(notice) => notice.checkVisibility({ checkVisibilityCSS: true })")
    two.evaluate(
        "localStorage.setItem('rugpijn2/course/vragen', JSON.stringify({ version: 2, saved: '', values: {} }))"
    )
    expect(one.locator("[data-part=newer] + [data-widget=vragen]")).to_be_visible()
    expect(notice).to_contain_text("Ververs de pagina")


def test_without_javascript_the_text_and_the_safety_list_are_there(course: Server, new_page) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{course.address}/nl/{LESSONS[0]}/")
    expect(page.get_by_role("heading", name="In het kort")).to_be_visible()
    waiting = page.locator(".widget-wait").first
    expect(waiting).to_be_visible()
    expect(waiting).to_contain_text("De tekst kunt u gewoon verder lezen")
    page.locator("[data-part=safety] summary").click()
    expect(page.locator("[data-part=safety] li").first).to_be_visible()


def test_two_tabs_see_each_others_answers(course: Server, watched) -> None:
    context = watched.context(viewport={"width": 390, "height": 844})
    one, two = context.new_page(), context.new_page()
    for page in (one, two):
        open_page(course, page, f"{LESSONS[0]}/")
    choose_first_answer(one)
    expect(two.locator("[data-part=quiz]").first.get_by_role("radio").first).to_be_checked()


def test_a_lesson_on_paper_has_its_text_the_safety_list_and_no_controls(course: Server, new_page) -> None:
    page = open_page(course, new_page(1280), f"{LESSONS[0]}/")
    page.emulate_media(media="print")
    expect(page.locator("[data-part=safety-print]")).to_be_visible()
    expect(page.locator("[data-part=safety] summary")).to_be_hidden()
    expect(page.get_by_role("heading", name="In het kort")).to_be_visible()
    expect(page.get_by_role("navigation", name="Andere lessen")).to_be_hidden()
    assert len(page.pdf(format="A4")) > 20_000
