"""The numbers of a `schatting`: the scale, the step and the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from widgets.mistake import Mistake
from widgets.prose import quoted
from widgets.quiz.quiz_number import SCALE, dutch, number_in

if TYPE_CHECKING:
    from widgets.quiz.quiz_lines import Draft

MOST_STEPS = 1000
ROUNDING = 1e-6


@dataclass(frozen=True)
class Scale:
    """The slider of a `schatting`. All numbers are in the author's own unit.

    Attributes:
        low: The lowest value.
        high: The highest value.
        step: The distance between two values; it fits a whole number of times.
        unit: The words after the scale, for example `mensen van de 100`; may be empty.
        answer: The value to tell, from `low` to `high`.
    """

    low: float
    high: float
    step: float
    unit: str
    answer: float


def read_scale(draft: Draft) -> tuple[Scale | None, list[Mistake]]:
    """Read the lines `schaal:`, `antwoord:` and `stap:`.

    Args:
        draft: The question as it was found.

    Returns:
        The scale (None when it cannot be read) and the mistakes.
    """
    mistakes: list[Mistake] = []
    low, high, unit = _bounds(draft, mistakes)
    answer = _answer_number(draft, low, high, unit, mistakes)
    step = _step_number(draft, unit, mistakes)
    if mistakes or low is None or high is None or answer is None:
        return None, mistakes
    if step is None:
        step = 1 if all(isinstance(number, int) for number in (low, high, answer)) else 0.1
    line = draft.settings.get("stap", draft.settings["schaal"])[0]
    cure = f"kies een stap die past, bijvoorbeeld stap: {dutch((high - low) / 10)}"
    count = (high - low) / step
    if abs(count - round(count)) > ROUNDING * max(1, count):
        fit = f"past niet precies tussen {dutch(low)} en {dutch(high)}"
        mistakes.append(Mistake(line, f"een stap van {dutch(step)} {fit}", cure))
    elif count > MOST_STEPS:
        many = f"deze schaal heeft meer dan {dutch(MOST_STEPS)} stappen van {dutch(step)}"
        mistakes.append(Mistake(line, many, cure))
    return Scale(low, high, step, unit, answer), mistakes


def _bounds(draft: Draft, mistakes: list[Mistake]) -> tuple[float | None, float | None, str]:
    if "schaal" not in draft.settings:
        cure = "zet eronder bijvoorbeeld schaal: 0 tot 100 mensen van de 100"
        mistakes.append(Mistake(draft.question.line, "deze schatting heeft nog geen schaal", cure))
        return None, None, ""
    line, value = draft.settings["schaal"]
    match = SCALE.fullmatch(value)
    low, high = (number_in(match[1]), number_in(match[2])) if match else (None, None)
    if match is None or low is None or high is None:
        cure = "schrijf bijvoorbeeld schaal: 0 tot 100 mensen"
        mistakes.append(Mistake(line, f"in de schaal {quoted(value)} staan geen twee getallen", cure))
        return None, None, ""
    if low >= high:
        cure = "zet het laagste getal vooraan en het hoogste achteraan"
        mistakes.append(Mistake(line, f"de schaal gaat van {dutch(low)} tot {dutch(high)}", cure))
        return None, None, match[3].strip()
    return low, high, match[3].strip()


def _answer_number(
    draft: Draft, low: float | None, high: float | None, unit: str, mistakes: list[Mistake]
) -> float | None:
    if "antwoord" not in draft.settings:
        cure = "zet eronder bijvoorbeeld antwoord: 60"
        mistakes.append(Mistake(draft.question.line, "deze schatting heeft nog geen antwoord", cure))
        return None
    line, value = draft.settings["antwoord"]
    answer = number_in(value.removesuffix(unit))
    if answer is None:
        cure = "schrijf alleen een getal, bijvoorbeeld antwoord: 60"
        mistakes.append(Mistake(line, f"het antwoord {quoted(value)} is geen getal", cure))
    elif low is not None and high is not None and not low <= answer <= high:
        cure = f"kies een getal van {dutch(low)} tot {dutch(high)} of maak de schaal groter"
        mistakes.append(Mistake(line, f"het antwoord {dutch(answer)} ligt buiten de schaal", cure))
    return answer


def _step_number(draft: Draft, unit: str, mistakes: list[Mistake]) -> float | None:
    if "stap" not in draft.settings:
        return None
    line, value = draft.settings["stap"]
    step = number_in(value.removesuffix(unit))
    if step is None or step <= 0:
        cure = "schrijf een getal groter dan 0, bijvoorbeeld stap: 5"
        mistakes.append(Mistake(line, f"de stap {quoted(value)} kan niet", cure))
    return step
