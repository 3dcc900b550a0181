"""The text under `%%vertel`: read it, and say in Dutch what is still missing.

A therapist writes what happens in a picture and what is said with it. `parse` turns it into a `SceneText`, or raises a
`SceneError` that lists every mistake at once, each with its line and its cure. Line 1 is the `%%vertel` line itself, as
JupyterLab numbers the cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slugify import slugify

from widgets import cell_head
from widgets.cell_head import LONGEST_LINE, head_of
from widgets.mistake import Mistake, t
from widgets.prose import quoted
from widgets.quiz.plain_lines import MOST_CHARACTERS, MOST_LINES, numbered_lines, plain, too_much
from widgets.quiz.quiz_error import QuizError
from widgets.scene.scene_directions import find_direction, find_stage, first_direction
from widgets.scene.scene_grammar import LONGEST_NAME, MOST_BLOCKS, example
from widgets.scene.scene_lines import read
from widgets.scene.scene_speech import read_speech
from widgets.scene.sentences import seconds_of, spoken
from widgets.stages.stage import all_stages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from widgets.sources import Lookup
    from widgets.stages.stage import Stage

KEYWORDS = ("vertel",)
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_QUOTES = "\"'`“”„‘’‚«»"


class SceneError(QuizError):
    """Every mistake in one scene, in Dutch, in the order of the lines."""

    def _render_traceback_(self) -> list[str]:
        """Give JupyterLab what to show in place of a Python traceback."""
        return [
            t("This story is not ready yet."),
            "",
            *str(self).split("\n"),
            "",
            t("This is how you write a story, and which pictures there are: put %%vertel ? in an empty cell."),
        ]


@dataclass(frozen=True)
class Block:
    """One step of a scene.

    Attributes:
        direction: The key of what happens in the picture.
        n: Its number, where the direction has one.
        sentences: What is said, as Markdown.
        pause: Seconds of silence afterwards.
        line: Where it stands in the cell.
    """

    direction: str
    n: int | None
    sentences: tuple[str, ...]
    pause: int = 0
    line: int = 2


@dataclass(frozen=True)
class SceneText:
    """A scene without mistakes.

    Attributes:
        name: Its name, unique in the lesson.
        stage: What is drawn.
        blocks: The steps, in order.
    """

    name: str
    stage: Stage
    blocks: tuple[Block, ...]

    @property
    def seconds(self) -> float:
        """How long the whole takes without a voice."""
        said = sum(seconds_of(spoken(sentence)) for block in self.blocks for sentence in block.sentences)
        return round(said + sum(block.pause for block in self.blocks), 1)


def split_cell(source: str) -> tuple[str, str] | None:
    """Split a code cell that is a scene, or was meant as one.

    Args:
        source: The text of the cell.

    Returns:
        What `parse` takes: the first line and the lines below it. None for any other cell.

    Example:
        >>> split_cell("%%vertel a\\nbeeld: lichaam"), split_cell("print(1)")
        (('%%vertel a', 'beeld: lichaam'), None)
    """
    return cell_head.split_cell(source, KEYWORDS)


def spoken_lines(body: str) -> list[list[tuple[int, str]]]:
    """What is said in a scene, finished or not: for each step its lines, each with its number in the cell.

    Args:
        body: The lines below `%%vertel`.

    Example:
        >>> spoken_lines("beeld: lichaam\\nhand op de rug\\n> Een.\\n> Twee.")
        [[(4, 'Een.'), (5, 'Twee.')]]
    """
    return [block.speech for block in read(numbered_lines(body)).blocks if block.speech]


def is_well_begun(first_line: str) -> bool:
    """Whether a cell begins with `%%vertel` as it has to: then nothing in it is Python."""
    head = head_of(first_line, KEYWORDS)
    return head is not None and head.right


def parse(
    name_line: str,
    body: str,
    sources: Lookup | None = None,
    *,
    glossary: Lookup | None = None,
    stages: Mapping[str, Stage] | None = None,
) -> SceneText:
    """Read one scene.

    Args:
        name_line: What follows `%%vertel`, or the first line of the cell as it stands.
        body: The other lines of the cell, at most 200 lines and 20 000 characters.
        sources: Where citations are looked up; the nearest references.bib by default.
        glossary: Where hard words are looked up; the nearest begrippen.toml by default.
        stages: What can be drawn; every stage of the course by default.

    Returns:
        The scene.

    Raises:
        SceneError: Something is missing or wrong; it holds all mistakes.
        GlossaryError: The list of hard words itself cannot be read.
    """
    stages = all_stages() if stages is None else stages
    _refuse_too_much(body)
    name, mistakes = _read_name(name_line)
    if not body or body.isspace():
        raise _empty(name, mistakes, stages)
    found = read(numbered_lines(body))
    found.mistakes += mistakes
    stage = find_stage(found, stages)
    blocks = []
    for draft in found.blocks:
        sentences = read_speech(draft, found, sources, glossary)
        direction, n = find_direction(draft, stage, found) if stage else (None, None)
        if direction:
            blocks.append(Block(direction.key, n, sentences, draft.pause, draft.line))
    if not found.blocks and stage and not found.mistakes:
        near = t(", for instance {direction}", direction=quoted(first_direction(stage))) if stage.directions else ""
        found.wrong(
            found.stage[0] if found.stage else 1,
            t("there are no steps yet"),
            t("put a direction below it{near}, and below that a line with > and the words", near=near),
        )
    if len(found.blocks) > MOST_BLOCKS:
        found.wrong(
            found.blocks[MOST_BLOCKS].line,
            t("this story has {count} steps, more than {most} cannot be", count=len(found.blocks), most=MOST_BLOCKS),
            t("make two stories of it, each in a cell of its own"),
        )
    if found.mistakes:
        raise SceneError(found.mistakes)
    assert stage is not None  # noqa: S101 (without one there is a mistake)
    return SceneText(name, stage, tuple(blocks))


def _refuse_too_much(body: str) -> None:
    """Raise `SceneError` for a text that is far too long to be a story."""
    if not (found := too_much(body)):
        return
    line, lines, signs = found
    if signs:
        message = t("this story has {count} signs, more than {most} cannot be", count=signs, most=MOST_CHARACTERS)
    else:
        message = t("this story has {lines} lines, more than {most} cannot be", lines=lines, most=MOST_LINES)
    raise SceneError([Mistake(line, message, t("make two stories of it, each in a cell of its own"))])


def _read_name(line: str) -> tuple[str, list[Mistake]]:
    """Read the first line.

    Example:
        >>> str(_read_name("Mijn verhaal")[1][0])
        'de naam "Mijn verhaal" kan niet; een naam heeft alleen kleine letters a-z, cijfers en -, en is hooguit 60 tekens lang; schrijf %%vertel mijn-verhaal'
    """
    head = head_of(line, KEYWORDS)
    written, rest = head[1:] if head else ("%%vertel", plain(line[:LONGEST_LINE]))
    name = " ".join(rest.split()).strip(_QUOTES)
    mistakes = []
    suggested = slugify(name)[:LONGEST_NAME].strip("-") or "mijn-verhaal"
    if written != "%%vertel":
        message = t("a story begins with %%vertel, and here stands {written}", written=quoted(written))
        mistakes.append(Mistake(1, message, t("write %%vertel {suggested}", suggested=suggested)))
    if not name:
        mistakes.append(Mistake(1, t("this story has no name yet"), t("write for instance %%vertel my-story")))
    elif not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        rule = t(
            "a name has only small letters a-z, digits and -, and is {longest} signs long at most", longest=LONGEST_NAME
        )
        mistakes.append(
            Mistake(
                1,
                t("the name {name} cannot be", name=quoted(name)),
                t("{rule}; write %%vertel {suggested}", rule=rule, suggested=suggested),
            )
        )
    return name, mistakes


def _empty(name: str, mistakes: list[Mistake], stages: Mapping[str, Stage]) -> SceneError:
    """Make the friendly error for a cell without a scene, with an example to copy."""
    cure = t("copy this example and change the words:")
    first = next(iter(stages.values()), None)
    return SceneError(
        [Mistake(1, t("there is no story here yet"), cure)],
        example(first, "mijn-verhaal" if mistakes else name) if first else "beeld: ...",
    )
