"""What our Voilà templates call: a notebook that was run becomes a document, and a document what its page shows.

nbconvert loads these by their dotted names. So plain ``voila lessons/nl --template=course`` shows the page that we make.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from traitlets.config import LoggingConfigurable

from course.drawing.drawings import Drawings
from course.lesson.context import LessonContext
from course.lesson.document import LessonDocument
from course.lesson.render import lesson_values
from course.making.lesson import lesson_of
from widgets.shipped import built_files

SECONDS = 60
#: Plain Voilà has no place of its own for it.
DRAWINGS = Drawings()


class LessonFilter(LoggingConfigurable):
    """``nb | lesson(resources)``: the document; ``parent`` is Voilà's exporter."""

    def __call__(self, nb: nbformat.NotebookNode, resources: dict[str, Any]) -> LessonDocument:
        """Make it, once the notebook was run."""
        about = resources.get("course", {})
        language = about.get("language") or _folder(self.parent, resources).name
        context = LessonContext.beside(_folder(self.parent, resources))
        return lesson_of(nb, resources["metadata"]["name"], language, context, about.get("seconds", SECONDS))


class ValuesFilter(LoggingConfigurable):
    """``document | lesson_values(resources)``: what ``lesson.html.j2`` shows; ``parent`` is Voilà's exporter."""

    def __call__(self, document: LessonDocument, resources: dict[str, Any]) -> dict[str, Any]:
        """Find what its texts point to, and render them."""
        context = LessonContext.beside(_folder(self.parent, resources))
        return lesson_values(document, context, built_files(), drawn=DRAWINGS.of(document).html)


def _folder(exporter: Any, resources: dict[str, Any]) -> Path:
    """The folder of the lesson: the page maker tells it; Voilà itself serves the folder of the lessons, or one above it."""
    told = resources.get("course", {}).get("folder")
    if told:
        return Path(told)
    served = Path(exporter.contents_manager.root_dir)
    name = f"{resources['metadata']['name']}.ipynb"
    return next((file.parent for pattern in (name, f"lessons/*/{name}") for file in served.glob(pattern)), served)
