"""The `%%vertel` cell magic: plain text in a cell becomes a told scene."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from IPython.core.magic import no_var_expand
from IPython.display import HTML, display

from widgets.mistake import t
from widgets.quiz.plain_lines import plain
from widgets.scene.scene import Scene, overview
from widgets.scene.scene_grammar import grammar
from widgets.scene.scene_text import SceneError, parse, split_cell
from widgets.stages.stage import all_stages

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

_WELL_WRITTEN = re.compile(r"%%vertel( .*)?\n?")
_HELP = re.compile(r"%%vertel\s*\?+\s*")


def register(ipython: InteractiveShell) -> None:
    """Give a session the `%%vertel` magic; doing it twice changes nothing.

    Args:
        ipython: the session, from `IPython.get_ipython()`.
    """
    # Its own type asks for a session before the magic.
    give: Callable[..., None] = ipython.register_magic_function
    give(vertel, "cell", "vertel")
    if _mend not in ipython.input_transformers_cleanup:
        ipython.input_transformers_cleanup.append(_mend)


@no_var_expand
def vertel(line: str, cell: str) -> None:
    """Show the scene in this cell, or how to write one when the cell is empty or asks `?`.

    Args:
        line: what follows `%%vertel`: a name.
        cell: the lines below it.

    Raises:
        SceneError: something is missing or wrong. JupyterLab shows only its Dutch message.
    """
    if "?" in line and not line.strip().strip("?"):
        print(grammar(all_stages()))
        for stage in all_stages().values():
            display(HTML(f"<h4>beeld: {stage.name}</h4>"), overview(stage))
    elif cell.strip():
        display(Scene(parse(line, cell)))
    else:
        try:
            parse(line, cell)
        except SceneError as error:
            print(t("{error}\nMore? Put %%vertel ? in an empty cell.", error=error))


def _mend(lines: list[str]) -> list[str]:
    """Write the cell as IPython wants it: with the right first line, and with a line below it.

    What was typed in another way, such as `%vertel`, goes as it stands to `parse`, which says what to write. Without a
    line below it IPython refuses a cell, in English.
    """
    found = split_cell("".join(lines))
    if not found:
        return lines
    first, below = found
    if _HELP.fullmatch(plain(first)):
        return ["%%vertel ?\n", "\n"]
    if not _WELL_WRITTEN.fullmatch(lines[0]):
        words = plain(first).strip()
        lines = [f"%%vertel {words.removeprefix('%%vertel ').strip()}\n", *below.splitlines(keepends=True)]
    return lines if any(line.strip() for line in lines[1:]) else [lines[0].rstrip() + "\n", "\n"]
