"""What is said of a film or a sound: its file or its address elsewhere, how long it is, and what belongs to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from widgets.mistake import t
from widgets.own_block import media
from widgets.own_block.block_grammar import ADDRESS, CAPTIONS, FILE, FILM, LENGTH, LONGEST_CLIP, PICTURE
from widgets.own_block.block_lines import Found
from widgets.own_block.media import Kind, MediaError, find
from widgets.prose import quoted

_LENGTH = re.compile(
    r"(?:(?P<minutes>\d{1,3})(?:\s*(?:m|min|minuut|minuten)\b\.?|(?=:)))?[\s:]*"
    r"(?:(?P<seconds>\d{1,4})\s*(?:s|sec|seconden?)?\.?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Clip:
    """A film or a sound without mistakes.

    Args:
        seconds: how long it is.
        file: what is played; None when it stands elsewhere.
        picture: what a film shows before it is played.
        captions: what is said in it.
        address: where it stands on another website; empty for a file of one's own.
    """

    seconds: int
    file: Path | None = None
    picture: Path | None = None
    captions: Path | None = None
    address: str = ""

    @property
    def host(self) -> str:
        """Where a link to it leads, as people say it."""
        return (urlsplit(self.address).hostname or "").removeprefix("www.")


def read_clip(keyword: str, found: Found, folder: Path) -> Clip | None:
    """Read what is said of a film or a sound, and note what is wrong with it.

    Args:
        keyword: film or sound.
        found: the lines of the cell; those of its text are what is seen and heard, in words.
        folder: of the lesson.
    """
    seconds = _seconds(found)
    address, name = found.said(ADDRESS), found.said(FILE)
    if address and name:
        cure = t("keep {one} or {other}", one=f"{FILE}:", other=f"{ADDRESS}:")
        found.wrong(found.line_of(ADDRESS), t("a file and an address cannot be both"), cure)
    elif not address and not name:
        cure = t(
            "put the file in {folder} beside the lessons, and write {file}: name.mp4", folder=media.FOLDER, file=FILE
        )
        found.wrong(1, t("there is no {setting} yet", setting=quoted(f"{FILE}:")), cure)
    if address:
        parts = _parts(address)
        if parts is None:
            cure = t("copy the address from the browser; it begins with https://")
            found.wrong(found.line_of(ADDRESS), t("the address {address} cannot be", address=quoted(address)), cure)
        return Clip(seconds, address=address)
    kind = media.FILM if keyword == FILM else media.SOUND
    file = _file(found, FILE, kind, folder)
    picture = _file(found, PICTURE, media.PICTURE, folder)
    captions = _file(found, CAPTIONS, media.CAPTIONS, folder)
    if keyword == FILM and not found.said(PICTURE):
        cure = t("put a picture of it in {folder}, and write {setting}: name.jpg", folder=media.FOLDER, setting=PICTURE)
        found.wrong(1, t("there is no {setting} yet", setting=quoted(f"{PICTURE}:")), cure)
    if not found.body.strip() and not found.said(CAPTIONS):
        cure = t("write below it what can be seen and heard: who does not see or hear it reads that")
        found.wrong(1, t("this has no words yet"), cure)
    return Clip(seconds, file, picture, captions)


def _file(found: Found, setting: str, kind: Kind, folder: Path) -> Path | None:
    if not found.said(setting):
        return None
    try:
        return find(folder, found.said(setting), kind)
    except MediaError as error:
        found.wrong(found.line_of(setting), error.message, error.cure)
        return None


def _seconds(found: Found) -> int:
    """How long it is.

    Example:
        >>> [_seconds(Found({"duur": (2, said)})) for said in ("1:30", "2 minuten", "45 sec", "1 min 5")]
        [90, 120, 45, 65]
    """
    said = found.said(LENGTH)
    match = _LENGTH.fullmatch(said)
    seconds = int(match["minutes"] or 0) * 60 + int(match["seconds"] or 0) if match else 0
    if said and not 1 <= seconds <= LONGEST_CLIP:
        cure = t("write minutes and seconds, for instance 1:30; {most} minutes at most", most=LONGEST_CLIP // 60)
        found.wrong(found.line_of(LENGTH), t("a length of {said} cannot be", said=quoted(said)), cure)
    return seconds


def _parts(address: str) -> str | None:
    """The host of an address that a page may lead to; None when it is none."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    good = (
        parts.scheme == "https"
        and not parts.username
        and re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", parts.hostname or "")
    )
    return parts.hostname if good and not re.search(r"[\s<>\"]", address) else None
