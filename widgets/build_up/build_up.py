"""Repeats and pauses: how pain builds up over equal touches, and how a pause calms it."""

from __future__ import annotations

from typing import Any, Literal

import traitlets as t
from babel.numbers import format_decimal

from widgets.base import CourseWidget, lesson_language
from widgets.figure import Figure, token_figure
from widgets.models.alarm import AlarmModel

PAUSES = [1, 2, 3, 4, 5, 6]
REPEATS = 10
# The first touch feels the same with both alarms, so that only the build-up differs.
ALARMS = {"calm": False, "sensitive": True}
Alarm = Literal["calm", "sensitive"]


class BuildUp(CourseWidget):
    """Ten equal touches, with a pause to choose: a calm alarm and a sensitive one side by side.

    Pain builds up when touches follow each other fast, more so with a sensitive alarm; pauses calm
    it. Use it to explain why repeating hurts more and why pauses help; use ``PainAlarm`` for one
    touch. A button plays the touches; the chart shows the same without it. Nothing is kept.

    Args:
        name: identifies the widget within its lesson.
        pause: seconds between two touches at the start, a whole number from 1 to 6; default 1.

    Raises:
        ValueError: when ``pause`` is out of range.

    Sources:
        ``AlarmModel.build_up``. The calm alarm is set on ``ts-size`` (heat on the skin of healthy
        people, not back pain); that build-up is faster in groups with long-lasting back pain is
        ``cs-group``, its size is our choice.

    Example:
        >>> widget = BuildUp(name="opbouw", pause=2)
        >>> [widget._strength[alarm][1][-1] for alarm in ("calm", "sensitive")]  # the tenth touch, per cent of the first
        [153, 228]
        >>> BuildUp(name="opbouw", pause=0)
        Traceback (most recent call last):
        ...
        ValueError: BuildUp: pause must be a whole number between 1 and 6, got 0
    """

    pause = t.Int(1).tag(sync=True)
    _pauses = t.List(t.Int()).tag(sync=True)
    #: For each alarm and each pause: how strong each touch feels, in per cent of the first.
    _strength = t.Dict().tag(sync=True, holds=dict[Alarm, list[list[int]]])
    #: The same as the reader sees it, such as "1,5".
    _words = t.Dict().tag(sync=True, holds=dict[Alarm, list[list[str]]])
    _figure = t.Dict().tag(sync=True, holds=Figure)

    def __init__(self, name: str, pause: int = 1, **content: object) -> None:
        if not isinstance(pause, int) or isinstance(pause, bool) or pause not in PAUSES:
            raise ValueError(
                f"BuildUp: pause must be a whole number between {PAUSES[0]} and {PAUSES[-1]}, got {pause!r}"
            )
        super().__init__(name, pause=pause, **content)
        model = AlarmModel()
        levels = {
            alarm: [model.build_up(p, REPEATS, sensitive=sensitive).level for p in PAUSES]
            for alarm, sensitive in ALARMS.items()
        }
        self._pauses = PAUSES
        self._strength = {
            alarm: [[round(100 * (1 + w)) for w in row] for row in rows] for alarm, rows in levels.items()
        }
        self._words = {
            alarm: [[format_decimal(1 + w, "0.0", lesson_language()) for w in row] for row in rows]
            for alarm, rows in levels.items()
        }
        self._figure = figure()


def figure() -> dict[str, Any]:
    """Two panels without their values: left the calm alarm, right the sensitive one.

    Traces: 0 and 1 the two alarms with the shortest pause, to compare with; 2 and 3 the dots with
    the chosen pause. The front end fills all four.
    """
    before = {
        "type": "scatter",
        "mode": "lines",
        "x": list(range(1, REPEATS + 1)),
        "line": {"color": "--c-rule-strong", "width": 2, "dash": "4px 4px"},
    }
    dots = {"type": "scatter", "mode": "lines+markers", "cliponaxis": False}
    axis = {
        "range": [0.2, REPEATS + 0.8],
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "showticklabels": False,
        "fixedrange": True,
    }
    guides = [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": strength,
            "y1": strength,
            "line": {"color": "--c-rule-strong", "width": 1, "dash": "2px 4px"},
            "layer": "below",
        }
        for strength in (1, 2)
    ]
    return token_figure(
        data=[
            before,
            {**before, "xaxis": "x2"},
            {
                **dots,
                "line": {"color": "--c-line-1", "width": 2},
                "marker": {"color": "--c-line-1", "size": 11, "opacity": 1},
            },
            {
                **dots,
                "xaxis": "x2",
                "line": {"color": "--c-line-2", "width": 2},
                "marker": {"color": "--c-line-2", "size": 11, "symbol": "diamond", "opacity": 1},
            },
        ],
        layout={
            "margin": {"l": 8, "r": 8, "t": 32, "b": 32},
            "xaxis": {**axis, "domain": [0, 0.47]},
            "xaxis2": {**axis, "domain": [0.53, 1]},
            "yaxis": {"range": [0.7, 2.95], "visible": False, "fixedrange": True},
            "shapes": guides,
        },
    )
