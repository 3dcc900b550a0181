"""All that `make test` runs, and what it cost: seconds on the clock, seconds of processor, and the slowest tests.

python tests/suite.py           what `make test` runs; ends with 1 when a part failed
python tests/suite.py checks    only what reads the code: linters, formatters, types
python tests/suite.py long      what is run before a release
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
COMMANDS = Path(sys.executable).parent
LONGEST = 40 * 60  # seconds for one part; only what hangs needs them

CHECKS = {
    "Python: faults": ["ruff", "check", "--quiet", "."],
    "Python: form": ["ruff", "format", "--quiet", "--check", "."],
    "Python: types": ["mypy", "--no-error-summary"],
    "Python: who may import whom": ["lint-imports", "--no-cache", "--no-logo"],
    "TypeScript and CSS: faults, form, imports": ["npm", "run", "--silent", "lint"],
    "TypeScript: types": ["npm", "run", "--silent", "typecheck"],
}
TESTS = {
    "TypeScript": ["npm", "test", "--silent"],
    "the lessons, each run once": ["pytest", "--nbval-lax", "lessons/nl", "-p", "no:randomly", "-q"],
    "all the rest": [
        "pytest",
        "tests",
        "-p",
        "no:nbval",
        "-n",
        "logical",
        "--dist",
        "loadgroup",
        "--durations=10",
        "-q",
    ],
}
# Before a release: other engines, every width and theme, hostile files by the thousand, load, Lighthouse, a fresh clone.
LONG = {
    "TypeScript, with many more made-up files": ["npm", "test", "--silent"],
    "other engines, every width and theme, a fresh clone": [
        *("pytest", "tests", "-m", "long", "-n", "logical", "--dist", "loadgroup", "--durations=10", "-q", "-rP")
    ],
    "groups under load": ["python", "tests/benchmarks/groups.py"],
}


def processor() -> float:
    """Seconds that the processors of this machine worked, for whatever program: a browser's own processes are nobody's children."""
    used = psutil.cpu_times()
    return used.user + used.system


def succeeds(command: list[str], environment: dict[str, str]) -> bool:
    """Whether a command ends well; one that does not end is ended, with all that it started."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        return process.wait(LONGEST) == 0
    except (subprocess.TimeoutExpired, KeyboardInterrupt) as error:
        os.killpg(process.pid, signal.SIGKILL)
        if isinstance(error, KeyboardInterrupt):
            raise
        print(f"not at its end after {LONGEST / 60:.0f} minutes")
        return False


def run(parts: dict[str, list[str]], **environment: str) -> list[str]:
    """Run the parts one after the other and tell what each cost; gives the names of those that failed."""
    environment |= {**os.environ, "PATH": f"{COMMANDS}{os.pathsep}{os.environ['PATH']}"}
    costs, failed = [], []
    for name, command in parts.items():
        print(f"\n== {name}: {' '.join(command)}", flush=True)
        wall, used = time.monotonic(), processor()
        if not succeeds(command, environment):
            failed.append(name)
        costs.append((name, time.monotonic() - wall, processor() - used))
    costs.append(("together", sum(wall for _, wall, _ in costs), sum(used for *_, used in costs)))
    print("\n== What it cost (seconds on the clock, seconds of processor of the whole machine)")
    for name, wall, used in costs:
        print(f"{wall:6.0f} {used:6.0f}  {name}{'  FAILED' if name in failed else ''}")
    return failed


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            failed = run(CHECKS | TESTS)
        case ["checks"]:
            failed = run(CHECKS)
        case ["long"]:
            failed = run(LONG, COURSE_LONG="1")
        case _:
            sys.exit(__doc__)
    sys.exit(1 if failed else 0)
