"""What a page may load and do, as the server says in a header and each page says itself."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache

_POLICY = (
    "default-src 'none'; script-src 'self' {loader}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)


@lru_cache(maxsize=4)
def page_policy(loader: str) -> str:
    """What stands in every page, so that one on a web server that sends no headers is as safe.

    Args:
        loader: the one script that stands inline in a page, allowed by its hash.
    """
    digest = base64.b64encode(hashlib.sha256(loader.encode()).digest()).decode()
    return _POLICY.format(loader=f"'sha256-{digest}'")


@lru_cache(maxsize=4)
def header_policy(loader: str, sites: tuple[str, ...] = ()) -> str:
    """What the server says: browsers heed who may frame a page only in a header.

    Args:
        loader: as above.
        sites: which other sites may show the page in a frame; only of a lesson there are any.
    """
    return f"{page_policy(loader)}; {frame_ancestors(sites)}"


def frame_ancestors(sites: tuple[str, ...] = ()) -> str:
    """Who may show a page in a frame: the course's own site, and those that ``course.toml`` names, which checked them.

    >>> frame_ancestors(("https://praktijk.example",))
    "frame-ancestors 'self' https://praktijk.example"
    """
    return " ".join(("frame-ancestors 'self'", *sites))
