"""The base class of every widget in the course.

A course widget is an ordinary ipywidget (through anywidget). Its front end is TypeScript in the
widget's own folder, bundled by ``assets/build.mjs`` into the static folder of our Voilà template.
JupyterLab, plain Voilà and our own pages all fetch it from that one address, so the state of a
widget holds only its content, never a bundle.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from inspect import getfile
from pathlib import Path
from typing import Any

import anywidget
import traitlets as t

from widgets.beside import lesson_place
from widgets.shipped import MissingFrontEnd, built_files
from widgets.words import catalogue

NAME_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

# JupyterLab and live Voilà pages run this. It stays tiny because anywidget allows two seconds for
# it and copies it into each instance; the real module is imported inside render.
LOADER = """
const page = document.getElementById("jupyter-config-data");
const root = (page && JSON.parse(page.textContent).baseUrl) || "/";
// Whole, with the host: this module runs from a blob, which has no folder to start from.
const address = new URL(root + "voila/templates/course/static/", location.origin).href;
async function render(args) {
  const css = address + args.model.get("_css_file");
  if (!document.querySelector(`link[href="${css}"]`)) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: css }));
  }
  const module = await import(address + args.model.get("_module"));
  return module.default.render(args);
}
export default { render };
"""


def lesson_language() -> str:
    """Two-letter language of the lesson that is running."""
    return lesson_place().language


class CourseWidget(anywidget.AnyWidget):
    """One widget in a lesson.

    A subclass ``PainAlarm`` lives in ``widgets/pain_alarm/`` beside ``pain_alarm.tsx``,
    ``pain_alarm.css`` and ``nl.po``. Traits tagged ``keep=True`` are the patient's answers: the
    front end only sets them on its model, the page's host decides where they stay.

    Args:
        name: identifies the widget within its lesson; lower-case letters, digits and hyphens.
        lesson: two digits, on an extra page: the lesson that has this widget too, under the same name. Its answers are the same.
        **content: the traits of the subclass.

    Raises:
        ValueError: when the name or the lesson is not of that form.
        TypeError: when a keyword is not a trait of this widget; the message suggests the nearest.
    """

    _esm = LOADER

    name = t.Unicode().tag(sync=True)
    texts = t.Dict().tag(sync=True, holds=dict[str, str])
    _kind = t.Unicode().tag(sync=True)
    # The bundle that shows it: of its kind, unless a kind has several, such as the scene with each of its drawings.
    _bundle = t.Unicode().tag(sync=True)
    _module = t.Unicode().tag(sync=True)
    _css_file = t.Unicode().tag(sync=True)
    _keep = t.List(t.Unicode()).tag(sync=True)
    # "lesson" keeps the answers under this lesson, "course" shares them between all lessons.
    _scope = t.Enum(["lesson", "course"], "lesson").tag(sync=True)
    # The number of the lesson whose answers it has; empty: of the lesson it stands in.
    _lesson = t.Unicode().tag(sync=True)
    # What the read-back on the page "Mijn cursus" needs besides the kept traits; empty: it has none.
    # Only what it shows: that page holds the content of all lessons together.
    _read_back = t.List(t.Unicode()).tag(sync=True)
    # The plain words that "Mijn cursus" calls it by; empty: the title of its step. Not for the browser.
    _called = t.Unicode().tag(sync=True)
    # True once Python code listens to this widget: such a lesson needs a live kernel.
    _needs_kernel = t.Bool(False).tag(sync=True)

    def __init__(self, name: str, **content: object) -> None:
        who = type(self).__name__
        if not isinstance(name, str) or not NAME_PATTERN.fullmatch(name):
            raise ValueError(
                f"{who}: name must be lower-case letters, digits and hyphens, such as 'mijn-avond', got {name!r}"
            )
        lesson = content.pop("lesson", "")
        if lesson and not re.fullmatch(r"\d\d", str(lesson)):
            raise ValueError(f"{who}: lesson must be the two digits of a lesson, such as '07', got {lesson!r}")
        allowed = sorted(k for k in self.class_trait_names(sync=True) if not k.startswith("_"))
        for key in content:
            if key not in allowed:
                near = get_close_matches(key, allowed, 1)
                hint = f"; did you mean {near[0]!r}?" if near else ""
                raise TypeError(f"{who}: no setting named {key!r}{hint}")
        folder = Path(getfile(type(self))).parent
        language = lesson_language()
        files = built_files()
        kind = folder.name
        if kind not in files:
            raise MissingFrontEnd(f"{who}: {kind}.tsx is not bundled yet; run 'make setup' in the project folder")
        texts: Any = content.pop("texts", {})
        super().__init__(
            name=name,
            texts={
                **catalogue(Path(__file__).parent / "front", language),
                **catalogue(folder, language),
                **texts,
            },
            _lesson=lesson,
            _kind=kind,
            _bundle=kind,
            _module=files[kind],
            _css_file=files["widgets_css"],
            _keep=sorted(self.trait_names(keep=True)),
            **content,
        )

    def observe(self, handler: Any, names: Any = t.All, type: Any = "change") -> None:  # noqa: A002 (the name is traitlets')
        """Call ``handler`` on a change. Used from a notebook this needs a kernel that stays."""
        if not isinstance(handler, t.EventHandler) and not getattr(handler, "__module__", "").startswith(
            ("ipywidgets", "traitlets", "anywidget")
        ):
            self._needs_kernel = True
        super().observe(handler, names, type)
