"""The first line of a cell of plain text, such as `%%vertel name`: found also where it is not typed as it has to be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from widgets.quiz.plain_lines import plain

LONGEST_LINE = 1000
LONGEST_WORD = 60
_HEAD = re.compile(r"\s*(%+\s*(\w+))(.*)", re.DOTALL)


class Head(NamedTuple):
    """The start of a first line.

    Attributes:
        keyword: What is meant.
        written: What stands there, such as `%%vertel` or `%Vertel`.
        rest: What follows: the name.
    """

    keyword: str
    written: str
    rest: str

    @property
    def right(self) -> bool:
        """Whether it stands there as it has to."""
        return self.written == f"%%{self.keyword}"


def head_of(line: str, keywords: Iterable[str]) -> Head | None:
    """Find the start of a cell, in any spelling; None when the line is something else.

    Args:
        line: The first line of a cell.
        keywords: What a cell may begin with, without `%%`.

    Example:
        >>> head_of("%grafik slapen", ["grafiek", "kader"])
        Head(keyword='grafiek', written='%grafik', rest=' slapen')
        >>> head_of("%%time", ["film"]) is None
        True
    """
    match = _HEAD.fullmatch(plain(line[:LONGEST_LINE]).replace("％", "%"))
    near = get_close_matches(match[2].lower()[:LONGEST_WORD], keywords, 1, 0.75) if match else []
    return Head(near[0], match[1], match[3]) if match and near else None


def split_cell(source: str, keywords: Iterable[str]) -> tuple[str, str] | None:
    """Split a code cell that begins with one of these, or was meant to.

    Args:
        source: The text of the cell.
        keywords: What a cell may begin with, without `%%`.

    Returns:
        The first line and the lines below it. None for any other cell.
    """
    lines = source.split("\n")
    while lines and not plain(lines[0][:LONGEST_LINE]).strip():
        del lines[0]
    if not lines or head_of(lines[0], keywords) is None:
        return None
    return lines[0], "\n".join(lines[1:])
