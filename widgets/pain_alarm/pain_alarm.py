"""The same touch, another pain: what a more sensitive alarm does."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypedDict

import traitlets as t

from widgets.base import CourseWidget, lesson_language
from widgets.figure import Figure, token_figure
from widgets.models.alarm import GROUP_AVERAGE, GROUP_BAND, AlarmModel
from widgets.words import catalogue

# One step of the slider is 0.2; an ordinary thing such as a bad night shifts the alarm by one step.
STEP = 0.2
SETTINGS = [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
# A calm alarm gives pain from here: below it a touch is an ordinary one (allodynia, `AlarmModel`).
ORDINARY = AlarmModel().threshold(0)
TOUCHES = [1.0, 3.0, 4.6, 6.0, 8.0]
AXIS_END = 9.0
# Steps of 0.2: at each setting pain starts exactly on a point of the grid.
GRID = [round(0.2 * i, 1) for i in range(int(AXIS_END * 5) + 1)]
#: Where a group of people is along the settings, 0-1.
Group = TypedDict("Group", {"from": float, "to": float, "average": float})
# People without back pain differ among each other too, and the two
# groups overlap (`cs-group`: direction only). The numbers of the first group are our choice.
GROUPS: dict[str, Group] = {
    "without": {"from": 0.0, "to": 0.45, "average": 0.17},
    "with": {"from": GROUP_BAND[0], "to": GROUP_BAND[1], "average": GROUP_AVERAGE},
}


class PainAlarm(CourseWidget):
    """The same touch gives more pain when the alarm is set more sensitive, and less when it is calmer.

    The reader moves the setting of the alarm and the strength of a touch; a bad night, tension or
    feeling safe move the alarm one step. Use it to explain sensitivity and that it goes both ways;
    use ``BuildUp`` for repeated touches and ``DangerSafetyCards`` for what moves one's own alarm.
    Nothing is kept: the setting is not the patient's, nobody can measure it.

    Args:
        name: identifies the widget within its lesson.
        setting: where the alarm starts, 0 (calm) to 5 (very sensitive); default 0.
        touch: where the touch starts, 0 (very light) to 4 (very firm); default 2, an ordinary touch.

    Raises:
        ValueError: when ``setting`` or ``touch`` is out of range.

    Sources:
        The curve is ``AlarmModel``, which names its sources. Two soft bands show that groups with and
        without back pain overlap (``cs-group``: direction only, the edges are our choice). A daily
        thing moves the alarm by 0.2 (direction for sleep ``sleep-exp-meta``; the size is our
        choice, the most that evidence.md, section 6, allows). That nobody can measure one person's
        setting: ``cs-no-test``, ``qst-weak-link``.

    Example:
        >>> alarm = PainAlarm(name="alarm", setting=2)
        >>> [alarm._pain[setting][2] for setting in (0, 2, 5)]  # an ordinary touch
        [0, 285, 790]
        >>> PainAlarm(name="alarm", setting=6)
        Traceback (most recent call last):
        ...
        ValueError: PainAlarm: setting must be a whole number between 0 and 5, got 6
    """

    setting = t.Int(0).tag(sync=True)
    touch = t.Int(2).tag(sync=True)
    #: Strength of each step of the touch slider, 0-10.
    _touches = t.List(t.Float()).tag(sync=True)
    #: Pain x100 for each setting and each step of the touch slider.
    _pain = t.List(t.List(t.Int())).tag(sync=True)
    #: Pain x100 for each setting along ``_grid``, to draw the curve.
    _curves = t.List(t.List(t.Int())).tag(sync=True)
    _grid = t.List(t.Float()).tag(sync=True)
    #: Below this strength a touch is an ordinary one.
    _ordinary = t.Float(ORDINARY).tag(sync=True)
    #: Steps by which daily things move the alarm.
    _shifts = t.Dict().tag(sync=True, holds=dict[str, int])
    #: The groups with and without back pain.
    _groups = t.Dict().tag(sync=True, holds=dict[str, Group])
    _figure = t.Dict().tag(sync=True, holds=Figure)

    def __init__(self, name: str, setting: int = 0, touch: int = 2, **content: object) -> None:
        for what, value, most in (("setting", setting, len(SETTINGS) - 1), ("touch", touch, len(TOUCHES) - 1)):
            if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
                raise ValueError(f"PainAlarm: {what} must be a whole number between 0 and {most}, got {value!r}")
        model = AlarmModel(context_shift=STEP)
        super().__init__(name, setting=setting, touch=touch, **content)
        self._touches = TOUCHES
        self._pain = [hundredths(model.pain_curve(s, TOUCHES)) for s in SETTINGS]
        self._curves = [hundredths(model.pain_curve(s, GRID)) for s in SETTINGS]
        self._grid = GRID
        self._shifts = {
            thing: round((model.shifted(0.4, **{thing: True}) - 0.4) / STEP)
            for thing in ("bad_night", "stress", "feeling_safe")
        }
        self._groups = GROUPS
        self._figure = figure(model, catalogue(Path(__file__).parent, lesson_language()))


def hundredths(values: list[float]) -> list[int]:
    """Whole hundredths: shorter in the page, and more exact than a screen shows."""
    return [round(100 * value) for value in values]


def figure(model: AlarmModel, texts: dict[str, str]) -> dict[str, Any]:
    """The parts of the chart that stay the same; the front end fills traces 0, 2 and 3.

    Traces: 0 the pain from ordinary touch, 1 the calm alarm, 2 the alarm as it is set, 3 the
    points of the chosen touch.
    """
    calm = [round(pain, 2) for pain in model.pain_curve(0, GRID)]
    line = {"type": "scatter", "mode": "lines"}
    words = [texts.get(word, word) for word in ("very light", "ordinary", "very firm")]
    return token_figure(
        data=[
            {**line, "line": {"width": 0}, "fill": "tozeroy", "fillcolor": "--c-band-2"},
            {**line, "x": GRID, "y": calm, "line": {"color": "--c-line-1", "width": 3, "dash": "6px 4px"}},
            {**line, "x": GRID, "line": {"color": "--c-line-2", "width": 4}},
            {
                **line,
                "mode": "lines+markers",
                "line": {"color": "--c-ink", "width": 2, "dash": "2px 4px"},
                "marker": {
                    "symbol": ["circle", "diamond"],
                    "color": ["--c-line-1", "--c-line-2"],
                    "size": [15, 17],
                    "line": {"color": "--c-surface", "width": 2},
                    "opacity": 1,
                },
                "cliponaxis": False,
            },
        ],
        layout={
            "margin": {"l": 8, "r": 8, "t": 32, "b": 8},
            "xaxis": {
                "range": [0, AXIS_END],
                "tickvals": [TOUCHES[0], TOUCHES[2], TOUCHES[4]],
                "ticktext": words,
                "showgrid": False,
                "zeroline": False,
                "showline": True,
                "linecolor": "--c-axis",
                "fixedrange": True,
                "automargin": True,
            },
            "yaxis": {"range": [0, 11], "visible": False, "fixedrange": True},
            # Left of this line a touch is an ordinary one.
            "shapes": [
                {
                    "type": "line",
                    "x0": ORDINARY,
                    "x1": ORDINARY,
                    "y0": 0,
                    "y1": 10.6,
                    "line": {"color": "--c-axis", "width": 1, "dash": "2px 3px"},
                }
            ],
        },
    )
