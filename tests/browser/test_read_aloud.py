"""Reading aloud, with a stand-in for the browser's voices: headless Chromium has none."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import LESSONS
from tests.conftest import Server

pytestmark = pytest.mark.xdist_group("reading")

LESSON = "02-uw-alarmsysteem"
DUTCH = [{"lang": "nl-NL", "localService": True, "name": "Xander"}]
# `speech.end()` lets the sentence end; `speech.fail()` breaks it off.
STAND_IN = """(() => {
  const listeners = new Set();
  let current = null;
  const take = () => { const was = current; current = null; return was; };
  const speech = {
    said: [], used: [], voices: VOICES, cancels: 0,
    getVoices() { return this.voices; },
    speak(utterance) { current = utterance; this.said.push(utterance.text); this.used.push([utterance.voice?.name, utterance.rate, utterance.lang]); },
    cancel() { this.cancels += 1; take()?.onerror?.({ error: 'canceled' }); },
    pause() {}, resume() {},
    addEventListener(_, listener) { listeners.add(listener); },
    removeEventListener(_, listener) { listeners.delete(listener); },
    end() { take()?.onend?.({}); },
    fail() { take()?.onerror?.({ error: 'synthesis-failed' }); },
    arrive(voices) { this.voices = voices; for (const listener of [...listeners]) listener(); },
    get speaking() { return current !== null; },
  };
  // A voice that speaks gives a sign of life now and then; one that does not is left behind.
  setInterval(() => current?.onboundary?.({}), 500);
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})()"""


def open_lesson(
    course: Server,
    new_page,
    voices: list = DUTCH,
    lesson: str = LESSON,
    script: str = "",
    *,
    stopped: bool = False,
    **options: object,
) -> Page:
    """``stopped``: the clock of the page stands still, once the page is there."""
    page = new_page(**options)
    if stopped:
        page.clock.install(time=0)
    page.add_init_script(STAND_IN.replace("VOICES", json.dumps(voices)) + ";" + script)
    page.goto(f"{course.address}/nl/{lesson}/")
    page.wait_for_selector("html[data-host=ready]")
    if stopped:
        page.clock.pause_at(600_000)
    return page


def press(page: Page, heading: str) -> None:
    page.locator("section", has=page.get_by_role("heading", name=heading, exact=True)).get_by_role(
        "button", name="Lees dit deel voor"
    ).click()


def said(page: Page) -> list[str]:
    return page.evaluate("speechSynthesis.said")


def wait_for_said(page: Page, count: int) -> list[str]:
    page.wait_for_function("n => speechSynthesis.said.length >= n", arg=count)
    return said(page)


def read_all(page: Page, heading: str) -> list[str]:
    page.evaluate("() => { speechSynthesis.said = []; }")
    press(page, heading)
    wait_for_said(page, 1)
    return page.evaluate(
        """() => {
          while (document.querySelector("[data-part=aloud-bar]")) speechSynthesis.end();
          return speechSynthesis.said;
        }"""
    )


def test_a_section_is_read_sentence_by_sentence_without_its_sources(course: Server, new_page) -> None:
    page = open_lesson(course, new_page)
    words = read_all(page, "Een alarm kan leren")
    assert words[:3] == [
        "Een alarm kan leren",
        "Een rookmelder hoort af te gaan bij brand.",
        "Maar als hij te scherp staat afgesteld, loeit hij al bij een geroosterde boterham.",
    ]
    assert not [sentence for sentence in words if "bron" in sentence.split() or "Lees dit deel" in sentence]


def test_a_question_says_its_answers_by_number(course: Server, new_page) -> None:
    page = open_lesson(course, new_page)
    words = read_all(page, "Wat denkt u nu?")
    assert words[-4:] == [
        "Is dit volgens u waar?",
        "Antwoord 1: waar",
        "Antwoord 2: weet ik niet",
        "Antwoord 3: niet waar",
    ]


def test_a_model_says_what_it_shows_and_not_what_steers_it(course: Server, new_page) -> None:
    page = open_lesson(course, new_page)
    assert read_all(page, "Druk zelf op de rug")[1:] == [
        "Wat doet het alarm?",
        "1 van 3: Zet het alarm zo dat een gewone hand pijn doet.",
        "Druk op de rug en kijk wat het alarm doet.",
        "Illustratie, geen voorspelling",
        "De hand bleef gelijk.",
        "Maar het alarm stond anders, en daardoor kan een gewone beweging pijn doen, ook zonder dat er iets nieuws is.",
    ]


# Reads every section, one after the other. Of each: what was said, the sentences that open by a tap or stand on a button
# or in a table, all others, and of each widget its kind, its legends and what can be chosen.
READ_LESSON = """async () => {
  const text = (e) => e.innerText.split(/\\s+/).filter(Boolean).join(" ");
  const seen = (e) => e.getClientRects().length > 0 && e.checkVisibility({ visibilityProperty: true });
  const all = (e, what) => [...e.querySelectorAll(what)];
  const HIDDEN = "[popover], button:not(.term, [data-spoken]), table";
  const sentences = (words) => words.split(/\\s+/).filter(Boolean).join(" ").split(/(?<=[.?]) /).filter(Boolean);
  const withoutHidden = (section) => {
    const rest = section.cloneNode(true);
    for (const e of all(rest, HIDDEN)) e.remove();
    return rest;
  };
  const sections = [];
  for (const button of all(document, "main button[data-part=aloud]")) {
    const section = button.closest("section");
    speechSynthesis.said = [];
    button.click();
    while (!speechSynthesis.said.length) await new Promise((later) => setTimeout(later));
    while (document.querySelector("[data-part=aloud-bar]")) speechSynthesis.end();
    const choices = (e, what) =>
      all(e, what).filter((choice) => seen(choice) && !choice.closest("[data-part=certainty]")).map(text);
    sections.push({
      said: speechSynthesis.said,
      hidden: all(section, HIDDEN).flatMap((e) => sentences(e.textContent)),
      shown: sentences(withoutHidden(section).textContent).join(" "),
      widgets: all(section, "[data-kind]").filter(seen).map((e) => ({
        kind: e.dataset.kind,
        name: e.dataset.widget,
        chart: e.querySelector("[data-part=chart]") !== null,
        choices: choices(e, "legend, label.w-choice, button.say"),
        asks: all(e, "h3").filter(seen).map(text),
        answers: choices(e, "fieldset.question label.w-choice, .w-order-text"),
      })),
    });
  }
  return sections;
}"""

# A drawing is never heard without what belongs beside it; of what can be chosen, all is heard.
HEARD = {
    "scan_findings": ["En mensen met rugpijn?", "Een scan zegt weinig over hoeveel pijn iemand heeft."],
    "treatments": ["Wat scheelt het gemiddeld?"],
    "belief_cards": ["Kaart 1 van 6", "weet ik niet"],
    "therapist_talk": ["Wat zegt u?"],
    "fear_circle": [],
    "my_factors": [],
    "flare_up_plan": [],
    "my_evening": ["Wat vindt u fijn om te doen?"],
}
KINDS = {"one", "more", "opinion", "stelling", "schatting", "volgorde", "open"}


def widgets_of(course: Server, lesson: str) -> dict[str, dict]:
    data = course.get(f"/nl/{lesson}/").text.split('id="course-widgets">')[1].split("</script>")[0]
    return json.loads(data)["widgets"]


@pytest.mark.parametrize("lesson", LESSONS)
def test_of_a_lesson_all_that_is_asked_is_heard_and_nothing_that_opens_by_a_tap(
    course: Server, new_page, lesson: str
) -> None:
    kinds = {name: state.get("kind") for name, state in widgets_of(course, lesson).items()}
    page = open_lesson(course, new_page, lesson=lesson)
    sections = page.evaluate(READ_LESSON)
    assert len(sections) == page.locator("section.section > h2").count()
    for section in sections:
        whole = " ".join(section["said"])
        assert [sentence for sentence in section["said"] if len(sentence) > 200] == []
        assert [words for words in section["hidden"] if words in whole and words not in section["shown"]] == []
        for widget in section["widgets"]:
            if widget["kind"] in HEARD:
                assert [sentence for sentence in HEARD[widget["kind"]] if sentence not in section["said"]] == []
                if not widget["chart"]:
                    assert widget["choices"]
                    assert [choice for choice in widget["choices"] if choice not in whole] == []
            if (kind := kinds.get(widget["name"])) in KINDS:
                assert widget["asks"]
                assert [words for words in widget["asks"] + widget["answers"] if words not in whole] == []
                assert (kind in ("schatting", "open")) == (widget["answers"] == [])


def test_the_lessons_have_every_widget_and_question_whose_reading_is_looked_at(course: Server) -> None:
    found = [state for lesson in LESSONS for state in widgets_of(course, lesson).values()]
    assert HEARD.keys() <= {state["_kind"] for state in found}
    assert {state.get("kind") for state in found} >= KINDS


def test_an_element_may_have_spoken_words_of_its_own(course: Server, new_page) -> None:
    page = open_lesson(course, new_page)
    paragraphs = page.locator("#stap-alarm > p:not(.step-at)")
    paragraphs.nth(0).evaluate("e => e.dataset.spoken = 'Andere woorden. Nog een zin.'")
    paragraphs.nth(1).evaluate("e => e.dataset.spoken = ''")
    words = read_all(page, "Een alarm kan leren")
    assert words[1:3] == ["Andere woorden.", "Nog een zin."]
    assert not [sentence for sentence in words if "verrekte spier" in sentence]


def test_a_very_long_sentence_is_cut_where_a_reader_breathes(course: Server, new_page) -> None:
    page = open_lesson(course, new_page)
    long = ", ".join(["en dan nog een stukje van deze zin"] * 12) + "."
    page.locator("#stap-alarm > p:not(.step-at)").first.evaluate("(e, text) => { e.textContent = text; }", long)
    words = read_all(page, "Een alarm kan leren")
    assert max(map(len, words)) <= 180
    assert " ".join(words[1:]).startswith(long)


def marked(page: Page) -> str:
    """What is marked and can be seen: the explanation of a hard word stands beside it, and is closed."""
    return page.evaluate(
        """() => { const seen = range => { const part = range.cloneContents(); part.querySelectorAll('[popover]').forEach(e => e.remove()); return part.textContent; };
        return [...(CSS.highlights?.get('aloud') ?? [])].map(seen).join('') || document.querySelector('[data-aloud-now]')?.textContent || ''; }"""
    )


def test_the_sentence_being_read_is_marked_and_in_view(course: Server, new_page) -> None:
    page = open_lesson(course, new_page)
    press(page, "Een alarm kan leren")
    wait_for_said(page, 1)
    for count in range(2, 8):
        page.evaluate("speechSynthesis.end()")
        assert marked(page) == wait_for_said(page, count)[-1]
    page.wait_for_function(
        """() => { const [range] = CSS.highlights.get('aloud'); const box = range.getBoundingClientRect();
        return box.top > 0 && box.bottom < document.querySelector('[data-part=aloud-bar]').getBoundingClientRect().top; }"""
    )
    page.get_by_role("button", name="Stop", exact=True).click()
    assert marked(page) == ""


def test_without_highlights_the_paragraph_is_marked(course: Server, new_page) -> None:
    page = open_lesson(course, new_page, script="delete CSS.highlights; delete Object.getPrototypeOf(CSS).highlights;")
    assert page.evaluate("'highlights' in CSS") is False
    press(page, "Een alarm kan leren")
    wait_for_said(page, 1)
    page.evaluate("speechSynthesis.end()")
    expect(page.locator("[data-aloud-now]")).to_contain_text("Een rookmelder hoort af te gaan")
    expect(page.locator("[data-aloud-now]")).to_have_count(1)


def test_pause_go_on_and_stop_by_keyboard(course: Server, new_page) -> None:
    page = open_lesson(course, new_page)
    press(page, "Een alarm kan leren")
    wait_for_said(page, 1)
    page.evaluate("speechSynthesis.end()")
    pause, go = page.get_by_role("button", name="Pauze", exact=True), page.get_by_role("button", name="Ga door")
    expect(pause).to_be_focused()
    page.keyboard.press("Enter")
    expect(go).to_be_focused()
    assert page.evaluate("speechSynthesis.speaking") is False
    assert len(said(page)) == 2
    page.keyboard.press("Enter")
    expect(pause).to_be_focused()
    words = wait_for_said(page, 3)
    assert words[2] == words[1]
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Stop", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=aloud-bar]")).to_have_count(0)
    expect(page.locator("#stap-alarm").get_by_role("button", name="Lees dit deel voor")).to_be_focused()
    assert page.evaluate("speechSynthesis.speaking") is False


def test_speed_is_followed_at_once_and_kept(course: Server, new_page) -> None:
    page = open_lesson(course, new_page)
    press(page, "Thea wil haar sokken aan")
    wait_for_said(page, 1)
    page.get_by_label("Tempo").select_option("rustig tempo")
    wait_for_said(page, 2)
    assert [rate for _, rate, _ in page.evaluate("speechSynthesis.used")] == [1, 0.75]
    page.reload()
    page.wait_for_selector("html[data-host=ready]")
    press(page, "Thea wil haar sokken aan")
    wait_for_said(page, 1)
    expect(page.get_by_label("Tempo")).to_have_value("0.75")


def test_one_section_at_a_time(course: Server, new_page) -> None:
    page = open_lesson(course, new_page)
    press(page, "Thea wil haar sokken aan")
    wait_for_said(page, 1)
    press(page, "In het kort")
    wait_for_said(page, 2)
    expect(page.locator("[data-part=aloud-bar]")).to_have_count(1)
    assert said(page)[-1] == "In het kort"


def test_a_hidden_page_pauses_and_leaving_stops(course: Server, new_page) -> None:
    page = open_lesson(course, new_page)
    press(page, "Thea wil haar sokken aan")
    wait_for_said(page, 1)
    page.evaluate(
        "() => { Object.defineProperty(document, 'hidden', { value: true, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }"
    )
    expect(page.get_by_role("button", name="Ga door")).to_be_visible()
    assert page.evaluate("speechSynthesis.speaking") is False
    page.get_by_role("button", name="Ga door").click()
    wait_for_said(page, 2)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    expect(page.locator("[data-part=aloud-bar]")).to_have_count(0)
    assert page.evaluate("speechSynthesis.speaking") is False


def test_a_voice_that_breaks_off_is_told_calmly(course: Server, new_page) -> None:
    page = open_lesson(course, new_page)
    press(page, "Thea wil haar sokken aan")
    wait_for_said(page, 1)
    page.evaluate("speechSynthesis.fail()")
    expect(page.locator("[data-part=aloud-status]")).to_contain_text("Het voorlezen stopte")
    page.get_by_role("button", name="Ga door").click()
    words = wait_for_said(page, 2)
    assert words[0] == words[1]


OTHERS = [
    {"lang": "en-GB", "localService": True, "name": "Daniel"},
    {"lang": "nl-NL", "localService": False, "name": "Over internet"},
    {"lang": "nlx", "localService": True, "name": "Geen Nederlands"},
]


def test_only_a_dutch_voice_of_the_device_itself_is_used(course: Server, new_page) -> None:
    page = open_lesson(
        course, new_page, voices=[*OTHERS, {"lang": "nl_BE", "localService": True, "name": "Ellen"}, *DUTCH]
    )
    press(page, "Thea wil haar sokken aan")
    wait_for_said(page, 1)
    assert page.evaluate("speechSynthesis.used[0]") == ["Xander", 1, "nl-NL"]


def test_without_a_dutch_voice_on_the_device_the_page_says_how_to_get_one(
    course: Server, new_page, axe_violations
) -> None:
    page = open_lesson(course, new_page, voices=OTHERS, stopped=True)
    press(page, "Thea wil haar sokken aan")
    expect(page.locator("[data-part=aloud-status]")).to_have_text("Even wachten op de stem.")
    page.clock.run_for(2_000)
    page.clock.resume()
    dialog = page.get_by_role("dialog", name="Dit apparaat heeft nog geen Nederlandse stem")
    expect(dialog).to_be_visible()
    for device in ("iPhone", "Android", "Windows"):
        expect(dialog).to_contain_text(device)
    assert said(page) == []
    assert axe_violations(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    press(page, "Thea wil haar sokken aan")
    expect(dialog).to_be_visible()
    page.evaluate("voices => { speechSynthesis.voices = voices; }", DUTCH)
    dialog.get_by_role("button", name="Probeer opnieuw").click()
    assert wait_for_said(page, 1) == ["Thea wil haar sokken aan"]


def test_voices_that_arrive_late_are_waited_for(course: Server, new_page) -> None:
    page = open_lesson(course, new_page, voices=[], stopped=True)
    press(page, "Thea wil haar sokken aan")
    expect(page.locator("[data-part=aloud-status]")).to_have_text("Even wachten op de stem.")
    page.evaluate("voices => speechSynthesis.arrive(voices)", DUTCH)
    assert wait_for_said(page, 1) == ["Thea wil haar sokken aan"]
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_browser_without_speech_shows_no_buttons(course: Server, new_page) -> None:
    page = new_page()
    page.add_init_script("delete window.speechSynthesis; delete Window.prototype.speechSynthesis;")
    page.goto(f"{course.address}/nl/{LESSON}/")
    page.wait_for_selector("html[data-host=ready]")
    assert page.evaluate("'speechSynthesis' in window") is False
    expect(page.get_by_role("button", name="Lees dit deel voor")).to_have_count(0)


def test_the_code_that_reads_is_fetched_at_the_first_press(course: Server, new_page, watched) -> None:
    page = open_lesson(course, new_page)
    before = [url for url in watched.requests if url.endswith(".js")]
    press(page, "Thea wil haar sokken aan")
    wait_for_said(page, 1)
    assert len([url for url in watched.requests if url.endswith(".js")]) > len(before)


@pytest.mark.parametrize("width", [320, 1280])
def test_the_bar_fits_and_axe_finds_nothing(course: Server, new_page, axe_violations, width: int) -> None:
    page = open_lesson(course, new_page, width=width)
    press(page, "Thea wil haar sokken aan")
    wait_for_said(page, 1)
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
