"""Extra pages: notebooks beside the lessons, which readers find on the home, in the foot and from a lesson, and which are no lesson."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from msgspec.structs import replace

from course.check import check
from course.check.lesson import LessonText
from course.editing.desk import Desk
from course.lesson.document import LessonDocument, Step, Text
from course.lesson.links import Around, link_trouble
from course.lesson.lists import lists
from course.lesson.minutes import minutes
from course.lesson.render import lesson_values
from course.project import Lesson, Project
from course.site import Site
from course.site.my_course import my_course
from tests.check.examples import cell, empty_project
from tests.unit.answering import answering
from tests.unit.documents import document_of
from tests.unit.test_pages import GOOD, WRONG, Pages, text_of, write
from tests.unit.test_project import make_project
from widgets.breathing_pacer.breathing_pacer import BreathingPacer
from widgets.flare_up_plan.flare_up_plan import FlareUpPlan
from widgets.quiz.quiz import Quiz
from widgets.quiz.quiz_text import parse
from widgets.shipped import built_files

WORDS = "Ik heb een <slechte> dag"


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    """Two lessons, a page that every foot leads to, and one more."""
    for stem in ("01-een", "02-twee", "x-medicijnen"):
        write(tmp_path, stem)
    extra = write(tmp_path, "x-een-slechte-dag", "een rustig woord")
    notebook = json.loads(extra.read_text())
    notebook["metadata"]["course"] |= {"kind": "extra", "button": WORDS, "goals": ["Voor een dag met veel pijn."]}
    extra.write_text(json.dumps(notebook))
    return Pages(tmp_path)


def made(pages: Pages) -> Site:
    asyncio.run(pages.make_all())
    return Site(pages, False, False)


def soup(html: bytes | str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def foot(html: bytes | str) -> list[tuple[str, str]]:
    """What the foot leads to."""
    return [(link["href"], link.text) for link in soup(html).select(".bottom-links a")]


def test_an_extra_page_stands_behind_the_lessons_and_has_no_number(tmp_path: Path) -> None:
    project = make_project(
        tmp_path, "01-een", "02-twee", "x-medicijnen", "x-1", settings='lessons = ["x-medicijnen", "02-twee"]'
    )
    *lessons, extra = project.lessons()
    assert [lesson.number for lesson in lessons] == [2, 1]
    assert (extra.stem, extra.number, extra.address) == ("x-medicijnen", None, "medicijnen/")


def test_the_home_lists_it_below_the_lessons_and_counts_it_not_among_them(pages: Pages) -> None:
    home = soup(made(pages).home().plain)
    assert [card["data-lesson"] for card in home.select("ol.lesson-list .lesson-card")] == ["1", "2"]
    (more,) = home.select("section[aria-labelledby=meer-lezen]")
    assert [link["href"] for link in more.select("a")] == ["een-slechte-dag/", "medicijnen/"]
    assert "Voor een dag met veel pijn." in more.text


def test_who_began_finds_the_bad_day_on_the_home_and_everybody_in_the_foot(pages: Pages) -> None:
    site = made(pages)
    home = site.home().plain
    # Shown once the course was begun, also before any script.
    assert [(link["href"], link.text) for link in soup(home).select(".bad-day.when-begun a")] == [
        ("een-slechte-dag/", WORDS)
    ]
    assert foot(home)[0] == ("../nl/een-slechte-dag/", WORDS)
    for page in (text_of(pages.states["01-een"]), site.side_page("mijn-cursus").plain):
        assert foot(page)[0][0].endswith("een-slechte-dag/")
        assert foot(page)[0][1] == WORDS
    assert WORDS not in dict(map(reversed, foot(text_of(pages.states["x-een-slechte-dag"]))))


def test_a_page_that_cannot_be_shown_is_led_to_from_nowhere(pages: Pages) -> None:
    pages.answer = lambda stem, _: WRONG if stem == "x-een-slechte-dag" else GOOD
    site = made(pages)
    for page in (site.home().plain, text_of(pages.states["02-twee"])):
        assert b"slechte-dag" not in (page if isinstance(page, bytes) else page.encode())


def test_pages_to_look_back_with_stand_apart_in_the_order_of_their_weeks(pages: Pages) -> None:
    for stem, weeks in (("x-later", 12), ("x-eerst", 2), ("x-nooit", "3"), ("x-wel", True)):
        path = write(pages.project.root, stem)
        notebook = json.loads(path.read_text())
        notebook["metadata"]["course"]["weeks"] = weeks
        path.write_text(json.dumps(notebook))
    site = made(pages)
    home = soup(site.home().plain)
    (later,) = home.select("section[aria-labelledby=opfrissen]")
    assert [(card["data-weeks"], card.a["href"]) for card in later.select("li")] == [("2", "eerst/"), ("12", "later/")]
    # For who came to the last lesson, before any script.
    assert ':root[data-keys*="rugpijn/02/@plek"] .looking-back' in str(home)
    (more,) = home.select("section[aria-labelledby=meer-lezen]")
    assert [link["href"] for link in more.select("a")] == ["een-slechte-dag/", "medicijnen/", "nooit/", "wel/"]
    end = soup(text_of(pages.states["02-twee"])).select("ul[aria-labelledby=later] a")
    assert [link["href"] for link in end] == ["../eerst/", "../later/"]
    assert 'id="later"' not in text_of(pages.states["01-een"])


def test_no_lesson_leads_on_to_it_and_it_leads_home(pages: Pages) -> None:
    made(pages)
    assert "U bent aan het eind van de cursus" in text_of(pages.states["02-twee"])
    assert [link["href"] for link in soup(text_of(pages.states["x-medicijnen"])).select(".lesson-nav a")] == ["../"]


def test_its_address_has_no_x(pages: Pages) -> None:
    with answering(pages) as server:
        assert "een rustig woord" in server.get("/nl/een-slechte-dag/").text
        assert server.get("/nl/x-een-slechte-dag/").status == 404
        assert server.get("/nl/bestaat-niet/").status == 404
    assert "nl/een-slechte-dag/" in Site(pages, False, False).reader_pages()


def test_no_group_can_be_shown_it(pages: Pages) -> None:
    site = made(pages)
    assert b"slechte-dag" not in site.groups.begin().plain
    assert not [address for address in site.groups.all_pages() if "x-" in address]


def test_all_of_it_stands_below_each_other_and_it_is_no_lesson_of_the_course() -> None:
    steps = [Step("stap-een", "Een", [Text(2, "## Een")]), Step("stap-twee", "Twee", [Text(3, "## Twee")])]
    document = LessonDocument(stem="x-les", language="nl", title="Les", goals=["Doel."], steps=steps)
    project = Project(Path(__file__).parents[2])
    pages = Pages(project.root)
    values = lesson_values(document, LessonText(project.lesson_folder / "x-les.ipynb").context, built_files())
    assert values["number"] == ""
    lesson = Lesson(project.lesson_folder / "x-les.ipynb", "nl", "Les")
    html = pages.templates.render(
        "lesson.html.j2", lesson=values, site={"root": "", "static": "", "home": "", "lang": lesson.language}
    )
    page = soup(html)
    assert page.body["class"] == ["course-page", "extra-page"]
    assert page.select(".step-way, .step-at, .step-choice, .goals, .resume, [data-lesson]") == []
    assert page.select_one(".kicker").text == "Meer lezen"


def test_its_minutes_are_those_of_its_words() -> None:
    document = document_of(BreathingPacer(name="adem"))
    assert (minutes(document), minutes(replace(document, stem="x-les"))) == (2, 1)


def test_what_is_asked_there_counts() -> None:
    asked = "Is het mooi weer?\n- [x] Ja.\n  > Fijn.\n- [ ] Nee.\n  > Jammer."
    document = document_of(*(Quiz(parse(f"weer-{n}", asked)) for n in range(4)), stem="x-les")
    assert minutes(document) == 2


def test_its_sources_are_those_of_a_page() -> None:
    context = LessonText(Path(__file__).parents[2] / "lessons/nl/x-medicijnen.ipynb").context
    shown = [lists(["raja2020"], [], context, "nl", extra=extra) for extra in (True, False)]
    assert ["Bronnen van deze bladzijde" in html for html in shown] == [True, False]
    assert ["Bronnen van deze les" in html for html in shown] == [False, True]


def test_its_author_finds_it_on_the_desk_without_a_number(pages: Pages) -> None:
    desk = Desk(pages.project, "/course/")
    page = soup(desk.render("start.html.j2", lessons=desk.lessons(), xsrf=""))
    lesson, extra = (page.select_one(f'[data-lesson="{stem}"]') for stem in ("01-een", "x-medicijnen"))
    assert lesson.select_one(".lesson-number").text == "1"
    assert extra.select_one(".lesson-number").text == ""
    assert extra.select_one(".lesson-number svg")
    assert lesson.h2.text == "Schrijven aan les 1: 01-een"
    assert extra.h2.text == "Schrijven aan de extra bladzijde: x-medicijnen"
    assert "les x" not in page.text.lower()


def test_one_that_would_never_be_seen_is_told(tmp_path: Path) -> None:
    project = empty_project(tmp_path)
    for stem in ("x-privacy", "x-privacy-meer"):
        (project.lesson_folder / f"{stem}.ipynb").write_text(json.dumps({"cells": [], "metadata": {}}))
    told = [problem for problem in check(project, fast=True) if problem.rule == "bestandsnaam"]
    assert [(one.lesson, one.weight) for one in told] == [("x-privacy", "moet")]
    assert 'Het adres "privacy" is van een bladzijde van de cursus zelf' in told[0].message


def test_what_is_kept_there_is_that_of_the_lesson_it_names() -> None:
    lesson = Lesson(Path("04-slaap.ipynb"), "nl", "Slapen"), document_of(BreathingPacer(name="adem"))
    extra = (
        Lesson(Path("x-dag.ipynb"), "nl", "Dag"),
        document_of(
            BreathingPacer(name="adem", lesson="04"), BreathingPacer(name="los"), FlareUpPlan(name="plan", lesson="07")
        ),
    )
    told = my_course([lesson, extra], built_files())
    assert {lesson: list(found["others"]) for lesson, found in told["keepable"].items()} == {
        "04": ["04/adem"],
        "course": ["course/los"],
    }
    assert (told["kinds"], told["lessons"]) == ([], [])


def test_a_widget_tells_its_author_how_a_lesson_is_named() -> None:
    with pytest.raises(ValueError, match="lesson must be the two digits of a lesson, such as '07', got '7'"):
        FlareUpPlan(name="plan", lesson="7")


@pytest.mark.parametrize("url", ["../medicijnen/", "../medicijnen/#stap-rijden"])
def test_a_lesson_may_lead_to_it(url: str) -> None:
    assert link_trouble(url, Around(lessons=["01-een", "x-medicijnen"])) is None


@pytest.mark.parametrize("url", ["../x-medicijnen/", "x-medicijnen.ipynb", "medicijnen/"])
def test_an_address_that_does_not_work_is_told_with_the_one_that_does(url: str) -> None:
    assert link_trouble(url, Around(lessons=["x-medicijnen"]))[1] == "Schrijf: ../medicijnen/"


def test_the_check_asks_of_it_what_a_page_needs_and_not_what_a_lesson_has(tmp_path: Path) -> None:
    project = empty_project(tmp_path)
    for stem in ("x-een-dag", "x-twee-dagen"):
        cells = [
            cell("markdown", "# Een dag"),
            cell("markdown", "## Een stuk\n\nSoms is er een dag met slijtage.", "b"),
        ]
        about = {"course": {"title": "Een dag", "minutes": 3}}
        (project.lesson_folder / f"{stem}.ipynb").write_text(json.dumps({"cells": cells, "metadata": about}))
    rules = {problem.rule for problem in check(project, fast=True)}
    assert "woord" in rules
    assert not rules & {"onderdelen", "begeleider", "aantal-vragen", "minuten", "dubbel-nummer"}
