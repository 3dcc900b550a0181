"""The rows of a chart: a word and a number on each line, typed or pasted from a table."""

from __future__ import annotations

import re
from typing import NamedTuple

from widgets.mistake import t
from widgets.own_block.block_grammar import (
    BARS,
    FEWEST_ROWS,
    LINE,
    LONGEST_LABEL,
    LONGEST_NUMBER,
    MOST_ROWS,
    SHAPE,
)
from widgets.own_block.block_lines import Found
from widgets.prose import quoted

_BETWEEN = r"[\s|:;=]"
_ROW = re.compile(rf"(?P<label>.*?){_BETWEEN}+(?P<number>[-–−+]?\d[\d.,]*)\s*(?P<percent>%?)[\s|;]*")  # noqa: RUF001
_RULE = re.compile(r"[\s|:+-]+")
#: 1.000 may be a thousand, and may be one.
_UNSURE = re.compile(r"[-+]?\d{1,3}\.\d{3}(?!\d)")


class Row(NamedTuple):
    """A word with its number.

    Args:
        label: the word.
        shown: the number as its author typed it.
        value: the same, to be drawn.
    """

    label: str
    shown: str
    value: float


def read_rows(found: Found, shape: str) -> tuple[Row, ...]:
    """Read the rows, and note what is wrong with them.

    Args:
        found: the lines of the cell.
        shape: bars or a line.
    """
    rows: dict[str, Row] = {}
    lines = [(number, line.strip().strip("|").strip()) for number, line in found.lines if line.strip()]
    for at, (number, line) in enumerate(lines):
        if line and _RULE.fullmatch(line):
            continue
        row = _row(found, number, line, first=at == 0)
        if row is None:
            continue
        if row.value < 0 and shape == BARS:
            message = t("{number} is below 0, and a bar begins at 0", number=row.shown)
            found.wrong(number, message, t("write {line}", line=f"{SHAPE}: {LINE}"))
        if row.label.lower() in rows:
            found.wrong(number, t("{label} stands there twice", label=quoted(row.label)), t("give it another name"))
        rows[row.label.lower()] = row
    if not found.mistakes and len(rows) < FEWEST_ROWS:
        message = t.count(len(rows), "a chart of 1 number says nothing", "there are no numbers in this chart yet")
        found.wrong(1, message, t("put a word with a number on each line, for instance Week 1: 5"))
    if len(rows) > MOST_ROWS:
        message = t("this chart has {count} numbers, more than {most} cannot be", count=len(rows), most=MOST_ROWS)
        found.wrong(lines[-1][0], message, t("leave some out, or make two charts of it"))
    return tuple(rows.values())


def _row(found: Found, number: int, line: str, *, first: bool) -> Row | None:
    match = _ROW.fullmatch(line)
    label = " ".join(re.sub(rf"^[-*•]\s+|{_BETWEEN}+$", "", match["label"].replace("**", "")).split()) if match else ""
    if not match or not label:
        cure = t("write a word, a : and a number, for instance Week 1: 5")
        if first and not re.search(r"\d", line):
            # The heading of a table that was pasted.
            cure = t("remove the line; what the numbers count you write as eenheid: minutes")
        found.wrong(number, t("in {line} there is no word with a number", line=quoted(line)), cure)
        return None
    shown = re.sub("[–−]", "-", match["number"]).rstrip(".,")  # noqa: RUF001
    if match["percent"]:
        found.wrong(number, t("% is no part of a number"), t("remove it, and write: eenheid: procent"))
    if re.search(rf"{_BETWEEN}[-+]?\d[\d.,]*$", match["label"]) and re.search(r"[|;]", line):
        found.wrong(number, t("here stand two numbers"), t("keep one, and make another chart of the other"))
        return None
    if len(label) > LONGEST_LABEL:
        message = t("{label} is longer than {most} signs", label=quoted(label), most=LONGEST_LABEL)
        found.wrong(number, message, t("make it shorter"))
    if _UNSURE.fullmatch(shown):
        whole = shown.replace(".", "")
        cure = t("write {whole}, or {part}", whole=whole, part=shown.replace(".", ","))
        found.wrong(number, t("{number} can be read in two ways", number=shown), cure)
        return None
    if len(shown) > LONGEST_NUMBER or not re.fullmatch(r"[-+]?\d+(?:[.,]\d+)?", shown):
        cure = t("write a number of at most {most} signs, for instance 7,5", most=LONGEST_NUMBER)
        found.wrong(number, t("the number {number} cannot be", number=quoted(shown)), cure)
        return None
    return Row(label, shown.replace(".", ","), float(shown.replace(",", ".")))
