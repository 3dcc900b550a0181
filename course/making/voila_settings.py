"""Voilà's settings for a lesson."""

from __future__ import annotations

from typing import Any

import nbformat
from traitlets.config import Config

from widgets.words import LANGUAGE

TIMEOUT = "CellTimeout"
#: What our templates call; plain Voilà gets the same from ``voila.json``.
FILTERS = {"lesson": "course.making.filters.LessonFilter", "lesson_values": "course.making.filters.ValuesFilter"}


def settings(seconds: int) -> Config:
    """Those for every lesson, live or not.

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
            "KernelManager": {"client_class": "course.making.kernel_client.KernelClient"},
            "VoilaExporter": {"filters": FILTERS, "language_code": LANGUAGE},
            "VoilaExecutor": {
                "timeout": seconds,
                "interrupt_on_timeout": True,
                "error_on_timeout": {"ename": TIMEOUT, "evalue": "", "traceback": []},
            },
        }
    )


def maker_settings(seconds: int) -> Config:
    """Those for making a document, where a kernel runs a lesson once.

    Args:
        seconds: the longest time one cell may take.
    """
    config = settings(seconds)
    # A kernel that died must stay dead: a new one knows nothing of the cells that were run, and would hide that this one died.
    config.KernelManager.autorestart = False
    config.VoilaExecutor.on_cell_executed = _tell_timeout
    config.VoilaExporter.template_file = "lesson.json.j2"
    return config


def _tell_timeout(cell: nbformat.NotebookNode, execute_reply: dict[str, Any], **_: object) -> None:
    """Leave an error in a cell that ran out of time: it may not heed being stopped, and a busy computer may be too late to say it."""
    told = any(output.output_type == "error" for output in cell.outputs)
    if execute_reply["content"].get("ename") == TIMEOUT and not told:
        cell.outputs.append(nbformat.v4.new_output("error", ename="KeyboardInterrupt", evalue=""))
