"""``SafetyList`` shows what ``lessons/safety.toml`` says, and nothing else."""

from __future__ import annotations

import doctest
import re
import tomllib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader

from course.project import TEMPLATE, Project
from widgets import safety_words as module
from widgets.safety_list import safety_list
from widgets.safety_list.safety_list import SafetyList
from widgets.safety_words import OF_THE_COURSE, PARTS, SafetyWordsError, linked, parts_missing, safety_words, wording

ROOT = Path(__file__).parents[2]


def test_examples_in_docstrings_run() -> None:
    for one in (safety_list, module):
        result = doctest.testmod(one)
        assert result.attempted > 0
        assert result.failed == 0


def test_the_lesson_and_every_page_say_the_same_word_for_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "lessons/nl")
    assert SafetyList(name="veiligheid")._safety == Project(ROOT).safety()


def plain(pieces: list[dict]) -> str:
    return "".join(piece["text"] for piece in pieces)


def words_of(shown: dict) -> dict:
    """What is shown, in the form of the file."""
    parts = {
        part["name"]: {"title": plain(part["title"])}
        | ({"how": plain(part["how"])} if part["how"] else {})
        | ({"items": [plain(item) for item in part["items"]]} if part["items"] else {})
        for part in shown["parts"] + shown["after"]
    }
    return {"title": shown["title"], "calm": plain(shown["calm"])} | parts


def test_nothing_of_the_file_is_left_out() -> None:
    words = tomllib.loads(OF_THE_COURSE.read_text(encoding="utf-8"))["nl"]
    assert words_of(safety_words(OF_THE_COURSE.read_text(encoding="utf-8"), "nl")) == {
        key: value for key, value in words.items() if key not in ("not_reviewed", "reviewed_by")
    }


def said(*names: str) -> str:
    """What the shipped list says in some parts."""
    words = tomllib.loads(OF_THE_COURSE.read_text(encoding="utf-8"))["nl"]
    return " ".join(
        " ".join([part["title"], part.get("how", ""), *part.get("items", [])])
        for part in (words[name] for name in names)
    )


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        pytest.param(["now"], "nieuwe zwakte in een been of voet, of uw voet sleept", id="S2: one weak leg"),
        pytest.param(
            ["danger"],
            "plotseling zeer hevige pijn in uw rug of buik, en u bent bleek of zweterig, of u valt bijna flauw",
            id="S3: a torn aorta",
        ),
        pytest.param(
            ["now"],
            "'s Avonds, 's nachts, in het weekend en op feestdagen belt u de huisartsenpost",
            id="S4: night and holidays",
        ),
        pytest.param(["now"], "Bel ook als u maar één ding herkent", id="S5: one point is enough"),
        pytest.param(["danger"], "Levensgevaar? Bel 112", id="S6: when 112"),
        pytest.param(
            ["now"],
            "Bel bij rugpijn ook zonder koorts na een prik of operatie aan uw rug",
            id="S7: infection without fever",
        ),
        pytest.param(
            ["now"],
            "U heeft of had kanker, en uw benen voelen zwak of doof, of u loopt slechter",
            id="S8: cancer and weak legs",
        ),
        pytest.param(["now"], "bloedverdunners en heeft ineens hevige rugpijn", id="S9: blood thinners"),
        pytest.param(["now"], "been is ineens koud, wit, blauw of dik", id="S9: a leg without blood"),
        pytest.param(
            ["week"],
            "70 of ouder, en u kreeg plots rugpijn. Dat geldt ook na een lichte val, of zonder val",
            id="S10: a break at an older age",
        ),
        pytest.param(["appointment"], "De pijn begon voor uw 45e, u bent", id="S11: inflammation, whenever it began"),
        pytest.param(["now"], "Het komt moeilijk op gang", id="S12: early signs of bladder and bowel"),
        pytest.param(["week"], "zweet 's nachts", id="S13: night sweats"),
        pytest.param(["appointment"], "in uw benen als u loopt, en het gaat weg als u zit", id="narrowing"),
        pytest.param(
            ["suicide"],
            "Denkt u aan zelfdoding? Bel 113 (dag en nacht, gratis) of chat op 113.nl. Direct gevaar: bel 112.",
            id="S15: 113",
        ),
    ],
)
def test_the_list_names_it_in_the_part_with_the_right_urgency(parts: list[str], words: str) -> None:
    assert words in said(*parts)


def test_each_point_is_a_whole_sentence() -> None:
    words = tomllib.loads(OF_THE_COURSE.read_text(encoding="utf-8"))["nl"]
    points = [item for name in PARTS for item in words[name].get("items", [])]
    assert [
        point
        for point in points
        if not re.fullmatch(
            r"[A-ZÉ].*\b(is|zijn|heeft|had|bent|gaat|voelt|voelen|krijgt|gebruikt|valt|wordt|vertrouwt)\b.*\.", point
        )
    ] == []


@pytest.mark.parametrize(
    "words",
    [
        r"\b(een|één) enkel (punt|ding)\b",
        r"meestal niets ergs",
        r"\beven (laten )?nakijken",
        r"door een huisarts of|arts of fysiotherapeut (de lijst|kijkt|verandert)",
    ],
)
def test_no_text_makes_light_of_one_sign_or_lets_a_physiotherapist_sign_the_list(words: str) -> None:
    kinds = {".ipynb", ".toml", ".py", ".po", ".tsx", ".j2", ".md"}
    files = [
        file
        for folder in ("lessons", "widgets", "course", "docs", "assets")
        for file in (ROOT / folder).rglob("*")
        if file.suffix in kinds
    ]
    assert len(files) > 100
    assert [file.name for file in files if re.search(words, file.read_text(encoding="utf-8"), re.IGNORECASE)] == []


def test_the_calm_sentence_is_not_about_thoughts_of_suicide() -> None:
    shown = safety_words(OF_THE_COURSE.read_text(encoding="utf-8"), "nl")
    assert list(shown) == ["title", "parts", "calm", "after", "review"]
    assert [part["name"] for part in shown["after"]] == ["suicide"]


def test_every_number_and_website_is_a_link_by_one_rule() -> None:
    shown = safety_words(OF_THE_COURSE.read_text(encoding="utf-8"), "nl")
    links = [
        (piece["text"], piece["href"])
        for part in shown["parts"] + shown["after"]
        for pieces in (part["title"], part["how"], *part["items"])
        for piece in pieces
        if "href" in piece
    ]
    assert links == [
        ("Bel 112", "tel:112"),
        ("Bel 113", "tel:113"),
        ("113.nl", "https://113.nl"),
        ("bel 112", "tel:112"),
    ]


@pytest.mark.parametrize(
    ("sentence", "links"),
    [
        ("Bel 112 als u niet kunt wachten.", {"Bel 112": "tel:112"}),
        (
            "Het nummer is 0800-0113 of 076 - 111 22 33.",
            {"0800-0113": "tel:08000113", "076 - 111 22 33": "tel:0761112233"},
        ),
        (
            "Bel +31 76 111 22 33, of kijk op www.praktijk-oost.nl.",
            {"Bel +31 76 111 22 33": "tel:+31761112233", "www.praktijk-oost.nl": "https://www.praktijk-oost.nl"},
        ),
        ("Koorts (38 graden of hoger), 70 jaar, voor uw 45e, 3 van de 1172 mensen, in 2026.", {}),
        ("Schrijf naar 112@huis.nl-x of A112.", {}),
    ],
)
def test_what_is_a_number_to_call_and_what_is_not(sentence: str, links: dict) -> None:
    pieces = linked(sentence)
    assert plain(pieces) == sentence
    assert {piece["text"]: piece["href"] for piece in pieces if "href" in piece} == links


FIRST_EDITION = """
reviewer = "A. Arts"
reviewed = "2026-11-01"
reviewed_words = "{mark}"
[nl]
title = "Wanneer belt u de dokter?"
calm = "Laat het nakijken."
not_reviewed = "Nog na te kijken."
reviewed_by = "Nagekeken door {{reviewer}} op {{reviewed}}."
[nl.now]
title = "Bel nu"
how = "Bel 112 als u niet kunt wachten."
items = ["Doof gevoel."]
[nl.week]
title = "Bel deze week uw huisarts"
items = ["U vertrouwt het niet."]
"""


def test_a_reviewed_list_of_the_first_edition_keeps_working_word_for_word() -> None:
    mark = wording(tomllib.loads(FIRST_EDITION.format(mark="")))
    text = FIRST_EDITION.format(mark=mark)
    shown = safety_words(text, "nl")
    words = tomllib.loads(text)["nl"]
    assert parts_missing(words) == ["danger", "appointment", "suicide"]
    assert words_of(shown) == {key: value for key, value in words.items() if key not in ("not_reviewed", "reviewed_by")}
    assert shown["review"] == "Nagekeken door A. Arts op 2026-11-01."
    assert {"text": "Bel 112", "href": "tel:112"} in shown["parts"][0]["how"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "[nl.suicide]",
            "[nl.suicied]",
            "'suicied' hoort er niet in; een deel heet danger, now, week, appointment, suicide",
        ),
        ('title = "Levensgevaar? Bel 112"', "title = 112", "'title' moet een zin tussen aanhalingstekens zijn"),
        (
            '  "U vertrouwt het niet.",',
            "  5,",
            "'items' in 'week' moet een rij zinnen zijn, elk tussen aanhalingstekens",
        ),
        ('how = "Bel 113', 'hoe = "Bel 113', "'hoe' hoort niet in 'suicide'; daar staan title, how en items"),
        ("door {reviewer} op", "door {naam} op", "in 'reviewed_by' passen alleen {reviewer} en {reviewed}"),
    ],
)
def test_a_part_that_is_missing_or_unknown_is_told_and_never_left_out(old: str, new: str, message: str) -> None:
    text = OF_THE_COURSE.read_text(encoding="utf-8")
    assert text.count(old) == 1
    with pytest.raises(SafetyWordsError, match=re.escape(message)):
        safety_words(text.replace(old, new), "nl")


def test_half_a_new_list_is_no_list_of_the_first_edition() -> None:
    text = OF_THE_COURSE.read_text(encoding="utf-8")
    with pytest.raises(SafetyWordsError, match="'suicide' ontbreekt"):
        safety_words(text[: text.index("[nl.suicide]")], "nl")


def test_a_project_with_its_own_list_shows_that_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "lessons/safety.toml"
    (tmp_path / "lessons/nl").mkdir(parents=True)
    text = OF_THE_COURSE.read_text(encoding="utf-8")
    filled_in = {"reviewer": "A. Arts", "reviewed": "2026-12-01", "reviewed_words": wording(tomllib.loads(text))}
    for name, value in filled_in.items():
        text = text.replace(f'{name} = ""', f'{name} = "{value}"')
    own.write_text(text)
    monkeypatch.chdir(tmp_path / "lessons/nl")
    assert SafetyList(name="veiligheid")._safety["review"] == "Nagekeken door A. Arts op 2026-12-01."


def test_until_someone_looked_it_over_it_says_so() -> None:
    assert safety_words(OF_THE_COURSE.read_text(), "nl")["review"] == "Nog na te kijken door een huisarts."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "dit is geen toml",
        'reviewer = ""\nreviewed = ""\n[nl]\ntitle = "Wanneer?"',
        'reviewer=""\nreviewed=""\nnl = "x"',
    ],
)
def test_a_damaged_list_stops_the_lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (tmp_path / "safety.toml").write_text(text)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match=r"De veiligheidslijst safety.toml is niet te lezen.*zet het bestand terug"):
        SafetyList(name="veiligheid")


def panel(text: str, ambulance: str = "112", out_of_hours: str = "", links: bool = True) -> BeautifulSoup:
    """The list as a page shows it."""
    macro = Environment(loader=FileSystemLoader(TEMPLATE)).get_template("safety.html.j2").module.safety_levels
    return BeautifulSoup(
        macro(safety_words(text, "nl"), {"ambulance": ambulance, "out_of_hours": out_of_hours}, links), "html.parser"
    )


def test_the_clinics_number_stands_where_it_is_needed_and_112_is_not_said_twice() -> None:
    text = OF_THE_COURSE.read_text(encoding="utf-8")
    assert panel(text).select(".safety-numbers") == []
    page = panel(text, ambulance="911", out_of_hours="076-111 22 33")
    assert page.select_one(".is-danger .safety-numbers").get_text() == "Spoed: bel 911"
    number = page.select_one(".is-now .safety-numbers")
    assert (number.get_text(), number.a["href"]) == ("Huisartsenpost: bel 076-111 22 33", "tel:0761112233")


def test_a_list_of_the_first_edition_is_shown_whole_with_what_is_urgent_in_red() -> None:
    page = panel(FIRST_EDITION.format(mark=""))
    assert [" ".join(level["class"]) for level in page.select(".safety-level")] == [
        "safety-level is-now is-first",
        "safety-level is-week",
    ]
    lines = [e.get_text() for e in page.select("p, li")]
    assert lines == [
        "Bel nu",
        "Bel 112 als u niet kunt wachten.",
        "Doof gevoel.",
        "Bel deze week uw huisarts",
        "U vertrouwt het niet.",
        "Laat het nakijken.",
        "Nog na te kijken.",
    ]


def test_on_a_projector_a_number_is_no_link() -> None:
    page = panel(OF_THE_COURSE.read_text(encoding="utf-8"), out_of_hours="076 111 22 33", links=False)
    assert page.select("a") == []
    assert "Levensgevaar? Bel 112" in page.get_text()


def test_words_of_the_file_are_never_taken_for_html() -> None:
    page = panel(
        OF_THE_COURSE.read_text(encoding="utf-8").replace(
            "U vertrouwt het niet.", "<img src=x onerror=1> U vertrouwt het niet."
        )
    )
    assert page.select("img") == []
