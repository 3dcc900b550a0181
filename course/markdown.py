"""How the text of a lesson becomes HTML: Voilà's renderer, made safe, with sources and hard words."""

from __future__ import annotations

import base64
import html
import re
from itertools import count
from pathlib import Path

import nh3
from voila.exporter import VoilaMarkdownRenderer

from course.project import ASSETS
from widgets.glossary import Glossary, GlossaryError, marked
from widgets.prose import citation_keys, cite, source_ids
from widgets.sources import Sources

# What a lesson's text may hold; everything else an author (or a pasted text) brings is dropped.
CLEANER = nh3.Cleaner(
    tags={
        *("a", "abbr", "b", "br", "code", "del", "em", "i", "span", "strong", "sub", "sup"),
        *("h1", "h2", "h3", "h4", "p", "div", "blockquote", "pre", "hr", "figure", "figcaption", "img"),
        *("ol", "ul", "li", "dl", "dt", "dd"),
        *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    },
    attributes={
        "a": {"href", "title"},
        "abbr": {"title"},
        "img": {"src", "alt", "title", "width", "height"},
        "ol": {"start"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan", "scope"},
        "*": {"lang"},
    },
    url_schemes={"http", "https", "mailto", "tel", "data"},
)
# One numbering for all cells of a page; a page is made in a process of its own.
SOURCE_IDS = source_ids("les-bron")
TERM_IDS = count(1)
# The template asks for the lists at the end of a page by a text that begins with this.
LISTS = "[lijsten]"
# What a picture may be, and how large: a page is one file.
PICTURES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp"}
LARGEST_PICTURE = 500_000  # bytes
# The title that marks a picture as decoration; readers of the page need not hear it.
DECORATION = "versiering"
# Around a hard word while its HTML is being cleaned; an author cannot type these.
OPEN, MIDDLE, CLOSE = "\ue000", "\ue001", "\ue002"


class LessonMarkdown(VoilaMarkdownRenderer):
    """Renders one markdown cell.

    Pictures of the project become part of the page, HTML is reduced to harmless elements, headings carry no anchor links, citations become source buttons, and
    marked words open their explanation.
    """

    def __init__(self, *args, **kwargs):
        kwargs["exclude_anchor_links"] = True
        super().__init__(*args, **kwargs)

    def __call__(self, tokens, state):
        """The whole cell, cleaned once: HTML that an author wrote comes in several tokens."""
        if state.src.startswith(LISTS):
            return _lists(state.src)
        page = CLEANER.clean(super().__call__(tokens, state))
        return _explain(cite(page, SOURCE_IDS, Sources.load(_lesson_folder())))

    def link(self, text, url, title=None):
        if url.startswith("begrip:"):
            word = url.removeprefix("begrip:") or re.sub(r"<[^>]+>", "", text)
            return f"{OPEN}{html.escape(word)}{MIDDLE}{text}{CLOSE}"
        return super().link(text, url, title)

    def image(self, text, url, title=None):
        """A picture of the project becomes part of the page; any other stays a link that Voilà need not resolve."""
        return super(VoilaMarkdownRenderer, self).image(text, _inline(url) or url, None if title == DECORATION else title)


def _inline(url: str) -> str:
    """A picture as a data address; empty when it lies outside the project or is too large."""
    start = _lesson_folder()
    file = (start / url).resolve()
    kind = PICTURES.get(file.suffix.lower())
    inside = any(root in file.parents for root in (start.parent.parent.resolve(), ASSETS.resolve()))
    if not kind or not inside or not file.is_file() or file.stat().st_size > LARGEST_PICTURE:
        return ""
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"


def _lesson_folder() -> Path:
    """Where sources, hard words and pictures are looked for; plain Voilà is started above the lessons, not in them."""
    here = Path.cwd()
    return here if here.parent.name == "lessons" else ASSETS.parent / "lessons/nl"


def _explain(page: str) -> str:
    """Put a button and its explanation where a word is marked; an unknown word stays as it is."""
    glossary = Glossary.load(_lesson_folder())

    def button(match: re.Match[str]) -> str:
        try:
            term = glossary.get(html.unescape(match[1]))
        except GlossaryError:
            return match[2]
        name = f"begrip-{next(TERM_IDS)}"
        return (
            # Its description, so that who hears the page hears the explanation with the word.
            f'<button type="button" class="term" popovertarget="{name}" aria-describedby="{name}">{match[2]}</button>'
            f'<span id="{name}" popover class="term-text"><strong>{html.escape(term.term)}</strong> '
            f"{html.escape(term.explanation)}</span>"
        )

    return re.sub(f"{OPEN}([^{MIDDLE}]*){MIDDLE}([^{CLOSE}]*){CLOSE}", button, page)


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
