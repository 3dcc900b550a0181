"""Photos in a lesson, pasted or lying beside it, become as large as a page needs, and say nothing of where they were taken.

Where Jupyter saves: so no large photo ever stands in a file. The same photo comes again at each save, for as long as its lesson is
open, because JupyterLab keeps what was pasted.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import logging
import re
from collections import OrderedDict
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from PIL import Image, ImageOps
from slugify import slugify

from course.pictures import PLACES

log = logging.getLogger(__name__)

#: Bytes of a photo in a lesson; a page is one file.
LARGEST = 300_000
#: Pixels of its longer side: what a page shows at twice the width of a phone.
WIDEST = (1200, 1000, 800, 600, 400)
QUALITIES = (82, 70, 55)
#: Pixels; a phone takes 50 million. What claims more would fill the memory.
MOST_PIXELS = 100_000_000
WEBP = "image/webp"
#: What can be made smaller; of a drawing (SVG) every line counts, and one that moves has more than one picture.
KINDS = ("image/jpeg", "image/png", WEBP, "image/bmp", "image/tiff", "image/gif")
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF")
#: Colours of another kind than a screen expects need their profile, which is small; what is larger is left out.
_LARGEST_PROFILE = 10_000
#: A picture in a text, up to its address, and that.
_POINTS = re.compile(r"(!\[[^\]\n]*\]\(\s*)(<[^<>\n]+>|[^\s()<>]+)")
_PHOTOS = (".jpg", ".jpeg", ".png", ".webp")
_LARGEST_FILE = 40_000_000  # bytes
#: What was made of the photos of late, by the hash of what was pasted; None of one that stays as it is.
_made: OrderedDict[str, bytes | None] = OrderedDict()
_MOST_MADE = 50


def smaller(content: bytes) -> bytes | None:
    """A photo as a page needs it: upright, at most 300 KB of webp, without what a camera notes in it.

    Args:
        content: of its file.

    Returns:
        The photo; None when it may stay as it is, or cannot be read: the judge then tells it.
    """
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as photo:
            if (
                photo.width * photo.height > MOST_PIXELS
                or getattr(photo, "is_animated", False)
                and photo.format != "MPO"
            ):
                return None
            if len(content) <= LARGEST and not _tells(photo):
                return None
            # A photo of 12 MB is decoded at the size that is needed.
            photo.draft("RGB", (2 * WIDEST[0], 2 * WIDEST[0]))
            upright = ImageOps.exif_transpose(photo)
            whole = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
            return _cut_down(whole, photo.info.get("icc_profile") or b"")
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError) as error:
        log.warning("a pasted photo was left as it is: %s", error)
        return None


def _tells(photo: Image.Image) -> bool:
    """Whether it says when, where or with what it was taken, or stands on its side."""
    return bool(
        photo.getexif() or any(name in photo.info for name in ("xmp", "XML:com.adobe.xmp", "comment", "photoshop"))
    )


def _cut_down(photo: Image.Image, profile: bytes) -> bytes:
    """As webp, as large and as sharp as fits."""
    made = b""
    for side in WIDEST:
        photo.thumbnail((side, side), Image.Resampling.LANCZOS)
        for quality in QUALITIES:
            file = io.BytesIO()
            kept = {"icc_profile": profile} if 0 < len(profile) <= _LARGEST_PROFILE else {}
            # Without exif and xmp, which are written only when they are given.
            photo.save(file, "WEBP", quality=quality, exif=b"", xmp=b"", **kept)
            made = file.getvalue()
            if len(made) <= LARGEST:
                return made
    return made


def shrink_photos(notebook: dict[str, Any]) -> None:
    """Cut down the photos that were pasted into the cells of a notebook.

    Args:
        notebook: what will be saved. The texts keep the names of their photos.
    """
    for cell in notebook["cells"]:
        attachments = cell.get("attachments")
        for kinds in attachments.values() if isinstance(attachments, dict) else ():
            for kind in [one for one in KINDS if isinstance(kinds, dict) and isinstance(kinds.get(one), str)]:
                if made := _known(kinds[kind]):
                    del kinds[kind]
                    kinds[WEBP] = base64.b64encode(made).decode()


def point_to_smaller(notebook: dict[str, Any], folder: Path) -> None:
    """Let the texts of a notebook point to a smaller copy of each photo that lies beside it; the photo itself stays as it is.

    Args:
        notebook: what will be saved.
        folder: of the lesson, ``lessons/<language>`` in the project.
    """
    for cell in notebook["cells"]:
        source = cell.get("source")
        if cell.get("cell_type") == "markdown" and isinstance(source, str):
            cell["source"] = _POINTS.sub(lambda match: match[1] + _copy_of(match[2], folder), source)


def _copy_of(address: str, folder: Path) -> str:
    """The address of the copy, made when it is not there yet; the same address where none is needed, or none can be made."""
    plain = unquote(address.strip("<>"))
    try:
        file = (folder / plain).resolve()
        places = [(folder.parent.parent / place).resolve() for place in PLACES]
        if file.suffix.lower() not in _PHOTOS or not any(place in file.parents for place in places):
            return address
        if not file.is_file() or file.stat().st_size > _LARGEST_FILE:
            return address
        content = file.read_bytes()
        copy = file.with_name(f"{slugify(file.stem) or 'foto'}-{hashlib.sha256(content).hexdigest()[:8]}.webp")
        if not copy.exists():
            made = smaller(content)
            if made is None:
                return address
            copy.write_bytes(made)
    except (OSError, ValueError) as error:
        log.warning("no smaller copy of a photo was made: %s", error)
        return address
    return quote(plain.replace("\\", "/").rpartition("/")[0]) + "/" * ("/" in plain) + copy.name


def _known(pasted: str) -> bytes | None:
    key = hashlib.sha256(pasted.encode()).hexdigest()
    if key not in _made:
        try:
            _made[key] = smaller(base64.b64decode(pasted))
        except binascii.Error:
            _made[key] = None
        if len(_made) > _MOST_MADE:
            _made.popitem(last=False)
    return _made[key]
