"""Between the handlers and the store: who waits for news of a room, and what each of them may see."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import json
import logging
import math
import secrets
import sqlite3
import time
import traceback
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, TypeGuard, TypeVar, TypeVarTuple

from redis import RedisError

from course.groups.codes import PinGuard, new_code
from course.groups.records import GroupPart, Round
from course.groups.rooms import (
    LEAST,
    LONGEST_LIFE,
    LONGEST_WORDS,
    MOST_HANDS,
    MOST_PHONES,
    Question,
    Refused,
    Room,
    after_loss,
    ballot,
    clean_words,
    close_box,
    readable,
    steer,
    totals,
)
from course.groups.store import RoomStore
from course.groups.vote import ROUNDS, Asked

log = logging.getLogger("course")

Role = Literal["phone", "leader"]
Args = TypeVarTuple("Args")
Result = TypeVar("Result")
MOST_ROOMS = 50
LARGEST_NUMBER = 2**53  # what a browser can count to
AGAIN = (1, 2, 4, 8, 15, 30)  # seconds between tries to erase a group; the last one goes on
GRACE = 20.0  # seconds after a loss in which a room that is gone may come back
CHECK = 5.0  # seconds between two looks at whether votes can be kept, and without a failure before that is over
AWAY = "De groep is even niet bereikbaar. Probeer het zo nog eens."
CANNOT_KEEP = "Dat kan nu even niet worden bewaard. Probeer het zo nog eens."
GONE = "Deze groep is afgelopen, of de code klopt niet. Vraag de begeleider om de code."


def fingerprint(*parts: str) -> str:
    """A name that cannot be turned back into what it was made of."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _is_from(value: object, low: int, high: int) -> TypeGuard[int]:
    """Whether it is a whole number between these; `True` is none."""
    return type(value) is int and low <= value <= high


@dataclass(eq=False)
class Listener:
    """One open window or phone; `news` is set when there may be something new for it."""

    code: str
    role: Role
    news: asyncio.Event = field(default_factory=asyncio.Event)


class Hub:
    """The rooms of this server process.

    Args:
        store: where rooms are kept.
        guard: checks the leader's PIN.
        lessons: gives the group part of each lesson that can be shown, by stem (course/groups/lesson.py).
        coming: whether a lesson is still being made, as just after a start.
        least: fewer phones than this are never counted aloud; `LEAST` or more.
        now: seconds since 1970.
    """

    def __init__(
        self,
        store: RoomStore,
        guard: PinGuard,
        lessons: Callable[[], dict[str, GroupPart]],
        least: int = 5,
        coming: Callable[[str], bool] = lambda stem: False,  # noqa: ARG005 (the form of a real one)
        now: Callable[[], float] = time.time,
    ) -> None:
        self.store = store
        self.guard = guard
        self.least = max(LEAST, least)
        self._lessons = lessons
        self._coming = coming
        self._now = now
        self._listeners: dict[str, set[Listener]] = defaultdict(set)
        self._known: dict[tuple[str, Role], tuple[int, asyncio.Task[str]]] = {}
        self._versions: dict[str, int] = defaultdict(int)
        # Rooms that were ended here, and those of them that are not erased yet where they are kept.
        self._over: set[str] = set()
        self._to_erase: set[str] = set()
        self._erasing: set[asyncio.Task[None]] = set()
        # Rooms that a leader steers from here, and the fingerprint of that leader's key: to make them again after a loss.
        self._led: dict[str, tuple[Room, str]] = {}
        self._era = ""
        self._lost_at = -math.inf
        self._lost = asyncio.Lock()
        self._trouble = ""
        self._failed_at = -math.inf
        self._checked = -math.inf
        self._said: set[str] = set()
        # One thread: the file has one writer anyway, and a database that hangs must not hold up the lessons.
        self._thread = ThreadPoolExecutor(1, "rooms")

    async def start(self) -> None:
        """Begin to hear of changes."""
        loop = asyncio.get_running_loop()

        def heard(topic: str) -> None:
            loop.call_soon_threadsafe(self._hear, topic)

        self._era = await self._do(self.store.era)
        await self._do(self.store.listen, heard)
        with suppress(Refused):  # it is done again every minute
            await self.sweep()

    def stop(self) -> None:
        """Let everyone go; rooms stay in the store for the next start."""
        for task in self._erasing:
            task.cancel()
        for code in self._to_erase:
            self._thread.submit(self.store.close, code)
        self._thread.submit(self.store.stop)
        self._thread.shutdown(wait=True)

    async def _do(self, call: Callable[[*Args], Result], *args: *Args) -> Result:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, call, *args)
        except (RedisError, sqlite3.Error) as error:
            self._failed_at = time.monotonic()
            self._notice(str(error))
            raise Refused(CANNOT_KEEP if isinstance(error, sqlite3.Error) else AWAY, 503) from error

    def _notice(self, trouble: str) -> None:
        """What is wrong with the store goes in the log once, until it is over."""
        if trouble and trouble != self._trouble:
            log.error("rooms: %s", trouble)
        if self._trouble and not trouble:
            log.warning("rooms: votes are kept again")
        self._trouble = trouble

    def _wrote(self) -> None:
        """Something was kept: what was wrong is over, unless it was so a moment ago (a disk that is full takes one vote and not the next)."""
        if self._trouble and time.monotonic() - self._failed_at >= CHECK:
            self._notice("")

    async def trouble(self) -> str:
        """What the people who run it should know, in English; empty when all is well. Looks at most once in `CHECK` seconds."""
        now = time.monotonic()
        if now - self._checked >= CHECK:
            self._checked = now
            with suppress(Refused):
                await self._do(self.store.check)
                self._notice("")
        # What the database said stands in the log: anyone may read this.
        return (
            "votes cannot be kept"
            if self._trouble
            else "a group that was ended is not erased yet"
            if self._to_erase
            else ""
        )

    def log_once(self, what: str, error: BaseException) -> None:
        """Where something went wrong, once for each place; never what it was about, which may be someone's vote."""
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{what}: {type(error).__name__} in {Path(frame.filename).name}, line {frame.lineno}"
        if place not in self._said:
            self._said.add(place)
            log.error("rooms: %s", place)

    async def _find(self, code: str) -> Room | None:
        """The room; None when it is over. One that the database lost is made again, with its place and without its votes."""
        if code in self._over:
            return None
        room = await self._do(self.store.room, code)
        if room is None and (code in self._led or code in self._listeners):
            await self._make_again()
            room = await self._do(self.store.room, code)
            if room is None:
                self._led.pop(code, None)
        if room is None and time.monotonic() - self._lost_at < GRACE:
            # The server process that its leader steers from makes it again in a moment.
            raise Refused(AWAY, 503)
        if room and code in self._led:
            self._led[code] = (room, self._led[code][1])
        return room

    async def _make_again(self) -> None:
        """Make the rooms that are led from here again, if the store lost all it had."""
        async with self._lost:
            era = await self._do(self.store.era)
            if era == self._era:
                return
            for code, (room, key) in list(self._led.items()):
                if (
                    code not in self._over
                    and room.expires > self._now()
                    and await self._do(self.store.room, code) is None
                ):
                    await self._do(
                        self.store.open, replace(after_loss(room), revision=room.revision + 1), key, MOST_ROOMS
                    )
                    await self._do(self.store.tell, f"room {code}")
            self._era, self._lost_at = era, time.monotonic()

    # -- news ---------------------------------------------------------------------------------

    def _hear(self, topic: str) -> None:
        """``room CODE`` concerns everyone in a room, ``votes CODE`` only its leader, an empty topic all."""
        kind, _, code = topic.partition(" ")
        if not code:
            # The database was away, and may have lost all it had.
            task = asyncio.get_running_loop().create_task(self._look_again())
            self._erasing.add(task)
            task.add_done_callback(self._erasing.discard)
        for one in [code] if code else list(self._listeners):
            self._versions[one] += 1
            for listener in self._listeners.get(one, ()):
                if kind != "votes" or listener.role == "leader":
                    listener.news.set()

    async def _look_again(self) -> None:
        with suppress(Refused):
            await self._make_again()

    def join(self, code: str, role: Role) -> Listener:
        """Begin to listen to a room; end with `leave`."""
        listener = Listener(code, role)
        listener.news.set()
        self._listeners[code].add(listener)
        if role == "phone":
            self._hear(f"votes {code}")
        return listener

    def listeners(self, code: str, role: Role) -> int:
        """How many listen in this role."""
        return sum(one.role == role for one in self._listeners.get(code, ()))

    def leave(self, listener: Listener) -> None:
        self._listeners[listener.code].discard(listener)
        if not self._listeners[listener.code]:
            del self._listeners[listener.code]
            for role in ("phone", "leader"):
                self._known.pop((listener.code, role), None)
        self._hear(f"votes {listener.code}")

    async def state(self, code: str, role: Role) -> str:
        """What someone in this role sees now, as JSON; worked out once for all who ask, also at the same moment.

        Raises:
            Refused: it cannot be told now.
        """
        version = self._versions[code]
        known = self._known.get((code, role))
        if not known or known[0] != version or (known[1].done() and known[1].exception()):
            known = (version, asyncio.create_task(self._write_state(code, role)))
            self._known[code, role] = known
        # One who leaves meanwhile does not stop it for the others.
        return await asyncio.shield(known[1])

    async def _write_state(self, code: str, role: Role) -> str:
        return json.dumps(await self._state(code, role))

    async def _state(self, code: str, role: Role) -> dict[str, object]:
        room = await self._find(code)
        if room is None:
            return {"ended": True}
        part = self._lessons().get(room.lesson)
        if part is None:
            self._wait_for(room.lesson)
            part = {"screens": [], "questions": {}}
        screens = part["screens"]
        state: dict[str, object] = {
            "revision": room.revision,
            "lesson": room.lesson,
            "lesson_title": screens[0]["title"] if screens else "",
            "screen": room.screen,
            "screen_title": screens[room.screen]["title"] if room.screen < len(screens) else "",
            "question": None,
        }
        if room.lost:
            state["lost"] = True
        if role == "leader":
            phones = self.listeners(code, "phone")
            state |= {"step": room.step, "steps": room.steps, "blank": room.blank, "safety": room.safety}
            state |= {"phones": phones, "expires": room.expires, "more_phones": room.more_phones}
        if room.now and room.question in part["questions"]:
            question = Question.of(part["questions"][room.question])
            state["question"] = await self._question(room, room.now, question, role)
        return state

    async def _question(self, room: Room, now: Asked, question: Question, role: Role) -> dict[str, object]:
        state: dict[str, object] = {
            **question.shown,
            "turn": now.turn,
            "round": now.round,
            "phase": now.phase,
            "revealed": now.revealed,
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
            self.log_once("votes cannot be counted", error)
            return {**state, "rounds": [], "uncounted": True}

    async def _said_in(self, room: Room, now: Asked, question: Question, number: int, role: Role) -> Round | None:
        """What someone in this role may see of one round; None when that is nothing."""
        box = room.box_of(room.question, number)
        # Round 1 comes back beside round 2 only when both may be seen.
        seen = now.phase == "shown" and (number == now.round or role == "leader" or now.revealed)
        if question.kind == "open":
            words = await self._do(self.store.words, room.code, box)
            one: Round = {"votes": len(words), "words": [w.text for w in words if w.shown]}
            if role == "leader":
                one["waiting"] = [{"id": w.id, "text": w.text, "shown": w.shown} for w in words]
            return one
        if not seen and role != "leader":
            return None
        ballots = await self._do(self.store.ballots, room.code, box)
        hands = await self._do(self.store.hands, room.code, box)
        if seen:
            one = totals(question, ballots, hands, self.least)
        else:
            phones = sum(people for _, people in readable(question, ballots))
            one = {"votes": phones + sum(hands.values()), "phones": phones}
        if role == "leader":
            one["hands"] = [hands.get(i, 0) for i in range(question.options)]
        return one

    # -- what people do -----------------------------------------------------------------------

    async def open(self, pin: str, address: str = "") -> tuple[str, str]:
        """Open a room: its code and its leader's key.

        Args:
            pin: as typed.
            address: where it comes from; who guesses waits longer and longer.

        Raises:
            Refused: the PIN is not right, must wait, or there are too many rooms.
        """
        wait = math.ceil(self.guard.wait(address))
        if wait > 0:
            how_long = "1 seconde" if wait == 1 else f"{wait} seconden" if wait < 120 else f"{wait // 60} minuten"
            raise Refused(f"Er is vaak een verkeerde pincode ingetikt. Wacht {how_long} en probeer het opnieuw.", 429)
        if not self.guard.right(pin, address):
            raise Refused("Deze pincode klopt niet. Hij staat in het venster waarin de cursus is gestart.", 403)
        key = secrets.token_urlsafe(24)
        for _ in range(20):
            room = Room(new_code(), self._now() + LONGEST_LIFE)
            if await self._do(self.store.open, room, fingerprint(key), MOST_ROOMS):
                self._over.discard(room.code)
                return room.code, key
        raise Refused("Er zijn te veel groepen tegelijk open. Sluit er eerst een.", 503)

    async def leads(self, code: str, key: str) -> bool:
        name = fingerprint(key)
        if code in self._over:
            return False
        remembered = self._led.get(code, (None, ""))[1] == name
        try:
            leads = await self._do(self.store.leads, code, name)
        except Refused:
            # Whoever led it from here can still end it; all else needs the store.
            if remembered:
                return True
            raise
        if not leads and remembered:
            leads = await self._find(code) is not None
        if leads and code not in self._led and (room := await self._do(self.store.room, code)):
            self._led[code] = (room, name)
        return leads

    async def exists(self, code: str) -> bool:
        return await self._find(code) is not None

    async def lets_more_in(self, code: str) -> bool:
        """Whether the leader lets more phones in over one connection than is usual.

        Raises:
            Refused: the room is over.
        """
        return (await self._room(code)).more_phones

    def notes(self, stem: str) -> list[str]:
        """The notes of each screen of a lesson, as safe HTML; for the leader only."""
        part = self._lessons().get(stem)
        return [screen["notes_html"] for screen in part["screens"]] if part else []

    async def steer(self, code: str, action: dict[str, Any]) -> int:
        """Do what the leader asks; gives the room's revision, so that a window knows which news is older than its own key.

        Raises:
            Refused: it is not possible.
        """
        do = action.get("do")
        if do == "end":
            await self._end(code)
            return 0
        lessons = self._lessons()
        room = await self._room(code)
        if room.lesson not in lessons:
            self._wait_for(room.lesson)
        if do in ("hands", "let-through"):
            await (self._count_hands(room, action) if do == "hands" else self._let_through(room, action))
            return room.revision
        if do == "restart" and room.question:
            # Refused before anything is emptied.
            steer(room, action, self._questions(room.lesson), set(lessons))
            # Closed while it is emptied: a vote that is under way must not land in the empty box.
            await self._do(self.store.change, code, close_box)
            await self._do(self.store.empty, code, [room.box_of(room.question, number + 1) for number in range(ROUNDS)])

        def change(now: Room) -> Room:
            return steer(now, action, self._questions(now.lesson), set(lessons))

        changed = await self._do(self.store.change, code, change)
        if changed is None:
            raise Refused(GONE, 404)
        if changed.revision > room.revision:
            self._wrote()
        await self._do(self.store.tell, f"room {code}")
        return changed.revision

    async def _end(self, code: str) -> None:
        """The group is over at once, for everyone; on a disk that is full it is erased as soon as it can be."""
        self._over.add(code)
        self._to_erase.add(code)
        self._led.pop(code, None)
        self._hear(f"room {code}")
        if not await self._erased(code):
            task = asyncio.create_task(self._erase(code))
            self._erasing.add(task)
            task.add_done_callback(self._erasing.discard)

    async def _erased(self, code: str) -> bool:
        try:
            await self._do(self.store.close, code)
            await self._do(self.store.tell, f"room {code}")
        except Refused:
            return False
        self._to_erase.discard(code)
        return True

    async def _erase(self, code: str) -> None:
        for attempt in itertools.count():
            await asyncio.sleep(AGAIN[min(attempt, len(AGAIN) - 1)])
            if await self._erased(code):
                return

    def _wait_for(self, lesson: str) -> None:
        """Just after a start a lesson is still being made: nobody may take that for a question that is gone.

        Raises:
            Refused: for a moment.
        """
        if lesson and self._coming(lesson):
            raise Refused("De cursus start nog. Probeer het zo nog eens.", 503)

    async def _room(self, code: str) -> Room:
        room = await self._find(code)
        if room is None:
            raise Refused(GONE, 404)
        return room

    def _questions(self, lesson: str) -> dict[str, dict[str, Any]]:
        part = self._lessons().get(lesson)
        return part["questions"] if part else {}

    def _asked(self, room: Room) -> tuple[Asked, Question]:
        """The vote on the screens, and its question."""
        if room.lesson not in self._lessons():
            self._wait_for(room.lesson)
        states = self._questions(room.lesson)
        if not room.now or room.question not in states:
            raise Refused("Er is nog geen vraag gesteld.")
        return room.now, Question.of(states[room.question])

    async def _count_hands(self, room: Room, action: dict[str, Any]) -> None:
        now, question = self._asked(room)
        if now.phase == "shown":
            raise Refused("De uitslag staat al in beeld. Tel handen voordat u hem laat zien.")
        option, people = action.get("option"), action.get("people")
        if not _is_from(option, 0, question.options - 1) or not _is_from(people, 0, MOST_HANDS):
            raise Refused(f"Tel van 0 tot {MOST_HANDS} handen bij een van de antwoorden.", 400)
        await self._do(self.store.count_hands, room.code, room.box_of(room.question, now.round), option, people)
        await self._do(self.store.tell, f"room {room.code}")

    async def _let_through(self, room: Room, action: dict[str, Any]) -> None:
        number = action.get("words")
        if not _is_from(number, 0, LARGEST_NUMBER - 1):
            raise Refused("Deze tekst is er niet meer.", 400)
        await self._do(self.store.let_through, room.code, number, action.get("on") is True)
        await self._do(self.store.tell, f"room {room.code}")

    async def vote(self, code: str, phone: str, body: dict[str, Any]) -> None:
        """Take a vote, in place of this phone's earlier one.

        Args:
            code: of the room.
            phone: a name the phone made for itself.
            body: ``{"question": name, "round": n, "vote": {...}}`` or, for an open question, ``"text"``.

        Raises:
            Refused: the box is not open, or the vote does not fit the question.
        """
        room = await self._room(code)
        closed = Refused("Er kan nu niet meer gestemd worden op deze vraag.")
        if not room.box or not room.now or (body.get("question"), body.get("round")) != (room.question, room.now.round):
            raise closed
        _, question = self._asked(room)
        name = fingerprint(code, phone)
        if question.kind == "open":
            text = body.get("text")
            text = clean_words(text) if isinstance(text, str) and len(text) <= 10 * LONGEST_WORDS else text
            if not isinstance(text, str) or not text:
                raise Refused("Schrijf eerst een paar woorden.", 400)
            if len(text) > LONGEST_WORDS:
                raise Refused(f"Dat is te lang: schrijf hoogstens {LONGEST_WORDS} letters.", 400)
            kept = await self._do(self.store.write, code, room.box, name, text)
        else:
            kept = await self._do(self.store.vote, code, room.box, name, ballot(question, body.get("vote")))
        if not kept:
            now = await self._room(code)
            full = Refused(f"In deze groep stemmen al {MOST_PHONES} telefoons.")
            raise full if now.box == room.box else closed
        self._wrote()
        await self._do(self.store.tell, f"votes {code}")

    async def sweep(self) -> None:
        """Forget the rooms that lasted too long, and tell whoever still looks at one; some stores forget without a word."""
        await self._do(self.store.sweep)
        self._led = {code: one for code, one in self._led.items() if one[0].expires > self._now()}
        for code in {code for code, _ in self._known}:
            if not await self.exists(code):
                self._hear(f"room {code}")
