"""Hard words and their plain explanation, from ``begrippen.toml`` beside the lessons.

A lesson marks a word at its first use as a link: ``[opvlamming](begrip:)``, or, when the word in the
text is another form than those in the list, ``[opvlamt](begrip:opvlamming)``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from widgets.beside import TomlError, nearest, parse_toml
from widgets.mistake import AuthorError, t

FILE = "begrippen.toml"
#: What an address of a marked word begins with.
SCHEME = "begrip:"
MARK = re.compile(r"\[([^\[\]]+)\]\(begrip:([^()\s]*)\)")


class GlossaryError(AuthorError, LookupError):
    """A marked word is not in the list, or the list cannot be read; the message is Dutch."""


@dataclass(frozen=True)
class Term:
    """A hard word.

    Args:
        term: the word as the list has it.
        explanation: one or two plain sentences.
    """

    term: str
    explanation: str


class Glossary:
    """The list of hard words.

    Args:
        terms: each form of a word, in lower case, and its term.
    """

    def __init__(self, terms: dict[str, Term]) -> None:
        self._terms = terms

    @classmethod
    def from_text(cls, text: str) -> Glossary:
        """Read a list.

        Raises:
            GlossaryError: when it is not valid TOML, a word lacks its explanation, or a form stands twice.

        Example:
            >>> Glossary.from_text('[[terms]]\\nterm = "prikkel"\\nexplanation = "Wat u voelt."').get("Prikkel").term
            'prikkel'
        """
        found: dict[str, Term] = {}
        try:
            entries = parse_toml(text, FILE).get("terms", [])
        except TomlError as error:
            raise GlossaryError(error.message, error.cure) from error
        for entry in entries:
            line = _line(text, str(entry.get("term", "")))
            if not entry.get("term") or not entry.get("explanation"):
                raise GlossaryError(
                    t("{file}, line {line}: a word needs 'term' and 'explanation'", file=FILE, line=line),
                    t("fill in both"),
                )
            term = Term(entry["term"], entry["explanation"])
            for form in (term.term, *entry.get("variants", [])):
                if form.lower() in found:
                    raise GlossaryError(
                        t("{file}, line {line}: '{form}' stands in it twice", file=FILE, line=line, form=form),
                        t("remove one"),
                    )
                found[form.lower()] = term
        return cls(found)

    @classmethod
    def load(cls, start: Path) -> Glossary:
        """The list in the nearest ``begrippen.toml`` at or above a folder; empty without one."""
        file = nearest(FILE, start)
        return _read(file, file.stat().st_mtime_ns) if file else cls({})

    def __contains__(self, word: object) -> bool:
        """Tell whether a word is there, in any of its forms."""
        return isinstance(word, str) and word.strip().lower() in self._terms

    def get(self, word: str) -> Term:
        """The term of a word in any of its forms.

        Raises:
            GlossaryError: when it is not in the list; names the nearest one.
        """
        term = self._terms.get(word.strip().lower())
        if term:
            return term
        near = get_close_matches(word.strip().lower(), self._terms, 1)
        hint = t("do you mean '{near}'? Otherwise: ", near=near[0]) if near else ""
        raise GlossaryError(
            t("'{word}' is not in {file}", word=word, file=FILE), t("{hint}add the word with an explanation", hint=hint)
        )

    def forms(self, term: Term) -> list[str]:
        """The word and its variants, as a lesson may have them.

        Example:
            >>> list_of_words = Glossary.from_text('[[terms]]\\nterm = "scan"\\nvariants = ["MRI"]\\nexplanation = "Een beeld."')
            >>> list_of_words.forms(list_of_words.get("mri"))
            ['scan', 'mri']
        """
        return [form for form, one in self._terms.items() if one == term]

    def __iter__(self) -> Iterator[Term]:
        return iter(dict.fromkeys(self._terms.values()))


@cache
def _read(file: Path, _stamp: int) -> Glossary:
    return Glossary.from_text(file.read_text(encoding="utf-8-sig"))


def _line(text: str, word: str) -> int:
    at = text.find(f'"{word}"')
    return text.count("\n", 0, max(at, 0)) + 1


def term_button(term: Term, name: str) -> tuple[str, str]:
    """What stands before and behind the words of a marked word: a button that opens its explanation.

    Its explanation is its description too, so that who hears the page hears it with the word.

    Args:
        term: what it means.
        name: the id of the explanation.

    Returns:
        Safe HTML.
    """
    return (
        f'<button type="button" class="term" popovertarget="{name}" aria-describedby="{name}">',
        f'</button><span id="{name}" popover="" class="term-text"><strong>{html.escape(term.term)}</strong> '
        f"{html.escape(term.explanation)}</span>",
    )


def marked(text: str) -> Iterator[tuple[int, str]]:
    """The marked words of a text: the line (from 1) and the word to look up.

    Example:
        >>> list(marked("Een\\n[opvlamming](begrip:) en [prikkels](begrip:prikkel)"))
        [(2, 'opvlamming'), (2, 'prikkel')]
    """
    for match in MARK.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match[2] or match[1]
