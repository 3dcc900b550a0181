"""The pictures in a lesson's text: found beside the lessons, and made part of the page."""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree  # noqa: S405 (see kind_of)

from widgets.mistake import AuthorError
from widgets.prose import quoted

# What a picture may be, and how large: a page is one file.
KINDS = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
}
LARGEST = 500_000  # bytes
# Where pictures stand, seen from the project; a page is made anew when something there changes.
PLACES = ("lessons", "assets/pictures")
# The title that marks a picture as decoration; readers of the page need not hear it.
DECORATION = "versiering"
CURE = "zet het bestand in assets/pictures en schrijf ../../assets/pictures/bestand.png"


class PictureError(AuthorError, ValueError):
    """A picture cannot be shown; the message (Dutch) says what to do."""


def picture_data(address: str, folder: Path) -> str:
    """A picture as a ``data:`` address, so that a page asks nobody for it.

    Args:
        address: as the author wrote it: from the lesson's folder, or ``data:`` for a pasted picture.
        folder: of the lesson, ``lessons/<language>`` in the project.

    Raises:
        PictureError: it is missing, too large (over 500 KB), of another kind, on another website, or
            outside the folders for pictures.
    """
    if address.startswith("data:"):
        return _pasted(address)
    if not address:
        raise PictureError("dit plaatje heeft geen adres dat hier kan", CURE)
    if re.match(r"([a-z][a-z0-9+.-]+:)?[/\\]{2}", unquote(address), re.IGNORECASE):
        raise PictureError(
            f"dit plaatje staat op een andere website ({quoted(address)})", "zet het bestand in assets/pictures"
        )
    file = _file(address, folder)
    if not any((folder.parent.parent / place).resolve() in file.parents for place in PLACES):
        raise PictureError(f"het plaatje {quoted(address)} staat niet in lessons of assets/pictures", CURE)
    if file.suffix.lower() not in KINDS:
        raise PictureError(
            f"het plaatje {quoted(address)} is van een soort die niet kan", f"gebruik {', '.join(KINDS)}"
        )
    try:
        content = file.read_bytes() if file.stat().st_size <= LARGEST else None
    except OSError as error:
        raise PictureError(f"het plaatje {quoted(address)} is niet te lezen ({error.strerror})", CURE) from error
    if content is None:
        raise _too_large(f"het plaatje {quoted(address)}", file.stat().st_size)
    kind = kind_of(content)
    if not kind:
        raise _damaged(f"het plaatje {quoted(address)}")
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def picture_files(root: Path) -> Iterator[Path]:
    """Every file of a project that stands where pictures stand, notebooks left out."""
    for place in PLACES:
        for file in (root / place).rglob("*"):
            hidden = any(part.startswith(".") for part in file.relative_to(root).parts)
            if not hidden and file.suffix != ".ipynb" and file.is_file():
                yield file


def _pasted(address: str) -> str:
    kind, _, content = address.removeprefix("data:").partition(";base64,")
    if kind not in KINDS.values():
        raise PictureError(
            f"een geplakt plaatje is van een soort die niet kan ({quoted(kind)})", f"gebruik {', '.join(KINDS)}"
        )
    if len(content) * 3 // 4 > LARGEST:
        raise _too_large("een geplakt plaatje", len(content) * 3 // 4)
    try:
        whole = kind_of(base64.b64decode(unquote(content)))
    except ValueError:
        whole = ""
    if not whole:
        raise _damaged("een geplakt plaatje")
    return address


def kind_of(content: bytes) -> str:
    """What a picture is, by its content, as a browser sees it; empty when it is none, or damaged.

    Example:
        >>> kind_of(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), kind_of(bytes(300))
        ('image/svg+xml', '')
    """
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png" if b"IEND" in content else ""
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg" if b"\xff\xd9" in content[len(content) // 2 :] else ""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp" if int.from_bytes(content[4:8], "little") <= len(content) - 8 else ""
    try:
        # Of an author's own file, of 500 KB at most; expat fetches nothing, and stops at what grows out of bounds.
        root = ElementTree.fromstring(content)  # noqa: S314
    except (ElementTree.ParseError, ValueError, LookupError):
        return ""
    return "image/svg+xml" if root.tag == "{http://www.w3.org/2000/svg}svg" else ""


def _damaged(what: str) -> PictureError:
    return PictureError(f"{what} is beschadigd", "maak of bewaar het opnieuw, als .png, .jpg of .svg")


def _too_large(what: str, size: int) -> PictureError:
    cure = "maak het kleiner: 1200 beeldpunten breed is genoeg, als .jpg of .webp"
    shown = f"{size / 1_000_000:.0f} MB" if size >= 1_000_000 else f"{round(size / 1000)} KB"
    return PictureError(f"{what} is {shown}, en meer dan {LARGEST // 1000} KB kan niet", cure)


def _file(address: str, folder: Path) -> Path:
    """The file of an address; a name may be written with %20, and an accent in one sign or in two."""
    plain = unquote(address)
    for name in (address, plain, unicodedata.normalize("NFC", plain), unicodedata.normalize("NFD", plain)):
        try:
            file = (folder / name).resolve()
            if file.is_file():
                return file
        except (OSError, ValueError):  # too long a name, or one with a zero in it
            break
    near = _nearest(folder / plain) if plain.isprintable() else ""
    raise PictureError(
        f"het plaatje {quoted(plain)} is er niet", f"{f'bedoelt u {quoted(near)}? Anders: ' if near else ''}{CURE}"
    )


def _nearest(file: Path) -> str:
    try:
        names = {one.name.lower(): one.name for one in file.parent.iterdir() if one.suffix.lower() in KINDS}
    except OSError:
        return ""
    near = get_close_matches(file.name.lower(), names, 1)
    return names[near[0]] if near else ""
