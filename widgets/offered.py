"""What a reader chose or wrote elsewhere in the course, offered again: one tap takes it over, nothing is filled in by itself."""

from __future__ import annotations

import re
from typing import Any, TypedDict

import traitlets as t

from widgets.base import CourseWidget

_PLACE = re.compile(r"(\d\d|course)/[a-z0-9]+(-[a-z0-9]+)*")


class OwnAnswer(TypedDict):
    """Words of the reader's own."""

    text: str
    #: The number of the lesson they come from; 0 for what all lessons share.
    lesson: int
    #: Where they were written, such as ``02/kaarten``.
    place: str


class OffersOwnAnswers(CourseWidget):
    """Base of a widget that offers the reader's own answers of elsewhere.

    Which those are stays in the browser: the page finds the words of each place (``assets/host/own_answers.ts``), in
    JupyterLab and on a projector there are none.

    Args:
        name: identifies the widget within its lesson.
        **content: the traits of the subclass; ``offered`` is a list of places, each the number of a lesson and a name in
            its notebook, such as ``"02/kaarten"``.

    Raises:
        ValueError: when a place is not of that form.
    """

    offered = t.List(t.Unicode()).tag(sync=True)
    #: Found by the page; empty where nothing was chosen or written.
    _own: t.List[Any] = t.List().tag(sync=True, holds=list[OwnAnswer])

    def __init__(self, name: str, **content: object) -> None:
        offered: Any = content.get("offered", [])
        for place in offered if isinstance(offered, list) else [offered]:
            if not isinstance(place, str) or not _PLACE.fullmatch(place):
                raise ValueError(
                    f"{type(self).__name__}: a place in offered must be a lesson and a name, such as '02/kaarten', got {place!r}"
                )
        super().__init__(name, **content)
