"""The engines of Firefox and Safari: every page with its widgets, charts and safety list and an answer that is kept, and a group."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from course.project import Project
from tests.browser.visits import PAGES
from tests.conftest import COMMANDS, LONGEST, ROOT, Server, StartServer, free_port, pin_of
from tests.find_engines import firefox, mini_browser
from tests.group_client import Client

LESSON = "02-uw-alarmsysteem"
pytestmark = pytest.mark.long


def engines() -> dict[str, str]:
    """The environment of a script: where the browsers are."""
    return {**os.environ, "FIREFOX": firefox() or "", "MINIBROWSER": mini_browser() or ""}


def run(*command: str) -> dict:
    """What a script beside this file tells."""
    told = subprocess.run(
        ["node", *command],
        cwd=Path(__file__).parent,
        env=engines(),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=20 * 60,
    ).stdout
    return json.loads(told)


@pytest.mark.parametrize("engine", ["firefox", "webkit"])
def test_every_page_works_in_another_engine(course: Server, engine: str) -> None:
    seen = run("engines.mjs", engine, str(free_port()), *(f"{course.address}/nl/{path}" for path in PAGES))
    print(seen["engine"], len(seen["found"]), "pages")
    assert {page: troubles for page, troubles in seen["found"].items() if troubles} == {}


@pytest.mark.parametrize("engine", ["firefox", "webkit"])
def test_a_lesson_is_heard_printed_and_read_without_a_network(
    start_server: StartServer, shared_cache: Path, tmp_path: Path, engine: str
) -> None:
    command = [f"{COMMANDS}/course", "serve", "--no-browser", "--port", "{port}", "--cache", str(shared_cache)]
    server = start_server(command)
    server.wait_for_lessons()
    choices = re.findall(
        r'<input autocomplete="off" type="radio"[^>]*><span>([^<]+)', server.get(f"/nl/{LESSON}/").text
    )
    lessons = (f"{server.address}/nl/{lesson}/" for lesson in (LESSON, "03-de-cirkel"))
    words = ["node", "elsewhere.mjs", engine, str(free_port()), *lessons, str(tmp_path / "paper.pdf")]
    with subprocess.Popen(
        words, cwd=Path(__file__).parent, env=engines(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as script:
        if (told := script.stdout.readline()) == "kept\n":
            server.process.terminate()
            server.process.wait(LONGEST)
            told = script.communicate("gone\n", timeout=LONGEST)[0]
    seen = json.loads(told)
    print(seen["engine"], seen["aloud"])
    assert seen["troubles"] == []
    if engine == "webkit":
        return
    # On paper: the question with all its choices, and the safety list.
    paper = pypdfium2.PdfDocument(tmp_path / "paper.pdf")
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in paper).split())
    # (The letters of headings, in bold, have no text behind them in what Firefox prints.)
    items = [
        "".join(piece["text"] for piece in item) for part in Project(ROOT).safety()["parts"] for item in part["items"]
    ]
    assert len(choices) > 2
    assert len(items) > 10
    assert [words for words in [*choices, *items] if " ".join(words.split()) not in text] == []


@pytest.mark.parametrize("engine", ["firefox", "webkit"])
def test_a_group_works_in_another_engine(groups: Server, engine: str) -> None:
    leader = Client(groups.address)
    leader.open(pin_of(groups))
    leader.steer("go", lesson=LESSON, screen=2)
    ports = (str(free_port()) for _ in range(4))
    seen = run("group.mjs", engine, *ports, groups.address, LESSON, leader.code, leader.key)
    print(seen["engine"])
    assert seen["troubles"] == []
    leader.steer("end")
