"""Differences between two texts, sentence by sentence, and how they are told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial

from course.check.text import plain, sentences
from widgets.words import words

t = words(__file__)

LONGEST = 240  # characters of a sentence that is shown
ALIKE = 0.3  # of two sentences, from 0 to 1: above it one is the other, rewritten
PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")


def quote(text: object) -> str:
    """A text between quotes, cut where it would fill a screen.

    Example:
        >>> quote("Een  zin\\nvan twee regels")
        '“Een zin van twee regels”'
    """
    words = " ".join(str(text).split())
    return f"“{words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + '…'}”"


def sentences_of(markdown: str) -> list[str]:
    """The sentences that a reader sees, without headings, pictures, sources and marks."""
    text = re.sub(r"^ {0,3}#{1,6}[ \t].*$", "", PICTURE.sub("", markdown), flags=re.M)
    return sentences(plain(text))


def differences(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """What differs between two rows of texts: (old, new), with None for what is not there.

    Example:
        >>> list(differences(["Een.", "U slaapt."], ["Een.", "U slaapt goed.", "Drie."]))
        [('U slaapt.', 'U slaapt goed.'), (None, 'Drie.')]
    """
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from _matched(before[start:end], now[new_start:new_end])


def _matched(gone: Sequence[str], fresh: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """Pair what was rewritten with what it became."""
    if len(gone) == len(fresh):
        yield from zip(gone, fresh, strict=True)
        return
    left = list(gone)
    for text in fresh:
        old = max(left, key=partial(likeness, text), default=None)
        if old is not None and likeness(old, text) > ALIKE:
            left.remove(old)
            yield old, text
        else:
            yield None, text
    for old in left:
        yield old, None


def likeness(one: str, other: str) -> float:
    """How much two texts are alike, from 0 to 1."""
    return SequenceMatcher(
        None, re.findall(r"\w+", one.lower()), re.findall(r"\w+", other.lower()), autojunk=False
    ).ratio()


def came_or_went(old: str | None, new: str | None, thing: str, start: str) -> str:
    """A thing that changed, came or went."""
    if old is None:
        return t("{start} {thing} was added: {new}", start=start, thing=thing, new=quote(new))
    if new is None:
        return t("{start} {thing} was removed: {old}", start=start, thing=thing, old=quote(old))
    return t(
        "{start} {thing} was changed: was {old}, is now {new}", start=start, thing=thing, old=quote(old), new=quote(new)
    )
