"""Notebooks stay clean: when Jupyter saves them, and when git takes them in."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
from pathlib import Path

import nbformat
import pytest
from jupyter_server.serverapp import ServerApp
from traitlets.config.loader import PyFileConfigLoader

from course.editing.clean import install_git_filter, jupyter_environment
from course.editing.versions import as_file
from course.project import ASSETS
from tests.check.examples import ROOT

LESSON = ROOT / "lessons/nl/03-de-cirkel.ipynb"


def used(path: Path) -> dict:
    """A lesson as JupyterLab has it on screen after running it."""
    notebook = json.loads(path.read_text())
    for number, cell in enumerate(notebook["cells"], 1):
        cell["source"] = "".join(cell["source"])
        if cell["cell_type"] == "code":
            cell["execution_count"] = number
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "Een naam van een patiënt"}]
            cell["metadata"] |= {"scrolled": True, "trusted": True}
    notebook["metadata"]["language_info"] |= {"version": "3.12.1", "mimetype": "text/x-python"}
    notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {}}}
    return notebook


def opened(path: Path) -> dict:
    """A lesson as JupyterLab has it once its kernel has started, on a computer where that has another name."""
    notebook = used(path)
    notebook["metadata"]["kernelspec"] = {
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "name": "python3",
    }
    return notebook


def save_in_jupyter(file: Path, notebook: dict) -> None:
    settings = PyFileConfigLoader("jupyter_server_config.py", path=str(ASSETS / "jupyter/config")).load_config()
    manager = ServerApp(config=settings).contents_manager_class(root_dir=str(file.parent), config=settings)
    asyncio.run(manager.save({"type": "notebook", "format": "json", "content": notebook}, file.name))


def test_a_step_gets_its_id_at_its_first_save_and_keeps_it_for_good(tmp_path: Path) -> None:
    file = tmp_path / LESSON.name
    notebook = opened(LESSON)
    for cell in notebook["cells"]:
        cell["metadata"].pop("step", None)
    step = next(cell for cell in notebook["cells"] if cell["id"] == "fatima")
    save_in_jupyter(file, notebook)
    saved = {cell["id"]: cell["metadata"].get("step") for cell in json.loads(file.read_text())["cells"]}
    assert (saved["fatima"], saved["titel"]) == ("fatima-blijft-aan-de-kant", None)
    # What is on the screen knows nothing of it, and has another heading by now.
    step["source"] = "## Iets anders"
    notebook["cells"].append({**step, "id": "nieuw", "metadata": {"step": saved["fatima"]}})
    save_in_jupyter(file, notebook)
    again = {cell["id"]: cell["metadata"].get("step") for cell in json.loads(file.read_text())["cells"]}
    assert again == {**saved, "nieuw": "iets-anders"}


def test_saving_in_jupyter_leaves_the_file_as_it_was_before_the_cells_ran(tmp_path: Path) -> None:
    file = tmp_path / LESSON.name
    shutil.copy(LESSON, file)
    save_in_jupyter(file, opened(file))
    assert file.read_text() == LESSON.read_text()


@pytest.mark.parametrize("missing", ["kernelspec", "language_info"])
def test_what_a_file_does_not_say_of_its_kernel_is_not_added(missing: str, tmp_path: Path) -> None:
    file = tmp_path / LESSON.name
    notebook = json.loads(LESSON.read_text())
    on_screen = opened(LESSON)
    del notebook["metadata"][missing]
    file.write_bytes(as_file(notebook))
    before = file.read_bytes()
    save_in_jupyter(file, on_screen)
    assert file.read_bytes() == before


def test_another_kernel_that_the_author_chose_is_kept(tmp_path: Path) -> None:
    file = tmp_path / LESSON.name
    shutil.copy(LESSON, file)
    notebook = used(file)
    notebook["metadata"]["kernelspec"] = {"display_name": "Onze eigen", "language": "python", "name": "eigen"}
    save_in_jupyter(file, notebook)
    assert json.loads(file.read_text())["metadata"]["kernelspec"]["name"] == "eigen"


def test_make_edit_and_the_commands_let_jupyter_find_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "/elders")
    first, second = jupyter_environment(ASSETS)["JUPYTER_CONFIG_PATH"].split(":")
    assert (Path(first) / "jupyter_server_config.py").is_file()
    assert second == "/elders"
    assert "course edit" in (ROOT / "Makefile").read_text().split("edit: setup")[1].split("\n\n")[0]


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", "-c", "user.name=T", "-c", "user.email=t@t", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def test_git_takes_in_a_notebook_without_outputs_and_with_its_ids(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    assert install_git_filter(tmp_path)
    file = tmp_path / LESSON.name
    shutil.copy(LESSON, file)
    git(tmp_path, "add", ".")
    assert git(tmp_path, "show", f":{LESSON.name}") == LESSON.read_text()
    file.write_text(nbformat.writes(nbformat.from_dict(used(file))) + "\n")
    git(tmp_path, "add", ".")
    assert git(tmp_path, "show", f":{LESSON.name}") == LESSON.read_text()
    assert "patiënt" in file.read_text()  # what is on the author's disk stays


def test_without_git_nothing_goes_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not install_git_filter(tmp_path)
    (tmp_path / ".git").mkdir()
    monkeypatch.setenv("PATH", "")
    assert not install_git_filter(tmp_path)
