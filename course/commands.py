"""What the commands of ``course`` share."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import IO, Any

import click

from course.optional import is_there, left_out
from course.project import Project, ProjectError
from widgets.shipped import INSTALLED, ROOT
from widgets.words import words

t = words(__file__)

project_folder = click.argument("folder", required=False, type=click.Path(path_type=Path))
folder_option = click.option("--folder", type=click.Path(path_type=Path), help="The course (default: this folder).")


class Wrong(click.ClickException):
    """Wrong use: one line that says what to do, exit code 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002
        click.echo(self.message, err=True)


def need(part: str) -> None:
    """Refuse a command for which a part is not installed.

    Raises:
        Wrong: says how to install it.
    """
    if not is_there(part):
        raise Wrong(left_out(part))


def course_folder(folder: Path | None) -> Path:
    """Where the course stands that a command is about: in the folder that was named, else here, else as a wheel brings it."""
    here = (folder or Path()).resolve()
    if INSTALLED and folder is None and not any((here / name).exists() for name in ("course.toml", "lessons")):
        return ROOT
    return here


def own_course(folder: Path | None) -> Project:
    """A course that may be changed.

    Raises:
        Wrong: a part is not installed, or the course is that of a wheel.
        ProjectError: it is no course.
    """
    need("edit")
    root = course_folder(folder)
    if INSTALLED and root == ROOT:
        raise Wrong(
            t("This is the course as it was installed. Make a copy of your own first, and go there: course init MAP")
        )
    return Project(root)


def prepared(folder: Path | None) -> Project:
    """The course of a folder, with its front end bundled.

    Raises:
        Wrong: it is no course, or its settings are wrong.
    """
    from course.front_end import bundle, install_template

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        project = Project(course_folder(folder))
        project.settings()
        project.lessons()
        project.safety()
        bundle()
        install_template()
        return project
    except ProjectError as error:
        raise Wrong(str(error)) from error


def upgraded(cache: Path, version: str) -> str:
    """What to tell when a cache was made by another version (Dutch); empty when it was not. Its pages are then made anew.

    Args:
        cache: the folder; where it cannot be written, that is told elsewhere.
        version: of this program.
    """
    file = cache / "version"
    try:
        before = file.read_text(encoding="utf-8").strip() if file.exists() else ""
        if before == version:
            return ""
        cache.mkdir(parents=True, exist_ok=True)
        file.write_text(version, encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    if not before:
        return ""
    return t(
        "The course was upgraded from version {before} to {version}; pages are renewed where that is needed.",
        before=before,
        version=version,
    )
