"""What is wrong in a lesson: one kind of thing, for who makes pages and for who checks lessons."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from widgets.mistake import Mistake, both
from widgets.words import words

t = words(__file__)

# From heavy to light. A "tip" never makes a check fail.
WEIGHTS = ("moet", "beter", "tip")


@dataclass(frozen=True)
class Problem:
    """What is wrong in a lesson and where, in the words its author reads (Dutch).

    Args:
        message: what stands there.
        cure: what to do about it; empty when the message says it.
        cell: number of the cell, from 1; None when it is about the whole lesson.
        line: line within that cell, from 1; None when unknown.
        weight: ``moet``, ``beter`` or ``tip``; empty for that of its rule.
        rule: id of the rule that tells it; its page is ``docs/regels/<id>.md``.
        lesson: file stem, such as ``02-uw-alarmsysteem``; empty when it is about the course as a whole.
    """

    message: str
    cure: str = ""
    cell: int | None = None
    line: int | None = None
    weight: str = ""
    rule: str = ""
    lesson: str = ""

    @classmethod
    def of(cls, mistake: Mistake, rule: str, cell: int | None = None) -> Problem:
        """A mistake in the text of a cell."""
        return cls(mistake.message, mistake.cure, cell, mistake.line or None, rule=rule)

    @property
    def key(self) -> tuple[Any, ...]:
        """Which problem it is, however it is worded."""
        return self.rule, self.lesson, self.cell, self.line

    @property
    def order(self) -> tuple[Any, ...]:
        """Heaviest first, then from the top of the first lesson to the bottom of the last."""
        return WEIGHTS.index(self.weight or "moet"), self.lesson, self.cell or 0, self.line or 0, self.rule

    @property
    def place(self) -> str:
        """Such as ``les 02-uw-alarmsysteem, cel 5, regel 3``."""
        parts = [t("lesson {lesson}", lesson=self.lesson) if self.lesson else t("the course")]
        parts += [t("cell {cell}", cell=self.cell)] if self.cell else []
        parts += [t("line {line}", line=self.line)] if self.cell and self.line else []
        return ", ".join(parts)

    @property
    def words(self) -> str:
        """What stands there and what to do about it, in one sentence."""
        return both(self.message, self.cure)

    def in_sentences(self) -> Problem:
        """The same, each half a sentence of its own."""
        return replace(self, message=sentence(self.message), cure=sentence(self.cure))

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"


def sentence(text: str) -> str:
    """Text with a capital and a full stop; what is to be copied from its end gets no stop.

    Example:
        >>> sentence("de les is leeg"), sentence("schrijf %%quiz slaap open")
        ('De les is leeg.', 'Schrijf %%quiz slaap open')
    """
    text = text.strip()
    whole = text.endswith((".", "?", ":", "-->")) or re.search(r"%%quiz( [a-z0-9-]+)+$", text)
    return text and text[0].upper() + text[1:] + ("" if whole else ".")
