"""Prints what Python says of each stage: its directions, and the Dutch of its catalogue (tests/components/stages.tsx).

python -m tests.stages.words
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from babel.messages.pofile import read_po

import widgets.stages
from widgets.stages.stage import Stage, all_stages

FOLDER = Path(widgets.stages.__file__).parent


def words(stage: Stage) -> dict[str, object]:
    """The directions of a stage with their numbers, and its Dutch."""
    with (FOLDER / stage.name / "nl.po").open("rb") as stream:
        dutch = {message.id: message.string for message in read_po(stream) if message.id}
    return {"directions": [{"key": each.key, "number": each.number} for each in stage.directions], "dutch": dutch}


if __name__ == "__main__":
    json.dump({name: words(stage) for name, stage in all_stages().items()}, sys.stdout)
