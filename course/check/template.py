"""A rule about what was left standing of the template that a new lesson starts from.

The template itself is what is compared with, so a clinic that changes its template needs to change nothing here. Sentences that fit
any lesson, such as "In het kort", are named in the template's own metadata: ``course.may_stay``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from course.check.facts import WHERE
from course.check.lesson import LessonText
from course.check.rules import lesson_rule
from course.check.text import plain, sentences
from course.lesson.cell import Cell
from course.lesson.notebook import goals_of
from course.lesson.problem import Problem
from course.project import TEMPLATE_TITLE, template_file
from widgets.words import later, words

t = words(__file__)

CURE = later("Write your own text here, or remove the cell.")


@lesson_rule(
    "sjabloontekst", "moet", later("Patients read what you wrote yourself, and no example that was left behind.")
)
def left_from_the_template(lesson: LessonText) -> Iterator[Problem]:
    """No sentence of the template is left; in notes, which patients never see, it is only told."""
    if lesson.problem:
        return
    known = _template(template_file(lesson.path.parents[1]))
    for number, goal in enumerate(goals_of(lesson.metadata), 1):
        if same(goal) in known:
            yield Problem(
                t('Goal {number} comes from the template: "{goal}"', number=number, goal=goal),
                t("Write a goal of your own. {where}", where=t(WHERE)),
            )
    for cell in lesson.cells:
        found = [(line, sentence) for line, sentence in sentences_of(lesson, cell) if same(sentence) in known]
        if found:
            more = len(found) - 1
            others = t.count(more, "Another sentence in this cell too.", "{n} other sentences in this cell too.")
            rest = f" {others}" if more else ""
            line, sentence = found[0]
            yield Problem(
                t('This text comes from the template: "{sentence}"{rest}', sentence=sentence, rest=rest),
                t(CURE),
                cell.number,
                line,
                "beter" if cell.for_leader else "",
            )


def sentences_of(lesson: LessonText, cell: Cell) -> Iterator[tuple[int, str]]:
    """What a cell says, sentence by sentence, with the line in the cell."""
    if cell.for_leader:
        pieces = [(1, cell.source)] if cell.kind == "markdown" else []
    else:
        pieces = [(passage.line, passage.text) for passage in lesson.passages if passage.cell.number == cell.number]
    for first, text in pieces:
        for number, line in enumerate(text.splitlines(), first):
            # A row of a table is a number of minutes, or a fact.
            if not line.lstrip().startswith("|"):
                yield from ((number, sentence) for sentence in sentences(plain(line)))


def same(sentence: str) -> str:
    """What two sentences have in common when a reader would call them the same."""
    return " ".join(sentence.casefold().split()).rstrip(".:")


_READ: dict[Path, tuple[int, frozenset[str]]] = {}


def _template(file: Path) -> frozenset[str]:
    """The sentences of the template that belong in no other lesson; read again when it changed."""
    stamp = file.stat().st_mtime_ns if file.exists() else 0
    if file not in _READ or _READ[file][0] != stamp:
        template = LessonText(file)
        said = {same(sentence) for cell in template.cells for _, sentence in sentences_of(template, cell)}
        said |= {same(goal) for goal in goals_of(template.metadata)}
        stays = template.metadata.get("may_stay")
        stays = {same(str(sentence)) for sentence in stays} if isinstance(stays, list) else set()
        # Its title is replaced when a lesson is made.
        _READ[file] = (stamp, frozenset(said - stays - {same(TEMPLATE_TITLE)}))
    return _READ[file][1]
