"""Rules about questions: ``%%quiz`` cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from course.check.counts import CONNECTIVES
from course.check.lesson import LessonText
from course.check.rules import course_rule, lesson_rule
from course.check.text import plain, sentences, words
from course.lesson.problem import Problem
from widgets.quiz.quiz import shown_order
from widgets.quiz.quiz_grammar import OPINION
from widgets.quiz.quiz_rules import same_words
from widgets.quiz.quiz_text import QuizText

if TYPE_CHECKING:
    from course.check.course import Course

FEW_WORDS = 4
# Fewer questions than this stand in one place by chance.
FEW_IN_LESSON, FEW_IN_COURSE = 3, 5
# In one question what is right may well need more words.
FEW_THE_LONGEST = 2
CLEARLY = 1.2  # so many times as long as the longest other answer


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


@lesson_rule(
    "reden",
    "tip",
    "Van een reactie die zegt waarom, leert een lezer iets; van troost of een oordeel alleen niet.",
    extras=False,
)
def reasons(lesson: LessonText) -> Iterator[Problem]:
    """The reply to what is not right says why: in a second sentence, or with a word such as want, omdat or maar."""
    for question in lesson.questions:
        if not question.quiz or question.quiz.kind not in ("one", "more", "stelling"):
            continue
        for answer, option in zip(question.draft.answers, question.quiz.options, strict=True):
            reply = plain(answer.reply.text)
            if option.right or words(reply) < FEW_WORDS or len(sentences(reply)) > 1 or CONNECTIVES.search(reply):
                continue
            yield Problem(
                f'De reactie "{reply}" zegt niet waarom.',
                "Zeg waarom iemand dit denkt, en wat er meestal niet aan klopt: met maar, want of omdat, of met een zin erbij.",
                question.cell.number,
                answer.reply.line,
            )


@lesson_rule(
    "langste-antwoord",
    "tip",
    "Is wat klopt steeds het langste antwoord, dan kiest een lezer de lengte en niet het antwoord.",
    extras=False,
)
def lengths(lesson: LessonText) -> Iterator[Problem]:
    """In most questions, what is right is not clearly the longest answer."""
    asked = [one for one in lesson.questions if one.quiz and one.quiz.kind == "one"]
    found = [one for one in asked if one.quiz and _is_longest(one.quiz)]
    if len(found) >= FEW_THE_LONGEST and len(found) * 2 > len(asked):
        yield Problem(
            f"Bij {len(found)} van de {len(asked)} vragen is wat klopt duidelijk het langste antwoord.",
            "Maak bij een paar vragen het antwoord dat klopt korter, of een ander antwoord langer.",
            found[-1].cell.number,
        )


def _is_longest(quiz: QuizText) -> bool:
    right = max(len(plain(option.text)) for option in quiz.options if option.right)
    return right > CLEARLY * max(len(plain(option.text)) for option in quiz.options if not option.right)


@course_rule(
    "zelfde-plaats",
    "beter",
    "Staat wat klopt steeds op dezelfde plaats, dan kiest een lezer de plaats en niet het antwoord.",
)
def places(course: Course) -> Iterator[tuple[str, Problem]]:
    """What is right is not always shown in the same place: in a lesson with three choices, and over the course."""
    reported = {lesson.stem for lesson in course.lessons}
    found = []
    told = False
    for lesson in sorted([*course.lessons, *course.others], key=lambda one: one.stem):
        mine = [
            (lesson.stem, question.cell.number, _place(question.quiz))
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


def _place(quiz: QuizText) -> int:
    """Where readers see what is right, from 1: the order of the notebook is not theirs."""
    return next(at for at, place in enumerate(shown_order(quiz), 1) if quiz.options[place].right)


def _same(found: list[tuple[str, int, int]]) -> bool:
    return len({place for _, _, place in found}) == 1


def _spot(where: str, last: tuple[str, int, int]) -> Problem:
    return Problem(
        f"{where} staat wat klopt op plaats {last[2]}.",
        "Zet de antwoorden bij een of twee vragen in een andere volgorde.",
        last[1],
    )
