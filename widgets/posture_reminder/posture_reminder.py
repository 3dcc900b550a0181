"""A calm timer that reminds of changing posture, after a time the reader sets."""

from __future__ import annotations

from typing import Annotated

import msgspec
import traitlets as t

from widgets.base import CourseWidget

# In `breaks-sr` people worked 5 minutes to 2 hours before a break, and no interval was best. That is the range of the
# slider; where it stands at first is our choice, and deliberately not half an hour.
SHORTEST = 5
LONGEST = 120
STEP = 5
FIRST = 20


class PostureReminder(CourseWidget):
    """A timer in view that says when the chosen time has passed: then another posture may be nice.

    It works on the page alone. A message of the browser comes only after the reader pressed a button
    and the browser was given permission. It counts no changes and keeps only what was set. Use it to
    try out varying posture; for a plan over weeks use ``MySteps``.

    Args:
        name: identifies the widget within its lesson.
        minutes: where the timer stands until the reader sets it, 5 to 120 in steps of 5 (default 20).

    Raises:
        ValueError: when ``minutes`` is none of these.

    Sources:
        Breaks with a change of posture: ``breaks-sr`` (positive on discomfort, conflicting on pain, no
        best interval) and ``breaks-rct`` (people without pain). So no time is recommended.

    Example:
        >>> PostureReminder(name="wissel").minutes
        20
        >>> PostureReminder(name="wissel", minutes=3)
        Traceback (most recent call last):
        ...
        ValueError: PostureReminder: minutes must be 5 to 120 in steps of 5, got 3
    """

    minutes = t.Int(FIRST).tag(
        sync=True, keep=True, holds=Annotated[int, msgspec.Meta(ge=SHORTEST, le=LONGEST, multiple_of=STEP)]
    )
    #: Whether the timer starts again by itself.
    again = t.Bool(False).tag(sync=True, keep=True)
    #: Whether the reader asked for a message of the browser.
    notify = t.Bool(False).tag(sync=True, keep=True)
    #: When the time is over, in milliseconds since 1970; 0 when the timer stands still.
    until = t.Float(0.0).tag(sync=True, keep=True, holds=Annotated[float, msgspec.Meta(ge=0)])
    _range = t.List(t.Int(), [SHORTEST, LONGEST, STEP]).tag(sync=True)

    def __init__(self, name: str, minutes: int = FIRST, **content: object) -> None:
        whole = isinstance(minutes, int) and not isinstance(minutes, bool)
        if not whole or not SHORTEST <= minutes <= LONGEST or minutes % STEP:
            raise ValueError(
                f"PostureReminder: minutes must be {SHORTEST} to {LONGEST} in steps of {STEP}, got {minutes!r}"
            )
        super().__init__(name, minutes=minutes, **content)
