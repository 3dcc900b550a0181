"""Find a Chromium for the tests; install one with the system's package manager when there is none.

Prints nothing when a browser is there. Nothing is downloaded from anywhere else.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

# The shell is the same browser without its windows, menus and camera: each page that a test opens costs a third of the time.
SHELL = "chromium-headless-shell"
WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = {name: ["chromium"] for name in ("apt-get", "dnf", "pacman")} | {"brew": ["--cask", "chromium"]}


def chromium(whole: bool = False) -> str | None:
    """Path of the headless shell where there is one, else, or where the whole browser is asked for, of Chromium or Chrome; None without."""
    for name in WHOLE if whole else (SHELL, *WHOLE):
        if found := shutil.which(name):
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from tests.system_packages import install, manager

    if not chromium(whole=True):
        install("Chromium, for the tests in a browser", PACKAGES)
        if not chromium(whole=True):
            sys.exit("No Chromium could be installed. Install Chromium or Chrome yourself, then run make test again.")
    if manager() == "apt-get" and not shutil.which(SHELL):
        try:
            install("Chromium without windows, which is faster", {"apt-get": [SHELL]})
        except SystemExit:
            # Not every release of a distribution has it.
            print("There is none for this system: the tests take a little longer.")
