"""Prints what the component tests show: each widget as Python makes it, with the texts and tables a lesson would get.

Every module beside this one that has ``EXAMPLES`` (name of the example -> widget) belongs to it. A real browser visits
each of those too (tests/browser/test_widgets.py); what only a component test needs stands in ``VARIANTS``.

    python -m tests.components.examples
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

from widgets.base import CourseWidget

HERE = Path(__file__).parent
# Of JupyterLab alone; a page gets neither.
NOT_ON_A_PAGE = ("layout", "_esm")


def state_of(widget: CourseWidget) -> dict[str, object]:
    """What a page holds of a widget."""
    return {name: value for name, value in widget.get_state().items() if name not in NOT_ON_A_PAGE}


def examples(*, variants: bool = False) -> dict[str, CourseWidget]:
    """Each example as ``"fear_circle: at first"``; the variants too when they are asked for."""
    modules = sorted(file.stem for file in HERE.glob("*.py") if file.stem not in ("__init__", "examples"))
    found: dict[str, CourseWidget] = {}
    for module in modules:
        content = import_module(f"tests.components.{module}")
        here = content.EXAMPLES | (getattr(content, "VARIANTS", {}) if variants else {})
        found |= {f"{module}: {name}": widget for name, widget in here.items()}
    return found


if __name__ == "__main__":
    states = {name: state_of(widget) for name, widget in examples(variants=True).items()}
    json.dump(states, sys.stdout)
