"""Films and sounds beside the lessons: which file is meant, and whether it can be played.

They stand in ``media/`` beside the lessons, with the picture and the captions of a film. What stands there can be fetched by
anybody, under an address that carries the hash of its content: a file that was changed is another file to a browser.
"""

from __future__ import annotations

import hashlib
import re
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from widgets.mistake import AuthorError, t
from widgets.prose import quoted
from widgets.scene import recordings
from widgets.scene.recordings import files_in, is_sound

FOLDER = "media"


class Kind(NamedTuple):
    """What a file may be for.

    Args:
        types: what each ending is to a browser.
        largest: in bytes.
        again: what to do with a file that is of another kind, too large or damaged.
    """

    types: dict[str, str]
    largest: int
    again: str


#: Films that every browser plays; of two minutes at most at a size that a phone can fetch on the way.
FILM = Kind({".mp4": "video/mp4", ".webm": "video/webm"}, 50_000_000, "film")
SOUND = Kind({".m4a": "audio/mp4", ".mp3": "audio/mpeg"}, 10_000_000, "sound")
CAPTIONS = Kind({".vtt": "text/vtt"}, 200_000, "captions")
PICTURE = Kind(
    {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}, 300_000, "picture"
)
#: The end of an address below ``static/``, also of a recording; and what each ending is to a browser.
BESIDE = re.compile(rf"{recordings.ADDRESS.pattern}|media-[0-9a-f]{{16}}\.(?:mp4|webm|m4a|mp3|vtt|jpe?g|png|webp)")
PLAYED = {ending: kind for each in (FILM, SOUND, CAPTIONS, PICTURE) for ending, kind in each.types.items()}

#: What was hashed, by file: when it was written, how large it is.
_known: dict[Path, tuple[tuple[int, int], str]] = {}


class MediaError(AuthorError, ValueError):
    """A film, a sound or what belongs to it cannot be played; the message (Dutch) says what to do."""


def media_files(lessons: Path) -> dict[str, Path]:
    """Every film and sound that can be played, with what belongs to it, by the end of its address.

    Args:
        lessons: the folder of the lessons, ``lessons/<language>``.
    """
    return {address_of(file): file for file in files_in(lessons / FOLDER) if _can_be_sent(file)}


def beside(lessons: Path) -> dict[str, Path]:
    """Every recording, film and sound beside the lessons, by the end of its address.

    Args:
        lessons: the folder of the lessons.
    """
    return recordings.recordings(lessons) | media_files(lessons)


def address_of(file: Path) -> str:
    """The end of the address of a file, below ``static/``."""
    stat = file.stat()
    stamp = (stat.st_mtime_ns, stat.st_size)
    if _known.get(file, ((0, 0), ""))[0] != stamp:
        with file.open("rb") as stream:
            _known[file] = stamp, hashlib.file_digest(stream, "sha256").hexdigest()[:16]
    return f"media-{_known[file][1]}{file.suffix.lower()}"


def find(lessons: Path, name: str, kind: Kind) -> Path:
    """A file that an author named.

    Args:
        lessons: the folder of the lessons.
        name: as it was written.
        kind: what it is for.

    Raises:
        MediaError: it is not there, of another kind, too large, or damaged.
    """
    endings = ", ".join(kind.types)
    if re.search(r"[/\\]", name.removeprefix(f"{FOLDER}/")):
        cure = t("put the file in {folder} beside the lessons, and write its name alone", folder=FOLDER)
        raise MediaError(t("{name} is no name of a file", name=quoted(name)), cure)
    if Path(name).suffix.lower() not in kind.types:
        message = t("the file {name} is of a kind that cannot be here", name=quoted(name))
        raise MediaError(message, t("save it as {endings}", endings=endings))
    there = {file.name: file for file in files_in(lessons / FOLDER)}
    file = there.get(name.removeprefix(f"{FOLDER}/"))
    if file is None:
        stems = {Path(each).stem: each for each in there if Path(each).suffix.lower() in kind.types}
        near = get_close_matches(Path(name).stem, stems, 1)
        cure = t("put it in {folder} beside the lessons", folder=FOLDER)
        if near:
            cure = t("do you mean {near}?", near=quoted(stems[near[0]]))
        raise MediaError(t("the file {name} is not there", name=quoted(name)), cure)
    size = file.stat().st_size
    if size > kind.largest:
        shown = t("{size} MB", size=f"{size / 1_000_000:.1f}".replace(".", ","))
        most = t("{size} MB", size=f"{kind.largest / 1_000_000:g}".replace(".", ","))
        message = t(
            "the file {name} is {size}, and more than {most} cannot be", name=quoted(name), size=shown, most=most
        )
        raise MediaError(message, t("save it smaller, or shorter"))
    if not _is_whole(file):
        raise MediaError(
            t("the file {name} is damaged", name=quoted(name)), t("save it again as {endings}", endings=endings)
        )
    return file


def _can_be_sent(file: Path) -> bool:
    kind = next((each for each in (FILM, SOUND, CAPTIONS, PICTURE) if file.suffix.lower() in each.types), None)
    try:
        return kind is not None and file.stat().st_size <= kind.largest and _is_whole(file)
    except OSError:
        return False


def _is_whole(file: Path) -> bool:
    """Whether a file begins as its ending says; what browsers do not play is seen only there."""
    try:
        with file.open("rb") as content:
            begin = content.read(64)
    except OSError:
        return False
    match file.suffix.lower():
        case ".mp4":
            return begin[4:8] == b"ftyp"
        case ".webm":
            return begin.startswith(b"\x1aE\xdf\xa3")
        case ".m4a" | ".mp3":
            return is_sound(begin)
        case ".vtt":
            return begin.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT")
        case ".png":
            return begin.startswith(b"\x89PNG\r\n\x1a\n")
        case ".webp":
            return begin[:4] == b"RIFF" and begin[8:12] == b"WEBP"
        case _:
            return begin.startswith(b"\xff\xd8\xff")
