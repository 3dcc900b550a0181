"""What went wrong when a notebook was run, in the words its author reads; what can be read without running it is for the judge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import widgets
from course.lesson.context import LessonContext
from course.lesson.judge import code_problems, double_name
from course.lesson.notebook import Notebook
from course.lesson.problem import Problem
from widgets.own_block.block_head import KEYWORDS
from widgets.words import later, words

if TYPE_CHECKING:
    import nbformat

t = words(__file__)

MOST_PRINTED = 1_000_000  # characters; a lesson has nothing to print
VIEW = "application/vnd.jupyter.widget-view+json"
PLOTLY = "application/vnd.plotly.v1+json"
SHOWN = ("display_data", "execute_result")
#: The rule of what a cell shows in JupyterLab and no page does; the page shows the rest.
UNSEEN = "niet-te-zien"
#: What that is called, the most telling first.
CALLED = {
    PLOTLY: later("a chart of plotly"),
    "image/svg+xml": later("a drawing (SVG)"),
    "image/jpeg": later("a photo (JPEG)"),
    "text/latex": later("a formula"),
    "text/markdown": later("text (Markdown)"),
    "text/html": "HTML",
    "text/plain": later("an outcome"),
}
NO_MAGIC = re.compile(rf"UsageError: Cell magic `%%({'|'.join(('quiz', 'vertel', *KEYWORDS))})` not found")
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def problems_of(
    notebook: Notebook,
    nb: nbformat.NotebookNode,
    context: LessonContext,
    stem: str,
    seconds: int,
    *,
    live: bool = False,
) -> list[Problem]:
    """What is wrong with the code of a lesson and with what it did.

    Args:
        notebook: the lesson.
        nb: the same, run.
        context: where its texts find what they point to.
        stem: of the lesson.
        seconds: the longest time that one cell could take.
        live: whether it needs a live kernel: such a page shows what Jupyter shows.
    """
    read = code_problems(notebook.cells, context, stem, [f"stap-{name}" for name in notebook.step_ids.values()])
    told = {problem.cell for problem in read}
    known = {problem.key for problem in read}
    failed = list(_cell_problems(nb, seconds, told))
    told |= {problem.cell for problem in failed}
    unseen = [problem for problem in _unseen(notebook, nb, live=live) if problem.cell not in told]
    found = (*failed, *_double_names(nb), *_undescribed(nb), *unseen)
    ran = [replace(problem, rule=problem.rule or "loopt-niet", lesson=stem) for problem in found]
    both = [*read, *(problem for problem in ran if problem.key not in known)]
    return sorted(both, key=lambda problem: (problem.cell or 0, problem.line or 0))


def may_pass(nb: nbformat.NotebookNode) -> bool:
    """Whether a cell ran out of time or memory: perhaps the computer was only busy."""
    errors = (o.ename for cell in nb.cells for o in cell.get("outputs", []) if o.output_type == "error")
    return any(name in ("KeyboardInterrupt", "MemoryError") for name in errors)


def _unknown(output: nbformat.NotebookNode) -> bool:
    """Whether a cell asks for something of ours before the line that brings it."""
    if output.output_type == "stream":
        # A magic that is not there is no error for IPython: the question would just be missing.
        return bool(NO_MAGIC.search(ANSI.sub("", output.text)))
    return output.get("ename") == "NameError" and any(f"'{name}'" in output.evalue for name in widgets.__all__)


def _cell_problems(nb: nbformat.NotebookNode, seconds: int, told: set[int | None]) -> Iterator[Problem]:
    no_import = False
    for number, cell in enumerate(nb.cells, 1):
        outputs = cell.get("outputs", [])
        printed = sum(len(o.get("text", "")) for o in outputs if o.output_type == "stream")
        if printed > MOST_PRINTED:
            yield Problem(
                t("this cell prints {printed} million characters", printed=printed // 1_000_000),
                t("remove the print"),
                number,
            )
        for output in outputs:
            if _unknown(output):
                if not no_import:
                    cure = t("put a code cell below the title with: from widgets import *")
                    yield Problem(t("the lesson does not know this part yet"), cure, number, 1)
                no_import = True
            elif output.output_type == "error" and not (
                output.ename in ("QuizError", "SceneError", "BlockError") and number in told
            ):
                yield _failed(output, number, seconds)


def _failed(output: nbformat.NotebookNode, number: int, seconds: int) -> Problem:
    lines = re.findall(r"Cell In\[\d+\], line (\d+)", ANSI.sub("", "\n".join(output.traceback)))
    line = int(lines[0]) if lines else None
    if output.ename == "KeyboardInterrupt":
        message = t.count(
            seconds, "this cell was not ready after 1 second yet", "this cell was not ready after {n} seconds yet"
        )
        return Problem(message, t("make the cell shorter"), number, line, rule="traag")
    return Problem(
        t("Python says: {ename}: {evalue}", ename=output.ename, evalue=output.evalue),
        t("change the line, or remove the cell"),
        number,
        line,
    )


def _double_names(nb: nbformat.NotebookNode) -> Iterator[Problem]:
    """Names that only running shows, such as those that code puts together."""
    states = nb.metadata.get("widgets", {}).get("application/vnd.jupyter.widget-state+json", {}).get("state", {})
    seen: dict[str, int] = {}
    for number, cell in enumerate(nb.cells, 1):
        for output in cell.get("outputs", []):
            model = output.get("data", {}).get(VIEW, {}).get("model_id")
            name = states.get(model, {}).get("state", {}).get("name") if model else None
            if not name:
                continue
            if name in seen:
                yield double_name(name, seen[name], number)
            seen.setdefault(name, number)


def _unseen(notebook: Notebook, nb: nbformat.NotebookNode, *, live: bool) -> Iterator[Problem]:
    """What a cell shows in JupyterLab and no page does: each kind once, of a drawing not also its value."""
    for cell in notebook.cells:
        outputs = [] if cell.for_leader else nb.cells[cell.number - 1].get("outputs", [])
        kinds = [set(output.data) for output in outputs if output.output_type in SHOWN]
        unseen = {
            next((t(name) for kind, name in CALLED.items() if kind in data), t("something"))
            for data in kinds
            if PLOTLY in data or not (live or VIEW in data or "image/png" in data)
        }
        if any(
            output.output_type == "stream" and output.name == "stdout" and output.text.strip() for output in outputs
        ):
            unseen.add(t("what print prints"))
        if len(kinds) > 1:
            unseen.discard(t(CALLED["text/plain"]))
        for name in sorted(unseen):
            cure = t(
                "write it in a text cell, put a picture of it in a text cell, or take a part from lessons/galerij.ipynb"
            )
            yield Problem(
                t("what this cell shows does not come on the page: {name}", name=name),
                cure,
                cell.number,
                1,
                rule=UNSEEN,
            )


def _undescribed(nb: nbformat.NotebookNode) -> Iterator[Problem]:
    """A drawn picture without words says nothing to who does not see it."""
    for number, cell in enumerate(nb.cells, 1):
        drawn = any("image/png" in output.get("data", {}) for output in cell.get("outputs", []))
        if drawn and not cell.metadata.get("alt"):
            cure = t('put in the metadata of the cell: "alt": "what can be seen"')
            yield Problem(t("the picture of this cell has no description"), cure, number, 1, rule="plaatje-tekst")
