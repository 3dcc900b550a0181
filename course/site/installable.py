"""What makes the course work without internet, and as an app on a device."""

from __future__ import annotations

import json

from babel import Locale

from course.contrast import paper
from course.front_end import built
from course.page import Page
from course.project import Project
from course.site.renderer import PageRenderer
from widgets.base import STATIC


class Installable:
    """The service worker and the manifest.

    Args:
        project: the course.
        renderer: of pages.
    """

    def __init__(self, project: Project, renderer: PageRenderer) -> None:
        self.project = project
        self.renderer = renderer

    def worker(self, pages: dict[str, Page]) -> Page:
        """The service worker, with what it keeps on the reader's device.

        Args:
            pages: those that a reader opens, by address; none to keep nothing.
        """
        front_end = built()
        kept = {**pages, "manifest.webmanifest": self.manifest()} if pages else {}
        # A page is known by what is in it; a file by its name, which holds its hash.
        files: list[dict[str, str | None]] = [
            {"url": address, "revision": page.etag.strip('"')} for address, page in kept.items()
        ]
        files += [{"url": f"static/{name}", "revision": None} for name in front_end["kept"] if kept]
        start = f"{self.project.language}/"
        lists = f"self.courseFiles={json.dumps(files)};\nself.courseStart={json.dumps(start)};\n"
        script = lists + (STATIC / front_end["files"]["worker"]).read_text()
        return self.renderer.once(script, script.encode)

    def manifest(self) -> Page:
        """What a device needs to know to install the course; its addresses are relative, for any base path."""
        files = built()["files"]
        title, colour, language = self.project.title, paper(), self.project.language
        text = json.dumps(
            {
                "name": title,
                "short_name": title,
                "lang": language,
                "dir": Locale.parse(language).text_direction,
                "id": f"{language}/",
                "start_url": f"{language}/",
                "scope": "./",
                "display": "standalone",
                "theme_color": colour,
                "background_color": colour,
                "icons": [
                    {
                        "src": f"static/{files[f'{name}_{size}']}",
                        "sizes": f"{size}x{size}",
                        "type": "image/png",
                        "purpose": purpose,
                    }
                    for name, purpose in (("icon", "any"), ("maskable", "maskable"))
                    for size in (192, 512)
                ],
            },
            ensure_ascii=False,
        )
        return self.renderer.once(text, text.encode)
