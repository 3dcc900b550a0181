"""Two ways to do things in model 4: much and then resting, or a little more each week."""

from dataclasses import dataclass

from widgets.models.limits import check_number


@dataclass(frozen=True)
class BoomBust:
    """Doing a lot on good days, resting after it has flared.

    Attributes:
        boost: what is done on a good day, 0.25-3 times what one can take (default 1.6).
        rest: what is done on a rest day, 0-1 times what one can take (default 0.25).

    Raises:
        ValueError: when a number is outside its range.

    Example:
        >>> BoomBust(boost=1.4)
        BoomBust(boost=1.4, rest=0.25)
    """

    boost: float = 1.6
    rest: float = 0.25

    def __post_init__(self) -> None:
        check_number("BoomBust", "boost", self.boost, 0.25, 3)
        check_number("BoomBust", "rest", self.rest, 0, 1)


@dataclass(frozen=True)
class Graded:
    """The same on every day, a little more each week; less only on a day that begins with a flare-up.

    The plan itself goes on, also when what one can take falls behind it: who plans too much does less in the end.

    Attributes:
        start: first week, as a share of what one can take at the start, 0.1-2 (default 0.8, `pace-rule`).
        step: added each week, as a share of the first week, 0-1 (default 0.1, `pace-rule`).

    Raises:
        ValueError: when a number is outside its range.

    Example:
        >>> Graded(start=3)
        Traceback (most recent call last):
        ...
        ValueError: Graded: start must be between 0.1 and 2, got 3
    """

    start: float = 0.8
    step: float = 0.1

    def __post_init__(self) -> None:
        check_number("Graded", "start", self.start, 0.1, 2)
        check_number("Graded", "step", self.step, 0, 1)
