"""Model 3: sleep and pain, day by day.

An illustration, no prediction, and no sleep score: there are no hours in it. Day-to-day studies find the arrow from
sleep to pain the clearer one (`sleep-finan`, `sleep-daily-pop`, `sleep-daily-clbp`), one back-pain diary found both
(`sleep-daily-both`), and over years the two are about equal (`sleep-cohort-1`, `sleep-cohort-2`): hence the presets.
"""

from dataclasses import dataclass
from math import sqrt
from random import Random

from widgets.models.limits import check_number, check_whole


def _clip(value: float) -> float:
    return min(10.0, max(0.0, value))


@dataclass(frozen=True)
class Scenario:
    """What happens to the nights from outside.

    Attributes:
        bad_nights: numbers of the nights that go badly, each 0-364; night 0 comes before day 0.
        worse_by: how much worse such a night is, 0-10 points of sleep quality (default 3, own choice). In a row of bad
            nights part of the night before comes on top.
        better_sleep: how much better sleep is on average, 0-4 points (1.8 is about what treatment for insomnia gave,
            `cbti`, with a spread of about 2 points).
        better_from: night from which sleep is better, 0-364.

    Raises:
        ValueError: when a number is outside its range.

    Example:
        >>> Scenario(bad_nights=(2,), worse_by=11)
        Traceback (most recent call last):
        ...
        ValueError: Scenario: worse_by must be between 0 and 10, got 11
    """

    bad_nights: tuple[int, ...] = ()
    worse_by: float = 3.0
    better_sleep: float = 0.0
    better_from: int = 0

    def __post_init__(self) -> None:
        for night in self.bad_nights:
            check_whole("Scenario", "bad_nights", night, 0, 364)
        check_number("Scenario", "worse_by", self.worse_by, 0, 10)
        check_number("Scenario", "better_sleep", self.better_sleep, 0, 4)
        check_whole("Scenario", "better_from", self.better_from, 0, 364)


@dataclass(frozen=True)
class SleepRun:
    """Nights and days; entry t holds night t and the day after it.

    Attributes:
        night: quality of the night Q, 0 (very bad) to 10 (very good).
        pain: pain of the day P, 0-10.
    """

    night: tuple[float, ...]
    pain: tuple[float, ...]


@dataclass(frozen=True)
class SleepModel:
    """A bad night gives a somewhat worse day, and a bad day a somewhat worse night.

    With pain P and quality of the night before it Q, both 0-10 and clipped::

        P[t]   = mean_pain  + keep_pain  * (P[t-1] - mean_pain) - to_pain  * (Q[t] - mean_sleep) + noise
        Q[t+1] = mean_sleep + keep_sleep * (Q[t] - mean_sleep)  - to_sleep * (P[t] - mean_pain)  + noise

    Better sleep moves the level that nights return to, not the level that pain is compared with.

    Attributes:
        to_pain: arrow from sleep to pain, 0-0.4 (default 0.13, set so that 1.8 points better sleep gives 0.4 less pain,
            `cbti`).
        to_sleep: arrow from pain to sleep, 0-0.3 (default 0.05; that it is the smaller one is inspired by
            `sleep-daily-pop`, the ratio is a choice).
        mean_pain: usual pain, 0-10 (default 5, own choice).
        mean_sleep: usual quality of the night, 0-10 (default 5, own choice).
        keep_pain: share of a worse day that is still there the next day, 0-0.6 (default 0.4, own choice).
        keep_sleep: share of a worse night that is still there the next night, 0-0.6 (default 0.3, own choice).
        noise_pain: spread of ordinary ups and downs in pain, 0-3 points (default 0.8, own choice).
        noise_sleep: spread of ordinary ups and downs in sleep, 0-3 points (default 1.2, own choice).

    Raises:
        ValueError: when a number is outside its range.

    Example:
        >>> run = SleepModel().run(5, "one_bad_night")
        >>> [round(night, 1) for night in run.night]
        [5.0, 2.0, 4.1, 4.7, 4.9]
        >>> [round(pain, 1) for pain in run.pain]
        [5.0, 5.4, 5.3, 5.1, 5.1]
        >>> SleepModel(to_pain=0.5)
        Traceback (most recent call last):
        ...
        ValueError: SleepModel: to_pain must be between 0 and 0.4, got 0.5
    """

    to_pain: float = 0.13
    to_sleep: float = 0.05
    mean_pain: float = 5.0
    mean_sleep: float = 5.0
    keep_pain: float = 0.4
    keep_sleep: float = 0.3
    noise_pain: float = 0.8
    noise_sleep: float = 1.2

    def __post_init__(self) -> None:
        check_number("SleepModel", "to_pain", self.to_pain, 0, 0.4)
        check_number("SleepModel", "to_sleep", self.to_sleep, 0, 0.3)
        check_number("SleepModel", "mean_pain", self.mean_pain, 0, 10)
        check_number("SleepModel", "mean_sleep", self.mean_sleep, 0, 10)
        check_number("SleepModel", "keep_pain", self.keep_pain, 0, 0.6)
        check_number("SleepModel", "keep_sleep", self.keep_sleep, 0, 0.6)
        check_number("SleepModel", "noise_pain", self.noise_pain, 0, 3)
        check_number("SleepModel", "noise_sleep", self.noise_sleep, 0, 3)

    def run(self, days: int = 14, scenario: Scenario | str = "usual", noise: bool = False, seed: int = 1) -> SleepRun:
        """Follow nights and days, starting from the usual level.

        Args:
            days: number of nights and days, 1-365.
            scenario: a `Scenario`, or the name of one in `SCENARIOS`.
            noise: False gives the expectation, True adds ordinary ups and downs.
            seed: the same seed gives the same ups and downs.

        Returns:
            Quality of each night and pain of each day.

        Raises:
            ValueError: when days are outside 1-365 or the name of the scenario is unknown.

        Example:
            >>> SleepModel().run(3, "usual").pain
            (5.0, 5.0, 5.0)
            >>> SleepModel().run(3, noise=True, seed=4) == SleepModel().run(3, noise=True, seed=4)
            True
        """
        check_whole("SleepModel", "days", days, 1, 365)
        scenario = _scenario(scenario)
        chance = Random(seed)
        quality = self.mean_sleep
        pain = self.mean_pain
        nights: list[float] = []
        pains: list[float] = []
        for day in range(days):
            level = self.mean_sleep
            if day >= scenario.better_from:
                level += scenario.better_sleep
            if day == 0:
                quality = level
            else:
                quality = level + self.keep_sleep * (quality - level) - self.to_sleep * (pain - self.mean_pain)
            if day in scenario.bad_nights:
                quality -= scenario.worse_by
            if noise:
                quality += chance.gauss(0, self.noise_sleep)
            quality = _clip(quality)
            pain = (
                self.mean_pain + self.keep_pain * (pain - self.mean_pain) - self.to_pain * (quality - self.mean_sleep)
            )
            if noise:
                pain += chance.gauss(0, self.noise_pain)
            pain = _clip(pain)
            nights.append(quality)
            pains.append(pain)
        return SleepRun(tuple(nights), tuple(pains))

    def lasting_change(self, better_sleep: float) -> tuple[float, float]:
        """What stays, on average, when sleep gets better for good (without clipping).

        Args:
            better_sleep: how much better sleep is by itself, 0-4 points.

        Returns:
            Change in sleep (a little more than was put in, because pain falls too) and change in pain (0 or less).

        Raises:
            ValueError: when the number is outside 0-4.

        Example:
            >>> sleep, pain = SleepModel().lasting_change(1.8)
            >>> round(sleep, 2), round(pain, 2)
            (1.83, -0.4)
        """
        check_number("SleepModel", "better_sleep", better_sleep, 0, 4)
        own = 1 - self.keep_sleep
        loop = self.to_sleep * self.to_pain / (1 - self.keep_pain)
        sleep = better_sleep * own / (own - loop)
        return sleep, -self.to_pain * sleep / (1 - self.keep_pain)

    def spectral_radius(self) -> float:
        """How much of a disturbance is left after a day, at most; below 1 everything settles.

        Returns:
            A share, 0 or more.

        Example:
            >>> round(SleepModel().spectral_radius(), 2)
            0.42
        """
        loop = self.to_pain * self.to_sleep
        trace = self.keep_pain + loop + self.keep_sleep
        determinant = self.keep_pain * self.keep_sleep
        discriminant = trace**2 / 4 - determinant
        if discriminant < 0:
            return sqrt(determinant)
        return trace / 2 + sqrt(discriminant)


def _scenario(scenario: Scenario | str) -> Scenario:
    if isinstance(scenario, Scenario):
        return scenario
    if scenario not in SCENARIOS:
        raise ValueError(f"SleepModel: scenario must be a Scenario or one of {', '.join(SCENARIOS)}, got {scenario!r}")
    return SCENARIOS[scenario]


SCENARIOS: dict[str, Scenario] = {
    "usual": Scenario(),
    "one_bad_night": Scenario(bad_nights=(1,)),
    "bad_week": Scenario(bad_nights=(1, 2, 3, 4, 5, 6, 7), worse_by=2.0),
    "better_sleep": Scenario(better_sleep=1.8, better_from=1),
}
"""Scenarios by name. Each starts with one usual night, so that the change can be seen. Sizes: own choice, but 1.8 is
from `cbti`."""

PRESETS: dict[str, SleepModel] = {
    "dagboek": SleepModel(to_pain=0.13, to_sleep=0.05),
    "sterk": SleepModel(to_pain=0.30, to_sleep=0.10),
    "gelijk": SleepModel(to_pain=0.20, to_sleep=0.20),
}
"""Thickness of the arrows by name: as in day-to-day studies (`sleep-daily-pop`, `cbti`), a strong version (own choice),
and equal arrows as over years (`sleep-cohort-1`, `sleep-cohort-2`)."""
