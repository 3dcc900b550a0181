"""Find a Chromium for the tests; install one with the system's package manager when there is none.

Prints nothing when a browser is there. Nothing is downloaded from anywhere else.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# The shell is the same browser without its windows, menus and camera: each page that a test opens costs a third of the time.
SHELL = "chromium-headless-shell"
WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium(whole: bool = False) -> str | None:
    """Path of the headless shell where there is one, else, or where the whole browser is asked for, of Chromium or Chrome; None without."""
    for name in WHOLE if whole else (SHELL, *WHOLE):
        if found := shutil.which(name):
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> None:
    """Install Chromium with the system's package manager, and its headless shell where it has one."""
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
    if shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=True, **quiet)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=True, **quiet)
        # Not every release of a distribution has the shell; without it the tests take longer.
        subprocess.run(["apt-get", "install", "-y", "-qq", SHELL], stderr=subprocess.DEVNULL, **quiet)
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
    if not chromium(whole=True) or (shutil.which("apt-get") and not shutil.which(SHELL)):
        print("No Chromium, or not its headless shell, found for the browser tests; installing it.")
        install()
        if not chromium(whole=True):
            sys.exit("No Chromium could be installed. Install Chromium or Chrome yourself, then run make test again.")
