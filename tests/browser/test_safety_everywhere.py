"""The safety list stands on every page there is, on screen and on paper, word for word as in its file."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.browser.test_server import serve, write_lesson
from tests.browser.visits import BESIDE, LESSONS
from tests.conftest import ROOT, Server
from widgets.safety_words import PARTS

PAGES = [
    "/nl/",
    *(f"/nl/{name}/" for name in [*LESSONS, *BESIDE]),
    "/nl/bestaat-niet/",
    "/nergens",
    "/groep/begin/",
    "/groep/kaarten/",
]
SCREEN, PAPER = "[data-part=safety]", "[data-part=safety-print]"


def words_of(page: BeautifulSoup, place: str) -> list[str]:
    """The list in one place of a page, a line for each sentence or point; empty when it is not there."""
    found = page.select_one(place)
    if not found:
        return []
    # Which part of it the wall shows, is not of the list.
    for part in found.select("h1 [data-shown]"):
        part.decompose()
    # Telephone numbers are the clinic's, not the list's.
    return [
        " ".join(e.get_text().split())
        for e in found.select("h1, summary, p, li")
        if "safety-numbers" not in e.get("class", [])
    ]


def wrong_with(
    html: str, file: Path = ROOT / "lessons/safety.toml", places: tuple[str, ...] = (SCREEN, PAPER)
) -> list[str]:
    """Each place where the list of the file is missing or worded otherwise."""
    everything = tomllib.loads(file.read_text())
    words = everything["nl"]
    *said, last = (
        [line for line in (words[name]["title"], words[name].get("how"), *words[name].get("items", [])) if line]
        for name in PARTS
    )
    expected = [
        words["title"],
        *(line for lines in said for line in lines),
        words["calm"],
        *last,
        words["not_reviewed"],
    ]
    page = BeautifulSoup(html, "html.parser")
    return [place for place in places if words_of(page, place) != expected]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_the_list_word_for_word(course: Server, path: str) -> None:
    assert wrong_with(course.get(path).text) == []


@pytest.mark.parametrize("stem", LESSONS)
@pytest.mark.parametrize("view", ["scherm", "leiding"])
def test_a_group_has_the_list_word_for_word_on_the_projector_and_beside_it(
    course: Server, view: str, stem: str
) -> None:
    # These pages are never printed.
    assert wrong_with(course.get(f"/groep/{view}/{stem}/").text, places=(SCREEN,)) == []


@pytest.mark.parametrize("path", ["/nl/", f"/nl/{LESSONS[4]}/", "/groep/"])
def test_numbers_to_call_are_links_and_113_is_never_asked_for_by_the_page_itself(course: Server, path: str) -> None:
    page = BeautifulSoup(course.get(path).text, "html.parser")
    links = [(a.get_text(), a["href"]) for a in page.select(f"{SCREEN} .safety-level a")]
    assert links == [
        ("Bel 112", "tel:112"),
        ("Bel 113", "tel:113"),
        ("113.nl", "https://113.nl"),
        ("bel 112", "tel:112"),
    ]
    assert not [e for e in page.select("[src], link[href]") if "113.nl" in str(e)]


def test_who_reviewed_the_list_stands_under_the_list_only(course: Server) -> None:
    page = BeautifulSoup(course.get("/nl/").text, "html.parser")
    lines = [e for e in page.find_all("p") if "Nog na te kijken" in e.get_text()]
    assert [e.find_parent(attrs={"data-part": True})["data-part"] for e in lines] == ["safety", "safety-print"]


def test_also_a_page_about_a_lesson_that_failed_and_the_author_page(start_server, tmp_path: Path) -> None:
    write_lesson(tmp_path, "02-fout", "a / 0")
    server = serve(start_server, tmp_path, "--author")
    for path, status in (("/nl/02-fout/", 503), ("/auteur/", 200)):
        page = server.get(path)
        assert page.status == status
        assert wrong_with(page.text) == []


def test_a_page_without_the_list_or_with_other_words_is_noticed(course: Server) -> None:
    html = course.get("/nl/").text
    point = tomllib.loads((ROOT / "lessons/safety.toml").read_text())["nl"]["week"]["items"][-1]
    assert html.count(point) == 2
    assert wrong_with(html.replace(point, f"{point} Misschien.", 1)) == [SCREEN]
    page = BeautifulSoup(html, "html.parser")
    page.select_one(PAPER).decompose()
    assert wrong_with(str(page)) == [PAPER]
    page.select_one(SCREEN).decompose()
    assert wrong_with(str(page)) == [SCREEN, PAPER]


def test_other_words_in_the_file_are_other_words_on_every_page(start_server, tmp_path: Path) -> None:
    write_lesson(tmp_path, "01-les", "from widgets import *", "## Deel", 'SafetyList(name="veiligheid")')
    file = tmp_path / "lessons/safety.toml"
    file.write_text((ROOT / "lessons/safety.toml").read_text().replace("U vertrouwt het niet.", "U twijfelt."))
    server = serve(start_server, tmp_path)
    for path, times in (("/nl/", 2), ("/nl/01-les/", 4)):
        html = server.get(path).text
        assert wrong_with(html, file) == []
        assert html.count("U twijfelt.") == times
