"""Rules about code cells: one line that shows a part, and nothing that reaches out of the lesson."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

import widgets
from course.check.lesson import LessonText
from course.check.rules import lesson_rule
from course.lesson.cell import Cell
from course.lesson.problem import Problem
from widgets.own_block import block_head
from widgets.quiz.quiz_header import head_of, take_header
from widgets.scene.scene_text import is_well_begun
from widgets.words import later, words

t = words(__file__)
if TYPE_CHECKING:
    pass

IMPORT = "from widgets import *"
LONGEST_LINE = 160  # characters of a code line that still reads as one line
# What a lesson may import: ours, and the widgets of `course serve --live` (the rule "kernel" tells what that means).
HARMLESS = ("widgets", "ipywidgets")
# Names that reach files, programs, or whatever was not imported; as a function, and as a method of something.
REACHES_OUT = {"open", "exec", "eval", "compile", "globals", "vars", "getattr", "get_ipython", "breakpoint"}
TOUCHES_FILES = {
    *(
        "remove",
        "unlink",
        "rmdir",
        "removedirs",
        "rmtree",
        "write_text",
        "write_bytes",
        "open",
        "touch",
        "mkdir",
        "chmod",
    ),
    *("system", "popen", "Popen", "check_call", "check_output", "getoutput", "run_line_magic", "run_cell_magic"),
}
HARM = later(
    "Such a line can read, change or remove files: on your computer, and on the server each time the lesson is made."
)
NO_HARM = later(
    "Remove the line, or take a line from lessons/galerij.ipynb. Do you really need the code? Ask a developer to make a part of it."
)

#: What many bring code in for, and how a lesson has it.
INSTEAD = (
    (
        re.compile(r"\b(?:matplotlib|plotly|pandas|numpy|seaborn|altair|bokeh)\b"),
        later("Remove the line. A chart is plain text here: put %%grafiek ? in an empty cell of code, and run it."),
    ),
    (
        re.compile(r"\bIPython\.display\b"),
        later(
            "Remove the line. A film is plain text here: put %%film ? in an empty cell of code, and run it. For sound: %%geluid ?"
        ),
    ),
)


@lesson_rule("code", "moet", later("A code cell is one line that shows a part. More than that another cannot read."))
def readable_code(lesson: LessonText) -> Iterator[Problem]:
    """A code cell is the import, a question, a scene, or one call that shows a widget."""
    for cell in lesson.cells:
        if cell.kind != "code" or cell.is_plain_text:
            continue
        lines = [line for line in cell.source.splitlines() if line.strip() and not line.lstrip().startswith("#")]
        if not lines and cell.source.strip():
            yield Problem(
                t("In this code cell stands only a remark."), t("Remove the cell."), cell.number, weight="beter"
            )
        elif len(lines) > 2:
            cure = t("Keep one line: the one that shows a part. Or ask a developer to make a part of it.")
            yield Problem(t("This code cell has {count} lines.", count=len(lines)), cure, cell.number, 1)
        elif lines and lines != [IMPORT]:
            risky = {number for number, _ in _risks(cell.source)}
            yield from (spot for spot in _call(cell, cell.source) if spot.line not in risky)


@lesson_rule(
    "bestanden",
    "moet",
    later("Code in a lesson does all that you may do on the computer. This line cannot be silenced."),
)
def code_that_reaches_out(lesson: LessonText) -> Iterator[Problem]:
    """No code that brings in other code, touches files or gives the computer an order."""
    for cell in lesson.cells:
        if cell.kind == "code":
            # What is told first of a line says enough.
            for number, what in sorted(dict(reversed(list(_risks(_code(cell))))).items()):
                line = cell.source.splitlines()[number - 1 : number]
                yield Problem(f"{what} {t(HARM)}", t(_instead("".join(line))), cell.number, number)


def _instead(line: str) -> str:
    """What to do about a line: what it was meant to show may be an own block."""
    return next((cure for pattern, cure in INSTEAD if pattern.search(line)), NO_HARM)


def _code(cell: Cell) -> str:
    """What may run of a cell. A question, a scene or a block is text; where `%%quiz` is not as it has to be, only our own kernels know that."""
    if cell.scene:
        return "" if is_well_begun(cell.scene[0]) else "\n" + cell.scene[1]
    if cell.block:
        return "" if block_head.is_well_begun(cell.block[0]) else "\n" + cell.block[1]
    if cell.question is None:
        return cell.source
    head = head_of(cell.question[0])
    return "" if head and head.right else "\n" + take_header(*cell.question)[1]


def _risks(source: str) -> Iterator[tuple[int, str]]:
    """Lines that could do more than show something, and what they do; reads the code, so what is well hidden goes unseen."""
    for number, line in enumerate(source.splitlines(), 1):
        if re.match(r"\s*[!%]|\s*\w+\s*=\s*[!%]", line):
            yield number, t("This line gives the computer a command.")
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or "."]
            strange = [module for module in modules if module.split(".")[0] not in HARMLESS]
            if strange:
                yield (
                    node.lineno,
                    t("This line brings in code that is not of the course ({names}).", names=", ".join(strange)),
                )
        elif isinstance(node, ast.Name) and (node.id in REACHES_OUT or node.id.startswith("__")):
            yield node.lineno, t("This line uses {name}.", name=node.id)
        elif isinstance(node, ast.Attribute) and (node.attr in TOUCHES_FILES or node.attr.startswith("__")):
            yield node.lineno, t("This line uses {name}.", name=node.attr)


def _call(cell: Cell, source: str) -> Iterator[Problem]:
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError) as error:
        cure = t("Look whether each bracket and each quote stands there twice. An example is in the gallery.")
        yield Problem(t("Python cannot read this line."), cure, cell.number, getattr(error, "lineno", None))
        return
    for part in body:
        call = part.value if isinstance(part, ast.Expr) else None
        if isinstance(part, ast.ImportFrom) and part.module == "widgets":
            continue
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            yield Problem(
                t("This line shows no part of the course."),
                t("Take a line from lessons/galerij.ipynb."),
                cell.number,
                part.lineno,
                "beter",
            )
        elif call.func.id not in widgets.__all__:
            near = get_close_matches(call.func.id, widgets.__all__, 1)
            cure = t("Do you mean {near}?", near=near[0]) if near else t("Take a line from lessons/galerij.ipynb.")
            weight = "" if near else "beter"
            yield Problem(
                t("The part {name} does not exist.", name=call.func.id), cure, cell.number, part.lineno, weight
            )
        elif len(ast.get_source_segment(source, call) or "") > LONGEST_LINE:
            yield Problem(
                t("This line is very long."),
                t("Leave out settings that you do not need."),
                cell.number,
                part.lineno,
                "tip",
            )
