"""While an author works on a draft, patients read what was published."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from course.editing.new_lesson import new_lesson
from course.editing.publishing import publish
from tests.check.examples import project_with_a_lesson
from tests.conftest import COMMANDS
from tests.editing.published import nobody, rewrite, run_git, save, unmark

pytestmark = pytest.mark.xdist_group("server")
OLD, NEW = "Een kleine stap telt ook.", "Een kleine stap is al veel."


def test_patients_see_a_change_once_it_is_published(start_server, new_page, axe_violations, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody(monkeypatch)
    project, path = project_with_a_lesson(tmp_path)
    unmark(path)
    run_git(path, "init", "-q")
    run_git(path, "add", ".")
    run_git(path, "-c", "user.name=T", "-c", "user.email=t@t", "commit", "-qm", "eerste")
    command = [f"{COMMANDS}/course", "serve", str(tmp_path), "--no-browser", "--port", "{port}"]
    readers, author = start_server(command), start_server([*command, "--author"])
    patient, own = new_page(), new_page(width=1280, height=800)

    save(path, rewrite("uitleg", OLD, NEW))
    save(path, lambda notebook: notebook["metadata"]["course"].update(title="Een andere titel"))
    other = new_lesson(project, "Rusten")

    patient.goto(f"{readers.address}/nl/")
    expect(patient.get_by_role("listitem").filter(has=patient.get_by_role("heading", level=3))).to_have_count(1)
    expect(patient.locator("[data-part=draft]")).to_have_count(0)
    patient.get_by_role("link", name="Titel van de les").click()
    expect(patient.get_by_text(OLD)).to_be_visible(timeout=120_000)
    expect(patient.get_by_text(NEW)).to_have_count(0)
    expect(patient.locator("[data-part=draft]")).to_have_count(0)
    assert readers.get(f"/nl/{other.stem}/").status == 404

    own.goto(f"{author.address}/nl/")
    for title in ("Een andere titel", "Rusten"):
        expect(own.get_by_role("listitem").filter(has_text=title).locator("[data-part=draft]")).to_have_text("concept")
    assert axe_violations(own) == []
    own.get_by_role("link", name="Een andere titel").click()
    expect(own.get_by_text(NEW)).to_be_visible(timeout=120_000)
    expect(own.locator("[data-part=draft]")).to_contain_text("Patiënten zien deze versie pas na het publiceren.")
    assert axe_violations(own) == []

    assert publish(project, [path.stem]) == []
    patient.wait_for_function("async () => (await (await fetch(location.href, {cache: 'no-store'})).text()).includes('is al veel')", timeout=120_000)
    patient.reload()
    expect(patient.get_by_text(NEW)).to_be_visible()
    own.reload()
    expect(own.locator("[data-part=draft]")).to_have_count(0)
