"""What the rooms need of the lessons: their screens, notes and questions, once they are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from course.groups.made import states
from course.groups.questions import Question
from course.groups.records import GroupPart
from course.groups.rooms import Refused, Room
from course.groups.shows import played, questions_of
from course.groups.vote import Asked
from widgets.words import words

t = words(__file__)


class GroupLessons:
    """The lessons that a group can be shown.

    Args:
        parts: gives the group part of each lesson that can be shown, by stem (course/groups/lesson.py).
        coming: whether a lesson is still being made, as just after a start.
    """

    def __init__(self, parts: Callable[[], dict[str, GroupPart]], coming: Callable[[str], bool]) -> None:
        self.parts = parts
        self._coming = coming

    def part(self, stem: str) -> GroupPart:
        """The group part of a lesson; one without anything when the lesson is gone.

        Raises:
            Refused: it is still being made.
        """
        self.wait_for(stem)
        return self.parts().get(stem) or {"screens": [], "questions": {}}

    def wait_for(self, stem: str) -> None:
        """Just after a start a lesson is still being made: nobody may take that for a question that is gone.

        Raises:
            Refused: for a moment.
        """
        if stem and stem not in self.parts() and self._coming(stem):
            raise Refused(t("The course is still starting. Try it again in a moment."), 503)

    def wait_for_all(self, room: Room) -> None:
        """As `wait_for`, also for the lesson of a question that comes from another."""
        self.wait_for(room.lesson)
        self.wait_for(room.key_of(room.question).partition("/")[0])

    def questions(self, room: Room) -> dict[str, dict[str, Any]]:
        """The state of each question that can be asked now: of the lesson by name, of others as ``lesson/name``, made in the room."""
        parts = self.parts()
        own = parts[room.lesson]["questions"] if room.lesson in parts else {}
        plays = questions_of(parts[room.lesson].get("shows", {})) if room.lesson in parts else {}
        others = {f"{one}/{name}": state for one, part in parts.items() for name, state in part["questions"].items()}
        return own | plays | others | states(room)

    def asked(self, room: Room) -> tuple[Asked, Question]:
        """The vote on the screens, and its question.

        Raises:
            Refused: there is none.
        """
        self.wait_for_all(room)
        known = self.questions(room)
        if not room.now or room.question not in known:
            raise Refused(t("No question was asked yet."))
        return room.now, Question.of(known[room.question])

    def play(self, room: Room) -> dict[str, Any]:
        """The state of the widget that phones play with now.

        Raises:
            Refused: there is none.
        """
        self.wait_for_all(room)
        plays = self.part(room.lesson).get("plays", {})
        if not room.now or played(room.question) not in plays:
            raise Refused(t("There is no play now."), 404)
        return plays[played(room.question)]

    def notes(self, stem: str) -> list[str]:
        """The notes of each screen of a lesson, as safe HTML; for the leader only."""
        part = self.parts().get(stem)
        return [screen["notes_html"] for screen in part["screens"]] if part else []
