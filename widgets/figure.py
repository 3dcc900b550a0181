"""A Plotly figure whose colours are names of design tokens, ready to be a widget's trait."""

from __future__ import annotations

import json
import re
from typing import Any, TypedDict

import plotly.graph_objects as go

TOKEN = re.compile(r'"(--[a-z0-9-]+)"')


class Figure(TypedDict):
    """What Plotly draws; a colour is the name of a design token."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]


def token_figure(data: list[dict[str, Any]], layout: dict[str, Any]) -> dict[str, Any]:
    """Check a figure with Plotly and give it as plain JSON, with its colours still names of tokens.

    Plotly refuses ``--c-line-1`` as a colour, and only the browser knows the theme. So each name is
    a real colour while Plotly checks the figure, and becomes the name again afterwards.

    Args:
        data: the traces, each with its ``type``.
        layout: the layout; a template is not needed and is left out.

    Returns:
        ``{"data": [...], "layout": {...}}`` for the ``Chart`` of the front end.

    Raises:
        ValueError: when Plotly does not know a part of the figure; its message names the part.

    Example:
        >>> figure = token_figure(
        ...     [{"type": "scatter", "y": [1, 2], "line": {"color": "--c-line-1"}}], {"xaxis": {"linecolor": "--c-axis"}}
        ... )
        >>> figure["data"][0]["line"], figure["layout"]
        ({'color': '--c-line-1'}, {'xaxis': {'linecolor': '--c-axis'}})
    """
    names: list[str] = []

    def colour(match: re.Match[str]) -> str:
        names.append(match[1])
        return f'"#fedc{len(names):04x}"'

    stand_in = TOKEN.sub(colour, json.dumps({"data": data, "layout": {**layout, "template": "none"}}))
    text = go.Figure(json.loads(stand_in)).to_json()
    figure: dict[str, Any] = json.loads(
        re.sub(r'"#fedc([0-9a-f]{4})"', lambda match: f'"{names[int(match[1], 16) - 1]}"', text)
    )
    figure["layout"].pop("template", None)
    return figure
