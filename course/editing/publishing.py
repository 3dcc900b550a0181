"""Draft and publish: what an author saves is a draft until it is published, and readers keep what was published before.

A draft carries ``course.draft`` in its metadata; ``course/published.py`` says what readers get instead. Git keeps the versions;
nobody needs to know it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from course.check import Problem, check
from course.check.facts import not_reviewed
from course.check.lesson import LessonText
from course.check.links import PICTURE
from course.editing.commits import commit, repository, told
from course.editing.versions import as_file, set_draft, whole, write
from course.lesson.cell import Cell
from course.lesson.notebook import LARGEST_NOTEBOOK, from_json
from course.project import LESSON_FILE, Lesson, Project, called
from course.published import GitError, is_draft, newest_published
from widgets.words import words

t = words(__file__)

#: Longest time of a cell, as for readers: a computer that is busy is no reason to refuse. The check tells which cells are slow.
SECONDS = 60
#: Beside the lessons; a lesson that is published takes its changes along.
SHARED = ("../references.bib", "begrippen.toml")


class PublishError(Exception):
    """Something other than the lessons stands in the way; the message (Dutch) says what to do."""


def trouble(project: Project) -> str:
    """Why drafts cannot be kept apart here (Dutch, with the cure); empty when all is well."""
    try:
        repository(project.root, make=False)
    except GitError as error:
        return told(error)
    return ""


def status(project: Project, stem: str) -> str:
    """``gepubliceerd`` (readers see it as it is), ``concept`` (they see an earlier version) or ``nieuw`` (they do not see it).

    Raises:
        PublishError: there is no such lesson.
    """
    lesson = find_lesson(project, stem)
    if not lesson.draft and lesson.readable:
        return "gepubliceerd"
    return "concept" if newest_published(lesson.path) or not lesson.draft else "nieuw"


def mark_draft(notebook: dict[str, Any], path: Path) -> None:
    """Before a save: mark a lesson as a draft when it differs from what readers see, and unmark it when it does not.

    What readers see now is kept in git first.

    Args:
        notebook: what will be saved; only the mark changes.
        path: where it will be saved. Notebooks that stand elsewhere than lessons do are left alone; one that has no number yet
            is a draft too, because a name can be changed without saving.

    Raises:
        PublishError: git cannot keep what readers see, so that this change would reach them at once.
    """
    if path.parent.parent.name != "lessons":
        return
    now = from_json(notebook).says
    before = read_bytes(path)
    draft = True
    if before is not None and is_draft(before) is False and LESSON_FILE.fullmatch(path.stem):
        draft = now != _says(before)
        if draft:
            try:
                keep(path)
            except GitError as error:
                raise PublishError(told(error)) from error
    elif before is not None:
        published = newest_published(path)
        # Also when the file is half written by another save, and its own mark cannot be read.
        draft = now != _says(published) if published else True
    set_draft(notebook, draft)


def keep(path: Path) -> None:
    """See to it that git has the lesson as it stands on the disk, which is what readers see.

    Raises:
        GitError: git is missing or refuses.
    """
    content = read_bytes(path)
    if content is None:
        return
    root = path.parents[2]
    repository(root)
    if _says(newest_published(path)) != _says(content):
        commit(root, [path], t("{called} kept as readers see it", called=called(path.stem).capitalize()))


def publish(project: Project, stems: Iterable[str]) -> list[Problem]:
    """Publish lessons: readers see them from now on. All of them, or none when something must be changed first.

    Args:
        project: the course.
        stems: of the lessons.

    Returns:
        What must be changed first; empty when the lessons are published.

    Raises:
        PublishError: there is no such lesson, git is missing or refuses, or a lesson was saved meanwhile. Nothing is published then.
    """
    lessons = [find_lesson(project, stem) for stem in dict.fromkeys(stems)]
    if not lessons:
        return []
    before = {lesson.path: read_bytes(lesson.path) for lesson in lessons}
    try:
        repository(project.root)
    except GitError as error:
        raise PublishError(told(error)) from error
    for fast in (True, False):
        heavy = [finding for finding in check(project, before, fast=fast, seconds=SECONDS) if finding.weight == "moet"]
        if heavy:
            return heavy
    if any(read_bytes(path) != content for path, content in before.items()):
        raise PublishError(t("The lesson was saved again meanwhile. Publish once more."))
    paths = []
    try:
        for path, content in before.items():
            notebook = whole(content)
            if notebook and "draft" in notebook.course:
                set_draft(notebook.raw, False)
                write(path, as_file(notebook.raw))
            paths += [path, *_used(path)]
        names = ", ".join(f"{lesson.called} ({lesson.title})" for lesson in lessons)
        commit(project.root, paths, t("{names} published", names=names[0].upper() + names[1:]))
    except (GitError, OSError) as error:
        for path, content in before.items():
            if content is not None:
                write(path, content)
        raise PublishError(told(error)) from error
    return []


def unreviewed(project: Project, stem: str) -> bool:
    """Whether a lesson, as it is now, says of no review; that holds nothing back, but its author is told."""
    notebook = whole(read_bytes(find_lesson(project, stem).path))
    return notebook is not None and not_reviewed(notebook.course)


def drafts(project: Project) -> list[str]:
    """The stems of the lessons that wait to be published."""
    return [lesson.stem for lesson in project.lessons() if lesson.draft]


def _used(path: Path) -> list[Path]:
    """The files of the course that a lesson shows or reads."""
    lesson = LessonText(path)
    addresses = [match["url"] for cell in lesson.texts for match in PICTURE.finditer(cell.source)]
    files = [(path.parent / address).resolve() for address in [*addresses, *SHARED] if ":" not in address]
    root = path.parents[2].resolve()
    return sorted({file for file in files if file.is_file() and root in file.parents})


def find_lesson(project: Project, stem: str) -> Lesson:
    """The lesson of that name.

    Raises:
        PublishError: there is none.
    """
    found = next((lesson for lesson in project.lessons() if lesson.stem == stem), None)
    if found is None:
        raise PublishError(
            t(
                'There is no lesson "{stem}". The lessons are: {stems}.',
                stem=stem,
                stems=", ".join(lesson.stem for lesson in project.lessons()),
            )
        )
    return found


def read_bytes(path: Path) -> bytes | None:
    """What is in a notebook, up to just over what it may be; None when it is not there."""
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST_NOTEBOOK + 1)
    except FileNotFoundError:
        return None


def _says(content: bytes | None) -> tuple[dict[str, Any], tuple[Cell, ...]] | None:
    notebook = whole(content)
    return notebook.says if notebook else None
