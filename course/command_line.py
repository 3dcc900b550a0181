"""The command ``course``."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import IO, Any

import click

from course.project import ASSETS, Project, ProjectError

# Voilà reads this while it is imported, so it comes before the imports inside the commands.
os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [str(ASSETS / "jupyter"), os.environ.get("JUPYTER_PATH")]))

project_folder = click.argument("folder", required=False, default=".", type=click.Path(path_type=Path))
cache_option = click.option(
    "--cache", type=click.Path(path_type=Path), help="Folder for made pages (default: .cache in the project)."
)
seconds_option = click.option(
    "--cell-seconds",
    default=60,
    show_default=True,
    type=click.IntRange(1, 3600),
    help="Longest time one cell may take.",
)


class Wrong(click.ClickException):
    """Wrong use: one line that says what to do, exit code 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002
        click.echo(self.message, err=True)


def _prepare(folder: Path) -> Project:
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
@cache_option
@seconds_option
def serve(
    folder: Path,
    port: int,
    ip: str | None,
    browser: bool,
    live: bool,
    author: bool,
    group: bool,
    rooms: str,
    address: str,
    replace: bool,
    cache: Path | None,
    cell_seconds: int,
) -> None:
    """Serve the course of FOLDER (this folder unless named)."""
    project = _prepare(folder)
    from course.groups.sqlite_store import forget_old_rooms
    from course.pages import LessonPages
    from course.server.rooms import GroupOptions
    from course.server.run import run

    try:
        place = cache or project.cache
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
def build(folder: Path, out: Path, cache: Path | None, cell_seconds: int) -> None:
    """Write the course of FOLDER as static files, for any web server and any base path.

    Exit code 0: written; 1: a lesson has a mistake, and what stood in DIR still does; 2: wrong use.
    """
    import asyncio

    project = _prepare(folder)
    from course.build import BrokenLessons, refuse_other_folders
    from course.build import build as write
    from course.groups.sqlite_store import forget_old_rooms
    from course.pages import LessonPages

    def report(done: int, total: int, stem: str) -> None:
        click.echo(f"Les {done} van {total} gemaakt: {stem}")

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
        stays = "De eerder gebouwde cursus is niet veranderd." if out.exists() else "Er is niets geschreven."
        click.echo(f"De cursus is niet gebouwd: eerst moet dit in orde zijn. {stays}", err=True)
        raise SystemExit(1) from error
    click.echo(
        f"De cursus staat in {out}: {written.pages} pagina's, {written.files} bestanden, {written.size / 1e6:.1f} MB."
    )
    shown = {lesson.stem for lesson in pages.lessons()}
    for lesson in project.lessons():
        if lesson.stem not in shown:
            click.echo(f"Niet erbij, want nog niet gepubliceerd: {lesson.stem}")
    click.echo(f"Bekijken: python -m http.server --directory {out}")


@main.command()
@project_folder
@click.option("--port", default=8888, show_default=True, type=click.IntRange(1, 65535))
@click.option("--browser/--no-browser", default=True, help="Open the start page in a browser.")
def edit(folder: Path, port: int, browser: bool) -> None:
    """Write the lessons of FOLDER (this folder unless named) in JupyterLab, with their preview beside it."""
    project = _prepare(folder)
    from course.editing.lab import edit as start
    from course.server.listening import free_port

    try:
        free_port("127.0.0.1", port, "course edit")
        start(project, port, browser=browser, report=click.echo)
    except ProjectError as error:
        raise Wrong(str(error)) from error


@main.command()
@project_folder
def prepare(folder: Path) -> None:
    """Bundle the front end, let JupyterLab and plain Voilà find the template, and let git clean notebooks."""
    from course.editing.clean import install_git_filter

    install_git_filter(_prepare(folder).root)


@main.command("new-lesson")
@click.argument("title")
@click.option("--folder", default=".", type=click.Path(path_type=Path), help="The course (default: this folder).")
def new_lesson(title: str, folder: Path) -> None:
    """Make a lesson called TITLE from the template; publishing waits until its sentences are the author's own."""
    from course.editing.new_lesson import TitleError
    from course.editing.new_lesson import new_lesson as make

    try:
        path = make(Project(folder.resolve()), title)
    except (ProjectError, TitleError) as error:
        raise Wrong(str(error)) from error
    click.echo(f"Uw nieuwe les staat klaar: {path}")
    click.echo(f"Schrijven: make edit, en kies daar deze les. Patiënten zien de les na: course publish {path.stem}")


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH ...]", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", "json"]),
    help="json is for machines.",
)
@click.option("--fast", is_flag=True, help="Only read the lessons, do not run them.")
def check(paths: tuple[Path, ...], form: str, fast: bool) -> None:
    """Read lessons as an editor would: all of them, or those at PATH (notebooks, or a folder).

    Exit code 0: nothing to change (tips do not count); 1: there is; 2: wrong use.
    """
    try:
        project, lessons = _chosen(paths)
        from course.check import check as look
        from course.check.report import as_json, as_text, problems

        if not fast:
            _prepare(project.root)
        findings = look(project, lessons, fast=fast)
        count = len(lessons or project.lessons())
    except (ProjectError, ValueError) as error:
        raise Wrong(str(error)) from error
    click.echo((as_json if form == "json" else as_text)(findings, count))
    raise SystemExit(1 if problems(findings) else 0)


@main.command()
@click.argument("stems", nargs=-1, metavar="[LESSON ...]")
@click.option("--folder", default=".", type=click.Path(path_type=Path), help="The course (default: this folder).")
@click.option(
    "--back",
    default="",
    metavar="VERSION",
    help="Let readers see this earlier version of one lesson again (see: course changes --earlier).",
)
def publish(stems: tuple[str, ...], folder: Path, back: str) -> None:
    """Let readers see lessons: those named (such as 03-de-cirkel), or every draft. Checks them first.

    Exit code 0: published; 1: something must be changed first, and nothing was published; 2: wrong use.
    """
    project = _prepare(folder)
    if back:
        _put_back(project, stems, back)
        return
    from course.check.report import as_text
    from course.editing.publishing import PublishError, drafts, unreviewed
    from course.editing.publishing import publish as put_out

    chosen = [Path(stem).stem for stem in stems] or drafts(project)
    if not chosen:
        click.echo("Er is niets te publiceren: patiënten zien alle lessen zoals ze zijn.")
        return
    try:
        findings = put_out(project, chosen)
    except (PublishError, ProjectError, ValueError) as error:
        raise Wrong(str(error)) from error
    if findings:
        click.echo(as_text(findings, len(chosen)))
        click.echo("Nog niet gepubliceerd: verander eerst wat hierboven staat. Patiënten zien de les zoals ze was.")
        raise SystemExit(1)
    for stem in chosen:
        click.echo(
            f"Gepubliceerd: {stem}. Staat de cursus op een andere server? Zet daar dan ook de nieuwe versie neer."
        )
        if unreviewed(project, stem):
            click.echo(
                "  Er staat nog niet bij wanneer deze les is nagekeken. Laat twee mensen meelezen, met het nakijkblad."
            )


def _put_back(project: Project, stems: tuple[str, ...], version: str) -> None:
    from course.editing.earlier import find_commit, put_back
    from course.editing.publishing import PublishError

    if len(stems) != 1:
        raise Wrong("Noem bij --back één les, zoals: course publish --back 1a2b3c4 03-de-cirkel")
    stem = Path(stems[0]).stem
    try:
        put_back(project, stem, find_commit(project, stem, version))
    except (PublishError, ProjectError, ValueError) as error:
        raise Wrong(str(error)) from error
    click.echo(f"Teruggezet: {stem}. Wat patiënten hiervoor zagen, staat nog bij: course changes --earlier {stem}")


@main.command()
@click.argument("stems", nargs=-1, metavar="[LESSON ...]")
@click.option("--folder", default=".", type=click.Path(path_type=Path), help="The course (default: this folder).")
@click.option("--earlier", is_flag=True, help="List the versions that readers saw before, each with what it changed.")
def changes(stems: tuple[str, ...], folder: Path, earlier: bool) -> None:
    """Say in words what changed since lessons were published: in those named, or in all."""
    from course.editing.changes import changes as find
    from course.editing.publishing import PublishError

    try:
        project = Project(folder.resolve())
        chosen = [Path(stem).stem for stem in stems] or [lesson.stem for lesson in project.lessons()]
        if earlier:
            click.echo("\n".join(line for stem in chosen for line in _earlier(project, stem)))
            return
        sentences = [change.sentence for stem in chosen for change in find(project, stem)]
    except (PublishError, ProjectError) as error:
        raise Wrong(str(error)) from error
    click.echo("\n".join(sentences) or "Er is niets veranderd sinds het publiceren.")


def _earlier(project: Project, stem: str) -> list[str]:
    """The versions of a lesson that readers saw, as lines."""
    from course.editing.earlier import earlier_versions

    versions, more = earlier_versions(project, stem)
    if not versions:
        return [f"Van {stem} zijn geen eerdere versies bewaard."]
    lines = []
    for version in versions:
        lines.append(f"{stem} {version.commit[:12]}: {version.when}{' (dit zien patiënten nu)' if version.now else ''}")
        lines += (
            ["  Dit is de eerste versie."] if version.first else [f"  {change.sentence}" for change in version.changes]
        )
    return [*lines, "Dit zijn de nieuwste; git heeft er meer."] if more else lines


def _chosen(paths: tuple[Path, ...]) -> tuple[Project, list[Path]]:
    """The course and the lessons that the paths name; no lessons when they name the whole course."""
    if not paths:
        return Project(Path.cwd()), []
    start = paths[0].resolve()
    root = next((place for place in (start, *start.parents) if (place / "lessons").is_dir()), Path.cwd())
    project = Project(root)
    known = {lesson.path.resolve(): lesson.path for lesson in project.lessons()}
    by_name = {lesson.stem: lesson.path for lesson in project.lessons()}
    found: list[Path] = []
    for path in paths:
        whole = path.resolve()
        if whole in (root, root / "lessons", project.lesson_folder.resolve()):
            return project, []
        lesson = known.get(whole) or by_name.get(str(path))
        if lesson is None:
            what = "is geen les van deze cursus" if whole.exists() else "bestaat niet"
            raise Wrong(
                f'"{path}" {what}. Een les is bijvoorbeeld: {next(iter(known.values()), project.lesson_folder)}'
            )
        found.append(lesson)
    return project, found


if __name__ == "__main__":
    main()
