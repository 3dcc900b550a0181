"""The lines of a story: what each of them is, from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from widgets.mistake import Mistake, t
from widgets.prose import quoted
from widgets.scene.scene_grammar import LONGEST_PAUSE

_STAGE = re.compile(r"(?:[-*•]\s*)?beeld\s*[:：=]\s*(.*)", re.IGNORECASE)
_SPEECH = re.compile(r"(?:[-*•]\s*)?[>＞›»]+\s*(.*)")
_PAUSE = re.compile(r"(?:[-*•]\s*)?(?:pauze|stilte)\b\s*[:：=]?\s*(.*)", re.IGNORECASE)
_SECONDS = re.compile(r"(\d{1,4})\s*(?:s|sec|seconden?|tellen?)?\.?", re.IGNORECASE)
# A line with more words than this, or with a point at its end, is meant to be said: directions are short.
_LONG_FOR_A_DIRECTION = 6


@dataclass
class Draft:
    """A step as it was found."""

    line: int
    words: str
    speech: list[tuple[int, str]] = field(default_factory=list)
    pause: int = 0
    paused: int | None = None
    settled: bool = False


@dataclass
class Found:
    """A cell as it was found."""

    stage: tuple[int, str] | None = None
    blocks: list[Draft] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, line: int, message: str, cure: str) -> None:
        self.mistakes.append(Mistake(line, message, cure))


def read(lines: Iterable[tuple[int, str]]) -> Found:
    """Give each line its place, in one walk from top to bottom."""
    found = Found()
    lost = False
    for number, line in lines:
        words = " ".join(line.split())
        block = found.blocks[-1] if found.blocks else None
        if not words:
            continue
        if match := _STAGE.fullmatch(words):
            if found.stage is None:
                found.stage = (number, match[1])
            else:
                found.wrong(
                    number,
                    t("the picture already stands on line {line}", line=found.stage[0]),
                    t("a story has one picture"),
                )
        elif match := _SPEECH.fullmatch(words):
            if block:
                block.speech.append((number, match[1]))
            elif not lost:
                lost = True
                found.wrong(number, t("these words stand above the first direction"), t("put a direction above them"))
        elif match := _PAUSE.fullmatch(words):
            _read_pause(found, block, number, match[1])
        elif block and block.speech and is_prose(words):
            cure = t("if these words belong to line {line}, put > before them", line=block.speech[-1][0])
            found.wrong(number, t("{words} is no direction", words=quoted(words)), cure)
        else:
            found.blocks.append(Draft(number, words))
    return found


def is_prose(words: str) -> bool:
    """Whether a line is meant to be said."""
    return len(words.split()) > _LONG_FOR_A_DIRECTION or words.endswith((".", "?", "!", "…"))


def _read_pause(found: Found, block: Draft | None, number: int, value: str) -> None:
    match = _SECONDS.fullmatch(value)
    if block is None:
        found.wrong(
            number, t("this pause stands above the first direction"), t("put a pause below the words of a step")
        )
    elif block.paused is not None:
        found.wrong(
            number, t("this step already has a pause on line {line}", line=block.paused), t("remove one of the two")
        )
    elif not value:
        found.wrong(number, t("there is no number behind pauze yet"), t("write how many seconds, for instance pauze 2"))
    elif not match or not 1 <= int(match[1]) <= LONGEST_PAUSE:
        cure = t("choose a whole number from 1 to {longest}, for instance pauze 2", longest=LONGEST_PAUSE)
        found.wrong(number, t("a pause of {value} cannot be", value=quoted(value)), cure)
    else:
        block.paused, block.pause = number, int(match[1])
