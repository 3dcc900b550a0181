"""From an author's text to safe HTML.

Authors write a small Markdown: paragraphs, **strong**, *emphasis*, lists, links and citations.
Everything else, raw HTML above all, is shown as the characters that were typed. What comes out
passes one sanitizer (`safe_html.py`), so no script can ever run in the page.
"""

from __future__ import annotations

import html
import re
from itertools import count
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import mistune
from mistune.renderers.html import HTMLRenderer

from widgets.beside import lesson_place
from widgets.glossary import MARK, SCHEME, Glossary, GlossaryError, marked, term_button
from widgets.mistake import Mistake, t
from widgets.safe_html import Marks, clean, words_in
from widgets.sources import Lookup, Source, SourceError, Sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CITATION = r"\[\s*@[^\[\]]*\]?"
_CLOSING = r"[.,:;!?)…”’»]{0,4}"
_KEY = re.compile(r"@(\w[\w:.+/-]*)")
_WHOLE_CITATION = re.compile(rf"(?<!\\){_CITATION}")
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
_HALF_LINK = re.compile(r"!?\[[^\[\]]*\](?:\([^()<>]*\)|\[[^\[\]]*\])")
_LONGEST_QUOTE = 40


def source_ids(prefix: str = "bron") -> Iterator[str]:
    """Give the source buttons of one page or widget their ids: `bron-1`, `bron-2` and so on.

    Args:
        prefix: The start of each id, unique on the page: letters a-z, digits and `-`. A widget
            uses its own name, for example `scan-bolling-bron`.

    Yields:
        The ids, without end.

    Raises:
        ValueError: The prefix holds another character.

    Example:
        >>> ids = source_ids("alarm-bron")
        >>> next(ids), next(ids)
        ('alarm-bron-1', 'alarm-bron-2')
    """
    if not re.fullmatch(r"[a-z0-9-]+", prefix):
        msg = f"source_ids: prefix must hold only a-z, 0-9 and -, got {prefix!r}"
        raise ValueError(msg)
    for number in count(1):
        yield f"{prefix}-{number}"


def to_html(
    markdown: str,
    sources: Lookup | None = None,
    *,
    glossary: Lookup | None = None,
    ids: Iterator[str] | None = None,
    term_ids: Iterator[str] | None = None,
    inline: bool = False,
) -> str:
    """Turn an author's text into HTML that is safe to put in a page.

    Args:
        markdown: The text. Paragraphs, `*emphasis*`, `**strong**`, lists, links (http, https,
            mailto, relative, `#`), citations (`[@key]`, `[@a; @b]`) and hard words (`[word](begrip:)`; one that is
            not in the list stays a word); nothing else.
        sources: Where citations are looked up; the nearest references.bib by default, read only
            when the text cites something.
        glossary: Where hard words are looked up; the nearest begrippen.toml by default.
        ids: Where the ids of source buttons come from (see `source_ids`). Texts that end up on
            one page share one iterator, so that no id occurs twice.
        term_ids: The same for hard words.
        inline: Leave out paragraphs and lists, for a label or a heading.

    Returns:
        The HTML.

    Raises:
        SourceError: A citation is broken or its key is unknown. The message is Dutch.

    Example:
        >>> to_html("Pijn is *echt*. <b>Ja</b>")
        '<p>Pijn is <em>echt</em>. &lt;b&gt;Ja&lt;/b&gt;</p>'
        >>> to_html("Kijk [verder](#straks)", inline=True)
        'Kijk <a href="#straks" rel="noopener noreferrer">verder</a>'
    """
    renderer = _Renderer(sources, glossary, ids or source_ids(), term_ids or source_ids("begrip"))
    made = renderer.render_tokens(_parse(markdown, inline=inline), mistune.BlockState())
    return renderer.marks.fill(clean(made)).strip()


def unbroken(before: str, element: str, after: str) -> str:
    """Keep a button on one line with what stands against it; by itself a browser may break there.

    Args:
        before: HTML that stands against it, such as a bracket; may be empty.
        element: The button, in safe HTML.
        after: HTML that stands against it, such as a comma; may be empty.

    Returns:
        The HTML.

    Example:
        >>> unbroken("", "<button>bron</button>", ",")
        '<span class="unbroken"><button>bron</button>,</span>'
    """
    return f'<span class="unbroken">{before}{element}{after}</span>' if before or after else element


def citation_mistakes(text: str, sources: Lookup | None = None) -> list[Mistake]:
    """Find the citations in a text that are broken or unknown.

    Args:
        text: An author's text.
        sources: Where citations are looked up; the nearest references.bib by default.

    Returns:
        The mistakes, by line.

    Example:
        >>> citation_mistakes("Een.\\nTwee [@a", Sources.from_text(""))[0].line
        2
    """
    found = _citation_problems(text, _known(sources)) if "@" in text else ()
    return [mistake for _, mistake in found]


def citation_keys(text: str) -> list[str]:
    """List the keys a text cites, in order, each once.

    Args:
        text: An author's text.

    Returns:
        The keys without `@`. Citations that are broken are left out; `mistakes_in` finds those.

    Example:
        >>> citation_keys("Dat is bekend [@b; @a]. Ook dit [@a].")
        ['b', 'a']
    """
    cited: dict[str, None] = {}
    for token in _walk(_parse(text)):
        if token["type"] == "citation":
            cited.update(dict.fromkeys(_keys(token["raw"]) or []))
    return list(cited)


def plain_words(text: str) -> str:
    """What a text says, on one line: without marks, and without its citations.

    Args:
        text: An author's text.

    Example:
        >>> plain_words("Is het *mooi* [weer](https://weer.example)? [@a]")
        'Is het mooi weer?'
    """
    breaks = {"softbreak": " ", "linebreak": " "}
    tokens = _walk(_parse(text, inline=True))
    said = (str(token["raw"]) if token["type"] == "text" else breaks.get(token["type"], "") for token in tokens)
    return " ".join("".join(said).split())


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


def half_links(tokens: Iterable[dict[str, Any]]) -> Iterator[str]:
    """What looks like a link or a picture and is none, because of a space in its address or because its address stands elsewhere.

    Args:
        tokens: what mistune found beside each other.

    Example:
        >>> list(half_links([{"type": "text", "raw": "Lees [dit](a b.pdf)."}]))
        ['[dit](a b.pdf)']
    """
    text = "".join(token["raw"] if token["type"] == "text" else "\0" for token in tokens)
    return (match[0] for match in _HALF_LINK.finditer(text))


def quoted(value: str) -> str:
    """Quote an author's words in a message: on one line, short, without control characters.

    Args:
        value: What the author typed.

    Returns:
        The value between quotes.

    Example:
        >>> quoted("een\\nregel")
        '"een regel"'
    """
    words = " ".join(
        "".join(character if character.isprintable() else " " for character in value[: 4 * _LONGEST_QUOTE]).split()
    )
    return f'"{words[:_LONGEST_QUOTE].rstrip()}…"' if len(words) > _LONGEST_QUOTE else f'"{words}"'


def _known(sources: Lookup | None) -> Lookup:
    """Those that were handed down; for who is called by a lesson those beside it. A list without sources is one too."""
    return Sources.load(lesson_place().folder) if sources is None else sources


def _terms(glossary: Lookup | None) -> Lookup:
    """As `_known`, for the hard words."""
    return Glossary.load(lesson_place().folder) if glossary is None else glossary


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
            _terms(glossary).get(word)
        except GlossaryError as error:
            yield word, Mistake(line, error.message, error.cure)
    linked = MARK.sub(r"\1", text)
    for match in _LINK.finditer(linked):
        url = match[1] or match[2] or ""
        if not _is_allowed_link(url):
            cure = t("a link begins with https://, http://, mailto: or #")
            yield url, Mistake(_line(linked, match.start()), t("this link cannot be ({url})", url=quoted(url)), cure)
    for tokens in _beside(_parse(text)):
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
        yield from _citation_problems(text, _known(sources))


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
        keys = _keys(match[0])
        if keys is None:
            yield match[0], Mistake(line, *_broken(match[0]))
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


def _broken(citation: str) -> tuple[str, str]:
    return (
        t("this source is not written well ({citation})", citation=quoted(citation)),
        t("write [@key] or [@key1; @key2]"),
    )


def _keys(citation: str) -> list[str] | None:
    """Give the keys in `[@a; @b]`, or None when it is not written like that."""
    if not citation.endswith("]"):
        return None
    matches = [_KEY.fullmatch(part.strip()) for part in citation[1:-1].split(";")]
    return [match[1] for match in matches if match] if all(matches) else None


def _is_allowed_link(url: str) -> bool:
    # A browser ignores spaces and control characters in front of and inside a scheme.
    plain = re.sub(r"[\x00-\x20\x7f-\xa0]", "", html.unescape(mistune.util.unescape(url))).lower()
    before_path = re.split(r"[/?#]", plain, maxsplit=1)[0]
    return ":" not in before_path or plain.startswith(("http://", "https://", "mailto:"))


def _parse_citation(_inline: mistune.InlineParser, match: re.Match[str], state: mistune.InlineState) -> int:
    citation = match[0].rpartition("]")
    closed = citation[0] + citation[1]
    state.append_token(
        {"type": "citation", "raw": closed or match[0], "attrs": {"after": citation[2] if closed else ""}}
    )
    return match.end()


def citations(md: mistune.Markdown) -> None:
    """The plugin for mistune that reads `[@key]`, in a question and in the text of a lesson alike."""
    md.inline.register("citation", _CITATION + _CLOSING, _parse_citation, before="link", start_chars="[")


def _small_markdown() -> mistune.Markdown:
    rules = ["list", "blank_line"]
    block = mistune.BlockParser(list_rules=rules, max_nested_level=4)
    block.rules = rules
    inline = mistune.InlineParser(max_nested_level=6)
    inline.rules = ["escape", "emphasis", "link", "link_close", "auto_link", "auto_email", "linebreak", "softbreak"]
    return mistune.Markdown(renderer=None, block=block, inline=inline, plugins=[citations])


_MARKDOWN = _small_markdown()


def _parse(text: str, *, inline: bool = False) -> list[dict[str, Any]]:
    # Half of a surrogate pair cannot be stored or sent anywhere.
    whole = text.encode("utf-8", "replace").decode("utf-8")
    if inline:
        return list(_MARKDOWN.inline(" ".join(whole.split()), {}))
    tokens, _ = _MARKDOWN.parse(whole)
    return list(tokens)  # type: ignore[arg-type]


def _walk(tokens: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for token in tokens:
        yield token
        yield from _walk(token.get("children", []))


class _Renderer(HTMLRenderer):
    """Writes the few elements authors may use."""

    def __init__(
        self, sources: Lookup | None, glossary: Lookup | None, ids: Iterator[str], term_ids: Iterator[str]
    ) -> None:
        super().__init__(escape=True)
        self.marks = Marks()
        self._sources = sources
        self._glossary = glossary
        self._ids = ids
        self._term_ids = term_ids

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """Write a link, a hard word with its explanation, or only its words when the address may not be used."""
        del title
        if url.startswith(SCHEME):
            word = unquote(url.removeprefix(SCHEME)) or words_in(text)
            try:
                start, end = term_button(_terms(self._glossary).get(word), next(self._term_ids))
            except GlossaryError:
                return text
            return self.marks.put(start) + text + self.marks.put(end)
        return f'<a href="{html.escape(url)}">{text}</a>' if _is_allowed_link(url) else text

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Write only the words that describe the picture."""
        del url, title
        return text

    def citation(self, text: str, after: str = "") -> str:
        """Write a button for each source, which opens the finding and the reference, and what stands against it."""
        self._sources = _known(self._sources)
        return self.marks.put(source_buttons(text, self._sources, self._ids, after))


def source_buttons(citation: str, sources: Lookup, ids: Iterator[str], after: str = "") -> str:
    """The buttons of a citation, in safe HTML.

    Args:
        citation: As the author wrote it, such as `[@a; @b]`.
        sources: Where its keys are looked up.
        ids: Where the ids of the buttons come from (see `source_ids`).
        after: What stands against it, such as a comma.

    Raises:
        SourceError: It is broken, or a key is unknown.
    """
    keys = _keys(citation)
    if keys is None:
        raise SourceError(*_broken(citation))
    *more, last = [_source_button(sources.get(key), next(ids)) for key in keys]
    return " ".join([*more, unbroken("", last, html.escape(after))])


def _source_button(source: Source, name: str) -> str:
    # By its name one is told from another in a list of all buttons; those eyes tell apart by where they stand.
    called = html.escape(f"{t('source')}: {source.called}" if source.called else t("source"))
    return (
        f'<button type="button" class="source" popovertarget="{name}" aria-label="{called}">{t("source")}</button>'
        f'<span id="{name}" popover="" class="source-text">{html.escape(source.finding)} '
        f"<cite>{source.reference_html}</cite></span>"
    )
