"""Find a Valkey or Redis server for the tests of shared rooms; install one when there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("valkey-server", "redis-server")
# Not every release of a distribution has Valkey.
COMMANDS = {
    "apt-get": [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "redis-server"]],
    "dnf": [["dnf", "install", "-y", "-q", "valkey"]],
    "pacman": [["pacman", "-S", "--noconfirm", "valkey"]],
    "brew": [["brew", "install", "valkey"]],
}


def redis_server() -> str | None:
    """Path of the server on this machine; None without."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def install() -> None:
    """Install a server with the system's package manager."""
    manager = next((name for name in COMMANDS if shutil.which(name)), None)
    for command in COMMANDS.get(manager or "", []):
        subprocess.run(
            command, check=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, stdout=subprocess.DEVNULL
        )


if __name__ == "__main__":
    if not redis_server():
        print("No Valkey or Redis found for the tests of shared rooms; installing one.")
        install()
        if not redis_server():
            sys.exit("No Valkey or Redis could be installed. Install one yourself, then run make test again.")
