"""What of the lessons goes into the page "Mijn cursus"."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import widgets
from course.kept import kept_on, my_course, others_on
from course.project import Lesson
from widgets.base import CourseWidget
from widgets.belief_cards.belief_cards import BeliefCards
from widgets.breathing_pacer.breathing_pacer import BreathingPacer
from widgets.my_evening.my_evening import MyEvening
from widgets.my_questions.my_questions import MyQuestions
from widgets.quiz.quiz import Quiz
from widgets.quiz.quiz_text import parse
from widgets.sleep_week.sleep_week import SleepWeek

ROOT = Path(__file__).parents[2]
CLASSES = [getattr(widgets, name) for name in widgets.__all__] + [Quiz]


def page(*shown: CourseWidget) -> bytes:
    """A made page as far as it counts here; its block of states is in the order of the alphabet."""
    states = {w.name: {k: v for k, v in w.get_state().items() if k not in ("layout", "_esm")} for w in shown}
    places = "".join(f'<div class="widget-place" id="onderdeel-{n}" data-widget="{n}" data-kind="x">' for n in states)
    block = json.dumps({"lesson": "04", "widgets": states}, sort_keys=True, default=str).replace("<", "\\u003c")
    return f'{places}<script type="application/json" id="course-widgets">{block}</script>'.encode()


def lesson(stem: str, title: str = "Een les") -> Lesson:
    return Lesson(Path(f"{stem}.ipynb"), "nl", title)


def open_question(name: str) -> Quiz:
    return Quiz(parse(f"{name} open", "Wat wilt u weer doen?"))


def test_only_what_a_read_back_needs_is_taken_in_the_order_of_the_page() -> None:
    found = kept_on(page(open_question("zin"), SleepWeek(name="week"), MyEvening(name="avond")))
    assert [state["name"] for state in found] == ["zin", "avond"]
    always = {"name", "texts", "_kind", "_module", "_keep", "_scope"}
    assert set(found[1]) == always | {"evening", "activities", "_most_own"}


def test_a_question_with_answers_to_choose_is_not_read_back() -> None:
    quiz = Quiz(parse("weer", "Is het mooi weer?\n- [x] Ja.\n  > Fijn.\n- [ ] Nee.\n  > Jammer."))
    assert kept_on(page(quiz)) == []


@pytest.mark.parametrize("html", [b"", b"<p>Een les met Python op de achtergrond.</p>"])
def test_a_page_without_states_has_nothing(html: bytes) -> None:
    assert kept_on(html) == []


def test_each_part_has_the_key_of_its_store_and_the_place_where_it_can_be_changed() -> None:
    values = my_course([(lesson("04-slaap-en-rust", "Slapen"), page(MyEvening(name="mijn-avond")))])
    assert list(values["states"]) == ["04/mijn-avond"]
    assert values["lessons"] == [
        {
            "number": 4,
            "title": "Slapen",
            "address": "../04-slaap-en-rust/",
            "parts": [
                {
                    "key": "04/mijn-avond",
                    "places": [{"number": 4, "address": "../04-slaap-en-rust/#onderdeel-mijn-avond"}],
                }
            ],
        }
    ]
    assert values["shared"] == []


def test_what_else_is_kept_has_words_to_call_it_by_and_what_it_starts_from() -> None:
    quiz = Quiz(parse("weer", "Is het *mooi* weer & warm?\n- [x] Ja.\n  > Fijn.\n- [ ] Nee.\n  > Jammer."))
    html = b"<h2>Adem <em>rustig</em></h2>" + page(quiz, BreathingPacer(name="adem"), MyEvening(name="avond"))
    others = others_on(html)
    assert {name: other["words"] for name, other in others.items()} == {
        "weer": "Is het mooi weer & warm?",
        "adem": "Adem rustig",
    }
    assert others["adem"]["state"]["_keep"] == ["minutes", "pace"]
    assert set(others["adem"]["state"]) == {"_kind", "_keep", "_scope", "minutes", "pace"}
    assert list(my_course([(lesson("04-slaap"), html)])["others"]) == ["04/weer", "04/adem"]


def test_long_words_are_cut_between_two_words() -> None:
    quiz = Quiz(parse("lang", "Is dit " + "een lange vraag " * 20 + "?\n- [x] Ja.\n  > Fijn.\n- [ ] Nee.\n  > Jammer."))
    words = others_on(page(quiz))["lang"]["words"]
    assert len(words) <= 120
    assert words.endswith(("een…", "lange…", "vraag…"))


def test_what_lessons_share_stands_there_once() -> None:
    pages = [
        (lesson("00-welkom"), page(BeliefCards(name="kaarten", moment="first"), MyQuestions(name="vragen"))),
        (lesson("01-rug"), page(MyQuestions(name="vragen"))),
        (lesson("07-mijn-plan"), page(BeliefCards(name="kaarten", moment="again"), MyQuestions(name="vragen"))),
    ]
    values = my_course(pages)
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
