"""The spoken words of a scene: its sentences, how they are said, how they look and how long they take."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from widgets.glossary import MARK
from widgets.prose import to_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from widgets.glossary import Glossary, Term
    from widgets.sources import Sources

#: Slow enough for who reads along with difficulty.
WORDS_A_MINUTE = 110
#: Seconds that even the shortest sentence stays.
SHORTEST = 2.0

_CITATION = r"\s*\[\s*@[^\[\]]*\]"
# A sentence ends at its point, with the quote, the mark of bold words and the sources that belong to it.
_END = re.compile(rf"[.?!…]+[*_\"”’')]*(?:{_CITATION}[.,;:]?)*(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:dhr|mevr|mw|dr|drs|mr|prof|bijv|bv|ca|enz|evt|nr|o\.a|d\.w\.z|m\.n|i\.p\.v)\.$", re.I
)
_WORD = re.compile(r"\w[\w'’-]*")
# Private characters hold the places of hard words while the rest becomes HTML.
_PLACE = "\ue000"


def split(text: str) -> list[tuple[int, str]]:
    """The sentences of an author's text, each with the place where it begins.

    Args:
        text: Markdown on one line.

    Returns:
        The sentences. A source behind the point belongs to the sentence before it.

    Example:
        >>> split("Dat is zo. [@a] En dit om 8.30 uur")
        [(0, 'Dat is zo. [@a]'), (16, 'En dit om 8.30 uur')]
    """
    found: list[tuple[int, str]] = []
    start = 0
    for match in _END.finditer(text):
        if _ABBREVIATION.search(text[start : match.end()]) and match.end() < len(text.rstrip()):
            continue
        found.append((start, text[start : match.end()]))
        start = match.end()
    found.append((start, text[start:]))
    return [(at + len(piece) - len(piece.lstrip()), piece.strip()) for at, piece in found if piece.strip()]


def spoken(markdown: str) -> str:
    """A sentence as a voice says it: words alone, without sources and marks.

    Example:
        >>> spoken("Uw **alarm** is [gevoelig](begrip:gevoeligheid). [@moseley2007]")
        'Uw alarm is gevoelig.'
    """
    plain, before = MARK.sub(r"\1", markdown), ""
    while plain != before:
        before, plain = plain, re.sub(rf"{_CITATION}?", "", plain)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", to_html(plain, inline=True))).split())


def count_words(spoken_words: str) -> int:
    """How many words are said.

    Example:
        >>> count_words("Dat is zo'n goed-bedoelde raad.")
        5
    """
    return len(_WORD.findall(spoken_words))


def seconds_of(spoken_words: str) -> float:
    """How long a sentence stays when no voice says it.

    Example:
        >>> seconds_of("Ja."), seconds_of("Zenuwen in de huid merken dat, en geven een signaal door.")
        (2.0, 6.0)
    """
    return max(SHORTEST, round(60 * count_words(spoken_words) / WORDS_A_MINUTE, 1))


def shown(
    markdown: str, ids: Iterator[str], term_ids: Iterator[str], sources: Sources | None, glossary: Glossary
) -> str:
    """A sentence as safe HTML, with its sources and its hard words as buttons.

    Args:
        markdown: one sentence.
        ids: where the ids of source buttons come from.
        term_ids: where the ids of hard words come from.
        sources: where citations are looked up; the nearest references.bib when None.
        glossary: where hard words are looked up.

    Raises:
        SourceError: a citation is broken or unknown.
        GlossaryError: a hard word is not in the list.
    """
    terms: list[str] = []

    def keep(match: re.Match[str]) -> str:
        terms.append(_term(match[1], glossary.get(match[2] or match[1]), next(term_ids)))
        return _PLACE

    made = to_html(MARK.sub(keep, markdown.replace(_PLACE, "")), sources, ids=ids, inline=True)
    places = iter(terms)
    return re.sub(_PLACE, lambda _: next(places), made)


def _term(words: str, term: Term, name: str) -> str:
    """The same button as in the text of a lesson (course/markdown.py)."""
    return (
        f'<button type="button" class="term" popovertarget="{name}" aria-describedby="{name}">{html.escape(words)}</button>'
        f'<span id="{name}" popover class="term-text"><strong>{html.escape(term.term)}</strong> '
        f"{html.escape(term.explanation)}</span>"
    )
