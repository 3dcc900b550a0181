"""Where in the preview each cell is, as the page beside JupyterLab asks."""

from __future__ import annotations

import json
from pathlib import Path

from course.editing.desk import places
from course.lesson.document import LessonDocument, Step, Text, WidgetPlace
from tests.check.examples import cell


def test_each_cell_has_its_step_or_its_own_part_in_the_preview(tmp_path: Path) -> None:
    path = tmp_path / "01-les.ipynb"
    note = cell("markdown", "## Geen stap", "noot", metadata={"tags": ["therapist"]})
    step = cell("markdown", "## Anna", "stap", metadata={"step": "haar-tuin"})
    cells = [cell("markdown", "# Les", "titel"), step, note, cell("code", "%%quiz mag-het", "vraag")]
    path.write_text(json.dumps({"metadata": {}, "cells": cells}))
    # As it was run before: what is written now may differ, and then its step is near enough.
    assert places(path, None) == {
        "titel": "begin",
        "stap": "stap-haar-tuin",
        "noot": "stap-haar-tuin",
        "vraag": "stap-haar-tuin",
    }
    parts = [Text(2, "## Anna"), WidgetPlace(4, "mag-het")]
    document = LessonDocument(stem="01-les", language="nl", steps=[Step("stap-haar-tuin", "Anna", parts)])
    assert places(path, document)["vraag"] == "onderdeel-mag-het"
    path.write_text("{")
    assert places(path, document) == {}
