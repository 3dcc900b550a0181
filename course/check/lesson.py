"""One lesson as the check reads it: its cells, its questions, its passages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from course.check.text import REMARK, blank
from course.project import LARGEST_NOTEBOOK
from widgets.glossary import Glossary, GlossaryError
from widgets.quiz.quiz_header import Header, split_cell, take_header
from widgets.quiz.quiz_lines import Draft, Reader, numbered_lines
from widgets.quiz.quiz_text import QuizError, QuizText, parse
from widgets.sources import Sources

NOTE = "therapist"
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.S | re.M)


@dataclass(frozen=True)
class Cell:
    """One cell of a notebook.

    Args:
        number: from 1.
        kind: ``markdown``, ``code`` or ``raw``.
        source: its text.
        raw: the cell as it stands in the file.
    """

    number: int
    kind: str
    source: str
    raw: dict = field(repr=False, compare=False, default_factory=dict)

    @property
    def id(self) -> str:
        return str(self.raw.get("id") or "")

    @property
    def metadata(self) -> dict:
        metadata = self.raw.get("metadata")
        return metadata if isinstance(metadata, dict) else {}

    @property
    def tags(self) -> list[str]:
        tags = self.metadata.get("tags", [])
        return [str(tag) for tag in tags] if isinstance(tags, list) else []

    @property
    def for_leader(self) -> bool:
        return NOTE in self.tags

    @cached_property
    def question(self) -> tuple[str, str] | None:
        """The first line of a question and the lines below it; None for another cell."""
        return split_cell(self.source) if self.kind == "code" else None

    @property
    def is_question(self) -> bool:
        return self.question is not None

    def line_of(self, position: int) -> int:
        """The line, from 1, of a place in the source."""
        return self.source.count("\n", 0, position) + 1


@dataclass(frozen=True)
class Question:
    """A ``%%quiz`` cell: the question, or why it is none yet."""

    cell: Cell
    header: Header
    draft: Draft
    quiz: QuizText | None = None
    error: QuizError | None = None


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
    """A lesson, read without running it. Reading never changes or refuses a file: see ``problem``.

    Args:
        path: the notebook.
        language: of the lesson, two letters.
    """

    def __init__(self, path: Path, language: str = "nl") -> None:
        self.path = path
        self.stem = path.stem
        self.language = language
        self.problem: tuple[str, str] | None = None
        self.notebook: dict = {}
        self.cells: list[Cell] = []
        self._read()

    def _read(self) -> None:
        try:
            size = self.path.stat().st_size
            if size > LARGEST_NOTEBOOK:
                self.problem = (
                    f"Dit notebook is {size / 1_000_000:.0f} MB groot; meer dan {LARGEST_NOTEBOOK // 1_000_000} MB kan niet.",
                    "Haal grote plaatjes en opgeslagen uitvoer eruit. Zet een plaatje als los bestand in de map lessons.",
                )
                return
            text = self.path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            self.problem = (
                f"Dit bestand is niet te lezen ({error.__class__.__name__}).",
                "Zet een eerdere versie terug.",
            )
            return
        try:
            notebook = json.loads(text)
            cells = notebook["cells"]
            for number, raw in enumerate(cells, 1):
                source = raw.get("source", "")
                source = "".join(source) if isinstance(source, list) else str(source)
                self.cells.append(Cell(number, str(raw.get("cell_type", "")), source, raw))
            self.notebook = notebook
        except json.JSONDecodeError as error:
            what = (
                "Dit bestand is leeg."
                if not text.strip()
                else f"Dit bestand is maar half opgeslagen, of beschadigd bij regel {error.lineno}."
            )
            self.problem = (
                what,
                "Sla de les opnieuw op in JupyterLab, of zet een eerdere versie terug. Het bestand zelf is niet veranderd.",
            )
        except (KeyError, TypeError, AttributeError):
            self.cells = []
            self.problem = ("Dit bestand is geen notebook: er staan geen cellen in.", "Zet een eerdere versie terug.")

    @property
    def metadata(self) -> dict:
        """The lesson's own metadata, ``course``; empty when it is not there."""
        metadata = self.notebook.get("metadata")
        course = metadata.get("course") if isinstance(metadata, dict) else None
        return course if isinstance(course, dict) else {}

    @cached_property
    def sources(self) -> Sources:
        return Sources.load(self.path.parent)

    @cached_property
    def glossary(self) -> Glossary:
        """The hard words; empty when their list cannot be read (a rule tells that)."""
        try:
            return Glossary.load(self.path.parent)
        except GlossaryError:
            return Glossary({})

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
            draft = Reader(header.kind).read(numbered_lines(body))
            try:
                found.append(Question(cell, header, draft, quiz=parse(*cell.question, self.sources)))
            except QuizError as error:
                found.append(Question(cell, header, draft, error=error))
        return found

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


def _parts(question: Question) -> Iterator[Passage]:
    draft = question.draft
    pieces = [("question", draft.question)]
    for answer in [*draft.answers, *(step for _, step in draft.steps)]:
        pieces += [("option", answer.words), ("reply", answer.reply)]
    pieces += [("hint", hint) for hint in draft.hints] + [("explanation", draft.explanation)]
    for part, piece in pieces:
        if piece.text:
            yield Passage(question.cell, piece.line, piece.text, part)
