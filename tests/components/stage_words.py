"""What a stage says in Python, for its tests in TypeScript: its directions and its Dutch words.

Run as `python -m tests.components.stage_words NAME`.
"""

import json
import sys
from pathlib import Path

from babel.messages.pofile import read_po

from widgets import stages
from widgets.stages.stage import all_stages

if __name__ == "__main__":
    name = sys.argv[1]
    with (Path(stages.__file__).parent / name / "nl.po").open("rb") as stream:
        dutch = {message.id: message.string for message in read_po(stream) if message.id}
    directions = [{"key": each.key, "number": each.number} for each in all_stages()[name].directions]
    print(json.dumps({"directions": directions, "dutch": dutch}))
