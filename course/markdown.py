"""How the text of a lesson becomes HTML: Voilà's renderer, made safe, with source buttons."""

from __future__ import annotations

from pathlib import Path

import nh3
from tornado.web import HTTPError
from voila.exporter import VoilaMarkdownRenderer

from course.project import ASSETS
from widgets.prose import cite, source_ids
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


def _sources() -> Sources:
    """The references of the lesson; plain Voilà is started above the lessons, not in them."""
    here = Path.cwd()
    inside = any((folder / "references.bib").exists() for folder in (here, *here.parents))
    return Sources.load(here if inside else ASSETS.parent / "lessons")


class LessonMarkdown(VoilaMarkdownRenderer):
    """Renders one markdown cell.

    Pictures that lie outside Voilà's root stay links instead of ending the page, HTML is reduced
    to harmless elements, headings carry no anchor links, and citations become source buttons.
    """

    def __init__(self, *args, **kwargs):
        kwargs["exclude_anchor_links"] = True
        super().__init__(*args, **kwargs)

    def __call__(self, tokens, state):
        """The whole cell, cleaned once: HTML that an author wrote comes in several tokens."""
        return cite(CLEANER.clean(super().__call__(tokens, state)), SOURCE_IDS, _sources())

    def image(self, text, url, title=None):
        try:
            return super().image(text, url, title)
        except HTTPError:
            return super(VoilaMarkdownRenderer, self).image(text, url, title)
