"""Tables in Markdown as JupyterLab shows them: a row may have fewer cells than the head, and lines need no bar at their ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import mistune

LINE = r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*"
TABLE = rf"^ {{0,3}}(?![ \n])[^\n|]*\|[^\n]*\n{LINE}(?:\n|$)"
#: Where another block begins, a table ends.
OTHER = re.compile(r" {0,3}(?:>|#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|```|~~~|(?:[-*_][ \t]*){3,}$|<[a-zA-Z/!])|\s*$")


def cells_of(line: str) -> list[str]:
    """The cells of a row.

    Example:
        >>> cells_of("| a | b \\\\| c |")
        ['a', 'b | c']
    """
    text = line.strip().removeprefix("|")
    text = re.sub(r"(?<!\\)\|$", "", text)
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", text)]


def tables(md: mistune.Markdown) -> None:
    """A plugin for mistune."""
    md.block.register("table", TABLE, _parse, before="paragraph")


def _parse(_block: mistune.BlockParser, match: re.Match[str], state: mistune.BlockState) -> int | None:
    head, line = (cells_of(text) for text in match[0].rstrip("\n").split("\n"))
    if len(head) != len(line):
        return None
    sides = [{(True, True): "center", (False, True): "right"}.get((c[0] == ":", c[-1] == ":")) for c in line]
    position, rows = match.end(), []
    while position < state.cursor_max:
        text = state.get_line(position)
        if OTHER.match(text):
            break
        rows.append(_row("table_row", [*cells_of(text), *[""] * len(head)][: len(head)], sides, head=False))
        position += len(text)
    children = [_row("table_head", head, sides, head=True), {"type": "table_body", "children": rows}]
    state.append_token({"type": "table", "children": children})
    return position


def _row(kind: str, cells: list[str], sides: list[str | None], *, head: bool) -> dict[str, Any]:
    children = [
        {"type": "table_cell", "text": text, "attrs": {"align": side, "head": head}}
        for text, side in zip(cells, sides, strict=True)
    ]
    return {"type": kind, "children": children}
