"""A question as it was found, complete or not: its parts, each with its lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from widgets.mistake import Mistake


@dataclass
class Piece:
    """Lines that belong together, each with its number."""

    lines: list[tuple[int, str]] = field(default_factory=list)

    def add(self, number: int, text: str) -> None:
        """Add a line."""
        self.lines.append((number, text))

    @property
    def text(self) -> str:
        """The lines together, without empty ones around them."""
        return "\n".join(text for _, text in self.lines).strip()

    @property
    def line(self) -> int:
        """The number of the first line that is not empty, if there is one."""
        filled = (number for number, text in self.lines if text)
        return next(filled, self.lines[0][0] if self.lines else 2)


@dataclass
class Answer:
    """One answer or step as it was found. `settled`: its mistake has been told already."""

    line: int
    words: Piece
    right: bool = False
    reply: Piece = field(default_factory=Piece)
    settled: bool = False


@dataclass
class Draft:
    """A question as it was found, complete or not. `mixed`: lines of two kinds were found."""

    question: Piece = field(default_factory=Piece)
    answers: list[Answer] = field(default_factory=list)
    steps: list[tuple[int, Answer]] = field(default_factory=list)
    hints: list[Piece] = field(default_factory=list)
    settings: dict[str, tuple[int, str]] = field(default_factory=dict)
    explanation: Piece = field(default_factory=Piece)
    separator: int | None = None
    last_line: int = 2
    mixed: bool = False
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, line: int, message: str, cure: str) -> None:
        """Add a mistake."""
        self.mistakes.append(Mistake(line, message, cure))

    @property
    def has_parts(self) -> bool:
        """Whether anything below the question was found."""
        return bool(self.answers or self.steps or self.hints or self.settings)
