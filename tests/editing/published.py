"""A course with a published lesson, for tests of drafts; its git knows nobody."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import urllib.request
from pathlib import Path

import pytest

from course.editing.publishing import mark_draft
from course.editing.versions import as_file
from course.project import Project
from course.published import PublishedLessons
from tests.check.examples import project_with_a_lesson
from tests.conftest import LONGEST, Server


def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of git from this computer."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)


def published_lesson(folder: Path) -> Path:
    """A course with one lesson that readers see and that its git has; gives its notebook."""
    _, path = project_with_a_lesson(folder)
    unmark(path)
    run_git(path, "init", "-q")
    run_git(path, "add", ".")
    run_git(path, "-c", "user.name=T", "-c", "user.email=t@t", "commit", "-qm", "eerste")
    return path


def start_page(server: Server) -> str:
    """The address that ``course edit`` printed, with its token."""
    return re.search(r"http://localhost:\d+/course/\?token=[\w-]+", server.log)[0]


def emptied(server: Server) -> Path:
    """The folder of a running ``course edit``, as if it had just been started there: no lessons, no git, no kernels."""
    base, token = start_page(server).split("course/?token=")

    def ask(path: str, method: str = "GET") -> bytes:
        request = urllib.request.Request(base + path, method=method, headers={"Authorization": f"token {token}"})
        try:
            with urllib.request.urlopen(request, timeout=LONGEST) as answer:
                return answer.read()
        except TimeoutError:
            pytest.fail(f"no answer to {method} {path}:\n{server.where_it_stands()}")

    # A kernel remembers what an earlier test ran in it.
    for session in json.loads(ask("api/sessions")):
        ask(f"api/sessions/{session['id']}", "DELETE")
    shutil.rmtree(server.folder / ".git", ignore_errors=True)
    # Folders stay: a process that stands ready for the next page stands in one of them. So does the cache, whose pages have the
    # hash of what they are made of, but not what an earlier test did to the screen of JupyterLab.
    for place in server.folder.rglob("*"):
        parts = place.relative_to(server.folder).parts
        if place.is_file() and (parts[0] != ".cache" or parts[1] == "jupyterlab"):
            place.unlink()
    return server.folder


def seen(path: Path, cell_id: str = "uitleg") -> str:
    """What patients read."""
    (lesson,) = PublishedLessons().of([one for one in project(path).lessons() if one.stem == path.stem])
    return source(json.loads(lesson.content or path.read_bytes()), cell_id)


def project(path: Path) -> Project:
    return Project(path.parents[2])


def run_git(path: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=path.parents[2], check=True, capture_output=True, text=True).stdout


def unmark(path: Path) -> None:
    """As a lesson that was never a draft."""
    notebook = json.loads(path.read_text())
    notebook["metadata"]["course"].pop("draft", None)
    path.write_bytes(as_file(notebook))


def save(path: Path, how) -> None:
    """Save as ``course edit`` does: ``how(notebook)`` is what the author changed."""
    notebook = json.loads(path.read_text())
    how(notebook)
    mark_draft(notebook, path)
    path.write_bytes(as_file(notebook))


def publish_again(path: Path, cell_id: str, old: str, new: str) -> None:
    """Publish other words, without the check."""
    save(path, rewrite(cell_id, old, new))
    unmark(path)
    run_git(path, "-c", "user.name=T", "-c", "user.email=t@t", "commit", "-qam", "gepubliceerd")


def own_words(notebook: dict) -> None:
    """A change: every sentence of the template becomes another, as an author does in an afternoon."""
    course = notebook["metadata"]["course"]
    course["goals"] = [_other(goal) for goal in course["goals"]]
    for cell in notebook["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown" or text.startswith(("%%quiz", "%%vertel")):
            cell["source"] = _other(text)


def _other(text: str) -> str:
    text = text.replace("Anna", "Els").replace("Een dimmer, geen knop", "Een dimmer, geen schakelaar")
    return re.sub(r"([a-z])([.?])(?=[\s*\"]|$)", r"\1 dan\2", text)


def source(notebook: dict, cell_id: str) -> str:
    return "".join(next(cell for cell in notebook["cells"] if cell["id"] == cell_id)["source"])


def rewrite(cell_id: str, old: str, new: str):
    """A change: in one cell, other words."""

    def how(notebook: dict) -> None:
        cell = next(cell for cell in notebook["cells"] if cell["id"] == cell_id)
        text = "".join(cell["source"])
        assert old in text, text
        cell["source"] = text.replace(old, new)

    return how


def draft(path: Path) -> bool:
    return json.loads(path.read_text())["metadata"]["course"].get("draft", False)
