"""What an author typed that a page cannot show: each is named by its line, so that nothing vanishes unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.lesson.tables import LINE, cells_of
from widgets.mistake import Mistake
from widgets.prose import FOOTNOTE, FORMULA, quoted

#: Not what is read: code, and remarks for the author.
_BLOCKS = r"^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)|<!--.*?-->"
_BLOCK = re.compile(_BLOCKS, re.S | re.M)
_CODE = re.compile(rf"{_BLOCKS}|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)", re.S | re.M)
#: Elements whose content no page shows; a page asks nobody for a film, and runs nothing of an author.
GONE = (
    *("iframe", "video", "audio", "source", "track", "object", "embed", "param", "svg", "math", "canvas", "picture"),
    *("form", "input", "button", "select", "option", "textarea", "script", "style", "link", "meta", "map", "area"),
    *("dialog", "template", "noscript", "progress", "meter", "marquee", "base", "frame", "frameset"),
)
_GONE = re.compile(rf"<({'|'.join(GONE)})\b[^<>]*>?", re.I)
_BULLET = re.compile(r"^[ \t]*[•·●○◦▪■\uf0a7\uf0b7\uf0d8➢➔][ \t\u00a0]*\S.*$", re.M)
_HARD_SPACE = re.compile(r"^[ \t]*(?:[-*+]|#{1,6}|\d{1,3}[.)])\u00a0.*$", re.M)
_NO_SPACE = re.compile(r"^#{1,6}[^\s#].*$", re.M)
_TABS = re.compile(r"^[^\n\t|]*\S\t+\S.*\n[^\n\t|]*\S\t+\S.*$", re.M)
_DIVIDER = re.compile(rf"^(?P<head>[^\n]*\|[^\n]*)\n(?P<line>{LINE})$", re.M)


def bare(source: str, without: re.Pattern[str] = _CODE) -> str:
    """A text without code and remarks; every line and column stays where it was."""
    return without.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source)


def markup_mistakes(source: str) -> Iterator[Mistake]:
    """What of a text cannot be shown as it was meant.

    Args:
        source: Markdown.

    Example:
        >>> [str(mistake) for mistake in markup_mistakes("Pijn.[^1]")]
        ['de voetnoot "[^1]" komt niet op de bladzijde; zet de noot in de zin, of verwijs naar een bron: [@sleutel]']
    """
    text = bare(source)

    def at(match: re.Match[str], message: str, cure: str) -> Mistake:
        return Mistake(text.count("\n", 0, match.start()) + 1, message, cure)

    for match in _GONE.finditer(text):
        cure = "haal het weg, of maak er een link van: [wat er te zien is](https://...)"
        yield at(match, f"{quoted(f'<{match[1].lower()}>')} komt niet op de bladzijde", cure)
    for match in FOOTNOTE.finditer(text):
        cure = "zet de noot in de zin, of verwijs naar een bron: [@sleutel]"
        yield at(match, f"de voetnoot {quoted(match[0].rstrip(':'))} komt niet op de bladzijde", cure)
    for match in FORMULA.finditer(text):
        yield at(match, f"de formule {quoted(match[0])} komt niet op de bladzijde", "schrijf haar in gewone woorden")
    for match in _BULLET.finditer(text):
        yield at(match, "dit punt van een lijst komt midden in de regel", "begin de regel met - en een spatie")
    for match in _HARD_SPACE.finditer(text):
        cure = "haal de spatie weg en typ haar opnieuw"
        yield at(match, "achter het eerste teken staat een vaste spatie (uit Word), en die telt hier niet", cure)
    for match in _NO_SPACE.finditer(text):
        yield at(match, "deze kop komt met # en al op de bladzijde", "zet een spatie achter de #")
    for match in _TABS.finditer(text):
        cure = "schrijf elke rij met | tussen de vakken, en onder de kop een regel met |---|---|"
        yield at(match, "dit lijkt een tabel, maar komt op één regel", cure)
    # A bar within code parts cells too.
    yield from _tables(bare(source, _BLOCK))


def _tables(text: str) -> Iterator[Mistake]:
    lines = text.split("\n")
    for match in _DIVIDER.finditer(text):
        first = text.count("\n", 0, match.start())
        head, line = len(cells_of(match["head"])), len(cells_of(match["line"]))
        if head != line:
            cure = "maak er evenveel; een | in de tekst schrijft u als \\|"
            message = f"deze tabel komt niet op de bladzijde: de kop heeft {_many(head)}, de streep {_many(line)}"
            yield Mistake(first + 1, message, cure)
            continue
        for number, row in enumerate(lines[first + 2 :], 1):
            if "|" not in row:
                break
            if len(cells_of(row)) > head:
                message = f"rij {number} heeft {_many(len(cells_of(row)))}, de kop {_many(head)}; de rest valt weg"
                yield Mistake(first + 2 + number, message, "haal een vak weg; een | in de tekst schrijft u als \\|")


def _many(count: int) -> str:
    return f"{count} {'vak' if count == 1 else 'vakken'}"
