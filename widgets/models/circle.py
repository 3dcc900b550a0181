"""Model 2: the circle of pain and fear, and the way out.

An illustration, no prediction. Only the directions are tied to literature (`fam`, `fear-disability`, `ga-macedo`,
`gexp`, `words-kngf`); that fear causes limits is not well shown (`fear-quality`), and not everyone with back pain is in
this circle. All numbers are our own choice unless an id is named.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil
from typing import Literal

from widgets.models.limits import check_number, check_whole

STEPS_PER_WEEK = 20
"""Euler steps in a week, so one step is 0.05 week."""

SEARCH_POINTS = 1000
"""Points between fear 0 and 1 where a change of direction is looked for."""

Valley = Literal["calm", "tipping", "stuck"]


def _clip(value: float) -> float:
    return min(1.0, max(0.0, value))


@dataclass(frozen=True)
class FixedPoint:
    """A state in which nothing changes any more.

    Attributes:
        fear: fear and threat F, 0-1.
        trust: what someone dares and keeps up C, 0-1.
        pain: pain and limits P, 0-1.
        kind: "calm" and "stuck" are valleys; "tipping" is the top of the hill between them.
    """

    fear: float
    trust: float
    pain: float
    kind: Valley


@dataclass(frozen=True)
class Shock:
    """A life event: for some weeks there is more threat in the surroundings.

    Attributes:
        threat: added to the threat while it lasts, 0-1 (0.15 is a small event, 0.4 a large one).
        week: week in which it starts, 0-520.
        weeks: how long it lasts, 0-520 weeks.

    Raises:
        ValueError: when a number is outside its range.

    Example:
        >>> Shock(threat=0.15).weeks
        6
    """

    threat: float
    week: float = 0
    weeks: float = 6

    def __post_init__(self) -> None:
        check_number("Shock", "threat", self.threat, 0, 1)
        check_number("Shock", "week", self.week, 0, 520)
        check_number("Shock", "weeks", self.weeks, 0, 520)


@dataclass(frozen=True)
class CircleRun:
    """What happened, week by week; all lists start with week 0.

    Attributes:
        fear: fear and threat F, 0-1.
        trust: what someone dares and keeps up C, 0-1. Not fitness of muscles (`no-decond`).
        pain: pain and limits P, 0-1.
        activity: what someone does M, 0-1.
        paused: whether the plan stood still in that week.
        pauses: week in which each pause began.
        fear_steps: fear at every Euler step of 0.05 week.
    """

    fear: tuple[float, ...]
    trust: tuple[float, ...]
    pain: tuple[float, ...]
    activity: tuple[float, ...]
    paused: tuple[bool, ...]
    pauses: tuple[float, ...]
    fear_steps: tuple[float, ...] = field(repr=False)

    def week_below(self, fear: float = 0.4) -> float | None:
        """Week in which fear is below a level for the first time.

        Args:
            fear: the level, 0-1 (default 0.4: past the hill of the default surroundings).

        Returns:
            A week, in steps of 0.05, or None when it does not happen.

        Raises:
            ValueError: when the level is outside 0-1.

        Example:
            >>> CircleModel().run(step_per_week=0).week_below(0.4) is None
            True
        """
        check_number("CircleRun", "fear", fear, 0, 1)
        for step, value in enumerate(self.fear_steps):
            if value < fear:
                return step / STEPS_PER_WEEK
        return None


@dataclass(frozen=True)
class CircleModel:
    """Fear, avoiding and trust that keep each other going, with a hill between two valleys.

    States are fear and threat F, and tolerance and trust C ("wat u durft en volhoudt"), both 0-1. From them::

        avoiding   A = F^4 / (F^4 + 0.5^4)
        activity   M = max(1 - A, planned floor m)
        overshoot  X = max(0, M - C - reach)
        pain       P = clip(0.15 + 0.4 * (1 - C) + 0.25 * F + 1.2 * X)
        aim        F* = clip(threat + 0.6 * P - 0.08 * K - 0.5 * min(M, C + reach))
        dC/dt = (M - C) / trust_weeks      dF/dt = (F* - F) / fear_weeks

    Only activity within reach teaches safety: that is the min. K is understanding, 0-1 (this course; small on its own,
    as in `pne-watson` and `pne-alone`).

    One step of 0.05 week goes in this order: M, X and P from the old state; C moves; F moves with the old P and the new
    C; last, the plan rises or is given up. The order matters only for plans near failing, where a pause more or less
    shifts the outcome by a few weeks.

    Give-up rule: with X > 0 and P > 0.85 the plan pauses 2 weeks, its floor is halved, and F rises by 0.08.

    Attributes:
        base_threat: threat in which the story starts, 0-1 (default 0.50).
        reach: how far above C activity still feels safe, 0-1 (default 0.15).
        trust_weeks: time constant of C, 0.5-52 weeks (default 5).
        fear_weeks: time constant of F, 0.5-52 weeks (default 2.5).
        highest_plan: a plan never asks for more than this activity, 0-1 (default 0.9: keeping room to rest).

    Raises:
        ValueError: when a number is outside its range.

    Example:
        >>> run = CircleModel().run(step_per_week=0.06)
        >>> round(run.fear[0], 2), round(run.fear[52], 2)
        (0.9, 0.11)
        >>> run.week_below(0.4)
        15.95
    """

    base_threat: float = 0.5
    reach: float = 0.15
    trust_weeks: float = 5.0
    fear_weeks: float = 2.5
    highest_plan: float = 0.9

    def __post_init__(self) -> None:
        check_number("CircleModel", "base_threat", self.base_threat, 0, 1)
        check_number("CircleModel", "reach", self.reach, 0, 1)
        check_number("CircleModel", "trust_weeks", self.trust_weeks, 0.5, 52)
        check_number("CircleModel", "fear_weeks", self.fear_weeks, 0.5, 52)
        check_number("CircleModel", "highest_plan", self.highest_plan, 0, 1)

    def avoidance(self, fear: float) -> float:
        """Share of activity that is avoided.

        Args:
            fear: fear and threat F, 0-1.

        Returns:
            A share, 0-1.

        Raises:
            ValueError: when the fear is outside 0-1.

        Example:
            >>> CircleModel().avoidance(0.5)
            0.5
        """
        check_number("CircleModel", "fear", fear, 0, 1)
        return fear**4 / (fear**4 + 0.5**4)

    def fixed_points(self, threat: float = 0.5, understanding: float = 0.0) -> list[FixedPoint]:
        """States in which nothing changes, without a plan.

        Args:
            threat: threat in surroundings and words, 0-1.
            understanding: K, 0-1.

        Returns:
            One or three points, from little to much fear. A single valley is "calm" below fear 0.5 and "stuck" from
            there on.

        Raises:
            ValueError: when a number is outside its range.

        Example:
            >>> [(point.kind, round(point.fear, 3)) for point in CircleModel().fixed_points()]
            [('calm', 0.108), ('tipping', 0.449), ('stuck', 0.901)]
        """
        check_number("CircleModel", "threat", threat, 0, 1)
        check_number("CircleModel", "understanding", understanding, 0, 1)

        def pull(fear: float) -> float:
            return self._pull_at_rest(fear, threat, understanding, 0.0)

        valleys = []
        hilltops = []
        if pull(0.0) <= 0:
            valleys.append(0.0)
        fears = [point / SEARCH_POINTS for point in range(SEARCH_POINTS + 1)]
        for (low, before), (high, after) in pairwise((fear, pull(fear)) for fear in fears):
            if before > 0 >= after:
                valleys.append(_crossing(pull, low, high))
            elif before <= 0 < after:
                hilltops.append(_crossing(pull, low, high))
        tops = [self._fixed_point(fear, "tipping") for fear in hilltops]
        if len(valleys) == 1:
            kinds: list[Valley] = ["calm" if valleys[0] < 0.5 else "stuck"]
        else:
            kinds = ["calm", "stuck"]
        bottoms = [self._fixed_point(fear, kind) for fear, kind in zip(valleys, kinds, strict=True)]
        return sorted(tops + bottoms, key=lambda point: point.fear)

    def landscape(
        self, threat: float = 0.5, understanding: float = 0.0, floor: float = 0.0, points: int = 101
    ) -> list[tuple[float, float]]:
        """Heights for a ball that rolls over fear, to draw two valleys and the hill between them.

        The height is minus the integral of dF/dt over F, with C at the value it would settle at for that fear (C = M).
        So, without a plan, bottoms and top lie exactly on `fixed_points`. It is a picture of where things pull to, not
        the run itself: there C moves more slowly than F, so a ball can lie still on a slope for a while or cross the
        top a little earlier or later.

        Args:
            threat: threat in surroundings and words, 0-1. Less threat tilts the land to the calm side.
            understanding: K, 0-1. Lowers the hill as seen from the stuck valley.
            floor: activity that a plan keeps up, 0-1 (0: no plan).
            points: number of points, 11-1001.

        Returns:
            Pairs of fear (0-1, evenly spaced) and height (0 or more, no unit; the lowest point is 0).

        Raises:
            ValueError: when a number is outside its range.

        Example:
            >>> heights = dict(CircleModel().landscape())
            >>> heights[0.45] > heights[0.9] and heights[0.45] > heights[0.11]
            True
        """
        check_number("CircleModel", "threat", threat, 0, 1)
        check_number("CircleModel", "understanding", understanding, 0, 1)
        check_number("CircleModel", "floor", floor, 0, 1)
        check_whole("CircleModel", "points", points, 11, 1001)
        parts = ceil(SEARCH_POINTS / (points - 1))
        width = 1 / ((points - 1) * parts)
        height = 0.0
        heights = [0.0]
        for point in range(points - 1):
            for part in range(parts):
                middle = (point * parts + part + 0.5) * width
                height -= self._pull_at_rest(middle, threat, understanding, floor) / self.fear_weeks * width
            heights.append(height)
        lowest = min(heights)
        return [(point / (points - 1), height - lowest) for point, height in enumerate(heights)]

    def run(
        self,
        step_per_week: float = 0.0,
        understanding: float = 0.0,
        threat: float = 0.5,
        stop_week: float | None = None,
        shock: Shock | None = None,
        weeks: int = 52,
        start: Literal["stuck", "calm"] = "stuck",
    ) -> CircleRun:
        """Follow one made-up person.

        The person starts in a valley of `base_threat` without understanding; from week 0 the given threat and
        understanding hold. A plan starts at C + 0.05 and asks `step_per_week` more each week.

        Args:
            step_per_week: size of the step, 0-1 a week. 0 means: no plan.
            understanding: K, 0-1.
            threat: threat in surroundings and words, 0-1.
            stop_week: week in which the plan is dropped, 0-520, or None.
            shock: a life event, or None.
            weeks: length, 1-520 weeks.
            start: "stuck" or "calm".

        Returns:
            Weekly lists, and the pauses of the plan.

        Raises:
            ValueError: when a number is outside its range, or the starting valley does not exist.

        Example:
            >>> model = CircleModel()
            >>> alone = model.run(understanding=1)
            >>> round(alone.fear[52], 2), round(alone.pain[52], 2)
            (0.72, 0.65)
            >>> too_fast = model.run(step_per_week=0.25)
            >>> too_fast.week_below(0.4) is None and len(too_fast.pauses) > 10
            True
        """
        check_number("CircleModel", "step_per_week", step_per_week, 0, 1)
        check_number("CircleModel", "understanding", understanding, 0, 1)
        check_number("CircleModel", "threat", threat, 0, 1)
        check_whole("CircleModel", "weeks", weeks, 1, 520)
        if stop_week is not None:
            check_number("CircleModel", "stop_week", stop_week, 0, 520)
        beginning = self._starting_point(start)
        fear, trust = beginning.fear, beginning.trust

        step = 1 / STEPS_PER_WEEK
        plan_steps = 0
        if step_per_week > 0:
            plan_steps = STEPS_PER_WEEK * weeks if stop_week is None else round(STEPS_PER_WEEK * stop_week)
        floor = min(self.highest_plan, trust + 0.05)
        pause_steps = 0
        weekly = []
        pauses = []
        fear_steps = []
        for number in range(STEPS_PER_WEEK * weeks + 1):
            week = number / STEPS_PER_WEEK
            planned = number < plan_steps
            paused = planned and pause_steps > 0
            active = planned and not paused
            activity = max(1 - self.avoidance(fear), floor if active else 0.0)
            overshoot = max(0.0, activity - trust - self.reach)
            pain = self._pain(fear, trust, overshoot)
            fear_steps.append(fear)
            if number % STEPS_PER_WEEK == 0:
                weekly.append((fear, trust, pain, activity, paused))

            trust = _clip(trust + (activity - trust) / self.trust_weeks * step)
            now = threat
            if shock is not None and shock.week <= week < shock.week + shock.weeks:
                now += shock.threat
            aim = self._aim(now, understanding, pain, activity, trust)
            fear = _clip(fear + (aim - fear) / self.fear_weeks * step)

            gives_up = active and overshoot > 0 and pain > 0.85
            if gives_up:
                pauses.append(week)
                pause_steps = 2 * STEPS_PER_WEEK
                floor /= 2
                fear = _clip(fear + 0.08)
            elif active:
                floor = min(self.highest_plan, floor + step_per_week * step)
            else:
                pause_steps = max(0, pause_steps - 1)

        fears, trusts, pains, activities, pausing = zip(*weekly, strict=True)
        return CircleRun(fears, trusts, pains, activities, pausing, tuple(pauses), tuple(fear_steps))

    def _starting_point(self, start: str) -> FixedPoint:
        points = {point.kind: point for point in self.fixed_points(self.base_threat)}
        if start not in ("stuck", "calm"):
            raise ValueError(f'CircleModel: start must be "stuck" or "calm", got {start!r}')
        if start not in points:
            raise ValueError(
                "CircleModel: start must be a valley that exists; "
                f'with base_threat {self.base_threat:g} there is no "{start}"'
            )
        return points[start]

    def _pain(self, fear: float, trust: float, overshoot: float) -> float:
        return _clip(0.15 + 0.4 * (1 - trust) + 0.25 * fear + 1.2 * overshoot)

    def _aim(self, threat: float, understanding: float, pain: float, activity: float, trust: float) -> float:
        learned = min(activity, trust + self.reach)
        return _clip(threat + 0.6 * pain - 0.08 * understanding - 0.5 * learned)

    def _pull_at_rest(self, fear: float, threat: float, understanding: float, floor: float) -> float:
        """F* - F when trust has settled at the activity, so there is no overshoot."""
        activity = max(1 - self.avoidance(fear), floor)
        pain = self._pain(fear, activity, 0.0)
        return self._aim(threat, understanding, pain, activity, activity) - fear

    def _fixed_point(self, fear: float, kind: Valley) -> FixedPoint:
        trust = 1 - self.avoidance(fear)
        return FixedPoint(fear, trust, self._pain(fear, trust, 0.0), kind)


def _crossing(pull: Callable[[float], float], low: float, high: float) -> float:
    """Where the pull changes sign between two points, by halving."""
    upward = pull(high) > 0
    for _ in range(50):
        middle = (low + high) / 2
        if (pull(middle) > 0) == upward:
            high = middle
        else:
            low = middle
    return high
