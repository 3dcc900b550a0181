"""What the commands of ``course`` share."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import IO, Any

import click

from course.project import Project, ProjectError

project_folder = click.argument("folder", required=False, default=".", type=click.Path(path_type=Path))


class Wrong(click.ClickException):
    """Wrong use: one line that says what to do, exit code 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002
        click.echo(self.message, err=True)


def prepared(folder: Path) -> Project:
    """The course of a folder, with its front end bundled.

    Raises:
        Wrong: it is no course, or its settings are wrong.
    """
    from course.front_end import bundle, install_template

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        project = Project(folder.resolve())
        project.settings()
        project.lessons()
        project.safety()
        bundle()
        install_template()
        return project
    except ProjectError as error:
        raise Wrong(str(error)) from error
