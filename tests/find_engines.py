"""Find Firefox, WebKit and Orca for `make test-long`; install them with the system's package manager when they are not there."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

PACKAGES = {
    "apt-get": ["firefox-esr", "webkit2gtk-driver", "xvfb", "orca", "at-spi2-core", "dbus-x11", "openbox", "xdotool"]
}


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


def orca() -> str | None:
    """Path of the screen reader Orca; None without it, or without what brings it keys, windows and messages."""
    needed = ("Xvfb", "dbus-daemon", "openbox", "xdotool")
    return shutil.which("orca") if all(shutil.which(name) for name in needed) else None


if __name__ == "__main__":
    if not (firefox() and mini_browser() and orca()):
        sys.path.insert(0, str(Path(__file__).parents[1]))
        from tests.system_packages import install

        install("Firefox, WebKit and Orca, for the tests in other engines and by ear", PACKAGES)
        if not (firefox() and mini_browser() and orca()):
            sys.exit(
                "Firefox, WebKit or Orca could not be installed. Install them yourself, then run make test-long again."
            )
