"""The lines of a cell as an author means them: without what Word and web pages leave behind."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: More than this is no question or story any more, and is not even read.
MOST_LINES = 200
MOST_CHARACTERS = 20_000
_NO_WIDTH = dict.fromkeys(
    map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
)
# What a copy from a web page or a mail leaves of é, of > and of a fixed space, perhaps escaped twice.
_ENTITY = re.compile(r"&(?:amp;)*(#?\w+;)")
# A line for the author only: <!-- ... -->
REMARK = re.compile(r"\s*<!--.*-->\s*")
# A line for nbval, which tests notebooks, and for nobody else.
NBVAL = re.compile(r"\s*#\s*(?:NBVAL|PYTEST_VALIDATE)_[A-Z_]+\s*")


def plain(text: str) -> str:
    """Replace what Word and web pages leave behind.

    Args:
        text: One line.

    Returns:
        The line with every odd space or control character as a space, without invisible characters.
    """
    whole = text.encode("utf-8", "replace").decode("utf-8")
    whole = _ENTITY.sub(lambda match: html.unescape(f"&{match[1]}"), whole).translate(_NO_WIDTH)
    return "".join(
        " " if unicodedata.category(character) in {"Zs", "Zl", "Zp", "Cc"} else character for character in whole
    )


def numbered_lines(body: str) -> Iterator[tuple[int, str]]:
    """Split the body of a cell.

    Args:
        body: All lines below `%%quiz`.

    Yields:
        The number of each line in the cell and its text, without odd characters. A line between
        `<!--` and `-->` is the author's own and left out, and so is one for nbval.

    Example:
        >>> list(numbered_lines("Een\\r\\ntwee"))
        [(2, 'Een'), (3, 'twee')]
    """
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, start=2):
        if not REMARK.fullmatch(line) and not NBVAL.fullmatch(line):
            yield number, plain(line).rstrip()


def too_much(body: str) -> tuple[int, int, int] | None:
    """Look early whether a text is far too long, so that the answer comes at once.

    Args:
        body: All lines below the first.

    Returns:
        The line of the cell from which on it is too much, and how many lines and signs there are; the signs are 0 where
        there are too many lines. None when it is not too much.

    Example:
        >>> too_much("a\\n" * 201), too_much("a" * 20_001), too_much("a")
        ((202, 201, 0), (2, 1, 20001), None)
    """
    breaks = max(body.count("\n"), body.count("\r"))
    lines = breaks if body.endswith(("\n", "\r")) else breaks + 1
    if lines > MOST_LINES:
        return MOST_LINES + 2, lines, 0
    if len(body) > MOST_CHARACTERS:
        return body.count("\n", 0, MOST_CHARACTERS) + 2, lines, len(body)
    return None
