"""What our Markdown has beside the standard: tables, points with a box, and half of a link, which an author is told of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import Any, Protocol

from mistune.plugins.formatting import render_strikethrough
from mistune.plugins.table import render_table_body, render_table_head, render_table_row

from course.lesson.document import Text
from course.lesson.problem import Problem
from course.lesson.text_pictures import line_of
from widgets.safe_html import Marks
from widgets.small_markdown import half_links
from widgets.words import words

t = words(__file__)


class Renderer(Protocol):
    """What renders a text; of it only where the HTML of our own is set aside from what the cleaner looks at."""

    marks: Marks


def half_link_problems(cell: Text, tokens: list[dict[str, Any]]) -> Iterator[Problem]:
    """A link or picture that is none, because of a space in its address or because its address stands in another cell."""
    for written in half_links(tokens):
        line = line_of(cell.source, written)
        name = written.rpartition("(")[2].rstrip(")")
        if written.startswith("!"):
            cure = t("put the file name between < and >: ![what can be seen](<{name}>)", name=name)
            yield Problem(t("this picture does not come on the page"), cure, cell.cell, line, rule="plaatje")
        elif written.endswith(")"):
            cure = t("remove the space from the address, or write (<{name}>)", name=name)
            yield Problem(t("this link comes on the page with its brackets"), cure, cell.cell, line, rule="link")
        elif not written.startswith("[^"):
            cure = t("write the address behind it: [words](https://...)")
            yield Problem(t("the address of this link is not in this cell"), cure, cell.cell, line, rule="link")


def _point_with_box(renderer: Renderer, text: str, checked: bool = False) -> str:
    """A point with a box: a sign, and for who hears the page a word."""
    sign, word = ("☑", t("done")) if checked else ("☐", t("still to do"))
    box = renderer.marks.put(f'<span aria-hidden="true">{sign}</span> <span class="visually-hidden">{word}: </span>')
    before, start, rest = text.partition("<p>")
    return f"<li>{start + box + rest if start and not before.strip() else box + text}</li>\n"


def _table(renderer: Renderer, text: str) -> str:
    """A table; a wide one moves in a place of its own, also by keyboard."""
    place = f'<div class="table-place" role="region" aria-label="{escape(t("Table"))}" tabindex="0">'
    return f"{renderer.marks.put(place)}<table>\n{text}</table>{renderer.marks.put('</div>')}\n"


def _table_cell(_renderer: Renderer, text: str, align: str | None = None, head: bool = False) -> str:  # noqa: ARG001 (the styles have their own)
    name = "th" if head else "td"
    return f"<{name}>{text}</{name}>\n"


#: How each kind of token becomes HTML.
AS_HTML: dict[str, Callable[..., str]] = {
    "strikethrough": render_strikethrough,
    "task_list_item": _point_with_box,
    "table": _table,
    "table_head": render_table_head,
    "table_body": render_table_body,
    "table_row": render_table_row,
    "table_cell": _table_cell,
}
