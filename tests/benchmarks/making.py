"""Part of ``make bench``: how long the course takes to be made, and what its server can do."""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from course.pages import LessonPages  # noqa: E402
from course.project import Project  # noqa: E402
from tests.benchmarks.budgets import tell  # noqa: E402
from tests.benchmarks.growth import requests_per_second  # noqa: E402
from tests.benchmarks.served import (  # noqa: E402
    COURSE,
    FIRST_WORDS,
    LESSON,
    copy_of_the_course,
    megabytes,
    served_course,
)


async def rendered_again(project: Path) -> float:
    """Seconds for the whole course after a change of what every page looks like; no kernel may run."""
    pages = LessonPages(Project(project), project / ".cache")
    await pages.make_all()
    data = pages.templates.data
    pages.makers.run = None  # type: ignore[assignment,method-assign]  # whoever calls it fails
    title = pages.project.title

    async def one(n: int) -> float:
        pages.templates.data = lambda: data().replace(title, f"{title} {n}")  # type: ignore[method-assign]
        start = time.perf_counter()
        await pages.make_all()
        return time.perf_counter() - start

    times = [await one(n) for n in range(3)]
    await pages.stop()
    return statistics.median(times)


def main() -> None:
    """Measure and tell."""
    with ExitStack() as stack:
        project = COURSE
        if project == ROOT:
            project = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")), "course")
            copy_of_the_course(project)
        start = time.perf_counter()
        with served_course(project) as (address, process):
            tell("whole course made from nothing", time.perf_counter() - start)

            notebook = project / f"lessons/nl/{LESSON}.ipynb"
            notebook.write_text(notebook.read_text().replace(FIRST_WORDS, f"{FIRST_WORDS} "))
            start = time.perf_counter()
            urllib.request.urlopen(f"{address}/nl/{LESSON}/", timeout=120).read()
            tell("one changed lesson, from save to page", time.perf_counter() - start)

            rate = asyncio.run(requests_per_second(address, f"/nl/{LESSON}/"))
            tell("pages served per second by one process", rate)
            tell("memory of the server", megabytes(process))
        again = asyncio.run(rendered_again(project))
        tell("look of every page changed, whole course rendered again, no kernel", again)


if __name__ == "__main__":
    main()
