"""Whether the server lives and whether it is ready, for who runs it and for what restarts it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from course.groups.hub import Hub
from course.server.handler import CourseHandler
from course.site import Site


class _AnswerHandler(CourseHandler):
    counted_as = "watch"

    def tell(self, what: dict[str, Any], status: int = 200) -> None:
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-store")
        self.write(json.dumps(what))


class HealthHandler(_AnswerHandler):
    """``/health``: the server lives; and whether it is well, for the people who run it."""

    def initialize(self, site: Site, hub: Hub | None = None) -> None:
        super().initialize(site)
        self.hub = hub

    async def get(self) -> None:
        self.tell(self.site.health(await self.hub.trouble() if self.hub else ""))


class ReadyHandler(_AnswerHandler):
    """``/ready``: 200 once every lesson is made, 503 before that and while the server stops."""

    def initialize(self, site: Site, leaving: Callable[[], bool] = bool) -> None:
        super().initialize(site)
        self.leaving = leaving

    async def get(self) -> None:
        waits_for = "stop" if self.leaving() else self.site.waits_for()
        self.tell(
            {"ready": not waits_for, **({"waits_for": waits_for} if waits_for else {})}, 503 if waits_for else 200
        )
