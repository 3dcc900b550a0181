"""What the template of a lesson shows: from the document and what its texts point to, to plain values. No file is written, nothing is run."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Set
from typing import Any

from course.lesson.context import LessonContext
from course.lesson.document import (
    Failed,
    LessonDocument,
    Output,
    Part,
    Picture,
    Step,
    Text,
    Widget,
    WidgetPlace,
)
from course.lesson.lists import lists
from course.lesson.notebook import is_extra
from course.lesson.text import PageText
from widgets.prose import plain_words
from widgets.safe_html import BESIDE
from widgets.shipped import built

HEADING = "</h2>"
#: A heading that begins what is folded under "Meer weten" is what the fold is called.
FOLD = re.compile(r"\s*<h3[^>]*>(.*?)</h3>", re.S)


def lesson_values(
    document: LessonDocument,
    context: LessonContext,
    files: Mapping[str, str],
    beside: str = BESIDE,
    drawn: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """What ``lesson.html.j2`` shows.

    Args:
        document: the lesson.
        context: where its texts find what they point to.
        files: the names of the built files.
        beside: the address of the folder that holds the pages of the lessons, seen from this page.
        drawn: the first states of its widgets as HTML, by name (``course.drawing``).

    Returns:
        ``title``, ``number``, ``extra`` (no lesson, but a page beside them), ``minutes``, ``goals``; ``sections``: the opening and the steps, each with ``id`` and
        ``parts``, in which all HTML is safe, and of which a ``fold`` holds parts of its own; ``lists``: HTML of the sources and hard words; ``bundles``: of the widgets that
        are shown; ``styles``: their style, which is safe; ``widgets``: their states as JSON for a script element; ``live``: what needs a live kernel.
    """
    texts = PageText(context, beside)
    return {
        "title": document.title or document.stem,
        "number": number_of(document.stem),
        "extra": is_extra(document.stem),
        "minutes": document.minutes,
        "goals": document.goals,
        "sections": [_section(step, document.widgets, texts, drawn or {}) for step in document.sections],
        "lists": lists(document.cites, document.terms, context, document.language, extra=is_extra(document.stem)),
        "bundles": list(dict.fromkeys(_bundle(widget) for _, widget in document.placed())),
        "styles": _styles({_bundle(widget) for _, widget in document.placed()}),
        "widgets": states_json(document, files),
        "live": document.needs_kernel,
    }


def number_of(stem: str) -> str:
    """What answers are kept under; empty for an extra page, whose widgets say of which lesson they are.

    >>> number_of("02-uw-alarmsysteem"), number_of("x-medicijnen")
    ('02', '')
    """
    return "" if is_extra(stem) else stem.split("-")[0]


def _bundle(widget: Widget) -> str:
    """Which built file shows a widget: its kind's, or one of its own, such as a scene with its stage."""
    return widget.state.get("_bundle") or widget.kind


def _styles(bundles: Set[str]) -> str:
    """The style of these bundles, beside that of the whole family; it is as shipped, and so is safe."""
    return "".join(style["code"] for style in built()["styles"].values() if not bundles.isdisjoint(style["of"]))


def shown_state(widget: Widget, files: Mapping[str, str]) -> dict[str, Any]:
    """The state of a widget as the browser gets it, with the name of the file that shows it, and of the words those that scripts say."""
    said = built()["said"]["widgets"][_bundle(widget)]
    texts = {english: text for english, text in widget.state.get("texts", {}).items() if english in said}
    return {**widget.state, "texts": texts, "_module": files[_bundle(widget)]}


def states_json(document: LessonDocument, files: Mapping[str, str]) -> str:
    """The states of the widgets that are shown, as JSON for a script element."""
    states = {widget.state["name"]: shown_state(widget, files) for _, widget in document.placed()}
    # What widgets of one kind say stands once (assets/host/model.ts).
    texts: dict[str, dict[str, str]] = {}
    for state in states.values():
        if texts.setdefault(state["_module"], state["texts"]) == state["texts"]:
            del state["texts"]
    return script_json({"lesson": number_of(document.stem), "texts": texts, "widgets": states})


def script_json(value: object) -> str:
    """As JSON that cannot end the script element it stands in. The order of keys has a meaning, and stays."""
    text = json.dumps(value, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _section(step: Step, widgets: dict[str, Widget], texts: PageText, drawn: Mapping[str, str]) -> dict[str, Any]:
    parts: list[dict[str, Any]] = []
    for part in step.parts:
        made = _part(part, widgets, texts, drawn)
        if part.cell not in step.deeper:
            parts.append(made)
            continue
        title = FOLD.match(made.get("html", ""))
        if title or not (parts and parts[-1]["kind"] == "fold"):
            parts.append({"kind": "fold", "title": plain_words(title[1]) if title else "", "parts": []})
        if title:
            made["html"] = made["html"][title.end() :]
        parts[-1]["parts"].append(made)
    if step.id and parts and HEADING in parts[0].get("html", ""):
        # The first heading of a step carries the button that reads it aloud.
        heading, _, rest = parts[0]["html"].partition(HEADING)
        words = plain_words(heading.partition(">")[2])
        parts[:1] = [{"kind": "heading", "html": heading + HEADING, "title": words}, {"kind": "text", "html": rest}]
    return {
        "id": step.id,
        "parts": parts,
        "widgets": [part.name for part in step.parts if isinstance(part, WidgetPlace)],
    }


def _part(part: Part, widgets: dict[str, Widget], texts: PageText, drawn: Mapping[str, str]) -> dict[str, Any]:
    match part:
        case Text():
            return {"kind": "text", "html": texts.html(part)}
        case WidgetPlace():
            widget = widgets[part.name]
            html = drawn.get(part.name, "")
            return {"kind": "widget", "name": part.name, "widget": widget.kind, "drawn": html}
        case Picture():
            return {"kind": "picture", "data": part.data, "alt": part.alt}
        case Failed():
            return {"kind": "failed"}
        case Output():
            return {"kind": "output", "json": script_json({**part.data, "trusted": True})}
