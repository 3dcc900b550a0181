"""What a reader can keep in the lessons, found in their made pages, for the page "Mijn cursus".

Nothing of a reader is known here: a page holds the widgets, the reader's browser holds the answers.
"""

from __future__ import annotations

import json
import re
from html import unescape

import nh3

from course.project import Lesson

#: Where the parts of "Mijn cursus" lead back to, in the page of a lesson.
ANCHOR = "onderdeel-"
#: The states of the widgets in a made page, as JSON.
STATES = re.compile(rb'<script type="application/json" id="course-widgets">(.*?)</script>', re.S)
_PLACE = re.compile(rb'class="widget-place"[^>]* data-widget="([^"]*)"')
_PLACE_OR_HEADING = re.compile(
    rb'<h2[^>]*>(?P<heading>.*?)</h2>|class="widget-place"[^>]* data-widget="(?P<name>[^"]*)"', re.S
)
_POPOVER = re.compile(r"<(span|div)[^>]* popover[^>]*>.*?</\1>|<button.*?</button>", re.S)
_MOST_WORDS = 120  # characters
# With what its class names in _read_back, this is all a read-back gets.
_ALWAYS = ("name", "texts", "_kind", "_module", "_keep", "_scope")


def kept_on(html: bytes) -> list[dict]:
    """The widgets of one page that can be read back, in the order of the page.

    Args:
        html: a made page of a lesson.

    Returns:
        Their states, with only what a read-back needs; empty for a page without any.
    """
    found = STATES.search(html)
    if not found:
        return []
    states = json.loads(found[1])["widgets"]
    # The order of the block itself is that of the alphabet.
    shown = [states.get(name.decode()) for name in _PLACE.findall(html)]
    return [
        {key: state[key] for key in (*_ALWAYS, *state["_keep"], *state["_read_back"])}
        for state in shown
        if state and state.get("_read_back")
    ]


def others_on(html: bytes) -> dict[str, dict]:
    """What else can be kept on one page, such as the answer to a question; it moves to another device too.

    Args:
        html: a made page of a lesson.

    Returns:
        By name: ``words`` to call it by, the question itself or the heading above it, and ``state``,
        what it starts from, to tell whether an answer that comes in is of the right kind.
    """
    found = STATES.search(html)
    if not found:
        return {}
    states = json.loads(found[1])["widgets"]
    heading = ""
    others = {}
    for match in _PLACE_OR_HEADING.finditer(html):
        if match["heading"] is not None:
            heading = match["heading"].decode()
            continue
        state = states.get(match["name"].decode())
        if state and state["_keep"] and not state.get("_read_back"):
            others[state["name"]] = {
                "words": _words(state.get("question_html") or heading),
                "state": {key: state[key] for key in ("_kind", "_keep", "_scope", *state["_keep"])},
            }
    return others


def _words(html: str) -> str:
    """The plain words of a heading or a question, without what opens by a tap; cut when long."""
    text = unescape(nh3.clean(_POPOVER.sub("", html), tags=set()))
    text = " ".join(text.split())
    return text if len(text) <= _MOST_WORDS else text[: _MOST_WORDS - 1].rsplit(" ", 1)[0] + "…"


def my_course(pages: list[tuple[Lesson, bytes]]) -> dict:
    """What the page "Mijn cursus" shows, from the lessons that can be read.

    Args:
        pages: the lessons in order, each with its made page.

    Returns:
        ``states``: state of each widget by its place in the reader's storage, such as
        ``04/mijn-avond`` or ``course/vragen``; ``shared``: the widgets that all lessons share, once
        each; ``lessons``: the lessons that have something to keep, with their ``parts``. A part is
        ``{"key": ..., "places": [{"number": ..., "address": ...}]}``, where it can be changed;
        ``others``: what else can be kept, by its place, see ``others_on``.
    """
    states: dict[str, dict] = {}
    parts: dict[str, dict] = {}
    others: dict[str, dict] = {}
    lessons = []
    for lesson, html in pages:
        own = []
        for name, other in others_on(html).items():
            others.setdefault(f"{'course' if other['state']['_scope'] == 'course' else lesson.stem[:2]}/{name}", other)
        for state in kept_on(html):
            is_shared = state["_scope"] == "course"
            key = f"{'course' if is_shared else lesson.stem[:2]}/{state['name']}"
            place = {"number": lesson.number, "address": f"../{lesson.stem}/#{ANCHOR}{state['name']}"}
            if key not in parts:
                states[key] = state
                parts[key] = {"key": key, "places": [place]}
                if not is_shared:
                    own.append(parts[key])
            # The list of questions is the same in every lesson; the cards ask for something else the second time.
            elif state != states[key]:
                parts[key]["places"].append(place)
        if own:
            lessons.append(
                {"number": lesson.number, "title": lesson.title, "address": f"../{lesson.stem}/", "parts": own}
            )
    shared = [part for key, part in parts.items() if key.startswith("course/")]
    return {"states": states, "shared": shared, "lessons": lessons, "others": others}
