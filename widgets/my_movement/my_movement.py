"""An everyday movement, in the size that the reader finds possible today."""

from __future__ import annotations

from pathlib import Path

import traitlets as t

from widgets.base import lesson_language
from widgets.countable import CountablePlay
from widgets.words import catalogue

STAGE = Path(__file__).parent.parent / "stages/beweging"
SIZE_WORDS = ("very small", "small", "larger", "the whole movement")


class MyMovement(CountablePlay):
    """The reader looks at eight everyday movements in four sizes, and takes one along.

    Use it after the told scene on the stage ``beweging``. No size is advised, and smaller is always fine. What is taken
    can be offered elsewhere (``offered=["05/mijn-beweging"]``) and is the step of today on the home. For a plan in days
    use ``MySteps``; to try something out and look back use ``Experiment``.

    Args:
        name: identifies the widget within its lesson.

    Raises:
        ValueError, TypeError: see ``CourseWidget``.

    Sources:
        To begin small, and to do more when that feels ordinary: ``ga-macedo``. The four sizes are our own choice; whether
        they help was never studied, and the widget says so.

    Example:
        >>> movement = MyMovement(name="mijn-beweging")
        >>> movement.activity  # nothing is taken beforehand
        ''
    """

    #: What is taken, in the words of then ("Dragen, klein"): a size that is drawn otherwise later changes nothing of it.
    activity = t.Unicode("").tag(sync=True, keep=True)
    #: The size that is looked at.
    _size = t.Int(1).tag(sync=True)
    #: Nothing beyond what every widget has: the words are kept.
    _read_back = t.List(t.Unicode(), ["name"]).tag(sync=True)

    def __init__(self, name: str, **content: object) -> None:
        super().__init__(name, texts=catalogue(STAGE, lesson_language()), **content)
        self.count("_size", "Which size did you choose?", dict(enumerate(SIZE_WORDS, start=1)))
