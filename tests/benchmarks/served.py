"""The course that the parts of ``make bench`` measure, and the servers that answer with it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.conftest import CHROMIUM_FLAGS, COMMANDS, WHOLE_CHROMIUM, free_port  # noqa: E402

#: The copy that all parts share (bench.py); a part that is run by itself takes the checkout, and what was made of it.
COURSE = Path(os.environ.get("BENCH_COURSE", ROOT))
LESSON = "05-stap-voor-stap"
FIRST_WORDS = "Marga en de goede dag"


def say(words: str) -> None:
    """What goes on, beside the figures."""
    print(f"- {words}", file=sys.stderr, flush=True)


def copy_of_the_course(folder: Path) -> None:
    """The lessons with all they need, in a folder of their own."""
    shutil.copytree(ROOT / "lessons", folder / "lessons", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    shutil.copytree(ROOT / "assets/pictures", folder / "assets/pictures")
    shutil.copy(ROOT / "course.toml", folder)


@contextmanager
def running(
    command: list[str], ready: str, cwd: Path, **environment: str
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A server process and its address, from the moment it answers until the end of the block."""
    port = free_port()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [part.format(port=port) for part in command],
            cwd=cwd,
            stdout=output,
            stderr=output,
            env={**os.environ, **environment},
        )
        try:
            address = f"http://127.0.0.1:{port}"
            while True:
                try:
                    urllib.request.urlopen(address + ready, timeout=120).read()
                    break
                except OSError:
                    if process.poll() is not None:
                        output.seek(0)
                        sys.exit(f"{command} stopped:\n{output.read().decode(errors='replace')}")
                    time.sleep(0.05)
            yield address, process
        finally:
            process.terminate()
            process.wait(30)


@contextmanager
def served_course(folder: Path = COURSE) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A server with the course, every lesson made."""
    command = [f"{COMMANDS}/course", "serve", str(folder), "--no-browser", "--port", "{port}"]
    with running(command, "/health", folder) as (address, process):
        made(address)
        yield address, process


def lessons(address: str) -> list[str]:
    """The addresses of all lessons."""
    return [f"{address}/nl/{path.stem}/" for path in sorted((COURSE / "lessons/nl").glob("[0-9]*.ipynb"))]


def health(address: str) -> dict:
    """What a server says of itself."""
    return json.loads(urllib.request.urlopen(f"{address}/health", timeout=60).read())


def made(address: str) -> None:
    """Wait until every lesson has its page, and no lesson has a mistake."""
    while "waiting" in (states := health(address)["lessons"]).values():
        time.sleep(0.05)
    if set(states.values()) != {"good"}:
        sys.exit(f"not every lesson could be made: {states}")


def megabytes(process: subprocess.Popen[bytes]) -> float:
    """Memory of a server and of everything it started, shared pages counted once."""
    family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    return sum(p.memory_full_info().pss for p in family if p.is_running()) / 1e6


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser that has paid for its own start."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=WHOLE_CHROMIUM, args=CHROMIUM_FLAGS)
        browser.new_page().close()
        yield browser
        browser.close()
