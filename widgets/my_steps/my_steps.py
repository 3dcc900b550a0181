"""A plan of the reader's own: activity, beginning and step, drawn as a calendar."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

import msgspec
import traitlets as t

from widgets.base import CourseWidget, lesson_language
from widgets.settings import course_address
from widgets.shapes import Once, PlanId

MOST_CHARACTERS = 60
# How long the calendar is; the reader chooses.
Weeks = Literal[4, 8, 12]
WEEKS: tuple[Weeks, ...] = get_args(Weeks)


#: 0 for Monday to 6 for Sunday.
Weekday = Annotated[int, msgspec.Meta(ge=0, le=6)]


class MySteps(CourseWidget):
    """The reader picks an activity, a beginning, a step and days; the course draws and repeats that.

    The calendar can be printed and saved as a file for the reader's own calendar. Every week may be
    the same as the week before, or a step smaller. No amount is proposed, checked or judged: the
    fields start empty. For a goal in other steps than numbers use ``GoalLadder``; to look at two
    made-up people first use ``TwoPlans``.

    Args:
        name: identifies the widget within its lesson.

    Raises:
        ValueError, TypeError: see ``CourseWidget``.

    Sources:
        Building up in steps, the same on good and on less good days: ``ga-macedo``. No amount or
        percentage is offered, because none has been compared (``pace-rule``).

    Example:
        >>> steps = MySteps(name="mijn-stappen")
        >>> steps.start, steps.step, steps.weekdays  # nothing is filled in beforehand
        ('', '', [])
    """

    #: What and in what, in the reader's own words ("wandelen", "rondjes"); at most 60 characters.
    activity = t.Unicode("").tag(sync=True, keep=True)
    unit = t.Unicode("").tag(sync=True, keep=True)
    #: Beginning and step as the reader typed them, such as "2,5".
    start = t.Unicode("").tag(sync=True, keep=True)
    step = t.Unicode("").tag(sync=True, keep=True)
    #: The first day, as "2026-01-05".
    first_day = t.Unicode("").tag(sync=True, keep=True)
    #: Days of the week, 0 for Monday to 6 for Sunday.
    weekdays: t.List[Any] = t.List().tag(sync=True, keep=True, holds=Annotated[list[Weekday], Once()])
    #: How many weeks are drawn: 4, 8 or 12.
    weeks = t.Int(WEEKS[0]).tag(sync=True, keep=True, holds=Weeks)
    #: Number of a week ("2" and up) to "same" or "less", where the reader takes no step more.
    easier = t.Dict().tag(sync=True, keep=True, holds=dict[str, Literal["same", "less"]])
    #: So that saving the calendar again changes the same days; made at the first time.
    plan_id = t.Unicode("").tag(sync=True, keep=True, holds=PlanId)
    _lengths = t.List(t.Int(), [int(weeks) for weeks in WEEKS]).tag(sync=True, holds=list[Weeks])
    _most_characters = t.Int(MOST_CHARACTERS).tag(sync=True)
    _language = t.Unicode().tag(sync=True)
    #: The address of the course on the web, from ``course.toml``; it stands in the calendar file.
    _address = t.Unicode().tag(sync=True)
    _read_back = t.List(t.Unicode(), ["_lengths", "_language"]).tag(sync=True)

    def __init__(self, name: str, **content: object) -> None:
        super().__init__(name, **content)
        self._language = lesson_language()
        self._address = course_address()
