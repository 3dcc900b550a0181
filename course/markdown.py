"""How the text of a lesson becomes HTML: Voilà's renderer, made safe, with sources and hard words."""

from __future__ import annotations

import html
import re
from itertools import count
from pathlib import Path
from urllib.parse import unquote

import nh3
from nbconvert.filters.markdown_mistune import InvalidNotebook, MarkdownWithMath
from voila.exporter import VoilaMarkdownRenderer

from course.pictures import DECORATION, PictureError, picture_data
from course.project import ASSETS
from widgets.glossary import Glossary, GlossaryError, marked
from widgets.prose import citation_keys, cite, source_ids, unbroken
from widgets.sources import Sources


def _keep(_tag: str, name: str, value: str) -> str | None:
    """Only a picture may bring its content along in its address."""
    # A browser skips spaces and control characters in front of and inside a scheme.
    address = re.sub(r"[\x00-\x20]", "", value).lower()
    return None if name == "href" and address.startswith("data:") else value


# What a lesson's text may hold; everything else an author (or a pasted text) brings is dropped.
CLEANER = nh3.Cleaner(
    tags={
        *("a", "abbr", "b", "br", "code", "del", "dfn", "em", "i", "span", "strong", "sub", "sup"),
        *("h1", "h2", "h3", "h4", "p", "div", "blockquote", "pre", "hr", "figure", "figcaption", "img"),
        *("ol", "ul", "li", "dl", "dt", "dd"),
        *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    },
    attributes={
        "a": {"href", "title"},
        "abbr": {"title"},
        "dfn": {"data-term"},
        "img": {"src", "alt", "title", "width", "height"},
        "ol": {"start"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan", "scope"},
        "*": {"lang"},
    },
    url_schemes={"http", "https", "mailto", "tel", "data"},
    attribute_filter=_keep,
)
# One numbering for all cells of a page; a page is made in a process of its own. Two hyphens: no
# widget's name has them, so no id of a widget is the same.
SOURCE_IDS = source_ids("les--bron")
TERM_IDS = count(1)
# The template asks for the lists at the end of a page by a text that begins with this.
LISTS = "[lijsten]"
# A tag of cleaned HTML: within its attributes < and > are always escaped.
TAG = re.compile(r"(<[^>]*>)")
# With what stands against it: a bracket or quotation mark before, the rest of its word and what closes it after.
TERM = re.compile(
    r"""(?P<before>[(„“”‘’"'«]{0,4}(?P<open><(?:strong|em|b|i)>)?)<dfn data-term="(?P<term>[^"]*)">(?P<words>.*?)</dfn>"""
    r"(?P<after>(?P<close>(?(open)</(?:strong|em|b|i)>)?)(?:&\w+;|[^\s<>&]){0,40})",
    re.S,
)
CITATION = re.compile(r"\s*\[\s*@[^\[\]\"]*\]")


class LessonMarkdown(VoilaMarkdownRenderer):
    """Renders one markdown cell.

    HTML is reduced to harmless elements, pictures of the project become part of the page, headings
    carry no anchor links, citations become source buttons, and marked words open their explanation.

    Attributes:
        mistakes: the pictures that cannot be shown: the line (from 1; None when it cannot be told)
            and what to do about it, in Dutch. The page has their description instead.
    """

    def __init__(self, *args, **kwargs):
        kwargs["exclude_anchor_links"] = True
        super().__init__(*args, **kwargs)
        self.mistakes: list[tuple[int | None, str]] = []

    def __call__(self, tokens, state):
        """The whole cell, cleaned once: HTML that an author wrote comes in several tokens."""
        if state.src.startswith(LISTS):
            return _lists(state.src)
        page = CLEANER.clean(super().__call__(tokens, state))
        parts = TAG.split(page)
        sources = Sources.load(_lesson_folder())
        # Text and tags by turns: a button inside an attribute would break its tag.
        parts[::2] = (cite(text, SOURCE_IDS, sources) if "@" in text else text for text in parts[::2])
        parts[1::2] = (CITATION.sub("", tag) if "@" in tag else tag for tag in parts[1::2])
        parts[1::2] = (self._picture(tag, state.src) if tag.startswith("<img") else tag for tag in parts[1::2])
        page = "".join(parts)
        self._half_pictures(page, state.src)
        return _explain(page)

    def link(self, text, url, title=None):
        if url.startswith("begrip:"):
            word = url.removeprefix("begrip:") or re.sub(r"<[^>]+>", "", text)
            return f'<dfn data-term="{html.escape(html.unescape(word))}">{text}</dfn>'
        return super().link(text, url, title)

    def image(self, text, url, title=None):
        """A picture as an element; its file is looked up once the HTML is clean, with those written as HTML."""
        try:
            return super(VoilaMarkdownRenderer, self).image(text, url, title)
        except InvalidNotebook:
            self.mistakes.append(
                (None, f"het geplakte plaatje '{url.removeprefix('attachment:')}' is er niet meer; plak het opnieuw")
            )
            return ""

    def _picture(self, tag: str, source: str) -> str:
        """A clean ``<img>`` with its picture inside, or its description when that cannot be."""
        found = {name: html.unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        address, words = found.pop("src", ""), found.get("alt", "").strip()
        line = _line(source, address, words)
        if found.get("title") == DECORATION:
            del found["title"]
        elif not words:
            cure = f'schrijf ![wat er te zien is](bestand), of zet "{DECORATION}" erachter'
            self.mistakes.append((line, f"dit plaatje heeft geen beschrijving; {cure}"))
        try:
            found = {"src": picture_data(address, _lesson_folder()), "alt": words, **found}
        except PictureError as error:
            self.mistakes.append((line, str(error)))
            return html.escape(words)
        return "<img" + "".join(f' {name}="{html.escape(value)}"' for name, value in found.items()) + ">"

    def _half_pictures(self, page: str, source: str) -> None:
        """A picture whose file name has a space is no picture in Markdown, but words on the page."""
        for match in re.finditer(
            r"!\[[^\[\]]*\]\(([^()<>]*)\)", re.sub(r"<(code|pre)\b.*?</\1>", "", page, flags=re.S)
        ):
            name = html.unescape(match[1])
            cure = f"zet de bestandsnaam tussen < en >: ![wat er te zien is](<{name}>)"
            self.mistakes.append((_line(source, name), f"dit plaatje komt niet op de bladzijde; {cure}"))


def picture_mistakes(text: str, attachments: dict | None = None) -> list[tuple[int | None, str]]:
    """The pictures in a markdown cell that cannot be shown; see ``LessonMarkdown.mistakes``.

    Args:
        text: of the cell.
        attachments: pictures pasted into the cell, as the notebook keeps them.
    """
    renderer = LessonMarkdown(None, escape=False, attachments=attachments or {})
    MarkdownWithMath(renderer=renderer).render(text)
    return renderer.mistakes


def _line(source: str, *words: str) -> int | None:
    """The first line, from 1, that holds any of these words, as written or as an address."""
    for word in words:
        for form in (word, unquote(word)):
            if form and form in source:
                return source.count("\n", 0, source.index(form)) + 1
    return None


def _lesson_folder() -> Path:
    """Where sources, hard words and pictures are looked for; plain Voilà is started above the lessons, not in them."""
    here = Path.cwd()
    return here if here.parent.name == "lessons" else ASSETS.parent / "lessons/nl"


def _explain(page: str) -> str:
    """Put a button and its explanation where a word is marked; an unknown word stays as it is."""
    glossary = Glossary.load(_lesson_folder())

    def button(match: re.Match[str]) -> str:
        before, words, after = match["before"], match["words"], match["after"]
        try:
            term = glossary.get(html.unescape(match["term"]))
        except GlossaryError:
            return before + words + after
        name = f"begrip--{next(TERM_IDS)}"
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


def _lists(text: str) -> str:
    """At the end of a page: its sources, and on paper also its hard words."""
    parts = []
    sources = Sources.load(_lesson_folder())
    found = [sources.get(key) for key in citation_keys(text) if key in sources]
    if found:
        items = "".join(f"<li>{html.escape(s.finding)} <cite>{s.reference_html}</cite></li>" for s in found)
        parts.append(f'<details class="source-list"><summary>Bronnen van deze les</summary><ol>{items}</ol></details>')
    glossary = Glossary.load(_lesson_folder())
    terms = {}
    for _, word in marked(text):
        try:
            term = glossary.get(word)
        except GlossaryError:
            continue
        terms[term.term] = f"<dt>{html.escape(term.term)}</dt><dd>{html.escape(term.explanation)}</dd>"
    if terms:
        parts.append(f'<div class="terms-print"><p>Moeilijke woorden</p><dl>{"".join(terms.values())}</dl></div>')
    return "\n".join(parts)
