"""What ``MyQuestions`` promises to a lesson."""

from __future__ import annotations

import doctest

import pytest

from widgets.my_questions import my_questions
from widgets.my_questions.my_questions import MyQuestions


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(my_questions)
    assert result.attempted > 0
    assert result.failed == 0


def test_one_list_is_shared_by_all_lessons_and_only_the_questions_are_kept() -> None:
    vragen = MyQuestions(name="vragen")
    assert vragen._scope == "course"
    assert vragen._keep == ["questions"]


def test_a_wrong_name_or_setting_is_told() -> None:
    with pytest.raises(ValueError, match="MyQuestions: name must be lower-case"):
        MyQuestions(name="Mijn vragen")
    with pytest.raises(TypeError, match="did you mean 'questions'"):
        MyQuestions(name="vragen", question=[])
