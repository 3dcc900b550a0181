"""Every lesson as a patient meets it: on a phone, a laptop and a projector."""

from __future__ import annotations

import itertools
import json
import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import EACH_LESSON, EACH_PAGE, LESSONS, PAINTED, Visits, safety_list
from tests.conftest import COMMANDS, ROOT, Server
from widgets.safety_words import PARTS


def open_page(course: Server, page: Page, path: str) -> Page:
    page.goto(f"{course.address}/nl/{path}")
    page.wait_for_selector("html[data-host=ready]")
    return page


def notebook(stem: str) -> nbformat.NotebookNode:
    return nbformat.read(ROOT / f"lessons/nl/{stem}.ipynb", 4)


def minutes(lesson: nbformat.NotebookNode) -> str:
    """What a page says, as a pattern: a lesson of the second edition is counted (test_second_edition.py)."""
    return str(lesson.metadata.course.get("minutes", r"\d+"))


@pytest.mark.parametrize("path", EACH_PAGE)
def test_a_page_asks_only_its_own_host_and_has_no_errors(visit: Visits, path: str) -> None:
    assert visit(path)["troubles"] == []
    assert {urlsplit(address).hostname for address in visit(path)["requests"]} == {"127.0.0.1"}


@pytest.mark.parametrize("path", EACH_LESSON)
def test_a_lesson_shows_all_its_text_and_all_its_widgets(visit: Visits, path: str) -> None:
    found, nb = visit(path), notebook(path.strip("/"))
    assert found["titles"] == [nb.metadata.course.title]
    assert re.search(f"ongeveer {minutes(nb)} minuten", found["words"])
    patient_cells = [c for c in nb.cells if "therapist" not in c.metadata.get("tags", [])]
    headings = [c.source.splitlines()[0].removeprefix("## ") for c in patient_cells if c.source.startswith("## ")]
    assert found["sections"] == headings
    code = [c.source for c in patient_cells if c.cell_type == "code" and not c.source.startswith("from widgets")]
    assert found["places"] == found["ready"] == len(code)
    assert found["problems"] == []


@pytest.mark.parametrize("stem", LESSONS)
def test_notes_for_the_leader_never_reach_a_patient(course: Server, stem: str) -> None:
    html = course.get(f"/nl/{stem}/").text
    words = re.sub(r"<[^>]+>|\s+", " ", html)
    notes = [c.source for c in notebook(stem).cells if "therapist" in c.metadata.get("tags", [])]
    assert notes
    for note in notes:
        line = max(re.split(r"[\n*_#>-]+", note), key=len).strip()
        assert line not in words


@pytest.mark.parametrize("path", EACH_PAGE)
@pytest.mark.parametrize("width", [320, 1280, 1920])
def test_nothing_scrolls_sideways(visit: Visits, path: str, width: int) -> None:
    assert visit(path)[f"sideways at {width}"] <= 0


@pytest.mark.parametrize("path", EACH_LESSON)
def test_on_a_laptop_what_one_sees_or_does_stands_beside_its_text(visit: Visits, path: str) -> None:
    assert visit(path)["not beside its text"] == []


@pytest.mark.parametrize("path", EACH_PAGE)
@pytest.mark.parametrize("where", ["at 320", "at 1280", "in the dark"])
def test_axe_finds_nothing(visit: Visits, path: str, where: str) -> None:
    # At 1920 a page is laid out as at 1280; in the dark the safety list is open.
    assert visit(path)[f"axe {where}"] == []


@pytest.mark.parametrize("path", EACH_LESSON)
def test_a_step_at_a_time_fits_and_axe_finds_nothing(visit: Visits, path: str) -> None:
    found = visit(path)
    assert len(found["shown step"]) == 1
    title = notebook(path.strip("/")).metadata.course.title
    where = f"{title}: Stap {int(found['shown step'][0]) + 1} van {found['steps']}"
    assert found["step"] == {"sideways": 0, "sideways at 400 %": 0, "small": [], "axe": [], "where": [where]}


@pytest.mark.parametrize("path", EACH_LESSON)
def test_what_one_plays_with_is_whole_when_one_comes_to_it(visit: Visits, path: str) -> None:
    assert visit(path)["below the bar"] == []


@pytest.mark.parametrize("path", EACH_LESSON)
def test_the_line_of_progress_is_there_in_the_colours_of_the_device(visit: Visits, path: str) -> None:
    assert "gradient" in visit(path)["line of progress"]


def assert_whole_list(found: dict[str, list]) -> None:
    """All of the safety list stands there to be read."""
    words = tomllib.loads((ROOT / "lessons/safety.toml").read_text())["nl"]
    items = [item for name in PARTS for item in words[name].get("items", [])]
    assert found["items"] == items
    # Each of them, and what stands beside them, can be seen.
    assert {*items, words["calm"], words["not_reviewed"]} <= set(found["lines"])
    assert ["Bel 112", "tel:112"] in found["numbers"]


@pytest.mark.parametrize("path", EACH_PAGE)
def test_the_safety_list_is_one_tap_away_and_says_what_its_file_says(visit: Visits, path: str) -> None:
    assert_whole_list(visit(path)["safety"])


def test_the_safety_list_is_one_tap_away_on_a_page_that_is_not_there(course: Server, new_page, watched) -> None:
    page = new_page(320, 700)
    page.goto(f"{course.address}/nl/bestaat-niet/")
    # Such a page is an error on the console by nature.
    watched.expected.append("404")
    assert_whole_list(safety_list(page))


@pytest.mark.parametrize("path", EACH_PAGE)
def test_a_page_has_its_language_one_title_and_headings_in_order(visit: Visits, path: str) -> None:
    found = visit(path)
    assert found["language"] == "nl"
    levels = found["levels"]
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))


@pytest.mark.parametrize("path", EACH_PAGE)
def test_the_skip_link_is_the_first_stop_and_leads_to_the_text(visit: Visits, path: str) -> None:
    assert visit(path)["first stop"]
    assert visit(path)["after the skip link"]


@pytest.mark.parametrize("path", EACH_LESSON)
def test_nothing_moves_while_a_lesson_loads_and_is_read(visit: Visits, path: str) -> None:
    assert visit(path)["shift"] == 0


@pytest.mark.parametrize("path", EACH_LESSON)
def test_every_control_of_a_lesson_is_reached_by_keyboard_and_shows_its_focus(visit: Visits, path: str) -> None:
    found = visit(path)
    assert found["stops"]["missed"] == []
    assert found["stops"]["stops"] >= found["controls"] > 0
    assert found["stops"]["unseen"] == []


def test_the_home_lists_the_lessons_in_order_and_a_lesson_leads_on(course: Server, new_page) -> None:
    page = open_page(course, new_page(), "")
    titles = [notebook(stem).metadata.course.title for stem in LESSONS]
    links = page.locator("ol.lesson-list a")
    assert [re.sub(r"^Les \d+:\s+", "", text) for text in links.all_inner_texts()] == titles
    said = page.locator(".lesson-card[data-lesson] .minutes").all_inner_texts()
    assert len(said) == len(LESSONS)
    for stem, text in zip(LESSONS, said, strict=True):
        assert re.fullmatch(f"ongeveer {minutes(notebook(stem))} minuten", text)
    links.first.click()
    for title in titles[1:]:
        page.get_by_role("navigation", name="Andere lessen").get_by_role("link", name=title).click()
        expect(page.locator("main h1")).to_have_text(title)
    page.get_by_role("link", name="Alle lessen").click()
    expect(page.get_by_role("heading", name="De lessen")).to_be_visible()


HEIGHTS = """() => Object.fromEntries([...document.querySelectorAll('.widget-place')]
  .map((e) => [e.dataset.widget, Math.round(e.getBoundingClientRect().height)]))"""


# What moves from now on; what other widths moved is told late. What comes into sight moved under nobody's eyes: a browser
# now and then counts a drawing that was not laid out yet as coming from nowhere.
MOVES = """() => {
  window.moves = [];
  const began = performance.now();
  new PerformanceObserver((list) => {
    for (const move of list.getEntries())
      if (!move.hadRecentInput && move.startTime >= began && move.sources.some(({ previousRect: { width, height } }) => width && height))
        window.moves.push([move.value, ...move.sources.map(({ node }) => (node?.outerHTML ?? "").slice(0, 100))]);
  }).observe({ type: "layout-shift" });
}"""


@pytest.mark.parametrize("stem", LESSONS)
def test_a_widget_is_as_high_when_it_wakes_as_it_was_drawn(course: Server, new_page, watched, stem: str) -> None:
    watched.expected.append("ERR_FAILED")
    page = new_page(390, 844)
    # It is asked for again and again, until it comes.
    page.context.route("**/host-*.js", lambda route: route.abort())
    # As "Ga verder" opens it, in the middle of the lesson, over a slow line.
    page.goto(f"{course.address}/nl/{stem}/#deel-8", wait_until="commit")
    # Whole and with its styles: what a reader sees before any script.
    page.wait_for_function(
        "() => document.querySelector('footer') && [...document.querySelectorAll('link[rel=stylesheet]')].every((link) => link.sheet)"
    )
    page.evaluate("() => document.fonts.ready")

    def heights() -> dict:
        found = {}
        for width in (320, 768, 1280, 390):
            page.set_viewport_size({"width": width, "height": 844})
            page.evaluate(PAINTED)
            found[width] = page.evaluate(HEIGHTS)
        return found

    drawn = heights()
    page.evaluate(MOVES)
    page.context.unroute("**/host-*.js")
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_selector("html[data-host=ready]")
    page.evaluate(PAINTED)
    assert page.evaluate("window.moves") == []
    assert heights() == drawn


ASKED = "02-uw-alarmsysteem"  # begins with a question


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
    url = f"{address}/nl/{ASKED}/"
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
    open_page(course, page, f"{ASKED}/")
    expect(page.locator("[data-part=notice]")).to_contain_text("Uw browser bewaart nu niets")
    choose_first_answer(page)
    expect(page.locator("[data-part=quiz]").first.get_by_role("radio").first).to_be_checked()


def test_a_full_storage_keeps_the_old_answers_and_says_what_is_not_kept(course: Server, new_page) -> None:
    page = open_page(course, new_page(), f"{ASKED}/")
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
    page = open_page(course, new_page(), f"{ASKED}/")
    names = page.evaluate("JSON.parse(document.getElementById('course-widgets').textContent)")
    number = ASKED[:2]
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
    page.locator("[data-widget='farid-tilt']").get_by_role("radio").first.check()
    now = page.evaluate("Object.fromEntries(Object.entries(localStorage).filter(([key]) => !key.endsWith('@plek')))")
    assert set(now) == {*kept, "rugpijn/02/farid-tilt"}
    assert {key: now[key] for key in kept} == kept


def test_a_newer_answer_that_comes_from_another_tab_is_told_at_once(course: Server, watched) -> None:
    context = watched.context(viewport={"width": 390, "height": 844})
    one, two = context.new_page(), context.new_page()
    for page in (one, two):
        open_page(course, page, f"{LESSONS[1]}/")
    # Empty, but there for a screen reader before anything is said.
    notice = one.locator("[data-part=notice]")
    expect(notice).to_be_hidden()
    assert notice.evaluate("(notice) => notice.checkVisibility({ checkVisibilityCSS: true })")
    two.evaluate(
        "localStorage.setItem('rugpijn2/course/vragen', JSON.stringify({ version: 2, saved: '', values: {} }))"
    )
    expect(one.locator("[data-part=newer] + [data-widget=vragen]")).to_be_visible()
    expect(notice).to_contain_text("Ververs de pagina")


def test_without_javascript_a_lesson_is_whole_and_nothing_in_it_misleads(course: Server, new_page) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{course.address}/nl/{LESSONS[0]}/")
    expect(page.get_by_role("heading", name="In het kort")).to_be_visible()
    expect(page.get_by_text("Op dit apparaat staan scripts uit")).to_be_visible()
    question = page.locator("[data-part=quiz]", has=page.get_by_role("radio")).first
    for choice in question.locator("label").all():
        expect(choice).to_be_visible()
    # What needs a script is not offered; what opens by itself is.
    expect(
        page.locator(".course-widget").get_by_role("button").and_(page.locator(":not([popovertarget])"))
    ).to_have_count(0)
    page.locator("[data-part=safety] summary").click()
    expect(page.locator("[data-part=safety] li").first).to_be_visible()
    # What a model shows a few at a time stands there whole: nothing leads from one to the next.
    page.goto(f"{course.address}/nl/{ASKED}/")
    cards = page.locator("[data-kind=danger_safety_cards] input[type=checkbox]")
    expect(cards.and_(page.locator(":visible"))).to_have_count(cards.count())


def test_two_tabs_see_each_others_answers(course: Server, watched) -> None:
    context = watched.context(viewport={"width": 390, "height": 844})
    one, two = context.new_page(), context.new_page()
    for page in (one, two):
        open_page(course, page, f"{ASKED}/")
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
