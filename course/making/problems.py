"""What went wrong when a notebook was run, in the words its author reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

import nbformat

import widgets
from course.lesson.problem import Problem

MOST_PRINTED = 1_000_000  # characters; a lesson has nothing to print
NO_IMPORT = "de les kent dit onderdeel nog niet; zet onder de titel een codecel met: from widgets import *"
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def run_problems(stem: str, nb: nbformat.NotebookNode, seconds: int) -> Iterator[Problem]:
    """What is wrong with what its cells did.

    Args:
        stem: of the lesson.
        nb: its notebook, run.
        seconds: the longest time that one cell could take.
    """
    yield from _cell_problems(stem, nb, seconds)
    yield from _double_names(stem, nb)
    yield from _undescribed(stem, nb)


def may_pass(nb: nbformat.NotebookNode) -> bool:
    """Whether a cell ran out of time or memory: perhaps the computer was only busy."""
    errors = (o.ename for cell in nb.cells for o in cell.get("outputs", []) if o.output_type == "error")
    return any(name in ("KeyboardInterrupt", "MemoryError") for name in errors)


def _unknown(output: nbformat.NotebookNode) -> bool:
    """Whether a cell asks for something of ours before the line that brings it."""
    if output.output_type == "stream":
        # A magic that is not there is no error for IPython: the question would just be missing.
        return bool(re.search("UsageError: Cell magic `%%(quiz|vertel)` not found", ANSI.sub("", output.text)))
    return output.get("ename") == "NameError" and any(f"'{name}'" in output.evalue for name in widgets.__all__)


def _cell_problems(stem: str, nb: nbformat.NotebookNode, seconds: int):
    told = False
    for number, cell in enumerate(nb.cells, 1):
        outputs = cell.get("outputs", [])
        printed = sum(len(o.get("text", "")) for o in outputs if o.output_type == "stream")
        if printed > MOST_PRINTED:
            yield Problem(stem, f"deze cel drukt {printed // 1_000_000} miljoen tekens af; haal de print weg", number)
        for output in outputs:
            if _unknown(output):
                if not told:
                    yield Problem(stem, NO_IMPORT, number, 1)
                told = True
                continue
            if output.output_type != "error":
                continue
            lines = re.findall(r"Cell In\[\d+\], line (\d+)", ANSI.sub("", "\n".join(output.traceback)))
            line = int(lines[0]) if lines else None
            if output.ename == "KeyboardInterrupt":
                yield Problem(
                    stem,
                    f"deze cel was na {seconds} {'seconde' if seconds == 1 else 'seconden'} nog niet klaar; maak de cel korter",
                    number,
                    line,
                )
            elif output.ename in ("QuizError", "SceneError"):
                for mistake in output.evalue.splitlines():
                    at = re.match(r"regel (\d+): (.*)", mistake)
                    yield Problem(stem, at[2] if at else mistake, number, int(at[1]) if at else None)
            else:
                yield Problem(stem, f"Python meldt: {output.ename}: {output.evalue}", number, line)


def _double_names(stem: str, nb: nbformat.NotebookNode):
    """Two widgets with one name would share the reader's answers."""
    mime = "application/vnd.jupyter.widget-view+json"
    states = nb.metadata.get("widgets", {}).get("application/vnd.jupyter.widget-state+json", {}).get("state", {})
    seen: dict[str, int] = {}
    for number, cell in enumerate(nb.cells, 1):
        for output in cell.get("outputs", []):
            model = output.get("data", {}).get(mime, {}).get("model_id")
            name = states.get(model, {}).get("state", {}).get("name") if model else None
            if not name:
                continue
            if name in seen:
                yield Problem(
                    stem,
                    f"de naam '{name}' staat ook in cel {seen[name]}; geef dit onderdeel een andere naam",
                    number,
                    1,
                )
            seen.setdefault(name, number)


def _undescribed(stem: str, nb: nbformat.NotebookNode):
    """A drawn picture without words says nothing to who does not see it."""
    for number, cell in enumerate(nb.cells, 1):
        drawn = any("image/png" in output.get("data", {}) for output in cell.get("outputs", []))
        if drawn and not cell.metadata.get("alt"):
            message = 'het plaatje van deze cel heeft geen beschrijving; zet in de metadata van de cel: "alt": "wat er te zien is"'
            yield Problem(stem, message, number, 1)
