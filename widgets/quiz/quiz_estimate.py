"""The numbers of a `schatting`: the scale, the step and the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from widgets.mistake import Mistake, t
from widgets.prose import quoted
from widgets.quiz.quiz_number import SCALE, dutch, number_in

if TYPE_CHECKING:
    from widgets.quiz.quiz_draft import Draft

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
    cure = t("choose a step that fits, for instance stap: {step}", step=dutch((high - low) / 10))
    count = (high - low) / step
    if abs(count - round(count)) > ROUNDING * max(1, count):
        fit = t("does not fit exactly between {low} and {high}", low=dutch(low), high=dutch(high))
        mistakes.append(Mistake(line, t("a step of {step} {fit}", step=dutch(step), fit=fit), cure))
    elif count > MOST_STEPS:
        many = t("this scale has more than {most} steps of {step}", most=dutch(MOST_STEPS), step=dutch(step))
        mistakes.append(Mistake(line, many, cure))
    return Scale(low, high, step, unit, answer), mistakes


def _bounds(draft: Draft, mistakes: list[Mistake]) -> tuple[float | None, float | None, str]:
    if "schaal" not in draft.settings:
        cure = t("put a scale below it, for instance from 0 to 100 people of the 100")
        mistakes.append(Mistake(draft.question.line, t("this estimate has no scale yet"), cure))
        return None, None, ""
    line, value = draft.settings["schaal"]
    match = SCALE.fullmatch(value)
    low, high = (number_in(match[1]), number_in(match[2])) if match else (None, None)
    if match is None or low is None or high is None:
        cure = t("write for instance schaal: 0 tot 100 mensen")
        mistakes.append(Mistake(line, t("there are no two numbers in the scale {value}", value=quoted(value)), cure))
        return None, None, ""
    if low >= high:
        cure = t("put the lowest number first and the highest last")
        mistakes.append(Mistake(line, t("the scale goes from {low} to {high}", low=dutch(low), high=dutch(high)), cure))
        return None, None, match[3].strip()
    return low, high, match[3].strip()


def _answer_number(
    draft: Draft, low: float | None, high: float | None, unit: str, mistakes: list[Mistake]
) -> float | None:
    if "antwoord" not in draft.settings:
        cure = t("put below it for instance antwoord: 60")
        mistakes.append(Mistake(draft.question.line, t("this estimate has no answer yet"), cure))
        return None
    line, value = draft.settings["antwoord"]
    answer = number_in(value.removesuffix(unit))
    if answer is None:
        cure = t("write only a number, for instance antwoord: 60")
        mistakes.append(Mistake(line, t("the answer {value} is no number", value=quoted(value)), cure))
    elif low is not None and high is not None and not low <= answer <= high:
        cure = t("choose a number from {low} to {high} or make the scale larger", low=dutch(low), high=dutch(high))
        mistakes.append(Mistake(line, t("the answer {answer} is outside the scale", answer=dutch(answer)), cure))
    return answer


def _step_number(draft: Draft, unit: str, mistakes: list[Mistake]) -> float | None:
    if "stap" not in draft.settings:
        return None
    line, value = draft.settings["stap"]
    step = number_in(value.removesuffix(unit))
    if step is None or step <= 0:
        cure = t("write a number greater than 0, for instance stap: 5")
        mistakes.append(Mistake(line, t("the step {value} cannot be", value=quoted(value)), cure))
    return step
