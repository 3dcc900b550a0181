"""What a page may load and do, as the server says in a header and each page says itself."""

from __future__ import annotations

#: Stands in every page, so that one on a web server that sends no headers is as safe.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
#: Browsers heed who may frame a page only in a header.
POLICY = f"{PAGE_POLICY}; frame-ancestors 'self'"
