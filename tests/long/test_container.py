"""The container without an engine: the commands of its Dockerfile, in a fresh folder, as a user who may write its cache only."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
import yaml

from tests.conftest import LONGEST, ROOT, Address, free_port, wait_until
from tests.long.test_wheel import PYTHONS, built

__all__ = ["built"]
FOLDER = ROOT / "deploy/container"
pytestmark = [
    pytest.mark.long,
    pytest.mark.xdist_group("wheel"),
    pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another user"),
]


def commands(word: str) -> list[list[str]]:
    """The commands of a word of the Dockerfile, such as ``RUN``."""
    text = (FOLDER / "Dockerfile").read_text()
    return [json.loads(found) for found in re.findall(rf"^{word}(?: --.*)? (?:CMD )?(\[.*\])$", text, re.M)]


def packed(folder: Path) -> int:
    """Bytes of a folder as a layer is sent."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        archive.add(folder, ".")
    return len(out.getvalue())


def outside_of(folder: Path) -> set[tuple[str, int]]:
    return {(str(file), file.lstat().st_mtime_ns) for file in folder.rglob("*") if not file.is_dir()}


def test_the_steps_of_the_dockerfile_give_a_course_that_writes_its_cache_only(
    built: tuple[Path, Path], tmp_path: Path
) -> None:
    root = tmp_path / "root"
    for part in ("made", "opt", "home"):
        (root / part).mkdir(parents=True)
    for one in (tmp_path, *tmp_path.parents[:-2]):
        one.chmod(0o755)
    for file in (built[0], ROOT / "constraints.lock", FOLDER / "install.sh"):
        shutil.copy(file, root / "made")
    port = str(free_port())

    def here(command: list[str]) -> list[str]:
        """The same command, with this folder for the root of the container, and a port that is free."""
        return [re.sub(r"(?<![\w.])/(?=made|opt|var|srv)", f"{root}/", word).replace("8866", port) for word in command]

    # One that another user may run; a Python in somebody's home is not.
    python = next(file for file in PYTHONS.values() if not file.startswith(str(Path.home())))
    (root / "bin").mkdir()
    (root / "bin/python3").symlink_to(python)
    path = f"{root / 'bin'}:/usr/bin:/bin"
    install, folders = commands("RUN")
    environment = {**os.environ, "PATH": path, "PIP": f"{sys.executable} -m pip"}
    subprocess.run(here(install), check=True, env=environment)
    subprocess.run(here(folders), check=True)
    cache = root / "var/cache/course"
    assert cache.stat().st_uid == 10_001
    size = packed(root / "opt/course")
    print(f"\n{size / 1e6:.0f} MB compressed, beside Python's own image")
    assert size < 100e6
    before = outside_of(root / "opt") | outside_of(root / "srv")

    [start], [healthy] = commands("CMD"), commands("HEALTHCHECK")
    as_user = {
        "user": 10_001,
        "group": 10_001,
        "extra_groups": [],
        "cwd": root / "srv/course",
        "env": {"PATH": "/usr/bin:/bin", "HOME": str(cache), "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"},
    }
    log = tmp_path / "log"

    def is_healthy() -> bool:
        return subprocess.run(here(healthy), capture_output=True, check=False, **as_user).returncode == 0

    assert not is_healthy()
    with log.open("wb") as stream:
        process = subprocess.Popen(here(start), stdout=stream, stderr=stream, **as_user)
    try:
        wait_until(
            is_healthy,
            "a container that is well",
            hopeless=lambda: log.read_text() if process.poll() is not None else "",
            told=log.read_text,
        )
        server = Address(f"http://127.0.0.1:{port}")
        assert "data-widget" in server.get("/nl/02-uw-alarmsysteem/").text
        assert (set(server.health()["lessons"].values()), server.health()["kernels"]) == ({"good"}, 0)
    finally:
        process.terminate()
        assert process.wait(LONGEST) == 0
    assert outside_of(root / "opt") | outside_of(root / "srv") == before
    own = {file for file in root.rglob("*") if file.lstat().st_uid == 10_001}
    assert {file.relative_to(root).parts[:3] for file in own} <= {("var", "cache", "course"), ("srv", "course")}


def test_every_service_may_write_no_more_than_its_volumes() -> None:
    services = yaml.safe_load((FOLDER / "compose.yaml").read_text())["services"]
    for name, service in services.items():
        assert service["read_only"], name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
    assert '--save "" --appendonly no' in services["rooms"]["command"]
    # Nothing but the front can be reached from elsewhere.
    assert [name for name, service in services.items() if "ports" in service] == ["course"]
    assert "--ip=127.0.0.1" in services["course"]["command"]
    # What it is told to do exists.
    told = subprocess.run(
        [sys.executable, "-m", "course.command_line", "serve", "--help"], capture_output=True, text=True, check=True
    ).stdout
    for word in services["course"]["command"][2:]:
        assert word.partition("=")[0] in told, word
