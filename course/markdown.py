"""How the text of a lesson becomes HTML: Voilà's renderer, made safe, with sources."""

from __future__ import annotations

import nh3
from tornado.web import HTTPError
from voila.exporter import VoilaMarkdownRenderer

# What an author may write as HTML in a lesson; everything else is dropped.
TAGS = {"a", "b", "br", "div", "em", "figcaption", "figure", "i", "img", "li", "ol", "p", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"}
ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "width", "height"}, "th": {"scope"}, "td": {"colspan"}}


class LessonMarkdown(VoilaMarkdownRenderer):
    """Renders one markdown cell.

    Pictures that lie outside Voilà's root are left as links instead of ending the page, HTML is
    reduced to harmless tags, and headings carry no anchor links.
    """

    def __init__(self, *args, **kwargs):
        kwargs["exclude_anchor_links"] = True
        super().__init__(*args, **kwargs)

    def image(self, text, url, title=None):
        try:
            return super().image(text, url, title)
        except HTTPError:
            return super(VoilaMarkdownRenderer, self).image(text, url, title)

    def block_html(self, html):
        return self._safe(super().block_html(html))

    def inline_html(self, html):
        # A tag and its end are two pieces here: nh3 would close each, so only whole harmless text passes.
        return self._safe(super().inline_html(html))

    def _safe(self, html: str) -> str:
        return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto", "tel", "data"})
