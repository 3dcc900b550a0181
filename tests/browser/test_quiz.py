"""A question as a reader meets it: each kind, by mouse, touch and keyboard, kept and untrusted."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from widgets.quiz.quiz import Quiz
from widgets.quiz.quiz_text import Option, QuizText, parse
from widgets.sources import Sources

SIZES = [(320, 700), (1280, 800), (1920, 1080)]
KEY = "rugpijn/99/vraag"
SOURCES = Sources.from_text("@misc{jansen2020, title = {Wandelen}, annotation = {Wandelen kan helpen.}}")

TEXTS = {
    "one": """%%quiz vraag
Thea voelt een scheut. Welke gedachte past het best?

- [ ] Er is iets mis.
  > Die schrik is **begrijpelijk**. [@jansen2020]
- [x] Mijn alarm gaat misschien af.
  > Ja, dat past bij deze les.
- [ ] Ik buk nooit meer.
  > Sparen voelt veilig.

? Denk aan een alarm.
? Zoek de gedachte die iets openlaat.

---
Bekende pijn betekent niet altijd schade.
""",
    "more": """%%quiz vraag
Wat kan de cirkel in stand houden?

- [x] Zoeken op internet.
  > Dat kan inderdaad.
- [ ] Te weinig wilskracht.
  > Zo streng zijn veel mensen.
- [x] Wachten tot de pijn weg is.
  > Ja, dat kan meespelen.

---
Ze beginnen met een goede reden.
""",
    "opinion": """%%quiz vraag
Wat roept dit bij u op?

- [ ] Het geeft lucht.
  > Fijn om te horen.
- [ ] Ik snap het nog niet.
  > Het is ook lastig.
""",
    "stelling": """%%quiz vraag stelling
Rust is altijd het beste.

- [ ] waar
  > Rust voelt vaak veilig.
- [ ] weet ik niet
  > Dat is een eerlijk antwoord.
- [x] niet waar
  > Rustig bewegen mag meestal.

---
Deze les gaat erover.
""",
    "schatting": """%%quiz vraag schatting
Bij hoeveel mensen komt de pijn een keer terug?

schaal: 0 tot 100 mensen van de 100
antwoord: 70
stap: 5

? Het is meer dan de helft.

---
Bij ongeveer 7 van de 10 mensen.
""",
    "volgorde": """%%quiz vraag volgorde
Wat komt eerst?

1. Ik kies iets.
2. Ik begin klein.
3. Ik maak de stap groter.

---
Eerst kiezen, dan klein beginnen.
""",
    "open": """%%quiz vraag open
Wat zou u graag weer doen?

? Denk aan iets kleins.

---
Fijn dat u dit opschreef.
""",
}


def question(kind: str) -> Quiz:
    header, body = TEXTS[kind].split("\n", 1)
    return Quiz(parse(header, body, SOURCES), SOURCES)


def look(page: Page) -> Locator:
    return page.locator("[data-part=look]")


def replies(page: Page) -> Locator:
    return page.locator("[data-part=reply] .w-reply")


def explanation(page: Page) -> Locator:
    return page.locator("[data-part=explanation]")


def steps(page: Page) -> list[str]:
    return page.locator("[data-part=steps] .w-order-text").all_inner_texts()


def answer(page: Page, kind: str) -> None:
    """Gives an answer of each kind and looks at the reply."""
    if kind == "schatting":
        page.get_by_role("button", name="Uw schatting: een stap meer").click()
    elif kind == "volgorde":
        page.get_by_role("button", name="Omlaag").first.click()
    elif kind == "open":
        page.get_by_role("textbox").fill("Zwemmen & <b>fietsen</b>")
    else:
        page.locator(".w-choices input").first.check()
    look(page).click()


def keep(page: Page, values: dict) -> None:
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps({"version": 1, "values": values})]
    )


def kept(page: Page) -> dict:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["values"]


# One choice


def test_each_answer_has_its_own_reply_and_any_may_be_tried(open_widget) -> None:
    page = open_widget(question("one"))
    expect(page.get_by_role("heading", name="Thea voelt een scheut.")).to_be_visible()
    for option, reply, part in (
        ("Er is iets mis.", "Die schrik is begrijpelijk.", "reply-turn"),
        ("Mijn alarm gaat misschien af.", "Ja, dat past bij deze les.", "reply-confirm"),
        ("Ik buk nooit meer.", "Sparen voelt veilig.", "reply-turn"),
    ):
        page.get_by_role("radio", name=option).check()
        expect(replies(page)).to_have_count(0)
        expect(explanation(page)).to_have_count(0)
        page.get_by_role("button", name="Bekijk de uitleg bij mijn antwoord").click()
        expect(replies(page)).to_contain_text([reply])
        expect(page.locator(f"[data-part={part}]")).to_be_visible()
        expect(explanation(page)).to_contain_text("Bekende pijn betekent niet altijd schade.")


def test_a_reply_says_in_words_what_its_icon_says(open_widget) -> None:
    page = open_widget(question("one"))
    page.get_by_role("radio", name="Mijn alarm").check()
    look(page).click()
    expect(replies(page)).to_contain_text("Dit past bij de les")
    page.get_by_role("radio", name="Er is iets mis").check()
    look(page).click()
    expect(replies(page)).to_contain_text("Bekijk het ook eens zo")
    expect(page.locator("[data-part=reply]")).to_contain_text("Kies gerust een ander antwoord.")


def test_the_button_without_an_answer_says_what_to_do_first(open_widget) -> None:
    page = open_widget(question("one"))
    look(page).click()
    expect(page.get_by_role("status").filter(has_text="Kies eerst een antwoord. Gokken mag.")).to_be_visible()
    page.get_by_role("radio").first.check()
    expect(page.get_by_text("Kies eerst een antwoord.")).to_have_count(0)


def test_a_second_tap_on_the_button_changes_nothing(open_widget) -> None:
    page = open_widget(question("one"))
    page.get_by_role("radio").first.check()
    look(page).dblclick()
    expect(replies(page)).to_have_count(1)
    expect(page.get_by_role("button", name="De uitleg staat hieronder", exact=True)).to_be_visible()


def test_with_the_keyboard_alone_arrows_say_nothing_and_the_focus_stays(open_widget) -> None:
    page = open_widget(question("one"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio").first).to_be_focused()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
        expect(page.locator("[data-part=reply]")).to_be_empty()
    page.keyboard.press("Tab")
    expect(look(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(replies(page)).to_contain_text(["Sparen voelt veilig."])
    expect(look(page)).to_be_focused()


@pytest.mark.parametrize("width", [320, 1280])
def test_replies_and_hints_are_announced_and_move_nothing_above_them(open_widget, width: int) -> None:
    page = open_widget(question("one"), width=width)
    page.get_by_role("radio").first.check()
    buttons = page.locator("[data-part=look], [data-part=hint]")
    before = [button.bounding_box() for button in buttons.all()]
    look(page).click()
    assert page.locator("[data-part=reply]").get_attribute("role") == "status"
    expect(replies(page)).to_have_count(1)
    for _ in range(2):
        page.locator("[data-part=hint]").click()
    assert [button.bounding_box() for button in buttons.all()] == before


def test_hints_come_one_by_one(open_widget) -> None:
    page = open_widget(question("one"))
    hints = page.locator("[data-part=hints] p")
    expect(hints).to_have_count(0)
    page.get_by_role("button", name="Geef mij een hint").click()
    expect(hints).to_have_text(["Hint 1 van de 2: Denk aan een alarm."])
    page.get_by_role("button", name="Nog een hint").press("Enter")
    expect(hints).to_have_count(2)
    expect(page.get_by_role("button", name="Dit waren alle hints")).to_be_focused()
    expect(replies(page)).to_have_count(0)


def test_a_source_opens_from_a_reply(open_widget) -> None:
    page = open_widget(question("one"))
    page.get_by_role("radio").first.check()
    look(page).click()
    page.get_by_role("button", name="bron").click()
    expect(page.get_by_text("Wandelen kan helpen.")).to_be_visible()


def test_questions_on_one_page_do_not_touch_each_other(open_widget) -> None:
    first, second = question("one"), Quiz(parse("tweede", TEXTS["one"].split("\n", 1)[1], SOURCES), SOURCES)
    page = open_widget(first, second)
    page.locator("[data-widget=vraag]").get_by_role("radio").nth(0).check()
    page.locator("[data-widget=tweede]").get_by_role("radio").nth(1).check()
    expect(page.locator("[data-widget=vraag]").get_by_role("radio").nth(0)).to_be_checked()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


# More choices, an opinion, a statement


def test_more_answers_each_get_their_reply_and_an_invitation_for_what_is_left(open_widget) -> None:
    page = open_widget(question("more"))
    page.get_by_role("checkbox", name="Te weinig wilskracht").check()
    page.get_by_role("checkbox", name="Zoeken op internet").check()
    look(page).click()
    expect(replies(page)).to_contain_text(["Dat kan inderdaad.", "Zo streng zijn veel mensen."])
    expect(replies(page).first).to_contain_text("Zoeken op internet.")
    more = page.get_by_text("Er past nog iets bij. Kies gerust nog een antwoord.")
    expect(more).to_be_visible()
    page.get_by_role("checkbox", name="Wachten").press("Space")
    expect(replies(page)).to_have_count(0)
    look(page).press("Enter")
    expect(replies(page)).to_have_count(3)
    expect(more).to_have_count(0)
    for box in page.get_by_role("checkbox").all():
        box.uncheck()
    look(page).click()
    expect(page.get_by_text("Kies eerst een antwoord.")).to_be_visible()


def test_an_opinion_is_neither_confirmed_nor_turned(open_widget) -> None:
    page = open_widget(question("opinion"))
    for option in page.get_by_role("radio").all():
        option.check()
        look(page).click()
        expect(page.locator("[data-part=reply-neutral]")).to_have_count(1)
        expect(page.locator(".is-confirm, .is-turn")).to_have_count(0)


@pytest.mark.parametrize(
    ("word", "tone"), [("waar", "reply-turn"), ("weet ik niet", "reply-neutral"), ("niet waar", "reply-confirm")]
)
def test_a_statement_replies_to_each_of_its_three_answers(open_widget, word: str, tone: str) -> None:
    page = open_widget(question("stelling"))
    page.get_by_role("radio", name=word, exact=True).check()
    look(page).click()
    expect(page.locator(f"[data-part={tone}]")).to_be_visible()


def test_a_statement_without_a_right_answer_gets_neutral_replies(open_widget) -> None:
    header, body = TEXTS["stelling"].replace("[x]", "[ ]").split("\n", 1)
    page = open_widget(Quiz(parse(header, body, SOURCES), SOURCES))
    for word in ("waar", "weet ik niet", "niet waar"):
        page.get_by_role("radio", name=word, exact=True).check()
        look(page).click()
        expect(page.locator("[data-part=reply-neutral]")).to_have_count(1)


def test_how_sure_is_optional_and_makes_way_for_not_knowing_without_moving_anything(open_widget) -> None:
    page = open_widget(question("stelling"), width=320)
    sure = page.get_by_role("group", name="Hoe zeker bent u?")
    page.get_by_role("radio", name="waar", exact=True).check()
    sure.get_by_role("radio", name="een beetje zeker").check()
    assert kept(page)["certainty"] == 2
    before = look(page).bounding_box()
    page.get_by_role("radio", name="weet ik niet").check()
    expect(sure).to_have_count(0)
    expect(page.get_by_text("Niet weten is ook een antwoord.")).to_be_visible()
    assert look(page).bounding_box() == before
    page.get_by_role("radio", name="niet waar").check()
    expect(sure.get_by_role("radio", name="een beetje zeker")).to_be_checked()


# An estimate


def test_an_estimate_is_told_in_words_by_button_and_by_keyboard(open_widget) -> None:
    page = open_widget(question("schatting"))
    slider = page.get_by_role("slider", name="Uw schatting")
    value = page.locator(".w-slider-value")
    expect(value).to_have_text("50 van de 100 mensen, en 50 niet")
    page.get_by_role("button", name="Uw schatting: een stap meer").click()
    expect(value).to_have_text("55 van de 100 mensen, en 45 niet")
    slider.press("ArrowRight")
    expect(value).to_have_text("60 van de 100 mensen, en 40 niet")
    assert slider.get_attribute("aria-valuetext") == "60 van de 100 mensen, en 40 niet"
    slider.press("End")
    expect(value).to_have_text("100 van de 100 mensen, en 0 niet")


@pytest.mark.parametrize(
    ("presses", "words", "tone"),
    [
        (0, "Het is meer dan u dacht.", "reply-turn"),
        (2, "U zat er dicht bij.", "reply-confirm"),
        (4, "Dat zegt de les ook.", "reply-confirm"),
        (8, "Het is minder dan u dacht.", "reply-turn"),
    ],
)
def test_an_estimate_is_laid_beside_the_lesson(open_widget, presses: int, words: str, tone: str) -> None:
    page = open_widget(question("schatting"))
    for _ in range(presses):
        page.get_by_role("slider").press("ArrowRight")
    look(page).click()
    expect(page.locator(f"[data-part={tone}]")).to_contain_text(words)
    expect(replies(page)).to_contain_text("70 van de 100 mensen, en 30 niet")
    expect(explanation(page)).to_be_visible()
    page.get_by_role("slider").press("Home")
    expect(replies(page)).to_have_count(0)


def test_points_are_not_counted_as_people(open_widget) -> None:
    text = "Hoeveel scheelt het?\nschaal: 0 tot 100 punten van de 100\nantwoord: 6\nstap: 2\n---\nUitleg."
    page = open_widget(Quiz(parse("vraag schatting", text, SOURCES), SOURCES))
    expect(page.locator(".w-slider-value")).to_have_text("50 punten van de 100")
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "50 punten van de 100")
    look(page).click()
    expect(replies(page)).to_contain_text("6 punten van de 100")
    expect(page.locator(".w-card")).to_contain_text("0 punten van de 100")
    for nonsense in (" niet", "geen van de", "alle 100"):
        expect(page.locator(".w-card")).not_to_contain_text(nonsense)


def test_an_estimate_with_a_unit_and_a_dutch_comma(open_widget) -> None:
    text = "Hoeveel?\nschaal: 0 tot 2 uur\nantwoord: 1,5\nstap: 0,5\n---\nUitleg."
    page = open_widget(Quiz(parse("vraag schatting", text, SOURCES), SOURCES))
    page.get_by_role("slider").press("ArrowRight")
    expect(page.locator(".w-slider-value")).to_have_text("1,5 uur")


# Put in order


def test_steps_move_with_buttons_and_the_focus_goes_with_them(open_widget) -> None:
    page = open_widget(question("volgorde"))
    first, second, third = steps(page)
    assert [first, second, third] != ["Ik kies iets.", "Ik begin klein.", "Ik maak de stap groter."]
    down = page.get_by_role("button", name=f"Omlaag: {first}")
    down.click()
    assert steps(page) == [second, first, third]
    expect(down).to_be_focused()
    expect(page.locator("[data-part=moved]")).to_have_text(f"“{first}” staat nu op plaats 2 van de 3")
    page.keyboard.press("Enter")
    assert steps(page) == [second, third, first]
    page.keyboard.press("Enter")
    assert steps(page) == [second, third, first]
    expect(page.locator("[data-part=moved]")).to_have_text(f"“{first}” staat al onderaan")
    expect(down).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    assert steps(page) == [second, first, third]
    expect(page.get_by_role("button", name=f"Omhoog: {first}")).to_be_focused()


def put_in_order(page: Page, wanted: list[str]) -> None:
    for place, step in enumerate(wanted):
        while steps(page).index(step) > place:
            page.get_by_role("button", name=f"Omhoog: {step}").press("Enter")


def test_the_order_of_the_lesson_is_confirmed(open_widget) -> None:
    page = open_widget(question("volgorde"))
    put_in_order(page, ["Ik kies iets.", "Ik begin klein.", "Ik maak de stap groter."])
    look(page).click()
    expect(page.locator("[data-part=reply-confirm]")).to_contain_text("Ja, deze volgorde past bij de les.")
    expect(explanation(page)).to_contain_text("Eerst kiezen, dan klein beginnen.")


def test_another_order_is_understood_and_the_lessons_order_may_be_opened(open_widget) -> None:
    page = open_widget(question("volgorde"))
    put_in_order(page, ["Ik kies iets.", "Ik maak de stap groter.", "Ik begin klein."])
    look(page).click()
    expect(page.locator("[data-part=reply-turn]")).to_contain_text("De eerste stap past bij de les.")
    order = page.locator("[data-part=lesson-order] li")
    expect(order.first).to_be_hidden()
    page.get_by_text("Laat de volgorde van de les zien").click()
    expect(order).to_have_text(["Ik kies iets.", "Ik begin klein.", "Ik maak de stap groter."])
    put_in_order(page, ["Ik begin klein."])
    expect(replies(page)).to_have_count(0)


# Own words


def test_own_words_are_kept_never_judged_and_have_room_for_two_thousand_characters(open_widget) -> None:
    page = open_widget(question("open"))
    box = page.get_by_role("textbox", name="In uw eigen woorden")
    look(page).click()
    expect(page.get_by_text("Schrijf eerst een paar woorden. Eén zin is genoeg.")).to_be_visible()
    box.fill("Zwemmen")
    look(page).click()
    expect(explanation(page)).to_contain_text("Fijn dat u dit opschreef.")
    expect(replies(page)).to_have_count(0)
    box.fill("a" * 1990)
    room = page.locator("[data-part=room]")
    expect(room).to_have_text("Er passen nog 10 letters bij.")
    box.press("End")
    page.keyboard.insert_text("b" * 50)
    # Nothing is cut off: what is too long stands there whole, and what fitted stays kept.
    expect(box).to_have_value("a" * 1990 + "b" * 50)
    expect(room).to_have_text(
        "Er passen 2000 letters in, en hier staan er 2040. Zo wordt het nog niet bewaard. Maak het iets korter."
    )
    assert kept(page)["own_words"] == "a" * 1990
    expect(explanation(page)).to_be_visible()


def test_an_open_question_without_explanation_has_no_button(open_widget) -> None:
    page = open_widget(Quiz(parse("vraag open", "Wat zou u graag weer doen?", SOURCES), SOURCES))
    page.get_by_role("textbox").fill("Zwemmen")
    expect(page.get_by_role("button")).to_have_count(0)


# Every kind


@pytest.mark.parametrize("kind", TEXTS)
def test_an_answer_and_its_reply_survive_a_reload(open_widget, kind: str) -> None:
    page = open_widget(question(kind))
    answer(page, kind)
    shown = page.locator("[data-part=reply], [data-part=explanation], [data-part=steps], .w-slider-value")
    before, values = shown.all_inner_texts(), kept(page)
    assert values["looked"] is True
    page = open_widget(question(kind), page=page)
    assert shown.all_inner_texts() == before
    assert kept(page) == values
    if kind == "open":
        expect(page.get_by_role("textbox")).to_have_value("Zwemmen & <b>fietsen</b>")


NONSENSE = [
    {"chosen": [99, -1, 0.5, "x", None, {}, "0"], "order": [0, 0, 1], "looked": True, "own_words": " "},
    {"chosen": [[0]], "order": [2, 1, 0, 3], "estimate": "veel", "certainty": "heel", "looked": True},
    {"order": ["a", None], "estimate": {"a": 1}, "certainty": 99, "looked": True},
    {"chosen": "alles", "order": 5, "looked": "ja", "own_words": ["x"]},
]


@pytest.mark.parametrize("kind", TEXTS)
def test_damaged_answers_never_block_a_question(open_widget, new_page, kind: str) -> None:
    for values in NONSENSE:
        page = new_page()
        # There before the page is: what a page wrote may reach the next one, in a process of its own, a moment later.
        entry = json.dumps({"version": 1, "values": values})
        page.add_init_script(f"localStorage.setItem('{KEY}', {json.dumps(entry)})")
        open_widget(question(kind), page=page)
        answer(page, kind)
        expect(explanation(page) if kind != "opinion" else replies(page)).to_be_visible()
        assert len(page.locator(".w-card input:checked").all()) <= 1


def test_an_estimate_beyond_the_scale_or_between_two_steps_is_brought_back(open_widget) -> None:
    page = open_widget(question("schatting"))
    for stored, words in ((1e9, "100 van de 100"), (-3, "0 van de 100"), (62, "60 van de 100")):
        keep(page, {"estimate": stored})
        page = open_widget(question("schatting"), page=page)
        expect(page.locator(".w-slider-value")).to_contain_text(words)


EVIL = '<img src=x onerror="window.hacked = 1"><script>window.hacked = 1</script>'


@pytest.mark.parametrize("kind", ["opinion", "more", "volgorde", "open"])
def test_markup_of_an_author_or_a_reader_never_runs(open_widget, kind: str) -> None:
    options = () if kind == "open" else (Option(EVIL, kind == "more", EVIL), Option("b", reply="c"))
    text = QuizText(name="vraag", kind=kind, question=EVIL, options=options, hints=(EVIL,), explanation=EVIL)
    page = open_widget(Quiz(text, SOURCES))
    page.get_by_role("button", name="Geef mij een hint").click()
    if kind == "open":
        page.get_by_role("textbox").fill(EVIL)
        look(page).click()
    else:
        answer(page, kind)
    expect(explanation(page)).to_contain_text("<script>")
    page = open_widget(Quiz(text, SOURCES), page=page)
    assert page.locator("main :is(img, script)").count() == 0
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize("kind", TEXTS)
def test_fingers_have_room_on_the_smallest_phone(open_widget, kind: str) -> None:
    page = open_widget(question(kind), width=320, height=700, has_touch=True, is_mobile=True)
    answer(page, kind)
    targets = page.locator("button:not(.source), .w-choice, input[type=range], textarea, summary")
    for target in targets.all():
        box = target.bounding_box()
        assert box["width"] >= 44, target.inner_text()
        assert box["height"] >= 44, target.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_touch_alone_answers_a_question(open_widget) -> None:
    page = open_widget(question("stelling"), width=320, has_touch=True, is_mobile=True)
    page.get_by_text("niet waar", exact=True).tap()
    page.get_by_text("heel zeker").tap()
    look(page).tap()
    expect(page.locator("[data-part=reply-confirm]")).to_be_visible()
    assert kept(page)["certainty"] == 3


@pytest.mark.parametrize("kind", TEXTS)
def test_axe_finds_nothing_before_and_after_an_answer(open_widget, axe_violations, kind: str) -> None:
    page = open_widget(question(kind), width=320, height=700)
    assert axe_violations(page) == []
    answer(page, kind)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert axe_violations(page) == []


@pytest.mark.parametrize("kind", TEXTS)
def test_nothing_counts_hurries_or_calls_an_answer_wrong(open_widget, kind: str) -> None:
    page = open_widget(question(kind))
    answer(page, kind)
    words = page.locator(".w-card").inner_text().lower()
    for never in ("fout", "score", "punten", "goed gedaan", "!"):
        assert never not in words
