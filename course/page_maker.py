"""Makes the page of one lesson: runs its notebook once, through Voilà, in one kernel.

Runs as a process of its own (``python -m course.page_maker``), so that a lesson that hangs, prints
without end or brings its process down cannot harm the server.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path

import nbformat
from jinja2 import FileSystemBytecodeCache
from nbclient.exceptions import DeadKernelError
from traitlets.config import Config
from voila.app import Voila
from voila.notebook_renderer import NotebookRenderer

import widgets
from course.front_end import template_data
from course.groups.lesson import group_part
from course.lesson.notebook import LARGEST_NOTEBOOK
from course.markdown import picture_mistakes
from course.project import ASSETS, Problem, Project, ProjectError
from widgets.glossary import Glossary, GlossaryError, marked
from widgets.prose import citation_mistakes
from widgets.sources import Sources

LARGEST_PAGE = 5_000_000  # bytes; our largest lesson is under 300 KB
MOST_PRINTED = 1_000_000  # characters; a lesson has nothing to print
NO_IMPORT = "de les kent dit onderdeel nog niet; zet onder de titel een codecel met: from widgets import *"
#: Imported by a kernel before it is asked for anything, without a name that a lesson could see.
HEAVY = json.dumps([f"__import__({name!r})" for name in ("anywidget", "pybtex.database", "nh3", "mistune")])
TIMEOUT = "CellTimeout"
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclass
class Made:
    """The outcome for one lesson: ``good`` (with a page), ``broken``, or ``live``.

    Args:
        passing: whether it may well go right when it is tried again.
    """

    state: str
    problems: list[Problem]
    page: str = ""
    #: What a group session needs of the lesson (course/groups/lesson.py).
    group: dict = field(default_factory=dict)
    passing: bool = False


class RendererApp(Voila):
    """Voilà set up for rendering, without a port or a browser."""

    def initialize(self, argv=None) -> None:  # noqa: ARG002 (Voilà's own signature)
        self.config_file_paths = []
        super().initialize([])

    def _handle_signal_stop(self, sig, frame) -> None:  # noqa: ARG002
        sys.exit(1)


class Renderer(NotebookRenderer):
    """Voilà's renderer, of a notebook that has been read already."""

    def __init__(self, notebook: nbformat.NotebookNode, **settings: object) -> None:
        super().__init__(**settings)
        self._read = notebook

    async def load_notebook(self, path: str) -> nbformat.NotebookNode:  # noqa: ARG002 (Voilà's own signature)
        return await self.fix_notebook(self._read)


def settings(seconds: int) -> Config:
    """Voilà's settings for every lesson, live or not.

    Args:
        seconds: the longest time one cell may take.
    """
    return Config(
        {
            "VoilaConfiguration": {
                "template": "course",
                "strip_sources": True,
                "allow_template_override": "NO",
                "allow_theme_override": "NO",
                "progressive_rendering": False,
                "extension_allowlist": [
                    "@jupyter-widgets/jupyterlab-manager",
                    "@voila-dashboards/widgets-manager8",
                    "anywidget",
                ],
                "file_allowlist": [],
                # Voilà's sign of life is a script, and would come before our page, which knows it only later.
                "http_keep_alive_timeout": 10 * seconds,
            },
            "VoilaExporter": {
                "markdown_renderer_class": "course.markdown.LessonMarkdown",
                "language_code": "nl",
            },
            "VoilaExecutor": {
                "timeout": seconds,
                "interrupt_on_timeout": True,
                "error_on_timeout": {"ename": TIMEOUT, "evalue": "", "traceback": []},
            },
        }
    )


def maker_settings(seconds: int) -> Config:
    """Those for making a page, where a kernel runs a lesson once.

    Args:
        seconds: the longest time one cell may take.
    """
    config = settings(seconds)
    # A kernel that died must stay dead: a new one knows nothing of the cells that were run, and would hide that this one died.
    config.KernelManager.autorestart = False
    config.VoilaExecutor.on_cell_executed = _tell_timeout
    return config


def _tell_timeout(cell: nbformat.NotebookNode, execute_reply: dict, **_: object) -> None:
    """Leave an error in a cell that ran out of time: it may not heed being stopped, and a busy computer may be too late to say it."""
    told = any(output.output_type == "error" for output in cell.outputs)
    if execute_reply["content"].get("ename") == TIMEOUT and not told:
        cell.outputs.append(nbformat.v4.new_output("error", ename="KeyboardInterrupt", evalue=""))


@dataclass
class Workplace:
    """Voilà and a fresh kernel, which know nothing of a lesson yet; getting there takes half of the time a page takes."""

    app: RendererApp
    parts: dict
    kernel_id: str
    templates: FileSystemBytecodeCache

    @classmethod
    async def prepare(cls, project: Project, work: Path, seconds: int, templates: str) -> Workplace:
        """Start Voilà and a kernel.

        Args:
            project: the course.
            work: a folder for files that are needed meanwhile.
            seconds: the longest time one cell may take.
            templates: a folder where compiled templates are kept.
        """
        # What every lesson needs, so that a page maker that stands ready has it done.
        nbformat.validate(nbformat.v4.new_notebook())
        Sources.load(project.lesson_folder)
        Glossary.load(project.lesson_folder)
        app = RendererApp(
            config=maker_settings(seconds), root_dir=str(project.root), connection_dir=str(work), log_level="ERROR"
        )
        app.initialize()
        parts = app.init_settings()
        kernel_id = await parts["kernel_manager"].start_kernel(
            kernel_name="python3",
            path=project.lesson_folder.relative_to(project.root).as_posix(),
            extra_arguments=[f"--IPKernelApp.exec_lines={HEAVY}"],
            env={**os.environ, "COURSE_LANGUAGE": project.language},
        )
        return cls(app, parts, kernel_id, FileSystemBytecodeCache(templates))

    async def close(self) -> None:
        """End the kernel."""
        await self.parts["kernel_manager"].shutdown_all(now=True)


async def make(
    project: Project, notebook: Path, content: bytes, site: dict, work: Path, place: Workplace, seconds: int = 60
) -> Made:
    """Run one notebook and write its page.

    Args:
        project: the course it belongs to.
        notebook: its file, inside the project folder: for its name, and for what stands beside it.
        content: what stood in that file; it may have been saved again since.
        site: addresses the page uses: ``static``, ``home`` and ``lang``.
        work: a folder for files that are needed meanwhile.
        place: where it is run; used for no other lesson.
        seconds: the longest time one cell may take.
    """
    stem = notebook.stem
    if len(content) > LARGEST_NOTEBOOK:
        return Made(
            "broken",
            [Problem(stem, "dit notebook is groter dan 20 MB; haal de grote plaatjes of opgeslagen uitvoer eruit")],
        )
    try:
        nb = nbformat.reads(content.decode(), as_version=4)
        nbformat.validate(nb, relax_add_props=True)
    except Exception:  # whatever nbformat stumbles over, its author has the same to do
        return Made("broken", [Problem(stem, "dit bestand is geen leesbaar notebook; zet een eerdere versie terug")])
    try:
        (work / "built.j2").write_text(template_data(project), encoding="utf-8")
    except ProjectError as error:
        return Made("broken", [Problem(stem, str(error))])
    app, parts = place.app, place.parts
    config = app.config.copy()
    config.VoilaConfiguration.resources = {"course": site}
    app.voila_configuration.config = config
    renderer = Renderer(
        nb,
        voila_configuration=app.voila_configuration,
        traitlet_config=config,
        notebook_path=notebook.relative_to(project.root).as_posix(),
        template_paths=[str(work), *app.template_paths],
        config_manager=parts["config_manager"],
        contents_manager=parts["contents_manager"],
        base_url="/",
        kernel_spec_manager=parts["kernel_spec_manager"],
        page_config={},
    )
    await renderer.initialize()
    # The order of a widget's options has a meaning; Jinja would sort them by their keys.
    renderer.exporter.environment.policies["json.dumps_kwargs"] = {}
    # Compiling the templates takes a fifth of the time of a page; they are known by their text.
    renderer.exporter.environment.bytecode_cache = place.templates
    try:
        kernel = parts["kernel_manager"].get_kernel(place.kernel_id)
        html = await renderer.generate_content_str(place.kernel_id, kernel)
    except DeadKernelError:
        problem = Problem(stem, "Python is gestopt tijdens deze les; kijk of een cel de computer vol laat lopen")
        return Made("broken", [problem], passing=True)
    return _judge(stem, renderer.executor.nb, html, seconds, notebook.parent)


def _judge(stem: str, nb: nbformat.NotebookNode, html: str, seconds: int, folder: Path) -> Made:
    problems = [
        *_cell_problems(stem, nb, seconds),
        *_double_names(stem, nb),
        *_citation_problems(stem, nb, Sources.load(folder)),
        *_glossary_problems(stem, nb, folder),
        *_picture_problems(stem, nb),
    ]
    if len(html.encode()) > LARGEST_PAGE:
        problems.append(Problem(stem, "de pagina is groter dan 5 MB; gebruik minder of kleinere plaatjes"))
    if problems:
        return Made("broken", problems, passing=_may_pass(nb))
    needs = re.search(r'<meta name="needs-kernel" content="([^"]*)">', html)
    if needs:
        message = (
            f"deze les gebruikt onderdelen die alleen met Python op de achtergrond werken ({needs[1]}); "
            "patiënten zien deze les niet, tenzij de cursus draait met: course serve --live"
        )
        return Made("live", [Problem(stem, message)])
    return Made("good", [], html, group_part(nb))


def _may_pass(nb: nbformat.NotebookNode) -> bool:
    """Whether a cell ran out of time or memory: perhaps the computer was only busy."""
    errors = (o.ename for cell in nb.cells for o in cell.get("outputs", []) if o.output_type == "error")
    return any(name in ("KeyboardInterrupt", "MemoryError") for name in errors)


def _unknown(output: nbformat.NotebookNode) -> bool:
    """Whether a cell asks for something of ours before the line that brings it."""
    if output.output_type == "stream":
        # A magic that is not there is no error for IPython: the question would just be missing.
        return bool(re.search("UsageError: Cell magic `%%(quiz|vertel)` not found", ANSI.sub("", output.text)))
    return output.get("ename") == "NameError" and any(f"'{name}'" in output.evalue for name in widgets.__all__)


def _cell_problems(stem: str, nb: nbformat.NotebookNode, seconds: int):
    told = False
    for number, cell in enumerate(nb.cells, 1):
        outputs = cell.get("outputs", [])
        printed = sum(len(o.get("text", "")) for o in outputs if o.output_type == "stream")
        if printed > MOST_PRINTED:
            yield Problem(stem, f"deze cel drukt {printed // 1_000_000} miljoen tekens af; haal de print weg", number)
        for output in outputs:
            if _unknown(output):
                if not told:
                    yield Problem(stem, NO_IMPORT, number, 1)
                told = True
                continue
            if output.output_type != "error":
                continue
            lines = re.findall(r"Cell In\[\d+\], line (\d+)", ANSI.sub("", "\n".join(output.traceback)))
            line = int(lines[0]) if lines else None
            if output.ename == "KeyboardInterrupt":
                yield Problem(
                    stem,
                    f"deze cel was na {seconds} {'seconde' if seconds == 1 else 'seconden'} nog niet klaar; maak de cel korter",
                    number,
                    line,
                )
            elif output.ename in ("QuizError", "SceneError"):
                for mistake in output.evalue.splitlines():
                    at = re.match(r"regel (\d+): (.*)", mistake)
                    yield Problem(stem, at[2] if at else mistake, number, int(at[1]) if at else None)
            else:
                yield Problem(stem, f"Python meldt: {output.ename}: {output.evalue}", number, line)


def _citation_problems(stem: str, nb: nbformat.NotebookNode, sources: Sources):
    for number, cell in enumerate(nb.cells, 1):
        if cell.cell_type == "markdown":
            for mistake in citation_mistakes(cell.source, sources):
                yield Problem(stem, mistake.message, number, mistake.line + 1)


def _glossary_problems(stem: str, nb: nbformat.NotebookNode, folder: Path):
    try:
        glossary = Glossary.load(folder)
    except GlossaryError as error:
        yield Problem(stem, str(error))
        return
    for number, cell in enumerate(nb.cells, 1):
        for line, word in marked(cell.source) if cell.cell_type == "markdown" else ():
            try:
                glossary.get(word)
            except GlossaryError as error:
                yield Problem(stem, str(error), number, line + 1)


def _picture_problems(stem: str, nb: nbformat.NotebookNode):
    for number, cell in enumerate(nb.cells, 1):
        if cell.cell_type == "markdown":
            for line, message in picture_mistakes(cell.source, cell.get("attachments")):
                yield Problem(stem, message, number, line)
        drawn = any("image/png" in output.get("data", {}) for output in cell.get("outputs", []))
        if drawn and not cell.metadata.get("alt"):
            message = 'het plaatje van deze cel heeft geen beschrijving; zet in de metadata van de cel: "alt": "wat er te zien is"'
            yield Problem(stem, message, number, 1)


def _double_names(stem: str, nb: nbformat.NotebookNode):
    """Two widgets with one name would share the reader's answers."""
    mime = "application/vnd.jupyter.widget-view+json"
    states = nb.metadata.get("widgets", {}).get("application/vnd.jupyter.widget-state+json", {}).get("state", {})
    seen: dict[str, int] = {}
    for number, cell in enumerate(nb.cells, 1):
        for output in cell.get("outputs", []):
            model = output.get("data", {}).get(mime, {}).get("model_id")
            name = states.get(model, {}).get("state", {}).get("name") if model else None
            if not name:
                continue
            if name in seen:
                yield Problem(
                    stem,
                    f"de naam '{name}' staat ook in cel {seen[name]}; geef dit onderdeel een andere naam",
                    number,
                    1,
                )
            seen.setdefault(name, number)


async def work_on(work: Path) -> Made | None:
    """Prepare, wait for the job, and do it; None when there is none any more.

    Args:
        work: a folder with ``start.json``; ``job.json`` and ``notebook.ipynb`` stand there once a line comes in.
    """
    start = json.loads((work / "start.json").read_text())
    project = Project(Path(start["root"]), start["language"])
    # References are looked up from the lesson's folder, in this process and in the kernel alike.
    os.chdir(project.lesson_folder)
    place = await Workplace.prepare(project, work, start["seconds"], start["templates"])
    try:
        # Also ends, without a line, when the process that asked for pages is gone.
        if not await asyncio.to_thread(sys.stdin.readline):
            return None
        job = json.loads((work / "job.json").read_text())
        content = (work / "notebook.ipynb").read_bytes()
        return await make(project, Path(job["notebook"]), content, job["site"], work, place, start["seconds"])
    finally:
        await place.close()


def main() -> None:
    """``python -m course.page_maker FOLDER``: do the job in that folder, leave page and outcome there."""
    work = Path(sys.argv[1])
    os.environ["JUPYTER_PATH"] = os.pathsep.join(
        filter(None, [str(ASSETS / "jupyter"), os.environ.get("JUPYTER_PATH")])
    )
    made = asyncio.run(work_on(work))
    if made is None:
        return
    (work / "page.html").write_text(made.page, encoding="utf-8")
    outcome = {
        "state": made.state,
        "problems": [asdict(p) for p in made.problems],
        "passing": made.passing,
        "group": made.group,
    }
    (work / "outcome.json").write_text(json.dumps(outcome))
    # Whoever waits for the page waits for the end of this process, and taking everything apart would be a third of the time.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
