"""Rules about the words of links and pictures: does everyone know what they lead to, and show?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.check.lesson import LessonText
from course.check.rules import lesson_rule
from course.check.text import REMARK, blank
from course.lesson.problem import Problem
from widgets.prose import quoted
from widgets.words import later, words

t = words(__file__)

PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(\s*<?(?P<url>[^\s)>]*)>?(?:\s+[\"'](?P<title>[^\"']*)[\"'])?\s*\)")
LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]+)\]\(\s*<?(?P<url>[^\s)>]*)>?(?:\s+\"[^\"]*\")?\s*\)")
EMPTY_WORDS = {"hier", "klik hier", "link", "deze link", "lees meer", "meer"}


@lesson_rule("link", "moet", later("Who taps a link that goes nowhere thinks it is their fault."))
def links(lesson: LessonText) -> Iterator[Problem]:
    """A link leads to a lesson, a place on the page, or a whole address, and its words say where."""
    found = [problem.in_sentences() for problem in lesson.judged if problem.rule == "link"]
    yield from found
    told = {(problem.cell, problem.line) for problem in found}
    for cell in [cell for cell in lesson.cells if cell.kind == "markdown" or cell.is_plain_text]:
        for match in LINK.finditer(blank(REMARK, cell.source)):
            line = cell.line_of(match.start())
            if match["words"].strip().lower() in EMPTY_WORDS and (cell.number, line) not in told:
                message = t("The words {words} do not say where the link goes.", words=quoted(match["words"]))
                cure = t("Make a link of words that say what can be found.")
                yield Problem(message, cure, cell.number, line, "beter")


@lesson_rule("plaatje-tekst", "moet", later("Who has the page read aloud hears these words instead of the picture."))
def picture_words(lesson: LessonText) -> Iterator[Problem]:
    """A picture says in words what it shows, or says that it is decoration."""
    yield from (problem.in_sentences() for problem in lesson.judged if problem.rule == "plaatje-tekst")
    for cell, match in [(text, match) for text in lesson.texts for match in PICTURE.finditer(text.source)]:
        alt = match["alt"].strip()
        if re.fullmatch(r"[\w .-]+\.(png|jpe?g|svg|webp)|(afbeelding|plaatje|foto|image)( ?\d*)", alt, re.I):
            yield Problem(
                t("The description {alt} does not say what can be seen.", alt=quoted(alt)),
                t("Describe in one sentence what the reader sees."),
                cell.number,
                cell.line_of(match.start()),
                "beter",
            )
