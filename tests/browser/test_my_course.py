"""The page "Mijn cursus" as a reader meets it: what was kept in the lessons, on the screen and on paper."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import ROOT, Server
from widgets.safety_words import PARTS

WIDTHS = [(320, 700), (1280, 800), (1920, 1080)]
MM = 72 / 25.4  # points

STORY = "Ik wil graag weer met Annie naar de markt, en daarna een kop koffie bij de bakker op de hoek. "
LONG_WORD = "Rugpijnverhalenvertellersbijeenkomst" * 6
LONG_WORDS = (STORY * 30)[: 2000 - len(LONG_WORD) - 1] + " " + LONG_WORD

#: Everything that can be kept, by its place in the browser's storage.
KEPT = {
    "course/kaarten-over-rugpijn": {
        "first": {"damage": {"answer": "true", "certain": 3}, "scan": {"answer": "unsure"}},
        "again": {"damage": {"answer": "false", "certain": 2}},
    },
    "course/vragen": {
        "questions": [{"id": "a", "text": "Mag ik in de tuin werken?"}, {"id": "b", "text": "Wie kan ik bellen?"}]
    },
    "00/graag-weer": {"own_words": "Met Annie naar de markt.\nEn fietsen."},
    "01/mijn-factoren": {"factors": [{"key": "sleep"}, {"key": "worries"}, {"own": "Mijn schouder", "group": "body"}]},
    "02/kaarten": {"chosen": ["sleep", "music"], "own": [{"side": "safety", "text": "De kat op schoot"}]},
    "03/mijn-cirkel": {
        "who": "own",
        "picks": {"pain": ["lifting"], "thought": ["worse"], "small_step": ["together"]},
        "words": {"less": "Ik til mijn kleinzoon niet meer op."},
    },
    "04/mijn-avond": {"evening": [{"key": "tea"}, {"own": "Even met de hond naar buiten"}, {"key": "light"}]},
    "05/mijn-stappen": {
        "activity": "wandelen",
        "unit": "minuten",
        "start": "10",
        "step": "2,5",
        "first_day": "2026-11-30",
        "weekdays": [0, 2, 4],
        "weeks": 12,
        "easier": {"3": "same"},
        "plan_id": "x1",
    },
    "06/gesprek": {"path": ["scan-first", "old-scan", "moving-harms"]},
    "07/mijn-doel": {
        "goal": "Met mijn kleindochter naar de speeltuin",
        "why": "Ik mis haar lach.",
        "steps": [{"text": "Een rondje om de flat", "done": True}, {"text": "Naar het bankje", "done": False}],
    },
    "07/mijn-opvlamplan": {
        "picks": {"before": ["tell"], "during": ["gentle"], "after": []},
        "words": {"during": "Ik maak soep.", "call": "Annie 06 1234 5678"},
    },
    "07/opfrissen": {"first_day": "2026-11-24", "plan_id": "x2"},
}
#: The longest that fits everywhere.
MUCH = {
    **KEPT,
    "course/vragen": {"questions": [{"id": str(n), "text": f"Vraag {n}: {STORY}"} for n in range(20)]},
    "00/graag-weer": {"own_words": LONG_WORDS},
    "04/mijn-avond": {"evening": [{"own": LONG_WORD[:80]}]},
    "05/mijn-stappen": {**KEPT["05/mijn-stappen"], "unit": LONG_WORD[:60], "activity": LONG_WORD[:60]},
    "07/mijn-opvlamplan": {"picks": {}, "words": {"before": LONG_WORDS[-300:], "call": LONG_WORDS[:300]}},
}

KeptPage = Callable[..., Page]


def entry(values: object) -> str:
    return json.dumps({"version": 1, "saved": "2026-11-24T10:00:00Z", "values": values})


def store(page: Page, kept: dict[str, object]) -> None:
    """Put answers where the lessons keep them; a text is put there as it is."""
    entries = {f"rugpijn/{key}": v if isinstance(v, str) else entry(v) for key, v in kept.items()}
    page.evaluate("(all) => Object.entries(all).forEach(([key, text]) => localStorage.setItem(key, text))", entries)


def ready(page: Page) -> Page:
    page.wait_for_selector("html[data-host=ready]")
    return page


@pytest.fixture
def open_kept(course: Server, new_page) -> KeptPage:
    """``open_kept(kept, ...)`` opens the page with these answers kept; further options as for ``new_page``."""

    def show(kept: dict[str, object], *size: int, **options: object) -> Page:
        page = new_page(*size, **options)
        page.goto(f"{course.address}/nl/mijn-cursus/")
        store(ready(page), kept)
        page.reload()
        return ready(page)

    return show


def part(page: Page, key: str) -> Locator:
    return page.locator(f"[data-kept='{key}']")


def words(page: Page, key: str) -> list[str]:
    return [line for line in part(page, key).inner_text().splitlines() if line.strip()]


# -- on the screen ----------------------------------------------------------------------------


def test_what_is_filled_in_in_a_lesson_is_read_back_and_stays(course: Server, new_page) -> None:
    page = new_page(1280, 800)
    page.goto(f"{course.address}/nl/04-slaap-en-rust/")
    ready(page)
    evening = page.locator("[data-widget=mijn-avond]")
    evening.get_by_role("checkbox", name="De lampen zachter zetten").press("Space")
    evening.get_by_role("textbox").fill("Een blokje om")
    page.keyboard.press("Enter")
    page.locator("summary", has_text="In uw eigen woorden").click()
    page.locator("[data-widget=woorden-voor-een-vriend]").get_by_role("textbox").fill("Morgen is er weer een dag.")
    page.get_by_role("link", name="Mijn cursus").click()
    ready(page)
    for _ in range(2):
        expect(part(page, "04/mijn-avond").get_by_role("listitem")).to_have_text(
            ["De lampen zachter zetten", "Een blokje om"]
        )
        expect(part(page, "04/woorden-voor-een-vriend")).to_contain_text("Morgen is er weer een dag.")
        expect(page.get_by_role("heading", level=2, name="Les 4")).to_be_visible()
        page.reload()
        ready(page)


def test_every_part_leads_back_to_its_place_in_the_lesson(course: Server, open_kept) -> None:
    page = open_kept(KEPT, 1280, 800)
    link = page.get_by_role("link", name="Aanpassen in les 4 Mijn avond")
    link.focus()
    page.keyboard.press("Enter")
    ready(page)
    assert page.url.endswith("/nl/04-slaap-en-rust/#onderdeel-mijn-avond")
    expect(page.locator("#onderdeel-mijn-avond")).to_be_in_viewport()
    for address in open_kept(KEPT).locator(".kept-change a").evaluate_all("all => all.map(a => a.href)"):
        path, anchor = address.removeprefix(course.address).split("#")
        assert f'id="{anchor}"' in course.get(path).text


def test_what_one_thought_then_and_thinks_now_stand_side_by_side(open_kept) -> None:
    page = open_kept(KEPT, 320, 700)
    card = part(page, "course/kaarten-over-rugpijn").get_by_role("listitem").first
    expect(card).to_contain_text("Pijn betekent altijd schade.")
    assert card.get_by_role("term").all_inner_texts() == ["De eerste keer", "Nu"]
    then, now = card.get_by_role("definition").all()
    expect(then).to_have_text("waar, heel zeker")
    expect(now).to_have_text("niet waar, een beetje zeker")
    assert then.bounding_box()["y"] == now.bounding_box()["y"]
    assert then.bounding_box()["x"] < now.bounding_box()["x"]
    links = part(page, "course/kaarten-over-rugpijn").get_by_role("link")
    expect(links).to_have_text(["Aanpassen in les 0", "Aanpassen in les 7"])


LINES = {
    "course/vragen": ["Wat ik nog wil vragen", "Mag ik in de tuin werken?", "Wie kan ik bellen?"],
    "00/graag-weer": ["Wat zou u graag weer doen, of beter begrijpen?", "Met Annie naar de markt.", "En fietsen."],
    "01/mijn-factoren": ["Wat bij mij een rol speelt", "Lichaam", "Slecht slapen", "Mijn schouder", "Gedachten en stemming"],
    "02/kaarten": ["Mijn alarm", "Kan mijn alarm gevoeliger maken", "Slecht slapen", "Kan mijn alarm rustiger maken", "Muziek", "De kat op schoot"],
    "03/mijn-cirkel": ["Mijn cirkel", "Pijn", "tillen", "Morgen is het erger.", "Ik til mijn kleinzoon niet meer op.", "De weg eruit: een kleine stap"],
    "04/mijn-avond": ["Mijn avond", "Een kop kruidenthee drinken", "Even met de hond naar buiten", "De lampen zachter zetten"],
    "06/gesprek": ["Vragen om mee te nemen", "Wat betekent de uitslag van mijn scan voor wat ik kan doen?"],
    "07/mijn-doel": ["Mijn doel", "Met mijn kleindochter naar de speeltuin", "Daarom wil ik dit", "Ik mis haar lach.", "Mijn ladder", "Een rondje om de flat (gedaan)", "Naar het bankje"],
    "07/mijn-opvlamplan": ["Mijn plan bij een opvlamming", "Vooraf", "Tijdens", "Ik maak soep.", "Wie ik kan bellen", "Annie 06 1234 5678"],
    "07/opfrissen": ["Opfrissen", "na 2 weken: dinsdag 8 december 2026", "na 12 weken: dinsdag 16 februari 2027"],
}  # fmt: skip


def test_each_part_says_what_was_kept_in_its_order(open_kept) -> None:
    page = open_kept(KEPT)
    shown = {key: words(page, key) for key in LINES}
    assert {key: [line for line in shown[key] if line in lines] for key, lines in LINES.items()} == LINES
    for key, lines in shown.items():
        assert not re.search(r"totaal|score|gemiddeld|\d ?%|punten", " ".join(lines), re.I), key


def test_a_number_that_was_written_down_can_be_tapped(open_kept) -> None:
    plan = part(open_kept(KEPT), "07/mijn-opvlamplan")
    number = plan.get_by_role("link", name="06 1234 5678")
    expect(number).to_have_attribute("href", "tel:0612345678")
    assert number.bounding_box()["height"] >= 44


def test_an_empty_page_says_kindly_what_will_come_and_leads_to_the_first_lesson(course: Server, open_kept) -> None:
    page = open_kept({})
    expect(page.get_by_text("Er staat hier nog niets. Dat komt vanzelf.")).to_be_visible()
    expect(page.get_by_role("button", name="Print of bewaar als pdf")).to_have_count(0)
    expect(page.locator("[data-part=my-course]").get_by_role("heading")).to_have_count(0)
    page.get_by_role("link", name="Begin met les 0: Welkom").click()
    expect(page).to_have_url(f"{course.address}/nl/00-welkom/")


def test_a_lesson_without_anything_kept_stands_in_one_kind_list(open_kept) -> None:
    page = open_kept({"04/mijn-avond": KEPT["04/mijn-avond"]})
    expect(page.locator("[data-part=my-course]").get_by_role("heading", level=2)).to_have_text(
        [re.compile("Slapen en ontspannen"), "Uit deze lessen is nog niets bewaard"]
    )
    later = page.locator("[data-part=later]")
    assert "Les 4: Slapen en ontspannen" not in later.inner_text()
    expect(later.get_by_role("link")).to_have_count(7)
    expect(page.get_by_text("Er staat hier nog niets")).to_be_hidden()


def test_what_was_emptied_again_does_not_show(open_kept) -> None:
    begun = {"seen": [0, 1], "of": 13, "left": 9, "at": 1, "title": "Willem ligt wakker"}
    emptied = {"04/mijn-avond": {"evening": []}, "03/mijn-cirkel": {"who": "example", "picks": {}, "words": {}}}
    page = open_kept({**emptied, "04/@plek": begun})
    expect(page.locator("[data-kept]:visible")).to_have_count(0)
    # Who began goes on; the first lesson is for who did not.
    expect(page.locator("[data-part=nothing] .button-link:visible")).to_have_text("Ga verder met de cursus")


@pytest.mark.parametrize("damaged", ["{ geen json", entry({"evening": "een tekst"}), entry([1, 2])])
def test_a_damaged_answer_is_set_aside_with_a_message_and_the_rest_shows(open_kept, damaged: str) -> None:
    page = open_kept({**KEPT, "04/mijn-avond": damaged})
    expect(page.locator("[data-part=notice]")).to_contain_text("Het is apart gezet")
    expect(part(page, "04/mijn-avond")).to_be_hidden()
    expect(part(page, "07/mijn-doel")).to_contain_text("naar de speeltuin")
    aside = page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.startsWith('rugpijn-apart/04/mijn-avond/'))"
    )
    assert [text for _, text in aside] == [damaged]


def test_unknown_names_and_unknown_choices_are_left_alone(open_kept) -> None:
    strange = {
        "99/bestaat-niet": {"own_words": "hallo"},
        "04/ook-niet": {"evening": [{"own": "hallo"}]},
        "02/kaarten": {"chosen": ["nooit-geweest", 7, None], "own": [{"side": "elders", "text": "hallo"}]},
        "06/gesprek": {"path": ["nooit-gezegd"]},
    }
    page = open_kept(strange)
    expect(page.locator("[data-part=nothing]")).to_be_visible()
    assert "hallo" not in page.get_by_role("main").inner_text()
    assert json.loads(page.evaluate("localStorage.getItem('rugpijn/99/bestaat-niet')"))["values"] == {
        "own_words": "hallo"
    }


def test_markup_in_own_words_is_shown_as_text(open_kept) -> None:
    hostile = "<img src=x onerror=\"document.title='kwaad'\"><script>document.title='kwaad'</script>&amp;"
    page = open_kept(
        {
            "00/graag-weer": {"own_words": hostile},
            "course/vragen": {"questions": [{"id": "<b>", "text": hostile}]},
            "07/mijn-doel": {"goal": hostile[:120], "why": hostile, "steps": [{"text": hostile[:120], "done": False}]},
            "04/mijn-avond": {"evening": [{"own": "<b>thee</b>"}]},
        }
    )
    expect(part(page, "00/graag-weer").locator(".own-words")).to_have_text(hostile)
    expect(part(page, "04/mijn-avond").get_by_role("listitem")).to_have_text("<b>thee</b>")
    expect(page.locator("[data-kept] :is(img, script, a[href^=javascript])")).to_have_count(0)
    assert page.title() == "Mijn cursus · Begrijp uw rugpijn"


def test_what_is_kept_in_another_tab_appears_here(course: Server, open_kept) -> None:
    page = open_kept({})
    other = page.context.new_page()
    other.goto(f"{course.address}/nl/07-mijn-plan/")
    ready(other)
    goal = other.get_by_label("Mijn doel, in mijn eigen woorden")
    goal.fill("Weer fietsen")
    expect(part(page, "07/mijn-doel")).to_contain_text("Weer fietsen")
    summary = page.get_by_role("region", name="Voor mijn therapeut, op één blad")
    expect(summary.get_by_role("listitem")).to_have_text("Weer fietsen")
    goal.fill("Weer ver fietsen")
    expect(summary.get_by_role("listitem")).to_have_text("Weer ver fietsen")
    expect(page.locator("[data-part=nothing]")).to_be_hidden()
    goal.fill("")
    expect(page.locator("[data-part=nothing]")).to_be_visible()


def test_reading_back_changes_nothing(open_kept) -> None:
    page = open_kept(KEPT)
    assert page.evaluate("Object.fromEntries(Object.entries(localStorage))") == {
        f"rugpijn/{key}": entry(values) for key, values in KEPT.items()
    }
    expect(page.locator("[data-kept] :is(input, textarea, select, button)")).to_have_count(0)


def test_the_page_is_small(course: Server) -> None:
    answer = course.get("/nl/mijn-cursus/", {"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"
    assert len(answer.body) < 20_000
    # Nothing of a chart or a model travels along.
    page = course.get("/nl/mijn-cursus/").text
    lessons = re.search(r'data-keepable="([^"]+)"', page)[1].split()
    states = [
        state
        for lesson in lessons
        for state in json.loads(course.get(f"/nl/mijn-cursus/{lesson}.json").text)["states"].values()
    ]
    assert {state["_kind"] for state in states}.isdisjoint({"sleep_week", "pain_alarm", "treatments", "scan_findings"})
    assert "my_evening" in {state["_kind"] for state in states}
    # Where that does not come in, nobody has to think that it is lost.
    assert "Wat u bewaarde, is niet weg." in page


@pytest.mark.parametrize("path", ["", "04-slaap-en-rust/", "mijn-cursus/"])
def test_every_page_leads_to_mijn_cursus_with_room_for_a_finger(course: Server, new_page, path: str) -> None:
    page = new_page(320, 700)
    page.goto(f"{course.address}/nl/{path}")
    link = page.get_by_role("banner").get_by_role("link", name="Mijn cursus")
    box = link.bounding_box()
    assert box["height"] >= 44
    assert box["width"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    link.click()
    expect(page).to_have_url(f"{course.address}/nl/mijn-cursus/")


@pytest.mark.parametrize("kept", [{}, KEPT, MUCH], ids=["nothing", "kept", "much"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_kept, axe_violations, kept: dict) -> None:
    page = open_kept(kept, 320, 700, reduced_motion="reduce")
    for width, height in WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if width == 320 else "light")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if width < 1920:  # laid out as at 1280
            assert axe_violations(page) == []


@pytest.mark.parametrize("kept", [{}, KEPT], ids=["nothing", "kept"])
def test_headings_are_in_order(open_kept, kept: dict) -> None:
    headings = open_kept(kept).locator("main :is(h1, h2, h3, h4):visible")
    levels = [int(tag[1]) for tag in headings.evaluate_all("all => all.map(h => h.tagName)")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(levels, levels[1:], strict=False))


# -- on paper ---------------------------------------------------------------------------------


class Paper:
    """A printed page: its words, and where its letters stand, in points from the top left."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.width, self.height = page.get_size()
        self.text = page.get_textpage().get_text_bounded().replace("\r\n", "\n")
        letters = page.get_textpage()
        self.boxes = [letters.get_charbox(i) for i in range(letters.count_chars())]
        bitmap = page.render(scale=0.25, grayscale=True)
        self.brightness = sum(bitmap.buffer) / len(bitmap.buffer)

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.text.splitlines() if line.strip()]


def print_page(page: Page, folder: Path) -> list[Paper]:
    page.pdf(path=folder / "werkboek.pdf", prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(folder / "werkboek.pdf")
    papers = [Paper(page) for page in document]
    document.close()
    return papers


def close(text: str) -> str:
    """Text without white space: where a line ends on paper has no meaning."""
    return re.sub(r"\s+", "", text)


@pytest.fixture(params=[KEPT, MUCH], ids=["kept", "much"])
def kept(request: pytest.FixtureRequest) -> dict:
    return request.param


@pytest.fixture(scope="module")
def printed() -> dict[str, list[Paper]]:
    """What was printed before; nobody changes it."""
    return {}


@pytest.fixture
def workbook(open_kept, kept: dict, printed: dict, tmp_path: Path) -> list[Paper]:
    name = json.dumps(kept)
    if name not in printed:
        printed[name] = print_page(open_kept(kept, 1280, 800), tmp_path)
    return printed[name]


def test_the_workbook_has_a_cover_and_numbers_on_every_other_page(workbook: list[Paper]) -> None:
    assert 6 <= len(workbook) <= 16
    for paper in workbook:
        assert (round(paper.width / MM), round(paper.height / MM)) == (210, 297)
    cover, *rest = workbook
    for words_ in ("Begrijp uw rugpijn", "Mijn cursus", "Naam", "Afgedrukt op"):
        assert words_ in cover.text
    assert re.search(r"Afgedrukt op \d+ [a-z]+ \d{4}", cover.text)
    assert not re.search(r"\d+ / \d+", cover.text)
    for number, paper in enumerate(rest, 2):
        assert paper.lines.count(f"{number} / {len(workbook)}") == 1


def test_after_the_cover_comes_one_page_for_the_therapist(workbook: list[Paper], kept: dict) -> None:
    _, summary, after, *_ = workbook
    for words_ in ("Voor mijn therapeut, op één blad", "Naam", "Afgedrukt op", "Mijn plan voor dagen met meer pijn"):
        assert words_ in summary.text
    assert close(kept["course/vragen"]["questions"][0]["text"])[:60] in close(summary.text)
    # The last of its parts stands there with what it says.
    assert "Vooraf: " in summary.text
    assert "Door alle lessen heen" in after.text
    assert "Mijn plan voor dagen met meer pijn" not in after.text


def test_the_safety_list_is_the_last_page_and_stands_on_it_whole(workbook: list[Paper]) -> None:
    words_ = tomllib.loads((ROOT / "lessons/safety.toml").read_text())["nl"]
    *rest, last = workbook
    items = [item for name in PARTS for item in words_[name].get("items", [])]
    for item in [*items, words_["suicide"]["how"], words_["title"], words_["calm"], words_["not_reviewed"]]:
        assert close(item) in close(last.text)
    for item in items:
        assert not any(close(item) in close(paper.text) for paper in rest)
    assert "Mijn plan bij een opvlamming" not in last.text


def test_all_words_stand_within_the_margins(workbook: list[Paper]) -> None:
    for paper in workbook:
        for left, bottom, right, top in paper.boxes:
            if right - left < 0.01:  # a space or the end of a line
                continue
            # Chromium cuts what stands outside the column of the page; a j hangs out a little by nature.
            assert left >= 21 * MM
            assert right <= (210 - 21) * MM
            assert bottom >= 8 * MM
            assert top <= (297 - 15) * MM


def test_nothing_that_was_kept_is_cut(workbook: list[Paper], kept: dict) -> None:
    # Without the number at the foot of each page the words run on.
    whole = close("".join(re.sub(r"\d+ / \d+", "", paper.text) for paper in workbook))
    # A word broken at the end of a line may carry a mark that no one sees.
    whole = re.sub(r"[\ufffe\u00ad\u0002-]", "", whole)
    own = [
        kept["00/graag-weer"]["own_words"],
        *(question["text"] for question in kept["course/vragen"]["questions"]),
        *kept["07/mijn-opvlamplan"]["words"].values(),
        *(item["own"] for item in kept["04/mijn-avond"]["evening"] if "own" in item),
        kept["05/mijn-stappen"]["activity"],
    ]
    own += [f"{n}. {question['text']}" for n, question in enumerate(kept["course/vragen"]["questions"], 1)]
    for text in own:
        assert close(text).replace("-", "") in whole


def test_large_letters_are_large_on_paper_too_and_nothing_is_cut(open_kept, tmp_path: Path) -> None:
    page = open_kept(KEPT, 1280, 800)
    page.evaluate("(entry) => localStorage.setItem('rugpijn-lezen', entry)", entry({"size": "200"}))
    ready(page).reload()
    ready(page).emulate_media(media="print")
    assert (
        part(page, "00/graag-weer").locator(".own-words").evaluate("e => getComputedStyle(e).fontSize") == "32px"
    )  # 24 pt
    large = print_page(page, tmp_path)
    # The line for a name keeps its length: the date stands below it.
    assert "Naam" in large[0].lines
    test_after_the_cover_comes_one_page_for_the_therapist(large, KEPT)
    test_all_words_stand_within_the_margins(large)
    test_nothing_that_was_kept_is_cut(large, KEPT)
    test_the_safety_list_is_the_last_page_and_stands_on_it_whole(large)


def test_a_heading_stays_with_what_follows(workbook: list[Paper], open_kept, kept: dict) -> None:
    headings = {close(text) for text in open_kept(kept).locator("main :is(h2, h3, h4):visible").all_inner_texts()}
    for number, paper in enumerate(workbook[1:], 2):
        lines = [line for line in paper.lines if line != f"{number} / {len(workbook)}"]
        assert close(lines[-1]) not in headings


def test_paper_has_words_to_read_and_lines_to_write_and_no_controls(open_kept) -> None:
    page = open_kept(KEPT, 1280, 800)
    expect(page.locator(".room-to-write:visible")).to_have_count(0)
    page.emulate_media(media="print")
    assert (
        part(page, "00/graag-weer").locator(".own-words").evaluate("e => getComputedStyle(e).fontSize") == "16px"
    )  # 12 pt
    for key in ("03/mijn-cirkel", "04/mijn-avond", "05/mijn-stappen", "07/mijn-doel", "07/mijn-opvlamplan"):
        expect(part(page, key).locator(".room-to-write span").first).to_be_visible()
    expect(part(page, "course/vragen").locator(".room-to-write:visible")).to_have_count(2)
    expect(page.locator(":is(button, input, .kept-change, .top, .bottom, .kept-later):visible")).to_have_count(0)


def test_the_dark_theme_prints_as_the_light_one(open_kept, tmp_path: Path) -> None:
    light = print_page(open_kept(KEPT, 1280, 800, color_scheme="light"), tmp_path)
    dark = print_page(open_kept(KEPT, 1280, 800, color_scheme="dark"), tmp_path)
    assert [paper.text for paper in dark] == [paper.text for paper in light]
    for one, other in zip(dark, light, strict=True):
        assert one.brightness > 215
        assert abs(one.brightness - other.brightness) < 1


def test_the_button_prints(open_kept) -> None:
    page = open_kept(KEPT)
    page.evaluate("() => { window.print = () => document.body.setAttribute('data-printed', 'true'); }")
    page.get_by_role("button", name="Print of bewaar als pdf").press("Enter")
    expect(page.locator("body[data-printed=true]")).to_have_count(1)


def test_a_lesson_is_printed_without_cover_and_numbers(course: Server, new_page, tmp_path: Path) -> None:
    page = new_page(1280, 800)
    page.goto(f"{course.address}/nl/04-slaap-en-rust/")
    papers = print_page(ready(page), tmp_path)
    assert papers[0].lines[0].startswith("Les 4")
    assert not any(re.fullmatch(r"\d+ / \d+", line) for paper in papers for line in paper.lines)
