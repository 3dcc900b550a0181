"""The file of the rooms: one writer at a time, and nothing of what was forgotten can be read from the disk."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

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


class RoomsFile:
    """The file of the rooms, for one server process.

    What is forgotten is overwritten with zeros, and the log beside the file is emptied, so that
    nothing of a session can be read from the disk afterwards.

    Args:
        file: made when it is not there; readable by its owner only.
        now: seconds since 1970.
    """

    def __init__(self, file: Path, now: Callable[[], float]) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(0o600)
        self.now = now
        # Used by one thread at a time, but not by the one that made it (see hub.py).
        self.db = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        #: Until then nobody may write, by the clock that only goes forward.
        self.closed_until = 0.0
        self._to_forget = False
        self.db.execute("PRAGMA journal_mode=WAL")
        # A server that is killed loses nothing; only a power cut may cost the last votes.
        self.db.execute("PRAGMA synchronous=NORMAL")
        self.db.execute("PRAGMA secure_delete=ON")
        self.db.executescript(SCHEMA)
        # A start may wait for the server before it; afterwards nobody does.
        self.db.execute(f"PRAGMA busy_timeout = {round(1000 * BUSY)}")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Who cannot write now is told at once for a moment: one thread serves all, and many votes may wait in it."""
        if time.monotonic() < self.closed_until:
            raise sqlite3.OperationalError("the file of the rooms could not be written a moment ago")
        try:
            yield self.db
        except sqlite3.OperationalError:
            self.closed_until = time.monotonic() + CALM
            raise

    @contextmanager
    def step(self) -> Iterator[sqlite3.Connection]:
        """All of it is written, or nothing."""
        with self.writing() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                # A disk that is full has sometimes ended it already.
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise

    def forget(self) -> None:
        """Empty the log beside the file; again at the next sweep when that could not be done."""
        self._to_forget = True
        busy, *_ = self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        self._to_forget = bool(busy)

    def forget_the_rest(self) -> None:
        """Empty the log, where that could not be done before."""
        if self._to_forget:
            self.forget()
