"""What of the lessons goes into the page "Mijn cursus"."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import widgets
from course.lesson.document import LessonDocument
from course.project import Lesson
from course.site.my_course import OWN_TO, kept_in, my_course, others_in
from tests.unit.documents import document_of
from widgets.base import CourseWidget, built_files
from widgets.belief_cards.belief_cards import BeliefCards
from widgets.breathing_pacer.breathing_pacer import BreathingPacer
from widgets.my_evening.my_evening import MyEvening
from widgets.my_questions.my_questions import MyQuestions
from widgets.quiz.quiz import Quiz
from widgets.quiz.quiz_text import parse
from widgets.sleep_week.sleep_week import SleepWeek

ROOT = Path(__file__).parents[2]
CLASSES = [getattr(widgets, name) for name in widgets.__all__] + [Quiz]


def lesson(stem: str, title: str = "Een les") -> Lesson:
    return Lesson(Path(f"{stem}.ipynb"), "nl", title)


def told_of(*lessons: tuple[Lesson, LessonDocument]) -> dict:
    return my_course(list(lessons), built_files())


def open_question(name: str) -> Quiz:
    return Quiz(parse(f"{name} open", "Wat wilt u weer doen?"))


def test_only_what_a_read_back_needs_is_taken_in_the_order_of_the_page() -> None:
    found = kept_in(document_of(open_question("zin"), SleepWeek(name="week"), MyEvening(name="avond")), built_files())
    assert [state["name"] for state in found] == ["zin", "avond"]
    always = {"name", "texts", "_kind", "_module", "_keep", "_scope"}
    assert set(found[1]) == always | {"evening", "activities"}


def test_a_question_with_answers_to_choose_is_not_read_back() -> None:
    quiz = Quiz(parse("weer", "Is het mooi weer?\n- [x] Ja.\n  > Fijn.\n- [ ] Nee.\n  > Jammer."))
    assert kept_in(document_of(quiz), built_files()) == []


def test_a_lesson_without_widgets_has_nothing() -> None:
    empty = document_of()
    assert (kept_in(empty, {}), others_in(empty)) == ([], {})


def test_each_part_has_the_key_of_its_store_and_the_place_where_it_can_be_changed() -> None:
    values = told_of((lesson("04-slaap-en-rust", "Slapen"), document_of(MyEvening(name="mijn-avond"))))
    assert {lesson: list(found["states"]) for lesson, found in values["keepable"].items()} == {"04": ["04/mijn-avond"]}
    assert values["kinds"] == ["my_evening"]
    assert values["lessons"] == [
        {
            "number": 4,
            "title": "Slapen",
            "address": "../04-slaap-en-rust/",
            "parts": [
                {
                    "key": "04/mijn-avond",
                    "places": [{"number": 4, "address": "../04-slaap-en-rust/#onderdeel-mijn-avond"}],
                    "own_to": "",
                }
            ],
        }
    ]
    assert values["shared"] == []


@pytest.mark.parametrize("key", OWN_TO)
def test_each_question_whose_answer_belongs_on_the_page_for_the_therapist_is_asked(key: str) -> None:
    number, name = key.split("/")
    cells = [
        cell for path in ROOT.glob(f"lessons/nl/{number}-*.ipynb") for cell in json.loads(path.read_text())["cells"]
    ]
    assert any("".join(cell["source"]).startswith(f"%%quiz {name} open\n") for cell in cells)
    values = told_of((lesson(f"{number}-les"), document_of(open_question(name))))
    assert [part["own_to"] for part in values["lessons"][0]["parts"]] == ["wish"]


def test_what_else_is_kept_has_words_to_call_it_by_and_what_it_starts_from() -> None:
    quiz = Quiz(parse("weer", "Is het *mooi* weer & warm?\n- [x] Ja.\n  > Fijn.\n- [ ] Nee.\n  > Jammer."))
    document = document_of(quiz, BreathingPacer(name="adem"), MyEvening(name="avond"), title="Adem rustig [@a]")
    others = others_in(document)
    assert {name: other["words"] for name, other in others.items()} == {
        "weer": "Is het mooi weer & warm?",
        "adem": "Adem rustig",
    }
    assert others["adem"]["state"]["_keep"] == ["minutes", "pace"]
    assert set(others["adem"]["state"]) == {"_kind", "_keep", "_scope", "minutes", "pace"}
    assert list(told_of((lesson("04-slaap"), document))["keepable"]["04"]["others"]) == ["04/weer", "04/adem"]


def test_long_words_are_cut_between_two_words() -> None:
    quiz = Quiz(parse("lang", "Is dit " + "een lange vraag " * 20 + "?\n- [x] Ja.\n  > Fijn.\n- [ ] Nee.\n  > Jammer."))
    words = others_in(document_of(quiz))["lang"]["words"]
    assert len(words) <= 120
    assert words.endswith(("een…", "lange…", "vraag…"))


def test_what_lessons_share_stands_there_once() -> None:
    pages = [
        (lesson("00-welkom"), document_of(BeliefCards(name="kaarten", moment="first"), MyQuestions(name="vragen"))),
        (lesson("01-rug"), document_of(MyQuestions(name="vragen"))),
        (lesson("07-mijn-plan"), document_of(BeliefCards(name="kaarten", moment="again"), MyQuestions(name="vragen"))),
    ]
    values = told_of(*pages)
    places = {part["key"]: [place["number"] for place in part["places"]] for part in values["shared"]}
    # The cards are answered in two lessons, each for its own moment; the list of questions is one list.
    assert places == {"course/kaarten": [0, 7], "course/vragen": [0]}
    assert values["lessons"] == []


@pytest.mark.parametrize("cls", CLASSES, ids=lambda c: c.__name__)
def test_a_class_names_what_its_read_back_needs_and_only_then_there_is_one(cls: type[CourseWidget]) -> None:
    folder = Path(__import__(cls.__module__, fromlist=["x"]).__file__).parent
    front_end = (folder / f"{folder.name}.tsx").read_text()
    has_one = re.search(r"defineWidget\(\w+, \{ readBack: ReadBack \}\)", front_end) is not None
    named = ["question_html"] if cls is Quiz else cls.class_traits()["_read_back"].make_dynamic_default() or []
    assert bool(named) == has_one
    assert set(named) <= set(cls.class_trait_names(sync=True)) - set(cls.class_trait_names(keep=True))
