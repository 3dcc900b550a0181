"""The addresses of what pages fetch: bundles, styles, fonts and pictures, the service worker and the manifest."""

from __future__ import annotations

import re
from pathlib import Path

from tornado.web import HTTPError

from course.page import Page
from course.server.handler import CourseHandler
from widgets.base import STATIC

STATIC_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".json": "application/json",
}


class StaticHandler(CourseHandler):
    """``/static/``: bundles, styles, fonts and pictures; their names carry their hash."""

    files: dict[str, tuple[tuple[int, int], Page]] = {}

    async def get(self, name: str) -> None:
        kind = STATIC_TYPES.get(Path(name).suffix)
        path = STATIC / name
        try:
            stat = path.stat()
        except OSError:
            stat = None
        if kind is None or stat is None:
            raise HTTPError(404)
        stamp = (stat.st_mtime_ns, stat.st_size)
        known = self.files.get(name)
        if not known or known[0] != stamp:
            known = self.files[name] = (stamp, _static_file(path))
        self.set_header("Content-Type", kind)
        hashed = re.search(r"-[A-Z0-9]{8}\.\w+$", name)
        self.set_header("Cache-Control", "public, max-age=31536000, immutable" if hashed else "no-cache")
        # Modules are fetched from other origins when the course stands on a web server of the clinic.
        file = known[1]
        self.send_bytes(file.plain, file.gzip or None, file.brotli or None, file.etag)


def _static_file(path: Path) -> Page:
    def beside(ending: str) -> bytes:
        file = path.with_name(path.name + ending)
        return file.read_bytes() if file.exists() else b""

    return Page(path.read_bytes(), beside(".gz"), beside(".br"), f'"{path.stem}"')


class WorkerHandler(CourseHandler):
    """``/sw.js``: keeps the course on the reader's device; at the root, because it looks after all that is below it."""

    async def get(self) -> None:
        self.write_page(await self.site.current_worker(), kind=STATIC_TYPES[".js"])


class ManifestHandler(CourseHandler):
    """``/manifest.webmanifest``: what a device needs to know to install the course."""

    async def get(self) -> None:
        self.write_page(self.site.installable.manifest(), kind="application/manifest+json")
