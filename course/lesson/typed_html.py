"""What of an author's text is HTML, and what is only a word in angle brackets."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import mistune

from course.lesson.markup import GONE
from widgets.safe_html import TAGS

# A tag as an author may write it (CommonMark), or what comes near it in a text from Word.
TAG = re.compile(
    r"<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)"
    r"(?:\s+[a-zA-Z_:][\w.:-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*\s*/?>",
    re.S,
)
# What only says how its words look or where they stand: these go, and the words stay.
WRAPS = {
    *("font", "center", "big", "tt", "strike", "section", "article", "header", "footer", "main", "nav", "aside"),
    *("address", "label", "fieldset", "legend", "time", "data", "wbr", "col", "colgroup", "tfoot", "title"),
    *("head", "body", "html", "bdi", "bdo", "ruby", "rt", "rp", "dir", "menu", "hgroup", "search", "acronym"),
    *("nobr", "optgroup", "output", "slot"),
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


class Blocks(mistune.BlockParser):
    """The blocks of a text."""

    def parse_block_html(self, m: re.Match[str], state: mistune.BlockState) -> int | None:
        """HTML below a list or a quotation, which is not among the blocks yet: what stands last there does not go on in it."""
        at = len(state.tokens)
        state.append_token({"type": "blank_line"})
        end = self.parse_raw_html(m, state)
        del state.tokens[at]
        return end


def bare(text: str) -> str:
    """Text between tags: an angle bracket that begins no tag is a sign."""
    return text.replace("<", "&lt;").replace(">", "&gt;")


class _Tag(HTMLParser):
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (HTMLParser's own signature)
        self.given = {name: value or "" for name, value in attrs}


def attributes(tag: str) -> dict[str, str]:
    """What an author gave a tag."""
    parser = _Tag()
    parser.given = {}
    parser.feed(tag)
    return parser.given
