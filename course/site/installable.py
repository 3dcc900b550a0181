"""What makes the course work without internet, and as an app on a device."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Sequence

from babel import Locale

from course.contrast import paper
from course.page import Page
from course.pages import LessonPages
from course.project import Project
from course.site.renderer import PageRenderer
from widgets.shipped import STATIC, built

#: A course of at most so many lessons stands on a device as a whole.
SHORT = 12


def is_short(lessons: LessonPages) -> bool:
    """Whether a device keeps all of the course."""
    return sum(not lesson.is_extra and lessons.shown(lesson.stem) for lesson in lessons.lessons()) <= SHORT


def kept_once_opened(lessons: LessonPages, addresses: Container[str]) -> tuple[list[list[str]], list[list[str]]]:
    """What a device keeps only once its reader opens it: what draws charts, and of a long course the lessons and the extra pages.

    Args:
        lessons: of the course.
        addresses: of the pages that there are.
    """
    charts = [f"static/{built()['files']['charts']}"]
    if is_short(lessons):
        return [], [charts]
    base = f"{lessons.project.language}/"
    bad_day = (lessons.bad_day() or {}).get("address")
    kept, others = [], [charts]
    for lesson in lessons.lessons():
        address = f"{base}{lesson.address}"
        if address not in addresses or lesson.address == bad_day:
            continue
        if lesson.is_extra:
            others.append([address])
        else:
            keepable = f"{base}mijn-cursus/{lesson.stem[:2]}.json"
            kept.append([address, *([keepable] if keepable in addresses else [])])
    return kept, others


class Installable:
    """The service worker and the manifest.

    Args:
        project: the course.
        renderer: of pages.
    """

    def __init__(self, project: Project, renderer: PageRenderer) -> None:
        self.project = project
        self.renderer = renderer

    def worker(
        self, pages: dict[str, Page], lessons: Sequence[list[str]] = (), others: Sequence[list[str]] = ()
    ) -> Page:
        """The service worker, with what it keeps on the reader's device.

        Args:
            pages: what readers open and what that fetches beside the built files, by address; none to keep nothing.
            lessons: of a long course: the addresses of each lesson, in order, which are kept once that is opened, with those of the next.
            others: what else is kept only once it is opened.
        """
        front_end = built()
        kept = {**pages, "manifest.webmanifest": self.manifest()} if pages else {}
        # A page is known by what is in it; a file by its name, which holds its hash.
        files: dict[str, str | None] = {address: page.etag.strip('"') for address, page in kept.items()}
        files |= {f"static/{name}": None for name in front_end["kept"] if kept}

        def listed(addresses: Iterable[str]) -> list[dict[str, str | None]]:
            return [{"url": address, "revision": files[address]} for address in addresses]

        later = {"lessons": list(map(listed, lessons)), "others": list(map(listed, others))}
        waits = {address for group in (*lessons, *others) for address in group}
        values = {
            "courseFiles": listed(address for address in files if address not in waits),
            "courseLater": later,
            "courseStart": f"{self.project.language}/",
        }
        lists = "".join(f"self.{name}={json.dumps(value)};\n" for name, value in values.items())
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
