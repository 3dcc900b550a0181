"""The cell magics of own blocks, such as `%%grafiek`: plain text in a cell becomes a chart, a box, a film or a sound."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from IPython.core.magic import no_var_expand
from IPython.display import display

from widgets.cell_head import head_of
from widgets.mistake import t
from widgets.own_block.block_grammar import GRAMMAR
from widgets.own_block.block_head import KEYWORDS, split_cell
from widgets.own_block.block_text import BlockError, parse
from widgets.own_block.own_block import OwnBlock
from widgets.quiz.plain_lines import plain

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


def register(ipython: InteractiveShell) -> None:
    """Give a session the magics; doing it twice changes nothing.

    Args:
        ipython: the session, from `IPython.get_ipython()`.
    """
    # Its own type asks for a session before the magic.
    give: Callable[..., None] = ipython.register_magic_function
    for keyword in KEYWORDS:
        give(no_var_expand(partial(_show, keyword)), "cell", keyword)
    if _mend not in ipython.input_transformers_cleanup:
        ipython.input_transformers_cleanup.append(_mend)


def _show(keyword: str, line: str, cell: str) -> None:
    """Show the block in this cell, or how to write one when the cell is empty or asks `?`.

    Raises:
        BlockError: something is missing or wrong. JupyterLab shows only its Dutch message.
    """
    # What was typed in another way, such as `%kader`, comes as it stands: see `_mend`.
    first = line if head_of(line, KEYWORDS) else f"%%{keyword} {line}"
    if "?" in line and not line.strip().strip("?"):
        print(GRAMMAR[keyword])
    elif cell.strip():
        display(OwnBlock(parse(first, cell)))
    else:
        try:
            parse(first, cell)
        except BlockError as error:
            print(t("{error}\nMore? Put %%{keyword} ? in an empty cell.", error=error, keyword=keyword))


def _mend(lines: list[str]) -> list[str]:
    """Write the cell as IPython wants it: with the right first line, and with a line below it.

    What was typed in another way goes as it stands to `parse`, which says what to write. Without a line below it IPython
    refuses a cell, in English.
    """
    found = split_cell("".join(lines))
    if not found:
        return lines
    first = plain(found[0]).strip()
    head = head_of(first, KEYWORDS)
    if head is None:
        return lines
    below = found[1].splitlines(keepends=True)
    words = head.rest.strip() if head.right or not head.rest.strip().strip("?") else first
    return [f"%%{head.keyword} {words}".rstrip() + "\n", *(below if any(map(str.strip, below)) else ["\n"])]
