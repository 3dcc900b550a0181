"""The documents of the lessons on the disk: KEY.json is what came of a key, last-good.json what readers got last, drawn.json the first states of its widgets, PAGE.br a page as it is sent. Safe to delete at any time."""

from __future__ import annotations

import logging
import os
import tempfile
from contextlib import suppress
from pathlib import Path

import brotli
import msgspec

from course.lesson.context import Found
from course.lesson.document import DocumentError, LessonDocument, decode, decode_as, encode
from course.page import QUICK, Page, digest
from course.project import Lesson, ProjectError
from widgets.shipped import ROOT
from widgets.words import words

t = words(__file__)

log = logging.getLogger("course")

LAST_GOOD = "last-good.json"
DRAWN = "drawn.json"
#: The documents that a wheel brings, in the course as it is shipped (course/packing.py).
MADE = "made"


class Good(msgspec.Struct):
    """A document that was without mistakes, and what its texts pointed to then."""

    document: LessonDocument
    found: Found


class Documents:
    """A folder of documents.

    Args:
        folder: where they are kept.
        shipped: the folder of those that were shipped, if there is one; it is only read.

    Raises:
        ProjectError: when the folder cannot be written.
    """

    def __init__(self, folder: Path, shipped: Path = ROOT / MADE) -> None:
        self.folder = folder
        self._shipped = shipped
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            raise ProjectError(
                t(
                    "The folder {folder} cannot be written to ({why}). Give yourself the right to write, or choose another folder with: --cache MAP",
                    folder=folder,
                    why=error.strerror,
                )
            ) from error

    def of(self, lesson: Lesson) -> Path:
        """Where those of a lesson are; of a draft apart, so that none becomes what readers got last."""
        return self.folder / "concept" / lesson.stem if lesson.draft else self.folder / lesson.stem

    def get(self, lesson: Lesson, key: str, elsewhere: str = "") -> LessonDocument | None:
        """What came of a key; None when that is not known, damaged, or of another version.

        Args:
            lesson: a lesson.
            key: RUN of it.
            elsewhere: the same, whatever packages a machine has.
        """
        for file in (self.of(lesson) / f"{key}.json", self._shipped / lesson.stem / f"{elsewhere}.json"):
            try:
                return decode(file.read_bytes())
            except (OSError, DocumentError):
                continue
        return None

    def put(self, lesson: Lesson, key: str, document: LessonDocument) -> None:
        """Remember what came of a key."""
        self._write(self.of(lesson), f"{key}.json", document)

    def good(self, lesson: Lesson) -> Good | None:
        """What readers got last; for the author of a draft without any, what readers have; else what was shipped of this notebook."""
        folders = [self.of(lesson), self.folder / lesson.stem]
        if _as_shipped(lesson):
            folders.append(self._shipped / lesson.stem)
        for folder in dict.fromkeys(folders):
            try:
                return decode_as((folder / LAST_GOOD).read_bytes(), Good)
            except (OSError, DocumentError):
                continue
        return None

    def put_good(self, lesson: Lesson, good: Good) -> None:
        """Remember what readers get."""
        self._write(self.of(lesson), LAST_GOOD, good)

    def drawn(self, lesson: Lesson) -> dict[str, str]:
        """The widgets of its page as they were drawn last: HTML by what it was drawn from."""
        found: dict[str, str] = {}
        for folder in (self._shipped / lesson.stem, self.of(lesson)):
            with suppress(OSError, msgspec.DecodeError):
                found |= msgspec.json.decode((folder / DRAWN).read_bytes(), type=dict[str, str])
        return found

    def put_drawn(self, lesson: Lesson, drawn: dict[str, str]) -> None:
        """Remember that, so that the next process needs no V8 for it."""
        self._write(self.of(lesson), DRAWN, msgspec.json.encode(drawn))

    def page(self, lesson: Lesson, html: bytes) -> Page:
        """The page of a lesson as it is sent. To compress it takes longer than to render it: what came of that is kept."""
        folder, name = self.of(lesson), f"{digest(html)}.br"
        for place in (folder, self._shipped / lesson.stem):
            with suppress(OSError, brotli.error):
                packed = (place / name).read_bytes()
                if brotli.decompress(packed) == html:
                    return Page.of(html, packed=packed)
        page = Page.of(html, QUICK if lesson.draft else 11)
        self._write(folder, name, page.brotli)
        return page

    def _write(self, folder: Path, name: str, kept: msgspec.Struct | bytes) -> None:
        """A folder that fails costs time, not the page."""
        try:
            content = kept if isinstance(kept, bytes) else encode(kept)
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / name
            if path.exists() and path.read_bytes() == content:
                return
            fresh = path.with_name(f"{name}.{os.getpid()}.new")
            fresh.write_bytes(content)
            fresh.replace(path)
            _sweep(folder)
        except (OSError, ValueError) as error:
            log.warning("cache %s: %s", folder, error)


def _as_shipped(lesson: Lesson) -> bool:
    """Whether a notebook is the shipped one; what else has its name is another lesson."""
    try:
        content = lesson.path.read_bytes() if lesson.content is None else lesson.content
        return content == (ROOT / "lessons" / lesson.language / lesson.path.name).read_bytes()
    except OSError:
        return False


def _sweep(folder: Path, keep: int = 5) -> None:
    """Forget all but the newest documents and pages of a lesson."""
    for pattern in ("*.json", "*.br"):
        found = [path for path in folder.glob(pattern) if path.name not in (LAST_GOOD, DRAWN)]
        for path in sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)[keep:]:
            path.unlink(missing_ok=True)
    # Pages as they were kept before lessons were documents.
    for path in (*folder.glob("*.html"), folder / "last-good"):
        path.unlink(missing_ok=True)
