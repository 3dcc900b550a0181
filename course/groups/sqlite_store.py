"""Rooms in one file, for one machine without a database."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from course.groups.rooms import MOST_PHONES, Room
from course.groups.sqlite_file import RoomsFile
from course.groups.store import Boxes, Words

log = logging.getLogger("course")

ROOMS = "rooms.sqlite"


class SqliteBoxes:
    """What lies in the rooms.

    Args:
        file: of the rooms.
    """

    def __init__(self, file: RoomsFile) -> None:
        self._file = file

    def vote(self, code: str, box: str, phone: str, ballot: str) -> bool:
        return self._put("votes (code, box, phone, ballot) SELECT ?, ?, ?, ?", "votes", code, box, phone, ballot)

    def write(self, code: str, box: str, phone: str, text: str) -> bool:
        # A new text is a new row with a new number, so that letting the old one through never shows the new one.
        return self._put("words (code, box, phone, text, shown) SELECT ?, ?, ?, ?, 0", "words", code, box, phone, text)

    def _put(self, into: str, table: str, code: str, box: str, phone: str, value: str) -> bool:
        """One step: the box is open, there is room for one more phone (or it was there already), and it is in."""
        with self._file.writing() as db:
            done = db.execute(
                f"INSERT OR REPLACE INTO {into} FROM rooms WHERE code = ? AND box = ? AND box != '' AND expires > ? AND "  # noqa: S608 (our own words)
                f"((SELECT count(*) FROM {table} WHERE code = ? AND box = ?) < ? OR "
                f"EXISTS (SELECT 1 FROM {table} WHERE code = ? AND box = ? AND phone = ?))",
                (code, box, phone, value, code, box, self._file.now(), code, box, MOST_PHONES, code, box, phone),
            )
            return done.rowcount == 1

    def ballots(self, code: str, box: str) -> Counter[str]:
        rows = self._file.db.execute(
            "SELECT ballot, count(*) FROM votes WHERE code = ? AND box = ? GROUP BY ballot", (code, box)
        )
        return Counter(dict(rows))

    def count_hands(self, code: str, box: str, option: int, people: int) -> None:
        with self._file.writing() as db:
            db.execute("INSERT OR REPLACE INTO hands VALUES (?, ?, ?, ?)", (code, box, option, people))

    def hands(self, code: str, box: str) -> dict[int, int]:
        return dict(self._file.db.execute("SELECT option, people FROM hands WHERE code = ? AND box = ?", (code, box)))

    def words(self, code: str, box: str) -> list[Words]:
        rows = self._file.db.execute(
            "SELECT id, text, shown FROM words WHERE code = ? AND box = ? ORDER BY id", (code, box)
        )
        return [Words(number, text, bool(shown)) for number, text, shown in rows]

    def let_through(self, code: str, words: int, shown: bool) -> None:
        with self._file.writing() as db:
            db.execute("UPDATE words SET shown = ? WHERE code = ? AND id = ?", (shown, code, words))

    def lay(self, code: str, shelf: str, name: str, value: str, most: int, once: bool) -> bool:
        with self._file.writing() as db:
            done = db.execute(
                f"INSERT OR {'IGNORE' if once else 'REPLACE'} INTO shelves SELECT :code, :shelf, :name, :value FROM rooms "  # noqa: S608 (our own words)
                "WHERE code = :code AND expires > :now AND ((SELECT count(*) FROM shelves WHERE code = :code AND shelf = :shelf) < :most "
                "OR EXISTS (SELECT 1 FROM shelves WHERE code = :code AND shelf = :shelf AND name = :name))",
                {"code": code, "shelf": shelf, "name": name, "value": value, "most": most, "now": self._file.now()},
            )
            return done.rowcount == 1

    def shelf(self, code: str, shelf: str) -> dict[str, str]:
        return dict(
            self._file.db.execute("SELECT name, value FROM shelves WHERE code = ? AND shelf = ?", (code, shelf))
        )

    def empty(self, code: str, boxes: list[str]) -> None:
        with self._file.step() as db:
            for table in ("votes", "hands", "words"):
                for box in boxes:
                    db.execute(f"DELETE FROM {table} WHERE code = ? AND box = ?", (code, box))  # noqa: S608
        self._file.forget()


class SqliteRooms:
    """Rooms in one file, for one server process.

    Args:
        file: made when it is not there; readable by its owner only.
        now: seconds since 1970.
    """

    failure: type[Exception] = sqlite3.Error

    def __init__(self, file: Path, now: Callable[[], float] = time.time) -> None:
        self._file = RoomsFile(file, now)
        self._listeners: list[Callable[[str], None]] = []
        self.boxes: Boxes = SqliteBoxes(self._file)

    def open(self, room: Room, key: str, most: int) -> bool:
        self.sweep()
        with self._file.writing() as db:
            done = db.execute(
                "INSERT OR IGNORE INTO rooms SELECT ?, ?, ?, ?, ? WHERE (SELECT count(*) FROM rooms) < ?",
                (room.code, key, room.box, room.expires, room.to_json(), most),
            )
            return done.rowcount == 1

    def room(self, code: str) -> Room | None:
        row = self._file.db.execute(
            "SELECT room FROM rooms WHERE code = ? AND expires > ?", (code, self._file.now())
        ).fetchone()
        return Room.from_json(row[0]) if row else None

    def leads(self, code: str, key: str) -> bool:
        return bool(self._file.db.execute("SELECT 1 FROM rooms WHERE code = ? AND key = ?", (code, key)).fetchone())

    def change(self, code: str, change: Callable[[Room], Room]) -> Room | None:
        with self._file.step() as db:
            room = self.room(code)
            if room is None:
                return None
            changed = change(room)
            if changed == room:
                return room
            changed = replace(changed, revision=room.revision + 1)
            db.execute("UPDATE rooms SET box = ?, room = ? WHERE code = ?", (changed.box, changed.to_json(), code))
            return changed

    def close(self, code: str) -> None:
        with self._file.step() as db:
            for table in ("rooms", "votes", "hands", "words", "shelves"):
                db.execute(f"DELETE FROM {table} WHERE code = ?", (code,))  # noqa: S608
        self._file.forget()

    def sweep(self) -> None:
        for (code,) in self._file.db.execute(
            "SELECT code FROM rooms WHERE expires <= ?", (self._file.now(),)
        ).fetchall():
            self.close(code)
        self._file.forget_the_rest()

    def era(self) -> str:
        return "file"

    def check(self) -> None:
        with self._file.step() as db:
            db.execute("INSERT OR REPLACE INTO checks VALUES (1, ?)", (time.time(),))

    def writes_to_disk(self) -> bool:
        return False  # what is forgotten cannot be read any more

    def tell(self, topic: str) -> None:
        for listener in self._listeners:
            listener(topic)

    def listen(self, changed: Callable[[str], None]) -> None:
        self._listeners.append(changed)

    def stop(self) -> None:
        self._file.db.close()


def forget_old_rooms(folder: Path) -> None:
    """Forget the rooms of earlier sessions whose time is over: a server that was stopped could not do that.

    Args:
        folder: where `SqliteRooms` keeps its file `ROOMS`; it need not be there.
    """
    file = folder / ROOMS
    if not file.exists():
        return
    try:
        store = SqliteRooms(file)
        store.sweep()
        store.stop()
    except (OSError, sqlite3.Error) as error:
        log.warning("rooms: %s", error)
