"""Every page in the engines of Firefox and Safari: all its widgets, its charts, its safety list, and an answer that is kept."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.browser.visits import PAGES
from tests.conftest import Server, free_port
from tests.find_engines import firefox, mini_browser

pytestmark = pytest.mark.long


@pytest.mark.parametrize("engine", ["firefox", "webkit"])
def test_every_page_works_in_another_engine(course: Server, engine: str) -> None:
    command = ["node", "engines.mjs", engine, str(free_port()), *(f"{course.address}/nl/{path}" for path in PAGES)]
    environment = {**os.environ, "FIREFOX": firefox() or "", "MINIBROWSER": mini_browser() or ""}
    told = subprocess.run(
        command,
        cwd=Path(__file__).parent,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=20 * 60,
    ).stdout
    seen = json.loads(told)
    print(seen["engine"], len(seen["found"]), "pages")
    assert {page: troubles for page, troubles in seen["found"].items() if troubles} == {}
