"""Part of ``make bench``: the same lesson in stock Voilà, which starts a kernel for each page opened."""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.budgets import tell  # noqa: E402
from tests.benchmarks.reading import visits  # noqa: E402
from tests.benchmarks.served import LESSON, chromium, copy_of_the_course, megabytes, running  # noqa: E402
from tests.conftest import COMMANDS  # noqa: E402

VISITS = 3


def without_pictures(notebook: Path) -> None:
    """Take the pictures out of a lesson: stock Voilà stops at one that stands outside its own folder."""
    lesson = json.loads(notebook.read_text())
    for cell in lesson["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = re.sub(r"!\[.*?\]\(.*?\)", "", "".join(cell["source"]))
    notebook.write_text(json.dumps(lesson))


def main() -> None:
    """Measure and tell."""
    with tempfile.TemporaryDirectory(prefix="bench-") as work:
        project = Path(work, "course")
        copy_of_the_course(project)
        without_pictures(project / f"lessons/nl/{LESSON}.ipynb")
        stock = [f"{COMMANDS}/voila", str(project / "lessons/nl"), "--no-browser", "--port={port}", "--template=lab"]
        with running(stock, "/", Path(work), JUPYTER_NO_CONFIG="1") as (address, process), chromium() as browser:
            empty = megabytes(process)
            found = visits(browser, f"{address}/voila/render/{LESSON}.ipynb", ["text", "chart"], times=VISITS)
            tell("text of a lesson visible in stock Voilà, laptop", found.text)
            tell("first chart usable in stock Voilà, laptop", found.chart)
            tell("first visit of a lesson in stock Voilà", found.bytes / 1000)
            # Its kernels stay when a page closes, so this is what that many open pages take.
            beside = f"with none: {empty:.0f} MB"
            tell(f"memory of stock Voilà with {VISITS} open pages", megabytes(process), beside)


if __name__ == "__main__":
    main()
