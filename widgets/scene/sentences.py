"""The spoken words of a scene: its sentences, how they are said and how long they take."""

from __future__ import annotations

import re

from widgets.glossary import MARK
from widgets.prose import to_html
from widgets.safe_html import words_in

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
    return " ".join(words_in(to_html(plain, inline=True)).split())


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
