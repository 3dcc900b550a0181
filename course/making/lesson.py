"""From a notebook that was run to the document of its lesson."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import nbformat
from msgspec.structs import replace

from course.lesson.cell import Cell
from course.lesson.context import LessonContext
from course.lesson.document import Failed, LessonDocument, Output, Part, Picture, Step, Text, Widget, WidgetPlace
from course.lesson.minutes import minutes
from course.lesson.notebook import Notebook, from_json, goals_of
from course.lesson.plan import planned, title_of
from course.making.problems import SHOWN, VIEW, may_pass, problems_of
from widgets.glossary import marked
from widgets.prose import citation_keys

STATES = "application/vnd.jupyter.widget-state+json"
#: What JupyterLab and anywidget keep in a widget, what belongs to rendering, and what stands beside the state in the document.
NOT_OURS = ("_model", "_view", "_dom", "_anywidget", "_esm", "_css", "_module", "_needs", "_called")
LAYOUT = ("layout", "tabbable", "tooltip")


def lesson_of(
    nb: nbformat.NotebookNode, stem: str, language: str, context: LessonContext, seconds: int = 60
) -> LessonDocument:
    """The document of a lesson.

    Args:
        nb: its notebook, run, with the state of its widgets.
        stem: the name of its file.
        language: two letters.
        context: where its texts find what they point to.
        seconds: the longest time that one cell could take.
    """
    raw = _plain(nb)
    ran = nbformat.from_dict(raw)
    notebook = from_json(raw)
    models = raw["metadata"].get("widgets", {}).get(STATES, {}).get("state", {})
    patients = [cell for cell in notebook.cells if not cell.for_leader]
    outputs = {cell.number: raw["cells"][cell.number - 1].get("outputs", []) for cell in notebook.cells}
    needs = _needs_kernel(models)
    parts = {cell.number: list(_parts(cell, outputs[cell.number], models, live=bool(needs))) for cell in patients}
    placed = {part.name for some in parts.values() for part in some if isinstance(part, WidgetPlace)}
    states = [model["state"] for model in models.values() if model["state"].get("_module")]
    opening, *steps = _steps(notebook, parts)
    whole = "\n\n".join(["", *(cell.source for cell in patients)])
    course = notebook.course
    typed = course.get("minutes")
    document = LessonDocument(
        stem=stem,
        language=language,
        title=str(course.get("title") or ""),
        goals=goals_of(course),
        minutes=typed if isinstance(typed, int) and not isinstance(typed, bool) else None,
        reviewed=str(course.get("reviewed") or ""),
        next_review=str(course.get("next_review") or ""),
        opening=opening,
        steps=steps,
        widgets={state["name"]: widget_of(state) for state in states if state["name"] in placed},
        cites=citation_keys(whole),
        terms=list(dict.fromkeys(word for _, word in marked(whole))),
        needs_kernel=needs,
        problems=problems_of(notebook, ran, context, stem, seconds, live=bool(needs)),
        passing=may_pass(ran),
    )
    # A lesson of the first edition says itself how long it takes.
    return document if document.minutes else replace(document, minutes=minutes(document))


def _plain(nb: nbformat.NotebookNode) -> dict[str, Any]:
    """As JSON has it. Half of a sign, which JSON may hold, cannot be kept or sent."""
    plain: dict[str, Any] = json.loads(json.dumps(nb, ensure_ascii=False).encode("utf-8", "replace"))
    return plain


def _steps(notebook: Notebook, parts: dict[int, list[Part]]) -> list[Step]:
    """What stands above the first step, and the steps."""
    groups: list[tuple[str, list[Cell]]] = [("", [])]
    plan: dict[str, int] = {}
    for cell in notebook.cells:
        if cell.begins_step:
            groups.append((f"stap-{notebook.step_ids[cell.number]}", []))
        groups[-1][1].append(cell)
        if cell.for_leader:
            plan |= planned(cell.source)
    return [_step(name, group, parts, plan) for name, group in groups]


def _step(name: str, cells: list[Cell], parts: dict[int, list[Part]], plan: dict[str, int]) -> Step:
    headings = (
        re.match(r"\s*#{1,2} +(.+)", cell.source) for cell in cells if cell.kind == "markdown" and not cell.for_leader
    )
    title = next((title_of(heading[1]) for heading in headings if heading), "")
    return Step(
        name,
        title,
        [part for cell in cells for part in parts.get(cell.number, [])],
        [Text(cell.number, cell.source, cell.attachments) for cell in cells if cell.for_leader],
        plan.get(title),
        [cell.number for cell in cells if cell.is_deeper],
    )


def _parts(
    cell: Cell, outputs: list[dict[str, Any]], models: dict[str, dict[str, Any]], *, live: bool
) -> Iterator[Part]:
    """What readers see of a cell."""
    if cell.kind == "markdown":
        yield Text(cell.number, cell.source, cell.attachments)
    for output in outputs:
        if output["output_type"] == "error":
            yield Failed(cell.number)
        elif output["output_type"] in SHOWN and live:
            yield Output(cell.number, output)
        elif output["output_type"] in SHOWN:
            state = _state(output, models)
            if state.get("_module"):
                yield WidgetPlace(cell.number, state["name"])
            elif "image/png" in output["data"]:
                yield Picture(
                    cell.number, output["data"]["image/png"].replace("\n", ""), str(cell.noticed.get("alt", ""))
                )


def _state(output: dict[str, Any], models: dict[str, dict[str, Any]]) -> dict[str, Any]:
    model = (output.get("data", {}).get(VIEW) or {}).get("model_id")
    state: dict[str, Any] = models.get(str(model), {}).get("state", {})
    return state


def widget_of(state: dict[str, Any]) -> Widget:
    """A widget of ours.

    Args:
        state: all of it, as the kernel has it.
    """
    kept = {key: value for key, value in state.items() if not key.startswith(NOT_OURS) and key not in LAYOUT}
    return Widget(state["_kind"], kept, state.get("_called", ""))


def _needs_kernel(models: dict[str, dict[str, Any]]) -> list[str]:
    """What works only with Python behind it, by name, in the order of the alphabet."""
    found = set()
    for model in models.values():
        state = model["state"]
        module = model.get("model_module")
        ours = module == "anywidget" and (state.get("_anywidget_id") or "").startswith("widgets.")
        if (module != "@jupyter-widgets/base" and not ours) or state.get("_needs_kernel"):
            found.add(str(model.get("model_name")))
    return sorted(found)
