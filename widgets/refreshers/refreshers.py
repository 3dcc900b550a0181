"""Looking back at the course after 2, 6 and 12 weeks: days for the calendar, and the pages to do it with."""

from __future__ import annotations

from collections.abc import Sequence

import traitlets as t

from widgets.base import NAME_PATTERN, CourseWidget, lesson_language
from widgets.settings import course_address
from widgets.shapes import PlanId

# Agreed for the course (content.md); no study of these intervals is claimed.
WEEKS = (2, 6, 12)


class Refreshers(CourseWidget):
    """Three days for the reader's own calendar, and the pages to look back with, at once or then.

    The reader picks a day; the calendar file holds the days 2, 6 and 12 weeks later. Each names the
    page of that day. Nothing is counted, and nothing is kept but the day.

    Args:
        name: identifies the widget within its lesson; also the part after # in the address of the days.
        pages: for each of the three days the address of an extra page, as readers see it; without
            them the days lead to this lesson.

    Raises:
        ValueError: when the pages are not of that form.

    Example:
        >>> later = Refreshers(name="opfrissen", pages=["na-twee", "na-zes", "na-twaalf"])
        >>> dict(zip(later._weeks, later._pages, strict=True))
        {2: 'na-twee', 6: 'na-zes', 12: 'na-twaalf'}
        >>> Refreshers(name="opfrissen", pages=["na-twee"])
        Traceback (most recent call last):
        ...
        ValueError: Refreshers: pages must hold 3 addresses, such as 'opfrissen-na-2-weken', got ['na-twee']
    """

    #: The day from which is counted, as "2026-01-05"; empty until the reader picks one.
    first_day = t.Unicode("").tag(sync=True, keep=True)
    #: So that saving again changes the same days; made at the first time.
    plan_id = t.Unicode("").tag(sync=True, keep=True, holds=PlanId)
    _weeks = t.List(t.Int(), list(WEEKS)).tag(sync=True)
    #: One for each of the weeks, or none.
    _pages = t.List(t.Unicode()).tag(sync=True)
    _language = t.Unicode().tag(sync=True)
    #: The address of the course on the web, from ``course.toml``; it stands in the calendar file.
    _address = t.Unicode().tag(sync=True)
    _read_back = t.List(t.Unicode(), ["_weeks", "_language"]).tag(sync=True)

    def __init__(self, name: str, pages: Sequence[str] = (), **content: object) -> None:
        if pages and (
            not isinstance(pages, list | tuple)
            or len(pages) != len(WEEKS)
            or not all(isinstance(page, str) and NAME_PATTERN.fullmatch(page) for page in pages)
        ):
            raise ValueError(
                f"Refreshers: pages must hold {len(WEEKS)} addresses, such as 'opfrissen-na-2-weken', got {pages!r}"
            )
        super().__init__(name, **content)
        self._pages = list(pages)
        self._language = lesson_language()
        self._address = course_address()
