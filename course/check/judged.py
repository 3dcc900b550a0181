"""Rules about what the judge tells (course/lesson/judge.py): who makes the pages asks the same judge."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from course.check.lesson import LessonText
from course.check.rules import lesson_rule
from course.lesson.problem import Problem
from widgets.words import later


def told(rule: str) -> Callable[[LessonText], Iterator[Problem]]:
    """What the judge tells by a rule."""

    def look(lesson: LessonText) -> Iterator[Problem]:
        """The judge says so."""
        return (problem.in_sentences() for problem in lesson.judged if problem.rule == rule)

    return look


for _name, _reason in {
    "vraag": later("A question that is not complete holds up the whole lesson."),
    "verhaal": later("A story that is not complete holds up the whole lesson."),
    "blok": later("A chart, a box, a film or a sound that is not complete holds up the whole lesson."),
    "dubbele-naam": later("Under this name the browser keeps the answer; the same name twice mixes answers up."),
    "bron-onbekend": later("A reader who taps the source wants to see it."),
    "begrip-onbekend": later("Who taps a hard word wants to see its explanation."),
    "plaatje": later("A picture becomes a part of the page; who reads on the way pays for each megabyte."),
    "opmaak": later("What a writer sees and a reader does not, nobody misses until somebody asks for it."),
}.items():
    lesson_rule(_name, "moet", _reason)(told(_name))
