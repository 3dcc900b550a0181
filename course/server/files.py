"""The addresses of what pages fetch: bundles, styles, fonts and pictures, the service worker and the manifest."""

from __future__ import annotations

import re
from pathlib import Path

from tornado.web import HTTPError, StaticFileHandler

from course.page import Page
from course.server.handler import OF_PAGES, CourseHandler
from course.site import Site
from widgets.own_block.media import PLAYED, beside
from widgets.shipped import STATIC

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

    counted_as = "file"

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
        # A lesson fetches some twenty of these: what they do not heed would be a tenth of a first visit.
        if path.suffix in (".js", ".css", ".woff2"):
            for header in OF_PAGES:
                self.clear_header(header)
        hashed = re.search(r"-[A-Z0-9]{8}\.\w+$", name)
        self.set_header("Cache-Control", "public, max-age=31536000, immutable" if hashed else "no-cache")
        # Modules are fetched from other origins when the course stands on a web server of the clinic.
        self.send(known[1])


def _static_file(path: Path) -> Page:
    def packed_as(ending: str) -> bytes:
        file = path.with_name(path.name + ending)
        return file.read_bytes() if file.exists() else b""

    brotlied = packed_as(".br")
    return Page(packed_as(".gz"), brotlied, f'"{path.stem}"', b"" if brotlied else path.read_bytes())


class RecordingHandler(CourseHandler, StaticFileHandler):
    """``/static/stem-<hash>.mp3``, ``/static/media-<hash>.mp4``: what lies beside the lessons, whole or in parts, as players ask for it."""

    counted_as = "file"

    # Tornado calls it with what stands beside the address in application.py.
    def initialize(self, site: Site) -> None:  # type: ignore[override]
        CourseHandler.initialize(self, site)
        StaticFileHandler.initialize(self, str(site.pages.project.lesson_folder))

    def parse_url_path(self, url_path: str) -> str:
        # Looked up, so that no address names a file of the server.
        file = beside(self.site.pages.project.lesson_folder).get(url_path)
        if file is None:
            raise HTTPError(404)
        return str(file.relative_to(self.site.pages.project.lesson_folder))

    async def head(self, *args: str) -> None:
        await StaticFileHandler.head(self, *args)

    def compute_etag(self) -> str:
        """By when it was written: Tornado's own is remembered for as long as the server runs."""
        stat = Path(self.absolute_path or "").stat()
        return f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'

    def get_content_type(self) -> str:
        return PLAYED[Path(self.absolute_path or "").suffix.lower()]

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002 (Tornado's own signature)
        self.set_header("Cache-Control", "no-cache")


class WorkerHandler(CourseHandler):
    """``/sw.js``: keeps the course on the reader's device; at the root, because it looks after all that is below it."""

    counted_as = "file"

    async def get(self) -> None:
        self.write_page(await self.site.current_worker(), kind=STATIC_TYPES[".js"])


class ManifestHandler(CourseHandler):
    """``/manifest.webmanifest``: what a device needs to know to install the course."""

    counted_as = "file"

    async def get(self) -> None:
        self.write_page(self.site.installable.manifest(), kind="application/manifest+json")
