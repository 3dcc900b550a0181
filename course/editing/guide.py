"""The guide for therapists (``docs/handleiding``) as HTML, for the pages of ``course edit``."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from pathlib import Path

import mistune

from course.project import ASSETS

FOLDER = ASSETS.parent / "docs/handleiding"


@dataclass(frozen=True)
class GuidePage:
    """A page of the guide: its file, and its title in the browser."""

    file: str
    title: str


#: The pages, by the last part of their address.
PAGES = {"": GuidePage("README.md", "Handleiding"), "nakijkblad": GuidePage("nakijkblad.md", "Nakijkblad")}

_PICTURE = re.compile(r'(?<=<img src=")(plaatjes/[\w-]+\.png)(?=")')
_PAGE = re.compile(r'(?<=<a href=")([\w-]+)\.md(?=")')


def guide_html(name: str = "") -> str:
    """A page of the guide as HTML, its pictures within it.

    Args:
        name: the last part of its address: empty for the guide, ``nakijkblad`` for the review sheet.

    Returns:
        The HTML of what stands in ``main``: a heading of level 1 and what follows.

    Raises:
        KeyError: there is no such page.
    """
    text = (FOLDER / PAGES[name].file).read_text(encoding="utf-8")
    html = str(mistune.create_markdown(escape=True, plugins=["table", "task_lists"])(text))
    # On paper it is ticked with a pen; on the screen it is no field.
    html = html.replace('<input class="task-list-item-checkbox" type="checkbox" disabled/>', '<span class="desk-box" aria-hidden="true"></span>')
    html = _PICTURE.sub(lambda match: _data(FOLDER / match[1]), html)
    return _PAGE.sub(lambda match: f"{'' if name == '' else '../'}{match[1]}/", html)


def _data(file: Path) -> str:
    return f"data:image/png;base64,{base64.b64encode(file.read_bytes()).decode()}"
