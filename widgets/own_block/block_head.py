"""The first line of an own block: `%%grafiek name`."""

from __future__ import annotations

import re

from slugify import slugify

from widgets import cell_head
from widgets.cell_head import LONGEST_LINE, head_of
from widgets.mistake import Mistake, t
from widgets.own_block.block_grammar import CHART, EXAMPLES, LONGEST_NAME, SETTINGS
from widgets.prose import quoted
from widgets.quiz.plain_lines import plain

KEYWORDS = tuple(SETTINGS)
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_QUOTES = "\"'`“”„‘’‚«»"


def split_cell(source: str) -> tuple[str, str] | None:
    """Split a code cell that is an own block, or was meant as one.

    Args:
        source: The text of the cell.

    Returns:
        What `parse` takes: the first line and the lines below it. None for any other cell.

    Example:
        >>> split_cell("%%kader tip\\nRustig aan."), split_cell("print(1)")
        (('%%kader tip', 'Rustig aan.'), None)
    """
    return cell_head.split_cell(source, KEYWORDS)


def is_well_begun(first_line: str) -> bool:
    """Whether a cell begins with a keyword as it has to: then nothing in it is Python."""
    head = head_of(first_line, KEYWORDS)
    return head is not None and head.right


def keyword_of(first_line: str) -> str:
    """Which block a cell that was split is."""
    head = head_of(first_line, KEYWORDS)
    return head.keyword if head else CHART


def read_name(line: str, keyword: str) -> tuple[str, list[Mistake]]:
    """Read the first line.

    Example:
        >>> read_name("%%kader tip", "kader")
        ('tip', [])
    """
    head = head_of(line, KEYWORDS)
    written, rest = head[1:] if head else (f"%%{keyword}", plain(line[:LONGEST_LINE]))
    name = " ".join(rest.split()).strip(_QUOTES)
    right = f"%%{keyword} {slugify(name)[:LONGEST_NAME].strip('-') or EXAMPLES[keyword].split()[1]}"
    mistakes = []
    if written != f"%%{keyword}":
        message = t("this begins with %%{keyword}, and here stands {written}", keyword=keyword, written=quoted(written))
        mistakes.append(Mistake(1, message, t("write {right}", right=right)))
    if not name:
        mistakes.append(Mistake(1, t("there is no name yet"), t("write for instance {line}", line=right)))
    elif not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        rule = t(
            "a name has only small letters a-z, digits and -, and is {longest} signs long at most", longest=LONGEST_NAME
        )
        message = t("the name {name} cannot be", name=quoted(name))
        mistakes.append(Mistake(1, message, f"{rule}; {t('write {right}', right=right)}"))
    return name, mistakes
