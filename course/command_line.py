"""The command ``course``."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import click

from course.project import ASSETS, Project, ProjectError

# Voilà reads this while it is imported, so it comes before the imports inside the commands.
os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [str(ASSETS / "jupyter"), os.environ.get("JUPYTER_PATH")]))

project_folder = click.argument("folder", required=False, default=".", type=click.Path(path_type=Path))
cache_option = click.option(
    "--cache", type=click.Path(path_type=Path), help="Folder for made pages (default: .cache in the project)."
)
seconds_option = click.option(
    "--cell-seconds", default=60, show_default=True, type=click.IntRange(1, 3600), help="Longest time one cell may take."
)


class Wrong(click.ClickException):
    """Wrong use: one line that says what to do, exit code 2."""

    exit_code = 2

    def show(self, file=None) -> None:  # noqa: ARG002
        click.echo(self.message, err=True)


def _prepare(folder: Path) -> Project:
    from course.front_end import bundle, install_template

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        project = Project(folder.resolve())
        project.settings()
        project.safety()
        bundle()
        install_template()
        return project
    except ProjectError as error:
        raise Wrong(str(error)) from error


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="begrijp-uw-rugpijn")
def main() -> None:
    """Begrijp uw rugpijn: a course of notebooks, served without kernels."""


@main.command()
@project_folder
@click.option("--port", default=8866, show_default=True, type=click.IntRange(1, 65535))
@click.option("--ip", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for the whole network.")
@click.option("--browser/--no-browser", default=True, help="Open the course in a browser.")
@click.option("--live", is_flag=True, help="Also serve lessons that need Python, each reader with a kernel.")
@click.option("--author", is_flag=True, help="Show at /auteur/ what is wrong in which lesson. Not for patients.")
@cache_option
@seconds_option
def serve(folder: Path, port: int, ip: str, browser: bool, live: bool, author: bool, cache: Path | None, cell_seconds: int) -> None:
    """Serve the course of FOLDER (this folder unless named)."""
    project = _prepare(folder)
    from course.pages import LessonPages
    from course.server import run

    try:
        pages = LessonPages(project, cache or project.cache, seconds=cell_seconds, live=live)
        run(pages, ip, port, browser=browser, live=live, author=author, report=click.echo)
    except ProjectError as error:
        raise Wrong(str(error)) from error


@main.command()
@project_folder
def prepare(folder: Path) -> None:
    """Bundle the front end and let JupyterLab and plain Voilà find the template."""
    _prepare(folder)


if __name__ == "__main__":
    main()
