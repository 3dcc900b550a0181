"""Rules about questions: ``%%quiz`` cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from course.check.counts import CONNECTIVES
from course.check.lesson import LessonText
from course.check.rules import course_rule, lesson_rule
from course.check.text import count_words, plain, sentences
from course.lesson.problem import Problem
from widgets.quiz.quiz import shown_order
from widgets.quiz.quiz_grammar import OPINION
from widgets.quiz.quiz_rules import same_words
from widgets.quiz.quiz_text import QuizText
from widgets.words import later, words

t = words(__file__)

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
    later("Without an x a reader hears of no answer that it is right. Who forgets an x does not notice."),
)
def opinions(lesson: LessonText) -> Iterator[Problem]:
    """A choice question has an answer that is right, or says that it is an opinion."""
    for question in lesson.questions:
        if question.quiz and question.quiz.kind == "opinion" and not question.header.opinion:
            cure = t(
                "Make of an answer that is right: - [x]. Or do you ask for an opinion? Then make line 1: %%quiz {name} {opinion}",
                name=question.quiz.name,
                opinion=OPINION,
            )
            yield Problem(t("No answer to this question has an x."), cure, question.cell.number, 1)


@lesson_rule("reactie", "beter", later("Behind each answer is another thought; the reply speaks to that thought."))
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
                    t("This reply also stands on line {first}.", first=first[key]),
                    t("Write a reply of its own for each answer."),
                    question.cell.number,
                    answer.reply.line,
                )
            elif count_words(reply) < FEW_WORDS:
                yield Problem(
                    t('The reply "{reply}" is very short.', reply=reply),
                    t("Say what is understandable about the answer, and what you know."),
                    question.cell.number,
                    answer.reply.line,
                )
            first.setdefault(key, answer.reply.line)


@lesson_rule(
    "reden",
    "tip",
    later("From a reply that says why, a reader learns something; from comfort or a judgement alone they do not."),
    extras=False,
)
def reasons(lesson: LessonText) -> Iterator[Problem]:
    """The reply to what is not right says why: in a second sentence, or with a word such as want, omdat or maar."""
    for question in lesson.questions:
        if not question.quiz or question.quiz.kind not in ("one", "more", "stelling"):
            continue
        for answer, option in zip(question.draft.answers, question.quiz.options, strict=True):
            reply = plain(answer.reply.text)
            if option.right or count_words(reply) < FEW_WORDS or len(sentences(reply)) > 1 or CONNECTIVES.search(reply):
                continue
            yield Problem(
                t('The reply "{reply}" does not say why.', reply=reply),
                t(
                    "Say why somebody thinks this, and what is mostly not right about it: with but, for or because, or with one sentence more."
                ),
                question.cell.number,
                answer.reply.line,
            )


@lesson_rule(
    "langste-antwoord",
    "tip",
    later("If what is right is always the longest answer, a reader chooses the length and not the answer."),
    extras=False,
)
def lengths(lesson: LessonText) -> Iterator[Problem]:
    """In most questions, what is right is not clearly the longest answer."""
    asked = [one for one in lesson.questions if one.quiz and one.quiz.kind == "one"]
    found = [one for one in asked if one.quiz and _is_longest(one.quiz)]
    if len(found) >= FEW_THE_LONGEST and len(found) * 2 > len(asked):
        yield Problem(
            t(
                "With {count} of the {all} questions what is right is clearly the longest answer.",
                count=len(found),
                all=len(asked),
            ),
            t("With a few questions make the answer that is right shorter, or another answer longer."),
            found[-1].cell.number,
        )


def _is_longest(quiz: QuizText) -> bool:
    right = max(len(plain(option.text)) for option in quiz.options if option.right)
    return right > CLEARLY * max(len(plain(option.text)) for option in quiz.options if not option.right)


@course_rule(
    "zelfde-plaats",
    "beter",
    later("If what is right always stands in the same place, a reader chooses the place and not the answer."),
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
            yield lesson.stem, _spot(t("With all {count} questions with one [x]", count=len(mine)), mine[-1])
        found += mine
    last = next((one for one in reversed(found) if one[0] in reported), None)
    if last and not told and len(found) >= FEW_IN_COURSE and _same(found):
        yield last[0], _spot(t("In the whole course, with all {count} questions with one [x],", count=len(found)), last)


def _place(quiz: QuizText) -> int:
    """Where readers see what is right, from 1: the order of the notebook is not theirs."""
    return next(at for at, place in enumerate(shown_order(quiz), 1) if quiz.options[place].right)


def _same(found: list[tuple[str, int, int]]) -> bool:
    return len({place for _, _, place in found}) == 1


def _spot(where: str, last: tuple[str, int, int]) -> Problem:
    return Problem(
        t("{where} what is right stands in place {place}.", where=where, place=last[2]),
        t("Put the answers to one or two questions in another order."),
        last[1],
    )
