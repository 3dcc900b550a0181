"""The templates of our pages, with what every page needs to know."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from functools import lru_cache
from threading import Lock

import jinja2

from course.front_end import template_data
from course.project import TEMPLATE, Project, ProjectError
from widgets.shipped import built

#: Seconds for which what was read of the settings holds.
HOLDS = 1.0
#: Pages are rendered in threads; what all of them need is made by the first.
_ONE_AT_A_TIME = Lock()


class Templates:
    """The templates, for one project.

    Args:
        project: the course.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self._looked: tuple[float, str, tuple[str, ...]] | None = None
        self._key = ("", "")

    def data(self) -> str:
        """What every page needs to know (``built.j2``); looked at no more than once a second.

        Raises:
            ProjectError: something in the settings is wrong.
        """
        return self._look()[1]

    def sites(self) -> tuple[str, ...]:
        """The sites that may show a lesson in a frame; as ``data``.

        Raises:
            ProjectError: something in the settings is wrong.
        """
        return self._look()[2]

    def _look(self) -> tuple[float, str, tuple[str, ...]]:
        if not self._looked or time.monotonic() - self._looked[0] > HOLDS:
            looked = time.monotonic()
            self._looked = (looked, template_data(self.project), self.project.settings().embed)
        return self._looked

    def key(self) -> str:
        """Hash over what every page needs to know, or over what is wrong with it."""
        try:
            data = self.data()
        except ProjectError as error:
            data = str(error)
        if self._key[0] != data:
            self._key = data, hashlib.sha256(data.encode()).hexdigest()
        return self._key[1]

    def files(self) -> Mapping[str, str]:
        """The names of the built files."""
        files: Mapping[str, str] = built()["files"]
        return files

    def render(self, template: str, **values: object) -> str:
        """A page, or a part of one.

        Raises:
            ProjectError: something in the settings is wrong.
        """
        with _ONE_AT_A_TIME:
            found = _environment(self.data()).get_template(template)
        return found.render(**values)


@lru_cache(maxsize=4)
def _environment(data: str) -> jinja2.Environment:
    """Compiling the templates takes longer than rendering a page, so it is done once."""
    loader = jinja2.ChoiceLoader([jinja2.DictLoader({"built.j2": data}), jinja2.FileSystemLoader(TEMPLATE)])
    environment = jinja2.Environment(loader=loader, autoescape=True, extensions=["jinja2.ext.do"])
    # The order of a widget's options has a meaning.
    environment.policies["json.dumps_kwargs"] = {}
    return environment
