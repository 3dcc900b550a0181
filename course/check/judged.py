"""Rules about what the judge tells (course/lesson/judge.py): who makes the pages asks the same judge."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from course.check.lesson import LessonText
from course.check.rules import lesson_rule
from course.lesson.problem import Problem

WORDS_FOR_A_PICTURE = "Wie de bladzijde laat voorlezen, hoort deze woorden in plaats van het plaatje."


def told(rule: str) -> Callable[[LessonText], Iterator[Problem]]:
    """What the judge tells by a rule."""

    def look(lesson: LessonText) -> Iterator[Problem]:
        """The judge says so."""
        return (problem.in_sentences() for problem in lesson.judged if problem.rule == rule)

    return look


for _name, _reason in {
    "vraag": "Een vraag die niet af is, houdt de hele les tegen.",
    "verhaal": "Een verhaal dat niet af is, houdt de hele les tegen.",
    "dubbele-naam": "Onder deze naam bewaart de browser het antwoord; twee keer dezelfde naam haalt antwoorden door elkaar.",
    "bron-onbekend": "Een lezer die op de bron tikt, wil die ook zien.",
    "begrip-onbekend": "Wie op een moeilijk woord tikt, wil de uitleg zien.",
    "plaatje": "Een plaatje wordt een deel van de bladzijde; wie onderweg leest, betaalt voor elke megabyte.",
    "opmaak": "Wat een schrijver ziet en een lezer niet, mist niemand totdat iemand erom vraagt.",
}.items():
    lesson_rule(_name, "moet", _reason)(told(_name))
