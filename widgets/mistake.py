"""What an author has to mend: what is wrong and the cure, each by itself, in the language of the course."""

from __future__ import annotations

from typing import NamedTuple

from widgets.words import words

#: What is told to who writes a lesson, by whatever reads it. Not in the catalogue of a widget, which a page carries.
t = words(__file__)


class Mistake(NamedTuple):
    """One thing to mend in a text.

    Attributes:
        line: The line, from 1; in a cell that begins with `%%quiz` that is line 1.
        message: What is wrong, without the line number.
        cure: What to do about it; empty when the message says it.

    Example:
        >>> str(Mistake(4, "dit antwoord heeft nog geen tekst", "schrijf die achter [ ]"))
        'dit antwoord heeft nog geen tekst; schrijf die achter [ ]'
    """

    line: int
    message: str
    cure: str = ""

    def __str__(self) -> str:
        """What is wrong, with the cure behind it."""
        return both(self.message, self.cure)


class AuthorError(Exception):
    """Something an author wrote that cannot be shown.

    Args:
        message: What is wrong.
        cure: What to do about it.
    """

    def __init__(self, message: str, cure: str = "") -> None:
        super().__init__(both(message, cure))
        self.message = message
        self.cure = cure


def both(message: str, cure: str) -> str:
    """In one sentence, for a place where there is room for one."""
    return f"{message}; {cure}" if cure else message
