"""Keeps the bundled front end and the data of the page template up to date."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from babel import Locale

from course.policy import page_policy
from course.project import ASSETS, TEMPLATE, Project, ProjectError
from widgets.shipped import INSTALLED, MANIFEST, ROOT, built
from widgets.words import catalogue, words

t = words(__file__)

SOURCES = (
    # Their types are in what the browser gets (course/typescript.py).
    "widgets/**/*.py",
    "course/typescript.py",
    "course/groups/*.py",
    "widgets/**/*.ts*",
    "widgets/**/*.css",
    "assets/**/*.ts*",
    "assets/**/*.css",
    "widgets/**/*.po",
    "assets/**/*.po",
    "assets/*.mjs",
    "assets/pictures/*",
    "package-lock.json",
)


def source_key() -> str:
    """Hash over everything the bundles are made from."""
    digest = hashlib.sha256()
    for path in sorted({p for pattern in SOURCES for p in ROOT.glob(pattern) if p.is_file()}):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def bundle() -> None:
    """Bundle widgets and styles when their sources changed.

    Raises:
        ProjectError: when Node or its packages are missing, or the bundling fails.
    """
    if INSTALLED:  # a wheel has the bundles, not their sources
        return
    key = source_key()
    if MANIFEST.exists() and json.loads(MANIFEST.read_text()).get("source") == key:
        return
    beside_python = Path(sys.executable).parent
    node = shutil.which("node") or shutil.which("node", path=str(beside_python))
    if not node or not (ROOT / "node_modules/esbuild").exists():
        raise ProjectError(t("The front of the course was not made yet. First run: make setup"))
    done = subprocess.run(  # noqa: S603 (our own script)
        [node, str(ASSETS / "build.mjs")],
        cwd=ROOT,
        env={**os.environ, "COURSE_SOURCE_KEY": key, "COURSE_PYTHON": sys.executable},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise ProjectError(t("Making the front of the course failed:\n{why}", why=done.stderr.strip()))


#: Scripts that say something themselves; their page carries the words (assets/host/texts.ts).
LEADERS = ("projector", "leader", "begin")


def texts(folders: Iterable[Path], language: str) -> dict[str, str]:
    """All that the catalogues in these folders hold."""
    return {english: text for folder in folders for english, text in catalogue(folder, language).items()}


def script_words(script: str, folders: Iterable[Path], language: str) -> dict[str, str]:
    """What a script says, and no more: its page carries this.

    Args:
        script: its name in the manifest, which knows the sentences in its code.
        folders: with the catalogues.
        language: of the page.
    """
    known = texts(folders, language)
    return {english: known[english] for english in built()["said"][script] if english in known}


#: Looks up a text and fills its places, as in scripts; a value that is not safe is escaped. A macro, so that it works alike in our
#: own Jinja environment and in those of Voilà, with autoescape and without.
SAY = """{%- macro t(text) -%}
{%- set said = namespace(text=texts.get(text, text) | safe) -%}
{%- for place, value in kwargs.items() -%}{%- set said.text = said.text | replace("{" ~ place ~ "}", value | e) -%}{%- endfor -%}
{{ said.text | safe }}
{%- endmacro -%}
"""


def template_data(project: Project, folders: Sequence[Path] = (TEMPLATE,)) -> str:
    """The file ``built.j2``: what every page needs to know, as Jinja values, and ``t("...")``, which says something.

    Args:
        project: the course.
        folders: with the catalogues of the templates.
    """
    manifest = built()
    settings = project.settings()
    values = {
        "files": manifest["files"],
        "preload": manifest["preload"],
        "loader": manifest["loader"],
        "policy": page_policy(manifest["loader"]),
        "safety": project.safety(),
        "course_title": settings.title,
        "clinic": asdict(settings.clinic),
        "colours": settings.colours,
        "emergency": settings.emergency,
        "embed": settings.embed,
        "language": project.language,
        "direction": Locale.parse(project.language).text_direction,
        "texts": texts(folders, project.language),
        "words": {script: script_words(script, (ASSETS / "group",), project.language) for script in LEADERS},
    }
    # JSON is a valid Jinja literal here: no value is null. Not in ASCII, where a sign such as an emoji is written in two halves.
    literals = "".join(
        f"{{%- set {name} = {json.dumps(value, ensure_ascii=False)} -%}}\n" for name, value in values.items()
    )
    return literals + SAY


def install_template() -> None:
    """Let plain Voilà and JupyterLab of this Python find the template, and give it its data; a wheel brings both."""
    if INSTALLED:
        return
    data = TEMPLATE / "built.j2"
    text = template_data(Project(ROOT))
    if not data.exists() or data.read_text(encoding="utf-8") != text:
        fresh = data.with_suffix(".new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(data)
    place = Path(sys.prefix) / "share/jupyter/voila/templates/course"
    if place.is_symlink() and place.resolve() == TEMPLATE.resolve():
        return
    try:
        place.unlink(missing_ok=True)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(TEMPLATE, target_is_directory=True)
    except OSError:
        # Without links (Windows) or in a Python that others own, the README's JUPYTER_PATH does it.
        pass
