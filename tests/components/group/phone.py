"""Prints what a phone in a group shows: what Python puts in its page, and a question of each kind as a room tells it.

python -m tests.components.group.phone
"""

from __future__ import annotations

import json
import sys
from types import SimpleNamespace

from course.groups.questions import Question
from course.project import ASSETS, Project
from course.site.groups import GroupSite
from tests.components.examples import state_of
from widgets.quiz.quiz import Quiz
from widgets.quiz.quiz_grammar import EXAMPLES
from widgets.quiz.quiz_text import parse
from widgets.sources import Sources

NO_SOURCES = Sources({})


class DataOnly:
    """Gives the data of a page in place of the page."""

    def render(self, *_: object, data: dict) -> dict:
        return data


def page() -> dict:
    """What stands in the page of a phone."""
    pages = SimpleNamespace(project=Project(ASSETS.parent))
    return GroupSite(pages, DataOnly(), "http://192.168.1.7/").home()


def question(cell: str) -> dict:
    """A cell of a lesson: what phones get of it at once, and what comes with the reveal."""
    header, body = cell.split("\n", 1)
    asked = Question.of(state_of(Quiz(parse(header.removeprefix("%%quiz "), body, NO_SOURCES), NO_SOURCES)))
    return {"shown": asked.shown, "secret": asked.secret}


if __name__ == "__main__":
    questions = {kind or "keuze": question(cell) for kind, cell in EXAMPLES.items()}
    json.dump({"page": page(), "questions": questions}, sys.stdout)
