"""Who offers the course and how to reach them, as ``course.toml`` has it."""

from __future__ import annotations

from typing import TypedDict

import traitlets as t

from widgets.base import CourseWidget
from widgets.beside import lesson_place
from widgets.settings import course_settings


class Clinic(TypedDict):
    """What is known of a clinic; what is not there is empty."""

    name: str
    text: str
    towns: list[str]
    phone: str
    mail: str
    web: str


class ClinicDetails(CourseWidget):
    """The clinic's name, text, towns, telephone, mail and web site, to read and to print.

    Use it where a lesson says whom to ask for help. Nothing of a clinic stands in a lesson: another
    clinic changes ``course.toml``, and this follows. What is empty there is left out; without any
    clinic the widget points to the reader's own therapist or general practitioner. When to call a
    doctor at once stands in ``SafetyList``.

    Args:
        name: identifies the widget within its lesson.

    Raises:
        ValueError: when ``course.toml`` cannot be read; the message is Dutch.

    Example:
        >>> contact = ClinicDetails(name="contact")
        >>> contact._clinic["name"], contact._clinic["towns"]
        ('Melius Pijnzorg', ['Breda', 'Bergen op Zoom', 'Goes', 'Eindhoven'])
    """

    _clinic = t.Dict().tag(sync=True, holds=Clinic)

    def __init__(self, name: str, **content: object) -> None:
        super().__init__(name, **content)
        clinic = course_settings(lesson_place().folder).get("clinic", {})
        shown: dict[str, object] = {part: str(clinic.get(part, "")).strip() for part in Clinic.__annotations__}
        # The application refuses any other address; plain Voilà does not look.
        if not str(shown["web"]).startswith(("https://", "http://")):
            shown["web"] = ""
        shown["towns"] = [str(town) for town in clinic.get("towns", []) if str(town).strip()]
        self._clinic = shown
