"""Where the texts of a lesson find what they point to: sources, hard words and pictures. It is handed down, never looked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

import msgspec

from course.lesson.links import Around
from course.lesson.notebook import EXTRA
from course.pictures import PictureError, picture_data
from widgets.glossary import Glossary, GlossaryError, Term
from widgets.reference import SourceError
from widgets.sources import Lookup, Source, Sources

#: Pages are rendered in threads; the lists are read by the first, and remembered.
_ONE_AT_A_TIME = Lock()


class Found(msgspec.Struct):
    """What the texts of a lesson point to, so that they can be shown again when that has gone.

    Args:
        pictures: the address that goes into the page, by the address that its author wrote.
        sources: by key.
        terms: by the word that its author marked.
    """

    pictures: dict[str, str] = {}
    sources: dict[str, Source] = {}
    terms: dict[str, Term] = {}


@dataclass(frozen=True)
class LessonContext:
    """What the texts of a lesson may point to.

    Args:
        sources: by key.
        terms: hard words, by any of their forms.
        picture: gives a picture as a ``data:`` address; raises a ``PictureError``.
        problem: why the list of hard words cannot be read, and the cure (Dutch); None when all is well.
        around: what its links may lead to.
        no_sources: why there are no sources at all; empty when there are.
    """

    sources: Lookup
    terms: Lookup
    picture: Callable[[str], str]
    problem: tuple[str, str] | None = None
    no_sources: str = ""
    around: Around = Around()

    @classmethod
    def beside(cls, folder: Path) -> LessonContext:
        """What stands beside a lesson, or in a folder above it.

        Args:
            folder: of the lesson, ``lessons/<language>`` in the project.
        """
        problem = None
        with _ONE_AT_A_TIME:
            sources = Sources.load(folder)
            try:
                terms = Glossary.load(folder)
            except GlossaryError as error:
                terms, problem = Glossary({}), (error.message, error.cure)
        around = Around(
            folder, [path.stem for kind in ("[0-9][0-9]-", EXTRA) for path in folder.glob(f"{kind}*.ipynb")]
        )
        no_sources = sources.problem[0] if sources.problem else ""
        return cls(sources, terms, partial(picture_data, folder=folder), problem, no_sources, around)

    @classmethod
    def of(cls, found: Found) -> LessonContext:
        """What was noted earlier."""

        def picture(address: str) -> str:
            if address not in found.pictures:
                raise PictureError(address)
            return found.pictures[address]

        return cls(_Kept(found.sources, SourceError), _Kept(found.terms, GlossaryError), picture)

    def noting(self) -> tuple[LessonContext, Found]:
        """The same, and what is asked of it from now on."""
        found = Found()

        def picture(address: str) -> str:
            found.pictures[address] = self.picture(address)
            return found.pictures[address]

        noting = LessonContext(_Noting(self.sources, found.sources), _Noting(self.terms, found.terms), picture)
        return noting, found


@dataclass(frozen=True)
class _Kept:
    known: dict[str, Any]
    error: type[LookupError]

    def get(self, key: str) -> Any:
        if key not in self.known:
            raise self.error(key)
        return self.known[key]

    def __contains__(self, key: object) -> bool:
        return key in self.known


@dataclass(frozen=True)
class _Noting:
    inner: Lookup
    found: dict[str, Any]

    def get(self, key: str) -> Any:
        self.found[key] = self.inner.get(key)
        return self.found[key]

    def __contains__(self, key: object) -> bool:
        return key in self.inner
