"""The command ``course``."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path

import click

from course.author_commands import changes, check, edit, new_lesson, publish
from course.commands import Wrong, course_folder, need, prepared, project_folder, upgraded
from course.policy import frame_ancestors
from course.project import ASSETS, Project, ProjectError
from widgets.shipped import INSTALLED, ROOT
from widgets.words import words

t = words(__file__)

# Voilà reads this while it is imported, so it comes before the imports inside the commands.
os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [str(ASSETS / "jupyter"), os.environ.get("JUPYTER_PATH")]))

cache_option = click.option(
    "--cache",
    type=click.Path(path_type=Path),
    help="Folder for made pages (default: .cache in the course, or your own cache for the course as it was installed).",
)
seconds_option = click.option(
    "--cell-seconds",
    default=60,
    show_default=True,
    type=click.IntRange(1, 3600),
    help="Longest time one cell may take.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="begrijp-uw-rugpijn")
def main() -> None:
    """Begrijp uw rugpijn: a course of notebooks, served without kernels."""


@main.command()
@project_folder
@click.option("--port", default=8866, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--ip", help="Address to listen on; 0.0.0.0 for the whole network.  [default: 127.0.0.1; 0.0.0.0 with --group]"
)
@click.option("--browser/--no-browser", default=True, help="Open the course in a browser.")
@click.option("--live", is_flag=True, help="Also serve lessons that need Python, each reader with a kernel.")
@click.option(
    "--author", is_flag=True, help="Show drafts, and at /auteur/ what is wrong in which lesson. Not for patients."
)
@click.option(
    "--group", is_flag=True, help="Let phones on the local network vote; opening a room asks the leader's PIN."
)
@click.option(
    "--rooms", default="", metavar="URL", help="redis://... to share rooms between several servers (with --group)."
)
@click.option("--address", default="", metavar="URL", help="Address of the course as phones reach it (with --group).")
@click.option(
    "--replace",
    is_flag=True,
    help="Take over from the server on this port: it stops once the new pages are ready (Linux).",
)
@click.option(
    "--metrics",
    default="",
    metavar="[IP:]PORT",
    help="Answer Prometheus at /metrics there; without IP on this machine only.",
)
@cache_option
@seconds_option
def serve(
    folder: Path | None,
    port: int,
    ip: str | None,
    browser: bool,
    live: bool,
    author: bool,
    group: bool,
    rooms: str,
    address: str,
    replace: bool,
    metrics: str,
    cache: Path | None,
    cell_seconds: int,
) -> None:
    """Serve the course of FOLDER (unless named, that of this folder, or else the one that was installed)."""
    if live:
        need("edit")
    project = prepared(folder)
    from course.groups.sqlite_store import forget_old_rooms
    from course.pages import LessonPages
    from course.server.rooms import GroupOptions
    from course.server.run import run

    try:
        place = cache or project.cache
        if told := upgraded(place, version("begrijp-uw-rugpijn")):
            click.echo(told)
        if INSTALLED and project.root == ROOT:
            click.echo(t("This is the course as it was installed. A copy of your own, to change it: course init MAP"))
        forget_old_rooms(place / "groups")
        pages = LessonPages(project, place, seconds=cell_seconds, live=live, drafts=author)
        options = GroupOptions(place / "groups", rooms, f"{address.rstrip('/')}/" if address else "") if group else None
        ip = ip or ("0.0.0.0" if group else "127.0.0.1")  # noqa: S104 (phones must reach it)
        run(
            pages,
            ip,
            port,
            browser=browser,
            live=live,
            author=author,
            group=options,
            report=click.echo,
            replace=replace,
            metrics=metrics,
        )
    except ProjectError as error:
        raise Wrong(str(error)) from error


@main.command()
@project_folder
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="New or empty folder, or that of an earlier build.",
)
@cache_option
@seconds_option
def build(folder: Path | None, out: Path, cache: Path | None, cell_seconds: int) -> None:
    """Write the course of FOLDER as static files, for any web server and any base path.

    Exit code 0: written; 1: a lesson has a mistake, and what stood in DIR still does; 2: wrong use.
    """
    import asyncio

    project = prepared(folder)
    from course.build import BrokenLessons, refuse_other_folders
    from course.build import build as write
    from course.groups.sqlite_store import forget_old_rooms
    from course.pages import LessonPages

    def report(done: int, total: int, stem: str) -> None:
        click.echo(t("Lesson {done} of {total} made: {stem}", done=done, total=total, stem=stem))

    try:
        refuse_other_folders(out.absolute())
        forget_old_rooms((cache or project.cache) / "groups")
        pages = LessonPages(project, cache or project.cache, seconds=cell_seconds)
        written = asyncio.run(write(pages, out, report))
    except ProjectError as error:
        raise Wrong(str(error)) from error
    except BrokenLessons as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        stays = t("The course that was built before was not changed.") if out.exists() else t("Nothing was written.")
        click.echo(t("The course was not built: first this must be put right. {stays}", stays=stays), err=True)
        raise SystemExit(1) from error
    click.echo(
        t(
            "The course stands in {out}: {pages} pages, {files} files, {size} MB.",
            out=out,
            pages=written.pages,
            files=written.files,
            size=f"{written.size / 1e6:.1f}",
        )
    )
    shown = {lesson.stem for lesson in pages.lessons()}
    for lesson in project.lessons():
        if lesson.stem not in shown:
            click.echo(t("Not in it, because not published yet: {stem}", stem=lesson.stem))
    if sites := project.settings().embed:
        click.echo(
            t(
                "Other websites may show lessons once your web server sends this line with pages of lessons ({pages}), and with no others:",
                pages=f"{project.language}/[0-9][0-9]-*/",
            )
        )
        click.echo(f"  Content-Security-Policy: {frame_ancestors(sites)}")
    click.echo(t("To look at it: python -m http.server --directory {out}", out=out))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Copy the course to FOLDER, new or empty, to make it your own."""
    from course.own_copy import copy_course

    try:
        copy_course(folder.resolve())
    except ProjectError as error:
        raise Wrong(str(error)) from error
    click.echo(
        t(
            "Your own course stands in {folder}. Put your details in course.toml there. To look at it: course serve {folder}",
            folder=folder,
        )
    )


@main.command()
@project_folder
def prepare(folder: Path | None) -> None:
    """Bundle the front end, let JupyterLab and plain Voilà find the template, and let git clean notebooks."""
    need("edit")
    from course.editing.clean import install_git_filter

    install_git_filter(prepared(folder).root)


@main.command()
@click.argument("where", default="", metavar="[FOLDER|ADDRESS]")
@cache_option
def doctor(where: str, cache: Path | None) -> None:
    """Say what is wrong with a set-up, and the cure: of this machine, or of ADDRESS (https://...) as the outside sees it.

    Exit code 0: all is well, or could only be better; 1: something is wrong; 2: wrong use.
    """
    from course.doctor import MUST
    from course.doctor.machine import machine
    from course.doctor.outside import Outside

    try:
        if "://" in where:
            findings = Outside(where).findings()
        else:
            project = Project(course_folder(Path(where) if where else None))
            findings = machine(project, cache or project.cache)
    except ProjectError as error:
        raise Wrong(str(error)) from error
    wrong = False
    for finding in findings:
        click.echo(finding)
        wrong |= finding.weight == MUST
    raise SystemExit(int(wrong))


for command in (edit, new_lesson, check, publish, changes):
    main.add_command(command)

if __name__ == "__main__":
    main()
