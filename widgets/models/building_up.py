"""Model 4: doing too much and then resting, or building up in steps, over 84 days.

An illustration, no prediction, and never a dose for a patient. The percentages are convention (`pace-rule`). No trial
compares overdoing with building up; graded activity against little or no treatment helps about 6 of 100 on average, and
equals other exercise (`ga-macedo`). Pacing to save yourself goes with more pain (`pace-andrews`, `pace-avoid`). All numbers are our own choice
unless an id is named.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from random import Random

from widgets.models.limits import check_number, check_whole
from widgets.models.plans import BoomBust, Graded

FLARE = 3.0
"""A day with more irritation than this (0-10) is a flare day."""

MOST_LOAD = 1.6
"""What one does in a day is at most this many times what one can take; a plan that asks more stops there."""

FLARED_LOAD = 0.5
"""On a day that begins with a flare-up one does at most this share of what one can take."""


@dataclass(frozen=True)
class PlanRun:
    """One made-up person, day by day.

    Attributes:
        minutes: what was done each day, in minutes.
        irritation: irritation at the end of each day, 0-10.
        capacity: what one can take at the end of each day, in minutes, 5 or more.
    """

    minutes: tuple[float, ...]
    irritation: tuple[float, ...]
    capacity: tuple[float, ...]

    @cached_property
    def flare_days(self) -> tuple[int, ...]:
        """Numbers of the days with irritation above 3, counted from 0."""
        return tuple(day for day, value in enumerate(self.irritation) if value > FLARE)

    @cached_property
    def minutes_per_week(self) -> tuple[float, ...]:
        """Minutes done in each whole week."""
        weeks = len(self.minutes) // 7
        return tuple(sum(self.minutes[7 * week : 7 * week + 7]) for week in range(weeks))


@dataclass(frozen=True)
class AveragePlan:
    """The average of many runs of one plan.

    Attributes:
        minutes_per_week: minutes done in each whole week.
        flare_days: flare days in the whole time.
        capacity: what one can take at the end, in minutes.
    """

    minutes_per_week: tuple[float, ...]
    flare_days: float
    capacity: float


@lru_cache(maxsize=512)
def _chances(seed: int, days: int, life_chance: float, noise: float) -> tuple[tuple[bool, float], ...]:
    """What befalls one made-up person whatever the plan: each day whether life comes between, and ups and downs."""
    chance = Random(seed)
    return tuple((chance.random() < life_chance, chance.gauss(0, noise)) for _ in range(days))


def _growth(load: float) -> float:
    if load < 0.25:
        return 2 * load - 0.5
    if load < 0.5:
        return 0.0
    if load < 0.8:
        return (load - 0.5) / 0.3
    if load <= 1.1:
        return 1.0
    return max(-1.0, 1 - (load - 1.1) / 0.2)


@dataclass(frozen=True)
class BuildingUpModel:
    """What someone can take grows by doing the right amount, and irritation rises by doing too much.

    With a the minutes done, T what one can take (minutes) and X irritation (0-10, at rest 1), each day::

        X <- clip(0.65 * X + 0.35 + 5 * max(0, a / T - 1) + noise + life event)
        T <- max(5, T * (1 + 0.010 * h(a / T)))

    h, see `growth`, is the effect of the amount: -1 to 1. The day is decided on the irritation of the evening before;
    both lines use the T of that morning. Boom-bust: a good day until X > 2.5, then rest until X < 1.3. Graded: what the
    plan says, but never more than 1.6 * T; on a morning with X > 3 at most 0.5 * T, and T then falls as if h were -1,
    so that overdoing costs (correction of model 4, evidence.md section 6).

    Attributes:
        capacity: what one can take at the start, 5-240 minutes (default 20).
        noise: spread of ordinary ups and downs in irritation, 0-2 (default 0.35).
        life_chance: chance of a life event on a day, 0-1 (default 0.02).
        life_size: irritation that a life event adds, 0-10 (default 3).

    Raises:
        ValueError: when a number is outside its range.

    Example:
        >>> run = BuildingUpModel(noise=0, life_chance=0).run(Graded(start=0.8, step=0.1))
        >>> [round(minutes) for minutes in run.minutes_per_week]
        [112, 123, 134, 146, 157, 168, 179, 190, 202, 213, 224, 235]
        >>> run.flare_days
        ()
        >>> overdone = BuildingUpModel(noise=0, life_chance=0).run(Graded(start=1.2, step=0.2))
        >>> round(overdone.minutes_per_week[0]), round(overdone.minutes_per_week[11]), len(overdone.flare_days)
        (154, 56, 53)
    """

    capacity: float = 20.0
    noise: float = 0.35
    life_chance: float = 0.02
    life_size: float = 3.0

    def __post_init__(self) -> None:
        check_number("BuildingUpModel", "capacity", self.capacity, 5, 240)
        check_number("BuildingUpModel", "noise", self.noise, 0, 2)
        check_number("BuildingUpModel", "life_chance", self.life_chance, 0, 1)
        check_number("BuildingUpModel", "life_size", self.life_size, 0, 10)

    def growth(self, load: float) -> float:
        """Effect of one day on what one can take, h.

        Args:
            load: minutes done divided by what one can take, 0 or more (at most 1000).

        Returns:
            -1 (falls fastest) to 1 (grows fastest): -0.5 to 0 below 0.25, 0 to 0.5, rising to 1 at 0.8, 1 up to 1.1,
            falling to -1 at 1.5 and beyond.

        Raises:
            ValueError: when the load is outside 0-1000.

        Example:
            >>> model = BuildingUpModel()
            >>> [round(model.growth(load), 2) for load in (0, 0.25, 0.5, 0.65, 0.8, 1.1, 1.3, 1.5, 2)]
            [-0.5, 0.0, 0.0, 0.5, 1.0, 1.0, 0.0, -1.0, -1.0]
        """
        check_number("BuildingUpModel", "load", load, 0, 1000)
        return _growth(load)

    def run(self, plan: BoomBust | Graded, days: int = 84, seed: int = 1) -> PlanRun:
        """Follow one made-up person.

        Args:
            plan: `BoomBust` or `Graded`.
            days: length, 7-365 days.
            seed: the same seed gives the same ups and downs, for every plan.

        Returns:
            Minutes, irritation and capacity of each day.

        Raises:
            ValueError: when the plan is of another kind, or the days are outside 7-365.

        Example:
            >>> BuildingUpModel().run("rest")
            Traceback (most recent call last):
            ...
            ValueError: BuildingUpModel: plan must be BoomBust(...) or Graded(...), got 'rest'
        """
        if not isinstance(plan, BoomBust | Graded):
            raise ValueError(f"BuildingUpModel: plan must be BoomBust(...) or Graded(...), got {plan!r}")
        check_whole("BuildingUpModel", "days", days, 7, 365)
        capacity = self.capacity
        irritation = 1.0
        resting = False
        minutes: list[float] = []
        irritations: list[float] = []
        capacities: list[float] = []
        for day, (comes_between, ups_and_downs) in enumerate(_chances(seed, days, self.life_chance, self.noise)):
            flared = isinstance(plan, Graded) and irritation > FLARE
            if isinstance(plan, BoomBust):
                resting = irritation >= 1.3 if resting else irritation > 2.5
                done = (plan.rest if resting else plan.boost) * capacity
            else:
                planned = plan.start * self.capacity * (1 + plan.step * (day // 7))
                done = min(planned, (FLARED_LOAD if flared else MOST_LOAD) * capacity)
            load = done / capacity
            life = self.life_size if comes_between else 0.0
            irritation = 0.65 * irritation + 0.35 + 5 * max(0.0, load - 1) + ups_and_downs + life
            irritation = min(10.0, max(0.0, irritation))
            capacity = max(5.0, capacity * (1 + 0.010 * (-1.0 if flared else _growth(load))))
            minutes.append(done)
            irritations.append(irritation)
            capacities.append(capacity)
        return PlanRun(tuple(minutes), tuple(irritations), tuple(capacities))

    def average(self, plan: BoomBust | Graded, runs: int = 300, days: int = 84, seed: int = 1) -> AveragePlan:
        """The average of many made-up people with the same plan.

        Args:
            plan: `BoomBust` or `Graded`.
            runs: number of people, 1-1000.
            days: length, 7-365 days.
            seed: seed of the first; the others follow on.

        Returns:
            Average minutes a week, flare days and last capacity.

        Raises:
            ValueError: when a number is outside its range, or the plan is of another kind.

        Example:
            >>> average = BuildingUpModel().average(Graded(), runs=20)
            >>> round(average.minutes_per_week[0]), round(average.minutes_per_week[11])
            (111, 233)
        """
        check_whole("BuildingUpModel", "runs", runs, 1, 1000)
        people = [self.run(plan, days, seed + number) for number in range(runs)]
        weeks = zip(*(person.minutes_per_week for person in people), strict=True)
        return AveragePlan(
            minutes_per_week=tuple(sum(week) / runs for week in weeks),
            flare_days=sum(len(person.flare_days) for person in people) / runs,
            capacity=sum(person.capacity[-1] for person in people) / runs,
        )
