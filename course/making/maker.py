"""Makes the document of one lesson: runs its notebook once, through Voilà, in one kernel.

Runs as a process of its own (``course.making.makers``), so that a lesson that hangs, prints without end or brings its process
down cannot harm the server.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import nbformat
from nbclient.exceptions import DeadKernelError
from voila.app import Voila
from voila.notebook_renderer import NotebookRenderer

from course.lesson.document import LessonDocument, decode, encode
from course.lesson.notebook import LARGEST_NOTEBOOK, read
from course.lesson.problem import Problem
from course.making.voila_settings import maker_settings
from course.project import ASSETS, Project, ProjectError
from widgets.words import words

t = words(__file__)

#: Imported by a kernel before it is asked for anything, without a name that a lesson could see.
HEAVY = json.dumps([f"__import__({name!r})" for name in ("anywidget", "pybtex.database", "nh3", "mistune")])


class RendererApp(Voila):
    """Voilà set up for rendering, without a port or a browser."""

    def initialize(self, argv: object = None) -> None:  # noqa: ARG002 (Voilà's own signature)
        self.config_file_paths: list[str] = []
        super().initialize([])

    def _handle_signal_stop(self, sig: object, frame: object) -> None:  # noqa: ARG002
        sys.exit(1)


class Renderer(NotebookRenderer):
    """Voilà's renderer, of a notebook that has been read already."""

    def __init__(self, notebook: nbformat.NotebookNode, **settings: object) -> None:
        super().__init__(**settings)
        self._read = notebook

    async def load_notebook(self, path: str) -> nbformat.NotebookNode:  # noqa: ARG002 (Voilà's own signature)
        fixed: nbformat.NotebookNode = await self.fix_notebook(self._read)
        return fixed


@dataclass
class Workplace:
    """Voilà and a fresh kernel, which know nothing of a lesson yet; getting there takes half of the time a page takes."""

    app: RendererApp
    parts: dict[str, Any]
    kernel_id: str

    @classmethod
    async def prepare(cls, project: Project, work: Path, seconds: int) -> Workplace:
        """Start Voilà and a kernel.

        Args:
            project: the course.
            work: a folder for files that are needed meanwhile.
            seconds: the longest time one cell may take.
        """
        # What every lesson needs, so that a page maker that stands ready has it done.
        nbformat.validate(nbformat.v4.new_notebook())
        app = RendererApp(
            config=maker_settings(seconds), root_dir=str(project.root), connection_dir=str(work), log_level="ERROR"
        )
        app.initialize()
        parts = app.init_settings()
        kernel_id = await parts["kernel_manager"].start_kernel(
            kernel_name="python3",
            path=project.lesson_folder.relative_to(project.root).as_posix(),
            extra_arguments=[f"--IPKernelApp.exec_lines={HEAVY}"],
            env={**os.environ, "COURSE_LANGUAGE": project.language, "COURSE_FOLDER": str(project.lesson_folder)},
        )
        return cls(app, parts, kernel_id)

    async def close(self) -> None:
        """End the kernel."""
        await self.parts["kernel_manager"].shutdown_all(now=True)


async def make(
    project: Project, notebook: Path, content: bytes, place: Workplace | None, seconds: int = 60
) -> LessonDocument:
    """Run one notebook.

    Args:
        project: the course it belongs to.
        notebook: its file, inside the project folder: for its name, and for what stands beside it.
        content: what stood in that file; it may have been saved again since.
        place: where it is run; used for no other lesson. None when it will not come to that.
        seconds: the longest time one cell may take.

    Returns:
        The document; with nothing but the problem when the notebook could not be run.
    """

    def refused(message: str, cure: str = "", *, passing: bool = False) -> LessonDocument:
        problem = Problem(message, cure, rule="loopt-niet", lesson=notebook.stem)
        return LessonDocument(stem=notebook.stem, language=project.language, problems=[problem], passing=passing)

    if len(content) > LARGEST_NOTEBOOK:
        return refused(t("this notebook is larger than 20 MB"), t("take out the large pictures or saved output"))
    try:
        nb = nbformat.reads(json.dumps(read(content).raw), as_version=4)
        nbformat.validate(nb, relax_add_props=True)
    except Exception:  # whatever nbformat stumbles over, its author has the same to do
        return refused(t("this file is no notebook that can be read"), t("put an earlier version back"))
    try:
        project.settings()
        project.safety()
    except ProjectError as error:
        return refused(str(error))
    if place is None:
        raise ValueError("a notebook without mistakes needs a workplace to run in")
    app, parts = place.app, place.parts
    config = app.config.copy()
    about = {"folder": str(notebook.parent), "language": project.language, "seconds": seconds}
    config.VoilaConfiguration.resources = {"course": about}
    app.voila_configuration.config = config
    renderer = Renderer(
        nb,
        voila_configuration=app.voila_configuration,
        traitlet_config=config,
        notebook_path=notebook.relative_to(project.root).as_posix(),
        template_paths=app.template_paths,
        config_manager=parts["config_manager"],
        contents_manager=parts["contents_manager"],
        base_url="/",
        kernel_spec_manager=parts["kernel_spec_manager"],
        page_config={},
    )
    await renderer.initialize()
    try:
        kernel = parts["kernel_manager"].get_kernel(place.kernel_id)
        return decode(await renderer.generate_content_str(place.kernel_id, kernel))
    except DeadKernelError:
        cure = t("look whether a cell fills the computer")
        return refused(t("Python stopped during this lesson"), cure, passing=True)


async def work_on(work: Path, waits: Connection) -> LessonDocument | None:
    """Prepare, wait for the job, and do it; None when there is none any more.

    Args:
        work: a folder with ``start.json``; ``job.json`` and ``notebook.ipynb`` stand there once a word comes in.
        waits: through which it comes.
    """
    start = json.loads((work / "start.json").read_text())
    project = Project(Path(start["root"]), start["language"])
    place = await Workplace.prepare(project, work, start["seconds"])
    try:
        try:
            await asyncio.to_thread(waits.recv)
        except EOFError:  # the process that asked for documents is gone
            return None
        job = json.loads((work / "job.json").read_text())
        content = (work / "notebook.ipynb").read_bytes()
        return await make(project, Path(job["notebook"]), content, place, start["seconds"])
    finally:
        await place.close()


def main(work: Path, waits: Connection) -> None:
    """Do the job in a folder, and leave the document there; see ``work_on``."""
    os.environ["JUPYTER_PATH"] = os.pathsep.join(
        filter(None, [str(ASSETS / "jupyter"), os.environ.get("JUPYTER_PATH")])
    )
    made = asyncio.run(work_on(work, waits))
    if made is None:
        return
    (work / "lesson.json").write_bytes(encode(made))
    # Whoever waits for the document waits for the end of this process, and taking everything apart would be a third of the time.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
