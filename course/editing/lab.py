"""``course edit``: JupyterLab on the lessons, with our pages for authors on the same server (at ``/course/``).

The pages are a server extension, loaded by ``assets/jupyter/config``; JupyterLab itself is as PyPI has it.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import threading
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_server.extension.application import ExtensionApp
from jupyter_server.utils import url_path_join
from tornado.web import HTTPError

from course.editing.clean import jupyter_environment, keep_kernel, keep_step_ids, on_save
from course.editing.desk import Desk
from course.editing.front import Front
from course.editing.handlers import handlers
from course.editing.photos import point_to_smaller, shrink_photos
from course.editing.publishing import PublishError, mark_draft, read_bytes
from course.editing.versions import whole
from course.project import ASSETS, Project, ProjectError
from widgets.words import later, words

t = words(__file__)

log = logging.getLogger("course")

NOT_SAVED = later(
    "The lesson is not saved yet: something is odd about the file. Leave this window open, and ask somebody who runs the course to look at it."
)
#: Seconds that JupyterLab may take to stop; as a rule it needs one or two.
PATIENCE = 10
#: What a kernel knows from its start. A new cell with %%quiz then works, also when nobody ran the first cell of the lesson.
KNOWN = json.dumps(["from widgets import *"])


class LessonKernels(KernelSpecManager):
    """The kernels in which an author tries a cell. Pages are made in others, which know only what the lesson brings."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """The kernel as it is installed, started with what lessons use; nothing of it is written to the user's own IPython."""
        spec = super().get_kernel_spec(kernel_name)
        if "ipykernel_launcher" in spec.argv:
            spec.argv = [*spec.argv, f"--IPKernelApp.exec_lines={KNOWN}"]
        return spec


class CoursePages(ExtensionApp):
    """The pages for authors, beside JupyterLab."""

    name = "course"

    def initialize_settings(self) -> None:
        """Find the course in the folder that Jupyter serves."""
        self.desk: Desk | None = None
        lab = self.serverapp
        if lab is None:
            return
        try:
            self.desk = Desk(Project(Path(lab.root_dir).resolve()), url_path_join(lab.base_url, "course/"))
        except ProjectError as error:
            # JupyterLab was started elsewhere: it works, without these pages.
            log.warning("%s", error)

    def initialize_handlers(self) -> None:
        """Add the addresses of the pages."""
        if self.desk:
            self.handlers.extend(handlers(self.desk))

    async def stop_extension(self) -> None:
        """End whatever makes pages."""
        if self.desk:
            await self.desk.pages.stop()


def before_save(model: dict[str, Any], path: str, contents_manager: Any) -> None:
    """Jupyter's hook before a save: the file gets no outputs and keeps its kernel, and a lesson that differs from what readers see is a draft.

    Raises:
        HTTPError: it cannot be told apart from what readers see. Jupyter then shows why and writes nothing; any other
            exception it would pass over, and the change would be with readers at once.
    """
    try:
        on_save(model)
        if model.get("type") == "notebook" and model.get("content"):
            file = Path(contents_manager.root_dir, path)
            shrink_photos(model["content"])
            point_to_smaller(model["content"], file.parent)
            before = whole(read_bytes(file))
            keep_kernel(model["content"], before.raw if before else None)
            keep_step_ids(model["content"], before.raw if before else None)
            mark_draft(model["content"], file)
    except PublishError as error:
        raise HTTPError(
            409,
            t("The lesson is not saved yet. Leave this window open. {error}", error=error),
            reason=t("Not saved yet"),
        ) from error
    except Exception as error:
        log.exception("%s could not be made ready for saving", path)
        raise HTTPError(409, t(NOT_SAVED), reason=t("Not saved yet")) from error


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    return [{"module": "course.editing.lab", "app": CoursePages}]


def edit(project: Project, port: int, front: Front, *, browser: bool, report: Callable[[str], None]) -> None:
    """Serve JupyterLab and the pages for authors until stopped.

    Args:
        project: the course.
        port: to listen on, on this computer only.
        front: who may come in.
        browser: whether to open the start page.
        report: gets what the author should know.
    """
    os.environ.update(jupyter_environment(ASSETS))
    from jupyterlab.labapp import LabApp

    place = project.cache / "jupyterlab"
    # Jupyter warns its developers; an author can do nothing about it.
    warnings.simplefilter("ignore")
    server = LabApp.initialize_server(
        argv=[
            f"--ServerApp.root_dir={project.root}",
            f"--ServerApp.port={port}",
            "--ServerApp.ip=localhost",
            "--ServerApp.port_retries=0",
            f"--ServerApp.open_browser={browser}",
            # Only on this computer, and only with the token.
            "--ServerApp.allow_root=True",
            # Not left to Jupyter, so that the address is printed once, in Dutch.
            *front.arguments(),
            "--ServerApp.log_level=ERROR",
            "--LabApp.log_level=ERROR",
            "--LabApp.default_url=/course/",
            # What an author changes on the screen is for this course only, so that it cannot spoil the pages here.
            f"--LabApp.user_settings_dir={place / 'settings'}",
            f"--LabApp.workspaces_dir={place / 'workspaces'}",
        ]
    )

    def stop(*_: object) -> None:
        # Jupyter waits for what it started, also for a kernel that is only just starting; that must not hold up who stops.
        last = threading.Timer(PATIENCE, _end_now)
        last.daemon = True
        last.start()
        server.stop(from_signal=True)

    # At Ctrl-C Jupyter would ask first whether it may stop.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    report(front.told(port))
    server.start()


def _end_now() -> None:
    """End this process and all that it started."""
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            process.kill()
    os._exit(0)
