"""One machine, one set of versions: pyproject.toml, constraints.lock and environment.yml agree."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import distribution, distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
PARTS = PROJECT["optional-dependencies"]
REQUIREMENTS = [Requirement(r) for r in sum(PARTS.values(), PROJECT["dependencies"])]
LOCKED = {
    canonicalize_name(name): Version(version)
    for name, version in re.findall(r"^([\w.-]+)==(\S+)$", (ROOT / "constraints.lock").read_text(), re.M)
}
HOST = re.compile(r"https?://|index-url|find-links|registry *[=:]|\"resolved\"")


def conda_requirements() -> dict[str, Requirement]:
    text = (ROOT / "environment.yml").read_text().split("dependencies:")[1]
    found = [re.fullmatch(r"\s+- ([\w.-]+\s*(?:[=<>~!][^#]*)?)(#.*)?", line) for line in text.splitlines()]
    # conda writes one "=" where pip writes two.
    texts = [re.sub(r"(?<![=<>~!])=(?!=)", "==", match[1].strip()) for match in found if match]
    return {canonicalize_name(Requirement(t).name): Requirement(t) for t in texts if not t.startswith("-")}


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda r: r.name)
def test_locked_versions_are_those_that_pyproject_allows(requirement: Requirement) -> None:
    assert LOCKED[canonicalize_name(requirement.name)] in requirement.specifier


def test_every_locked_version_runs_on_the_oldest_promised_python() -> None:
    oldest = re.fullmatch(r">=(3\.\d+)", PROJECT["requires-python"])[1] + ".0"
    here = {canonicalize_name(each.name): each for each in distributions()}
    refused = {
        f"{name}=={version}": needs
        for name, version in LOCKED.items()
        if name in here and (needs := here[name].metadata["Requires-Python"]) and oldest not in SpecifierSet(needs)
    }
    assert refused == {}
    # What was not installed here was not looked at: none of what the course itself asks for.
    assert {canonicalize_name(r.name) for r in REQUIREMENTS} <= set(here)
    assert all(Version(distribution(name).version) == LOCKED[name] for name in set(LOCKED) & set(here))


def test_a_set_up_step_that_fails_says_why(tmp_path: Path) -> None:
    """A certificate that is not trusted, a registry that cannot be reached: npm's own words are what helps."""
    for name in ("Makefile", "package.json", "package-lock.json", ".npmrc", "pyproject.toml", "constraints.lock"):
        shutil.copy(ROOT / name, tmp_path)
    # The tests' own environment, with the Node that make setup found.
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv/bin").symlink_to(Path(sys.executable).parent)
    (tmp_path / ".venv/.python").touch()
    unreachable = {
        "npm_config_registry": "http://127.0.0.1:9/",
        "npm_config_fetch_retries": "0",
        "npm_config_cache": str(tmp_path / "cache"),
    }
    done = subprocess.run(
        ["make", "node_modules/.installed"],
        cwd=tmp_path,
        env={**os.environ, **unreachable},
        capture_output=True,
        text=True,
    )
    assert done.returncode != 0
    assert "ECONNREFUSED" in done.stderr


@pytest.mark.parametrize(
    ("version", "good"), [("20.19.0", True), ("24.1.0", True), ("20.18.3", False), ("18.20.0", False)]
)
def test_a_node_of_the_machine_that_is_new_enough_is_used(version: str, good: bool) -> None:
    question = re.search(r"node -e '(.*process\.exit\(.*\))'", (ROOT / "Makefile").read_text())[1]
    node = shutil.which("node") or shutil.which("node", path=str(Path(sys.executable).parent))
    pretend = f"Object.defineProperty(process.versions, 'node', {{ value: '{version}' }});"
    done = subprocess.run([node, "-e", pretend + question], capture_output=True, text=True)
    assert (done.returncode == 0, done.stderr) == (good, "")


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda r: r.name)
def test_conda_asks_for_the_same_versions_as_pyproject(requirement: Requirement) -> None:
    assert conda_requirements()[canonicalize_name(requirement.name)].specifier == requirement.specifier


def test_conda_asks_for_nothing_that_pyproject_does_not() -> None:
    known = {canonicalize_name(r.name) for r in REQUIREMENTS} | {"python", "pip", "nodejs", "make"}
    assert set(conda_requirements()) <= known


@pytest.mark.parametrize(
    "name",
    [
        "constraints.lock",
        "package-lock.json",
        "tests/benchmarks/package-lock.json",
        "tests/long/package-lock.json",
        ".npmrc",
        "environment.yml",
    ],
)
def test_no_lock_or_settings_file_names_a_host(name: str) -> None:
    text = (ROOT / name).read_text()
    if name.endswith("package-lock.json"):
        # What packages say of their funding is no address that npm fetches from.
        text = json.dumps({k: {**v, "funding": None} for k, v in json.loads(text)["packages"].items()})
    assert HOST.findall(text) == []


def test_node_packages_are_pinned_exactly() -> None:
    versions = {}
    for file in ("package.json", "tests/benchmarks/package.json", "tests/long/package.json"):
        package = json.loads((ROOT / file).read_text())
        versions |= {**package.get("dependencies", {}), **package["devDependencies"]}
    assert [v for v in versions.values() if not re.fullmatch(r"\d+\.\d+\.\d+", v)] == []
