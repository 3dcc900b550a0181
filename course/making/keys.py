"""What lessons and pages are made of, as keys: a key that stays the same says that nothing has to be made anew."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from course.lesson.notebook import LARGEST_NOTEBOOK, NotebookError, read, read_file
from course.pictures import KINDS, picture_files
from course.project import TEMPLATE, Lesson
from widgets.shipped import CODE, ROOT

PACKAGES = ("voila", "nbconvert", "nbclient", "ipywidgets", "anywidget", "plotly")
#: The code that makes a document, and what runs in a lesson.
RUNNING = (
    "course/making/*.py",
    "course/making/*.po",
    "course/lesson/document.py",
    "course/lesson/minutes.py",
    "course/lesson/notebook.py",
    "course/lesson/plan.py",
    "widgets/**/*.py",
    "widgets/**/*.po",
)
#: The code that renders a document.
RENDERING = (
    "course/drawing/*.py",
    "course/lesson/*.py",
    "course/lesson/*.po",
    "course/groups/lesson.py",
    "course/groups/shows.py",
    "course/pictures.py",
    "course/nl.po",
)
#: Seconds for which an answer about many files holds.
HOLDS = 1.0


class Files:
    """Hashes of files, each read again only when it changed."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[int, int], str]] = {}

    def hash(self, path: Path) -> str:
        """Hash of what is in a file; ``-`` when there is no reading it."""
        try:
            stat = path.stat()
            known = self._known.get(path)
            return known[1] if known and known[0] == (stat.st_mtime_ns, stat.st_size) else self.read(path)[1]
        except OSError:  # gone, a folder, or held by another program
            return "-"

    def read(self, path: Path) -> tuple[bytes, str]:
        """What is in a file, up to just over what a notebook may be, and its hash.

        Raises:
            OSError: there is no reading it.
        """
        stat = path.stat()  # before reading: when the file changes meanwhile, the next look sees it
        with path.open("rb") as stream:
            content = stream.read(LARGEST_NOTEBOOK + 1)
        digest = hashlib.sha256(content).hexdigest()
        self._known[path] = ((stat.st_mtime_ns, stat.st_size), digest)
        return content, digest

    def hash_all(self, paths: Iterable[Path], root: Path) -> str:
        """Hash over files and their names, seen from ``root``."""
        digest = hashlib.sha256()
        for path in sorted(set(paths)):
            digest.update(f"{os.path.relpath(path, root)} {self.hash(path)}\n".encode(errors="replace"))
        return digest.hexdigest()


class Keys:
    """The two keys of the lessons of a project: RUN and RENDER.

    RUN is over what a notebook is run with; when it changes, a kernel runs the notebook again. RENDER is over RUN and all that only its
    page shows: templates, built files, settings, pictures. Nothing here looks at many files more than once a second.

    Args:
        root: of the project.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = Files()
        self._looked: tuple[float, str, str] | None = None
        # Of the part of RUN that all lessons share: what does not depend on this machine.
        self._beside = ""
        self._pictures: list[Path] = []
        self._code: dict[str, tuple[str, str]] = {}

    def forget(self) -> None:
        """Look anew at the next question."""
        self._looked = None

    def shared(self) -> tuple[str, str]:
        """The part of RUN, and of RENDER, that all lessons share."""
        if not self._looked or time.monotonic() - self._looked[0] >= HOLDS:
            looked = time.monotonic()
            self._looked = (looked, *self._shared())
        return self._looked[1], self._looked[2]

    def _shared(self) -> tuple[str, str]:
        beside = list(picture_files(self.root))
        lessons = self.root / "lessons"
        # Sources, hard words, the safety list, and files that a cell reads; a picture only comes in when a page is rendered.
        read = [path for path in beside if lessons in path.parents and path.suffix.lower() not in KINDS]
        running = [path for pattern in RUNNING for path in CODE.glob(pattern)]
        # Named from where the code and the project stand, so that the same things have the same hash on every machine.
        self._beside = _key(
            self.files.hash_all(running, CODE),
            self.files.hash_all([self.root / "course.toml", *read], self.root),
            self.files.hash(ROOT / "lessons/safety.toml"),  # for a course without its own
        )
        run = _key(self._beside, *_packages())
        templates = [path for path in TEMPLATE.glob("*.j2") if path.name != "built.j2"]
        rendering = [path for pattern in RENDERING for path in CODE.glob(pattern)]
        self._pictures = [path for path in beside if path.suffix.lower() in KINDS]
        shown = [*templates, TEMPLATE / "static/manifest.json", *rendering, *self._pictures]
        # Links lead to lessons, by name.
        names = sorted(path.name for path in lessons.glob("*/[0-9]*.ipynb"))
        return run, _key(self.files.hash_all(shown, self.root), *names)

    def content(self, lesson: Lesson) -> tuple[bytes, str]:
        """The notebook that readers get, and its hash.

        Raises:
            OSError: there is no reading it.
        """
        if lesson.content is None:
            return self.files.read(lesson.path)
        return lesson.content, hashlib.sha256(lesson.content).hexdigest()

    def run(self, lesson: Lesson, digest: str = "", *, packages: bool = True) -> str:
        """RUN of a lesson.

        Args:
            lesson: a lesson.
            digest: hash of its notebook, when that is known.
            packages: False to leave out which packages this machine has; so a document is known that was made elsewhere
                (course/packing.py).
        """
        if not digest:
            told = lesson.content
            digest = self.files.hash(lesson.path) if told is None else hashlib.sha256(told).hexdigest()
        shared, _ = self.shared()
        shared = shared if packages else self._beside
        return _key(shared, digest, self._drawn(lesson, digest), lesson.stem, lesson.language)

    def _drawn(self, lesson: Lesson, digest: str) -> str:
        """Hash over the pictures that a cell may read itself: their names stand in its code."""
        if self._code.get(lesson.stem, ("",))[0] != digest:
            try:
                cells = (read_file(lesson.path) if lesson.content is None else read(lesson.content)).cells
            except NotebookError:
                cells = ()
            self._code[lesson.stem] = digest, "\n".join(cell.source for cell in cells if cell.kind == "code")
        code = self._code[lesson.stem][1]
        return self.files.hash_all([path for path in self._pictures if path.name in code], self.root)

    def render(self, run: str, settings: str, *, draft: bool) -> str:
        """RENDER of a lesson, but for its neighbours.

        Args:
            run: RUN of what is shown.
            settings: hash of what every page needs to know (``Templates.key``).
            draft: whether it is shown as one.
        """
        return _key(run, self.shared()[1], settings, str(draft))


@cache
def _packages() -> list[str]:
    """The version that this process has of each package that makes a document; empty for one that is not there."""

    def found(name: str) -> str:
        try:
            return version(name)
        except PackageNotFoundError:
            return ""

    return [found(name) for name in PACKAGES]


def _key(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
