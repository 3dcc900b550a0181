"""Find Firefox and WebKit for `make test-long`; install them with the system's package manager when they are not there."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

PACKAGES = {"apt-get": ["firefox-esr", "webkit2gtk-driver", "xvfb"]}


def firefox() -> str | None:
    """Path of Firefox; None without."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def mini_browser() -> str | None:
    """Path of the browser that WebKit for GTK brings; None without it, its driver or a screen that nobody sees."""
    if not (shutil.which("WebKitWebDriver") and shutil.which("xvfb-run")):
        return None
    found = sorted(
        path for folder in ("/usr/lib", "/usr/libexec") for path in Path(folder).glob("**/webkit2gtk-4.*/MiniBrowser")
    )
    return str(found[-1]) if found else None


if __name__ == "__main__":
    if not (firefox() and mini_browser()):
        sys.path.insert(0, str(Path(__file__).parents[1]))
        from tests.system_packages import install

        install("Firefox and WebKit, for the tests in other engines", PACKAGES)
        if not (firefox() and mini_browser()):
            sys.exit("Firefox or WebKit could not be installed. Install them yourself, then run make test-long again.")
