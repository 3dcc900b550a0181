"""Find a Chromium for the tests; install one with the system's package manager when there is none.

Prints nothing when a browser is there. Nothing is downloaded from anywhere else.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# The shell is the same browser without its windows and menus: each page that a test opens costs a third of the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """Path of a Chromium or Chrome on this machine, or of the one Playwright fetched earlier; None without."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> None:
    """Install a Chromium with the system's package manager, the headless shell where it has one."""
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
    if shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=True, **quiet)
        # Not every release of a distribution has the shell.
        if subprocess.run(["apt-get", "install", "-y", "-qq", NAMES[0]], **quiet).returncode:
            subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=True, **quiet)
        return
    managers = {
        "dnf": ["dnf", "install", "-y", "-q", "chromium"],
        "pacman": ["pacman", "-S", "--noconfirm", "chromium"],
        "brew": ["brew", "install", "--cask", "chromium"],
    }
    for manager, command in managers.items():
        if shutil.which(manager):
            subprocess.run(command, check=True, **quiet)
            return


if __name__ == "__main__":
    if not chromium():
        print("No Chromium found for the browser tests; installing one.")
        install()
        if not chromium():
            sys.exit("No Chromium could be installed. Install Chromium or Chrome yourself, then run make test again.")
