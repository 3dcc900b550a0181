"""Rooms in one file, for one machine without a database."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from course.groups.rooms import MOST_PHONES, Room
from course.groups.store import Words

log = logging.getLogger("course")

ROOMS = "rooms.sqlite"
BUSY = 0.1  # seconds to wait for who holds the file
CALM = 0.5  # seconds in which nobody else waits for it
SCHEMA = """
CREATE TABLE IF NOT EXISTS rooms (code TEXT PRIMARY KEY, key TEXT NOT NULL, box TEXT NOT NULL, expires REAL NOT NULL, room TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS votes (code TEXT, box TEXT, phone TEXT, ballot TEXT NOT NULL, PRIMARY KEY (code, box, phone)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS hands (code TEXT, box TEXT, option INTEGER, people INTEGER NOT NULL, PRIMARY KEY (code, box, option)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS words (id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT, box TEXT, phone TEXT, text TEXT NOT NULL, shown INTEGER NOT NULL, UNIQUE (code, box, phone));
CREATE TABLE IF NOT EXISTS shelves (code TEXT, shelf TEXT, name TEXT, value TEXT NOT NULL, PRIMARY KEY (code, shelf, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS checks (id INTEGER PRIMARY KEY, at REAL NOT NULL);
"""


class SqliteRooms:
    """Rooms in one file, for one server process.

    What is forgotten is overwritten with zeros, and the log beside the file is emptied, so that
    nothing of a session can be read from the disk afterwards.

    Args:
        file: made when it is not there; readable by its owner only.
        now: seconds since 1970.
    """

    failure: type[Exception] = sqlite3.Error

    def __init__(self, file: Path, now: Callable[[], float] = time.time) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(0o600)
        self._now = now
        self._heard: list[Callable[[str], None]] = []
        # Used by one thread at a time, but not by the one that made it (see hub.py).
        self._db = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        self._closed_until = 0.0
        self._to_forget = False
        self._db.execute("PRAGMA journal_mode=WAL")
        # A server that is killed loses nothing; only a power cut may cost the last votes.
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute("PRAGMA secure_delete=ON")
        self._db.executescript(SCHEMA)
        # A start may wait for the server before it; afterwards nobody does.
        self._db.execute(f"PRAGMA busy_timeout = {round(1000 * BUSY)}")

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Who cannot write now is told at once for a moment: one thread serves all, and many votes may wait in it."""
        if time.monotonic() < self._closed_until:
            raise sqlite3.OperationalError("the file of the rooms could not be written a moment ago")
        try:
            yield self._db
        except sqlite3.OperationalError:
            self._closed_until = time.monotonic() + CALM
            raise

    @contextmanager
    def _step(self) -> Iterator[sqlite3.Connection]:
        with self._writing() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                # A disk that is full has sometimes ended it already.
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise

    def open(self, room: Room, key: str, most: int) -> bool:
        self.sweep()
        with self._writing() as db:
            done = db.execute(
                "INSERT OR IGNORE INTO rooms SELECT ?, ?, ?, ?, ? WHERE (SELECT count(*) FROM rooms) < ?",
                (room.code, key, room.box, room.expires, room.to_json(), most),
            )
            return done.rowcount == 1

    def room(self, code: str) -> Room | None:
        row = self._db.execute("SELECT room FROM rooms WHERE code = ? AND expires > ?", (code, self._now())).fetchone()
        return Room.from_json(row[0]) if row else None

    def leads(self, code: str, key: str) -> bool:
        return bool(self._db.execute("SELECT 1 FROM rooms WHERE code = ? AND key = ?", (code, key)).fetchone())

    def change(self, code: str, change: Callable[[Room], Room]) -> Room | None:
        with self._step() as db:
            room = self.room(code)
            if room is None:
                return None
            changed = change(room)
            if changed == room:
                return room
            changed = replace(changed, revision=room.revision + 1)
            db.execute("UPDATE rooms SET box = ?, room = ? WHERE code = ?", (changed.box, changed.to_json(), code))
            return changed

    def vote(self, code: str, box: str, phone: str, ballot: str) -> bool:
        return self._put("votes (code, box, phone, ballot) SELECT ?, ?, ?, ?", "votes", code, box, phone, ballot)

    def write(self, code: str, box: str, phone: str, text: str) -> bool:
        # A new text is a new row with a new number, so that letting the old one through never shows the new one.
        return self._put("words (code, box, phone, text, shown) SELECT ?, ?, ?, ?, 0", "words", code, box, phone, text)

    def _put(self, into: str, table: str, code: str, box: str, phone: str, value: str) -> bool:
        """One step: the box is open, there is room for one more phone (or it was there already), and it is in."""
        with self._writing() as db:
            done = db.execute(
                f"INSERT OR REPLACE INTO {into} FROM rooms WHERE code = ? AND box = ? AND box != '' AND expires > ? AND "  # noqa: S608 (our own words)
                f"((SELECT count(*) FROM {table} WHERE code = ? AND box = ?) < ? OR "
                f"EXISTS (SELECT 1 FROM {table} WHERE code = ? AND box = ? AND phone = ?))",
                (code, box, phone, value, code, box, self._now(), code, box, MOST_PHONES, code, box, phone),
            )
            return done.rowcount == 1

    def ballots(self, code: str, box: str) -> Counter[str]:
        rows = self._db.execute(
            "SELECT ballot, count(*) FROM votes WHERE code = ? AND box = ? GROUP BY ballot", (code, box)
        )
        return Counter(dict(rows))

    def count_hands(self, code: str, box: str, option: int, people: int) -> None:
        with self._writing() as db:
            db.execute("INSERT OR REPLACE INTO hands VALUES (?, ?, ?, ?)", (code, box, option, people))

    def hands(self, code: str, box: str) -> dict[int, int]:
        return dict(self._db.execute("SELECT option, people FROM hands WHERE code = ? AND box = ?", (code, box)))

    def words(self, code: str, box: str) -> list[Words]:
        rows = self._db.execute("SELECT id, text, shown FROM words WHERE code = ? AND box = ? ORDER BY id", (code, box))
        return [Words(number, text, bool(shown)) for number, text, shown in rows]

    def let_through(self, code: str, words: int, shown: bool) -> None:
        with self._writing() as db:
            db.execute("UPDATE words SET shown = ? WHERE code = ? AND id = ?", (shown, code, words))

    def lay(self, code: str, shelf: str, name: str, value: str, most: int, once: bool) -> bool:
        with self._writing() as db:
            done = db.execute(
                f"INSERT OR {'IGNORE' if once else 'REPLACE'} INTO shelves SELECT :code, :shelf, :name, :value FROM rooms "  # noqa: S608 (our own words)
                "WHERE code = :code AND expires > :now AND ((SELECT count(*) FROM shelves WHERE code = :code AND shelf = :shelf) < :most "
                "OR EXISTS (SELECT 1 FROM shelves WHERE code = :code AND shelf = :shelf AND name = :name))",
                {"code": code, "shelf": shelf, "name": name, "value": value, "most": most, "now": self._now()},
            )
            return done.rowcount == 1

    def shelf(self, code: str, shelf: str) -> dict[str, str]:
        return dict(self._db.execute("SELECT name, value FROM shelves WHERE code = ? AND shelf = ?", (code, shelf)))

    def empty(self, code: str, boxes: list[str]) -> None:
        with self._step() as db:
            for table in ("votes", "hands", "words"):
                for box in boxes:
                    db.execute(f"DELETE FROM {table} WHERE code = ? AND box = ?", (code, box))  # noqa: S608
        self._forget()

    def close(self, code: str) -> None:
        with self._step() as db:
            for table in ("rooms", "votes", "hands", "words", "shelves"):
                db.execute(f"DELETE FROM {table} WHERE code = ?", (code,))  # noqa: S608
        self._forget()

    def sweep(self) -> None:
        for (code,) in self._db.execute("SELECT code FROM rooms WHERE expires <= ?", (self._now(),)).fetchall():
            self.close(code)
        if self._to_forget:
            self._forget()

    def _forget(self) -> None:
        """Empty the log beside the file; again at the next sweep when that could not be done."""
        self._to_forget = True
        busy, *_ = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        self._to_forget = bool(busy)

    def era(self) -> str:
        return "file"

    def check(self) -> None:
        with self._step() as db:
            db.execute("INSERT OR REPLACE INTO checks VALUES (1, ?)", (time.time(),))

    def writes_to_disk(self) -> bool:
        return False  # what is forgotten cannot be read any more

    def tell(self, topic: str) -> None:
        for heard in self._heard:
            heard(topic)

    def listen(self, heard: Callable[[str], None]) -> None:
        self._heard.append(heard)

    def stop(self) -> None:
        self._db.close()


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
