"""The server with ``--live``: Voilà beside the course's own addresses, for lessons that need Python for each reader."""

from __future__ import annotations

import signal
import tempfile
from pathlib import Path
from typing import Any

from tornado.web import HTTPError, RequestHandler
from voila.app import Voila
from voila.tornado.contentshandler import VoilaContentsHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from course.groups.pages import Rule
from course.making.voila_settings import settings
from course.pages import LessonPages
from course.server.application import CourseServer
from course.server.handler import SAFE_HEADERS
from course.server.pages import live_address

# Voilà's live page starts from inline scripts, and anywidget imports its modules from blobs.
LIVE_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'self'"
)


class LiveVoila(Voila):
    """Voilà set up for live pages, without a port or a browser."""

    def initialize(self, argv: object = None) -> None:  # noqa: ARG002 (Voilà's own signature)
        self.config_file_paths: list[str] = []
        # It would take over how the server stops.
        before = signal.getsignal(signal.SIGTERM)
        super().initialize([])
        signal.signal(signal.SIGTERM, before)

    def _init_asyncio_patch(self) -> None:
        """Nothing: on Windows Voilà would choose a loop that cannot start the page makers.

        Tornado and zmq work with Python's own loop there; they start a thread that watches sockets.
        """


class LiveServer(CourseServer):
    """The server of the course, with the addresses of Voilà that a live lesson needs."""

    live = True

    def __init__(self, pages: LessonPages, ip: str, port: int, **options: Any) -> None:
        super().__init__(pages, ip, port, **options)
        config = settings(pages.seconds)
        config.MappingKernelManager.cull_idle_timeout = 900
        config.MappingKernelManager.cull_interval = 60
        self.voila = LiveVoila(config=config, root_dir=str(pages.project.root), log_level="WARN")
        self.voila.initialize()
        # Not in the configuration: Voilà copies that deeply, and would copy this server along.
        self.voila.voila_configuration.prelaunch_hook = self._only_live_lessons

    def kernels(self) -> int:
        return len(self.voila.kernel_manager.list_kernel_ids())

    def settings(self) -> dict[str, Any]:
        self.voila.connection_dir = tempfile.mkdtemp(prefix="voila_", dir=self.voila.connection_dir_root)
        # What every page of this course needs to know, before what the template knows of the course that is shipped.
        data = Path(self.voila.connection_dir, "built.j2")
        data.write_text(self.pages.templates.data(), encoding="utf-8")
        self.voila.template_paths.insert(0, str(data.parent))
        return {
            **self.voila.init_settings(),
            **super().settings(),
            "headers": {"Content-Security-Policy": LIVE_POLICY, **SAFE_HEADERS},
            # A closing live page ends its kernel without a token (Voilà's issue 1458).
            "disable_check_xsrf": True,
        }

    def rules(self) -> list[Rule]:
        closed = (TornadoVoilaTreeHandler, VoilaContentsHandler)
        theirs = [rule for rule in self.voila.init_handlers() if rule[1] not in closed]
        return super().rules() + [rule for rule in theirs if "/voila/files/" not in rule[0]]

    def start(self) -> None:
        try:
            super().start()
        finally:
            # Ends the kernels.
            self.voila.stop()

    def _only_live_lessons(self, handler: RequestHandler, notebook: object, cwd: object) -> None:  # noqa: ARG002 (Voilà's own signature)
        path = handler.request.path
        stem = Path(path).stem
        state = self.pages.states.get(stem)
        if (
            state is None
            or state.state != "live"
            or path != live_address(self.site.language, stem)
            or not self.pages.on_disk(stem)
        ):
            raise HTTPError(404)
