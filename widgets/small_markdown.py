"""The small Markdown that authors write, read into tokens: paragraphs, **strong**, *emphasis*, lists, links and citations."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

import mistune

CITATION = r"\[\s*@[^\[\]]*\]?"
_CLOSING = r"[.,:;!?)…”’»]{0,4}"
_HALF_LINK = re.compile(r"!?\[[^\[\]]*\](?:\([^()<>]*\)|\[[^\[\]]*\])")
_KEY = re.compile(r"@(\w[\w:.+/-]*)")


def keys_of(citation: str) -> list[str] | None:
    """Give the keys in `[@a; @b]`, or None when it is not written like that."""
    if not citation.endswith("]"):
        return None
    matches = [_KEY.fullmatch(part.strip()) for part in citation[1:-1].split(";")]
    return [match[1] for match in matches if match] if all(matches) else None


def is_allowed_link(url: str) -> bool:
    """Whether a link to this address may be followed."""
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
    md.inline.register("citation", CITATION + _CLOSING, _parse_citation, before="link", start_chars="[")


def _small_markdown() -> mistune.Markdown:
    rules = ["list", "blank_line"]
    block = mistune.BlockParser(list_rules=rules, max_nested_level=4)
    block.rules = rules
    inline = mistune.InlineParser(max_nested_level=6)
    inline.rules = ["escape", "emphasis", "link", "link_close", "auto_link", "auto_email", "linebreak", "softbreak"]
    return mistune.Markdown(renderer=None, block=block, inline=inline, plugins=[citations])


_MARKDOWN = _small_markdown()


def parse(text: str, *, inline: bool = False) -> list[dict[str, Any]]:
    """The tokens of a text; ``inline`` without paragraphs and lists."""
    # Half of a surrogate pair cannot be stored or sent anywhere.
    whole = text.encode("utf-8", "replace").decode("utf-8")
    if inline:
        return list(_MARKDOWN.inline(" ".join(whole.split()), {}))
    tokens, _ = _MARKDOWN.parse(whole)
    return list(tokens)  # type: ignore[arg-type]


def walk(tokens: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """All tokens, those that stand in others too."""
    for token in tokens:
        yield token
        yield from walk(token.get("children", []))


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
