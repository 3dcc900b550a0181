"""A newcomer's first hour: the commands of CONTRIBUTING, in the order they stand, in one shell, in a fresh clone."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import COMMANDS, ROOT, StartServer, free_port
from tests.unit.test_docs import WHILE_WORKING

pytestmark = pytest.mark.long


def test_the_commands_of_contributing_work_in_a_fresh_clone(tmp_path: Path, start_server: StartServer) -> None:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    # What this checkout has in its own environment is no help to a newcomer.
    path = os.pathsep.join(one for one in os.environ["PATH"].split(os.pathsep) if Path(one) != COMMANDS)
    script = "\n".join(["set -ex", *(command for command in WHILE_WORKING if " serve " not in command)])
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=clone,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=30 * 60,
    )
    assert done.returncode == 0, f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    [serve] = [command for command in WHILE_WORKING if " serve " in command]
    program, *options = serve.split()
    served = start_server([str(clone / program), *options, "--port", str(free_port())], ready=None, cwd=clone)
    served.wait_until(lambda: "http://" in served.log, what="the address of the course in a fresh clone")
    served.stop()
