"""The end of the course: what its page holds for what a reader said in the first lesson and says now."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

from course.lesson.context import LessonContext
from course.lesson_page import lesson_page
from course.making.state import LessonState, Neighbours
from course.project import Lesson, Project
from course.templates import Templates
from tests.unit.documents import document_of
from widgets.danger_safety_cards.danger_safety_cards import DangerSafetyCards
from widgets.goal_ladder.goal_ladder import GoalLadder
from widgets.quiz.quiz import Quiz
from widgets.quiz.quiz_text import parse

ROOT = Path(__file__).parents[2]
LESSONS = [Lesson(Path(f"{stem}.ipynb"), "nl", "Een les") for stem in ("00-welkom", "03-midden", "07-slot")]
WISH = "Wat wilt u \"weer\" & 'graag' doen?"
CHOICE = "Is het mooi weer?\n- [x] Ja.\n  > Fijn.\n- [ ] Nee.\n  > Jammer."


def neighbours(*states: str) -> Neighbours:
    """Each lesson asks the same: one to choose and one in own words."""
    asked = Quiz(parse("weer", CHOICE)), Quiz(parse("graag open", WISH))
    return Neighbours(
        {
            each.stem: LessonState(state, document=document_of(*asked, GoalLadder(name="doel"), stem=each.stem))
            for each, state in zip(LESSONS, states, strict=True)
        },
        live=False,
    )


def test_the_last_lesson_knows_the_open_questions_of_the_first() -> None:
    known = neighbours("good", "good", "good")
    assert known.way("07-slot", LESSONS)["asked_first"] == [{"name": "00/graag", "question": WISH}]
    assert [known.way(stem, LESSONS)["asked_first"] for stem in ("00-welkom", "03-midden")] == [[], []]


def test_the_first_lesson_is_the_first_that_readers_can_open_and_one_lesson_has_no_first() -> None:
    assert neighbours("broken", "good", "good").way("07-slot", LESSONS)["asked_first"][0]["name"] == "03/graag"
    assert neighbours("good", "good", "good").way("00-welkom", LESSONS[:1])["asked_first"] == []
    known = neighbours("good", "good", "good")
    known.states["00-welkom"].document = None
    assert known.way("07-slot", LESSONS)["asked_first"] == []


def test_the_page_holds_them_and_shows_nothing_by_itself() -> None:
    known = neighbours("good", "good", "good")
    document = known.states["07-slot"].document
    assert document
    context, templates = LessonContext.beside(ROOT / "lessons/nl"), Templates(Project(ROOT))
    way = known.way("07-slot", LESSONS)
    html = lesson_page(templates, LESSONS[2], document, context, way, {}).decode()
    (place,) = re.findall(r'<div class="then-and-now"[^>]*>', html)
    assert place.endswith(" hidden>")
    (asked,) = re.findall(r'data-asked="([^"]*)"', place)
    assert json.loads(unescape(asked)) == way["asked_first"]
    between = lesson_page(templates, LESSONS[1], document, context, known.way("03-midden", LESSONS), {}).decode()
    assert "then-and-now" not in between.split("</style>")[-1]


def test_a_page_holds_the_words_of_what_it_offers_of_other_lessons_and_no_more() -> None:
    offering = GoalLadder(name="doel", wish="00/graag", offered=["00/kaarten", "03/doel", "05/weg"])
    cards = DangerSafetyCards(name="kaarten", danger={}, safety={"hond": "</script>Mijn hond"})
    known = neighbours("good", "broken", "good")
    graag = Quiz(parse("graag open", WISH))
    known.states["00-welkom"].document = document_of(cards, graag, stem="00-welkom")
    document = known.states["07-slot"].document = document_of(offering, stem="07-slot")
    way = known.way("07-slot", LESSONS)
    # What cannot be read cannot be offered.
    assert way["offered"] == {
        "00/kaarten": {"kind": "danger_safety_cards", "texts": {"hond": "</script>Mijn hond"}},
        "00/graag": {"kind": "quiz"},
    }
    assert known.way("00-welkom", LESSONS)["offered"] == {}
    context, templates = LessonContext.beside(ROOT / "lessons/nl"), Templates(Project(ROOT))
    html = lesson_page(templates, LESSONS[2], document, context, way, {}).decode()
    (held,) = re.findall(r'id="course-offered">(.*?)</script>', html)
    assert json.loads(held) == way["offered"]
    assert (
        "course-offered"
        not in lesson_page(templates, LESSONS[2], document, context, {**way, "offered": {}}, {}).decode()
    )
