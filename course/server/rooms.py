"""The rooms of group sessions, as the settings and the command line ask for them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from course.groups.codes import PinGuard, leader_pin
from course.groups.hub import Hub
from course.groups.limits import Limits
from course.groups.records import GroupPart
from course.groups.sqlite_store import ROOMS, SqliteRooms
from course.groups.store import RoomStore
from course.optional import is_there, left_out
from course.pages import LessonPages
from course.project import ProjectError
from widgets.words import words

t = words(__file__)


@dataclass(frozen=True)
class GroupOptions:
    """How group sessions are held.

    Args:
        rooms: ``redis://...`` of a Valkey or Redis that several processes share; empty for a file.
        address: of the course as phones reach it; empty to look it up.
        folder: where the file with rooms and the made PIN are kept.
    """

    folder: Path
    rooms: str = ""
    address: str = ""


def open_rooms(options: GroupOptions, pages: LessonPages) -> tuple[Hub, Limits, str]:
    """The rooms, their limits, and the PIN.

    Raises:
        ProjectError: the folder or the database cannot be used.
    """
    settings = pages.project.settings().groups
    try:
        store = _store(options)
        pin = leader_pin(options.folder / "pin", settings["pin"])
    except (OSError, ValueError, sqlite3.Error) as error:
        where = options.rooms or options.folder
        raise ProjectError(
            t(
                "The groups cannot be kept in {where} ({why}). Choose another place, or look whether the database is on.",
                where=where,
                why=error,
            )
        ) from error

    def lessons() -> dict[str, GroupPart]:
        return {stem: state.group for stem, state in pages.states.items() if state.group}

    def coming(stem: str) -> bool:
        state = pages.states.get(stem)
        return state.state == "waiting" if state else any(lesson.stem == stem for lesson in pages.lessons())

    hub = Hub(store, PinGuard(pin), lessons, settings["least_votes"], coming)
    addresses = (options.address, pages.project.settings().address)
    return hub, Limits(settings["phones_per_address"], addresses, behind_front_server=bool(options.address)), pin


def _store(options: GroupOptions) -> RoomStore:
    if not options.rooms:
        return SqliteRooms(options.folder / ROOMS)
    if not is_there("rooms"):
        raise ProjectError(left_out("rooms"))
    from course.groups.redis_store import RedisRooms

    return RedisRooms(options.rooms)
