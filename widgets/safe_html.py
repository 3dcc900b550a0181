"""What HTML an author's text may hold: one list, for lessons, questions and references alike.

What a page puts into a text itself (pictures, the buttons of sources and hard words) is not in that list. It goes in with
`Marks` once the text is clean, so that no author can write it.
"""

from __future__ import annotations

import html
import re
from functools import cache
from secrets import token_hex

import nh3

#: Where other lessons are, as authors write it: seen from the folder of a lesson.
BESIDE = "../"
#: Everything else that an author (or a pasted text) brings is dropped.
TAGS = {
    *("a", "abbr", "b", "br", "code", "del", "dfn", "em", "i", "span", "strong", "sub", "sup"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "pre", "hr", "figure", "figcaption"),
    *("ol", "ul", "li", "dl", "dt", "dd"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("details", "summary", "u", "s", "ins", "mark", "small", "kbd", "q", "cite", "samp", "var"),
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "*": {"lang"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}


def clean(text: str, beside: str = BESIDE) -> str:
    """HTML without all that is not allowed.

    Args:
        text: HTML, by whomever it was written.
        beside: the address of the folder that holds the pages of the lessons, seen from this page: links to other lessons start
            there.

    Example:
        >>> clean('<p onclick="x">Zie <a href="../03-de-cirkel/">les 3</a>.<script>x</script></p>', "./")
        '<p>Zie <a href="./03-de-cirkel/" rel="noopener noreferrer">les 3</a>.</p>'
    """
    return _cleaner(beside).clean(text)


@cache
def _cleaner(beside: str) -> nh3.Cleaner:
    def keep(_tag: str, name: str, value: str) -> str:
        if name == "title":
            return re.sub(r"\s*\[\s*@[^\[\]]*\]", "", value)
        return beside + value.removeprefix(BESIDE) if name == "href" and value.startswith(BESIDE) else value

    return nh3.Cleaner(tags=TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, attribute_filter=keep)


def words_in(text: str) -> str:
    """What HTML says, without its elements.

    Example:
        >>> words_in("Pijn &amp; <b>rust</b>")
        'Pijn & rust'
    """
    return html.unescape(nh3.clean(text, tags=set()))


class Marks:
    """What a page puts into a text itself."""

    def __init__(self) -> None:
        self._mark = token_hex(8)
        self._kept: list[str] = []

    def put(self, element: str) -> str:
        """What stands for safe HTML until the text is clean."""
        self._kept.append(element)
        return f"\ue000{self._mark}-{len(self._kept) - 1}\ue001"

    def fill(self, text: str) -> str:
        """A clean text with what was put into it."""
        found = re.split(f"\ue000{self._mark}-(\\d+)\ue001", text)
        found[1::2] = (self._kept[int(number)] for number in found[1::2])
        return "".join(found)
