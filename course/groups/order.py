"""In which order a group goes through the sections of a lesson, where its leader chose one (``assets/group/order.ts`` does the same)."""

from __future__ import annotations

from collections.abc import Sequence


def place_in(order: Sequence[int], screen: int) -> float:
    """Where a screen stands in an order; one that is left out stands halfway after those before it in the lesson.

    Args:
        order: screens as they come; empty for that of the lesson.
        screen: its number in the lesson.

    >>> [place_in([0, 3, 2], screen) for screen in (3, 2, 1)], place_in([], 7)
    ([1, 2, 0.5], 7)
    """
    if not order:
        return screen
    if screen in order:
        return order.index(screen)
    return sum(one < screen for one in order) - 0.5


def is_behind(order: Sequence[int], one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a place, as screen and step, comes before another.

    >>> is_behind([], (2, 0), (2, 1)), is_behind([0, 3, 2], (3, 4), (2, 0)), is_behind([0, 3, 2], (2, 0), (3, 4))
    (True, True, False)
    """
    places = [(place_in(order, screen), step) for screen, step in (one, other)]
    return places[0] < places[1]
