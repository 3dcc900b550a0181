"""Which version of a lesson readers get: while its author works on a draft, the one that was published last.

A notebook with ``course.draft`` in its metadata is a draft. Its published version is the newest one in git without that mark; a draft
that git has no such version of is new, and readers do not see it. A notebook without the mark is served as it stands on the disk.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from course.lesson.notebook import LARGEST_NOTEBOOK, NotebookError, read
from course.project import Lesson, read_lesson

log = logging.getLogger("course")

#: Versions of a lesson that are looked through; more drafts than this in a row are not kept in git.
MOST_VERSIONS = 200
AT_ONCE = 20
#: Seconds that an answer of git holds for a file that did not change. A publication changes the file itself; where an earlier version
#: is put back behind somebody's draft, readers get it after these seconds.
HOLDS = 10.0

POINTERS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")


class GitError(Exception):
    """Git is missing or did not do what was asked; the message is git's own, or empty without git."""


def git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git answers.

    Args:
        folder: where it is asked.
        arguments: as behind the command.
        given: what it reads.

    Raises:
        GitError: there is no git, or it failed.
    """
    program = shutil.which("git")
    if not program:
        raise GitError
    # Within a hook of git these would point to another repository.
    environment = {key: value for key, value in os.environ.items() if key not in POINTERS}
    # A dialogue that asks for a password would wait for ever.
    environment |= {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        # A server often runs as somebody else than who put the course there; git would refuse that folder.
        done = subprocess.run(  # noqa: S603
            [program, "-c", "safe.directory=*", *arguments],
            cwd=folder,
            input=given,
            capture_output=True,
            env=environment,
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitError(str(error)) from error
    if done.returncode:
        raise GitError(done.stderr.decode(errors="replace").strip())
    return done.stdout


def is_draft(content: bytes) -> bool | None:
    """Whether a notebook carries the mark of a draft; None when it cannot be read.

    Example:
        >>> is_draft(b'{"cells": [], "metadata": {"course": {"draft": true}}}'), is_draft(b'{"cells": [')
        (True, None)
    """
    try:
        return read(content).draft
    except NotebookError:
        return None


def newest_published(path: Path) -> bytes | None:
    """The newest version of a notebook in git that is whole and no draft; None when there is none, or no git."""
    try:
        return _newest(path)
    except GitError:
        return None


def _newest(path: Path) -> bytes | None:
    return next((version.content for version in published_versions(path)), None)


@dataclass(frozen=True)
class PublishedVersion:
    """A version of a lesson that readers saw: whole and no draft.

    Args:
        commit: of git, in full.
        seconds: since 1970, when git got it.
        content: the notebook.
    """

    commit: str
    seconds: int
    content: bytes


def published_versions(path: Path) -> Iterator[PublishedVersion]:
    """The versions of a notebook in git that readers saw, newest first; those under another file name are not among them.

    Raises:
        GitError: there is no git, or it failed.
    """
    # A file name, also when it looks like a pattern.
    told = (
        git(
            path.parent,
            "--literal-pathspecs",
            "log",
            f"--max-count={MOST_VERSIONS}",
            "--format=%H %ct",
            "--",
            path.name,
        )
        .decode()
        .split()
    )
    rows = list(zip(told[::2], map(int, told[1::2]), strict=True))
    # The newest is nearly always the one that is asked for; then some at once, because each question is a process.
    bounds = [0, 1, *range(1 + AT_ONCE, len(rows) + AT_ONCE, AT_ONCE)]
    for start, end in pairwise(bounds):
        for commit, seconds, content in _contents(path, rows[start:end]):
            if is_draft(content) is False:
                yield PublishedVersion(commit, seconds, content)


def _contents(path: Path, rows: list[tuple[str, int]]) -> Iterator[tuple[str, int, bytes]]:
    if not rows:
        return
    prefix = git(path.parent, "rev-parse", "--show-prefix").decode().strip()
    asked = "".join(f"{commit}:{prefix}{path.name}\n" for commit, _ in rows)
    answer = git(path.parent, "cat-file", "--batch", given=asked.encode())
    for commit, seconds in rows:
        head, _, answer = answer.partition(b"\n")
        if head.endswith(b" missing"):  # the version in which it was removed
            continue
        size = int(head.rsplit(b" ", 1)[1])
        yield commit, seconds, answer[:size]
        answer = answer[size + 1 :]


class PublishedLessons:
    """The lessons as readers get them; remembers what git answered while a file does not change."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[str, float, bytes | None]] = {}
        self._shown: dict[Path, tuple[bytes, Lesson]] = {}

    def of(self, lessons: list[Lesson]) -> list[Lesson]:
        """The lessons, each draft replaced by its published version, and left out when it has none."""
        found = [self._published(lesson) for lesson in lessons]
        return [lesson for lesson in found if lesson is not None]

    def _published(self, lesson: Lesson) -> Lesson | None:
        if not lesson.draft and lesson.readable:
            return lesson
        content = self._content(lesson.path)
        if content is None:
            # A damaged file that was never published stays: its author is told, and readers keep the last good page.
            return None if lesson.draft else lesson
        shown = self._shown.get(lesson.path)
        if not shown or shown[0] != content:
            published = replace(read_lesson(lesson.path, lesson.language, content), content=content)
            shown = self._shown[lesson.path] = content, published
        return shown[1]

    def _content(self, path: Path) -> bytes | None:
        try:
            with path.open("rb") as stream:
                now = hashlib.sha256(stream.read(LARGEST_NOTEBOOK + 1)).hexdigest()
        except OSError:
            now = "-"
        known = self._known.get(path)
        if not known or known[0] != now or time.monotonic() - known[1] > HOLDS:
            try:
                content = _newest(path)
            except GitError as error:
                # Readers keep what they had; a lesson does not vanish because git fails.
                content = known[2] if known else None
                log.warning("%s: git did not give the published version (%s)", path.stem, error or "there is no git")
            known = self._known[path] = (now, time.monotonic(), content)
        return known[2]
