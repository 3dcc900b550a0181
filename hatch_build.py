"""Hatchling's hook: a wheel holds the whole course (course/packing.py), and so does the sdist, which then builds the same wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHIPPED = "build/shipped"
TEMPLATE = "voila/templates/course"


class WholeCourse(BuildHookInterface):
    """Packs what ``make wheel`` put together; an editable install needs none of it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add it to the wheel or the sdist.

        Raises:
            FileNotFoundError: it was not put together; a wheel without it would show nothing.
        """
        if version == "editable":
            return
        folder = Path(self.root, SHIPPED)
        if not (folder / "made").is_dir():
            raise FileNotFoundError(
                f"{SHIPPED} is not there: a wheel holds the made lessons. First run: make wheel. "
                "To work in this checkout: pip install --editable '.[edit,rooms]'"
            )
        place = "course/shipped" if self.target_name == "wheel" else SHIPPED
        build_data["force_include"][str(folder)] = place
        if self.target_name == "wheel":
            # Where plain Voilà looks for templates.
            build_data["shared_data"][str(folder / "assets/jupyter" / TEMPLATE)] = f"share/jupyter/{TEMPLATE}"
