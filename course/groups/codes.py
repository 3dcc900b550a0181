"""The code that phones type to join a room, and the leader's PIN."""

from __future__ import annotations

import hmac
import os
import secrets
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

# No vowels (no words), nothing that looks like something else from eight metres: no 0 O Q, 1 I L, 2 Z, 5 S, 8 B, 6 G.
ALPHABET = "CDFHJKMNPRTVWXY3479"
CODE_LENGTH = 6
PIN_LENGTH = 6


def new_code() -> str:
    """A room's code: 6 characters out of 19, 47 million codes."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def read_code(typed: str) -> str | None:
    """The code someone typed, or None when it cannot be one.

    >>> read_code(" ckm-37r "), read_code("hallo")
    ('CKM37R', None)
    """
    code = "".join(c for c in typed.upper() if c not in " -.\t")
    return code if len(code) == CODE_LENGTH and set(code) <= set(ALPHABET) else None


def leader_pin(file: Path, chosen: str = "") -> str:
    """The PIN that opens a room: the chosen one, else one made at the first start.

    Args:
        file: where the made PIN is kept, readable by its owner only.
        chosen: the PIN of the settings; empty when it was not set.
    """
    if chosen:
        return chosen
    try:
        kept = file.read_text().strip()
        if kept.isdigit() and len(kept) == PIN_LENGTH:
            return kept
    except OSError:
        pass
    pin = "".join(secrets.choice("0123456789") for _ in range(PIN_LENGTH))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        stream.write(pin)
    return pin


class PinGuard:
    """Checks the PIN, and makes guessing it slow: after five wrong ones each next try waits longer.

    Each address waits by itself, so that a guesser does not hold up the leader. A guesser can change
    address: those that used up their free tries also share one limit, and a larger one holds for all.

    Args:
        pin: the right one.
        now: a clock in seconds.
    """

    FREE_TRIES = 5
    LONGEST = 60.0  # seconds
    #: Wrong tries an hour of all addresses together that used up their free ones. Half of all PINs then take a year.
    MOST_AN_HOUR = 60
    #: Wrong tries an hour of everybody together, from ever new addresses too. Half of all PINs then take more than two weeks.
    MOST_OF_ALL = 1200

    def __init__(self, pin: str, now: Callable[[], float] = time.monotonic) -> None:
        self._pin = pin
        self._now = now
        self._wrong: dict[str, tuple[int, float]] = {}
        self._lately: deque[float] = deque(maxlen=self.MOST_OF_ALL)

    def wait(self, address: str = "") -> float:
        """How many seconds until the next try from this address is allowed; 0 when it is now."""
        now = self._now()
        wrong, free_at = self._wrong.get(address, (0, 0.0))
        most = self.MOST_AN_HOUR if wrong >= self.FREE_TRIES else self.MOST_OF_ALL
        if len(self._lately) >= most:
            free_at = max(free_at, self._lately[-most] + 3600)
        return max(0.0, free_at - now)

    def right(self, pin: str, address: str = "") -> bool:
        """Whether this is the PIN; call only when `wait()` is 0."""
        if hmac.compare_digest(pin.encode(), self._pin.encode()):
            self._wrong.pop(address, None)
            return True
        now = self._now()
        self._lately.append(now)
        wrong = self._wrong.get(address, (0, 0.0))[0] + 1
        pause = min(self.LONGEST, 2.0 ** min(wrong - self.FREE_TRIES + 1, 6)) if wrong >= self.FREE_TRIES else 0.0
        self._wrong[address] = (wrong, now + pause)
        # Who has long stopped guessing is forgotten; addresses are never written down.
        self._wrong = {one: (n, free) for one, (n, free) in self._wrong.items() if now - free < 3600}
        return False
