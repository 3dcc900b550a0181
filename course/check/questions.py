"""Rules about questions: ``%%quiz`` cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from course.check.lesson import LessonText, Question
from course.check.rules import course_rule, lesson_rule
from course.check.text import plain, words
from course.lesson.problem import Problem
from widgets.quiz.quiz_grammar import OPINION
from widgets.quiz.quiz_rules import same_words

if TYPE_CHECKING:
    from course.check.course import Course

FEW_WORDS = 4
# Fewer questions than this stand in one place by chance.
FEW_IN_LESSON, FEW_IN_COURSE = 3, 5


@lesson_rule(
    "mening",
    "beter",
    "Zonder x hoort een lezer bij geen enkel antwoord dat het klopt. Wie een x vergeet, merkt dat niet.",
)
def opinions(lesson: LessonText) -> Iterator[Problem]:
    """A choice question has an answer that is right, or says that it is an opinion."""
    for question in lesson.questions:
        if question.quiz and question.quiz.kind == "opinion" and not question.header.opinion:
            cure = f"Maak van een antwoord dat klopt: - [x]. Of vraagt u naar een mening? Maak dan van regel 1: %%quiz {question.quiz.name} {OPINION}"
            yield Problem("Bij deze vraag heeft geen antwoord een x.", cure, question.cell.number, 1)


@lesson_rule("reactie", "beter", "Achter elk antwoord zit een andere gedachte; de reactie spreekt die gedachte aan.")
def replies(lesson: LessonText) -> Iterator[Problem]:
    """Each answer has a reply of its own, of more than a word or two."""
    for question in lesson.questions:
        first: dict[str, int] = {}
        for answer in question.draft.answers:
            reply = plain(answer.reply.text)
            if not reply:
                continue
            key = same_words(reply)
            if key in first:
                yield Problem(
                    f"Deze reactie staat ook op regel {first[key]}.",
                    "Schrijf bij elk antwoord een eigen reactie.",
                    question.cell.number,
                    answer.reply.line,
                )
            elif words(reply) < FEW_WORDS:
                yield Problem(
                    f'De reactie "{reply}" is erg kort.',
                    "Zeg wat er begrijpelijk is aan het antwoord, en wat u weet.",
                    question.cell.number,
                    answer.reply.line,
                )
            first.setdefault(key, answer.reply.line)


@course_rule(
    "zelfde-plaats",
    "beter",
    "Staat wat klopt steeds op dezelfde plaats, dan kiest een lezer de plaats en niet het antwoord.",
)
def places(course: Course) -> Iterator[tuple[str, Problem]]:
    """What is right does not always stand in the same place: in a lesson with three choices, and over the course."""
    reported = {lesson.stem for lesson in course.lessons}
    found = []
    told = False
    for lesson in sorted([*course.lessons, *course.others], key=lambda one: one.stem):
        mine = [
            (lesson.stem, question.cell.number, _place(question))
            for question in lesson.questions
            if question.quiz and question.quiz.kind == "one"
        ]
        if lesson.stem in reported and len(mine) >= FEW_IN_LESSON and _same(mine):
            told = True
            yield lesson.stem, _spot(f"Bij alle {len(mine)} vragen met één [x]", mine[-1])
        found += mine
    last = next((one for one in reversed(found) if one[0] in reported), None)
    if last and not told and len(found) >= FEW_IN_COURSE and _same(found):
        yield last[0], _spot(f"In de hele cursus, bij alle {len(found)} vragen met één [x],", last)


def _place(question: Question) -> int:
    return next(at for at, option in enumerate(question.quiz.options if question.quiz else (), 1) if option.right)


def _same(found: list[tuple[str, int, int]]) -> bool:
    return len({place for _, _, place in found}) == 1


def _spot(where: str, last: tuple[str, int, int]) -> Problem:
    return Problem(
        f"{where} klopt antwoord {last[2]}.",
        "Zet de antwoorden bij een of twee vragen in een andere volgorde.",
        last[1],
    )
