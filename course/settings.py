"""The settings of a course, ``course.toml``: read, checked, and refused with line and cure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from course.setting_rules import ALLOWED, FILE, SettingsError, check, check_clinic, line_of
from widgets.beside import TomlError, read_toml
from widgets.words import words

t = words(__file__)


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
        embed: the sites that may show lessons in a frame, each as ``https://praktijk.example``.
    """

    title: str = "Begrijp uw rugpijn"
    lessons: tuple[str, ...] = ()
    clinic: Clinic = Clinic()
    address: str = ""
    colours: dict[str, str] = field(default_factory=dict)
    emergency: dict[str, str] = field(default_factory=lambda: {"ambulance": "112", "out_of_hours": ""})
    groups: dict[str, Any] = field(default_factory=lambda: dict(GROUPS))
    embed: tuple[str, ...] = ()


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
            check(text, part, key, value)
    check_clinic(text, data.get("clinic", {}))
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
        embed=tuple(data.get("embed", {}).get("allow", ())),
    )


def check_lessons(file: Path, named: Iterable[str], known: Iterable[str]) -> None:
    """See to it that every lesson in the settings is there: one that is misspelt would silently stand at the end of the course.

    Raises:
        SettingsError: names the line, and the lesson that may be meant.
    """
    for stem in [stem for stem in named if stem not in known]:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
        start = line_of("\n".join(lines), "", "lessons")
        line = next(
            (n for n, words in enumerate(lines, 1) if n >= start and re.search(rf"[\"']{re.escape(stem)}[\"']", words)),
            start,
        )
        near = get_close_matches(stem, known, 1)
        cure = t("do you mean '{near}'?", near=near[0]) if near else t("remove the name, or put the file back")
        raise SettingsError(
            t("{file}, line {line}: there is no lesson '{stem}'; {cure}", file=FILE, line=line, stem=stem, cure=cure)
        )
