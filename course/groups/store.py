"""Where rooms and votes are kept while a session lasts, and no longer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from course.groups.rooms import Room


@dataclass(frozen=True)
class Words:
    """Free text of one phone; shown to the group only after the leader lets it through."""

    id: int
    text: str
    shown: bool


class Boxes(Protocol):
    """The ballot boxes of the rooms, and the shelves for what else is laid down there; a room that is closed takes all of its own along."""

    def vote(self, code: str, box: str, phone: str, ballot: str) -> bool:
        """Put a vote in a ballot box in place of this phone's earlier one; False when the box is not open or full."""

    def ballots(self, code: str, box: str) -> Counter[str]:
        """How often each vote lies in a box."""

    def count_hands(self, code: str, box: str, option: int, people: int) -> None:
        """Write down how many hands the leader counted for an option."""

    def hands(self, code: str, box: str) -> dict[int, int]:
        """The hands counted, by option."""

    def write(self, code: str, box: str, phone: str, text: str) -> bool:
        """Keep free text in place of this phone's earlier one, not yet shown; False as for a vote."""

    def words(self, code: str, box: str) -> list[Words]:
        """Free texts in order of arrival."""

    def let_through(self, code: str, words: int, shown: bool) -> None:
        """Show a free text to the group, or take it away again."""

    def lay(self, code: str, shelf: str, name: str, value: str, most: int, once: bool) -> bool:
        """Lay something on a shelf of the room, in place of what has this name there; ``once``: only when nothing has it.

        False when the room is over, the name is in use (``once``), or ``most`` other names lie there.
        """

    def shelf(self, code: str, shelf: str) -> dict[str, str]:
        """What lies on a shelf, by name."""

    def empty(self, code: str, boxes: list[str]) -> None:
        """Forget everything in these boxes."""


class RoomStore(Protocol):
    """Keeps rooms. Every call stands on its own and has been written when it returns."""

    #: What a call raises that cannot be done now. Of each store its own: loading the client of a database takes a quarter of a start.
    failure: type[Exception]

    #: What lies in the rooms.
    boxes: Boxes

    def open(self, room: Room, key: str, most: int) -> bool:
        """Keep a new room and the key of its leader (a hash); False when the code is in use or there are ``most`` rooms."""

    def room(self, code: str) -> Room | None:
        """The room, or None when there is none or it is over."""

    def leads(self, code: str, key: str) -> bool:
        """Whether this is the key of the room's leader."""

    def change(self, code: str, change: Callable[[Room], Room]) -> Room | None:
        """Change a room in one step, so that two leaders' windows never lose each other's change."""

    def close(self, code: str) -> None:
        """Forget a room and everything in it."""

    def sweep(self) -> None:
        """Forget rooms that lasted too long."""

    def tell(self, topic: str) -> None:
        """Tell every server process that shares these rooms what changed, such as ``room CKM37R``."""

    def listen(self, changed: Callable[[str], None]) -> None:
        """Call ``changed(topic)``, from any thread, whenever a process tells; ``changed("")`` when some may have been missed."""

    def era(self) -> str:
        """A word that stays the same until the store lost all it had."""

    def check(self) -> None:
        """Write something small; fails as a vote would, when none can be kept."""

    def writes_to_disk(self) -> bool:
        """Whether copies are kept on a disk, where votes could be read afterwards."""

    def stop(self) -> None:
        """Let go of files and connections; rooms stay for the next start."""
