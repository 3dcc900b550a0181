"""What an author sees when a question is not finished yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.mistake import Mistake, t

if TYPE_CHECKING:
    from collections.abc import Iterable


class QuizError(Exception):
    """Every mistake in one question, in Dutch, in the order of the lines.

    Args:
        mistakes: What has to be repaired.
        example: A whole cell to copy, shown below the mistakes.

    Example:
        >>> print(QuizError([Mistake(4, "dit antwoord heeft nog geen tekst", "schrijf die achter [ ]")]))
        regel 4: dit antwoord heeft nog geen tekst; schrijf die achter [ ]
    """

    def __init__(self, mistakes: Iterable[Mistake], example: str = "") -> None:
        self.mistakes = tuple(sorted(dict.fromkeys(mistakes), key=lambda mistake: mistake.line))
        self.example = example
        lines = [t("line {line}: {mistake}", line=mistake.line, mistake=mistake) for mistake in self.mistakes]
        super().__init__("\n".join([*lines, "", example.rstrip()]) if example else "\n".join(lines))

    def _render_traceback_(self) -> list[str]:
        """Give JupyterLab what to show in place of a Python traceback."""
        return [
            t("This question is not ready yet."),
            "",
            *str(self).split("\n"),
            "",
            t("This is how you write a question: put %%quiz ? in an empty cell."),
        ]
