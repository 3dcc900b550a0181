"""From an author's text to safe HTML.

Authors write a small Markdown (``small_markdown.py``). Everything else, raw HTML above all, is shown as the characters
that were typed. What comes out passes one sanitizer (`safe_html.py`), so no script can ever run in the page.
"""

from __future__ import annotations

import html
import re
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import unquote

import mistune
from mistune.renderers.html import HTMLRenderer

from widgets.beside import lesson_place
from widgets.glossary import SCHEME, Glossary, GlossaryError, term_button
from widgets.mistake import t
from widgets.reference import SourceError
from widgets.safe_html import Marks, clean, words_in
from widgets.small_markdown import is_allowed_link, keys_of, parse, walk
from widgets.sources import Lookup, Source, Sources

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    made = renderer.render_tokens(parse(markdown, inline=inline), mistune.BlockState())
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


def citation_keys(text: str) -> list[str]:
    """List the keys a text cites, in order, each once.

    Args:
        text: An author's text.

    Returns:
        The keys without `@`. Citations that are broken are left out; `prose_mistakes.py` finds those.

    Example:
        >>> citation_keys("Dat is bekend [@b; @a]. Ook dit [@a].")
        ['b', 'a']
    """
    cited: dict[str, None] = {}
    for token in walk(parse(text)):
        if token["type"] == "citation":
            cited.update(dict.fromkeys(keys_of(token["raw"]) or []))
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
    tokens = walk(parse(text, inline=True))
    said = (str(token["raw"]) if token["type"] == "text" else breaks.get(token["type"], "") for token in tokens)
    return " ".join("".join(said).split())


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


def known(sources: Lookup | None) -> Lookup:
    """Those that were handed down; for who is called by a lesson those beside it. A list without sources is one too."""
    return Sources.load(lesson_place().folder) if sources is None else sources


def terms(glossary: Lookup | None) -> Lookup:
    """As `known`, for the hard words."""
    return Glossary.load(lesson_place().folder) if glossary is None else glossary


def broken(citation: str) -> tuple[str, str]:
    """What is wrong with a citation that is not written as one, and its cure."""
    return (
        t("this source is not written well ({citation})", citation=quoted(citation)),
        t("write [@key] or [@key1; @key2]"),
    )


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
                start, end = term_button(terms(self._glossary).get(word), next(self._term_ids))
            except GlossaryError:
                return text
            return self.marks.put(start) + text + self.marks.put(end)
        return f'<a href="{html.escape(url)}">{text}</a>' if is_allowed_link(url) else text

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Write only the words that describe the picture."""
        del url, title
        return text

    def citation(self, text: str, after: str = "") -> str:
        """Write a button for each source, which opens the finding and the reference, and what stands against it."""
        self._sources = known(self._sources)
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
    keys = keys_of(citation)
    if keys is None:
        raise SourceError(*broken(citation))
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
