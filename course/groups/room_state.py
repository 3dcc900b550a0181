"""What a phone, a leader or a projector may see of a room."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from functools import partial

from course.groups.after import recap
from course.groups.agenda import countdown_of
from course.groups.from_room import FromRoom
from course.groups.keeping import Keeping
from course.groups.lessons import GroupLessons
from course.groups.listeners import Listeners, Role
from course.groups.open_rooms import OpenRooms
from course.groups.own_words import ASIDE, told
from course.groups.questions import Question
from course.groups.records import Round
from course.groups.rooms import LEAST, Refused, Room
from course.groups.shows import played
from course.groups.totals import readable, totals
from course.groups.vote import Asked


class RoomState:
    """Works out what someone sees.

    Args:
        rooms: those that are open.
        listeners: who looks at them.
        lessons: what can be shown.
        keeping: where the votes are.
        from_room: what phones say by themselves.
        least: fewer phones than this are never counted aloud; `LEAST` or more.
        now: seconds since 1970.
    """

    def __init__(
        self,
        rooms: OpenRooms,
        listeners: Listeners,
        lessons: GroupLessons,
        keeping: Keeping,
        from_room: FromRoom,
        least: int,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._rooms = rooms
        self._listeners = listeners
        self._lessons = lessons
        self._keeping = keeping
        self._from_room = from_room
        self._least = max(LEAST, least)
        self._now = now

    async def state(self, code: str, role: Role) -> dict[str, object]:
        """What someone in this role sees now.

        Raises:
            Refused: it cannot be told now.
        """
        room = await self._rooms.find(code)
        if room is None:
            return {"ended": True, **self._rooms.ended.last(code, role)}
        self._lessons.wait_for_all(room)
        state: dict[str, object] = {**self._where(room), "question": None}
        if room.lost:
            state["lost"] = True
        if role != "phone":
            phones = self._listeners.count(code, "phone")
            state |= {"step": room.step, "steps": room.steps, "blank": room.blank, "safety": int(room.safety)}
            state |= {"phones": phones, "expires": room.expires, "more_phones": room.more_phones}
            state |= {"staged": room.staged, "at": room.at}
            state |= {"order": room.order, "countdown": countdown_of(room, self._now())}
            state["made"] = [{"name": name, "text": one["text"]} for name, one in room.made.items()]
        questions = self._lessons.questions(room)
        if room.now and room.question in questions:
            question = Question.of(questions[room.question])
            # By the name that a vote has to come with.
            asked = await self._question(room, room.now, question, role)
            state["question"] = {**asked, "name": room.question}
        if room.wrapping and role != "wall":
            state["recap"] = await recap(room, self._lessons, partial(self._question, role=role))
        return state | await self._from_room.seen(room, role)

    def _where(self, room: Room) -> dict[str, object]:
        """Where the group is."""
        screens = self._lessons.part(room.lesson)["screens"]
        return {
            "revision": room.revision,
            "lesson": room.lesson,
            "lesson_title": screens[0]["title"] if screens else "",
            "screen": room.screen,
            "screen_title": screens[room.screen]["title"] if room.screen < len(screens) else "",
        }

    async def write(self, code: str, role: Role) -> str:
        """The same as JSON."""
        return json.dumps(await self.state(code, role))

    async def last(self, room: Room, role: Role) -> dict[str, object]:
        """What someone in this role may keep of a room that ends now.

        Raises:
            Refused: it cannot be told now.
        """
        told = await recap(room, self._lessons, partial(self._question, role=role))
        return {**self._where(room), "question": None, "recap": told}

    async def _question(self, room: Room, now: Asked, question: Question, role: Role) -> dict[str, object]:
        state: dict[str, object] = {
            **question.shown,
            "turn": now.turn,
            "round": now.round,
            # Nobody in the group needs to know who looked.
            "phase": "closed" if role == "phone" and now.phase == "looked" else now.phase,
            "revealed": now.revealed,
            **({"made": True} if room.question in room.made or played(room.question) else {}),
            **({"play": played(room.question)} if played(room.question) else {}),
        }
        if now.revealed:
            state |= question.secret
        try:
            return {
                **state,
                "rounds": [
                    one
                    for number in range(1, now.round + 1)
                    if (one := await self._said_in(room, now, question, number, role))
                ],
            }
        except Refused:
            raise
        except Exception as error:  # noqa: BLE001 (whatever it is, the room goes on without these numbers)
            self._keeping.log_once("votes cannot be counted", error)
            return {**state, "rounds": [], "uncounted": True}

    async def _said_in(self, room: Room, now: Asked, question: Question, number: int, role: Role) -> Round | None:
        """What someone in this role may see of one round; None when that is nothing."""
        box = room.box_of(room.question, number)
        # Round 1 comes back beside round 2 only when both may be seen.
        seen = now.phase == "shown" and (number == now.round or role != "phone" or now.revealed)
        seen = seen or (now.phase == "looked" and role == "leader")
        if question.kind == "open":
            words = await self._keeping.do(self._keeping.store.boxes.words, room.code, box)
            aside = await self._keeping.do(self._keeping.store.boxes.shelf, room.code, ASIDE)
            return told(words, {number for number, on in aside.items() if on == "1"}, leads=role != "phone")
        if not seen and role == "phone":
            return None
        ballots = await self._keeping.do(self._keeping.store.boxes.ballots, room.code, box)
        hands = await self._keeping.do(self._keeping.store.boxes.hands, room.code, box)
        if seen:
            one: Round = totals(question, ballots, hands, self._least)
        else:
            phones = sum(people for _, people in readable(question, ballots))
            one = {"votes": phones + sum(hands.values()), "phones": phones}
        if role != "phone":
            one["hands"] = [hands.get(i, 0) for i in range(question.options)]
        return one
