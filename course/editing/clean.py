"""Notebooks stay clean: no outputs, no counts, small differences.

Twice the same cleaning: when Jupyter saves (``assets/jupyter/config``, found through ``JUPYTER_CONFIG_PATH``), and when git takes a
notebook in (``.gitattributes`` and a filter that ``course prepare`` sets up).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbstripout import strip_output

from course.lesson.notebook import STEP, from_json

# What Jupyter adds for its own screen, and what differs from one computer to the next.
EXTRA = [
    "metadata.signature",
    "metadata.widgets",
    "cell.metadata.collapsed",
    # Folded code is how JupyterLab shows a lesson here, not part of it.
    "cell.metadata.jupyter",
    "cell.metadata.ExecuteTime",
    "cell.metadata.execution",
    "cell.metadata.scrolled",
    "metadata.language_info.version",
    "metadata.language_info.codemirror_mode",
    "metadata.language_info.file_extension",
    "metadata.language_info.mimetype",
    "metadata.language_info.nbconvert_exporter",
    "metadata.language_info.pygments_lexer",
    "metadata.toc",
    "metadata.toc-showcode",
    "cell.metadata.trusted",
    "cell.metadata.editable",
    "cell.metadata.slideshow",
]


def clean(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A notebook without outputs, execution counts and traces of the screen; cells keep their ids, texts and order.

    Example:
        >>> cell = nbformat.v4.new_code_cell("1 + 1", id="som", execution_count=3)
        >>> cleaned = clean(nbformat.v4.new_notebook(cells=[cell])).cells[0]
        >>> cleaned.id, cleaned.execution_count
        ('som', None)
    """
    cleaned: nbformat.NotebookNode = strip_output(
        notebook, keep_output=False, keep_count=False, keep_id=True, extra_keys=EXTRA
    )
    return cleaned


def on_save(model: dict[str, Any], **_: object) -> None:
    """Jupyter's hook before a save: cleans what goes to the file, not what is on the screen."""
    if model.get("type") == "notebook" and model.get("content"):
        model["content"] = clean(nbformat.from_dict(model["content"]))


def keep_kernel(notebook: dict[str, Any], before: dict[str, Any] | None) -> None:
    """Leave what a file says of its kernel as it stands there.

    JupyterLab writes the name that the kernel has on this computer, so that opening a lesson would change its file, and git would
    refuse the next version of the course.

    Args:
        notebook: what will be saved.
        before: what stands in the file; None when that is nothing, or no whole notebook.

    Example:
        >>> notebook = {"metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}}}
        >>> keep_kernel(notebook, {"metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}}})
        >>> notebook["metadata"]["kernelspec"]["display_name"]
        'Python 3'
    """
    if before is None:
        return
    old, new = (one["metadata"].get("kernelspec") for one in (before, notebook))
    if isinstance(old, dict) and isinstance(new, dict) and old.get("name") != new.get("name"):
        return  # another kernel, chosen by the author
    for key in ("kernelspec", "language_info"):
        notebook["metadata"].pop(key, None)
        if key in before["metadata"]:
            notebook["metadata"][key] = before["metadata"][key]


def keep_step_ids(notebook: dict[str, Any], before: dict[str, Any] | None) -> None:
    """Give each step of a lesson its id once, in the metadata of its first cell, so that its address stays when its heading changes.

    Args:
        notebook: what will be saved. JupyterLab knows nothing of an id that a file got at an earlier save.
        before: what stands in the file; None when that is nothing, or no whole notebook.

    Example:
        >>> before = {"metadata": {}, "cells": [{"id": "a", "cell_type": "markdown", "source": "## Rust", "metadata": {"step": "rust"}}]}
        >>> now = {"metadata": {}, "cells": [{"id": "a", "cell_type": "markdown", "source": "## Rust en slaap", "metadata": {}}]}
        >>> keep_step_ids(now, before)
        >>> now["cells"][0]["metadata"]
        {'step': 'rust'}
    """
    earlier = {cell.id: cell.step for cell in from_json(before).cells if cell.id and cell.step} if before else {}
    for cell in notebook["cells"]:
        if cell.get("id") in earlier:
            cell["metadata"].setdefault(STEP, earlier[cell["id"]])
    ids = from_json(notebook).step_ids
    for number, cell in enumerate(notebook["cells"], 1):
        cell["metadata"].pop(STEP, None)
        if number in ids:
            cell["metadata"][STEP] = ids[number]


def install_git_filter(root: Path) -> bool:
    """Let git clean notebooks when it takes them in; only for this clone.

    Args:
        root: the project folder.

    Returns:
        Whether the filter is there now; False without git or outside a clone, which is no problem.
    """
    git = shutil.which("git")
    if not git or not (root / ".git").exists():
        return False
    # Relative when it can be, so that the filter also works in another checkout of the same clone.
    python = Path(sys.executable)
    command = python.relative_to(root) if python.is_relative_to(root) else python
    keys = " ".join(EXTRA)
    # Without "required": where the filter cannot run, git still takes the notebook in.
    wanted = {
        "filter.nbstripout.clean": f'"{command.as_posix()}" -m nbstripout --keep-id --extra-keys "{keys}"',
        "filter.nbstripout.smudge": "cat",
    }
    for key, value in wanted.items():
        done = subprocess.run([git, "config", "--local", key, value], cwd=root, capture_output=True, check=False)  # noqa: S603
        if done.returncode:
            return False
    return True


def jupyter_environment(assets: Path) -> dict[str, str]:
    """The environment in which Jupyter finds our settings, and those of the user after them."""
    config = os.pathsep.join(filter(None, [str(assets / "jupyter/config"), os.environ.get("JUPYTER_CONFIG_PATH")]))
    return {**os.environ, "JUPYTER_CONFIG_PATH": config}
