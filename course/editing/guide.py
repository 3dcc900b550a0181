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

FOLDER = ASSETS.parent / "docs/handleiding"
RULE_FOLDER = ASSETS.parent / "docs/regels"


@dataclass(frozen=True)
class GuidePage:
    """A page of the guide: its file, and its title in the browser."""

    file: str
    title: str


#: The pages, by the last part of their address.
PAGES = {"": GuidePage("README.md", "Handleiding"), "nakijkblad": GuidePage("nakijkblad.md", "Nakijkblad")}

SILENCE = """
## Geldt deze regel hier niet?

Neem dan deze aantekening over in de cel. Zet op de plaats van de puntjes waarom de regel hier niet geldt. Lezers zien de aantekening niet.

```
<!-- check: {rule} omdat ... -->
```

In een cel met code (geen vraag) ziet de aantekening er zo uit:

```
# check: {rule} omdat ...
```

Gaat het over de hele les? Zet de aantekening dan in de eerste cel.
"""

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
        text += SILENCE.format(rule=rule)
    return _PAGE.sub(lambda match: f"../{match[1]}/", _html(text))


def _html(text: str) -> str:
    return str(mistune.create_markdown(escape=True, plugins=["table", "task_lists"])(text))


def _data(file: Path) -> str:
    return f"data:image/png;base64,{base64.b64encode(file.read_bytes()).decode()}"
