"""``make bench``: this course beside stock Voilà and a page made by hand, with the same lesson.

Each part is a script in this folder, says each figure as soon as it is there, and is stopped when it takes too long; then the other
parts go on. The table is Markdown, and stands in the README as it is. Benchmarks print; no test looks at them.
python tests/benchmarks/bench.py [--readme] [PART ...]    --readme puts the table into the README
"""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Timer

import psutil

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.budgets import OF, table  # noqa: E402
from tests.benchmarks.readers import calculated, figures  # noqa: E402
from tests.benchmarks.served import copy_of_the_course  # noqa: E402

#: Seconds that each part may take, and all together: what comes after that is not measured.
PARTS = {
    "making": 150,
    "page": 150,
    "lessons": 240,
    "traffic": 60,
    "growth": 240,
    "stock": 120,
    "groups": 120,
    "editing": 150,
    "lighthouse": 240,
}
WHOLE = 860


def run(part: str, seconds: float, course: Path) -> dict[str, str]:
    """The rows that one part measured within its time, each printed as it comes.

    Args:
        part: a script in this folder.
        seconds: after which it is stopped, with all that it started.
        course: a copy of the course that its parts share.
    """
    found: dict[str, str] = {}
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name(f"{part}.py"))],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "BENCH_COURSE": str(course)},
    )
    timer = Timer(max(seconds, 1), end, [process.pid])
    timer.start()
    for line in process.stdout or ():
        if not line.startswith("["):
            continue
        what, ours, beside, within = json.loads(line)
        found[what] = OF[what].line(ours, beside, within)
        print(found[what], flush=True)
    took, failed = time.perf_counter() - start, process.wait()
    in_time = timer.is_alive()
    timer.cancel()
    why = "" if not failed else f", and failed ({failed})" if in_time else f", and was stopped after {seconds:.0f} s"
    print(f"- {part} took {took:.0f} s{why}", file=sys.stderr, flush=True)
    return found


def end(pid: int) -> None:
    """End a process and all that it started, sessions of their own included."""
    family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    for process in family:
        if process.is_running():
            process.kill()


def main() -> None:
    """Measure and print."""
    asked = [part for part in sys.argv[1:] if part != "--readme"] or list(PARTS)
    if unknown := set(asked) - PARTS.keys():
        sys.exit(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    found: dict[str, str] = {}
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="bench-") as work:
        # What was made of the checkout already will do for one that makes nothing.
        course = Path(work, "course") if "making" in asked else ROOT
        if course != ROOT:
            copy_of_the_course(course)
        for part, seconds in PARTS.items():
            left = WHOLE - (time.perf_counter() - start)
            if part in asked and left > 0:
                found |= run(part, min(seconds, left), course)
    # What a machine does besides makes every time longer; ratios stay.
    busy = os.getloadavg()[2] if hasattr(os, "getloadavg") else 0
    told = (
        f"Measured on Python {platform.python_version()}, {os.cpu_count()} cores, in {(time.perf_counter() - start) / 60:.0f} minutes; "
        f"load of the machine in the last quarter, this included: {busy:.1f}.\n\n{table(found)}\n"
    )
    print(f"\n{told}")
    if "--readme" in sys.argv:
        put(ROOT / "README.md", "bench", told)
        put(ROOT / "docs/growth.md", "growth", calculated(figures(told)))


def put(document: Path, place: str, told: str) -> None:
    """Write what was measured between the marks of its place in a document."""
    text = document.read_text(encoding="utf-8")
    fresh = re.sub(rf"(?<=<!-- {place} -->\n).*?(?=<!-- /{place} -->)", lambda _: told, text, flags=re.S)
    document.write_text(fresh, encoding="utf-8")


if __name__ == "__main__":
    main()
