"""How the text of a lesson becomes HTML: Markdown as JupyterLab shows it, made safe, with sources and hard words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from html import escape
from typing import Any, cast
from urllib.parse import unquote

import mistune
from mistune.plugins import import_plugin
from mistune.renderers.html import HTMLRenderer

from course.lesson.context import LessonContext
from course.lesson.document import Text
from course.lesson.more_markdown import AS_HTML, half_link_problems
from course.lesson.problem import Problem
from course.lesson.tables import tables
from course.lesson.text_pictures import picture_html
from course.lesson.typed_html import ELEMENTS, TAG, Blocks, attributes, bare, elements
from widgets.glossary import SCHEME, GlossaryError, term_button
from widgets.prose import source_buttons, source_ids
from widgets.reference import SourceError
from widgets.safe_html import BESIDE, Marks, clean, words_in
from widgets.small_markdown import citations

_BEFORE = {"link": re.compile(r"[(„“”‘’\"'«]{1,4}$"), "citation": re.compile(r"\($")}
_AFTER = {"link": re.compile(r"\S{1,40}"), "citation": re.compile(r"(?!)")}
_MARKDOWN = mistune.Markdown(
    renderer=None,
    block=Blocks(),
    plugins=[import_plugin(name) for name in ("strikethrough", "url", "task_lists")] + [citations, tables, elements],
)


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
        """The HTML of a text, and what in it cannot be shown: of a picture the page has its description instead."""
        # Half of a sign, which JSON may hold, cannot be sent; a letter for private use could pass for a mark of ours.
        tokens, state = _MARKDOWN.parse(text.source.encode("utf-8", "replace").decode())
        renderer = _Renderer(self, text)
        page = renderer.render_tokens(cast("list[dict[str, Any]]", tokens), state)
        return renderer.marks.fill(clean(page, self.beside)), renderer.problems

    def term_id(self) -> str:
        """The id of the next explanation."""
        return next(self._term_ids)


class _Renderer(HTMLRenderer):
    """Renders one text cell. What an author typed as HTML comes out as HTML that the cleaner looks at.

    Args:
        page: the texts of its page.
        text: the cell.
    """

    def __init__(self, page: PageText, text: Text) -> None:
        super().__init__(escape=False, allow_harmful_protocols=True)
        self.page = page
        self.cell = text
        self.marks = Marks()
        self.problems: list[Problem] = []
        for token, as_html in AS_HTML.items():
            self.register(token, as_html)

    # -- sources and hard words ---------------------------------------------------------------

    def render_tokens(self, tokens: Iterable[dict[str, Any]], state: mistune.BlockState) -> str:
        """Tokens as HTML; a button stays on one line with what stands against it."""
        found = list(tokens)
        self.problems += half_link_problems(self.cell, found)
        for at, token in enumerate(found):
            kind = self._button(token)
            if not kind:
                continue
            before, after = found[at - 1] if at else {}, found[at + 1] if at + 1 < len(found) else {}
            left = _BEFORE[kind].search(before.get("raw", "")) if before.get("type") == "text" else None
            right = _AFTER[kind].match(after.get("raw", "")) if after.get("type") == "text" else None
            if left:
                found[at - 1] = {"type": "text", "raw": before["raw"][: left.start()]}
            if right:
                found[at + 1] = {"type": "text", "raw": after["raw"][right.end() :]}
            against = (left[0] if left else "", right[0] if right else "")
            element = self.render_token(token, state)
            found[at] = {"type": "together", "raw": element, "attrs": {"before": against[0], "after": against[1]}}
        return super().render_tokens(found, state)

    def _button(self, token: dict[str, Any]) -> str:
        """Whether a token becomes a button, perhaps in bold: its kind."""
        while token["type"] in ("strong", "emphasis") and len(token.get("children", [])) == 1:
            token = token["children"][0]
        if token["type"] == "citation":
            return "citation"
        return "link" if token["type"] == "link" and self._term(token) else ""

    def _term(self, token: dict[str, Any]) -> Any:
        url = token["attrs"]["url"]
        if not url.startswith(SCHEME):
            return None
        try:
            return self.page.context.terms.get(unquote(url.removeprefix(SCHEME)) or words_of(token["children"]))
        except GlossaryError:
            return None

    def together(self, text: str, before: str, after: str) -> str:
        """A button with what stands against it."""
        before, after = self.text(before), self.text(after)
        if not before and not after:
            return text
        return self.marks.put('<span class="unbroken">') + before + text + after + self.marks.put("</span>")

    def citation(self, text: str, after: str = "") -> str:
        """Buttons for its sources. One that is broken or unknown is left out: a reader is not helped by it, and its author is told."""
        try:
            html = source_buttons(text, self.page.context.sources, self.page.source_ids, after)
        except SourceError:
            return self.text(after)
        return self.marks.put(html)

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """A link, or a hard word that opens its explanation; an unknown word stays as it is."""
        if not url.startswith(SCHEME):
            return super().link(text, url, title)
        try:
            term = self.page.context.terms.get(unquote(url.removeprefix(SCHEME)) or words_in(text))
        except GlossaryError:
            return text
        start, end = term_button(term, self.page.term_id())
        return self.marks.put(start) + text + self.marks.put(end)

    def render_token(self, token: dict[str, Any], state: mistune.BlockState) -> str:
        """A token as HTML; the description of a picture is words alone."""
        if token["type"] == "image":
            return self._picture(token["attrs"]["url"], words_of(token["children"]), token["attrs"].get("title") or "")
        return super().render_token(token, state)

    def _picture(self, address: str, words: str, title: str, **size: str) -> str:
        html, problems = picture_html(self.cell, self.page.context, address, words, title, **size)
        self.problems += problems
        return self.marks.put(html)

    # -- HTML that an author typed ------------------------------------------------------------

    def block_html(self, html: str) -> str:
        """HTML between paragraphs."""
        return self.inline_html(html) + "\n"

    def inline_html(self, html: str) -> str:
        """HTML in a text: known elements for the cleaner; words in angle brackets stay words."""
        found = []
        end = 0
        for match in TAG.finditer(html):
            found += [bare(html[end : match.start()]), self._tag(match)]
            end = match.end()
        return "".join([*found, bare(html[end:])])

    def _tag(self, match: re.Match[str]) -> str:
        name = (match["name"] or "").lower()
        if name == "img":
            given = attributes(match[0])
            size = {key: given[key] for key in ("width", "height") if key in given}
            return self._picture(given.get("src", ""), given.get("alt", ""), given.get("title", ""), **size)
        if not name or name in ELEMENTS or ":" in name:
            return match[0]
        return escape(match[0])


def words_of(tokens: Iterable[dict[str, Any]]) -> str:
    """The words of tokens, without marks and sources."""
    found = (
        words_of(token["children"])
        if "children" in token
        else {"softbreak": " ", "linebreak": " ", "citation": "", "inline_html": ""}.get(
            token["type"], token.get("raw", "")
        )
        for token in tokens
    )
    return html.unescape("".join(found))
