"""Figures keep the names of their colours, and Plotly checks the rest."""

from __future__ import annotations

import doctest

import pytest

import widgets.figure
from widgets.figure import token_figure


def test_the_example_in_the_docstring_runs() -> None:
    assert doctest.testmod(widgets.figure).failed == 0


def test_each_colour_gets_its_own_name_back() -> None:
    colours = [f"--c-line-{n}" for n in range(1, 40)]
    figure = token_figure([{"type": "scatter", "marker": {"color": colours}}], {"xaxis2": {"linecolor": "--c-axis"}})
    assert figure["data"][0]["marker"]["color"] == colours
    assert figure["layout"] == {"xaxis2": {"linecolor": "--c-axis"}}


def test_an_unknown_part_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="widht"):
        token_figure([{"type": "scatter", "line": {"widht": 2}}], {})
