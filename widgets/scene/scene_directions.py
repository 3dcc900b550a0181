"""The picture of a story and its directions, found by the words that were written; what is near is offered as a cure."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from widgets.mistake import t
from widgets.prose import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from widgets.scene.scene_lines import Draft, Found
    from widgets.stages.stage import Direction, Stage

_NUMBERS = {"geen": 0, "nul": 0, "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5} | {
    "zes": 6,
    "zeven": 7,
    "acht": 8,
    "negen": 9,
    "tien": 10,
}


def find_stage(found: Found, stages: Mapping[str, Stage]) -> Stage | None:
    """The stage; the nearest one when it is misspelt, so that the directions can be looked at too."""
    names = ", ".join(stages) or t("none yet")
    if found.stage is None:
        first = next(iter(stages), "lichaam")
        cure = t("write at the top for instance beeld: {first} (there are: {names})", first=first, names=names)
        found.wrong(2, t("this story has no picture yet"), cure)
        return None
    line, written = found.stage
    name = same_words(written)
    if name in stages:
        return stages[name]
    if not name:
        found.wrong(line, t("there is no name behind beeld: yet"), t("choose from: {names}", names=names))
        return None
    near = get_close_matches(name, stages, 1)
    cure = t('do you mean "{near}"?', near=near[0]) if near else t("choose from: {names}", names=names)
    found.wrong(line, t("the picture {written} does not exist", written=quoted(written)), cure)
    return stages[near[0]] if near else None


def same_words(text: str) -> str:
    """Reduce a direction to what makes it another than its neighbour.

    Example:
        >>> same_words("Hand  op de RUG.")
        'hand op de rug'
    """
    return " ".join(text.casefold().split()).strip(" .,;:!?*_\"'“”‘’")


def first_direction(stage: Stage) -> str:
    """As an author may write it."""
    direction = stage.directions[0]
    return direction.said(direction.number[0] if direction.number else None)


def find_direction(draft: Draft, stage: Stage, found: Found) -> tuple[Direction | None, int | None]:
    """The direction of a step, and its number."""
    words = same_words(draft.words)
    for direction in stage.directions:
        if direction.number is None:
            if same_words(direction.words) == words:
                return direction, None
            continue
        before, after = (re.escape(part) for part in same_words(direction.words).split("{n}"))
        match = re.fullmatch(rf"{before}(\S+){after}", words)
        if not match:
            continue
        n = _NUMBERS.get(match[1], int(match[1]) if re.fullmatch(r"-?\d{1,6}", match[1]) else None)
        least, most = direction.number
        if n is not None and least <= n <= most:
            return direction, n
        cure = t(
            "choose a whole number from {least} to {most}, such as {example}",
            least=least,
            most=most,
            example=quoted(direction.said(least)),
        )
        found.wrong(draft.line, t("the number {number} cannot be here", number=quoted(match[1])), cure)
        return None, None
    if not draft.settled:
        found.wrong(draft.line, *_unknown(draft.words, words, stage))
    return None, None


def _unknown(written: str, words: str, stage: Stage) -> tuple[str, str]:
    """What is said of a direction that a stage does not know: the nearest one that it does know."""
    typed = re.search(r"\d{1,3}", words)
    known = {}
    for direction in stage.directions:
        n = direction.number and direction.number[0]
        if direction.number and typed and direction.number[0] <= int(typed[0]) <= direction.number[1]:
            n = int(typed[0])
        said = direction.said(n)
        known[same_words(said)] = said
    problem = t("{written} is no direction of the picture {name}", written=quoted(written), name=stage.name)
    if near := get_close_matches(words[:200], known, 1, 0.6):
        return problem, t('do you mean "{direction}"?', direction=known[near[0]])
    nearest = t(" or ").join(f'"{known[one]}"' for one in get_close_matches(words[:200], known, 3, 0.0))
    if not nearest:
        return problem, t("%%vertel ? in an empty cell shows them all")
    return problem, t("choose for instance {nearest}; %%vertel ? in an empty cell shows them all", nearest=nearest)
