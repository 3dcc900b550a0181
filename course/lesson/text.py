"""How the text of a lesson becomes HTML: Markdown as JupyterLab shows it, made safe, with sources and hard words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html import escape
from html.parser import HTMLParser
from typing import Any, cast
from urllib.parse import unquote

import mistune
from mistune.plugins import import_plugin
from mistune.renderers.html import HTMLRenderer

from course.lesson.context import LessonContext
from course.lesson.document import Text
from course.lesson.markup import GONE
from course.lesson.problem import Problem
from course.lesson.tables import tables
from course.pictures import DECORATION, KINDS, PictureError
from widgets.glossary import SCHEME, GlossaryError, term_button
from widgets.prose import citations, half_links, quoted, source_buttons, source_ids
from widgets.safe_html import BESIDE, TAGS, Marks, clean, words_in
from widgets.sources import Lookup, SourceError
from widgets.words import words

t = words(__file__)

# A tag as an author may write it (CommonMark), or what comes near it in a text from Word.
TAG = re.compile(
    r"<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)"
    r"(?:\s+[a-zA-Z_:][\w.:-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*\s*/?>",
    re.S,
)
# What only says how its words look or where they stand: these go, and the words stay.
WRAPS = {
    *(
        "font",
        "center",
        "big",
        "tt",
        "strike",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "nav",
        "aside",
        "address",
    ),
    *(
        "label",
        "fieldset",
        "legend",
        "time",
        "data",
        "wbr",
        "col",
        "colgroup",
        "tfoot",
        "title",
        "head",
        "body",
        "html",
    ),
    *(
        "bdi",
        "bdo",
        "ruby",
        "rt",
        "rp",
        "dir",
        "menu",
        "hgroup",
        "search",
        "acronym",
        "nobr",
        "optgroup",
        "output",
        "slot",
    ),
}
#: What is HTML. Any other word in angle brackets (<uw naam>) is text, also where it stands alone on a line, and so is the Markdown around it.
ELEMENTS = TAGS | WRAPS | {"img", *GONE}
_ELEMENT = rf"</?(?i:{'|'.join(sorted(ELEMENTS))})(?![a-zA-Z0-9-])"


def elements(md: mistune.Markdown) -> None:
    """A plugin for mistune: only an element of HTML begins HTML."""
    html = rf"{_ELEMENT}|<!|<\?"
    md.inline.specification["prec_inline_html"] = html
    md.inline.register("inline_html", html, mistune.InlineParser.parse_inline_html)
    block = rf" {{0,3}}(?:{_ELEMENT}|<!--|<\?|<!\[CDATA\[|<![a-zA-Z])"
    md.block.register("raw_html", block, mistune.BlockParser.parse_raw_html)
    # By this name it ends a list or a quotation.
    md.block.specification["block_html"] = block


_BEFORE = {"link": re.compile(r"[(„“”‘’\"'«]{1,4}$"), "citation": re.compile(r"\($")}
_AFTER = {"link": re.compile(r"\S{1,40}"), "citation": re.compile(r"(?!)")}
_MARKDOWN = mistune.Markdown(
    renderer=None,
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
        source = text.source.encode("utf-8", "replace").decode()
        tokens, state = _MARKDOWN.parse(source)
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

    def _wrong(self, rule: str, line: int | None, message: str, cure: str) -> None:
        self.problems.append(Problem(message, cure, self.cell.cell, line, rule=rule))

    # -- sources and hard words ---------------------------------------------------------------

    def render_tokens(self, tokens: Iterable[dict[str, Any]], state: mistune.BlockState) -> str:
        """Tokens as HTML; a button stays on one line with what stands against it."""
        found = list(tokens)
        self._half_links(found)
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
            told = (left[0] if left else "", right[0] if right else "")
            element = self.render_token(token, state)
            found[at] = {"type": "together", "raw": element, "attrs": {"before": told[0], "after": told[1]}}
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

    # -- pictures -----------------------------------------------------------------------------

    def render_token(self, token: dict[str, Any], state: mistune.BlockState) -> str:
        """A token as HTML; the description of a picture is words alone."""
        if token["type"] == "image":
            return self._picture(token["attrs"]["url"], words_of(token["children"]), token["attrs"].get("title") or "")
        return super().render_token(token, state)

    def _picture(self, address: str, words: str, title: str, **size: str) -> str:
        words = words.strip()
        written = (f"{start}{address}" for start in ("](", "](<", 'src="', "src='", "src=", "]: "))
        line = line_of(self.cell.source, *written, address, words, "![", "<img", "<IMG")
        if title == DECORATION:
            title = ""
        elif not words:
            cure = t('write ![what can be seen](file), or put "{decoration}" behind it', decoration=DECORATION)
            self._wrong("plaatje-tekst", line, t("this picture has no description"), cure)
        try:
            source = self.page.context.picture(self._attached(address))
        except PictureError as error:
            self._wrong("plaatje", line, error.message, error.cure)
            return escape(words)
        shown = {"src": source, "alt": words, **({"title": title} if title else {}), **size}
        return self.marks.put("<img" + "".join(f' {name}="{escape(value)}"' for name, value in shown.items()) + ">")

    def _attached(self, address: str) -> str:
        """The address of a picture; of one that was pasted in, its content."""
        if not address.startswith("attachment:"):
            return address
        name = unquote(address.removeprefix("attachment:"))
        kinds = self.cell.attachments.get(name) or {}
        found = next((kind for kind in (*KINDS.values(), *kinds) if kind in kinds), None)
        if not found:
            raise PictureError(t("the pasted picture {name} is gone", name=quoted(name)), t("paste it again"))
        return f"data:{found};base64,{kinds[found]}"

    # -- HTML that an author typed ------------------------------------------------------------

    def block_html(self, html: str) -> str:
        """HTML between paragraphs."""
        return self.inline_html(html) + "\n"

    def inline_html(self, html: str) -> str:
        """HTML in a text: known elements for the cleaner; words in angle brackets stay words."""
        found = []
        end = 0
        for match in TAG.finditer(html):
            found += [_bare(html[end : match.start()]), self._tag(match)]
            end = match.end()
        return "".join([*found, _bare(html[end:])])

    def _tag(self, match: re.Match[str]) -> str:
        name = (match["name"] or "").lower()
        if name == "img":
            given = _attributes(match[0])
            size = {key: given[key] for key in ("width", "height") if key in given}
            return self._picture(given.get("src", ""), given.get("alt", ""), given.get("title", ""), **size)
        if not name or name in ELEMENTS or ":" in name:
            return match[0]
        return escape(match[0])

    # -- what only Markdown has ---------------------------------------------------------------

    def _half_links(self, tokens: list[dict[str, Any]]) -> None:
        """A link or picture that is none, because of a space in its address or because its address stands in another cell."""
        for written in half_links(tokens):
            line = line_of(self.cell.source, written)
            name = written.rpartition("(")[2].rstrip(")")
            if written.startswith("!"):
                cure = t("put the file name between < and >: ![what can be seen](<{name}>)", name=name)
                self._wrong("plaatje", line, t("this picture does not come on the page"), cure)
            elif written.endswith(")"):
                cure = t("remove the space from the address, or write (<{name}>)", name=name)
                self._wrong("link", line, t("this link comes on the page with its brackets"), cure)
            elif not written.startswith("[^"):
                cure = t("write the address behind it: [words](https://...)")
                self._wrong("link", line, t("the address of this link is not in this cell"), cure)

    def strikethrough(self, text: str) -> str:
        return f"<del>{text}</del>"

    def task_list_item(self, text: str, checked: bool = False) -> str:
        """A point with a box: a sign, and for who hears the page a word."""
        sign, word = ("☑", t("done")) if checked else ("☐", t("still to do"))
        box = self.marks.put(f'<span aria-hidden="true">{sign}</span> <span class="visually-hidden">{word}: </span>')
        before, start, rest = text.partition("<p>")
        return f"<li>{start + box + rest if start and not before.strip() else box + text}</li>\n"

    def table(self, text: str) -> str:
        """A table; a wide one moves in a place of its own, also by keyboard."""
        place = f'<div class="table-place" role="region" aria-label="{escape(t("Table"))}" tabindex="0">'
        return f"{self.marks.put(place)}<table>\n{text}</table>{self.marks.put('</div>')}\n"

    def table_head(self, text: str) -> str:
        return f"<thead>\n<tr>\n{text}</tr>\n</thead>\n"

    def table_body(self, text: str) -> str:
        return f"<tbody>\n{text}</tbody>\n"

    def table_row(self, text: str) -> str:
        return f"<tr>\n{text}</tr>\n"

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:  # noqa: ARG002 (the styles have their own)
        name = "th" if head else "td"
        return f"<{name}>{text}</{name}>\n"


def _bare(text: str) -> str:
    """Text between tags: an angle bracket that begins no tag is a sign."""
    return text.replace("<", "&lt;").replace(">", "&gt;")


class _Tag(HTMLParser):
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (HTMLParser's own signature)
        self.given = {name: value or "" for name, value in attrs}


def _attributes(tag: str) -> dict[str, str]:
    """What an author gave a tag."""
    parser = _Tag()
    parser.given = {}
    parser.feed(tag)
    return parser.given


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


def line_of(source: str, *words: str) -> int | None:
    """The first line, from 1, that holds the first of these words that is there, as written or as an address."""
    for word in words:
        for form in (word, unquote(word)):
            if form and form in source:
                return source.count("\n", 0, source.index(form)) + 1
    return None


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
