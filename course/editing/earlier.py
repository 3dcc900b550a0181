"""Earlier versions of a lesson that patients saw, and making one of them what they see again; nobody needs to know git for it."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from babel.dates import format_datetime

from course.check import RULES, check
from course.editing.changes import Change, differences
from course.editing.commits import commit_version, told
from course.editing.publishing import SECONDS, PublishError, find_lesson, keep, read_bytes
from course.editing.versions import whole, write
from course.lesson.context import LessonContext
from course.lesson.notebook import Notebook, read
from course.project import Lesson, Project
from course.published import GitError, PublishedVersion, is_draft, newest_published, published_versions
from widgets.words import LANGUAGE, later, words

t = words(__file__)

#: Versions that are shown.
MOST = 20
#: What an address or a form may name.
COMMIT = r"[0-9a-f]{40}(?:[0-9a-f]{24})?"
GONE = later("This version is not there. Choose a version from the list.")


@dataclass(frozen=True)
class EarlierVersion:
    """A version of a lesson that patients saw.

    Args:
        commit: what names it.
        when: day and time, in Dutch.
        now: whether patients see it now, or see the same words now.
        changes: what it changed, compared with the one before; empty for the first.
        first: whether it is the first.
    """

    commit: str
    when: str
    now: bool
    changes: list[Change]
    first: bool


@dataclass(frozen=True)
class PuttingBack:
    """What putting back a version would do.

    Args:
        version: that would be put back; ``when`` names it for a reader.
        changes: what patients would see change.
        draft: whether its author has a draft, which stays.
    """

    version: str
    when: str
    changes: list[Change]
    draft: bool


def earlier_versions(project: Project, stem: str) -> tuple[list[EarlierVersion], bool]:
    """The versions of a lesson that patients saw, newest first.

    Args:
        project: the course.
        stem: of the lesson.

    Returns:
        The newest ``MOST`` of them, and whether there are more. None without git.

    Raises:
        PublishError: there is no such lesson.
    """
    lesson = find_lesson(project, stem)
    try:
        found = list(islice(_distinct(lesson.path), MOST + 1))
    except GitError:
        return [], False
    context = LessonContext.beside(lesson.path.parent)
    seen = _seen(lesson.path)
    shown = []
    for at, (version, said) in enumerate(found[:MOST]):
        before = found[at + 1][1] if at + 1 < len(found) else None
        changed = differences(lesson.called, before, said, context) if before else []
        same = seen is not None and said.says == seen.says
        shown.append(EarlierVersion(version.commit, _when(version), same, changed, before is None))
    return shown, len(found) > MOST


def putting_back(project: Project, stem: str, commit: str) -> PuttingBack:
    """What putting back a version of a lesson would do.

    Raises:
        PublishError: there is no such lesson or version, or patients see it already.
    """
    lesson = find_lesson(project, stem)
    version = _find(lesson.path, commit)
    before, after = _seen(lesson.path), whole(version.content)
    if after is None:
        raise PublishError(t("This version cannot be read. Choose another."))
    if before and before.says == after.says:
        raise PublishError(t("Patients see this version already. Nothing was changed."))
    changed = differences(lesson.called, before, after, LessonContext.beside(lesson.path.parent)) if before else []
    return PuttingBack(version.commit, _when(version), changed, is_draft(read_bytes(lesson.path) or b"") is not False)


def put_back(project: Project, stem: str, commit: str) -> None:
    """Publish a version of a lesson again. What patients see now stays an earlier version; a draft stays a draft.

    Args:
        project: the course.
        stem: of the lesson.
        commit: of the version.

    Raises:
        PublishError: there is no such lesson or version, no page can be made of it any more, patients see it already, or git refuses.
            Nothing is changed then.
    """
    about = putting_back(project, stem, commit)
    lesson = find_lesson(project, stem)
    content = _find(lesson.path, commit).content
    _refuse_broken(project, lesson, content)
    before = read_bytes(lesson.path)
    written = False
    try:
        published = is_draft(before or b"") is False
        if published:
            keep(lesson.path)
        mine = whole(before)
        theirs = whole(content)
        same = mine is not None and theirs is not None and mine.says == theirs.says
        # A draft is left alone, and so is what was saved while this went on. First the file: a disk that is full changes nothing.
        if (published or same) and read_bytes(lesson.path) == before:
            write(lesson.path, content)
            written = True
        commit_version(
            lesson.path,
            content,
            t(
                "{called} ({title}): version of {when} put back",
                called=lesson.called.capitalize(),
                title=lesson.title,
                when=about.when,
            ),
        )
    except (GitError, OSError) as error:
        if written and before is not None:
            write(lesson.path, before)
        raise PublishError(told(error)) from error


def find_commit(project: Project, stem: str, start: str) -> str:
    """The whole name of a version, from its first characters: at least seven.

    Raises:
        PublishError: there is no such lesson, or no such version of it, or more than one.
    """
    lesson = find_lesson(project, stem)
    if re.fullmatch(r"[0-9a-f]{7,64}", start):
        try:
            found = {version.commit for version, _ in _distinct(lesson.path) if version.commit.startswith(start)}
        except GitError as error:
            raise PublishError(told(error)) from error
        if len(found) == 1:
            return found.pop()
    raise PublishError(
        t(
            'Of {called} there is no version "{start}". The versions stand at: course changes --earlier {stem}',
            called=lesson.called,
            start=start,
            stem=stem,
        )
    )


def _distinct(path: Path) -> Iterator[tuple[PublishedVersion, Notebook]]:
    """The versions with what they say, newest first; of neighbours that say the same the oldest, which was the one that changed it."""
    waiting: tuple[PublishedVersion, Notebook] | None = None
    for version in published_versions(path):
        notebook = read(version.content)
        if waiting and waiting[1].says != notebook.says:
            yield waiting
        waiting = version, notebook
    if waiting:
        yield waiting


def _find(path: Path, commit: str) -> PublishedVersion:
    """A version of this lesson, and of no other file."""
    if not re.fullmatch(COMMIT, commit):
        raise PublishError(t(GONE))
    try:
        found = next((version for version, _ in _distinct(path) if version.commit == commit), None)
    except GitError as error:
        raise PublishError(told(error)) from error
    if found is None:
        raise PublishError(t(GONE))
    return found


def _seen(path: Path) -> Notebook | None:
    """The notebook that patients see now."""
    content = read_bytes(path)
    return whole(content if content is not None and is_draft(content) is False else newest_published(path))


def _when(version: PublishedVersion) -> str:
    moment = datetime.fromtimestamp(version.seconds).astimezone()
    return format_datetime(moment, t("MMMM d, y, H:mm"), locale=LANGUAGE, tzinfo=moment.tzinfo)


def _refuse_broken(project: Project, lesson: Lesson, content: bytes) -> None:
    """See to it that a page can be made of a version, with the widgets, sources and pictures of today.

    Patients saw its words before, so what else the check finds today is no reason to keep from them what an author wants back.

    Raises:
        PublishError: it cannot.
    """
    with tempfile.TemporaryDirectory(prefix="course-version-") as work:
        root = Path(work).resolve()
        for folder in ("lessons", "assets/pictures"):
            if (project.root / folder).is_dir():
                shutil.copytree(project.root / folder, root / folder)
        if (project.root / "course.toml").is_file():
            shutil.copy(project.root / "course.toml", root)
        copy = root / lesson.path.relative_to(project.root)
        copy.write_bytes(content)
        for fast in (True, False):
            for one in check(Project(root, project.language), [copy], fast=fast, seconds=SECONDS):
                if one.weight == "moet" and (one.rule in ("leesbaar", "bestanden") or RULES[one.rule].runs_lessons):
                    place = t("Cell {cell}: ", cell=one.cell) if one.cell else ""
                    raise PublishError(
                        t(
                            "This version cannot be shown any more, and was not put back. {place}{message} Choose another version, or put the text in the lesson yourself.",
                            place=place,
                            message=one.message,
                        )
                    )
