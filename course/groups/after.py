"""What a group saw and said, to be kept by who was there just before the room is erased.

It holds what was on the screens and nothing else: numbers only of votes that are over for good (a vote that was looked at is
never opened again), so two of these never differ by what one person chose; texts only as the leader let them through.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from course.groups.lessons import GroupLessons
from course.groups.meeting import Recap
from course.groups.questions import Question
from course.groups.rooms import Room
from course.groups.vote import Asked

#: What only explains; the lesson says it too.
LEFT_OUT = ("replies_html", "explanation_html")


async def recap(
    room: Room, lessons: GroupLessons, tell: Callable[[Room, Asked, Question], Awaitable[dict[str, Any]]]
) -> Recap:
    """What who looks may keep.

    Args:
        room: as it is.
        lessons: where the questions stand.
        tell: what they may see now of one question, in a room that has it on its screens.
    """
    questions: list[Any] = []
    for key, asked in room.asked.items():
        stem, _, name = key.partition("/")
        lessons.wait_for(stem)
        state = lessons.questions(replace(room, lesson=stem)).get(name)
        if state is None:
            continue
        told = await tell(replace(room, lesson=stem, question=name), asked, Question.of(state))
        for one in told["rounds"]:
            one.pop("waiting", None)
        questions.append({**{key: value for key, value in told.items() if key not in LEFT_OUT}, "lesson": stem})
    return {
        "screens": [screen["title"] for screen in lessons.part(room.lesson)["screens"]],
        "seen": room.seen,
        "questions": questions,
    }
