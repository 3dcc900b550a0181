"""What is asked no more, as "Mijn cursus" gets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.site.earlier import RenamedError, changed, earlier, renamed
from widgets.quiz.quiz import Quiz
from widgets.quiz.quiz_grammar import NOT_ANSWERED

LIST = """
[heirs]
"02/kaarten" = "02/kaarten"
[gone."02/oud"]
heir = "02/nieuw"
kind = "one"
question = "Wat klopt?"
options = ["Dit.", "Dat."]
[gone."02/plaatje"]
heir = "02/nieuw"
"""


def write(root: Path, text: str) -> Path:
    (root / "lessons").mkdir()
    (root / "lessons/renamed.toml").write_text(text)
    return root


def test_a_question_that_is_gone_comes_with_its_old_words(tmp_path: Path) -> None:
    (one,) = earlier(write(tmp_path, LIST), set())
    assert (one["key"], one["number"], one["question"]) == ("02/oud", 2, "Wat klopt?")
    assert one["answer"] == {"kind": "one", "options": ["Dit.", "Dat."], "unit": ""}
    # What moves to another device is looked at before it is taken.
    assert one["state"]["chosen"] == []
    assert set(one["state"]) >= {"_kind", "_keep", "_scope", *one["state"]["_keep"]}


def test_a_clinic_that_kept_the_lesson_of_before_still_asks_it(tmp_path: Path) -> None:
    assert earlier(write(tmp_path, LIST), {"02/oud"}) == []


def test_a_course_without_a_list_has_nothing(tmp_path: Path) -> None:
    assert earlier(tmp_path, set()) == []
    assert changed(tmp_path) == 0


@pytest.mark.parametrize(
    "text",
    [
        "[gone",
        "[heirs]\n02 = 3",
        '[gone."02/oud"]\nvraag = "x"',
        '[gone."oud"]\nquestion = "x"',
        '[heirs]\n"../x" = "y"',
    ],
)
def test_a_list_that_cannot_be_read_is_told_and_the_page_goes_on(tmp_path: Path, text: str) -> None:
    root = write(tmp_path, text)
    with pytest.raises(RenamedError, match=r"lessons/renamed\.toml"):
        renamed(root)
    assert earlier(root, set()) == []


def test_a_question_that_was_not_answered_keeps_what_is_written_down_for_those_that_are_gone() -> None:
    """A server of made pages has no widgets to ask."""
    kept = {
        name: trait.make_dynamic_default() if name in ("chosen", "order") else trait.default_value
        for name, trait in Quiz.class_traits(keep=True).items()
    }
    assert kept == NOT_ANSWERED
    assert list(kept) == list(NOT_ANSWERED)
