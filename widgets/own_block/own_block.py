"""What an author made of plain text, in a lesson: a chart, a box, a film or a sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

import traitlets as t

from widgets.base import CourseWidget
from widgets.beside import lesson_place
from widgets.glossary import Glossary
from widgets.own_block.block_grammar import BOX, CHART, FILM, LINE, SOUND
from widgets.own_block.media import address_of
from widgets.prose import source_ids, to_html

if TYPE_CHECKING:
    from pathlib import Path

    from widgets.own_block.block_text import BlockText
    from widgets.own_block.chart_rows import Row
    from widgets.own_block.clip_lines import Clip
    from widgets.sources import Sources


class Mark(TypedDict):
    """A word of a chart with its number."""

    label: str
    #: The number as its author typed it.
    shown: str
    #: Where it is drawn: the part of the whole height or width, from 0 to 1.
    at: float


class Played(TypedDict):
    """A film or a sound: its file and what belongs to it, each by the end of its address; empty when it is not there."""

    file: str
    picture: str
    captions: str
    #: Where it stands on another website, and the name of that; empty for a file of one's own.
    link: str
    host: str


class OwnBlock(CourseWidget):
    """A chart, a box with words, a film or a sound, as an author wrote it.

    Lessons do not call this class: a therapist writes for instance `%%grafiek` and plain text, and the magic makes the
    block. It keeps nothing and does nothing: its first state is all of it, so that it is the same without scripts and on paper.

    Args:
        block: one without mistakes, from `widgets.own_block.block_text.parse`.
        sources: where citations are looked up; the nearest references.bib by default.
        glossary: where hard words are looked up; the nearest begrippen.toml by default.

    Raises:
        SourceError: when the block cites what is not in references.bib; `parse` finds that first.
    """

    #: What it is.
    form = t.Enum(["bars", "line", "box", "film", "sound"], "box").tag(sync=True)
    #: In safe HTML; may be empty.
    title = t.Unicode().tag(sync=True)
    #: What is read in it, in safe HTML.
    text = t.Unicode().tag(sync=True)
    #: Of a chart: where its numbers come from, in safe HTML.
    source = t.Unicode().tag(sync=True)
    #: Of a chart: what its numbers count; may be empty.
    unit = t.Unicode().tag(sync=True)
    #: Of a chart.
    marks = t.List(t.Dict()).tag(sync=True, holds=list[Mark])
    #: Of a line: where 0 is, as ``at``.
    zero = t.Float(0).tag(sync=True)
    #: Of a film or a sound.
    played = t.Dict().tag(sync=True, holds=Played)
    #: How long it takes: counted in the minutes of its lesson.
    seconds = t.Float().tag(sync=True)

    def __init__(self, block: BlockText, sources: Sources | None = None, glossary: Glossary | None = None) -> None:
        ids, term_ids = source_ids(f"{block.name}-bron"), source_ids(f"{block.name}-begrip")
        glossary = Glossary.load(lesson_place().folder) if glossary is None else glossary

        def html(words: str, *, inline: bool = True) -> str:
            return to_html(words, sources, glossary=glossary, ids=ids, term_ids=term_ids, inline=inline)

        forms = {CHART: "line" if block.shape == LINE else "bars", BOX: "box", FILM: "film", SOUND: "sound"}
        low, high = _ends(block.rows)
        super().__init__(
            block.name,
            form=forms[block.keyword],
            title=html(block.title),
            text=html(block.text, inline=False),
            source=html(block.source),
            unit=block.unit,
            marks=[
                Mark(label=row.label, shown=row.shown, at=round((row.value - low) / (high - low), 4))
                for row in block.rows
            ],
            zero=round(-low / (high - low), 4),
            played=_played(block.clip) if block.clip else {},
            seconds=block.seconds,
        )


def _played(clip: Clip) -> Played:
    def at(file: Path | None) -> str:
        return address_of(file) if file else ""

    return Played(
        file=at(clip.file), picture=at(clip.picture), captions=at(clip.captions), link=clip.address, host=clip.host
    )


def _ends(rows: tuple[Row, ...]) -> tuple[float, float]:
    """Where a chart begins and ends. It always shows 0: otherwise a small difference looks large."""
    values = [0.0, *(row.value for row in rows)]
    return min(values), max(values) if max(values) > min(values) else min(values) + 1
