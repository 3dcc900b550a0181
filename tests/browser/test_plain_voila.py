"""Plain Voilà with our template shows the same complete lesson, interactive."""

from __future__ import annotations

import re
import shlex

import pytest
from playwright.sync_api import expect

from tests.conftest import LONGEST, ROOT, Server

pytestmark = pytest.mark.xdist_group("plain voila")
LESSON = "02-uw-alarmsysteem"


@pytest.fixture(scope="module")
def plain(keep_server) -> Server:
    """Started with the very line that the README gives."""
    line = re.search(r"^(\.venv/bin/voila lessons/nl --template=.*)$", (ROOT / "README.md").read_text(), re.M)[1]
    command = [part for part in shlex.split(line) if not part.startswith("--port")]
    return keep_server([*command, "--port={port}", "--no-browser"], ready="/")


def test_the_same_lesson_interactive(plain: Server, course: Server, new_page) -> None:
    page = new_page()
    page.goto(f"{plain.address}/voila/render/{LESSON}.ipynb", timeout=LONGEST * 1000)
    page.wait_for_selector("html[data-host=ready]")
    there = new_page()
    there.goto(f"{course.address}/nl/{LESSON}/")
    there.wait_for_selector("html[data-host=ready]")
    assert page.locator("main").inner_text() == there.locator("main").inner_text()
    question = page.locator("[data-part=quiz]", has=page.get_by_role("radio")).first
    question.get_by_role("radio").first.check()
    question.locator("[data-part=look]").click()
    expect(question.locator("[data-part=reply]")).not_to_be_empty()


def test_the_home_lists_the_lessons_and_leads_to_one(plain: Server, new_page) -> None:
    page = new_page()
    page.goto(f"{plain.address}/")
    links = page.locator(".lesson-list a")
    expect(links).to_have_count(len(list((ROOT / "lessons/nl").glob("*.ipynb"))))
    expect(page.get_by_text("Wanneer belt u de dokter?").first).to_be_visible()


@pytest.mark.parametrize("path", ["/", f"/voila/render/{LESSON}.ipynb"])
def test_nothing_leads_to_pages_that_plain_voila_does_not_have(plain: Server, new_page, path: str) -> None:
    page = new_page()
    page.goto(f"{plain.address}{path}", timeout=LONGEST * 1000)
    expect(page.get_by_role("banner")).to_be_visible()
    expect(page.get_by_role("link", name="Mijn cursus")).to_have_count(0)
    # Nor is anything kept on the device: this is what tells a page to.
    expect(page.locator("link[rel=manifest]")).to_have_count(0)
