"""Where a reader stopped: noted while reading, offered in the lesson and on the home, on the same device only."""

from __future__ import annotations

import json
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import Server

pytestmark = pytest.mark.xdist_group("reading")

LESSON = "02-uw-alarmsysteem"
KEY = "rugpijn/02/@plek"
SHIFTS = (
    "window.shifts = []; new PerformanceObserver((list) => { for (const e of list.getEntries()) "
    "if (!e.hadRecentInput) window.shifts.push(e.value); }).observe({ type: 'layout-shift', buffered: true });"
)


def visit(course: Server, page: Page, path: str) -> Page:
    page.goto(f"{course.address}/nl/{path}")
    page.wait_for_selector("html[data-host=ready]")
    return page


SCROLL = """e => new Promise((heard) => {
  const before = scrollY;
  addEventListener("scroll", () => heard(scrollY), { once: true });
  scrollTo({ top: before + e.getBoundingClientRect().bottom - innerHeight / 2, behavior: "instant" });
  if (scrollY === before) heard(scrollY);
})"""


def read_sections(page: Page, *numbers: int) -> None:
    """Scroll until the end of each section is on the screen, rest there a moment, and wait until that is noted."""
    page.clock.install()
    for number in numbers:
        page.locator(f"[data-step='{number}']").evaluate(SCROLL)
        page.clock.fast_forward(1_000)
        # What stood there before may be damaged.
        page.wait_for_function(
            "([key, n]) => { try { return JSON.parse(localStorage.getItem(key)).values.seen.includes(n); } catch { return false; } }",
            arg=[KEY, number],
        )


def kept(page: Page) -> dict:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))


def entries(lessons: dict[str, dict]) -> dict[str, str]:
    """What is kept of lessons, by its key; ``day`` says when."""
    return {
        f"rugpijn/{lesson[1:]}/@plek": json.dumps(
            {
                "version": 1,
                "saved": f"2026-01-0{values.get('day', 1)}T10:00:00.000Z",
                "values": {name: value for name, value in values.items() if name != "day"},
            }
        )
        for lesson, values in lessons.items()
    }


def keep(page: Page, **lessons: dict) -> None:
    page.evaluate(KEEP, entries(lessons))


def returning(course: Server, new_page, width: int = 390, height: int = 844, **lessons: dict) -> Page:
    """An empty page in a browser where these places were kept before."""
    texts = [{"name": key, "value": text} for key, text in entries(lessons).items()]
    origin = urljoin(course.address, "/").rstrip("/")
    return new_page(width, height, storage_state={"origins": [{"origin": origin, "localStorage": texts}]})


def place(*seen: int, of: int = 9, left: int = 6, title: str = "Iets kleins", **more: int) -> dict:
    at = next((n for n in range(1, of + 1) if n not in seen), of)
    return {"at": at, "title": title, "seen": list(seen), "of": of, "left": left, **more}


#: A goal with a step on the way to it, as its lesson keeps it.
GOAL = {
    "rugpijn/07/mijn-doel": json.dumps(
        {
            "version": 1,
            "saved": "2026-01-01T10:00:00.000Z",
            "values": {"goal": "De speeltuin", "why": "", "steps": [{"text": "Vijf minuten lopen naar de hoek"}]},
        }
    )
}
KEEP = "(all) => Object.entries(all).forEach(([key, text]) => localStorage.setItem(key, text))"


def begin_link(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("link", name="Begin met de eerste les")


def keep_read(page: Page, *lessons: str) -> None:
    """As if these lessons had been read whole, one after the other."""
    keep(page, **{f"_{lesson}": place(*range(1, 10), day=day) for day, lesson in enumerate(lessons, 1)})


def is_first_and_in_view(link: Locator, height: int) -> None:
    """The one thing to do comes before all other links of the page, on the screen as it opens, and is large."""
    box = link.bounding_box()
    assert box
    assert box["y"] + box["height"] <= height
    assert box["height"] >= 44
    assert link.evaluate("e => [...document.querySelectorAll('main a')].find((a) => a.checkVisibility()) === e")


def test_a_first_visit_begins_with_the_first_lesson(course: Server, new_page) -> None:
    page = new_page()
    for width, height in ((320, 568), (360, 780), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        visit(course, page, "")
        is_first_and_in_view(begin_link(page), height)
        expect(page.get_by_role("heading", level=1, name="Begrijp uw rugpijn", exact=True)).to_be_visible()
    begin_link(page).click()
    expect(page.locator("main h1")).to_have_text("Welkom")


def test_a_first_visit_begins_without_a_script_too(course: Server, new_page) -> None:
    page = new_page(360, 780, java_script_enabled=False)
    page.goto(f"{course.address}/nl/")
    begin_link(page).click()
    expect(page.locator("main h1")).to_have_text("Welkom")


def test_whoever_returns_goes_on_with_the_first_button(course: Server, new_page) -> None:
    page = visit(course, new_page(), "")
    keep(page, _02=place(1, title="Wat een gevoelig alarm doet"))
    for width, height in ((320, 568), (360, 780)):
        page.set_viewport_size({"width": width, "height": height})
        visit(course, page, "")
        expect(begin_link(page)).to_be_hidden()
        expect(page.get_by_role("heading", level=1, name="Vandaag", exact=True)).to_be_visible()
        expect(page.locator("[data-part=house] .room.is-lit")).to_have_count(1)
        is_first_and_in_view(
            page.get_by_role("link", name="Ga verder bij: Wat een gevoelig alarm doet (nog 6 minuten)"), height
        )


def test_an_own_step_is_asked_for_today(course: Server, new_page) -> None:
    page = visit(course, new_page(320, 568), "")
    step = page.get_by_role("region", name="Uw stap van vandaag")
    page.evaluate(KEEP, GOAL)
    keep(page, _02=place(1))
    visit(course, page, "")
    expect(step).to_contain_text("Vijf minuten lopen naar de hoek")
    step.get_by_role("button", name="Kleiner").press("Enter")
    expect(step.locator("[data-part=step-said][aria-live=polite]")).to_contain_text("Kleiner is ook goed.")
    # The house comes below it: what one chooses today is seen first.
    assert page.locator(".home-text:has([data-part=own-step]) ~ [data-part=house]").count() == 1
    expect(step.get_by_role("button", name="Kleiner", pressed=True)).to_be_focused()
    visit(course, page, "")
    expect(step.get_by_role("button", pressed=True)).to_have_text("Kleiner")
    step.get_by_role("link", name="Uw stappen in les 7").click()
    expect(page.locator("main h1")).to_have_text("Mijn plan")


def test_who_wipes_all_in_another_tab_begins_again(course: Server, watched) -> None:
    context = watched.context(viewport={"width": 360, "height": 780})
    one = visit(course, context.new_page(), "")
    keep(one, _02=place(1))
    visit(course, one, "")
    expect(begin_link(one)).to_be_hidden()
    visit(course, context.new_page(), "").evaluate("localStorage.clear()")
    expect(begin_link(one)).to_be_visible()
    expect(one.locator(".home-about")).to_be_visible()
    expect(one.get_by_role("heading", level=1, name="Begrijp uw rugpijn", exact=True)).to_be_visible()


def test_after_the_last_lesson_come_those_that_were_skipped_and_then_what_was_written(course: Server, new_page) -> None:
    page = new_page(360, 780)
    # Soon afterwards: nothing is to be looked back at yet.
    page.clock.set_fixed_time("2026-01-10T12:00:00Z")
    visit(course, page, "")
    numbers = [f"{n:02}" for n in range(page.locator(".lesson-card[data-lesson]").count())]
    keep_read(page, *numbers[:1], *numbers[2:])
    keep(page, _04=place(1, title="Slaap"))
    visit(course, page, "")
    # One that was begun says where; it was not the last one seen.
    expect(page.locator("[data-part=continue]")).to_contain_text("Deze les las u nog niet:")
    page.get_by_role("link", name="Ga naar les 1: Wat is langdurige lage rugpijn?").click()
    expect(page.locator("main h1")).to_have_text("Wat is langdurige lage rugpijn?")
    visit(course, page, "")
    keep_read(page, *numbers)
    keep(page, _04=place(1, title="Slaap"))
    visit(course, page, "")
    expect(page.locator("[data-part=continue]")).to_contain_text("Ga verder bij: Slaap (nog 6 minuten)")
    keep_read(page, *numbers)
    visit(course, page, "")
    expect(page.locator("[data-part=continue]")).to_contain_text("U las alle lessen.")
    is_first_and_in_view(page.get_by_role("main").get_by_role("link", name="Naar Mijn cursus"), 780)
    page.get_by_role("main").get_by_role("link", name="Naar Mijn cursus").click()
    expect(page.locator("main h1")).to_have_text("Mijn cursus")


def test_what_was_read_of_the_course_is_one_sentence_its_bar_and_then_the_lessons(course: Server, new_page) -> None:
    page = visit(course, new_page(320, 800), "")
    keep_read(page, "00")
    for width in (320, 360, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        visit(course, page, "")
        progress = page.locator("[data-part=course-progress]")
        expect(progress).to_have_text("U las 1 les van de 8.")
        lines, sentence, bar, card = progress.evaluate(
            """p => {
              const words = document.createRange();
              words.setStartBefore(p.firstChild);
              words.setEndBefore(p.querySelector(".progress-bar"));
              const box = (e) => e.getBoundingClientRect();
              const line = parseFloat(getComputedStyle(p).lineHeight);
              return [Math.round(box(words).height / line), box(words).bottom, [box(p.querySelector(".progress-bar")).top, box(p.querySelector(".progress-bar")).bottom],
                box(document.querySelector(".lesson-card")).top];
            }"""
        )
        assert lines == 1
        assert sentence <= bar[0] <= sentence + 12
        assert card - bar[1] >= 12


def test_the_last_lesson_ends_the_course_and_says_what_was_not_read(course: Server, new_page) -> None:
    page = visit(course, new_page(360, 780), "")
    last = page.locator(".lesson-card[data-lesson] h3 a").last.get_attribute("href")
    keep_read(page, "00", "02", "03", "05", "06")
    visit(course, page, last)
    end = page.get_by_role("region", name="U bent aan het eind van de cursus")
    expect(end.locator("[data-part=unread]").get_by_role("listitem")).to_have_text(
        ["Les 1: Wat is langdurige lage rugpijn?", "Les 4: Slapen en ontspannen"]
    )
    assert "!" not in end.inner_text()
    keep_read(page, "00", "01", "02", "03", "04", "05", "06")
    visit(course, page, last)
    later = [f"Opfrissen na {weeks} weken" for weeks in (2, 6, 12)]
    expect(end.get_by_role("link")).to_have_text(["Naar Mijn cursus", *later])
    end.get_by_role("link").first.click()
    expect(page.locator("main h1")).to_have_text("Mijn cursus")
    # Another lesson goes on.
    visit(course, page, f"{LESSON}/")
    expect(page.locator("[data-part=course-end]")).to_have_count(0)


def test_opening_a_lesson_leaves_no_trace_and_reading_does(course: Server, new_page) -> None:
    page = visit(course, new_page(), f"{LESSON}/")
    assert page.evaluate("Object.keys(localStorage)") == []
    read_sections(page, 1, 2, 3)
    entry = kept(page)
    sections = page.locator("section.section").count()
    assert entry["version"] == 1
    assert entry["saved"].endswith("Z")
    assert entry["values"]["seen"] == [1, 2, 3]
    assert entry["values"]["at"] == 4
    assert entry["values"]["of"] == sections
    assert entry["values"]["title"] == page.locator("[data-step='4'] > h2").inner_text()
    assert 1 <= entry["values"]["left"] < 12


def test_the_minutes_left_get_fewer_while_reading(course: Server, new_page) -> None:
    page = visit(course, new_page(), f"{LESSON}/")
    read_sections(page, 1)
    first = kept(page)["values"]["left"]
    read_sections(page, *range(2, 12))
    assert kept(page)["values"]["left"] < first


def test_a_return_offers_to_go_on_and_does_not_jump(course: Server, new_page) -> None:
    page = visit(course, new_page(), f"{LESSON}/")
    expect(page.locator("[data-part=resume]")).to_be_hidden()
    read_sections(page, 1, 2, 3)
    heading, left = page.locator("[data-step='4'] > h2"), kept(page)["values"]["left"]
    visit(course, page, "")
    visit(course, page, f"{LESSON}/")
    assert page.evaluate("scrollY") == 0
    offer = page.locator("[data-part=resume]").get_by_role("link")
    expect(offer).to_have_text(f"Ga verder bij: {heading.inner_text()} (nog {left} minuten)")
    offer.click()
    expect(heading).to_be_in_viewport()


def test_the_home_leads_to_the_section_where_the_reader_stopped(course: Server, new_page) -> None:
    page = visit(course, new_page(), f"{LESSON}/")
    read_sections(page, 1, 2, 3)
    values = kept(page)["values"]
    visit(course, page, "")
    expect(page.locator("[data-part=continue]")).to_contain_text("U was bezig met les 2.")
    link = page.get_by_role("link", name=f"Ga verder bij: {values['title']} (nog {values['left']} minuten)")
    card = page.locator(".lesson-card[data-lesson='2'], .lesson-card[data-lesson='02']")
    expect(card).to_contain_text(f"U las 3 van de {values['of']} delen, nog {values['left']} minuten.")
    expect(card.locator(".progress-bar")).to_be_visible()
    link.click()
    expect(page.locator("[data-step='4'] > h2")).to_be_in_viewport()


def test_whoever_comes_in_halfway_goes_on_from_there(course: Server, new_page) -> None:
    page = visit(course, new_page(), f"{LESSON}/#deel-5")
    read_sections(page, 5, 6)
    assert kept(page)["values"]["at"] == 7
    heading = page.locator("[data-step='7'] > h2").inner_text()
    visit(course, page, f"{LESSON}/")
    expect(page.locator("[data-part=resume]").get_by_role("link")).to_contain_text(f"Ga verder bij: {heading}")
    visit(course, page, "")
    page.get_by_role("link", name=f"Ga verder bij: {heading}").click()
    expect(page.locator("[data-step='7'] > h2")).to_be_in_viewport()


def test_whoever_flings_to_the_end_did_not_read_the_lesson(course: Server, new_page) -> None:
    page = new_page()
    page.clock.install()
    visit(course, page, f"{LESSON}/")
    page.clock.pause_at(page.evaluate("Date.now() + 60000"))
    sections = page.locator("section.section")
    for section in sections.all():
        # Each end is seen, and passed without a moment's rest.
        assert section.evaluate(SCROLL) > 0
    assert page.evaluate("Object.keys(localStorage)") == []
    page.clock.run_for(2000)
    seen = kept(page)["values"]["seen"]
    assert seen == list(range(seen[0], sections.count() + 1))
    assert len(seen) <= 3


def test_whoever_goes_on_at_once_saw_the_last_screen(course: Server, new_page) -> None:
    page = new_page()
    page.clock.install()
    visit(course, page, f"{LESSON}/")
    page.clock.pause_at(page.evaluate("Date.now() + 60000"))
    last = page.locator("section.section").count()
    page.locator("section.section").last.evaluate(SCROLL)
    page.goto(f"{course.address}/nl/")
    assert last in kept(page)["values"]["seen"]


def test_whoever_comes_only_to_change_an_answer_at_the_end_did_not_read_the_lesson(course: Server, new_page) -> None:
    page = visit(course, new_page(), f"{LESSON}/")
    last = page.locator("section.section").count()
    read_sections(page, last)
    assert kept(page)["values"]["at"] == 1
    visit(course, page, "")
    expect(page.locator("[data-part=lesson-progress]:visible")).to_contain_text(f"U las 1 van de {last} delen")


def test_a_lesson_is_read_when_its_last_section_was_seen_and_most_of_it(course: Server, new_page) -> None:
    page = visit(course, new_page(), f"{LESSON}/")
    last = page.locator("section.section").count()
    read_sections(page, *range(1, last // 2), last - 1, last)
    visit(course, page, f"{LESSON}/")
    expect(page.locator("[data-part=resume]")).to_be_hidden()
    visit(course, page, "")
    expect(page.locator("[data-part=lesson-progress]:visible")).to_have_text("U las deze les.")
    expect(page.locator("[data-part=course-progress]")).to_have_text("U las 1 les van de 8.")
    page.get_by_role("link", name="Ga verder met les 3: De cirkel van pijn en angst").click()
    expect(page.locator("main h1")).to_have_text("De cirkel van pijn en angst")


def test_the_lesson_of_the_last_visit_is_offered(course: Server, new_page) -> None:
    page = returning(
        course,
        new_page,
        _01=place(1, 2, day=2, title="Een scan"),
        _04=place(1, day=3, title="Slaap"),
        _05=place(1, day=1),
    )
    visit(course, page, "")
    expect(page.locator("[data-part=continue]")).to_contain_text("Ga verder bij: Slaap (nog 6 minuten)")


def test_words_for_one_minute(course: Server, new_page) -> None:
    page = visit(course, returning(course, new_page, _01=place(1, left=1)), "")
    expect(page.locator("[data-part=continue]")).to_contain_text("(nog 1 minuut)")


def test_no_percentage_no_verdict(course: Server, new_page) -> None:
    page = visit(course, returning(course, new_page, _01=place(1, 2), _02=place(*range(1, 10))), "")
    expect(page.locator("[data-part=course-progress]")).to_be_visible()
    words = page.locator("main").inner_text().lower()
    for word in ("%", "score", "streak", "pas ", "nog maar", "slechts"):
        assert word not in words


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_when_the_home_is_filled_in(course: Server, new_page, width: int) -> None:
    page = returning(course, new_page, width, 800, _01=place(1, 2, 3), _02=place(*range(1, 10), day=2))
    page.add_init_script(f"({KEEP})({json.dumps(GOAL)})")
    page.add_init_script(SHIFTS)
    visit(course, page, "")
    page.evaluate("() => document.fonts.ready")
    expect(page.locator("[data-part=continue]")).to_be_visible()
    expect(page.locator("[data-part=own-step]")).to_contain_text("Vijf minuten lopen")
    expect(page.locator("[data-part=house] svg")).to_be_visible()
    assert sum(page.evaluate("window.shifts")) < 0.05


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_when_a_lesson_offers_to_go_on(course: Server, new_page, width: int) -> None:
    page = returning(course, new_page, width, 800, _02=place(1, 2, 3, of=18))
    page.add_init_script(SHIFTS)
    visit(course, page, f"{LESSON}/")
    page.evaluate("() => document.fonts.ready")
    expect(page.locator("[data-part=resume]")).to_be_visible()
    assert sum(page.evaluate("window.shifts")) < 0.05


DAMAGE = [
    "{",
    "null",
    "[]",
    '{"version":1}',
    '{"version":0,"values":{"at":1}}',
    json.dumps({"version": 1, "values": place(99)}),
    json.dumps({"version": 1, "values": {**place(1), "title": {"a": 1}}}),
    json.dumps({"version": 1, "values": {**place(1), "of": 1e9}}),
    "x" * 200_000,
]


def test_a_damaged_place_counts_as_none(course: Server, new_page) -> None:
    page = visit(course, new_page(), "")
    lessons = page.locator(".lesson-card[data-lesson]").count()
    # The ones that fill no lesson's place at the first look come at the second.
    for damaged in (DAMAGE[:lessons], DAMAGE[lessons:]):
        page.evaluate(
            "(all) => { localStorage.clear(); for (const [n, text] of all.entries()) localStorage.setItem(`rugpijn/0${n}/@plek`, text); }",
            damaged,
        )
        visit(course, page, "")
        expect(page.locator("[data-part=continue]")).to_be_hidden()
        expect(begin_link(page)).to_be_visible()
        expect(page.locator(".home-about")).to_be_visible()
        expect(page.locator("[data-part=lesson-progress]:visible")).to_have_count(0)
    # What that is for the lesson itself is told of each in tests/host/place.test.ts.
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, DAMAGE[0]])
    visit(course, page, f"{LESSON}/")
    expect(page.locator("[data-part=resume]")).to_be_hidden()
    read_sections(page, 1)


def test_markup_in_a_kept_title_stays_text(course: Server, new_page) -> None:
    page = visit(course, returning(course, new_page, _02=place(1, title="<img src=x onerror=alert(1)>")), "")
    expect(page.locator("[data-part=continue]")).to_contain_text("<img src=x")
    expect(page.locator("[data-part=continue] img")).to_have_count(0)


def test_without_storage_the_home_and_lessons_show_nothing_more(course: Server, new_page) -> None:
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    visit(course, page, "")
    expect(page.locator("[data-part=continue]")).to_be_hidden()
    visit(course, page, f"{LESSON}/")
    page.mouse.wheel(0, 4000)
    expect(page.locator("[data-part=resume]")).to_be_hidden()


def test_a_full_storage_keeps_the_earlier_place_and_stays_silent(course: Server, new_page) -> None:
    page = visit(course, new_page(), f"{LESSON}/")
    read_sections(page, 1)
    before = kept(page)
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { window.refused = true; throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    page.locator("[data-step='2']").evaluate(SCROLL)
    page.clock.fast_forward(1_000)
    page.wait_for_function("() => window.refused")
    assert kept(page) == before
    expect(page.locator("[data-part=notice]")).to_be_hidden()


def test_two_tabs_do_not_lose_each_others_place(course: Server, watched) -> None:
    context = watched.context(viewport={"width": 390, "height": 844})
    one, two = context.new_page(), context.new_page()
    for page in (one, two):
        visit(course, page, f"{LESSON}/")
    one.bring_to_front()
    read_sections(one, 1, 2)
    two.bring_to_front()
    # Each tab has a process of its own, which hears of it a moment later.
    two.wait_for_function(
        "([key, text]) => localStorage.getItem(key) === text",
        arg=[KEY, one.evaluate("key => localStorage.getItem(key)", KEY)],
    )
    read_sections(two, 3)
    assert set(kept(two)["values"]["seen"]) >= {1, 2, 3}
