"""How long a lesson takes, counted."""

from __future__ import annotations

from course.lesson.document import LessonDocument, Step, Text, Widget, WidgetPlace
from course.lesson.minutes import minutes


def lesson(*kinds: tuple[str, dict], text: str = "", deeper: bool = False) -> LessonDocument:
    widgets = {f"w-{i}": Widget(kind, {"name": f"w-{i}", **state}) for i, (kind, state) in enumerate(kinds)}
    step = Step("deel-1", "Les", [Text(1, text), *(WidgetPlace(2, name) for name in widgets)])
    step = Step(step.id, step.title, step.parts, [Text(3, "woord " * 500)], None, [1, 2] if deeper else [])
    return LessonDocument(stem="02-les", language="nl", steps=[step], widgets=widgets)


def test_words_are_read_at_130_a_minute_and_notes_for_the_leader_do_not_count() -> None:
    assert minutes(lesson(text="woord " * 520)) == 4


def test_a_question_a_scene_and_a_play_take_their_own_time() -> None:
    assert minutes(lesson(*[("quiz", {"kind": "one"})] * 4)) == 2
    assert minutes(lesson(*[("quiz", {"kind": "opinion"})] * 4)) == 1
    assert minutes(lesson(("scene", {"seconds": 180.0}))) == 3
    assert minutes(lesson(("body", {}))) == 2


def test_what_is_folded_away_does_not_count() -> None:
    assert minutes(lesson(("body", {}), text="woord " * 520, deeper=True)) == 1
