"""Installs what the tests need beside Python and Node, with the system's own package manager and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

MANAGERS = {
    "apt-get": ["apt-get", "install", "-y", "-qq", "--no-install-recommends"],
    "dnf": ["dnf", "install", "-y", "-q"],
    "pacman": ["pacman", "-S", "--noconfirm"],
    "brew": ["brew", "install"],
}


def manager() -> str | None:
    """The package manager of this machine, such as ``apt-get``; None when it is none of those known here."""
    return next((name for name in MANAGERS if shutil.which(name)), None)


def install(what: str, packages: dict[str, list[str]]) -> None:
    """Install packages and say so in one line; what the package manager says is shown when it fails.

    Args:
        what: a few words for the line, such as ``"Chromium, for the tests in a browser"``.
        packages: names of the packages, by package manager.

    Raises:
        SystemExit: when there is no package for this machine, or it cannot be installed.
    """
    found = manager()
    if found not in packages:
        sys.exit(f"{what}: not found, and this machine has no package manager that is known here. Install it yourself.")
    print(f"{what} ({found})", flush=True)
    commands = [[*MANAGERS[found], *packages[found]]]
    if found == "apt-get":
        commands.insert(0, ["apt-get", "update", "-qq"])
    for command in commands:
        done = subprocess.run(
            command,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"{' '.join(command)} failed:\n{done.stdout}")
