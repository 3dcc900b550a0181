"""What is counted in a lesson, read without running it: how long it takes, how much there is to read and to do, how it reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import fmean, pstdev

from course.check.lesson import LessonText
from course.check.text import ease, plain, sentences
from course.lesson.cell import Cell
from course.lesson.minutes import counts_on, doing, whole_minutes, words

#: What ties one thought to another, or gives a reason.
CONNECTIVES = re.compile(
    r"\b(want|omdat|doordat|waardoor|daardoor|daarom|dus|maar|terwijl|toch|als|zodat|alleen|waarbij|waarover|al)\b",
    re.I,
)
SHORT = 3  # words; what is no longer is a heading or a call, and says little about how somebody explains
_EXPLAINED = ("text", "heading", "reply", "explanation")
_WIDGET = re.compile(r"^([A-Z]\w*)\(", re.M)
_OF_LESSON = re.compile(r"""\blesson=["'](\d\d)["']""")


@dataclass(frozen=True)
class Counts:
    """The numbers of a lesson. Those of the main path leave out what is folded under "Meer weten", and the leader's notes.

    Args:
        minutes: on the main path, as its page says (minutes.py).
        read: words to read on the main path, questions included; answers are labels.
        spoken: words that its told scenes say.
        steps: how many.
        questions: on the main path, without opinions: those are choices.
        length: words a sentence of the main path, on average, and ``spread`` around that.
        tied: the part of those sentences that has a connective, from 0 to 1.
        flesch: Flesch-Douma of all that is explained, also under "Meer weten" and in replies.
    """

    minutes: int
    read: int
    spoken: int
    steps: int
    questions: int
    length: float
    spread: float
    tied: float
    flesch: float


def main_path(lesson: LessonText) -> list[Cell]:
    """The cells that every reader of a lesson comes by."""
    return [cell for cell in lesson.cells if not cell.for_leader and not cell.is_deeper]


def steps(lesson: LessonText) -> list[list[Cell]]:
    """The cells of each step on the main path; what stands above the first step belongs to none."""
    found: list[list[Cell]] = []
    for cell in main_path(lesson):
        if cell.begins_step:
            found.append([])
        if found:
            found[-1].append(cell)
    return found


def done_in(cell: Cell) -> list[str]:
    """The kinds of widget that a cell shows, by the names of their folders.

    Example:
        >>> done_in(Cell(1, "code", 'SleepWeek(name="week")')), done_in(Cell(2, "code", "from widgets import *"))
        (['sleep_week'], [])
    """
    if cell.kind != "code":
        return []
    if cell.is_plain_text:
        return ["quiz" if cell.is_question else "own_block" if cell.block else "scene"]
    return [re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower() for name in _WIDGET.findall(cell.source)]


def counts(lesson: LessonText) -> Counts:
    """Count a lesson; what is not finished in it counts for nothing."""
    texts = [cell.source for cell in main_path(lesson) if cell.kind == "markdown"]
    read = sum(map(words, texts))
    asked = [one.quiz for one in lesson.questions if one.quiz and not one.cell.is_deeper]
    told = [scene for cell, scene in lesson.scenes if not cell.is_deeper]
    said = [one for text in texts for one in sentences(plain(text)) if words(one) > SHORT]
    lengths = [words(one) for one in said] or [0]
    explained = [one.text for one in lesson.passages if one.part in _EXPLAINED and not one.cell.scene]
    return Counts(
        minutes=whole_minutes(read, sum(_seconds(lesson))),
        read=read + sum(words(quiz.question) for quiz in asked),
        spoken=sum(words(line) for scene in told for block in scene.blocks for line in block.sentences),
        steps=len(steps(lesson)),
        questions=sum(quiz.kind != "opinion" for quiz in asked),
        length=fmean(lengths),
        spread=pstdev(lengths),
        tied=sum(bool(CONNECTIVES.search(one)) for one in said) / max(1, len(said)),
        flesch=ease(plain("\n\n".join(explained))).flesch,
    )


def _seconds(lesson: LessonText) -> Iterator[float]:
    """How long each thing to see, hear or do takes."""
    quizzes = {one.cell.number: {"kind": one.header.kind} for one in lesson.questions}
    quizzes |= {one.cell.number: {"kind": one.quiz.kind} for one in lesson.questions if one.quiz}
    scenes = {cell.number: {"seconds": scene.seconds} for cell, scene in lesson.scenes}
    scenes |= {cell.number: {"seconds": block.seconds} for cell, block in lesson.blocks}
    for cell in main_path(lesson):
        of = _OF_LESSON.search(cell.source)
        state = quizzes.get(cell.number) or scenes.get(cell.number) or {"_lesson": of[1] if of else ""}
        yield from (doing(kind, state) for kind in done_in(cell) if counts_on(lesson.stem, kind))
