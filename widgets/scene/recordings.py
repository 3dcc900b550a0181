"""The recordings that a clinic lays beside its lessons: which file says which words.

They stand in ``stem/<lesson>/`` beside the lessons. The name of a file ends with the hash of the words that it says, such as
``hand-1-3f2a9c10de4b5a67.mp3``: where the words are written otherwise, no file has their hash, and nothing wrong is heard.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FOLDER = "stem"
#: What a recording may be; every browser plays these.
KINDS = {".m4a": "audio/mp4", ".mp3": "audio/mpeg"}
#: In bytes: a minute of speech at 128 kbit/s, and a step takes ten seconds.
LARGEST = 1_000_000
#: The end of an address below ``static/``.
ADDRESS = re.compile(r"stem-[0-9a-f]{16}\.(?:m4a|mp3)")

_CARRIES = re.compile(r"(?:^|-)([0-9a-f]{16})$")


def hash_in(file: Path) -> str:
    """The hash of the words that a file says, as its name tells; empty when it tells none.

    Example:
        >>> from pathlib import Path
        >>> hash_in(Path("hand-1-3f2a9c10de4b5a67.mp3")), hash_in(Path("hand-1.mp3"))
        ('3f2a9c10de4b5a67', '')
    """
    found = _CARRIES.search(file.stem)
    return found[1] if found else ""


def is_sound(content: bytes) -> bool:
    """Whether a file begins as m4a or mp3 does.

    Example:
        >>> is_sound(b"ID3\\x04"), is_sound(b"\\x00\\x00\\x00\\x1cftypM4A "), is_sound(b"<html>")
        (True, True, False)
    """
    mp3 = content[:3] == b"ID3" or (content[:1] == b"\xff" and content[1:2] >= b"\xe0")
    return mp3 or content[4:8] == b"ftyp"


def files_in(folder: Path) -> Iterator[Path]:
    """What lies in a folder for recordings, in order, hidden files left out; nothing when there is no such folder."""
    try:
        yield from sorted(file for file in folder.iterdir() if not file.name.startswith(".") and file.is_file())
    except OSError:
        return


def recordings(lessons: Path) -> dict[str, Path]:
    """Every recording that can be played, by the end of its address.

    Args:
        lessons: the folder of the lessons, ``lessons/<language>``.
    """
    found: dict[str, Path] = {}
    folder = lessons / FOLDER
    for place in sorted(folder.iterdir()) if folder.is_dir() else ():
        for file in files_in(place):
            words, kind = hash_in(file), file.suffix.lower()
            if words and kind in KINDS and _can_be_played(file):
                found.setdefault(f"stem-{words}{kind}", file)
    return found


def recorded(lessons: Path, words: Iterable[str]) -> list[dict[str, str]]:
    """For each step where its recording is, as a scene takes it; empty when there is none at all.

    Args:
        lessons: the folder of the lessons.
        words: the hash of the words of each step.
    """
    there = {address[len("stem-") : -4]: address for address in recordings(lessons)}
    steps = [{"address": there[each], "words": each} if each in there else {} for each in words]
    return steps if any(steps) else []


def _can_be_played(file: Path) -> bool:
    try:
        with file.open("rb") as content:
            return file.stat().st_size <= LARGEST and is_sound(content.read(16))
    except OSError:
        return False
