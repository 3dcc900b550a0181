"""The safety list ("Wanneer belt u de dokter?") inside a lesson, word for word as on every page."""

from __future__ import annotations

import traitlets as t

from widgets.base import CourseWidget
from widgets.beside import lesson_place
from widgets.safety_words import SafetyWords, safety_list


class SafetyList(CourseWidget):
    """When to call the doctor: five parts, a fixed list, never a check with an outcome.

    Use it in the first lesson, where the list is read calmly once. The same list stands at the top
    of every page already, so other lessons only point to that. It has nothing to fill in and keeps
    nothing: a tool that says "no alarm signs" would promise what nobody can.

    Args:
        name: identifies the widget within its lesson.

    Raises:
        ValueError: when the list cannot be read; no lesson goes without it. The message is Dutch.

    Sources:
        The words stand in ``lessons/safety.toml`` only (evidence.md, section 3). The file is looked
        for in the folder of the lesson and its parents, as ``references.bib`` is.

    Example:
        >>> veiligheid = SafetyList(name="veiligheid")
        >>> veiligheid._safety["title"], [part["name"] for part in veiligheid._safety["parts"]], veiligheid._keep
        ('Wanneer belt u de dokter?', ['danger', 'now', 'week', 'appointment'], [])
    """

    _safety = t.Dict().tag(sync=True, holds=SafetyWords)

    def __init__(self, name: str, **content: object) -> None:
        super().__init__(name, **content)
        place = lesson_place()
        self._safety = dict(safety_list(place.language, place.folder))
