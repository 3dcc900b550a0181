"""Press a drawn back, set its alarm, and see what the body makes of the same hand."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

import traitlets as t

from widgets.base import lesson_language
from widgets.countable import CountablePlay
from widgets.figure import Figure, token_figure
from widgets.models.alarm import NORMAL_BUILD_UP, SENSITIVE_BUILD_UP, AlarmModel, BuildUpRates
from widgets.words import catalogue

# Five steps of the slider, from calm to very sharp.
SETTINGS = [0.0, 0.25, 0.5, 0.75, 1.0]
SETTING_WORDS = ["calm", "a little sharp", "sharp", "quite sharp", "very sharp"]
# A light, an ordinary and a firm hand, 0-10. A calm alarm gives pain from 5: only the firm one hurts there (own choice).
TOUCHES = [2.6, 4.6, 8.0]
# From this step on touches build up as with a sensitive alarm (own choice: the model knows two speeds).
SHARP_FROM = 2
STAGE = Path(__file__).parent.parent / "stages/lichaam"


class Body(CountablePlay):
    """The same hand on the same back gives more pain when the alarm is set sharper.

    The reader presses on the drawn back, or with one of three buttons, and sets the alarm. Touches that follow each
    other build up, and settle while one waits. A body with a calm alarm can stand beside it, under the same hand. Use
    it after the told scene on the stage ``lichaam``; the chart is the second layer. Nothing is kept: the setting is not
    the patient's, nobody can measure it.

    Args:
        name: identifies the widget within its lesson.
        setting: where the alarm starts, 0 (calm) to 4 (very sharp); default 0.

    Raises:
        ValueError: when ``setting`` is out of range.

    Sources:
        ``AlarmModel``, which names its sources; the strengths of the three hands are our choice. That nobody can
        measure one person's setting: ``cs-no-test``.

    Example:
        >>> body = Body(name="lichaam")
        >>> [body._pain[setting][1] for setting in (0, 2, 4)]  # an ordinary hand
        [0, 390, 790]
        >>> Body(name="lichaam", setting=5)
        Traceback (most recent call last):
        ...
        ValueError: Body: setting must be a whole number between 0 and 4, got 5
    """

    setting = t.Int(0).tag(sync=True)
    #: Pain x100 for each setting and each hand.
    _pain = t.List(t.List(t.Int())).tag(sync=True)
    #: How touches build up, with a calm alarm and with a sharp one.
    _build_up = t.Dict().tag(sync=True, holds=dict[Literal["calm", "sharp"], BuildUpRates])
    #: The first setting that builds up as a sharp alarm.
    _sharp_from = t.Int(SHARP_FROM).tag(sync=True)
    _figure = t.Dict().tag(sync=True, holds=Figure)

    def __init__(self, name: str, setting: int = 0, **content: object) -> None:
        most = len(SETTINGS) - 1
        if not isinstance(setting, int) or isinstance(setting, bool) or not 0 <= setting <= most:
            raise ValueError(f"Body: setting must be a whole number between 0 and {most}, got {setting!r}")
        language = lesson_language()
        super().__init__(name, setting=setting, texts=catalogue(STAGE, language), **content)
        model = AlarmModel()
        self._pain = [[round(100 * pain) for pain in model.pain_curve(s, TOUCHES)] for s in SETTINGS]
        self._build_up = {"calm": asdict(NORMAL_BUILD_UP), "sharp": asdict(SENSITIVE_BUILD_UP)}
        self._figure = figure(model, catalogue(Path(__file__).parent, language))
        self.count("setting", "Where did you set the alarm?", dict(enumerate(SETTING_WORDS)))


def figure(model: AlarmModel, texts: dict[str, str]) -> dict[str, Any]:
    """Pain of the three hands along the settings; the front end puts the reader's own press in trace 3."""

    def word(text: str) -> str:
        return texts.get(text, text)

    places = list(range(len(SETTINGS)))
    curves = [[round(model.pain(s, touch), 2) for s in SETTINGS] for touch in TOUCHES]
    colours = ["--c-line-1", "--c-line-3", "--c-line-2"]
    line = {"type": "scatter", "mode": "lines", "x": places}
    labels = [
        {
            "x": places[-1],
            "y": curve[-1],
            "text": word(text),
            "font": {"color": colour},
            "showarrow": False,
            "xanchor": "right",
            "yanchor": "bottom",
        }
        for curve, text, colour in zip(curves, ("light hand", "ordinary hand", "firm hand"), colours, strict=True)
    ]
    axis = {"showgrid": False, "zeroline": False, "showline": True, "linecolor": "--c-axis", "fixedrange": True}
    return token_figure(
        data=[
            *(
                {**line, "y": curve, "line": {"color": colour, "width": 4, "dash": dash}}
                for curve, colour, dash in zip(curves, colours, ("dot", "dash", "solid"), strict=True)
            ),
            {
                **line,
                "mode": "markers",
                "marker": {
                    "color": "--c-alarm",
                    "size": 17,
                    "symbol": "diamond",
                    "line": {"color": "--c-surface", "width": 2},
                },
            },
        ],
        layout={
            "margin": {"l": 32, "r": 44, "t": 28, "b": 36},
            "xaxis": {
                **axis,
                "range": [-0.15, places[-1] + 0.15],
                "tickvals": [0, places[-1]],
                "ticktext": [word("calm"), word("very sharp")],
            },
            "yaxis": {**axis, "range": [0, 11], "showticklabels": False, "title": {"text": word("more pain") + " →"}},
            "annotations": labels,
        },
    )
