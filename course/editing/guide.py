"""The guide for therapists (``docs/handleiding``) and the rules of the check (``docs/regels``) as HTML, for the pages of ``course edit``."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from pathlib import Path

import mistune

from course.check.rules import RULES
from course.check.silence import NEVER_SILENT
from course.project import ASSETS
from widgets.words import later, words

t = words(__file__)

FOLDER = ASSETS.parent / "docs/handleiding"
RULE_FOLDER = ASSETS.parent / "docs/regels"


@dataclass(frozen=True)
class GuidePage:
    """A page of the guide: its file, and its title in the browser."""

    file: str
    title: str


#: The pages, by the last part of their address.
PAGES = {"": GuidePage("README.md", later("Guide")), "nakijkblad": GuidePage("nakijkblad.md", later("Review sheet"))}

SILENCE = later(
    "\n## Does this rule not hold here?\n\nThen copy this remark into the cell. Put in the place of the dots why the rule does not hold here. Readers do not see the remark.\n\n```\n<!-- check: {rule} omdat ... -->\n```\n\nIn a cell with code (no question) the remark looks like this:\n\n```\n# check: {rule} omdat ...\n```\n\nIs it about the whole lesson? Then put the remark in the first cell.\n"
)

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
    html = _html((FOLDER / PAGES[name].file).read_text(encoding="utf-8"))
    # On paper it is ticked with a pen; on the screen it is no field.
    html = html.replace(
        '<input class="task-list-item-checkbox" type="checkbox" disabled/>',
        '<span class="desk-box" aria-hidden="true"></span>',
    )
    html = _PICTURE.sub(lambda match: _data(FOLDER / match[1]), html)
    html = html.replace('<a href="../regels/README.md"', f'<a href="{"" if name == "" else "../"}regels/"')
    return _PAGE.sub(lambda match: f"{'' if name == '' else '../'}{match[1]}/", html)


def rule_html(rule: str = "") -> str:
    """The page of a rule as HTML, with the remark that silences the rule; without a name the list of all rules.

    Raises:
        KeyError: there is no such rule.
    """
    if not rule:
        return _PAGE.sub(lambda match: f"{match[1]}/", _html((RULE_FOLDER / "README.md").read_text(encoding="utf-8")))
    text = (RULE_FOLDER / f"{RULES[rule].id}.md").read_text(encoding="utf-8")
    if rule not in NEVER_SILENT:
        text += t(SILENCE, rule=rule)
    return _PAGE.sub(lambda match: f"../{match[1]}/", _html(text))


def _html(text: str) -> str:
    return str(mistune.create_markdown(escape=True, plugins=["table", "task_lists"])(text))


def _data(file: Path) -> str:
    return f"data:image/png;base64,{base64.b64encode(file.read_bytes()).decode()}"
