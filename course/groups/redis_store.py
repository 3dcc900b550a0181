"""Rooms in Valkey or Redis, shared by several server processes."""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import redis

from course.groups.rooms import MOST_PHONES, Room
from course.groups.store import Boxes, Words

log = logging.getLogger("course")

PREFIX = "rugpijn:kamer:"
CHANNEL = "rugpijn:gewijzigd"
# Made by the first server that finds none: another word means that everything from before is gone.
ERA = "rugpijn:tijdperk"
CHECK = "rugpijn:proef"

# One step for Redis: nothing comes between looking at the box and putting the vote in.
KEEP = """
if redis.call('HEXISTS', KEYS[2], ARGV[2]) == 0 and redis.call('HLEN', KEYS[2]) >= tonumber(ARGV[4]) then return 0 end
redis.call('HSET', KEYS[2], ARGV[2], ARGV[3])
redis.call('SADD', KEYS[3], KEYS[2])
local left = redis.call('PTTL', KEYS[1])
redis.call('PEXPIRE', KEYS[2], left)
redis.call('PEXPIRE', KEYS[3], left)
return 1
"""
PUT = f"if redis.call('HGET', KEYS[1], 'box') ~= ARGV[1] or ARGV[1] == '' then return 0 end {KEEP}"
LAY = f"""
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
if ARGV[1] == 'once' and redis.call('HEXISTS', KEYS[2], ARGV[2]) == 1 then return 0 end {KEEP}"""


def _name_of(code: str) -> str:
    """Under what name a room is kept."""
    return f"{PREFIX}{{{code}}}"


def _name_in(code: str, kind: str, box: str) -> str:
    """Under what name a box in a room is kept."""
    return f"{_name_of(code)}:{kind}:{box}"


class RedisBoxes:
    """What lies in the rooms.

    Args:
        db: the database.
    """

    def __init__(self, db: redis.Redis) -> None:
        self._db = db
        self._put_script = db.register_script(PUT)
        self._lay_script = db.register_script(LAY)

    def vote(self, code: str, box: str, phone: str, ballot: str) -> bool:
        return self._put(code, "votes", box, phone, ballot)

    def _put(self, code: str, kind: str, box: str, phone: str, value: str) -> bool:
        name = _name_of(code)
        return bool(
            self._put_script(
                keys=[name, _name_in(code, kind, box), f"{name}:boxes"], args=[box, phone, value, MOST_PHONES]
            )
        )

    def ballots(self, code: str, box: str) -> Counter[str]:
        return Counter(map(str, self._db.hvals(_name_in(code, "votes", box))))

    def count_hands(self, code: str, box: str, option: int, people: int) -> None:
        self._keep(code, _name_in(code, "hands", box), str(option), str(people))

    def _keep(self, code: str, name: str, field: str, value: str) -> None:
        room = _name_of(code)
        left = self._db.pttl(room)
        if left <= 0:
            return
        with self._db.pipeline() as pipe:
            pipe.hset(name, field, value)
            pipe.sadd(f"{room}:boxes", name)
            pipe.pexpire(name, left)
            pipe.pexpire(f"{room}:boxes", left)
            pipe.execute()

    def hands(self, code: str, box: str) -> dict[int, int]:
        return {int(option): int(people) for option, people in self._db.hgetall(_name_in(code, "hands", box)).items()}

    def write(self, code: str, box: str, phone: str, text: str) -> bool:
        # A new text is a new number, so that letting the old one through never shows the new one.
        number = self._db.incr(f"{PREFIX}words")
        return self._put(code, "words", box, phone, f"{number}\n{text}")

    def words(self, code: str, box: str) -> list[Words]:
        shown = self._db.hgetall(_name_in(code, "shown", ""))
        found = (str(entry).split("\n", 1) for entry in self._db.hvals(_name_in(code, "words", box)))
        return sorted(
            (Words(int(number), text, shown.get(number) == "1") for number, text in found), key=lambda w: w.id
        )

    def let_through(self, code: str, words: int, shown: bool) -> None:
        self._keep(code, _name_in(code, "shown", ""), str(words), "1" if shown else "0")

    def lay(self, code: str, shelf: str, name: str, value: str, most: int, once: bool) -> bool:
        room = _name_of(code)
        keys = [room, _name_in(code, "shelf", shelf), f"{room}:boxes"]
        return bool(self._lay_script(keys=keys, args=["once" if once else "", name, value, most]))

    def shelf(self, code: str, shelf: str) -> dict[str, str]:
        return {str(name): str(value) for name, value in self._db.hgetall(_name_in(code, "shelf", shelf)).items()}

    def empty(self, code: str, boxes: list[str]) -> None:
        names = [_name_in(code, kind, box) for box in boxes for kind in ("votes", "hands", "words")]
        if names:
            self._db.delete(*names)


class RedisRooms:
    """Rooms in Valkey or Redis. The database itself forgets a room when its time is over.

    Args:
        url: such as ``redis://localhost:6379/0``.
        now: seconds since 1970.

    Raises:
        ConnectionError: the database cannot be reached.
    """

    failure: type[Exception] = redis.RedisError

    def __init__(self, url: str, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._db = redis.Redis.from_url(url, decode_responses=True, socket_timeout=5, socket_connect_timeout=5)
        self._url = url
        self._stopped = threading.Event()
        try:
            self._db.ping()
        except redis.RedisError as error:
            raise ConnectionError(str(error)) from error
        self.boxes: Boxes = RedisBoxes(self._db)

    def open(self, room: Room, key: str, most: int) -> bool:
        name = _name_of(room.code)
        if sum(1 for _ in self._db.scan_iter(f"{PREFIX}{{*}}")) >= most:
            return False
        if not self._db.hsetnx(name, "room", room.to_json()):
            return False
        self._db.hset(name, mapping={"key": key, "box": room.box})
        self._db.pexpireat(name, int(room.expires * 1000))
        return True

    def room(self, code: str) -> Room | None:
        text = self._db.hget(_name_of(code), "room")
        room = Room.from_json(text) if text else None
        return room if room and room.expires > self._now() else None

    def leads(self, code: str, key: str) -> bool:
        return bool(key) and self._db.hget(_name_of(code), "key") == key

    def change(self, code: str, change: Callable[[Room], Room]) -> Room | None:
        name = _name_of(code)

        def step(pipe: redis.client.Pipeline) -> Room | None:
            text = pipe.hget(name, "room")
            room = Room.from_json(text) if text else None
            if room is None or room.expires <= self._now():
                return None
            changed = change(room)
            pipe.multi()
            if changed != room:
                changed = replace(changed, revision=room.revision + 1)
                pipe.hset(name, mapping={"room": changed.to_json(), "box": changed.box})
            return changed

        transaction: Callable[..., Any] = self._db.transaction
        changed: Room | None = transaction(step, name, value_from_callable=True)
        return changed

    def close(self, code: str) -> None:
        name = _name_of(code)
        self._db.delete(name, *self._db.smembers(f"{name}:boxes"), f"{name}:boxes")

    def sweep(self) -> None:
        """Nothing to do: the database forgets by itself."""

    def era(self) -> str:
        self._db.set(ERA, secrets.token_hex(8), nx=True)
        return str(self._db.get(ERA) or "")

    def check(self) -> None:
        self._db.set(CHECK, "1", ex=60)

    def writes_to_disk(self) -> bool:
        """Whether the database keeps copies on its disk, where votes could be read afterwards; False when it does not tell."""
        try:
            # One by one: older servers take one name only.
            save, appended = (self._db.config_get(name).get(name, "") for name in ("save", "appendonly"))
        except redis.RedisError:  # a hosted database may refuse this
            return False
        return bool(save) or appended == "yes"

    def tell(self, topic: str) -> None:
        self._db.publish(CHANNEL, topic)

    def listen(self, changed: Callable[[str], None]) -> None:
        threading.Thread(target=_listen, args=(self._url, self._stopped, changed), daemon=True).start()

    def stop(self) -> None:
        self._stopped.set()
        self._db.close()


def _listen(url: str, stopped: threading.Event, changed: Callable[[str], None]) -> None:
    """Listen until stopped; when the database was away, everything may have changed meanwhile."""
    while not stopped.is_set():
        try:
            with (
                redis.Redis.from_url(url, decode_responses=True, socket_timeout=5) as db,
                db.pubsub() as channel,
            ):
                channel.subscribe(CHANNEL)
                changed("")
                while not stopped.is_set():
                    message = channel.get_message(ignore_subscribe_messages=True, timeout=1)
                    if message and not stopped.is_set():
                        changed(message["data"])
        except redis.RedisError as error:
            log.warning("rooms: %s; trying again", error)
            stopped.wait(1)
