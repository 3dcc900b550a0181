"""Where a link of an author leads: to a lesson, a place on the page, or a whole address."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from course.lesson.notebook import EXTRA
from widgets.prose import quoted
from widgets.words import words

t = words(__file__)

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
        return t("This link has no address yet."), t("Put the address between ( and ).")
    if url.startswith(OUTSIDE):
        host = _host(url)
        return (
            None
            if re.fullmatch(r"[\w-]+(\.[\w-]+)+", host)
            else (
                t("The address {url} is not whole.", url=quoted(url)),
                t("Copy the address from the bar of your browser."),
            )
        )
    if url.startswith("mailto:"):
        return (
            None
            if re.fullmatch(r"mailto:[^@\s]+@[^@\s]+\.\w+.*", url)
            else (t("The mail address {url} is not whole.", url=quoted(url)), t("Write mailto:naam@praktijk.nl"))
        )
    if url.startswith("tel:"):
        return (
            None
            if re.fullmatch(r"tel:\+?[\d-]{3,20}", url)
            else (t("The number {url} is not whole.", url=quoted(url)), t("Write tel:+31761234567"))
        )
    if re.match(r"www\.|[\w-]+\.(nl|com|org|eu|be)\b", url):
        return t("The address {url} does not begin with https://", url=quoted(url)), t("Write https://{url}", url=url)
    if re.match(r"[a-z][a-z0-9+.-]*:", url, re.I):
        return (
            t("The link {url} cannot be.", url=quoted(url)),
            t("A link begins with https://, mailto: or tel:, or points to a lesson: ../02-naam/"),
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
            t('The place "#{anchor}" is not on this page.', anchor=anchor),
            t("Use #bel-de-dokter, or a step: {steps}", steps=" ".join(f"#{name}" for name in around.steps)),
        )
    name = path.rstrip("/").rsplit("/", 1)[-1].removesuffix(".ipynb").removeprefix(EXTRA)
    if {name, f"{EXTRA}{name}"} & {*around.lessons}:
        return (
            None
            if path.rstrip("/") == f"../{name}"
            else (
                t("The browser does not find the lesson this way: {url}", url=quoted(url)),
                t("Write: ../{name}/", name=name),
            )
        )
    if path.rstrip("/") in ("..", "../mijn-cursus", "../.."):
        return None
    if (around.folder / path).is_file():
        return (
            t("The file {path} does not come along on the page.", path=quoted(path)),
            t("Put the text in the lesson, or point to an address that begins with https://"),
        )
    return (
        t("The link {url} leads nowhere.", url=quoted(url)),
        t("Write ../NN-naam/ for a lesson, with the name of the file without .ipynb."),
    )
