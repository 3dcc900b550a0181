"""What a group session needs of a lesson: its screens with the leader's notes, and its questions."""

from __future__ import annotations

import re

import nbformat
from nbconvert.filters.markdown_mistune import MarkdownWithMath

from course.groups.plan import planned, title_of
from course.lesson.notebook import from_json
from course.markdown import LessonMarkdown

WIDGET = "application/vnd.jupyter.widget-view+json"
STATES = "application/vnd.jupyter.widget-state+json"
# For a section that has no row in a table of minutes. A leader reads aloud at 120 words a minute and then waits.
WORDS_PER_MINUTE = 80
MINUTES_PER_QUESTION = 3
MINUTES_PER_MODEL = 3


def group_part(nb: nbformat.NotebookNode) -> dict:
    """The part of an executed notebook that a leader gets.

    Screen 0 is the title; screen N is the section with the address ``#deel-N``.

    Returns:
        ``screens``: a list of ``{"title", "notes_html", "minutes", "planned", "questions"}``, where
        ``minutes`` is an estimate unless ``planned`` (course/groups/plan.py); ``questions``: the state of each Quiz by name.
    """
    models = nb.metadata.get("widgets", {}).get(STATES, {}).get("state", {})
    screens = [{"title": "", "notes": [], "words": 0, "models": 0, "questions": []}]
    questions: dict[str, dict] = {}
    plan: dict[str, int] = {}
    for cell, ran in zip(from_json(nb).cells, nb.cells, strict=True):
        screen = screens[-1]
        if cell.for_leader:
            screen["notes"].append(cell.source)
            plan |= planned(cell.source)
            continue
        if cell.kind == "markdown":
            heading = re.match(r"\s*#{1,2} +(.+)", cell.source)
            if cell.begins_step:
                screen = {"title": "", "notes": [], "words": 0, "models": 0, "questions": []}
                screens.append(screen)
            if heading and not screen["title"]:
                screen["title"] = title_of(heading[1])
            screen["words"] += len(cell.source.split())
        for output in ran.get("outputs", []):
            state = models.get((output.get("data", {}).get(WIDGET) or {}).get("model_id"), {}).get("state", {})
            if state.get("_kind") == "quiz":
                screen["questions"].append(state["name"])
                questions[state["name"]] = {k: v for k, v in state.items() if not k.startswith("_") and k != "layout"}
            elif state.get("_module"):
                screen["models"] += 1
    return {"screens": [_screen(screen, plan.get(screen["title"])) for screen in screens], "questions": questions}


def _screen(screen: dict, minutes: int | None) -> dict:
    estimate = (
        screen["words"] / WORDS_PER_MINUTE
        + len(screen["questions"]) * MINUTES_PER_QUESTION
        + screen["models"] * MINUTES_PER_MODEL
    )
    return {
        "title": screen["title"],
        "notes_html": "\n".join(_html(note) for note in screen["notes"]),
        "minutes": max(1, round(estimate)) if minutes is None else minutes,
        "planned": minutes is not None,
        "questions": screen["questions"],
    }


def _html(markdown: str) -> str:
    """A note as safe HTML, with its sources."""
    renderer = LessonMarkdown(None, escape=False, attachments={}, anchor_link_text="")
    return MarkdownWithMath(renderer=renderer).render(markdown)
