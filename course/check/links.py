"""Rules about links and pictures: do they lead somewhere, can everyone use them?"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from course.check.finding import Spot, course_rule, lesson_rule
from course.check.lesson import LessonText
from course.check.text import REMARK, blank
from course.project import ASSETS
from widgets.prose import quoted

PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(\s*<?(?P<url>[^\s)>]*)>?(?:\s+[\"'](?P<title>[^\"']*)[\"'])?\s*\)")
LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]+)\]\(\s*<?(?P<url>[^\s)>]*)>?(?:\s+\"[^\"]*\")?\s*\)")
TYPES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
LARGEST_PICTURE = 500_000  # bytes; the page is one file
DECORATION = "versiering"
EMPTY_WORDS = {"hier", "klik hier", "link", "deze link", "lees meer", "meer"}
OUTSIDE = ("http://", "https://")


@course_rule("link", "moet", "Wie op een link tikt die nergens heen gaat, denkt dat het aan hem ligt.")
def links(course):
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
                where = {"cell": cell.number, "line": cell.line_of(match.start())}
                trouble = _trouble(course, lesson, url)
                if trouble:
                    yield lesson.stem, Spot(trouble[0], trouble[1], **where)
                elif match["words"].strip().lower() in EMPTY_WORDS:
                    message = f"Aan de woorden {quoted(match['words'])} is niet te horen waar de link heen gaat."
                    yield (
                        lesson.stem,
                        Spot(
                            message,
                            "Maak een link van woorden die zeggen wat er te vinden is.",
                            **where,
                            weight="beter",
                        ),
                    )


def _trouble(course, lesson: LessonText, url: str) -> tuple[str, str] | None:
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


def _inside(course, lesson: LessonText, url: str) -> tuple[str, str] | None:
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
def picture_words(lesson: LessonText):
    """A picture says in words what it shows, or says that it is decoration."""
    for cell, match in _pictures(lesson):
        alt, title = match["alt"].strip(), match["title"] or ""
        at = cell.line_of(match.start())
        if not alt and title != DECORATION:
            yield Spot(
                "Dit plaatje heeft geen beschrijving.",
                f'Schrijf ![wat er te zien is]({match["url"]}), of zet "{DECORATION}" achter het bestand.',
                cell.number,
                at,
            )
        elif re.fullmatch(r"[\w .-]+\.(png|jpe?g|svg|webp)|(afbeelding|plaatje|foto|image)( ?\d*)", alt, re.I):
            yield Spot(
                f"De beschrijving {quoted(alt)} zegt niet wat er te zien is.",
                "Beschrijf in één zin wat de lezer ziet.",
                cell.number,
                at,
                "beter",
            )
    for cell in lesson.texts:
        for match in re.finditer(r"<img\b[^>]*>", cell.source, re.I):
            if not re.search(r"\balt\s*=\s*[\"'][^\"']+", match[0], re.I):
                yield Spot(
                    "Dit plaatje heeft geen beschrijving.",
                    "Schrijf ![wat er te zien is](bestand).",
                    cell.number,
                    cell.line_of(match.start()),
                )


@lesson_rule(
    "plaatje", "moet", "Een plaatje wordt een deel van de bladzijde; wie onderweg leest, betaalt voor elke megabyte."
)
def picture_files(lesson: LessonText):
    """A picture is there, lies in the course, and is small enough."""
    folder = lesson.path.parent
    roots = (folder.parent.parent.resolve(), ASSETS.resolve())
    for cell, match in _pictures(lesson):
        url, at = match["url"], cell.line_of(match.start())
        if url.startswith("attachment:"):
            yield from _attachment(cell, url, at)
            continue
        if url.startswith((*OUTSIDE, "//")):
            yield Spot(
                "Dit plaatje staat op een andere website.",
                "Sla het op in de map lessons, als u het mag gebruiken: patiënten vragen niets van andere websites.",
                cell.number,
                at,
            )
            continue
        if url.startswith("data:"):
            continue
        file = (folder / unquote(url)).resolve()
        if not any(root in file.parents for root in roots):
            yield Spot(
                f"Het plaatje {quoted(url)} ligt buiten de cursus.", "Zet het in de map lessons.", cell.number, at
            )
        elif not file.is_file():
            yield Spot(
                f"Het plaatje {quoted(url)} is er niet.",
                "Kijk naar de naam en de map; hoofdletters tellen mee.",
                cell.number,
                at,
            )
        elif file.suffix.lower() not in TYPES:
            yield Spot(
                f"Een bestand als {quoted(file.name)} kan niet als plaatje.",
                "Bewaar het als .png, .jpg, .webp of .svg.",
                cell.number,
                at,
            )
        elif file.stat().st_size > LARGEST_PICTURE:
            yield Spot(
                f"Het plaatje {quoted(file.name)} is {_size(file.stat().st_size)}; meer dan {_size(LARGEST_PICTURE)} kan niet.",
                "Maak het kleiner: 1200 beeldpunten breed is genoeg, als .jpg of .webp.",
                cell.number,
                at,
            )


def _attachment(cell, url: str, line: int):
    attached = cell.attachments
    name = unquote(url.removeprefix("attachment:"))
    if name not in attached:
        yield Spot(
            f"Het plaatje {quoted(name)} zit niet meer in deze cel.",
            "Sleep het opnieuw in de cel, of zet het in de map lessons.",
            cell.number,
            line,
        )
        return
    size = sum(len(str(data)) * 3 // 4 for data in attached[name].values()) if isinstance(attached[name], dict) else 0
    if size > LARGEST_PICTURE:
        yield Spot(
            f"Het plaatje {quoted(name)} in deze cel is {_size(size)}; meer dan {_size(LARGEST_PICTURE)} kan niet.",
            "Maak het kleiner: 1200 beeldpunten breed is genoeg, als .jpg of .webp.",
            cell.number,
            line,
        )


def _size(size: int) -> str:
    return f"{size / 1_000_000:.0f} MB" if size >= 1_000_000 else f"{size // 1000} KB"


def _pictures(lesson: LessonText):
    for cell in lesson.cells:
        if cell.kind == "markdown":
            for match in PICTURE.finditer(blank(REMARK, cell.source)):
                yield cell, match
