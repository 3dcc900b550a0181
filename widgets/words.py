"""Words: English in the code, other languages in gettext catalogues (``nl.po``) beside it.

A catalogue belongs to a folder: what its Python, templates and scripts say with ``t("...")``. A text is looked up when
it is said; a table that is made at import marks its texts with ``later("...")``.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

#: The language of the course, unless a lesson's folder says otherwise; its name in addresses.
LANGUAGE = "nl"


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


class Words:
    """What a module says; a text that its catalogue does not have is said as it stands in the code.

    Args:
        folder: holds the catalogue.
        language: two letters; that of the course when empty.
    """

    def __init__(self, folder: Path, language: str = "") -> None:
        self.folder = folder
        self.language = language

    def __call__(self, text: str, /, **values: object) -> str:
        """A text, with its ``{places}`` filled."""
        said = catalogue(self.folder, self.language or LANGUAGE).get(text, text)
        return re.sub(r"\{(\w+)\}", lambda place: str(values.get(place[1], place[0])), said)

    def count(self, n: int, one: str, more: str, /, **values: object) -> str:
        """A text about a number, as scripts do (assets/group/words.ts): ``one`` for 1, else ``more``, where ``{n}`` is the number."""
        return self(one if n == 1 else more, n=n, **values)


def words(file: str, language: str = "") -> Words:
    """What a module says: ``t = words(__file__)``, and then ``t("Lesson {n}", n=3)``.

    Args:
        file: of the module; its folder holds the catalogue.
        language: two letters; that of the course when empty.
    """
    return Words(Path(file).parent, language)


def later(text: str) -> str:
    """Marks a text that is looked up when it is shown: at import nobody knows for whom.

    Example:
        >>> LEVELS = {"low": later("little"), "high": later("much")}
        >>> words(__file__)(LEVELS["low"])
        'little'
    """
    return text
