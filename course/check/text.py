"""Text as a reader meets it: paragraphs, sentences, how easily they read."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass

import textstat

textstat.set_lang("nl")
# textstat keeps its language for the whole process.
_LOCK = threading.Lock()

REMARK = re.compile(r"<!--.*?-->", re.S)
# A line that goes on below itself: not a heading or a row of a table, not before something of its own, and not broken by its author.
_WRAPPED = re.compile(
    r"(?m)(?<=[^\s|\\])(?<!  )(?<!^#)(?<!^##)[ \t]?\n[ \t]*(?=[^\s#|>])(?![-*+•][ \t]|\d{1,3}[.)][ \t]|```|~~~|-{3})"
)
CITATION = re.compile(r"\[@[^\]]*\]")
_LINK_END = re.compile(r"\]\([^)]*\)")
_QUOTE = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”|„[^”\n]*”|‘[^’\n]*’(?!\w)")


def blank(pattern: re.Pattern[str], text: str) -> str:
    """Replace what matches by spaces, so that every line and column stays where it was."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def plain(markdown: str) -> str:
    """Markdown as it is read aloud; a heading or a list item is a sentence.

    Example:
        >>> plain("## Kop\\n\\n- **Een** [woord](begrip:)\\n  en [@bron]\\n  nog een")
        'Kop.\\nEen woord en nog een.'
    """
    text = re.sub(r"\s*\[@[^\]]*\]", "", REMARK.sub("", markdown))
    text = _WRAPPED.sub(" ", re.sub(r"^[ \t]*>[ \t]?", "", text, flags=re.M))
    text = re.sub(r"\]\([^)]*\)|[*_`>\[]|^\s*\|?[\s|:-]+\|?\s*$", "", text, flags=re.M)
    lines = (re.sub(r"^\s*(#+|[-•]|\d+\.)\s*", "", line).strip(" |") for line in text.splitlines())
    return "\n".join(line if re.search(r"[.?!:,;]$", line) else f"{line}." for line in lines if line)


def unquoted(text: str) -> str:
    """The text without what stands between quotes: a thought of somebody else, which may be wrong."""
    return blank(_QUOTE, text)


def without_marks(text: str) -> str:
    """The text without sources, remarks and addresses of links; every character stays in its place."""
    return blank(_LINK_END, blank(CITATION, blank(REMARK, text)))


def sentences(text: str) -> list[str]:
    """The sentences of plain text.

    Example:
        >>> sentences("Dit is een. En dit twee? Ja.")
        ['Dit is een.', 'En dit twee?', 'Ja.']
    """
    return [one.strip() for one in re.split(r"(?<=[.?!])[\"”’']?\s+|\n+", text) if one.strip(' ."”')]


def count_words(text: str) -> int:
    """How many words a text has."""
    return len(re.findall(r"\w[\w'’-]*", text))


@dataclass(frozen=True)
class Ease:
    """How easily a text reads.

    Args:
        flesch: Flesch-Douma, about 0 (very hard) to 100 (very easy) and beyond.
        length: words a sentence, on average.
        count: words.
    """

    flesch: float
    length: float
    count: int


def ease(text: str) -> Ease:
    """How easily plain Dutch text reads (Flesch-Douma, as textstat computes it)."""
    count = textstat.lexicon_count(text, removepunct=True)
    if not count:
        return Ease(100, 0, 0)
    with _LOCK:
        textstat.set_lang("nl")
        return Ease(textstat.flesch_reading_ease(text), count / max(textstat.sentence_count(text), 1), count)
