"""Model 1: how sensitive the alarm is, and how pain builds up over repeats.

An illustration, no prediction: nobody can measure the sensitivity of one person (`cs-no-test`), and tested sensitivity
explains only 2-3% of the differences in back pain between people (`qst-weak-link`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp

from widgets.models.limits import check_number, check_whole

MAX_PAIN = 10.0
MAX_TOUCH = 10.0

GROUP_AVERAGE = 0.25
"""Sensitivity drawn for the average of people with long-lasting low back pain. Own choice within 0.2-0.3: studies give
the direction (`cs-group`), no scale factor."""

GROUP_BAND = (0.0, 0.6)
"""The wide band around `GROUP_AVERAGE`; it overlaps with people without pain (`cs-group`). Own choice."""


@dataclass(frozen=True)
class BuildUpRates:
    """How fast repeats add up, and how fast that fades.

    Attributes:
        share: part of what is left to `limit` that one touch adds, 0-1.
        limit: the most that builds up.
        fade: seconds after which a pause leaves 1/e of it.
    """

    share: float
    limit: float
    fade: float


NORMAL_BUILD_UP = BuildUpRates(0.35, 1.5, 4.0)
"""Set so that ten touches, one every 2 s, end about 1.5 times as painful (`ts-size`, healthy people, heat)."""

SENSITIVE_BUILD_UP = BuildUpRates(0.70, 2.0, 6.0)
"""Own choice; direction from `cs-group`."""


@dataclass(frozen=True)
class BuildUp:
    """What a row of equal touches does.

    Attributes:
        seconds: moment of each touch, in seconds from the first one.
        level: build-up W at each touch, 0 or more; the first touch has 0.
        pain: pain shown at each touch, 0-10: first pain x (1 + W), never above 10.
    """

    seconds: tuple[float, ...]
    level: tuple[float, ...]
    pain: tuple[float, ...]


@dataclass(frozen=True)
class AlarmModel:
    """The same touch, another pain: the setting of the alarm decides.

    With sensitivity s (0-1) and touch S (0-10)::

        threshold  th(s) = threshold_calm * (1 - 0.6 * s)
        gain       g(s)  = gain_calm * (1 + s)
        pain       P(S)  = 10 * (1 - exp(-g(s) * max(0, S - th(s)) / 10))

    A touch below `threshold_calm` that hurts is allodynia; the extra pain above it is hyperalgesia.

    Attributes:
        threshold_calm: touch from which a calm alarm gives pain, 0-10 (default 5, own choice).
        threshold_drop: share of the threshold that is gone at sensitivity 1, 0-1 (default 0.6, own choice; direction
            from `iasp-cs`).
        gain_calm: steepness of a calm alarm, 0-20, pain per unit of touch (default 3, own choice).
        context_shift: how far a bad night, stress or feeling safe moves the sensitivity, 0-0.2 (default 0.1, own
            choice; direction for sleep from `sleep-exp-meta`).

    Raises:
        ValueError: when a number is outside its range.

    Example:
        >>> model = AlarmModel()
        >>> [round(pain, 1) for pain in model.pain_curve(0.5, [4, 6, 8, 10])]
        [2.0, 6.8, 8.7, 9.5]
        >>> model.pain(1.4, 6)
        Traceback (most recent call last):
        ...
        ValueError: AlarmModel: sensitivity must be between 0 and 1, got 1.4
    """

    threshold_calm: float = 5.0
    threshold_drop: float = 0.6
    gain_calm: float = 3.0
    context_shift: float = 0.1

    def __post_init__(self) -> None:
        check_number("AlarmModel", "threshold_calm", self.threshold_calm, 0, MAX_TOUCH)
        check_number("AlarmModel", "threshold_drop", self.threshold_drop, 0, 1)
        check_number("AlarmModel", "gain_calm", self.gain_calm, 0, 20)
        check_number("AlarmModel", "context_shift", self.context_shift, 0, 0.2)

    def threshold(self, sensitivity: float) -> float:
        """Touch from which pain starts.

        Args:
            sensitivity: setting of the alarm, 0 (calm) to 1 (very sensitive).

        Returns:
            A touch, 0-10.

        Raises:
            ValueError: when the sensitivity is outside 0-1.

        Example:
            >>> AlarmModel().threshold(0), AlarmModel().threshold(1)
            (5.0, 2.0)
        """
        check_number("AlarmModel", "sensitivity", sensitivity, 0, 1)
        return self.threshold_calm * (1 - self.threshold_drop * sensitivity)

    def pain(self, sensitivity: float, touch: float) -> float:
        """Pain that one touch gives.

        Args:
            sensitivity: setting of the alarm, 0 (calm) to 1 (very sensitive).
            touch: strength of the touch, 0 (none) to 10 (very strong).

        Returns:
            Pain, 0-10.

        Raises:
            ValueError: when the sensitivity is outside 0-1 or the touch outside 0-10.

        Example:
            >>> round(AlarmModel().pain(0, 6), 1), round(AlarmModel().pain(1, 6), 1)
            (2.6, 9.1)
        """
        check_number("AlarmModel", "touch", touch, 0, MAX_TOUCH)
        above = max(0.0, touch - self.threshold(sensitivity))
        gain = self.gain_calm * (1 + sensitivity)
        return MAX_PAIN * (1 - exp(-gain * above / MAX_PAIN))

    def pain_curve(self, sensitivity: float, touches: Iterable[float]) -> list[float]:
        """Pain for a row of touches of different strength.

        Args:
            sensitivity: setting of the alarm, 0-1.
            touches: strengths, each 0-10.

        Returns:
            Pain for each touch, 0-10, in the same order.

        Raises:
            ValueError: when the sensitivity is outside 0-1 or a touch outside 0-10.

        Example:
            >>> [round(pain, 1) for pain in AlarmModel().pain_curve(0, [4, 6, 8, 10])]
            [0.0, 2.6, 5.9, 7.8]
        """
        return [self.pain(sensitivity, touch) for touch in touches]

    def extra_pain(self, sensitivity: float, touch: float) -> float:
        """How much more one touch hurts than it would with a calm alarm.

        Args:
            sensitivity: setting of the alarm, 0-1.
            touch: strength of the touch, 0-10.

        Returns:
            Difference in pain, 0-10.

        Raises:
            ValueError: when the sensitivity is outside 0-1 or the touch outside 0-10.

        Example:
            >>> round(AlarmModel().extra_pain(0.5, 6), 1)
            4.2
        """
        return self.pain(sensitivity, touch) - self.pain(0, touch)

    def shifted(
        self, sensitivity: float, *, bad_night: bool = False, stress: bool = False, feeling_safe: bool = False
    ) -> float:
        """Sensitivity after ordinary things that turn the alarm up or down a little.

        Args:
            sensitivity: setting before, 0-1.
            bad_night: turns it up by `context_shift` (`sleep-exp-meta`: healthy people kept awake).
            stress: turns it up by `context_shift` (own choice).
            feeling_safe: turns it down by `context_shift` (own choice).

        Returns:
            Setting after, kept within 0-1.

        Raises:
            ValueError: when the sensitivity is outside 0-1.

        Example:
            >>> round(AlarmModel().shifted(0.3, bad_night=True, stress=True), 2)
            0.5
            >>> AlarmModel().shifted(0.05, feeling_safe=True)
            0.0
        """
        check_number("AlarmModel", "sensitivity", sensitivity, 0, 1)
        change = self.context_shift * (bad_night + stress - feeling_safe)
        return min(1.0, max(0.0, sensitivity + change))

    def build_up(self, pause_seconds: float, repeats: int, sensitive: bool = False, first_pain: float = 4.0) -> BuildUp:
        """Pain during a row of equal touches with equal pauses.

        After each touch ``W <- (W + share * (limit - W)) * exp(-pause / fade)``, with `NORMAL_BUILD_UP` or
        `SENSITIVE_BUILD_UP`.

        Args:
            pause_seconds: time between two touches, 0-60 s.
            repeats: number of touches, 1-200.
            sensitive: a sensitive alarm builds up more and calms more slowly.
            first_pain: pain of the first touch, 0-10 (default 4, own choice, so that no curve meets the cap of 10).

        Returns:
            Moments, build-up and pain, one value a touch.

        Raises:
            ValueError: when a number is outside its range.

        Example:
            >>> normal = AlarmModel().build_up(2, 10)
            >>> sensitive = AlarmModel().build_up(2, 10, sensitive=True)
            >>> round(1 + normal.level[-1], 2), round(1 + sensitive.level[-1], 2)
            (1.53, 2.28)
            >>> round(normal.pain[0], 1), round(normal.pain[-1], 1)
            (4.0, 6.1)
        """
        check_number("AlarmModel", "pause_seconds", pause_seconds, 0, 60)
        check_whole("AlarmModel", "repeats", repeats, 1, 200)
        check_number("AlarmModel", "first_pain", first_pain, 0, MAX_PAIN)
        rates = SENSITIVE_BUILD_UP if sensitive else NORMAL_BUILD_UP
        level = 0.0
        levels = []
        for _ in range(repeats):
            levels.append(level)
            level = (level + rates.share * (rates.limit - level)) * exp(-pause_seconds / rates.fade)
        return BuildUp(
            seconds=tuple(float(pause_seconds * number) for number in range(repeats)),
            level=tuple(levels),
            pain=tuple(min(MAX_PAIN, first_pain * (1 + level)) for level in levels),
        )
