"""The settings of a course, ``course.toml``: read, checked, and refused with line and cure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from widgets.base import STATIC
from widgets.beside import TomlError, read_toml

FILE = "course.toml"
STYLES = STATIC.parents[4] / "styles/tokens.css"
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3: ordinary text
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class SettingsError(Exception):
    """A setting is wrong; the message (Dutch) names file, line and cure."""


@dataclass(frozen=True)
class Clinic:
    """Who offers the course, as its pages show it; empty parts are left out."""

    name: str = ""
    text: str = ""
    towns: tuple[str, ...] = ()
    phone: str = ""
    mail: str = ""
    web: str = ""


GROUPS: dict[str, str | int] = {"pin": "", "least_votes": 5, "phones_per_address": 3}


@dataclass(frozen=True)
class Settings:
    """The settings, each with the default it has when the file leaves it out.

    Args:
        title: of the course.
        lessons: file stems in reading order.
        clinic: who offers the course.
        address: of the course on the web, for calendar files and QR codes; empty when unknown.
        colours: ``teal`` and ``teal_dark``, the colour of what can be touched, in the light and dark theme.
        emergency: ``ambulance`` and ``out_of_hours``, telephone numbers.
        groups: ``pin`` of the leader (empty: made at the first start), ``least_votes``: as many phones
            before totals are shown (5 to 50), ``phones_per_address`` on the clinic's own network (1 to 400).
    """

    title: str = "Begrijp uw rugpijn"
    lessons: tuple[str, ...] = ()
    clinic: Clinic = Clinic()
    address: str = ""
    colours: dict[str, str] = field(default_factory=dict)
    emergency: dict[str, str] = field(default_factory=lambda: {"ambulance": "112", "out_of_hours": ""})
    groups: dict[str, Any] = field(default_factory=lambda: dict(GROUPS))


# The settings that may stand in each part of the file, and what kind each is.
ALLOWED: dict[str, dict[str, type]] = {
    "": {
        "title": str,
        "lessons": list,
        "address": str,
        "clinic": dict,
        "colours": dict,
        "emergency": dict,
        "groups": dict,
    },
    "clinic": {"name": str, "text": str, "towns": list, "phone": str, "mail": str, "web": str},
    "colours": {"teal": str, "teal_dark": str},
    "emergency": {"ambulance": str, "out_of_hours": str},
    "groups": {"pin": str, "least_votes": int, "phones_per_address": int},
}
KINDS = {
    str: "tekst tussen aanhalingstekens",
    int: "een heel getal",
    list: "een lijst tussen [ ]",
    dict: "een deel met een kop tussen [ ]",
}
PATTERNS = {
    ("clinic", "phone"): (r"[+\d][\d \-()]{5,20}", "een telefoonnummer, zoals 076 123 45 67"),
    ("clinic", "mail"): (r"[^@\s<>\"]+@[^@\s<>\"]+\.[a-z]{2,}", "een mailadres, zoals info@praktijk.nl"),
    ("clinic", "web"): (r"https?://[^\s<>\"]+", "een adres dat begint met https://"),
    ("", "address"): (r"https?://[^\s<>\"]+", "een adres dat begint met https://"),
    ("emergency", "ambulance"): (r"[+\d][\d \-]{1,20}", "een telefoonnummer, zoals 112"),
    ("groups", "pin"): (r"\d{6,12}", "6 tot 12 cijfers tussen aanhalingstekens"),
    ("emergency", "out_of_hours"): (r"[+\d][\d \-]{2,20}", "een telefoonnummer"),
}
WHY = {("groups", "least_votes"): "bij minder dan 5 telefoons is te raden wie wat koos"}
RANGES = {("groups", "least_votes"): (5, 50), ("groups", "phones_per_address"): (1, 400)}


def read(file: Path) -> Settings:
    """The settings in a file; the defaults when there is no file.

    Raises:
        SettingsError: the file is not valid TOML, a setting is unknown or of the wrong kind, the
            clinic has no name, or a colour has too little contrast with the page.
    """
    if not file.exists():
        return Settings()
    try:
        text, data = read_toml(file)
    except TomlError as error:
        raise SettingsError(str(error)) from error
    for part in ALLOWED:
        values = data if not part else data.get(part, {})
        for key, value in values.items():
            _check(text, part, key, value)
    _check_clinic(text, data.get("clinic", {}))
    defaults = Settings()
    clinic: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in data.get("clinic", {}).items()
    }
    return Settings(
        title=data.get("title", defaults.title),
        lessons=tuple(data.get("lessons", ())),
        clinic=Clinic(**clinic),
        address=data.get("address", ""),
        colours=data.get("colours", {}),
        emergency={**defaults.emergency, **data.get("emergency", {})},
        groups={**GROUPS, **data.get("groups", {})},
    )


def check_lessons(file: Path, named: Iterable[str], known: Iterable[str]) -> None:
    """See to it that every lesson in the settings is there: one that is misspelt would silently stand at the end of the course.

    Raises:
        SettingsError: names the line, and the lesson that may be meant.
    """
    for stem in [stem for stem in named if stem not in known]:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
        start = _line("\n".join(lines), "", "lessons")
        line = next(
            (n for n, words in enumerate(lines, 1) if n >= start and re.search(rf"[\"']{re.escape(stem)}[\"']", words)),
            start,
        )
        near = get_close_matches(stem, known, 1)
        cure = f"bedoelt u '{near[0]}'?" if near else "haal de naam weg, of zet het bestand terug"
        raise SettingsError(f"{FILE}, regel {line}: er is geen les '{stem}'; {cure}")


def _check(text: str, part: str, key: str, value: Any) -> None:
    line = _line(text, part, key)
    name = f"{part}.{key}" if part else key
    if key not in ALLOWED[part]:
        near = get_close_matches(key, ALLOWED[part], 1, 0.5)
        cure = f"bedoelt u '{near[0]}'?" if near else f"mogelijk zijn: {', '.join(ALLOWED[part])}"
        raise SettingsError(f"{FILE}, regel {line}: de instelling '{name}' bestaat niet; {cure}")
    kind = ALLOWED[part][key]
    if not isinstance(value, kind) or (isinstance(value, list) and not all(isinstance(item, str) for item in value)):
        raise SettingsError(f"{FILE}, regel {line}: '{name}' is {value!r}; schrijf {KINDS[kind]}")
    pattern = PATTERNS.get((part, key))
    if pattern and value and not re.fullmatch(pattern[0], str(value)):
        raise SettingsError(f"{FILE}, regel {line}: '{name}' is {value!r}; schrijf {pattern[1]}")
    if (part, key) in RANGES and (type(value) is not int or not RANGES[part, key][0] <= value <= RANGES[part, key][1]):
        low, high = RANGES[part, key]
        why = f" ({WHY[part, key]})" if (part, key) in WHY else ""
        raise SettingsError(
            f"{FILE}, regel {line}: '{name}' is {value!r}; schrijf een heel getal van {low} tot {high}{why}"
        )
    if part == "colours":
        _check_colour(line, key, str(value))


def _check_clinic(text: str, clinic: dict[str, object]) -> None:
    """Details without the name of whose they are would not be shown; better to say so."""
    if clinic.get("name") or not any(clinic.values()):
        return
    line = _line(text, "clinic", "name") if "name" in clinic else _line(text, "", "clinic")
    what = "'clinic.name' is leeg" if "name" in clinic else "in het deel [clinic] ontbreekt 'name'"
    raise SettingsError(
        f'{FILE}, regel {line}: {what}; schrijf daar hoe de praktijk heet, zoals: name = "Praktijk De Brug"'
    )


def _check_colour(line: int, key: str, colour: str) -> None:
    if not COLOUR.fullmatch(colour):
        raise SettingsError(
            f"{FILE}, regel {line}: de kleur 'colours.{key}' is '{colour}'; schrijf zes tekens, zoals \"#0d5f5c\""
        )
    dark = key == "teal_dark"
    for ground in _grounds(dark):
        found = contrast(colour, ground)
        if found < LEAST_CONTRAST:
            cure = "kies een lichtere kleur" if dark else "kies een donkerder kleur"
            raise SettingsError(
                f"{FILE}, regel {line}: de kleur 'colours.{key}' ({colour}) valt te weinig op tegen de bladzijde: "
                f"contrast {found:.1f}, nodig is {LEAST_CONTRAST}; {cure}"
            )


def _grounds(dark: bool) -> list[str]:
    """What stands behind the colour: the page, a card, and what is chosen, as the styles have them."""
    css = STYLES.read_text()
    return [
        re.findall(rf"--c-{name}: (#[0-9a-f]{{6}})", css)[1 if dark else 0]
        for name in ("paper", "surface", "teal-soft")
    ]


def paper() -> str:
    """The colour of the page in the light theme, as the styles have it."""
    return _grounds(dark=False)[0]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance).

    Example:
        >>> round(contrast("#000000", "#ffffff"))
        21
    """

    def luminance(colour: str) -> float:
        parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _line(text: str, part: str, key: str) -> int:
    """The line of a setting; that of its part when it cannot be told."""
    here = ""
    for number, line in enumerate(text.splitlines(), 1):
        head = re.match(r"\s*\[\[?\s*([\w.-]+)", line)
        if head:
            here = head[1]
            if not part and here.split(".")[0] == key:
                return number
        elif here == part and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return 1
