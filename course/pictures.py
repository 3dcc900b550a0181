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
from widgets.words import later, words

t = words(__file__)

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
CURE = later("put the file in assets/pictures and write ../../assets/pictures/file.png")


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
        raise PictureError(t("this picture has no address that can be here"), t(CURE))
    if re.match(r"([a-z][a-z0-9+.-]+:)?[/\\]{2}", unquote(address), re.IGNORECASE):
        raise PictureError(
            t("this picture stands on another website ({address})", address=quoted(address)),
            t("put the file in assets/pictures"),
        )
    file = _file(address, folder)
    if not any((folder.parent.parent / place).resolve() in file.parents for place in PLACES):
        raise PictureError(
            t("the picture {address} does not stand in lessons or assets/pictures", address=quoted(address)), t(CURE)
        )
    if file.suffix.lower() not in KINDS:
        raise PictureError(
            t("the picture {address} is of a kind that cannot be", address=quoted(address)),
            t("use {kinds}", kinds=", ".join(KINDS)),
        )
    try:
        content = file.read_bytes() if file.stat().st_size <= LARGEST else None
    except OSError as error:
        raise PictureError(
            t("the picture {address} cannot be read ({why})", address=quoted(address), why=error.strerror), t(CURE)
        ) from error
    if content is None:
        raise _too_large(t("the picture {address}", address=quoted(address)), file.stat().st_size)
    kind = kind_of(content)
    if not kind:
        raise _damaged(t("the picture {address}", address=quoted(address)))
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
            t("a pasted picture is of a kind that cannot be ({kind})", kind=quoted(kind)),
            t("use {kinds}", kinds=", ".join(KINDS)),
        )
    try:
        whole = kind_of(base64.b64decode(unquote(content)))
    except ValueError:
        whole = ""
    if not whole:
        raise _damaged(t("a pasted picture"))
    if len(content) * 3 // 4 > LARGEST:
        raise _too_large(t("a pasted picture"), len(content) * 3 // 4)
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
    return PictureError(t("{what} is damaged", what=what), t("make it or save it again, as .png, .jpg or .svg"))


def _too_large(what: str, size: int) -> PictureError:
    cure = t(
        "save the lesson in course edit: that makes a smaller copy of a photo; or make it 1200 pixels wide yourself"
    )
    shown = f"{size / 1_000_000:.0f} MB" if size >= 1_000_000 else f"{round(size / 1000)} KB"
    return PictureError(
        t("{what} is {shown}, and more than {largest} KB cannot be", what=what, shown=shown, largest=LARGEST // 1000),
        cure,
    )


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
        t("the picture {address} is not there", address=quoted(plain)),
        t("do you mean {near}? Otherwise: {cure}", near=quoted(near), cure=t(CURE)) if near else t(CURE),
    )


def _nearest(file: Path) -> str:
    try:
        names = {one.name.lower(): one.name for one in file.parent.iterdir() if one.suffix.lower() in KINDS}
    except OSError:
        return ""
    near = get_close_matches(file.name.lower(), names, 1)
    return names[near[0]] if near else ""
