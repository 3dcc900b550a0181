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
from widgets.words import later, words

t = words(__file__)

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
    str: later("text between quotes"),
    int: later("a whole number"),
    list: later("a list between [ ]"),
    dict: later("a part with a heading between [ ]"),
}
PATTERNS = {
    ("clinic", "phone"): (r"[+\d][\d \-()]{5,20}", later("a telephone number, such as 076 123 45 67")),
    ("clinic", "mail"): (r"[^@\s<>\"]+@[^@\s<>\"]+\.[a-z]{2,}", later("a mail address, such as info@praktijk.nl")),
    ("clinic", "web"): (r"https?://[^\s<>\"]+", later("an address that begins with https://")),
    ("", "address"): (r"https?://[^\s<>\"]+", later("an address that begins with https://")),
    ("emergency", "ambulance"): (r"[+\d][\d \-]{1,20}", later("a telephone number, such as 112")),
    ("groups", "pin"): (r"\d{6,12}", later("6 to 12 digits between quotes")),
    ("emergency", "out_of_hours"): (r"[+\d][\d \-]{2,20}", later("a telephone number")),
}
WHY = {("groups", "least_votes"): later("with fewer than 5 phones one can guess who chose what")}
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
        cure = t("do you mean '{near}'?", near=near[0]) if near else t("remove the name, or put the file back")
        raise SettingsError(
            t("{file}, line {line}: there is no lesson '{stem}'; {cure}", file=FILE, line=line, stem=stem, cure=cure)
        )


def _check(text: str, part: str, key: str, value: Any) -> None:
    line = _line(text, part, key)
    name = f"{part}.{key}" if part else key
    if key not in ALLOWED[part]:
        near = get_close_matches(key, ALLOWED[part], 1, 0.5)
        cure = (
            t("do you mean '{near}'?", near=near[0])
            if near
            else t("possible are: {allowed}", allowed=", ".join(ALLOWED[part]))
        )
        raise SettingsError(
            t(
                "{file}, line {line}: the setting '{name}' does not exist; {cure}",
                file=FILE,
                line=line,
                name=name,
                cure=cure,
            )
        )
    kind = ALLOWED[part][key]
    if not isinstance(value, kind) or (isinstance(value, list) and not all(isinstance(item, str) for item in value)):
        raise SettingsError(
            t(
                "{file}, line {line}: '{name}' is {value}; write {kind}",
                file=FILE,
                line=line,
                name=name,
                value=repr(value),
                kind=t(KINDS[kind]),
            )
        )
    pattern = PATTERNS.get((part, key))
    if pattern and value and not re.fullmatch(pattern[0], str(value)):
        raise SettingsError(
            t(
                "{file}, line {line}: '{name}' is {value}; write {kind}",
                file=FILE,
                line=line,
                name=name,
                value=repr(value),
                kind=t(pattern[1]),
            )
        )
    if (part, key) in RANGES and (type(value) is not int or not RANGES[part, key][0] <= value <= RANGES[part, key][1]):
        low, high = RANGES[part, key]
        why = f" ({t(WHY[part, key])})" if (part, key) in WHY else ""
        raise SettingsError(
            t(
                "{file}, line {line}: '{name}' is {value}; write a whole number from {low} to {high}{why}",
                file=FILE,
                line=line,
                name=name,
                value=repr(value),
                low=low,
                high=high,
                why=why,
            )
        )
    if part == "colours":
        _check_colour(line, key, str(value))


def _check_clinic(text: str, clinic: dict[str, object]) -> None:
    """Details without the name of whose they are would not be shown; better to say so."""
    if clinic.get("name") or not any(clinic.values()):
        return
    line = _line(text, "clinic", "name") if "name" in clinic else _line(text, "", "clinic")
    what = t("'clinic.name' is empty") if "name" in clinic else t("'name' is missing in the part [clinic]")
    raise SettingsError(
        t(
            '{file}, line {line}: {what}; write there what the clinic is called, such as: name = "Practice The Bridge"',
            file=FILE,
            line=line,
            what=what,
        )
    )


def _check_colour(line: int, key: str, colour: str) -> None:
    if not COLOUR.fullmatch(colour):
        raise SettingsError(
            t(
                "{file}, line {line}: the colour 'colours.{key}' is '{colour}'; write six signs, such as \"#0d5f5c\"",
                file=FILE,
                line=line,
                key=key,
                colour=colour,
            )
        )
    dark = key == "teal_dark"
    for ground in _grounds(dark):
        found = contrast(colour, ground)
        if found < LEAST_CONTRAST:
            cure = t("choose a lighter colour") if dark else t("choose a darker colour")
            raise SettingsError(
                t(
                    "{file}, line {line}: the colour 'colours.{key}' ({colour}) stands out too little from the page: contrast {found}, needed is {least}; {cure}",
                    file=FILE,
                    line=line,
                    key=key,
                    colour=colour,
                    found=f"{found:.1f}",
                    least=LEAST_CONTRAST,
                    cure=cure,
                )
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
