"""The engines of Firefox and Safari: every page with its widgets, charts and safety list and an answer that is kept, and a group."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.browser.visits import PAGES
from tests.conftest import Server, free_port, pin_of
from tests.find_engines import firefox, mini_browser
from tests.group_client import Client

LESSON = "02-uw-alarmsysteem"
pytestmark = pytest.mark.long


def run(*command: str) -> dict:
    """What a script beside this file tells."""
    environment = {**os.environ, "FIREFOX": firefox() or "", "MINIBROWSER": mini_browser() or ""}
    told = subprocess.run(
        ["node", *command],
        cwd=Path(__file__).parent,
        env=environment,
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
def test_a_group_works_in_another_engine(groups: Server, engine: str) -> None:
    leader = Client(groups.address)
    leader.open(pin_of(groups))
    leader.steer("go", lesson=LESSON, screen=2)
    ports = (str(free_port()) for _ in range(4))
    seen = run("group.mjs", engine, *ports, groups.address, LESSON, leader.code, leader.key)
    print(seen["engine"])
    assert seen["troubles"] == []
    leader.steer("end")
