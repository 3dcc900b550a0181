"""A page as it is sent."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass

import brotli

#: A quality of compression that takes a thirtieth of the time of the best, 11, and a tenth more bytes.
QUICK = 5


@dataclass(frozen=True)
class Page:
    """The bytes of a page in the three forms a browser may ask for."""

    plain: bytes
    gzip: bytes
    brotli: bytes
    etag: str

    @classmethod
    def of(cls, html: bytes, quality: int = 11, packed: bytes = b"") -> Page:
        """Compress a page once, so that no visit has to.

        Args:
            html: the page.
            quality: of the compression, 0 to 11.
            packed: what that gave before, if anything.
        """
        packed = packed or brotli.compress(html, quality=quality)
        return cls(html, gzip.compress(html, 9, mtime=0), packed, f'"{digest(html)}"')


def digest(html: bytes) -> str:
    """What a page is known by."""
    return hashlib.sha256(html).hexdigest()[:20]
