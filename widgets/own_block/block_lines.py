"""The lines of an own block: what is said above its text, and the text itself, each line where it stands in the cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from widgets.mistake import Mistake, t
from widgets.own_block.block_grammar import CHART, LONGEST_SETTING, NEEDED, SETTINGS
from widgets.prose import quoted

_SETTING = re.compile(r"(?:[-*•]\s*)?(\w[\w ]{0,30}?)\s*[:：=]\s*(.*)")
_HAS_NUMBER = re.compile(r".*\d")
#: What to write behind each setting that has to be there.
_FOR_INSTANCE = {
    "titel": "titel: Wie rustig opbouwt, loopt na drie weken verder",
    "bron": "bron: eigen voorbeeld",
    "duur": "duur: 1:30",
}


@dataclass
class Found:
    """A block as it was found.

    Args:
        settings: what is said above the text: its line and its words.
        lines: the text, each line with its number in the cell.
    """

    settings: dict[str, tuple[int, str]] = field(default_factory=dict)
    lines: list[tuple[int, str]] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, line: int, message: str, cure: str) -> None:
        self.mistakes.append(Mistake(line, message, cure))

    def said(self, setting: str) -> str:
        """What stands behind a setting; empty when it is not there."""
        return self.settings.get(setting, (1, ""))[1]

    def line_of(self, setting: str) -> int:
        return self.settings.get(setting, (1, ""))[0]

    @property
    def body(self) -> str:
        """The text, each line in its place below the first line of the cell."""
        last = self.lines[-1][0] if self.lines else 1
        at = dict(self.lines)
        return "\n".join(at.get(number, "") for number in range(2, last + 1))


def read(keyword: str, lines: Iterable[tuple[int, str]]) -> Found:
    """Give each line its place, in one walk from top to bottom.

    Args:
        keyword: which block it is.
        lines: those below the first.
    """
    found = Found()
    for number, line in lines:
        # The rows of a chart and what is said of it may stand in any order; a text may hold any line.
        setting = None if found.lines and keyword != CHART else _setting(keyword, number, line, found)
        if setting is None and (line.strip() or found.lines):
            found.lines.append((number, line))
    for name in NEEDED[keyword]:
        if not found.said(name):
            cure = t("write for instance {line}", line=_FOR_INSTANCE[name])
            found.wrong(found.line_of(name), t("there is no {setting} yet", setting=quoted(f"{name}:")), cure)
    for name, most in LONGEST_SETTING.items():
        if len(found.said(name)) > most:
            message = t("what stands behind {setting} is longer than {most} signs", setting=f"{name}:", most=most)
            found.wrong(found.line_of(name), message, t("make it shorter"))
    return found


def _setting(keyword: str, number: int, line: str, found: Found) -> str | None:
    """Read a line that says something of the block; None when it is another line."""
    match = _SETTING.fullmatch(" ".join(line.split()))
    if not match:
        return None
    word = str(match[1]).lower()
    names = SETTINGS[keyword]
    if word in names:
        if word in found.settings:
            first = found.settings[word][0]
            message = t("{setting} already stands on line {line}", setting=quoted(f"{word}:"), line=first)
            found.wrong(number, message, t("remove one of the two"))
        found.settings.setdefault(word, (number, match[2]))
        return word
    near = get_close_matches(word, names, 1, 0.75)
    if near and not (keyword == CHART and _HAS_NUMBER.fullmatch(match[2])):
        message = t("{setting} is not known here", setting=quoted(f"{match[1]}:"))
        found.wrong(number, message, t("do you mean {near}?", near=quoted(f"{near[0]}:")))
        found.settings.setdefault(near[0], (number, match[2]))
        return near[0]
    return None
