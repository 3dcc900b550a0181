"""A calm breathing moment: a shape that grows and shrinks slowly."""

from __future__ import annotations

from typing import Literal, get_args

import traitlets as t

from widgets.countable import CountablePlay

Pace = Literal["slower", "calm", "faster"]
Minutes = Literal[1, 2, 3]

# Seconds in and seconds out. Six breaths a minute with a longer out-breath is what `breath-lab` used; the
# slower and the faster one are own choices, so that everyone finds a comfortable pace.
PACE_WORDS: dict[str, str] = {"slower": "slower", "calm": "calm", "faster": "somewhat faster"}
PACES: dict[Pace, tuple[int, int]] = {"slower": (5, 7), "calm": (4, 6), "faster": (3, 5)}
MINUTES: tuple[Minutes, ...] = get_args(Minutes)


class BreathingPacer(CountablePlay):
    """A soft shape to breathe along with, for a minute or a few; it stops by itself.

    It offers a pleasant moment and promises nothing: breathing is comfort here, no treatment of pain
    (``breath-lab``, ``breath-acute``). Use it for a pause in a lesson; for picking things to do in the
    evening use ``MyEvening``. It counts no sessions, and keeps only the chosen pace and length.

    Args:
        name: identifies the widget within its lesson.
        pace: "slower", "calm" (default, about six breaths a minute) or "faster", until the reader chooses.
        minutes: 1 (default), 2 or 3, until the reader chooses.

    Raises:
        ValueError: when ``pace`` or ``minutes`` is none of these.

    Sources:
        Pace and the longer out-breath: ``breath-lab`` (healthy people, other studies found nothing). The
        slower and faster pace and the lengths are own choices.

    Example:
        >>> pacer = BreathingPacer(name="adem", minutes=2)
        >>> pacer._paces["calm"]  # seconds in, seconds out
        [4, 6]
        >>> BreathingPacer(name="adem", minutes=20)
        Traceback (most recent call last):
        ...
        ValueError: BreathingPacer: minutes must be one of 1, 2, 3, got 20
    """

    pace = t.Unicode("calm").tag(sync=True, keep=True, holds=Pace)
    minutes = t.Int(1).tag(sync=True, keep=True, holds=Minutes)
    #: Per pace: seconds in, seconds out.
    _paces = t.Dict().tag(sync=True, holds=dict[Pace, tuple[int, int]])
    _lengths = t.List(t.Int()).tag(sync=True, holds=list[Minutes])

    def __init__(self, name: str, pace: str = "calm", minutes: int = 1, **content: object) -> None:
        for what, value, known in (("pace", pace, PACES), ("minutes", minutes, MINUTES)):
            if value not in known or isinstance(value, bool):
                raise ValueError(
                    f"BreathingPacer: {what} must be one of {', '.join(str(each) for each in known)}, got {value!r}"
                )
        super().__init__(name, pace=pace, minutes=minutes, **content)
        self._paces = {key: list(seconds) for key, seconds in PACES.items()}
        self._lengths = list(MINUTES)
        self.count("pace", "Which pace did you choose?", PACE_WORDS)
