"""The sources of the course: what `[@key]` in a text points to.

Every claim in a lesson carries a Pandoc citation such as `[@brinjikji2015a]`. The keys live in
one file, `references.bib`, beside the lessons or in a folder above them. This module finds that
file, reads it with pybtex and turns an entry into what a reader gets to see: the finding in
plain Dutch and a short reference.
"""

from __future__ import annotations

import difflib
import functools
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from widgets.beside import nearest
from widgets.bibtex import Damaged, read_entries
from widgets.mistake import t
from widgets.reference import FILE_NAME, SourceError, called, field, reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pybtex.database import Entry

_ENTRY_START = re.compile(
    r"^\s*@(?!comment|string|preamble)\w+\s*[{(]\s*([^\s,{}()]+)\s*,", re.IGNORECASE | re.MULTILINE
)
_WORDS = re.compile(r"^\s*@string\s*\{[^\n]*\}\s*$", re.IGNORECASE | re.MULTILINE)


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
        widgets.reference.SourceError: de bron "janssen2020" staat niet in references.bib; bedoelt u "jansen2020"?
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
                entries |= read_entries(words, text[match.start() : after])
            except Damaged as error:
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
            finding=field(entry, "annotation"),
            called=called(entry),
            reference_html=reference(entry),
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
