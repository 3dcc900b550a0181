"""Find nginx and Apache for `make test-long`; install them with the system's package manager when they are not there."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

PACKAGES = {"apt-get": ["nginx", "libnginx-mod-http-brotli-static", "apache2"]}


def missing() -> list[str]:
    """Those that are not there."""
    return [name for name in ("nginx", "apache2") if not shutil.which(name)]


if __name__ == "__main__":
    if missing():
        sys.path.insert(0, str(Path(__file__).parents[1]))
        from tests.system_packages import install

        install("nginx and Apache, for the tests of the recipes in deploy/", PACKAGES)
        if missing():
            sys.exit(
                f"{', '.join(missing())} could not be installed. Install it yourself, then run make test-long again."
            )
