"""One lesson as the check reads it: its cells, its questions, its passages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from course.check.text import REMARK, blank
from course.lesson.cell import Cell
from course.lesson.context import LessonContext
from course.lesson.document import Text
from course.lesson.judge import block_of, code_problems, question_of, scene_of, text_problems
from course.lesson.notebook import NotebookError, is_extra, read_file
from course.lesson.problem import Problem
from widgets.glossary import Glossary
from widgets.own_block.block_text import BlockText, passages
from widgets.quiz.plain_lines import numbered_lines
from widgets.quiz.quiz_draft import Draft
from widgets.quiz.quiz_header import Header, take_header
from widgets.quiz.quiz_lines import Reader
from widgets.quiz.quiz_text import QuizText
from widgets.scene.scene_text import SceneText, spoken_lines
from widgets.sources import Sources

_FENCE = re.compile(r"^(```|~~~).*?^\1", re.S | re.M)


@dataclass(frozen=True)
class Question:
    """A ``%%quiz`` cell; no ``quiz`` when it is none yet."""

    cell: Cell
    header: Header
    draft: Draft
    quiz: QuizText | None = None


@dataclass(frozen=True)
class Passage:
    """A piece of text that a reader meets at once: a paragraph, an answer, a reply.

    Args:
        cell: where it stands.
        line: its first line in the cell, from 1.
        text: Markdown, as typed, without remarks.
        part: ``text``, ``heading``, ``question``, ``option``, ``reply``, ``hint`` or ``explanation``.
    """

    cell: Cell
    line: int
    text: str
    part: str = "text"

    def line_of(self, position: int) -> int:
        """The line in the cell of a place in the text."""
        return self.line + self.text.count("\n", 0, position)


class LessonText:
    """A lesson, read without running it. Reading never changes or refuses a file: see ``problem``; ``metadata`` is its own, ``course``;
    ``step_ids`` are those of its steps, in order.

    Args:
        path: the notebook.
        language: of the lesson, two letters.
    """

    def __init__(self, path: Path, language: str = "nl") -> None:
        self.path = path
        self.stem = path.stem
        self.language = language
        self.problem: NotebookError | None = None
        self.metadata: dict[str, Any] = {}
        self.cells: tuple[Cell, ...] = ()
        self.step_ids: list[str] = []
        try:
            notebook = read_file(path)
            self.metadata, self.cells = notebook.course, notebook.cells
            self.step_ids = list(notebook.step_ids.values())
        except NotebookError as error:
            self.problem = error

    @property
    def is_extra(self) -> bool:
        return is_extra(self.stem)

    @cached_property
    def context(self) -> LessonContext:
        return LessonContext.beside(self.path.parent)

    @property
    def sources(self) -> Sources:
        return cast(Sources, self.context.sources)  # those beside the lesson

    @property
    def glossary(self) -> Glossary:
        """The hard words; empty when their list cannot be read (the judge tells that)."""
        return cast(Glossary, self.context.terms)

    @cached_property
    def judged(self) -> list[Problem]:
        """What the judge tells: what the page maker would say without running it."""
        texts = [Text(cell.number, cell.source, cell.attachments) for cell in self.cells if cell.kind == "markdown"]
        about = self.context, self.stem, [f"stap-{name}" for name in self.step_ids]
        return [*code_problems(self.cells, *about), *text_problems(texts, *about)]

    @cached_property
    def texts(self) -> list[Cell]:
        """The text cells that readers see."""
        return [cell for cell in self.cells if cell.kind == "markdown" and not cell.for_leader]

    @cached_property
    def notes(self) -> list[Cell]:
        """The notes for the group leader."""
        return [cell for cell in self.cells if cell.for_leader]

    @cached_property
    def headings(self) -> list[tuple[Cell, int, int, str]]:
        """Cell, line, level and words of each heading that readers see."""
        found = []
        for cell in self.texts:
            source = blank(_FENCE, cell.source)
            for match in re.finditer(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$", source, re.M):
                found.append((cell, cell.line_of(match.start()), len(match[1]), match[2]))
        return found

    @cached_property
    def questions(self) -> list[Question]:
        found = []
        for cell in self.cells:
            if cell.question is None:
                continue
            header, body = take_header(*cell.question)
            quiz = question_of(cell, self.context)
            draft = Reader(header.kind).read(numbered_lines(body))
            found.append(Question(cell, header, draft, quiz if isinstance(quiz, QuizText) else None))
        return found

    @cached_property
    def scenes(self) -> list[tuple[Cell, SceneText]]:
        """The told scenes that are finished, each with its cell."""
        found = ((cell, scene_of(cell, self.context)) for cell in self.cells)
        return [(cell, scene) for cell, scene in found if isinstance(scene, SceneText)]

    @cached_property
    def blocks(self) -> list[tuple[Cell, BlockText]]:
        """The own blocks that are finished, each with its cell."""
        found = ((cell, block_of(cell, self.context)) for cell in self.cells)
        return [(cell, block) for cell, block in found if isinstance(block, BlockText)]

    @cached_property
    def passages(self) -> list[Passage]:
        """Everything a reader reads, piece by piece, in order."""
        questions = {question.cell.number: question for question in self.questions}
        found: list[Passage] = []
        for cell in self.cells:
            if cell.kind == "markdown" and not cell.for_leader:
                found += _paragraphs(cell)
            elif cell.number in questions:
                found += _parts(questions[cell.number])
            elif cell.scene:
                found += _said(cell)
            elif cell.block:
                found += [Passage(cell, line, text) for line, text in passages(*cell.block)]
        return found


def _paragraphs(cell: Cell) -> Iterator[Passage]:
    source = blank(REMARK, cell.source)
    for match in re.finditer(r"[^\n]+(?:\n[ \t]*\S[^\n]*)*", source):
        start, text = match.start(), match[0]
        if not text.strip():
            continue
        head = re.match(r" {0,3}#{1,6} [^\n]*\n?", text)
        if head:
            yield Passage(cell, cell.line_of(start), head[0].rstrip("\n"), "heading")
            start, text = start + head.end(), text[head.end() :]
        if text.strip():
            yield Passage(cell, cell.line_of(start), text)


def _said(cell: Cell) -> Iterator[Passage]:
    """What is said in a scene, step by step; every line stays where it stands in the cell."""
    for lines in spoken_lines(cell.scene[1] if cell.scene else ""):
        first = lines[0][0]
        text = [""] * (lines[-1][0] - first + 1)
        for number, words in lines:
            text[number - first] = words
        yield Passage(cell, first, "\n".join(text))


def _parts(question: Question) -> Iterator[Passage]:
    draft = question.draft
    pieces = [("question", draft.question)]
    for answer in [*draft.answers, *(step for _, step in draft.steps)]:
        pieces += [("option", answer.words), ("reply", answer.reply)]
    pieces += [("hint", hint) for hint in draft.hints] + [("explanation", draft.explanation)]
    for part, piece in pieces:
        if piece.text:
            yield Passage(question.cell, piece.line, piece.text, part)
