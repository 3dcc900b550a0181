"""Find a Valkey or Redis server for the tests of shared rooms; install one when there is none."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

NAMES = ("valkey-server", "redis-server")
# Not every release of a distribution has Valkey.
PACKAGES = {"apt-get": ["redis-server"], "dnf": ["valkey"], "pacman": ["valkey"], "brew": ["valkey"]}


def redis_server() -> str | None:
    """Path of the server on this machine; None without."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


if __name__ == "__main__":
    if not redis_server():
        sys.path.insert(0, str(Path(__file__).parents[1]))
        from tests.system_packages import install

        install("Redis or Valkey, for the tests of shared rooms", PACKAGES)
        if not redis_server():
            sys.exit("No Valkey or Redis could be installed. Install one yourself, then run make test again.")
