"""A newcomer's first hour: the commands of CONTRIBUTING, in the order they stand, in a fresh clone."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, StartServer, free_port
from tests.unit.test_docs import WHILE_WORKING

pytestmark = pytest.mark.long


def test_the_commands_of_contributing_work_in_a_fresh_clone(tmp_path: Path, start_server: StartServer) -> None:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    for command in WHILE_WORKING:
        if " serve " in command:
            program, *options = command.split()
            served = start_server([str(clone / program), *options, "--port", str(free_port())], ready=None, cwd=clone)
            served.wait_until(lambda served=served: "http://" in served.log)
            served.stop()
            continue
        done = subprocess.run(command, shell=True, cwd=clone, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
