"""Where a link of an author leads: to a lesson, a place on the page, or a whole address."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from course.lesson.notebook import EXTRA
from widgets.prose import quoted

OUTSIDE = ("http://", "https://")
#: On every page.
PLACES = ("bel-de-dokter", "inhoud")


@dataclass(frozen=True)
class Around:
    """What a link may lead to within the course.

    Args:
        folder: of the lesson.
        lessons: the stems of all lessons and extra pages.
        steps: the ids of the steps of this lesson, in order, such as ``stap-wat-denkt-u``.
    """

    folder: Path = field(default_factory=Path)
    lessons: Collection[str] = ()
    steps: Collection[str] = ()

    @property
    def places(self) -> set[str]:
        """What may stand behind ``#``; numbers are how steps were called first."""
        return {*PLACES, *self.steps, *(f"deel-{number}" for number in range(1, len(self.steps) + 1))}


def link_trouble(url: str, around: Around) -> tuple[str, str] | None:
    """What is wrong with an address, and the cure; None when it leads somewhere.

    Args:
        url: as the author wrote it.
        around: what there is within the course.
    """
    if not url:
        return "Deze link heeft nog geen adres.", "Zet het adres tussen ( en )."
    if url.startswith(OUTSIDE):
        host = _host(url)
        return (
            None
            if re.fullmatch(r"[\w-]+(\.[\w-]+)+", host)
            else (f"Het adres {quoted(url)} is niet heel.", "Kopieer het adres uit de balk van uw browser.")
        )
    if url.startswith("mailto:"):
        return (
            None
            if re.fullmatch(r"mailto:[^@\s]+@[^@\s]+\.\w+.*", url)
            else (f"Het mailadres {quoted(url)} is niet heel.", "Schrijf mailto:naam@praktijk.nl")
        )
    if url.startswith("tel:"):
        return (
            None
            if re.fullmatch(r"tel:\+?[\d-]{3,20}", url)
            else (f"Het nummer {quoted(url)} is niet heel.", "Schrijf tel:+31761234567")
        )
    if re.match(r"www\.|[\w-]+\.(nl|com|org|eu|be)\b", url):
        return f"Het adres {quoted(url)} begint niet met https://", f"Schrijf https://{url}"
    if re.match(r"[a-z][a-z0-9+.-]*:", url, re.I):
        return (
            f"De link {quoted(url)} kan niet.",
            "Een link begint met https://, mailto: of tel:, of wijst naar een les: ../02-naam/",
        )
    return _inside(unquote(url), around)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _inside(url: str, around: Around) -> tuple[str, str] | None:
    path, _, anchor = url.partition("#")
    if not path:
        if anchor in around.places:
            return None
        return (
            f'De plaats "#{anchor}" is er niet op deze bladzijde.',
            f"Gebruik #bel-de-dokter, of een stap: {' '.join(f'#{name}' for name in around.steps)}",
        )
    name = path.rstrip("/").rsplit("/", 1)[-1].removesuffix(".ipynb").removeprefix(EXTRA)
    if {name, f"{EXTRA}{name}"} & {*around.lessons}:
        return (
            None
            if path.rstrip("/") == f"../{name}"
            else (f"Zo vindt de browser de les niet: {quoted(url)}", f"Schrijf: ../{name}/")
        )
    if path.rstrip("/") in ("..", "../mijn-cursus", "../.."):
        return None
    if (around.folder / path).is_file():
        return (
            f"Het bestand {quoted(path)} komt niet mee op de bladzijde.",
            "Zet de tekst in de les, of wijs naar een adres dat begint met https://",
        )
    return (
        f"De link {quoted(url)} leidt nergens heen.",
        "Schrijf ../NN-naam/ voor een les, met de naam van het bestand zonder .ipynb.",
    )
