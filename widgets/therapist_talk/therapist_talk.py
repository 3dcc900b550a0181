"""A made-up talk with a therapist: the reader chooses what to say, and takes questions along."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NotRequired, TypedDict

import traitlets as t

from widgets.base import CourseWidget, lesson_language
from widgets.therapist_talk.talk import ALWAYS_TAKE, NODES
from widgets.words import catalogue


class Choice(TypedDict):
    """What the reader can say."""

    key: str
    say: str
    reply: str
    to: str
    take: NotRequired[str]


class Node(TypedDict):
    """Where a talk can be."""

    says: str
    choices: list[Choice]


class TherapistTalk(CourseWidget):
    """A talk to practise: choose what to say, hear a kind answer, go back and try something else.

    Every path is kind and every path may end; there is no good or bad choice. It ends with questions
    to take along. Use it before a real appointment; the reader's own questions stand in
    ``MyQuestions``, the figures about treatments in ``Treatments``.

    Args:
        name: identifies the widget within its lesson.

    Raises:
        ValueError, TypeError: see ``CourseWidget``.

    Sources:
        No scan for ordinary back pain: ``img-nhg``. A scan says little about how much pain someone
        has, a bulging disc is often seen without pain and can count: ``img-table`` beside
        ``img-counter``. Whom an operation can suit: ``lrs-later``, ``lrs-course``. Steps in care:
        ``nl-stepped``. Own words, teach-back and "which questions": evidence.md, section 4. Feeling
        believed: ``pne-relevance``.

    Example:
        >>> gesprek = TherapistTalk(name="gesprek")
        >>> gesprek._nodes["start"]["choices"][1]["say"], gesprek._keep
        ('Is er niet eerst een scan nodig?', ['path'])
    """

    path: t.List[Any] = t.List().tag(sync=True, keep=True, holds=list[str])
    """Keys of what was said, in order."""

    _nodes = t.Dict().tag(sync=True, holds=dict[str, Node])
    _always_take = t.List(t.Unicode()).tag(sync=True)
    _read_back = t.List(t.Unicode(), ["_nodes"]).tag(sync=True)

    def __init__(self, name: str, **content: object) -> None:
        super().__init__(name, **content)
        dutch = catalogue(Path(__file__).parent, lesson_language())

        def choice(each: dict[str, Any]) -> dict[str, Any]:
            return {
                part: dutch.get(text, text) if part in ("say", "reply", "take") else text for part, text in each.items()
            }

        self._nodes = {
            key: {"says": dutch.get(node["says"], node["says"]), "choices": [choice(each) for each in node["choices"]]}
            for key, node in NODES.items()
        }
        self._always_take = [dutch.get(text, text) for text in ALWAYS_TAKE]
