"""The words of ``safety.toml``: what the list says, and whether a GP looked at precisely that."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any, NotRequired, TypedDict, TypeVar

from widgets.beside import TomlError, nearest, parse_toml
from widgets.mistake import t
from widgets.shipped import ROOT

FILE = "safety.toml"
# A project without a list of its own shows the list of the course.
OF_THE_COURSE = ROOT / "lessons" / FILE
# What the GP who reviewed it fills in; the last is the hash of the words that were reviewed.
REVIEW = ("reviewer", "reviewed", "reviewed_words")
# The parts of the list, the most urgent first.
PARTS = ("danger", "now", "week", "appointment", "suicide")
# A list of the first edition, which a clinic may have reviewed: it is shown as it stands, and the check asks for the rest.
FIRST_EDITION = ("now", "week")
# After the calm sentence, which is about the other parts: nobody may read there that thoughts of suicide often come to nothing.
AFTER_CALM = ("suicide",)
SENTENCES = ("title", "calm", "not_reviewed", "reviewed_by")
# A website; or a telephone number, such as 113 or 0800-0113, together with the word "bel" before it: more for a finger to hit.
LINK = re.compile(
    r"(?<![\w.@-])(?:(?P<site>(?:[a-z0-9-]+\.)+nl)|(?:[Bb]el )?(?P<number>11\d|(?:0|\+)\d[\d -]{5,}\d))(?![\w@-]|\.\w)"
)


Kind = TypeVar("Kind")


class Piece(TypedDict):
    """Of a sentence: its text, and where it leads when it is a link."""

    text: str
    href: NotRequired[str]


class Part(TypedDict):
    """A part of the list."""

    name: str
    title: list[Piece]
    #: Perhaps empty.
    how: list[Piece]
    items: list[list[Piece]]


class SafetyWords(TypedDict):
    """The list in one language, in the order in which it is shown."""

    title: str
    parts: list[Part]
    calm: list[Piece]
    #: Parts too.
    after: list[Part]
    #: Who looked over these words, or that nobody did yet.
    review: str


class SafetyWordsError(ValueError):
    """The list cannot be read; the message is Dutch and says where."""


def wording(settings: dict[str, Any]) -> str:
    """Hash of what the list says, whoever reviewed it.

    Args:
        settings: the whole file, read.

    Example:
        >>> wording({"reviewer": "A. Arts", "nl": {}}) == wording({"nl": {}})
        True
    """
    words = {key: value for key, value in settings.items() if key not in REVIEW}
    return hashlib.sha256(json.dumps(words, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def parts_missing(words: dict[str, Any]) -> list[str]:
    """The parts that a list in one language has not, in their order; `FIRST_EDITION` misses three.

    Example:
        >>> parts_missing({"title": "Wanneer?", "now": {}, "week": {}})
        ['danger', 'appointment', 'suicide']
    """
    return [name for name in PARTS if name not in words]


def linked(sentence: str) -> list[Piece]:
    """A sentence in pieces, so that every place makes the same links of telephone numbers and websites.

    Args:
        sentence: plain text.

    Example:
        >>> linked("Bel 113 of chat op 113.nl.")
        [{'text': 'Bel 113', 'href': 'tel:113'}, {'text': ' of chat op '}, {'text': '113.nl', 'href': 'https://113.nl'}, {'text': '.'}]
    """
    pieces: list[Piece] = []
    end = 0
    for match in LINK.finditer(sentence):
        pieces.append({"text": sentence[end : match.start()]})
        address = f"https://{match['site']}" if match["site"] else f"tel:{re.sub(r'[ -]', '', match['number'])}"
        pieces.append({"text": match[0], "href": address})
        end = match.end()
    pieces.append({"text": sentence[end:]})
    return [piece for piece in pieces if piece["text"]]


def safety_list(language: str, start: Path) -> SafetyWords:
    """The list of a course, in one language, as `safety_words` gives it: the nearest ``safety.toml``, or else that of the course as
    it is shipped.

    Args:
        language: two letters, such as ``nl``.
        start: the folder to start in.

    Raises:
        SafetyWordsError: it cannot be read.
    """
    file = nearest(FILE, start) or OF_THE_COURSE
    try:
        return safety_words(file.read_text(encoding="utf-8-sig"), language)
    except (OSError, UnicodeDecodeError, SafetyWordsError) as error:
        what = t("The safety list {name} cannot be read: {error}.", name=file.name, error=error)
        raise SafetyWordsError(
            t("{what} Correct that, or put the file back in the folder lessons.", what=what)
        ) from error


def safety_words(text: str, language: str) -> SafetyWords:
    """The list in one language, ready to be shown.

    Args:
        text: what stands in the file.
        language: two letters, such as ``nl``.

    Raises:
        SafetyWordsError: when the file is no TOML, or a part is missing, not of its form or unknown: nothing is left out in silence.
    """
    try:
        everything = parse_toml(text)
    except TomlError as error:
        raise SafetyWordsError(str(error)) from error
    words = _value(everything, language, dict)
    reviewer, reviewed = (_value(everything, key, str) for key in REVIEW[:2])
    title, calm, not_reviewed, reviewed_by = (_value(words, key, str) for key in SENTENCES)
    names = PARTS if any(name in words for name in PARTS if name not in FIRST_EDITION) else FIRST_EDITION
    for name in words:
        if name not in (*SENTENCES, *PARTS):
            raise SafetyWordsError(
                t("'{name}' does not belong in it; a part is called {parts}", name=name, parts=", ".join(PARTS))
            )
    # Words that changed since are not those that were looked at.
    done = reviewer and reviewed and everything.get("reviewed_words") == wording(everything)
    try:
        review = reviewed_by.format(reviewer=reviewer, reviewed=reviewed)
    except (KeyError, IndexError, ValueError, AttributeError) as error:
        raise SafetyWordsError(t("in 'reviewed_by' only {reviewer} and {reviewed} fit")) from error
    parts = {name: _part(name, _value(words, name, dict)) for name in names}
    return {
        "title": title,
        "parts": [part for name, part in parts.items() if name not in AFTER_CALM],
        "calm": linked(calm),
        "after": [part for name, part in parts.items() if name in AFTER_CALM],
        "review": review if done else not_reviewed,
    }


def _part(name: str, words: dict[str, Any]) -> Part:
    for key in words:
        if key not in ("title", "how", "items"):
            raise SafetyWordsError(
                t("'{key}' does not belong in '{name}'; there stand title, how and items", key=key, name=name)
            )
    items = _value(words, "items", list) if "items" in words or "how" not in words else []
    if not all(isinstance(item, str) for item in items):
        raise SafetyWordsError(t("'items' in '{name}' must be a row of sentences, each between quotes", name=name))
    how = _value(words, "how", str) if "how" in words else ""
    return {
        "name": name,
        "title": linked(_value(words, "title", str)),
        "how": linked(how),
        "items": [linked(item) for item in items],
    }


def _value(words: dict[str, Any], key: str, kind: type[Kind]) -> Kind:
    """One value of the file, of its kind."""
    if key not in words:
        raise SafetyWordsError(t("'{key}' is missing", key=key))
    value = words[key]
    if not isinstance(value, kind):
        asked: dict[type, str] = {
            str: t("a sentence between quotes"),
            list: t("a row of sentences"),
            dict: t("a part, such as [nl.now]"),
        }
        raise SafetyWordsError(t("'{key}' must be {asked}", key=key, asked=asked[kind]))
    return value
