"""What a stage is in words: its name and the directions an author may write for it.

A stage stands in `widgets/stages/NAME/`: `NAME.py` holds `STAGE`, `NAME.tsx` draws it. The Python side is the one source
of names; a test of each stage holds both sides together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

_NUMBER = "{n}"
_KEY = re.compile(r"[a-z]+(_[a-z0-9]+)*")
_NAME = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class Direction:
    """One thing that can happen on a stage.

    Attributes:
        key: Its English name in snake_case, as in `directions` of the drawing: `hand_on_back`.
        words: The stage direction in Dutch, as an author types it: `hand op de rug`. With a number `{n}` stands in its
            place: `{n} van de 10`.
        number: The smallest and largest number; None when the direction has none.

    Raises:
        ValueError: The key is no snake_case, there are no words, or `{n}` and `number` do not go together.

    Example:
        >>> Direction("count", "{n} van de 10", (0, 10)).said(3)
        '3 van de 10'
    """

    key: str
    words: str
    number: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise ValueError(f"a direction's key must be snake_case, such as 'hand_on_back', got {self.key!r}")
        if not self.words.strip():
            raise ValueError(f"direction {self.key!r} has no words")
        if self.words.count(_NUMBER) != (self.number is not None):
            raise ValueError(f"direction {self.key!r}: '{{n}}' in the words and number=(least, most) belong together")
        if self.number is not None and self.number[0] >= self.number[1]:
            raise ValueError(f"direction {self.key!r}: number must be (least, most), got {self.number!r}")

    def said(self, n: int | None = None) -> str:
        """The words with their number filled in."""
        return self.words if n is None else self.words.replace(_NUMBER, str(n))


@dataclass(frozen=True)
class Stage:
    """One drawn world.

    Attributes:
        name: The name an author writes behind `beeld:`, and the name of its folder.
        directions: What can happen on it, in the order in which a list shows them.

    Raises:
        ValueError: The name is not of small letters, or two directions share a key or words.
    """

    name: str
    directions: tuple[Direction, ...]

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"a stage's name must be lower-case letters, such as 'lichaam', got {self.name!r}")
        for what in ("key", "words"):
            seen: set[str] = set()
            for direction in self.directions:
                value = getattr(direction, what)
                if value in seen:
                    raise ValueError(f"stage {self.name!r}: two directions with {what} {value!r}")
                seen.add(value)


@cache
def all_stages() -> dict[str, Stage]:
    """Every stage that has a folder here, by its name, in alphabetical order.

    Returns:
        The stages; a folder without a `NAME.py` in it, such as `parts`, is none.

    Raises:
        ValueError: A stage's name is not that of its folder.
    """
    found: dict[str, Stage] = {}
    for folder in sorted(Path(__file__).parent.iterdir()):
        if not (folder / f"{folder.name}.py").is_file():
            continue
        stage: Stage = import_module(f"widgets.stages.{folder.name}.{folder.name}").STAGE
        if stage.name != folder.name:
            raise ValueError(f"the stage in widgets/stages/{folder.name} calls itself {stage.name!r}")
        found[stage.name] = stage
    return found
