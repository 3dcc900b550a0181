"""Which settings there are, and what each may be; refused with line and cure."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

from course.contrast import contrast, grounds
from widgets.words import later, words

t = words(__file__)

FILE = "course.toml"
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3: ordinary text
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class SettingsError(Exception):
    """A setting is wrong; the message (Dutch) names file, line and cure."""


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
        "embed": dict,
    },
    "clinic": {"name": str, "text": str, "towns": list, "phone": str, "mail": str, "web": str},
    "colours": {"teal": str, "teal_dark": str},
    "emergency": {"ambulance": str, "out_of_hours": str},
    "groups": {"pin": str, "least_votes": int, "phones_per_address": int},
    "embed": {"allow": list},
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
#: A site as browsers name it in a header and in a message: nothing behind it, so that it can hold no second rule either.
_NAME = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
ORIGIN = re.compile(rf"https://{_NAME}(?:\.{_NAME})+(?::[1-9]\d{{0,4}})?|http://localhost(?::[1-9]\d{{0,4}})?")
MOST_SITES = 20
RANGES = {("groups", "least_votes"): (5, 50), ("groups", "phones_per_address"): (1, 400)}


def check(text: str, part: str, key: str, value: Any) -> None:
    """See to it that a setting exists and is of its form.

    Raises:
        SettingsError: it is not.
    """
    line = line_of(text, part, key)
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
    if part == "embed" and isinstance(value, list):
        _check_sites(line, value)


def check_clinic(text: str, clinic: dict[str, object]) -> None:
    """Details without the name of whose they are would not be shown; better to say so."""
    if clinic.get("name") or not any(clinic.values()):
        return
    line = line_of(text, "clinic", "name") if "name" in clinic else line_of(text, "", "clinic")
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
    for ground in grounds(dark):
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


def _check_sites(line: int, sites: list[str]) -> None:
    if len(sites) > MOST_SITES:
        raise SettingsError(
            t(
                "{file}, line {line}: 'embed.allow' names {n} sites; {most} at most are possible: name only those that show lessons",
                file=FILE,
                line=line,
                n=len(sites),
                most=MOST_SITES,
            )
        )
    for site in sites:
        if not ORIGIN.fullmatch(site):
            near = re.match(r"\s*(?:https?://)?([^\s/?#@*\"']+)", site)
            meant = f"https://{near[1].lower()}" if near else ""
            raise SettingsError(
                t(
                    "{file}, line {line}: 'embed.allow' has {site}; a site is https:// and its name, without * and without anything behind it (http://localhost, to try it out, may be there too); write: {cure}",
                    file=FILE,
                    line=line,
                    site=repr(site),
                    cure=f'"{meant if ORIGIN.fullmatch(meant) else "https://praktijk.example"}"',
                )
            )


def line_of(text: str, part: str, key: str) -> int:
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
