"""The `%%quiz` cell magic: plain text in a cell becomes a question."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from IPython.core.magic import no_var_expand
from IPython.display import display

from widgets.mistake import t
from widgets.quiz.plain_lines import plain
from widgets.quiz.quiz import Quiz
from widgets.quiz.quiz_header import head_of, split_cell
from widgets.quiz.quiz_text import GRAMMAR, QuizError, parse

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

_HELP = re.compile(r"%%quiz\s*\?+\s*")
_ALONE = re.compile(r"%%quiz\b.*")


def register(ipython: InteractiveShell) -> None:
    """Give a session the `%%quiz` magic; doing it twice changes nothing.

    Args:
        ipython: the session, from `IPython.get_ipython()`.
    """
    # Its own type asks for a session before the magic.
    give: Callable[..., None] = ipython.register_magic_function
    give(quiz, "cell", "quiz")
    cleanups = ipython.input_transformers_cleanup
    for cleanup in (_mend_the_first_line, _let_an_empty_cell_through):
        if cleanup not in cleanups:
            cleanups.append(cleanup)


@no_var_expand
def quiz(line: str, cell: str) -> None:
    """Show the question in this cell, or how to write one when the cell is empty or asks `?`.

    Args:
        line: what follows `%%quiz`: a name and perhaps a kind.
        cell: the lines below it.

    Raises:
        QuizError: something is missing or wrong. JupyterLab shows only its Dutch message.
    """
    if line.strip().strip("?") == "" and "?" in line:
        print(GRAMMAR)
    elif not cell.strip():
        print(_example(line))
    else:
        display(Quiz(parse(line, cell)))


def _example(line: str) -> str:
    """What an author sees who wrote a name and nothing else: an example to copy."""
    try:
        parse(line, "")
    except QuizError as error:
        return t("{error}\nMore? Put %%quiz ? in an empty cell.", error=error)
    return GRAMMAR


def _mend_the_first_line(lines: list[str]) -> list[str]:
    """Write the first line as IPython wants it.

    A fixed space behind `%%quiz` would give an English error. What was typed in another way, such as `%quiz`, goes as it
    stands to `parse`, which says what to write.
    """
    found = split_cell("".join(lines))
    if not found or re.fullmatch(r"%%quiz( .*)?\n?", lines[0]):
        return lines
    first, below = found
    head = head_of(first)
    words = head.rest if head and (head.right or _HELP.fullmatch(f"%%quiz{head.rest}")) else plain(first)
    return [f"%%quiz {words.strip()}".rstrip() + "\n", *below.splitlines(keepends=True)]


def _let_an_empty_cell_through(lines: list[str]) -> list[str]:
    """Add an empty line below a lonely `%%quiz`; without it IPython refuses the cell, in English."""
    if not lines or not _ALONE.fullmatch(lines[0].rstrip()) or any(line.strip() for line in lines[1:]):
        return lines
    return ["%%quiz ?\n" if _HELP.fullmatch(lines[0]) else lines[0].rstrip() + "\n", "\n"]
