"""The sources of the course: what `[@key]` in a text points to.

Every claim in a lesson carries a Pandoc citation such as `[@brinjikji2015a]`. The keys live in
one file, `references.bib`, beside the lessons or in a folder above them. This module finds that
file, reads it with pybtex and turns an entry into what a reader gets to see: the finding in
plain Dutch and a short reference.
"""

from __future__ import annotations

import difflib
import functools
import html
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pybtex.errors
from pybtex.database import Entry, InvalidNameString, Person
from pybtex.database.input.bibtex import DuplicateField, Parser, UndefinedMacro
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from widgets.beside import nearest
from widgets.mistake import AuthorError, t
from widgets.safe_html import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILE_NAME = "references.bib"

# A reader needs to know who wrote it, not the whole list.
_MOST_AUTHORS = 3

_ENTRY_START = re.compile(
    r"^\s*@(?!comment|string|preamble)\w+\s*[{(]\s*([^\s,{}()]+)\s*,", re.IGNORECASE | re.MULTILINE
)
# Where a source appeared: the first of these fields that is filled in.
_PLACES = ("journal", "journaltitle", "booktitle", "publisher", "institution", "organization", "howpublished")
_LANGUAGES = {
    "dutch": "nl",
    "nederlands": "nl",
    "nl": "nl",
    "english": "en",
    "american": "en",
    "british": "en",
    "en": "en",
    "german": "de",
    "de": "de",
    "french": "fr",
    "fr": "fr",
}
# What a reference is made of; another field may say what it likes.
_SHOWN = ("annotation", "title", "author", "editor", "year", "date", "volume", "pages", "doi", "url", *_PLACES)
_WORDS = re.compile(r"^\s*@string\s*\{[^\n]*\}\s*$", re.IGNORECASE | re.MULTILINE)
_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|scp|span)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_LOOKS = re.compile(
    r"\\(?:(?:text|math)(?:it|bf|sc|rm|tt|sf|sl|up|normal)|emph|mbox|enquote|textsuper\w+|textsub\w+)\s*(\{)|\\(?:it|bf|em|sc)(?![a-zA-Z])\s?"
)
_SIGNS = {
    "texteuro": "€",
    "euro": "€",
    "(?:l?dots|textellipsis)": "…",
    "leq?": "≤",
    "geq?": "≥",
    "times": "×",
    "pm": "±",
    "alpha": "α",
    "beta": "β",
    "textless": "<",
    "textgreater": ">",
}


class SourceError(AuthorError, LookupError):
    """A citation that cannot be shown. The message is Dutch: the author of a lesson reads it."""


class Lookup(Protocol):
    """A list in which something is found by its name; raises when it is not there."""

    def get(self, key: str, /) -> Any: ...

    def __contains__(self, key: object, /) -> bool: ...


@dataclass(frozen=True)
class Source:
    """One source, ready to be shown.

    Attributes:
        key: The citation key, for example `brinjikji2015a`.
        finding: The field `annotation`: what was found, in one or two plain Dutch sentences.
            Plain text, not HTML. Empty when the entry has none.
        called: Whom and when it is from, to tell it from other sources by ear: `Raja 2020`, `Brinjikji 2015a`.
        reference_html: Authors, year, title, journal and link, as safe inline HTML.
        evidence: The field `evidence`: ids of rows in evidence.md.
    """

    key: str
    finding: str
    called: str
    reference_html: str
    evidence: tuple[str, ...]


class Sources:
    """All sources of one `references.bib`.

    A file that is missing or damaged is only a problem for who cites something, so nothing is
    raised before `get`.

    Args:
        entries: The entries of the file, by key.
        problem: Why there are no entries, in Dutch; empty when all is well.

    Example:
        >>> bib = '''@article{jansen2020, author = {Jansen, Anna}, title = {Walking}, year = 2020,
        ...     journal = {Journal of Walks}, annotation = {Wandelen kan helpen.}}'''
        >>> sources = Sources.from_text(bib)
        >>> sources.get("jansen2020").finding
        'Wandelen kan helpen.'
        >>> sources.get("jansen2020").reference_html
        'Jansen A (2020). Walking. <em>Journal of Walks</em>.'
        >>> sources.get("janssen2020")
        Traceback (most recent call last):
        ...
        widgets.sources.SourceError: de bron "janssen2020" staat niet in references.bib; bedoelt u "jansen2020"?
    """

    def __init__(
        self,
        entries: Mapping[str, Entry],
        problem: tuple[str, str] | None = None,
        broken: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        self._entries = dict(entries)
        #: Why there are no sources at all, and the cure; None when the file could be read.
        self.problem = problem
        self._broken = dict(broken or {})
        self._made: dict[str, Source] = {}

    @classmethod
    def load(cls, start: Path) -> Sources:
        """Read the nearest `references.bib`; unchanged files are read once.

        Args:
            start: The folder to start in; its parents follow.

        Returns:
            The sources; without a file an empty collection that explains itself in `get`.
        """
        path = nearest(FILE_NAME, start)
        if path:
            stat = path.stat()
            return _read(path, stat.st_mtime_ns, stat.st_size)
        return cls({}, (t("no {file_name} was found", file_name=FILE_NAME), t("put that file in the folder lessons")))

    @classmethod
    def from_text(cls, text: str) -> Sources:
        """Read the text of a BibTeX file, each source by itself: a mistake in one costs that one.

        Args:
            text: The content of the file.

        Returns:
            The sources. For one that is damaged, `get` says where.
        """
        starts = list(_ENTRY_START.finditer(text))
        counts = Counter(match[1].lower() for match in starts)
        entries: dict[str, Entry] = {}
        broken: dict[str, tuple[str, str]] = {}
        # Abbreviations of a journal's name, which a source may use.
        words = "\n".join(_WORDS.findall(text))
        ends = [match.start() for match in starts[1:]] + [len(text)]
        for match, after in zip(starts, ends, strict=False):
            key, line = match[1], text.count("\n", 0, match.start(1)) + 1
            if counts[key.lower()] > 1:
                broken[key] = (
                    t('in {file_name} the key "{key}" stands twice', file_name=FILE_NAME, key=key),
                    t("give each source a key of its own"),
                )
                continue
            try:
                entries |= _entries(words, text[match.start() : after])
            except _Damaged as error:
                at = line + error.line
                broken[key] = (
                    t(
                        '{file_name}, line {at}: the source "{key}" cannot be read ({error})',
                        file_name=FILE_NAME,
                        at=at,
                        key=key,
                        error=error,
                    ),
                    error.cure,
                )
        return cls(entries, None, broken)

    def __contains__(self, key: object) -> bool:
        """Tell whether `key` is in the file, letter for letter."""
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        """Go through the keys, in the order of the file."""
        return iter(self._entries)

    def __len__(self) -> int:
        """Count the sources."""
        return len(self._entries)

    def get(self, key: str) -> Source:
        """Give one source.

        Args:
            key: The citation key without `@`.

        Returns:
            The source, ready to be shown.

        Raises:
            SourceError: There is no such key, or the file is missing or damaged. The message
                is Dutch and says what to do.
        """
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def _make(self, key: str) -> Source:
        if self.problem:
            raise SourceError(*self.problem)
        if key in self._broken:
            raise SourceError(*self._broken[key])
        if key not in self._entries:
            near = difflib.get_close_matches(key[:60], self._entries, n=1)
            cure = (
                t('do you mean "{near}"?', near=near[0])
                if near
                else t("add the source there or use a key that is in it")
            )
            raise SourceError(t('the source "{key}" is not in {file_name}', key=key[:60], file_name=FILE_NAME), cure)
        entry = self._entries[key]
        ids = entry.fields.get("evidence", "").replace("{", "").replace("}", "").split(",")
        return Source(
            key=key,
            finding=_field(entry, "annotation"),
            called=_called(entry),
            reference_html=_reference(entry),
            evidence=tuple(name.strip() for name in ids if name.strip()),
        )


@functools.lru_cache(maxsize=16)
def _read(path: Path, _mtime_ns: int, _size: int) -> Sources:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (UnicodeDecodeError, OSError):
        return Sources(
            {}, (t("{file_name} cannot be read", file_name=FILE_NAME), t("save the file again as text in UTF-8"))
        )
    return Sources.from_text(text)


class _Damaged(Exception):
    """A source that cannot be read: why, the cure, and on which of its lines, from 0."""

    def __init__(self, why: str, cure: str, line: int = 0) -> None:
        super().__init__(why)
        self.cure = cure
        self.line = line


def _entries(words: str, text: str) -> dict[str, Entry]:
    """Read one source, and what stands behind it on its line.

    Args:
        words: The abbreviations of the file.
        text: The source.
    """
    with pybtex.errors.capture() as problems:
        try:
            # The parser itself: by its name, pybtex looks through all installed packages for it, each time.
            found = Parser().parse_string(f"{words}\n{text}").entries.values()
        except (PybtexError, ValueError) as error:
            raise _damaged(error, text) from error
    for problem in problems:
        # A word that is no abbreviation, such as `month = sept`: only that field is lost.
        if not isinstance(problem, UndefinedMacro) or any(f'"{name}' in str(problem) for name in _SHOWN):
            raise _damaged(problem, text)
    return {entry.key: entry for entry in found}


def _damaged(error: Exception, text: str) -> _Damaged:
    if isinstance(error, DuplicateField):
        name = str(error).rpartition("has a duplicate ")[2].partition(" field")[0]
        lines = [at for at, line in enumerate(text.splitlines()) if re.search(rf"\b{re.escape(name)}\s*=", line)]
        return _Damaged(
            t("the field {name} stands there twice", name=name), t("remove one of the two"), (lines or [0])[-1]
        )
    if isinstance(error, InvalidNameString):
        line = next((at for at, line in enumerate(text.splitlines()) if re.search(r"\b(author|editor)\s*=", line)), 0)
        return _Damaged(
            t("there are too many commas in a name"), t("put and between two names: Smit, C and Vos, D"), line
        )
    if isinstance(error, UndefinedMacro):
        return _Damaged(t("a word does not stand between { and }"), t("put what is behind = between { and }"))
    end = len(text.rstrip().splitlines()) - 1
    return _Damaged(
        t("something was not closed"), t("look whether each { has a } and each field ends with a comma"), end
    )


def _field(entry: Entry, name: str) -> str:
    """One field as plain words, with LaTeX accents, dashes and braces resolved."""
    return _plain(entry.fields.get(name, ""), t('the field {name} of "{key}"', name=name, key=entry.key))


def _plain(latex: str, what: str) -> str:
    # What a title from a database brings along: <i>, and commands that only change how letters look.
    text = _LOOKS.sub(lambda match: "{" if match[1] else "", _TAG.sub("", latex))
    for sign, words in _SIGNS.items():
        text = re.sub(rf"\\{sign}(?![a-zA-Z])\s?(?:\{{\}})?", words, text)
    text = re.sub(r"(?<!\\)\$([^$]*)(?<!\\)\$", r"\1", text)
    # LaTeX takes a bare % for a comment and drops the rest of the sentence.
    text = re.sub(r"(?<!\\)%", r"\\%", text)
    try:
        plain = " ".join(str(Text.from_latex(text)).split())
    except (PybtexError, ValueError) as error:
        raise SourceError(
            t("{what} in {file_name} cannot be read", what=what, file_name=FILE_NAME),
            t("look at the braces and the \\ in that field"),
        ) from error
    if command := re.search(r"\\\w*", plain):
        raise SourceError(
            t("{what} in {file_name} has {command}", what=what, file_name=FILE_NAME, command=command[0]),
            t("write it in plain words"),
        )
    return plain


def _name(person: Person, key: str) -> str:
    last = " ".join([*person.prelast_names, *person.last_names, *person.lineage_names])
    initials = "".join(part.strip("{}\\'\"`^~")[:1] for part in [*person.first_names, *person.middle_names])
    return _plain(f"{last} {initials}".strip(), t('a name with "{key}"', key=key))


def _names(entry: Entry) -> str:
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [_name(person, entry.key) for person in people]
    if "others" in names or len(names) > _MOST_AUTHORS:
        return t("{name} and others", name=names[0])
    return t(" and ").join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _called(entry: Entry) -> str:
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    first = " ".join([*people[0].prelast_names, *people[0].last_names]) if people else ""
    year = _year(entry)
    # Two works of one year have a letter in their keys.
    letter = re.search(r"\d([a-z])$", entry.key) if year else None
    name = _plain(first, t('a name with "{key}"', key=entry.key))
    return f"{name} {year}{letter[1] if letter else ''}".strip()


def _year(entry: Entry) -> str:
    return _field(entry, "year") or _field(entry, "date")[:4]


def _link(entry: Entry) -> str:
    """Link to the source: by its doi if it has one, otherwise by its url."""
    doi, url = (re.sub(r"[{}]|\\(?=[_%&#~])", "", entry.fields.get(name, "")).strip() for name in ("doi", "url"))
    if doi:
        url = "https://doi.org/" + re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", doi, flags=re.IGNORECASE)
    if not re.match(r"https?://[^\s]+$", url, re.IGNORECASE):
        return ""
    return f'<a href="{html.escape(url)}">{html.escape(re.sub("^https?://", "", url))}</a>'


def _reference(entry: Entry) -> str:
    year = html.escape(_year(entry))
    title = html.escape(_field(entry, "title").rstrip("."))
    language = _LANGUAGES.get((_field(entry, "langid") or _field(entry, "language")).lower())
    if title and language:
        title = f'<span lang="{language}">{title}</span>'
    place = next((found for name in _PLACES if (found := _field(entry, name))), "")
    place = f"<em>{html.escape(place.rstrip('.'))}</em>" if place and "://" not in place else ""
    volume, pages = (html.escape(_field(entry, name)) for name in ("volume", "pages"))
    if place and volume:
        place += f" {volume}" + (f":{pages}" if pages else "")
    who = html.escape(_names(entry))
    start = f"{who} ({year})" if who and year else who or year
    parts = [part for part in (start, title, place) if part]
    sentences = [part if re.search(r"[.?!](</span>)?$", part) else f"{part}." for part in parts]
    return clean(" ".join([*sentences, _link(entry)]).strip())
