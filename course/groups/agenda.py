"""What a leader does with a meeting as a whole: the order of its sections, a countdown, and getting ready for its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from course.groups.meeting import Countdown
from course.groups.rooms import SCREENS, Refused, Room
from widgets.words import words

t = words(__file__)

LONGEST_COUNTDOWN = 30 * 60  # seconds
OVER = 60  # seconds that a countdown is still told of after it ended


def steered(room: Room, action: Mapping[str, Any], now: float) -> Room | None:
    """What the leader does to a room; None when it is nothing of a meeting as a whole (then see `rooms.steer`).

    Args:
        room: as it is.
        action: ``{"do": name, ...}``; see the folder's README for the names.
        now: seconds since 1970.

    Raises:
        Refused: it is not possible.
    """
    do = action.get("do")
    if do == "order":
        # Sent again after a while without network: by then another lesson may be on the screens.
        return replace(room, order=_order(action)) if action.get("lesson", room.lesson) == room.lesson else room
    if do == "countdown":
        seconds = action.get("seconds")
        if type(seconds) is not int or not 0 <= seconds <= LONGEST_COUNTDOWN:
            raise Refused(t("A countdown takes 1 second to {n} minutes.", n=LONGEST_COUNTDOWN // 60), 400)
        return replace(room, counts=seconds, until=now + seconds if seconds else 0)
    if do == "wrap":
        return replace(room, wrapping=action.get("on") is True)
    return None


def _order(action: Mapping[str, Any]) -> list[int]:
    screens = action.get("screens")
    if (
        not isinstance(screens, list)
        or len(screens) > SCREENS + 1
        or not all(type(screen) is int and 0 <= screen <= SCREENS for screen in screens)
        or len(set(screens)) != len(screens)
    ):
        raise Refused(t("This order is not possible. Name each part of the lesson once at most."), 400)
    return screens


def countdown_of(room: Room, now: float) -> Countdown | None:
    """What is left of the countdown; None when there is none, or none any more."""
    left = room.until - now
    return {"seconds": room.counts, "left": round(left, 1)} if room.until and left > -OVER else None
