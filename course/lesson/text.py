"""How the text of a lesson becomes HTML: nbconvert's renderer, made safe, with sources and hard words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import Any
from urllib.parse import unquote

import nh3
from nbconvert.filters.markdown_mistune import InvalidNotebook, IPythonRenderer, MarkdownWithMath

from course.lesson.context import LessonContext
from course.lesson.document import Text
from course.lesson.problem import Problem
from course.pictures import DECORATION, PictureError
from widgets.glossary import GlossaryError
from widgets.prose import cite, quoted, source_ids, unbroken
from widgets.sources import Lookup
from widgets.words import words

#: Where other lessons are, as authors write it: seen from the folder of a lesson.
BESIDE = "../"
# What a lesson's text may hold; everything else an author (or a pasted text) brings is dropped.
TAGS = {
    *("a", "abbr", "b", "br", "code", "del", "dfn", "em", "i", "span", "strong", "sub", "sup"),
    *("h1", "h2", "h3", "h4", "p", "div", "blockquote", "pre", "hr", "figure", "figcaption", "img"),
    *("ol", "ul", "li", "dl", "dt", "dd"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "dfn": {"data-term"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "*": {"lang"},
}
SCHEMES = {"http", "https", "mailto", "tel", "data"}
# A tag of cleaned HTML: within its attributes < and > are always escaped.
TAG = re.compile(r"(<[^>]*>)")
# With what stands against it: a bracket or quotation mark before, the rest of its word and what closes it after.
TERM = re.compile(
    r"""(?P<before>[(„“”‘’"'«]{0,4}(?P<open><(?:strong|em|b|i)>)?)<dfn data-term="(?P<term>[^"]*)">(?P<words>.*?)</dfn>"""
    r"(?P<after>(?P<close>(?(open)</(?:strong|em|b|i)>)?)(?:&\w+;|[^\s<>&]){0,40})",
    re.S,
)
CITATION = re.compile(r"\s*\[\s*@[^\[\]\"]*\]")


@cache
def _cleaner(beside: str) -> nh3.Cleaner:
    """What drops all that is not allowed, and makes links to other lessons start from ``beside``."""

    def keep(_tag: str, name: str, value: str) -> str | None:
        if name != "href":
            return value
        # Only a picture may bring its content along in its address. A browser skips spaces and control characters in
        # front of and inside a scheme.
        if re.sub(r"[\x00-\x20]", "", value).lower().startswith("data:"):
            return None
        return beside + value.removeprefix(BESIDE) if value.startswith(BESIDE) else value

    return nh3.Cleaner(tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, attribute_filter=keep)


class PageText:
    """Makes the HTML of the texts of one page, with one numbering for their sources and hard words.

    Args:
        context: where these are found.
        beside: the address of the folder that holds the pages of the lessons, seen from this page.
        ids: how the ids of sources and hard words begin.
    """

    def __init__(
        self, context: LessonContext, beside: str = BESIDE, ids: tuple[str, str] = ("les--bron", "begrip-")
    ) -> None:
        self.context = context
        self.beside = beside
        # Two hyphens: no widget's name has them, so no id of a widget is the same.
        self.source_ids = source_ids(ids[0])
        self._term_ids = source_ids(ids[1])

    def html(self, text: Text) -> str:
        """The HTML of a text."""
        return self.html_and_mistakes(text)[0]

    def html_and_mistakes(self, text: Text) -> tuple[str, list[Problem]]:
        """The HTML of a text, and the pictures that cannot be shown; the page has their description instead."""
        renderer = LessonMarkdown(self, text)
        return MarkdownWithMath(renderer=renderer).render(text.source), renderer.mistakes

    def term_id(self) -> str:
        """The id of the next explanation."""
        return next(self._term_ids)


class LessonMarkdown(IPythonRenderer):
    """Renders one markdown cell.

    HTML is reduced to harmless elements, pictures of the project become part of the page, headings
    carry no anchor links, citations become source buttons, and marked words open their explanation.

    Args:
        page: the texts of its page.
        text: the cell.
    """

    def __init__(self, page: PageText, text: Text) -> None:
        super().__init__(escape=False, exclude_anchor_links=True, attachments=text.attachments)
        self.page = page
        self.cell = text
        self.mistakes: list[Problem] = []

    def __call__(self, tokens: Any, state: Any) -> str:
        """The whole cell, cleaned once: HTML that an author wrote comes in several tokens."""
        page = _cleaner(self.page.beside).clean(super().__call__(tokens, state))
        parts = TAG.split(page)
        ids, sources = self.page.source_ids, self.page.context.sources
        # Text and tags by turns: a button inside an attribute would break its tag.
        parts[::2] = (cite(text, ids, sources) if "@" in text else text for text in parts[::2])
        parts[1::2] = (CITATION.sub("", tag) if "@" in tag else tag for tag in parts[1::2])
        parts[1::2] = (self._picture(tag, state.src) if tag.startswith("<img") else tag for tag in parts[1::2])
        page = "".join(parts)
        self._half_pictures(page, state.src)
        return self._explain(page)

    def link(self, text: str, url: str, title: str | None = None) -> str:
        if url.startswith("begrip:"):
            word = url.removeprefix("begrip:") or re.sub(r"<[^>]+>", "", text)
            return f'<dfn data-term="{html.escape(html.unescape(word))}">{text}</dfn>'
        return super().link(text, url, title)

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """A picture as an element; its file is looked up once the HTML is clean, with those written as HTML."""
        try:
            return super().image(text, url, title)
        except InvalidNotebook:
            name = unquote(url.removeprefix("attachment:"))
            line = _line(self.cell.source, url, f"attachment:{name}")
            self._wrong("plaatje", line, f"het geplakte plaatje {quoted(name)} is er niet meer", "plak het opnieuw")
            return html.escape(text)

    def _wrong(self, rule: str, line: int | None, message: str, cure: str) -> None:
        self.mistakes.append(Problem(message, cure, self.cell.cell, line, rule=rule))

    def _picture(self, tag: str, source: str) -> str:
        """A clean ``<img>`` with its picture inside, or its description when that cannot be."""
        found = {name: html.unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        address, words = found.pop("src", ""), found.get("alt", "").strip()
        line = _line(source, address, words)
        if found.get("title") == DECORATION:
            del found["title"]
        elif not words:
            cure = f'schrijf ![wat er te zien is](bestand), of zet "{DECORATION}" erachter'
            self._wrong("plaatje-tekst", line, "dit plaatje heeft geen beschrijving", cure)
        try:
            found = {"src": self.page.context.picture(address), "alt": words, **found}
        except PictureError as error:
            self._wrong("plaatje", line, error.message, error.cure)
            return html.escape(words)
        return "<img" + "".join(f' {name}="{html.escape(value)}"' for name, value in found.items()) + ">"

    def _half_pictures(self, page: str, source: str) -> None:
        """A picture whose file name has a space is no picture in Markdown, but words on the page."""
        for match in re.finditer(
            r"!\[[^\[\]]*\]\(([^()<>]*)\)", re.sub(r"<(code|pre)\b.*?</\1>", "", page, flags=re.S)
        ):
            name = html.unescape(match[1])
            cure = f"zet de bestandsnaam tussen < en >: ![wat er te zien is](<{name}>)"
            self._wrong("plaatje", _line(source, name), "dit plaatje komt niet op de bladzijde", cure)

    def _explain(self, page: str) -> str:
        """Put a button and its explanation where a word is marked; an unknown word stays as it is."""

        def button(match: re.Match[str]) -> str:
            before, words, after = match["before"], match["words"], match["after"]
            try:
                term = self.page.context.terms.get(html.unescape(match["term"]))
            except GlossaryError:
                return before + words + after
            name = self.page.term_id()
            element = (
                # Its description, so that who hears the page hears the explanation with the word.
                f'<button type="button" class="term" popovertarget="{name}" aria-describedby="{name}">{words}</button>'
                f'<span id="{name}" popover class="term-text"><strong>{html.escape(term.term)}</strong> '
                f"{html.escape(term.explanation)}</span>"
            )
            if match["open"] and not match["close"]:
                # **[woord](begrip:): en meer** does not close with the word.
                return before + unbroken("", element, after)
            return unbroken(before, element, after)

        return TERM.sub(button, page)


def _line(source: str, *words: str) -> int | None:
    """The first line, from 1, that holds any of these words, as written or as an address."""
    for word in words:
        for form in (word, unquote(word)):
            if form and form in source:
                return source.count("\n", 0, source.index(form)) + 1
    return None


def lists(cites: list[str], terms: list[str], context: LessonContext, language: str) -> str:
    """What stands at the end of a page: its sources, and on paper also its hard words.

    Args:
        cites: keys, in order.
        terms: marked words, in order.
        context: where these are found.
        language: of the page.
    """
    t = words(__file__, language)
    parts = []
    items = [
        f"<li>{html.escape(source.finding)} <cite>{source.reference_html}</cite></li>"
        for source in _known(context.sources, cites)
    ]
    if items:
        parts.append(
            f'<details class="source-list"><summary>{t("Sources of this lesson")}</summary><ol>{"".join(items)}</ol></details>'
        )
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
