"""What stands in the pages of a group: of a phone, a leader and a projector.

Written once: ``course.typescript`` makes ``assets/group/records.gen.ts`` of it, with ``records.py``.
"""

from __future__ import annotations

from typing import TypedDict

from course.groups.records import StagePart


class TakenHome(TypedDict):
    """Where people read on after the group."""

    #: The address of the course on the web, when it has one.
    address: str
    #: Whether the address that people take home works on this network only.
    stays: bool


class PhoneData(TakenHome):
    """What stands in the page of a phone."""

    texts: dict[str, str]
    #: The characters of a code, how many there are, and how long own words may be.
    alphabet: str
    length: int
    longest: int
    #: Fewer phones than this are never counted aloud.
    least: int


class StageData(StagePart, TakenHome):
    """What stands in the page of a projector or a leader."""

    lesson: str
    title: str
    #: The address of the course for phones; empty when nobody can vote by phone.
    phones: str
    least: int
    phones_per_address: int
