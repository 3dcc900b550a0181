"""What an author sees when a question is not finished yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from widgets.prose import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable


class Mistake(NamedTuple):
    """One thing to repair in a question.

    Attributes:
        line: The line in the cell; 1 is the `%%quiz` line.
        message: What is wrong and the cure, in Dutch, without the line number.
    """

    line: int
    message: str


class QuizError(Exception):
    """Every mistake in one question, in Dutch, in the order of the lines.

    Args:
        mistakes: What has to be repaired.
        example: A whole cell to copy, shown below the mistakes.

    Example:
        >>> print(QuizError([Mistake(4, "dit antwoord heeft nog geen tekst; schrijf die achter [ ]")]))
        regel 4: dit antwoord heeft nog geen tekst; schrijf die achter [ ]
    """

    def __init__(self, mistakes: Iterable[Mistake], example: str = "") -> None:
        self.mistakes = tuple(sorted(dict.fromkeys(mistakes), key=lambda mistake: mistake.line))
        self.example = example
        lines = [f"regel {mistake.line}: {mistake.message}" for mistake in self.mistakes]
        super().__init__("\n".join([*lines, "", example.rstrip()]) if example else "\n".join(lines))

    def _render_traceback_(self) -> list[str]:
        """Give JupyterLab what to show in place of a Python traceback."""
        return [
            "Deze vraag is nog niet klaar.",
            "",
            *str(self).split("\n"),
            "",
            "Zo schrijft u een vraag: zet %%quiz ? in een lege cel.",
        ]


def double_name(name: str) -> QuizError:
    """Make the error for a name that another question in the lesson already has.

    Args:
        name: The name.

    Returns:
        The error, to raise.

    Example:
        >>> print(double_name("scan"))
        regel 1: de naam "scan" is in deze les al gebruikt; geef deze vraag een andere naam, bijvoorbeeld scan-2
    """
    cure = f"geef deze vraag een andere naam, bijvoorbeeld {name}-2"
    return QuizError([Mistake(1, f"de naam {quoted(name)} is in deze les al gebruikt; {cure}")])
