"""The command ``course``."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import IO, Any

import click

from course.project import ASSETS, Project, ProjectError
from widgets.words import words

t = words(__file__)

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
    click.echo(t("To look at it: python -m http.server --directory {out}", out=out))


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
    click.echo(t("Your new lesson is ready: {path}", path=path))
    click.echo(
        t(
            "To write: make edit, and choose this lesson there. Patients see the lesson after: course publish {stem}",
            stem=path.stem,
        )
    )


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
        click.echo(t("There is nothing to publish: patients see all lessons as they are."))
        return
    try:
        findings = put_out(project, chosen)
    except (PublishError, ProjectError, ValueError) as error:
        raise Wrong(str(error)) from error
    if findings:
        click.echo(as_text(findings, len(chosen)))
        click.echo(t("Not published yet: first change what stands above. Patients see the lesson as it was."))
        raise SystemExit(1)
    for stem in chosen:
        click.echo(
            t(
                "Published: {stem}. Does the course stand on another server? Then put the new version there too.",
                stem=stem,
            )
        )
        if unreviewed(project, stem):
            click.echo(
                t(
                    "  It does not say yet when this lesson was reviewed. Let two people read along, with the review sheet."
                )
            )


def _put_back(project: Project, stems: tuple[str, ...], version: str) -> None:
    from course.editing.earlier import find_commit, put_back
    from course.editing.publishing import PublishError

    if len(stems) != 1:
        raise Wrong(t("Name one lesson with --back, such as: course publish --back 1a2b3c4 03-de-cirkel"))
    stem = Path(stems[0]).stem
    try:
        put_back(project, stem, find_commit(project, stem, version))
    except (PublishError, ProjectError, ValueError) as error:
        raise Wrong(str(error)) from error
    click.echo(
        t(
            "Put back: {stem}. What patients saw before still stands at: course changes --earlier {stem}",
            stem=stem,
        )
    )


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
    click.echo("\n".join(sentences) or t("Nothing was changed since publishing."))


def _earlier(project: Project, stem: str) -> list[str]:
    """The versions of a lesson that readers saw, as lines."""
    from course.editing.earlier import earlier_versions

    versions, more = earlier_versions(project, stem)
    if not versions:
        return [t("Of {stem} no earlier versions were kept.", stem=stem)]
    lines = []
    now = f" ({t('patients see this now')})"
    for version in versions:
        lines.append(f"{stem} {version.commit[:12]}: {version.when}{now if version.now else ''}")
        lines += (
            [t("  This is the first version.")]
            if version.first
            else [f"  {change.sentence}" for change in version.changes]
        )
    return [*lines, t("These are the newest; git has more.")] if more else lines


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
            raise Wrong(
                t(
                    '"{path}" is no lesson of this course. A lesson is for instance: {example}'
                    if whole.exists()
                    else '"{path}" does not exist. A lesson is for instance: {example}',
                    path=path,
                    example=next(iter(known.values()), project.lesson_folder),
                )
            )
        found.append(lesson)
    return project, found


if __name__ == "__main__":
    main()
