"""Rules about links and pictures: do they lead somewhere, can everyone use them?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from course.check.lesson import LessonText
from course.check.rules import course_rule, lesson_rule
from course.check.text import REMARK, blank
from course.lesson.problem import Problem
from widgets.prose import quoted

if TYPE_CHECKING:
    from course.check.course import Course

PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(\s*<?(?P<url>[^\s)>]*)>?(?:\s+[\"'](?P<title>[^\"']*)[\"'])?\s*\)")
LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]+)\]\(\s*<?(?P<url>[^\s)>]*)>?(?:\s+\"[^\"]*\")?\s*\)")
EMPTY_WORDS = {"hier", "klik hier", "link", "deze link", "lees meer", "meer"}
OUTSIDE = ("http://", "https://")


@course_rule("link", "moet", "Wie op een link tikt die nergens heen gaat, denkt dat het aan hem ligt.")
def links(course: Course) -> Iterator[tuple[str, Problem]]:
    """A link leads to a lesson, a place on the page, or a whole address."""
    for lesson in course.lessons:
        for cell in lesson.cells:
            if cell.kind != "markdown" and not cell.is_plain_text:
                continue
            source = blank(REMARK, cell.source)
            for match in LINK.finditer(source):
                url = match["url"]
                if url.startswith("begrip:"):
                    continue
                at = cell.line_of(match.start())
                trouble = _trouble(course, lesson, url)
                if trouble:
                    yield lesson.stem, Problem(trouble[0], trouble[1], cell.number, at)
                elif match["words"].strip().lower() in EMPTY_WORDS:
                    message = f"Aan de woorden {quoted(match['words'])} is niet te horen waar de link heen gaat."
                    yield (
                        lesson.stem,
                        Problem(
                            message,
                            "Maak een link van woorden die zeggen wat er te vinden is.",
                            cell.number,
                            at,
                            weight="beter",
                        ),
                    )


def _trouble(course: Course, lesson: LessonText, url: str) -> tuple[str, str] | None:
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
    return _inside(course, lesson, unquote(url))


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _inside(course: Course, lesson: LessonText, url: str) -> tuple[str, str] | None:
    path, _, anchor = url.partition("#")
    if not path:
        numbered = {f"deel-{number}" for number in range(1, len(lesson.step_ids) + 1)}
        places = numbered | {f"stap-{name}" for name in lesson.step_ids} | {"bel-de-dokter", "inhoud"}
        if anchor in places:
            return None
        return (
            f'De plaats "#{anchor}" is er niet op deze bladzijde.',
            f"Gebruik #bel-de-dokter, of een stap: {' '.join(f'#stap-{name}' for name in lesson.step_ids)}",
        )
    found = re.search(r"(\d\d-[a-z0-9-]+)(?:/|\.ipynb)?$", path)
    if found and found[1] in course.stems:
        return (
            None
            if path.rstrip("/") == f"../{found[1]}"
            else (f"Zo vindt de browser de les niet: {quoted(url)}", f"Schrijf: ../{found[1]}/")
        )
    if path.rstrip("/") in ("..", "../mijn-cursus", "../.."):
        return None
    if (lesson.path.parent / path).is_file():
        return (
            f"Het bestand {quoted(path)} komt niet mee op de bladzijde.",
            "Zet de tekst in de les, of wijs naar een adres dat begint met https://",
        )
    return (
        f"De link {quoted(url)} leidt nergens heen.",
        "Schrijf ../NN-naam/ voor een les, met de naam van het bestand zonder .ipynb.",
    )


@lesson_rule("plaatje-tekst", "moet", "Wie de bladzijde laat voorlezen, hoort deze woorden in plaats van het plaatje.")
def picture_words(lesson: LessonText) -> Iterator[Problem]:
    """A picture says in words what it shows, or says that it is decoration."""
    yield from (problem.in_sentences() for problem in lesson.judged if problem.rule == "plaatje-tekst")
    for cell, match in [(text, match) for text in lesson.texts for match in PICTURE.finditer(text.source)]:
        alt = match["alt"].strip()
        if re.fullmatch(r"[\w .-]+\.(png|jpe?g|svg|webp)|(afbeelding|plaatje|foto|image)( ?\d*)", alt, re.I):
            yield Problem(
                f"De beschrijving {quoted(alt)} zegt niet wat er te zien is.",
                "Beschrijf in één zin wat de lezer ziet.",
                cell.number,
                cell.line_of(match.start()),
                "beter",
            )
