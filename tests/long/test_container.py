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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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


def commands(word: str, file: str = "Dockerfile") -> list[list[str]]:
    """The commands of a word of a Dockerfile, such as ``RUN``."""
    text = (FOLDER / file).read_text()
    return [json.loads(found) for found in re.findall(rf"^{word}(?: --.*)? (?:CMD )?(\[.*\])$", text, re.M)]


def packed(folder: Path) -> int:
    """Bytes of a folder as a layer is sent."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        archive.add(folder, ".")
    return len(out.getvalue())


def outside_of(folder: Path) -> set[tuple[str, int]]:
    return {(str(file), file.lstat().st_mtime_ns) for file in folder.rglob("*") if not file.is_dir()}


class Container:
    """The root of a container in a folder, made by the steps of a Dockerfile.

    Args:
        folder: an empty one.
        wheel: of the course.
        file: the Dockerfile.
        port: on which its server listens; a free one takes its place.
    """

    def __init__(self, folder: Path, wheel: Path, file: str, port: str) -> None:
        self.root, self.inside, self.port = folder / "root", port, str(free_port())
        for part in ("made", "opt", "home"):
            (self.root / part).mkdir(parents=True)
        for one in (folder, *folder.parents[:-2]):
            one.chmod(0o755)
        for each in (wheel, ROOT / "constraints.lock", FOLDER / "install.sh"):
            shutil.copy(each, self.root / "made")
        # One that another user may run; a Python in somebody's home is not.
        python = next(each for each in PYTHONS.values() if not each.startswith(str(Path.home())))
        (self.root / "bin").mkdir()
        (self.root / "bin/python3").symlink_to(python)
        install, folders = commands("RUN", file)
        parts = dict(re.findall(r"^ENV (PARTS)=(\S+)$", (FOLDER / file).read_text(), re.M))
        path = f"{self.root / 'bin'}:/usr/bin:/bin"
        environment = {**os.environ, "PATH": path, "PIP": f"{sys.executable} -m pip", **parts}
        subprocess.run(self.here(install), check=True, env=environment)
        subprocess.run(self.here(folders), check=True)
        self.cache = self.root / "var/cache/course"
        assert self.cache.stat().st_uid == 10_001

    def here(self, command: list[str]) -> list[str]:
        """The same command, with this folder for the root of the container, and a port that is free."""
        words = [re.sub(r"(?<![\w.:/])/(?=made|opt|var|srv)", f"{self.root}/", word) for word in command]
        return [word.replace(self.inside, self.port) for word in words]

    def as_user(self, **environment: str) -> dict[str, Any]:
        """For `subprocess`: the user of the container, in the folder where it works."""
        return {
            "user": 10_001,
            "group": 10_001,
            "extra_groups": [],
            "cwd": self.root / "srv/course",
            "env": {
                "PATH": "/usr/bin:/bin",
                "HOME": str(self.cache),
                "PYTHONDONTWRITEBYTECODE": "1",
                "LANG": "C.UTF-8",
                **environment,
            },
        }

    @contextmanager
    def running(self, command: list[str], healthy: list[str], log: Path, **environment: str) -> Iterator[Address]:
        """A server of the container, from when it is well until the end of the block."""
        as_user = self.as_user(**environment)

        def is_healthy() -> bool:
            return subprocess.run(self.here(healthy), capture_output=True, check=False, **as_user).returncode == 0

        assert not is_healthy()
        with log.open("wb") as stream:
            process = subprocess.Popen(self.here(command), stdout=stream, stderr=stream, **as_user)
        try:
            wait_until(
                is_healthy,
                "a container that is well",
                hopeless=lambda: log.read_text() if process.poll() is not None else "",
                told=log.read_text,
            )
            yield Address(f"http://127.0.0.1:{self.port}")
        finally:
            process.terminate()
            assert process.wait(LONGEST) == 0

    def owned(self) -> set[tuple[str, ...]]:
        """Where there is something of the user."""
        own = [file for file in self.root.rglob("*") if file.lstat().st_uid == 10_001]
        return {file.relative_to(self.root).parts[:3] for file in own}


def test_the_steps_of_the_dockerfile_give_a_course_that_writes_its_cache_only(
    built: tuple[Path, Path], tmp_path: Path
) -> None:
    container = Container(tmp_path, built[0], "Dockerfile", "8866")
    root = container.root
    size = packed(root / "opt/course")
    print(f"\n{size / 1e6:.0f} MB compressed, beside Python's own image")
    assert size < 100e6
    before = outside_of(root / "opt") | outside_of(root / "srv")

    [start], [healthy] = commands("CMD"), commands("HEALTHCHECK")
    with container.running(start, healthy, tmp_path / "log") as server:
        assert "data-widget" in server.get("/nl/02-uw-alarmsysteem/").text
        assert (set(server.health()["lessons"].values()), server.health()["kernels"]) == ({"good"}, 0)
    assert outside_of(root / "opt") | outside_of(root / "srv") == before
    assert container.owned() <= {("var", "cache", "course"), ("srv", "course")}


def test_authors_write_behind_a_front_with_https_and_only_with_the_token(
    built: tuple[Path, Path], tmp_path: Path
) -> None:
    container = Container(tmp_path, built[0], "authors.Dockerfile", "8888")
    services = yaml.safe_load((FOLDER / "authors.yaml").read_text())["services"]
    before = outside_of(container.root / "opt")
    for _ in range(2):  # at each start; a second time it finds a course there
        copy = container.here(services["copy"]["command"])
        subprocess.run(copy, check=True, capture_output=True, **container.as_user())
    [healthy] = commands("HEALTHCHECK", "authors.Dockerfile")
    token, host = "a" * 48, "schrijven.praktijk.example"
    start = [word.replace("${AUTHORS_HOST:?}", host) for word in services["authors"]["command"]]

    for given in ("", "kort", "met spaties " * 4):
        refused = subprocess.run(
            container.here(start), capture_output=True, text=True, check=False, **container.as_user(COURSE_TOKEN=given)
        )
        assert refused.returncode == 2
        assert "COURSE_TOKEN" in refused.stderr

    log = tmp_path / "log"
    with container.running(start, healthy, log, COURSE_TOKEN=token) as server:
        # As the front asks: the name that the author typed, and that it came over https.
        front = {"Host": host, "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
        closed = server.get("/course/", front)
        assert closed.status in (302, 403)
        assert server.get("/course/?token=" + "b" * 48, front).status in (302, 403)
        assert server.get(f"/course/?token={token}", {**front, "Host": "evil.example"}).status == 403
        came_in = server.get(f"/course/?token={token}", front)
        assert "Uw lessen" in came_in.text
        assert "frame-ancestors 'self'" in came_in.headers["Content-Security-Policy"]
        assert "Secure" in came_in.headers["Set-Cookie"]
        lesson = server.get(f"/course/nl/00-welkom/?token={token}", front)
        assert "data-widget" in lesson.text
        assert token not in log.read_text()
    assert outside_of(container.root / "opt") == before
    assert {place[:2] for place in container.owned()} <= {("var", "cache"), ("srv", "course")}


def test_every_service_may_write_no_more_than_its_volumes() -> None:
    services, authors = (
        yaml.safe_load((FOLDER / file).read_text())["services"] for file in ("compose.yaml", "authors.yaml")
    )
    for name, service in [*services.items(), *((name, authors[name]) for name in authors.keys() - services.keys())]:
        assert service["read_only"], name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
    assert '--save "" --appendonly no' in services["rooms"]["command"]
    # Nothing but the front can be reached from elsewhere.
    assert [name for name, service in [*services.items(), *authors.items()] if "ports" in service] == ["course"]
    assert "--ip=127.0.0.1" in services["course"]["command"]
    assert authors["authors"]["network_mode"] == services["front"]["network_mode"] == "service:course"
    # The course reads what authors write, and writes nothing there.
    assert authors["course"]["volumes"] == ["lessons:/srv/course:ro"]
    # What they are told to do exists.
    for command in (services["course"]["command"], authors["authors"]["command"]):
        told = subprocess.run(
            [sys.executable, "-m", "course.command_line", command[1], "--help"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for word in command[2:]:
            assert word == "." or word.partition("=")[0] in told, word
