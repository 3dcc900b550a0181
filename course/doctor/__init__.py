"""What is wrong with how the course was set up, and what to do about it: on this machine, and as the outside sees it."""

from __future__ import annotations

from dataclasses import dataclass

from widgets.words import later, words

t = words(__file__)

MUST, BETTER, GOOD = later("wrong"), later("better"), later("good")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Args:
        weight: ``GOOD``, ``BETTER`` (readers get the course, though not as well) or ``MUST``.
        what: what was seen (Dutch).
        cure: what to do; empty when it is good.
    """

    weight: str
    what: str
    cure: str = ""

    def __str__(self) -> str:
        """A line, and below it the cure."""
        head = f"{t(self.weight):6} {self.what}"
        return f"{head}\n       {t('Do this: {cure}', cure=self.cure)}" if self.cure else head
