"""An author opens a lesson in JupyterLab: the same notebook, the same widgets, working."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.conftest import COMMANDS, LONGEST, ROOT

pytestmark = pytest.mark.xdist_group("jupyterlab")
LESSON = "02-uw-alarmsysteem.ipynb"


@pytest.fixture
def lab(start_server, tmp_path: Path):
    for folder in ("lessons", "assets/pictures"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return start_server(
        [
            f"{COMMANDS}/jupyter",
            "lab",
            "--no-browser",
            "--allow-root",
            "--ServerApp.port={port}",
            "--ServerApp.port_retries=0",
            "--IdentityProvider.token=",
            "--LabApp.news_url=",
            "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
            f"--ServerApp.root_dir={tmp_path}",
        ],
        ready="/api",
        cwd=tmp_path,
        JUPYTERLAB_SETTINGS_DIR=str(tmp_path / "settings"),
        JUPYTERLAB_WORKSPACES_DIR=str(tmp_path / "workspaces"),
    )


def test_a_lesson_runs_from_top_to_bottom_and_its_widgets_work(lab, new_page) -> None:
    page = new_page(1280, 900)
    page.goto(f"{lab.address}/lab/tree/lessons/nl/{LESSON}")
    # The menu has its commands once the notebook is there, and runs cells once the kernel is.
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=1000 * LONGEST)
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=1000 * LONGEST)
    # The author sees the drawing of the story, too.
    expect(page.get_by_role("img", name=re.compile("^Thea zingt"))).to_have_js_property("naturalWidth", 640)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name=re.compile("^Run All Cells")).click()
    # The last cell has run: from here on nothing above it moves.
    page.locator(".course-widget[data-part=my_questions]").wait_for(timeout=1000 * LONGEST)
    body = page.locator(".course-widget[data-part=body]")
    body.get_by_text("Laat de grafiek zien").click()
    chart = body.locator("[data-part=chart]")

    def drawn() -> bool:
        # JupyterLab goes to its active cell once more after a run; a reader would scroll back too.
        chart.scroll_into_view_if_needed()
        return chart.get_attribute("data-drawn") == "true"

    lab.wait_until(drawn, 30)
    said = body.locator("[data-part=say]")
    body.get_by_role("button", name="gewoon", exact=True).click()
    before = said.inner_text()
    slider = body.get_by_role("slider")
    slider.focus()
    slider.press("End")
    expect(said).not_to_have_text(before)
    expect(page.locator(".jp-OutputArea-output[data-mime-type*=stderr]")).to_have_count(0)
    assert "Traceback" not in page.locator(".jp-Notebook").inner_text()
