"""What an author typed that a page cannot show: each is named by its line, so that nothing vanishes unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.lesson.tables import LINE, cells_of
from widgets.mistake import Mistake
from widgets.prose import quoted
from widgets.prose_mistakes import FOOTNOTE, FORMULA
from widgets.words import words

t = words(__file__)

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
#: Of these, what an own block plays.
PLAYED = ("iframe", "video", "audio", "object", "embed")
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
        cure = (
            t("put a film in a code cell with %%film, a sound with %%geluid; for another website make it a link")
            if match[1].lower() in PLAYED
            else t("remove it, or make it a link: [what can be seen](https://...)")
        )
        yield at(match, t("{element} does not come on the page", element=quoted(f"<{match[1].lower()}>")), cure)
    for match in FOOTNOTE.finditer(text):
        cure = t("put the note in the sentence, or point to a source: [@key]")
        yield at(match, t("the footnote {note} does not come on the page", note=quoted(match[0].rstrip(":"))), cure)
    for match in FORMULA.finditer(text):
        yield at(
            match,
            t("the formula {formula} does not come on the page", formula=quoted(match[0])),
            t("write it in plain words"),
        )
    for match in _BULLET.finditer(text):
        yield at(
            match, t("this item of a list comes in the middle of the line"), t("begin the line with - and a space")
        )
    for match in _HARD_SPACE.finditer(text):
        cure = t("remove the space and type it again")
        yield at(match, t("behind the first sign stands a fixed space (from Word), and that does not count here"), cure)
    for match in _NO_SPACE.finditer(text):
        yield at(match, t("this heading comes on the page with its #"), t("put a space behind the #"))
    for match in _TABS.finditer(text):
        cure = t("write each row with | between the boxes, and below the heading a line with |---|---|")
        yield at(match, t("this looks like a table, but comes on one line"), cure)
    # A bar within code parts cells too.
    yield from _tables(bare(source, _BLOCK))


def _tables(text: str) -> Iterator[Mistake]:
    lines = text.split("\n")
    for match in _DIVIDER.finditer(text):
        first = text.count("\n", 0, match.start())
        head, line = len(cells_of(match["head"])), len(cells_of(match["line"]))
        if head != line:
            cure = t("make them equal; a | in the text is written as \\|")
            message = t(
                "this table does not come on the page: the heading has {head}, the line {line}",
                head=_many(head),
                line=_many(line),
            )
            yield Mistake(first + 1, message, cure)
            continue
        for number, row in enumerate(lines[first + 2 :], 1):
            if "|" not in row:
                break
            if len(cells_of(row)) > head:
                message = t(
                    "row {number} has {count}, the heading {head}; the rest is lost",
                    number=number,
                    count=_many(len(cells_of(row))),
                    head=_many(head),
                )
                yield Mistake(first + 2 + number, message, t("remove a box; a | in the text is written as \\|"))


def _many(count: int) -> str:
    return t.count(count, "1 box", "{n} boxes")
