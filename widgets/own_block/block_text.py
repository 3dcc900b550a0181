"""The text of an own block: read it, and say what is still missing.

A therapist writes plain text under `%%grafiek`, `%%kader`, `%%film` or `%%geluid`. `parse` turns it into a `BlockText`, or raises a `BlockError` that
lists every mistake at once, each with its line and its cure. Line 1 is the first line of the cell, as JupyterLab numbers it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from widgets.beside import lesson_place
from widgets.mistake import Mistake, t
from widgets.own_block.block_grammar import (
    BARS,
    BOX,
    CHART,
    EXAMPLES,
    FILM,
    LINE,
    MOST_WORDS,
    SHAPE,
    SOUND,
    SOURCE,
    TITLE,
)
from widgets.own_block.block_head import keyword_of, read_name
from widgets.own_block.block_lines import Found, read
from widgets.own_block.chart_rows import Row, read_rows
from widgets.own_block.clip_lines import Clip, read_clip
from widgets.prose import plain_words, quoted
from widgets.prose_mistakes import mistakes_in
from widgets.quiz.plain_lines import MOST_CHARACTERS, MOST_LINES, numbered_lines, too_much
from widgets.quiz.quiz_error import QuizError

if TYPE_CHECKING:
    from pathlib import Path

    from widgets.sources import Lookup

#: Seconds that looking at a chart takes, and each of its numbers (our own estimate); words are read at 130 a minute.
LOOKING, A_NUMBER, A_WORD = 10, 1, 60 / 130


class BlockError(QuizError):
    """Every mistake in one block, in the order of the lines.

    Args:
        keyword: which block it was to be.
        mistakes: what has to be repaired.
        example: a whole cell to copy, shown below the mistakes.
    """

    def __init__(self, keyword: str, mistakes: list[Mistake], example: str = "") -> None:
        super().__init__(mistakes, example)
        self.keyword = keyword

    def _render_traceback_(self) -> list[str]:
        """Give JupyterLab what to show in place of a Python traceback."""
        how = t("This is how you write it: put %%{keyword} ? in an empty cell.", keyword=self.keyword)
        return [t("This part is not ready yet."), "", *str(self).split("\n"), "", how]


@dataclass(frozen=True)
class BlockText:
    """A block without mistakes.

    Attributes:
        keyword: What it is.
        name: Its name, unique in the lesson.
        title: Empty when it has none.
        text: What is read in it, as Markdown.
        source: Of a chart: where its numbers come from, as Markdown.
        shape: Of a chart: bars or a line.
        unit: Of a chart: what its numbers count; may be empty.
        rows: Of a chart.
        clip: What is played; None when it is no film or sound.
    """

    keyword: str
    name: str
    title: str = ""
    text: str = ""
    source: str = ""
    shape: str = BARS
    unit: str = ""
    rows: tuple[Row, ...] = ()
    clip: Clip | None = None

    @property
    def seconds(self) -> float:
        """How long it takes. A film says itself what its words say."""
        if self.clip:
            return self.clip.seconds
        looking = LOOKING + A_NUMBER * len(self.rows) if self.rows else 0
        return round(looking + len(plain_words(f"{self.title} {self.text}").split()) * A_WORD, 1)


def passages(first_line: str, body: str) -> list[tuple[int, str]]:
    """What is read in a block, finished or not: its title and its text, each with its first line in the cell.

    Example:
        >>> passages("%%kader tip", "titel: Goed om te weten\\n\\nRustig aan.")
        [(2, 'Goed om te weten'), (4, 'Rustig aan.')]
    """
    keyword = keyword_of(first_line)
    found = read(keyword, numbered_lines(body))
    said = [(found.line_of(name), found.said(name)) for name in (TITLE, SOURCE) if found.said(name)]
    if keyword != CHART and found.lines:
        first = found.lines[0][0]
        said.append((first, "\n".join(found.body.split("\n")[first - 2 :]).rstrip()))
    return said


def parse(
    first_line: str,
    body: str,
    sources: Lookup | None = None,
    *,
    glossary: Lookup | None = None,
    folder: Path | None = None,
) -> BlockText:
    """Read one block.

    Args:
        first_line: The first line of the cell, as it stands.
        body: The other lines of the cell, at most 200 lines and 20 000 characters.
        sources: Where citations are looked up; the nearest references.bib by default.
        glossary: Where hard words are looked up; the nearest begrippen.toml by default.
        folder: Of the lesson, where films and sounds are found; that of the lesson that runs by default.

    Returns:
        The block.

    Raises:
        BlockError: Something is missing or wrong; it holds all mistakes.
        GlossaryError: The list of hard words itself cannot be read.
    """
    keyword = keyword_of(first_line)
    _refuse_too_much(keyword, body)
    name, mistakes = read_name(first_line, keyword)
    if not body or body.isspace():
        example = EXAMPLES[keyword].split("\n", 1)[1]
        first = EXAMPLES[keyword].split("\n", 1)[0] if mistakes else f"%%{keyword} {name}"
        cure = t("copy this example and change the words:")
        raise BlockError(keyword, [Mistake(1, t("there is nothing here yet"), cure)], f"{first}\n{example}")
    found = read(keyword, numbered_lines(body))
    found.mistakes += mistakes
    _read_prose(found, TITLE, sources, glossary)
    _read_prose(found, SOURCE, sources, glossary)
    clip = read_clip(keyword, found, folder or lesson_place().folder) if keyword in (FILM, SOUND) else None
    block = _chart(name, found) if keyword == CHART else _words(keyword, name, found, sources, glossary, clip)
    if found.mistakes:
        raise BlockError(keyword, found.mistakes)
    return block


def _chart(name: str, found: Found) -> BlockText:
    shape = found.said(SHAPE).lower() or BARS
    if shape not in (BARS, LINE):
        message = t("the shape {shape} does not exist", shape=quoted(shape))
        found.wrong(found.line_of(SHAPE), message, t("choose {one} or {other}", one=BARS, other=LINE))
    rows = read_rows(found, shape)
    return BlockText(
        CHART, name, found.said(TITLE), source=found.said(SOURCE), shape=shape, unit=found.said("eenheid"), rows=rows
    )


def _words(
    keyword: str, name: str, found: Found, sources: Lookup | None, glossary: Lookup | None, clip: Clip | None
) -> BlockText:
    text = found.body.strip()
    if not text and keyword == BOX:
        found.wrong(1, t("there is no text in it yet"), t("write it below the title"))
    count = len(plain_words(text).split())
    most = MOST_WORDS[keyword]
    if count > most:
        message = t("this text has {count} words, more than {most} cannot be", count=count, most=most)
        found.wrong(1, message, t("put the rest in a text cell below it"))
    found.mistakes += [
        mistake._replace(line=mistake.line + 1) for mistake in mistakes_in(found.body, sources, glossary)
    ]
    return BlockText(keyword, name, found.said(TITLE), text, clip=clip)


def _read_prose(found: Found, setting: str, sources: Lookup | None, glossary: Lookup | None) -> None:
    line = found.line_of(setting)
    found.mistakes += [mistake._replace(line=line) for mistake in mistakes_in(found.said(setting), sources, glossary)]


def _refuse_too_much(keyword: str, body: str) -> None:
    """Raise `BlockError` for a text that is far too long."""
    if not (found := too_much(body)):
        return
    line, lines, signs = found
    if signs:
        message = t("this cell has {count} signs, more than {most} cannot be", count=signs, most=MOST_CHARACTERS)
    else:
        message = t("this cell has {lines} lines, more than {most} cannot be", lines=lines, most=MOST_LINES)
    raise BlockError(keyword, [Mistake(line, message, t("make two of it, each in a cell of its own"))])
