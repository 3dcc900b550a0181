"""All that `make test` runs, and what it cost: seconds on the clock, seconds of processor, and the slowest tests.

python tests/suite.py           what `make test` runs; ends with 1 when a part failed
python tests/suite.py checks    only what reads the code: linters, formatters, types
python tests/suite.py long      what is run before a release
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, NamedTuple

import psutil

ROOT = Path(__file__).parents[1]
COMMANDS = Path(sys.executable).parent
LONGEST = 40 * 60  # seconds for one part; only what hangs needs them
LAST_WORDS = 30  # seconds in which what is ended may say what it did
RUNNING: set[int] = set()
"""What is to be ended when somebody stops all of it."""

CHECKS = {
    "Python: faults": ["ruff", "check", "--quiet", "."],
    "Python: form": ["ruff", "format", "--quiet", "--check", "."],
    "Python: types": ["mypy", "--no-error-summary"],
    "Python: who may import whom": ["lint-imports", "--no-cache", "--no-logo"],
    "TypeScript and CSS: faults, form, imports": ["npm", "run", "--silent", "lint"],
    "TypeScript: types": ["npm", "run", "--silent", "typecheck"],
}
LESSONS = {"the lessons, each run once": ["pytest", "--nbval-lax", "lessons/nl", "-p", "no:randomly", "-q"]}
# They keep one processor busy and no more, so the checks and the lessons are run beside them.
COMPONENTS = {"components, beside these": ["npm", "test", "--silent"]}
REST = {
    "all the rest": [
        *("pytest", "tests", "-p", "no:nbval", "-n", "logical", "--dist", "loadgroup", "--durations=10", "-q")
    ]
}
# Before a release: other engines, every width and theme, hostile files by the thousand, load, Lighthouse, a fresh clone.
LONG = {
    "TypeScript, with many more made-up files": ["npm", "test", "--silent"],
    "other engines, every width and theme, a fresh clone": [
        *("pytest", "tests", "-m", "long", "-n", "logical", "--dist", "loadgroup", "--durations=0", "-v", "-rP")
    ],
    "groups under load": ["python", "tests/benchmarks/groups.py"],
}


class Row(NamedTuple):
    """What became of a part, after how many seconds on the clock."""

    name: str
    seconds: float
    good: bool


def processor() -> float:
    """Seconds that the processors of this machine worked, for whatever program: a browser's own processes are nobody's children."""
    used = psutil.cpu_times()
    return used.user + used.system


def succeeds(command: list[str], environment: dict[str, str], said: IO[bytes] | None = None) -> bool:
    """Whether a command ends well; one that does not end is ended, with all that it started.

    Args:
        command: the words of it.
        environment: its variables.
        said: where its words go; to the screen without it.
    """
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True, stdout=said, stderr=said)
    RUNNING.add(process.pid)
    try:
        return process.wait(LONGEST) == 0
    except subprocess.TimeoutExpired:
        print(f"not at its end after {LONGEST / 60:.0f} minutes")
        # pytest then still says what failed until now.
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(LAST_WORDS)
        return False
    finally:
        RUNNING.discard(process.pid)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def in_turn(parts: dict[str, list[str]], environment: dict[str, str], said: IO[bytes] | None = None) -> list[Row]:
    """Run parts one after the other; gives what became of each."""
    rows = []
    for name, command in parts.items():
        title = f"\n== {name}: {' '.join(command)}\n"
        if said:
            said.write(title.encode())
        else:
            print(title, end="", flush=True)
        start = time.monotonic()
        good = succeeds(command, environment, said)
        rows.append(Row(name, time.monotonic() - start, good))
    return rows


def run(*groups: tuple[dict[str, list[str]], dict[str, list[str]]], **environment: str) -> list[str]:
    """Run groups of parts one after the other, tell what they cost, and give the names of the parts that failed.

    Args:
        groups: of each the parts that are run in turn, and those that are run beside them, whose words are shown afterwards.
        environment: variables besides those that there are.
    """
    environment |= {**os.environ, "PATH": f"{COMMANDS}{os.pathsep}{os.environ['PATH']}"}
    # Some hundreds of processes read the same modules; where none may keep what it read, each reads them anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start, used, rows = time.monotonic(), processor(), []
    for parts, beside in groups:
        # Without a buffer: the commands write to the same file.
        with ThreadPoolExecutor() as threads, tempfile.TemporaryFile(buffering=0) as said:
            others = threads.submit(in_turn, beside, environment, said)
            try:
                rows += in_turn(parts, environment)
                rows += others.result()
            except KeyboardInterrupt:
                for process in list(RUNNING):
                    os.killpg(process, signal.SIGKILL)
                raise
            said.seek(0)
            sys.stdout.write(said.read().decode(errors="replace"))
    print("\n== What it cost (seconds on the clock)")
    for row in rows:
        print(f"{row.seconds:6.0f}  {row.name}{'' if row.good else '  FAILED'}")
    print(
        f"{time.monotonic() - start:6.0f}  together; seconds of processor of the whole machine: {processor() - used:.0f}"
    )
    return [row.name for row in rows if not row.good]


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            failed = run((CHECKS | LESSONS, COMPONENTS), (REST, {}))
        case ["checks"]:
            failed = run((CHECKS, {}))
        case ["long"]:
            failed = run((LONG, {}), COURSE_LONG="1")
        case _:
            sys.exit(__doc__)
    sys.exit(1 if failed else 0)
