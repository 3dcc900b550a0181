"""What an author's text holds that a page cannot show, or would show otherwise than was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from widgets.glossary import MARK, GlossaryError, marked
from widgets.mistake import Mistake, t
from widgets.prose import broken, known, quoted, terms
from widgets.reference import SourceError
from widgets.small_markdown import CITATION, half_links, is_allowed_link, keys_of, parse
from widgets.sources import Lookup

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHOLE_CITATION = re.compile(rf"(?<!\\){CITATION}")
_BARE_KEY = re.compile(r"(?<![\w.@])@(\w[\w:.+/-]*\w)")
_HTML = re.compile(
    r"</?[a-z][a-z0-9-]*(?:[\s/][^<>]*)?>|<!--|<!doctype|<\?|<(?:script|style|iframe|object|embed|img|svg)\b",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"!\[")
_LINK = re.compile(r"\]\(\s*<?([^\s()<>]*)|<([a-z][a-z0-9+.-]*:[^<>\s]*)>", re.IGNORECASE)
#: A note below the text, and a formula: no page of ours shows one.
FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:?")
FORMULA = re.compile(
    r"\$\$.+?\$\$|(?<![\\$\w])\$(?=[^\s$])[^$\n]*[^\s$\\]\$(?![\w$])"
    r"|\\\((?:(?!\\\)).){0,200}?(?:[=+^_]|\\[a-zA-Z])(?:(?!\\\)).){0,200}\\\)"
    r"|\\\[(?:(?!\\\]).){0,200}?(?:[=+^_]|\\[a-zA-Z])(?:(?!\\\]).){0,200}\\\]|\\begin\{\w+\*?\}",
    re.S,
)
# What is Markdown in a text cell and means nothing here: a reader would see its signs.
_SIGNS = (
    re.compile(r"(?<![`\\])(`+)(?!`).+?(?<!`)\1(?!`)"),
    re.compile(r"~~(?=\S)[^~\n]+~~"),
    re.compile(r"^[ \t]*\|.*\|[ \t]*$", re.M),
    FORMULA,
    FOOTNOTE,
)
# A heading, or a comment of Python.
_HASH = re.compile(r"^[ \t]*#+[ \t]+(.*)", re.M)


def citation_mistakes(text: str, sources: Lookup | None = None) -> list[Mistake]:
    """Find the citations in a text that are broken or unknown.

    Args:
        text: An author's text.
        sources: Where citations are looked up; the nearest references.bib by default.

    Returns:
        The mistakes, by line.

    Example:
        >>> from widgets.sources import Sources
        >>> citation_mistakes("Een.\\nTwee [@a", Sources.from_text(""))[0].line
        2
    """
    found = _citation_problems(text, known(sources)) if "@" in text else ()
    return [mistake for _, mistake in found]


def mistakes_in(text: str, sources: Lookup | None = None, glossary: Lookup | None = None) -> list[Mistake]:
    """Find what `to_html` would refuse or show otherwise than the author meant.

    Args:
        text: An author's text.
        sources: Where citations are looked up; the nearest references.bib by default, read only
            when the text holds an `@`.
        glossary: Where hard words are looked up; the nearest begrippen.toml by default.

    Returns:
        The mistakes, by line: HTML, pictures, links that may not be used, broken citations and
        keys that are not in references.bib, hard words that are not in begrippen.toml.

    Example:
        >>> for mistake in mistakes_in("Goed.\\nDit is <b>niet</b> goed."):
        ...     print(mistake.line, mistake)
        2 hier staat HTML ("<b>"); gebruik geen HTML, schrijf gewone tekst, **vet** of *schuin*
    """
    found: dict[tuple[int, str], Mistake] = {}
    for kind, mistake in _problems(text, sources, glossary):
        found.setdefault((mistake.line, kind), mistake)
    return sorted(found.values(), key=lambda mistake: mistake.line)


def _problems(text: str, sources: Lookup | None, glossary: Lookup | None) -> Iterator[tuple[str, Mistake]]:
    """Give the kind of each problem (said once a line) and what is wrong."""
    for match in _HTML.finditer(text):
        message = t("here stands HTML ({html})", html=quoted(match[0]))
        cure = t("use no HTML, write plain text, **bold** or *italic*")
        yield "html", Mistake(_line(text, match.start()), message, cure)
    for match in _IMAGE.finditer(text):
        message, cure = t("a picture cannot stand here"), t("put it in a text cell of the lesson")
        yield "picture", Mistake(_line(text, match.start()), message, cure)
    for line, word in marked(text):
        try:
            terms(glossary).get(word)
        except GlossaryError as error:
            yield word, Mistake(line, error.message, error.cure)
    linked = MARK.sub(r"\1", text)
    for match in _LINK.finditer(linked):
        url = match[1] or match[2] or ""
        if not is_allowed_link(url):
            cure = t("a link begins with https://, http://, mailto: or #")
            yield url, Mistake(_line(linked, match.start()), t("this link cannot be ({url})", url=quoted(url)), cure)
    for tokens in _beside(parse(text)):
        for written in half_links(tokens):
            if not written.startswith(("!", "[^")):
                cure = t("write [words](https://...), without a space in the address")
                yield (
                    written,
                    Mistake(
                        _line(text, max(text.find(written), 0)),
                        t("{written} becomes no link this way", written=quoted(written)),
                        cure,
                    ),
                )
    for match in _HASH.finditer(text):
        cure = t("remove #, or make it a remark for yourself: <!-- {text} -->", text=match[1])
        yield "hash", Mistake(_line(text, match.start()), t("a patient reads this line with its #"), cure)
    for match in (match for sign in _SIGNS for match in sign.finditer(text)):
        message = t("a patient reads {signs} with its signs", signs=quoted(match[0]))
        yield match[0], Mistake(_line(text, match.start()), message, t("write plain text, **bold** or *italic*"))
    if "@" in text:
        yield from _citation_problems(text, known(sources))


def _beside(tokens: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The tokens that stand beside each other."""
    yield tokens
    for token in tokens:
        yield from _beside(token.get("children", []))


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _citation_problems(text: str, sources: Lookup) -> Iterator[tuple[str, Mistake]]:
    elsewhere = list(text)
    for match in _WHOLE_CITATION.finditer(text):
        elsewhere[match.start() : match.end()] = " " * len(match[0])
        line = _line(text, match.start())
        keys = keys_of(match[0])
        if keys is None:
            yield match[0], Mistake(line, *broken(match[0]))
            continue
        for key in keys:
            try:
                sources.get(key)
            except SourceError as error:
                yield key, Mistake(line, error.message, error.cure)
    for match in _BARE_KEY.finditer("".join(elsewhere)):
        if match[1] in sources:
            message = t("around the source @{key} stand no square brackets", key=match[1])
            yield match[1], Mistake(_line(text, match.start()), message, t("write [@{key}]", key=match[1]))
