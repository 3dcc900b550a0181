"""Reads one source of `references.bib`, and says what is wrong with it."""

from __future__ import annotations

import re

import pybtex.errors
from pybtex.database import Entry, InvalidNameString
from pybtex.database.input.bibtex import DuplicateField, Parser, UndefinedMacro
from pybtex.exceptions import PybtexError

from widgets.mistake import t
from widgets.reference import PLACES

# What a reference is made of; another field may say what it likes.
_SHOWN = ("annotation", "title", "author", "editor", "year", "date", "volume", "pages", "doi", "url", *PLACES)


class Damaged(Exception):
    """A source that cannot be read: why, the cure, and on which of its lines, from 0."""

    def __init__(self, why: str, cure: str, line: int = 0) -> None:
        super().__init__(why)
        self.cure = cure
        self.line = line


def read_entries(words: str, text: str) -> dict[str, Entry]:
    """Read one source, and what stands behind it on its line.

    Args:
        words: The abbreviations of the file.
        text: The source.
    """
    with pybtex.errors.capture() as problems:
        try:
            # The parser itself: by its name, pybtex looks through all installed packages for it, each time.
            found = Parser().parse_string(f"{words}\n{text}").entries.values()
        except (PybtexError, ValueError) as error:
            raise _damaged(error, text) from error
    for problem in problems:
        # A word that is no abbreviation, such as `month = sept`: only that field is lost.
        if not isinstance(problem, UndefinedMacro) or any(f'"{name}' in str(problem) for name in _SHOWN):
            raise _damaged(problem, text)
    return {entry.key: entry for entry in found}


def _damaged(error: Exception, text: str) -> Damaged:
    if isinstance(error, DuplicateField):
        name = str(error).rpartition("has a duplicate ")[2].partition(" field")[0]
        lines = [at for at, line in enumerate(text.splitlines()) if re.search(rf"\b{re.escape(name)}\s*=", line)]
        return Damaged(
            t("the field {name} stands there twice", name=name), t("remove one of the two"), (lines or [0])[-1]
        )
    if isinstance(error, InvalidNameString):
        line = next((at for at, line in enumerate(text.splitlines()) if re.search(r"\b(author|editor)\s*=", line)), 0)
        return Damaged(
            t("there are too many commas in a name"), t("put and between two names: Smit, C and Vos, D"), line
        )
    if isinstance(error, UndefinedMacro):
        return Damaged(t("a word does not stand between { and }"), t("put what is behind = between { and }"))
    end = len(text.rstrip().splitlines()) - 1
    return Damaged(
        t("something was not closed"), t("look whether each { has a } and each field ends with a comma"), end
    )
