"""What a reader can keep in the lessons, found in their documents, for the page "Mijn cursus".

Nothing of a reader is known here: a document holds the widgets, the reader's browser holds the answers.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from course.lesson.document import LessonDocument
from course.lesson.render import shown_state
from course.page import Page
from course.pages import LessonPages
from course.project import Lesson
from course.site.earlier import changed, earlier
from course.site.renderer import PageRenderer
from widgets.prose import plain_words

#: Where the parts of "Mijn cursus" lead back to, in the page of a lesson.
ANCHOR = "onderdeel-"
_MOST_WORDS = 120  # characters
#: Open questions whose answer belongs on the one page for the therapist, and in which part of it.
OWN_TO = {"00/graag-weer": "wish", "06/mijn-zin-voor-de-therapeut": "wish"}
# With what its class names in _read_back, this is all a read-back gets.
_ALWAYS = ("name", "texts", "_kind", "_module", "_keep", "_scope")


def kept_in(document: LessonDocument, files: Mapping[str, str]) -> list[dict[str, Any]]:
    """The widgets of one lesson that can be read back, in the order of its page.

    Args:
        document: the lesson.
        files: the names of the built files.

    Returns:
        Their states, with only what a read-back needs.
    """
    states = [shown_state(widget, files) for _, widget in document.placed() if widget.state.get("_read_back")]
    return [{key: state[key] for key in (*_ALWAYS, *state["_keep"], *state["_read_back"])} for state in states]


def others_in(document: LessonDocument) -> dict[str, dict[str, Any]]:
    """What else can be kept in one lesson, such as the answer to a question; it moves to another device too.

    Args:
        document: the lesson.

    Returns:
        By name: ``words`` to call it by, the question itself or the title of its step, and ``state``,
        what it starts from, to tell whether an answer that comes in is of the right kind.
    """
    return {
        widget.state["name"]: {
            "words": _short(widget.called or plain_words(step.title)),
            "state": {key: widget.state[key] for key in ("_kind", "_keep", "_scope", *widget.state["_keep"])},
        }
        for step, widget in document.placed()
        if widget.state["_keep"] and not widget.state.get("_read_back")
    }


def _kept_under(state: Mapping[str, Any], lesson: Lesson) -> str:
    """The first part of the place of an answer, as ``assets/host/self_study.ts`` has it."""
    number = "course" if lesson.is_extra else lesson.stem[:2]
    return "course" if state["_scope"] == "course" else state.get("_lesson") or number


def _short(words: str) -> str:
    """On one line, and cut when long."""
    text = " ".join(words.split())
    return text if len(text) <= _MOST_WORDS else text[: _MOST_WORDS - 1].rsplit(" ", 1)[0] + "…"


def my_course(
    lessons: list[tuple[Lesson, LessonDocument]], files: Mapping[str, str], root: Path | None = None
) -> dict[str, Any]:
    """What the page "Mijn cursus" shows, from the lessons that can be read.

    Args:
        lessons: those in order, each with its document.
        files: the names of the built files.
        root: of the project, where the list of what is asked no more stands.

    Returns:
        ``keepable``: for each lesson, and for what all lessons share, by the first part of the places in the reader's storage
        (``04``, ``course``), what the page needs to know of it once something is kept there: ``states``, that of each widget that is
        read back by its place, such as ``04/mijn-avond`` or ``course/vragen``, and ``others``, what else can be kept, by its
        place, see ``others_in``; ``kinds``: of the widgets that are read back; ``shared``: the widgets that all lessons share, once
        each; ``lessons``: the lessons that have something to keep, with their ``parts``. A part is
        ``{"key": ..., "places": [{"number": ..., "address": ...}], "own_to": ...}``, where it can be changed, and what part
        of the page for the therapist its own words belong to; ``earlier``: what is asked no more, see ``earlier.py``.
    """
    states: dict[str, dict[str, Any]] = {}
    parts: dict[str, dict[str, Any]] = {}
    others: dict[str, dict[str, Any]] = {}
    with_parts = []
    for lesson, document in lessons:
        own = []
        for name, other in others_in(document).items():
            others.setdefault(f"{_kept_under(document.widgets[name].state, lesson)}/{name}", other)
        # What can be read back on such a page is read back in its lesson.
        if lesson.is_extra:
            continue
        for state in kept_in(document, files):
            is_shared = state["_scope"] == "course"
            key = f"{_kept_under(state, lesson)}/{state['name']}"
            place = {"number": lesson.number, "address": f"../{lesson.stem}/#{ANCHOR}{state['name']}"}
            if key not in parts:
                states[key] = state
                parts[key] = {"key": key, "places": [place], "own_to": OWN_TO.get(key, "")}
                if not is_shared:
                    own.append(parts[key])
            # The list of questions is the same in every lesson; the cards ask for something else the second time.
            elif state != states[key]:
                parts[key]["places"].append(place)
        if own:
            with_parts.append(
                {"number": lesson.number, "title": lesson.title, "address": f"../{lesson.stem}/", "parts": own}
            )
    shared = [part for key, part in parts.items() if key.startswith("course/")]
    gone = earlier(root, {*states, *others}) if root else []
    others |= {was["key"]: {"words": _short(was["question"]), "state": was["state"]} for was in gone}
    keepable: dict[str, dict[str, Any]] = {}
    for what, found in (("states", states), ("others", others)):
        for key, value in found.items():
            keepable.setdefault(key.split("/")[0], {"states": {}, "others": {}})[what][key] = value
    kinds = list(dict.fromkeys(str(state["_kind"]) for state in states.values()))
    return {"keepable": keepable, "kinds": kinds, "shared": shared, "lessons": with_parts, "earlier": gone}


class MyCourse:
    """What can be kept in the lessons that are shown; a lesson that is not made yet comes later.

    Args:
        pages: the lessons.
        renderer: of pages.
    """

    def __init__(self, pages: LessonPages, renderer: PageRenderer) -> None:
        self._pages = pages
        self._renderer = renderer
        self._found: tuple[object, dict[str, Any]] = ((), {})
        self._keepable: tuple[object, dict[str, Page]] = ((), {})

    def page(self) -> dict[str, Any]:
        """What the page itself shows; what of it belongs to one lesson is fetched by itself."""
        found = self._look()
        return {**found, "keepable": sorted(found["keepable"])}

    def keepable(self) -> dict[str, Page]:
        """What can be kept in each lesson, by the first part of its places; "Mijn cursus" fetches of these what it needs."""
        found = self._look()["keepable"]
        if self._keepable[0] is not found:
            texts = {lesson: json.dumps(what) for lesson, what in sorted(found.items())}
            self._keepable = found, {lesson: self._renderer.once(text, text.encode) for lesson, text in texts.items()}
        return self._keepable[1]

    def _look(self) -> dict[str, Any]:
        states = self._pages.states
        known = [(lesson, states[lesson.stem]) for lesson in self._pages.lessons() if lesson.stem in states]
        shown = [
            (lesson, state.shown[0], state.page.etag)
            for lesson, state in known
            if state.shown and state.page and self._pages.shown(lesson.stem)
        ]
        root = self._pages.project.root
        key = [(lesson.stem, lesson.title, etag) for lesson, _, etag in shown], changed(root)
        # Every navigation asks for the worker, which holds this page's tag.
        if self._found[0] != key:
            files = self._pages.templates.files()
            self._found = (key, my_course([(lesson, document) for lesson, document, _ in shown], files, root))
        return self._found[1]
