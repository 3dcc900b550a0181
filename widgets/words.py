"""Words: English in the code, other languages in gettext catalogues (``nl.po``) beside it.

A catalogue belongs to a folder: what its Python, templates and scripts say with ``t("...")``.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Protocol

from babel.messages.pofile import read_po

#: The language of the course, unless a lesson's folder says otherwise; its name in addresses.
LANGUAGE = "nl"


class Translate(Protocol):
    """Looks up a text and fills its ``{places}``."""

    def __call__(self, text: str, /, **values: object) -> str: ...


@cache
def catalogue(folder: Path, language: str) -> dict[str, str]:
    """Translations in one folder: English text to the text that the reader sees.

    Args:
        folder: holds ``<language>.po`` (gettext).
        language: two letters, such as ``nl``.

    Returns:
        The translated texts; empty when the folder has no catalogue for this language.
    """
    file = folder / f"{language}.po"
    if not file.exists():
        return {}
    with file.open("rb") as stream:
        # No text of ours has a plural.
        return {str(each.id): str(each.string) for each in read_po(stream) if each.id and each.string}


def words(file: str, language: str = "") -> Translate:
    """What a module says: ``t = words(__file__)``, and then ``t("Lesson {n}", n=3)``.

    Args:
        file: of the module; its folder holds the catalogue.
        language: two letters; that of the course when empty.
    """
    folder = Path(file).parent

    def t(text: str, /, **values: object) -> str:
        said = catalogue(folder, language or LANGUAGE).get(text, text)
        return re.sub(r"\{(\w+)\}", lambda place: str(values.get(place[1], place[0])), said)

    return t
