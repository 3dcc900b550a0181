"""What stands at the end of a page: its sources, and on paper its hard words."""

from __future__ import annotations

import html
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from course.lesson.context import LessonContext
from widgets.sources import Lookup
from widgets.words import words


def lists(cites: list[str], terms: list[str], context: LessonContext, language: str, *, extra: bool = False) -> str:
    """What stands at the end of a page: its sources, and on paper also its hard words.

    Args:
        cites: keys, in order.
        terms: marked words, in order.
        context: where these are found.
        language: of the page.
        extra: whether the page is no lesson, but stands beside them.
    """
    t = words(__file__, language)
    parts = []
    items = [
        f"<li>{html.escape(source.finding)} <cite>{source.reference_html}</cite></li>"
        for source in _known(context.sources, cites)
    ]
    if items:
        heading = t("Sources of this page") if extra else t("Sources of this lesson")
        parts.append(f'<details class="source-list"><summary>{heading}</summary><ol>{"".join(items)}</ol></details>')
    explained = {
        term.term: f"<dt>{html.escape(term.term)}</dt><dd>{html.escape(term.explanation)}</dd>"
        for term in _known(context.terms, terms)
    }
    if explained:
        parts.append(f'<div class="terms-print"><p>{t("Hard words")}</p><dl>{"".join(explained.values())}</dl></div>')
    return "\n".join(parts)


def _known(lookup: Lookup, keys: list[str]) -> Iterator[Any]:
    """What can be found; the rest is told to the author elsewhere."""
    for key in keys:
        with suppress(LookupError):
            yield lookup.get(key)
