"""The safety list ("Wanneer belt u de dokter?") inside a lesson, word for word as on every page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import traitlets as t

from widgets.base import CourseWidget, lesson_language
from widgets.safety_words import SafetyWordsError, safety_words

FILE_NAME = "safety.toml"
# A project without a list of its own shows the list of the course, as its pages do.
OF_THE_COURSE = Path(__file__).parents[2] / "lessons" / FILE_NAME


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
        for in the working directory and its parents, as ``references.bib`` is.

    Example:
        >>> veiligheid = SafetyList(name="veiligheid")
        >>> veiligheid._safety["title"], [part["name"] for part in veiligheid._safety["parts"]], veiligheid._keep
        ('Wanneer belt u de dokter?', ['danger', 'now', 'week', 'appointment'], [])
    """

    #: What `widgets.safety_words.safety_words` gives: ``title``, ``parts``, ``calm``, ``after``, ``review``.
    _safety = t.Dict().tag(sync=True)

    def __init__(self, name: str, **content: object) -> None:
        super().__init__(name, **content)
        self._safety = read(find(Path.cwd()), lesson_language())


def find(start: Path) -> Path:
    """The nearest ``safety.toml``: in ``start``, then in its parents, then that of the course."""
    start = start.resolve()
    places = (folder / FILE_NAME for folder in (start, *start.parents))
    return next((place for place in places if place.is_file()), OF_THE_COURSE)


def read(file: Path, language: str) -> dict[str, Any]:
    """The list in one language.

    Args:
        file: the TOML file.
        language: two letters, such as ``nl``.

    Returns:
        What `widgets.safety_words.safety_words` gives.

    Raises:
        ValueError: when the list is not of its form; the message is Dutch.
    """
    try:
        return safety_words(file.read_text(encoding="utf-8-sig"), language)
    except (OSError, UnicodeDecodeError, SafetyWordsError) as error:
        raise ValueError(
            f"SafetyList: de veiligheidslijst {file.name} is niet te lezen: {error}. Verbeter dat, of zet het bestand terug in de map lessons."
        ) from error
