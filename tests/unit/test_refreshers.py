"""What a lesson may give to look back with."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from widgets.refreshers import refreshers
from widgets.refreshers.refreshers import QUESTIONS, Refreshers
from widgets.sources import SourceError


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(refreshers)
    assert result.attempted > 0
    assert result.failed == 0


def test_five_dutch_questions_after_two_six_and_twelve_weeks() -> None:
    later = Refreshers(name="opfrissen")
    assert later._weeks == [2, 6, 12]
    assert len(later._questions) == 5
    assert {each["question"] for each in later._questions}.isdisjoint(QUESTIONS)
    assert later.page == "Mijn plan"


def test_answers_promise_nothing_and_name_no_figures() -> None:
    words = " ".join(each["answer_html"] for each in Refreshers(name="opfrissen")._questions)
    words += " ".join(Refreshers(name="opfrissen").texts.values())
    assert not re.search(r"\b(moet|moeten|fout|score|genezen|slijtage|kapot|schade is)\b|!|\d", words)
    assert "weet niemand vooraf" in words
    # The counterpart of the findings in people without pain (`img-counter`).
    assert "Als groep hebben mensen met pijn een deel ervan wel vaker." in words


def test_only_the_day_and_the_id_of_the_calendar_are_kept() -> None:
    assert Refreshers(name="opfrissen")._keep == ["first_day", "plan_id"]


def test_an_author_gives_other_questions_and_may_stress_a_word() -> None:
    later = Refreshers(name="opfrissen", questions={"Wat helpt u?": "Dat weet **u** het best."})
    (own,) = later._questions
    assert own["question"] == "Wat helpt u?"
    assert own["answer_html"].strip() == "<p>Dat weet <strong>u</strong> het best.</p>"


def test_it_knows_the_address_that_the_settings_give_the_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "course.toml").write_text('address = "https://rug.example/cursus/"')
    monkeypatch.chdir(tmp_path)
    assert Refreshers(name="opfrissen")._address == "https://rug.example/cursus"


def test_an_answer_may_cite_but_not_break_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2] / "lessons/nl")
    later = Refreshers(name="opfrissen", questions={"Waarom?": "Daarom. <script>x</script> [@raja2020]"})
    answer = later._questions[0]["answer_html"]
    assert 'popovertarget="opfrissen-bron-1"' in answer
    assert "<script>" not in answer
    with pytest.raises(SourceError):
        Refreshers(name="opfrissen", questions={"Waarom?": "Daarom. [@nergens1900]"})


@pytest.mark.parametrize(
    "questions",
    [{}, {"Vraag?": " "}, {" ": "Antwoord."}, {"Vraag?": 3}, ["Vraag?"], {f"Vraag {n}?": "Ja." for n in range(11)}],
)
def test_wrong_questions_are_told(questions: object) -> None:
    with pytest.raises(ValueError, match="Refreshers: questions must hold 1 to 10 questions, each with its answer"):
        Refreshers(name="opfrissen", questions=questions)


@pytest.mark.parametrize("page", ["", " ", "p" * 81, 7])
def test_a_wrong_page_is_told(page: object) -> None:
    with pytest.raises(ValueError, match="Refreshers: page must hold 1 to 80 characters, got"):
        Refreshers(name="opfrissen", page=page)
