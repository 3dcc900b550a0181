"""Rules about sources and hard words: is what a lesson says known, and explained?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from course.check.course import word_list
from course.check.lesson import LessonText
from course.check.rules import course_rule, lesson_rule
from course.check.text import blank, unquoted, without_marks
from course.lesson.problem import Problem
from widgets.glossary import MARK, GlossaryError, marked
from widgets.prose import citation_keys, quoted
from widgets.reference import SourceError
from widgets.words import later, words

t = words(__file__)

if TYPE_CHECKING:
    from course.check.course import Course

# What only a study can tell: a share of people, a percentage, or what researchers saw.
CLAIM = re.compile(
    r"\b\d[\d.,]* (?:van de|van elke|op de) \d[\d.]*\b(?! goed)|\b\d[\d.,]* ?(?:procent\b|%)|\b(?:uit|in) (?:een |één |veel |meer )?onderzoek(?:en)? (?:blijkt|bleek|van|met|bij|kwam|werd|werden|had|hadden|wilden|zag|zagen)\b"
    r"|\bonderzoek(?:ers)? (?:laat zien|laten zien|liet zien|lieten zien|toonde|toont|vond|vonden|zag|zagen|vroegen|testten|keken)\b|\bwetenschappelijk bewezen\b|\bbewezen\b",
    re.I,
)
UNVERIFIED = re.compile(r"not verified|from memory|unverified|niet nagekeken|nog nakijken|nog na te kijken", re.I)
GROUP = re.compile(r"(\d+) van de (10|100)\b")


@lesson_rule("bron-onzeker", "moet", later("A number that nobody has checked does not belong in a lesson."))
def unverified_sources(lesson: LessonText) -> Iterator[Problem]:
    """No source that is marked as not checked, and none without its finding."""
    for cell in lesson.cells:
        for key in citation_keys(cell.source) if "@" in cell.source else ():
            try:
                source = lesson.sources.get(key)
            except SourceError:
                continue
            line = cell.line_of(max(cell.source.find(f"@{key}"), 0))
            if UNVERIFIED.search(f"{source.finding} {source.reference_html} {' '.join(source.evidence)}"):
                yield Problem(
                    t("The source {key} has not been checked yet.", key=quoted(key)),
                    t("Let somebody read the source, or remove it here."),
                    cell.number,
                    line,
                )
            elif not source.finding:
                yield Problem(
                    t("The source {key} does not say what was found.", key=quoted(key)),
                    t('Fill in the field "annotation" in references.bib.'),
                    cell.number,
                    line,
                    "beter",
                )


@lesson_rule("bron-ontbreekt", "beter", later("A number or a study without a source can be checked by nobody."))
def missing_sources(lesson: LessonText) -> Iterator[Problem]:
    """A paragraph with a number of people or a study carries a source."""
    for passage in lesson.passages:
        # In a question the source stands in the explanation, for all of it.
        near = passage.text if passage.part == "text" else passage.cell.source
        if passage.part not in ("text", "explanation", "reply") or citation_keys(near):
            continue
        text = unquoted(without_marks(passage.text))
        match = CLAIM.search(text)
        if match and "Een verzonnen voorbeeld" not in passage.cell.source:
            yield Problem(
                t("Here stands {claim}, without a source.", claim=quoted(match[0])),
                t("Put behind it where you have it from: [@key] from references.bib."),
                passage.cell.number,
                passage.line_of(match.start()),
            )


@lesson_rule("vakwoord", "beter", later("Terms of the field shut readers out, unless the word is explained."))
def jargon(lesson: LessonText) -> Iterator[Problem]:
    """A word of the field is explained in the list of hard words."""
    pattern = word_list(lesson.path.parent).jargon
    told: set[str] = set()
    if pattern is None:
        return
    for passage in lesson.passages:
        # A word that is marked explains itself.
        for match in pattern.finditer(without_marks(blank(MARK, passage.text))):
            word = match[0].lower()
            if word in told or _explained(lesson, word):
                continue
            told.add(word)
            cure = t(
                "Write it more plainly, or explain it in begrippen.toml and put at its first use: [{word}](begrip:)",
                word=match[0],
            )
            yield Problem(
                t('"{word}" is a term of the field.', word=match[0]),
                cure,
                passage.cell.number,
                passage.line_of(match.start()),
            )


def _explained(lesson: LessonText, word: str) -> bool:
    try:
        lesson.glossary.get(word)
    except GlossaryError:
        return any(word in term.term.lower() for term in lesson.glossary)
    return True


@course_rule("eerste-gebruik", "tip", later("An explanation at the first use keeps readers with you."))
def first_use(course: Course) -> Iterator[tuple[str, Problem]]:
    """A hard word is marked where the course uses it for the first time."""
    seen: set[str] = set()
    reported = {lesson.stem for lesson in course.lessons}
    for lesson in sorted([*course.lessons, *course.others], key=lambda one: one.stem):
        ready = {term.term for term in lesson.glossary if term.term in seen}
        for passage in lesson.passages:
            for _, word in marked(passage.text):
                try:
                    ready.add(lesson.glossary.get(word).term)
                except GlossaryError:
                    continue
        for term in lesson.glossary:
            forms = "|".join(re.escape(form) for form in sorted(lesson.glossary.forms(term), key=len, reverse=True))
            pattern = re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.I)
            spot = (
                None
                if term.term in ready
                else next(
                    (
                        (p, m)
                        for p in lesson.passages
                        if p.part == "text" and (m := pattern.search(without_marks(p.text)))
                    ),
                    None,
                )
            )
            if spot and lesson.stem in reported:
                passage, match = spot
                cure = t("Put at its first use: [{word}](begrip:)", word=match[0])
                yield (
                    lesson.stem,
                    Problem(
                        t('"{word}" is in the list of hard words, but was not marked here yet.', word=match[0]),
                        cure,
                        passage.cell.number,
                        passage.line_of(match.start()),
                    ),
                )
            if spot:
                ready.add(term.term)
        seen |= ready


@lesson_rule(
    "de-anderen", "tip", later("Who reads that 4 of 10 people have something, seldom thinks of the 6 who do not.")
)
def the_others(lesson: LessonText) -> Iterator[Problem]:
    """A share of people stands beside the others: 4 of the 10, and the 6."""
    for passage in lesson.passages:
        if passage.part not in ("text", "explanation", "reply"):
            continue
        text = without_marks(passage.text)
        for match in GROUP.finditer(text):
            part, whole = int(match[1]), int(match[2])
            if "punten" in text[: match.start()]:  # a scale, not people
                continue
            if part < whole and not re.search(rf"(?<!\d){whole - part}(?!\d)", text):
                yield Problem(
                    t('With "{share}" the other {others} are not named.', share=match[0], others=whole - part),
                    t("Add: and not with {others} of the {whole}.", others=whole - part, whole=whole),
                    passage.cell.number,
                    passage.line_of(match.start()),
                )
