"""One machine, one set of versions: pyproject.toml, constraints.lock and environment.yml agree."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
REQUIREMENTS = [Requirement(r) for r in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]]
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


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda r: r.name)
def test_conda_asks_for_the_same_versions_as_pyproject(requirement: Requirement) -> None:
    assert conda_requirements()[canonicalize_name(requirement.name)].specifier == requirement.specifier


def test_conda_asks_for_nothing_that_pyproject_does_not() -> None:
    known = {canonicalize_name(r.name) for r in REQUIREMENTS} | {"python", "pip", "nodejs", "make"}
    assert set(conda_requirements()) <= known


@pytest.mark.parametrize("name", ["constraints.lock", "package-lock.json", "tests/benchmarks/package-lock.json", ".npmrc", "environment.yml"])
def test_no_lock_or_settings_file_names_a_host(name: str) -> None:
    text = (ROOT / name).read_text()
    if name.endswith("package-lock.json"):
        # What packages say of their funding is no address that npm fetches from.
        text = json.dumps({k: {**v, "funding": None} for k, v in json.loads(text)["packages"].items()})
    assert HOST.findall(text) == []


def test_node_packages_are_pinned_exactly() -> None:
    versions = {}
    for file in ("package.json", "tests/benchmarks/package.json"):
        package = json.loads((ROOT / file).read_text())
        versions |= {**package.get("dependencies", {}), **package["devDependencies"]}
    assert [v for v in versions.values() if not re.fullmatch(r"\d+\.\d+\.\d+", v)] == []
