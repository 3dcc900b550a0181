"""What the page of a lesson holds of its widgets before any script runs."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import RLock, Timer
from types import MappingProxyType

from course.lesson.document import LessonDocument, Widget
from widgets.shipped import STATIC, built_files

log = logging.getLogger("course")

#: Seconds after which a process that does not answer is stopped; it gives up itself much earlier.
PATIENCE = 60.0
#: Seconds without work after which the process ends; starting it takes half a second.
IDLE = 20.0
#: As many drawings are remembered; a lesson has some ten, of 3 KB each.
REMEMBERED = 1000


@dataclass
class Drawn:
    """The first states of the widgets of a lesson.

    Args:
        html: by the name of the widget.
        failed: the widgets that could not be drawn, and why (English).
        kept: the same HTML, by what it was drawn from; for who keeps it.
    """

    html: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)


class Drawings:
    """Draws widgets, in one process beside this one.

    Args:
        command: how that is started; a test passes its own.
    """

    def __init__(self, command: tuple[str, ...] = (sys.executable, "-m", "course.drawing.process")) -> None:
        self._command = command
        self._one_at_a_time = RLock()
        self._process: subprocess.Popen[bytes] | None = None
        self._script = Path()
        self._rest: Timer | None = None
        self._known: dict[str, dict[str, str]] = {}
        self._missing = False

    def of(self, document: LessonDocument, kept: Mapping[str, str] = MappingProxyType({})) -> Drawn:
        """Draw the widgets that a lesson shows; whatever happens, the page can be made.

        Args:
            document: of the lesson.
            kept: what was drawn before (``Drawn.kept``), perhaps by another process.
        """
        drawn = Drawn()
        for _, widget in document.placed():
            name = str(widget.state["name"])
            key, answer = self._draw(widget, kept)
            if "html" in answer:
                drawn.html[name] = drawn.kept[key] = answer["html"]
            elif "error" in answer:
                drawn.failed[name] = answer["error"]
        return drawn

    def stop(self) -> None:
        """End the process."""
        with self._one_at_a_time:
            if self._rest:
                self._rest.cancel()
            process, self._process = self._process, None
            if process:
                process.kill()
                process.communicate()

    def _draw(self, widget: Widget, kept: Mapping[str, str]) -> tuple[str, dict[str, str]]:
        """What it is drawn from, and ``html`` or ``error``; neither when this machine cannot draw."""
        state = json.dumps(widget.state)
        with self._one_at_a_time:
            script = STATIC / built_files()["draw"]
            key = sha256("\0".join((script.name, widget.kind, state)).encode()).hexdigest()
            if key in self._known:
                self._known[key] = self._known.pop(key)
                return key, self._known[key]
            if key in kept:
                answer = {"html": kept[key]}
            elif self._missing:
                return key, {}
            else:
                answer = self._ask(script, widget.kind, state)
            if "missing" in answer:
                self._missing = True
                log.warning(
                    "widgets cannot be drawn on this machine (%s): they appear when scripts run", answer["missing"]
                )
                return key, {}
            self._known[key] = answer
            if len(self._known) > REMEMBERED:
                del self._known[next(iter(self._known))]
            return key, answer

    def _ask(self, script: Path, kind: str, state: str) -> dict[str, str]:
        if self._process and (self._script != script or self._process.poll() is not None):
            self.stop()
        if self._rest:
            self._rest.cancel()
        try:
            if not self._process:
                self._process = subprocess.Popen(  # noqa: S603 (our own module)
                    [*self._command, str(script)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    start_new_session=True,
                )
                self._script = script
            process = self._process
            limit = Timer(PATIENCE, process.kill)
            limit.start()
            try:
                if not process.stdin or not process.stdout:
                    raise OSError("it has no pipes")
                process.stdin.write(json.dumps([kind, state]).encode() + b"\n")
                process.stdin.flush()
                answer: dict[str, str] = json.loads(process.stdout.readline())
            finally:
                limit.cancel()
        except (OSError, ValueError) as error:
            # It ended meanwhile: it had no memory left, or was stopped.
            self.stop()
            return {"error": f"the process that draws ended ({error})"}
        self._rest = Timer(IDLE, self.stop)
        self._rest.daemon = True
        self._rest.start()
        return answer
