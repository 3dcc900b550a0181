"""Rules about words and sentences: do they read easily, do they frighten, blame, promise or judge?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.check.course import word_list
from course.check.lesson import LessonText, Passage
from course.check.phrases import DIAGNOSIS, DOSE, GRADE, HEDGE, NOT, PROMISE, SAFE, TOLD
from course.check.rules import lesson_rule
from course.check.text import count_words, ease, plain, sentences, unquoted, without_marks
from course.lesson.problem import Problem
from widgets.prose import quoted
from widgets.words import later, words

t = words(__file__)

EASY = 65  # Flesch-Douma of a whole lesson
AVERAGE = 12  # words a sentence, of a whole lesson
HARD_PARAGRAPH, LONG_PARAGRAPH = 40, 16  # Flesch-Douma, words a sentence; one paragraph varies more than a lesson
ENOUGH_WORDS = 25  # of a paragraph; fewer say little about how it reads
LONGEST_SENTENCE = 20  # words
DISCUSSED = "bespreekt-woord"


def _own_words(lesson: LessonText) -> Iterator[Passage]:
    """What the course itself says: not the answers and statements that readers only weigh, and no quotes."""
    statements = {q.cell.number for q in lesson.questions if q.quiz and q.quiz.kind == "stelling"}
    for passage in lesson.passages:
        if passage.part != "option" and not (passage.part == "question" and passage.cell.number in statements):
            yield passage


def _said(
    lesson: LessonText, pattern: re.Pattern[str], unless: re.Pattern[str] | None = None
) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Where the course's own words match, in a sentence that nothing takes back."""
    for passage in _own_words(lesson):
        text = unquoted(without_marks(passage.text))
        for sentence in re.finditer(r"[^.?!]+[.?!]?", text):
            match = pattern.search(text, sentence.start(), sentence.end())
            if match and not (unless and unless.search(sentence[0])):
                yield passage, match


@lesson_rule(
    "leesgemak", "beter", later("Many readers are tired or read with difficulty. Short, plain sentences help then.")
)
def reading_ease(lesson: LessonText) -> Iterator[Problem]:
    """The whole lesson and each paragraph read easily (Flesch-Douma)."""
    whole = ease(plain("\n\n".join(passage.text for passage in lesson.passages)))
    if whole.count > 100 and (whole.flesch < EASY or whole.length > AVERAGE):
        longest = sorted(
            (one for passage in lesson.passages for one in sentences(plain(passage.text))), key=count_words
        )[:-4:-1]
        shown = " ".join(
            t('"{sentence}" ({words} words)', sentence=sentence, words=count_words(sentence)) for sentence in longest
        )
        cure = t(
            "Aim at {easy} or more and at most {average} words in a sentence. The longest sentences: {shown}",
            easy=EASY,
            average=AVERAGE,
            shown=shown,
        )
        yield Problem(
            t(
                "The lesson is hard to read: reading ease {flesch}, on average {length} words in a sentence.",
                flesch=f"{whole.flesch:.0f}",
                length=f"{whole.length:.1f}",
            ),
            cure,
        )
    for passage in lesson.passages:
        text = plain(passage.text)
        found = ease(text)
        if found.count >= ENOUGH_WORDS and (found.flesch < HARD_PARAGRAPH or found.length > LONG_PARAGRAPH):
            one = max(sentences(text), key=count_words)
            message = t(
                "This paragraph is hard to read: reading ease {flesch}, on average {length} words in a sentence.",
                flesch=f"{found.flesch:.0f}",
                length=f"{found.length:.0f}",
            )
            yield Problem(
                message,
                t(
                    'Make the sentences shorter and the words plainer. The longest sentence ({words} words): "{sentence}"',
                    words=count_words(one),
                    sentence=one,
                ),
                passage.cell.number,
                passage.line,
            )


@lesson_rule("lange-zin", "tip", later("Who is tired or in pain loses the thread in a long sentence."))
def long_sentences(lesson: LessonText) -> Iterator[Problem]:
    """No sentence of more than twenty words."""
    for passage in lesson.passages:
        for sentence in sentences(plain(passage.text)):
            if count_words(sentence) > LONGEST_SENTENCE:
                yield Problem(
                    t('A sentence of {words} words: "{text}"', words=count_words(sentence), text=sentence),
                    t("Make two sentences of it."),
                    passage.cell.number,
                    passage.line,
                )


@lesson_rule("woord", "moet", later("Some words frighten or blame, also when that is not meant."))
def avoided_words(lesson: LessonText) -> Iterator[Problem]:
    """No word of the list in ``woorden.toml``."""
    listed = word_list(lesson.path.parent).avoided
    for passage in lesson.passages:
        if DISCUSSED in passage.cell.tags:
            continue
        # A question may name a frightening thought as an answer; its reply speaks to it.
        text = without_marks(passage.text)
        for word in listed if passage.part != "option" else ():
            for match in word.pattern.finditer(text):
                spot = f'"{match[0]}": {word.why[0].lower()}{word.why[1:]}'
                yield Problem(
                    spot,
                    t("Rather write: {instead}.", instead=word.instead),
                    passage.cell.number,
                    passage.line_of(match.start()),
                )


@lesson_rule("uitroepteken", "beter", later("An exclamation mark sounds like shouting; the course speaks calmly."))
def exclamation_marks(lesson: LessonText) -> Iterator[Problem]:
    """No exclamation marks."""
    for passage in lesson.passages:
        for match in re.finditer(r"!(?!\[)", without_marks(passage.text)):
            yield Problem(
                t("Here stands an exclamation mark."),
                t("Put a full stop."),
                passage.cell.number,
                passage.line_of(match.start()),
            )


@lesson_rule(
    "belofte",
    "moet",
    later("How much something helps one person, nobody knows beforehand. A promise that does not come true hurts."),
)
def promises(lesson: LessonText) -> Iterator[Problem]:
    """No cure, no amount of relief, no "you are safe"."""
    for pattern in (PROMISE, SAFE):
        unless = (
            HEDGE
            if pattern is PROMISE
            else re.compile(
                r"\?|\b(betekent|bewijst|zegt|dat) (dit |dat |ook )?niet\b|\bvertelt ook niet\b|\bof\b|\bniet dat\b",
                re.I,
            )
        )
        for passage, match in _said(lesson, pattern, unless):
            cure = t("Say what is known, and for whom: on average, a part of the people, it may.")
            yield Problem(
                t("This sounds like a promise: {words}", words=quoted(match[0])),
                cure,
                passage.cell.number,
                passage.line_of(match.start()),
            )


@lesson_rule(
    "diagnose", "moet", later("The course cannot see what somebody has. A diagnosis belongs to a doctor or therapist.")
)
def diagnoses(lesson: LessonText) -> Iterator[Problem]:
    """The reader is not told what is wrong with them."""
    for passage, match in _said(lesson, DIAGNOSIS, HEDGE):
        yield Problem(
            t("This sounds like a diagnosis: {words}", words=quoted(match[0])),
            t('Write: "with some people", or "it can play a part".'),
            passage.cell.number,
            passage.line_of(match.start()),
        )


@lesson_rule("cijfer", "moet", later("A mark for a person feels like a judgement, and was not tested here."))
def grades(lesson: LessonText) -> Iterator[Problem]:
    """The reader gets no points, no total and no risk."""
    for passage, match in _said(lesson, GRADE, NOT):
        yield Problem(
            t("This sounds like a mark or a risk for the reader: {words}", words=quoted(match[0])),
            t("Leave the number out, and ask what the reader thinks of it."),
            passage.cell.number,
            passage.line_of(match.start()),
        )


@lesson_rule(
    "dosis", "moet", later("How much somebody exercises or takes is between that person and a doctor or therapist.")
)
def doses(lesson: LessonText) -> Iterator[Problem]:
    """The reader is not told how much to exercise or to take."""
    for passage in _own_words(lesson):
        text = unquoted(without_marks(passage.text))
        for sentence in re.finditer(r"[^.?!]+[.?!]?", text):
            match = DOSE.search(text, sentence.start(), sentence.end())
            if match and TOLD.search(sentence[0]) and not NOT.search(sentence[0]):
                cure = t(
                    "Let the reader choose, or refer to their own therapist. An invented person may have a number."
                )
                yield Problem(
                    t("This sounds like a prescription: {words}", words=quoted(match[0])),
                    cure,
                    passage.cell.number,
                    passage.line_of(match.start()),
                )
