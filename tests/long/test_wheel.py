"""The wheel and the sdist, as somebody installs them: a fresh environment, an empty folder, and no Node, git or make on the PATH."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, Server, StartServer, free_port
from tests.group_client import Client

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("wheel")]


def run(*command: object, **how: object) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **how)
    assert done.returncode == 0, f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


def content(wheel: Path) -> dict[str, int]:
    """The files of a wheel with their checksums; the list of these is in it too."""
    with zipfile.ZipFile(wheel) as archive:
        return {each.filename: each.CRC for each in archive.infolist() if not each.filename.endswith("/RECORD")}


def pythons() -> dict[str, str]:
    """Every Python here that is promised, by its version: that of the system, and those that pyenv brought."""
    found = {}
    for file in (
        *Path("/usr/bin").glob("python3*"),
        *Path.home().glob(".pyenv/versions/*/bin/python3"),
        sys.executable,
    ):
        asked = "import sys; print(*sys.version_info[:3], sep='.')"
        told = subprocess.run([str(file), "-c", asked], capture_output=True, text=True, check=False).stdout.strip()
        if re.fullmatch(r"3\.(\d+)\.\d+", told) and int(told.split(".")[1]) >= 11:
            found[told] = str(file)
    return found


PYTHONS = pythons()


class Installed:
    """A fresh environment with the wheel, and nothing else on the PATH."""

    def __init__(self, folder: Path, wheel: Path, python: str = sys.executable) -> None:
        self.bin = folder / "env/bin"
        self.wheel = wheel
        # Debian's own Python makes no environment with pip in it.
        run(python, "-m", "venv", "--without-pip", folder / "env")
        home = folder / "home"
        home.mkdir()
        self.environment = {"PATH": str(self.bin), "HOME": str(home), "LANG": "C.UTF-8"}

    def install(self, parts: str = "") -> None:
        # pip itself needs the settings of this machine: a proxy, a mirror.
        run(
            *(
                sys.executable,
                "-m",
                "pip",
                "--python",
                self.bin / "python",
                "install",
                "--quiet",
                "--disable-pip-version-check",
            ),
            *("--constraint", ROOT / "constraints.lock", f"{self.wheel}{parts}"),
        )

    def course(self, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.bin / "course", *words], cwd=cwd, env=self.environment, capture_output=True, text=True, check=False
        )

    def start(self, start: StartServer, program: str, *words: str, cwd: Path, ready: str = "/health") -> Server:
        names = [f"{key}={value}" for key, value in self.environment.items()]
        return start(["/usr/bin/env", "-i", *names, str(self.bin / program), *words], ready, cwd)

    @property
    def packages(self) -> Path:
        (found,) = (self.bin.parent / "lib").glob("python*/site-packages")
        return found

    def size(self) -> str:
        files = [file.stat().st_size for file in self.packages.rglob("*") if file.is_file() and file.suffix != ".pyc"]
        return f"{len(list(self.packages.glob('*.dist-info')))} packages, {sum(files) / 1e6:.0f} MB"

    def files(self) -> dict[str, int]:
        place = self.packages / "course/shipped"
        return {str(file.relative_to(place)): file.stat().st_mtime_ns for file in place.rglob("*")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    out = tmp_path_factory.mktemp("dist")
    run("make", "wheel", f"DIST={out}", cwd=ROOT)
    (wheel,), (archive,) = out.glob("*.whl"), out.glob("*.tar.gz")
    return wheel, archive


def test_the_sdist_builds_the_same_wheel(built: tuple[Path, Path], tmp_path: Path) -> None:
    wheel, archive = built
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path, archive)
    (again,) = tmp_path.glob("*.whl")
    assert content(again) == content(wheel)


@pytest.mark.parametrize("python", PYTHONS.values(), ids=PYTHONS)
def test_an_installed_wheel_shows_the_whole_course_without_anything_else(
    python: str, built: tuple[Path, Path], tmp_path: Path, start_server: StartServer
) -> None:
    installed, empty = Installed(tmp_path, built[0], python), tmp_path / "leeg"
    empty.mkdir()
    installed.install()
    before = installed.files()
    start = time.monotonic()
    server = installed.start(
        start_server,
        *("course", "serve", "--no-browser", "--group", "--ip", "127.0.0.1", "--port", "{port}"),
        cwd=empty,
    )
    lesson = server.get("/nl/02-uw-alarmsysteem/")
    print(f"\nthe first lesson after {time.monotonic() - start:.1f} s; {installed.size()}")
    assert (lesson.status, "data-widget" in lesson.text) == (200, True)
    server.wait_for_lessons()
    assert (set(server.health()["lessons"].values()), server.health()["kernels"]) == ({"good"}, 0)
    style = re.search(r'href="\.\./\.\./(static/page-[^"]+)"', lesson.text)
    assert style
    assert server.get(f"/{style[1]}", {"Accept-Encoding": "br"}).headers["Content-Encoding"] == "br"
    leader = Client(server.address)
    leader.open(re.search(r"Pincode[^:]*: (\d+)", server.log)[1])
    phone = leader.another_phone()
    assert (phone.code, server.get(f"/groep/{leader.code}/").status < 500) == (leader.code, True)
    # Nothing is written where the program stands, nor where it was started.
    assert installed.files() == before
    assert list(empty.iterdir()) == []
    for command in ("edit", "check"):
        refused = installed.course(command, cwd=empty)
        assert (refused.returncode, "[edit]" in refused.stderr) == (2, True)
    shared = installed.course(
        "serve", "--group", "--rooms", "redis://127.0.0.1:1/0", "--port", str(free_port()), cwd=empty
    )
    assert (shared.returncode, "[rooms]" in shared.stderr) == (2, True)


def test_with_what_authors_need_the_copy_is_checked_and_plain_voila_shows_it(
    built: tuple[Path, Path], tmp_path: Path, start_server: StartServer
) -> None:
    installed = Installed(tmp_path, built[0])
    installed.install("[edit,rooms]")
    print(f"\n[edit,rooms]: {installed.size()}")
    assert installed.course("init", "onze", cwd=tmp_path).returncode == 0
    copy = tmp_path / "onze"
    checked = installed.course("check", cwd=copy)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    voila = ("voila", "lessons/nl", "--template=course", "--no-browser", "--port={port}")
    server = installed.start(start_server, *voila, ready="/", cwd=copy)
    page = server.get("/voila/render/01-lage-rugpijn.ipynb")
    assert (page.status, page.text.count("data-widget=") > 3) == (200, True)
    edited = copy / "lessons/nl/01-lage-rugpijn.ipynb"
    edited.write_text(edited.read_text().replace("rugpijn", "pijn in uw rug"))
    server = installed.start(start_server, "course", "serve", "--no-browser", "--port", "{port}", cwd=copy)
    assert "pijn in uw rug" in server.get("/nl/01-lage-rugpijn/").text


@pytest.mark.parametrize("version", ["3.11.0", "3.12.0", "3.13.0", "3.14.0"])
def test_every_promised_python_finds_the_packages_of_the_lock(version: str, tmp_path: Path) -> None:
    """Only found, not fetched: which of them is here does not matter."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    parts = project["optional-dependencies"]
    wanted = tmp_path / "wanted.txt"
    wanted.write_text("\n".join([*project["dependencies"], *parts["edit"], *parts["rooms"]]))
    run(
        *(sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"),
        *("--only-binary", ":all:", "--python-version", version, "--target", tmp_path / "nowhere"),
        *("--constraint", ROOT / "constraints.lock", "--requirement", wanted),
    )
