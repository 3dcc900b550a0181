"""The commands of who writes lessons."""

from __future__ import annotations

from pathlib import Path

import click

from course.commands import Wrong, course_folder, folder_option, need, own_course, prepared, project_folder
from course.project import Project, ProjectError
from widgets.shipped import INSTALLED
from widgets.words import words

t = words(__file__)


@click.command()
@project_folder
@click.option("--port", default=8888, show_default=True, type=click.IntRange(1, 65535))
@click.option("--browser/--no-browser", default=True, help="Open the start page in a browser.")
@click.option(
    "--address",
    default="",
    metavar="URL",
    help="Address (https://...) at which your own web server passes this on; whoever comes there needs the token in COURSE_TOKEN.",
)
def edit(folder: Path | None, port: int, browser: bool, address: str) -> None:
    """Write the lessons of FOLDER (this folder unless named) in JupyterLab, with their preview beside it."""
    project = _to_change(folder)
    from course.editing.front import Front
    from course.editing.lab import edit as start
    from course.server.listening import free_port

    try:
        free_port("127.0.0.1", port, "course edit")
        start(project, port, Front.at(address), browser=browser, report=click.echo)
    except ProjectError as error:
        raise Wrong(str(error)) from error


def _to_change(folder: Path | None) -> Project:
    """A course that may be changed, with its front end bundled."""
    try:
        return prepared(own_course(folder).root)
    except ProjectError as error:
        raise Wrong(str(error)) from error


@click.command("new-lesson")
@click.argument("title")
@folder_option
def new_lesson(title: str, folder: Path | None) -> None:
    """Make a lesson called TITLE from the template; publishing waits until its sentences are the author's own."""
    need("edit")
    from course.editing.new_lesson import TitleError
    from course.editing.new_lesson import new_lesson as make

    try:
        path = make(own_course(folder), title)
    except (ProjectError, TitleError) as error:
        raise Wrong(str(error)) from error
    click.echo(t("Your new lesson is ready: {path}", path=path))
    click.echo(
        t(
            "To write: {command}, and choose this lesson there. Patients see the lesson after: course publish {stem}",
            command="course edit" if INSTALLED else "make edit",
            stem=path.stem,
        )
    )


@click.command()
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
    need("edit")
    try:
        project, lessons = _chosen(paths)
        from course.check import check as look
        from course.check.report import as_json, as_text, problems

        if not fast:
            prepared(project.root)
        findings = look(project, lessons, fast=fast)
        count = len(lessons or project.lessons())
    except (ProjectError, ValueError) as error:
        raise Wrong(str(error)) from error
    click.echo((as_json if form == "json" else as_text)(findings, count))
    raise SystemExit(1 if problems(findings) else 0)


@click.command()
@click.argument("stems", nargs=-1, metavar="[LESSON ...]")
@folder_option
@click.option(
    "--back",
    default="",
    metavar="VERSION",
    help="Let readers see this earlier version of one lesson again (see: course changes --earlier).",
)
def publish(stems: tuple[str, ...], folder: Path | None, back: str) -> None:
    """Let readers see lessons: those named (such as 03-de-cirkel), or every draft. Checks them first.

    Exit code 0: published; 1: something must be changed first, and nothing was published; 2: wrong use.
    """
    project = _to_change(folder)
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


@click.command()
@click.argument("stems", nargs=-1, metavar="[LESSON ...]")
@folder_option
@click.option("--earlier", is_flag=True, help="List the versions that readers saw before, each with what it changed.")
def changes(stems: tuple[str, ...], folder: Path | None, earlier: bool) -> None:
    """Say in words what changed since lessons were published: in those named, or in all."""
    need("edit")
    from course.editing.changes import changes as find
    from course.editing.publishing import PublishError

    try:
        project = own_course(folder)
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
        return Project(course_folder(None)), []
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
