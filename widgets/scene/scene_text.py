"""The text under `%%vertel`: read it, and say in Dutch what is still missing.

A therapist writes what happens in a picture and what is said with it. `parse` turns it into a `SceneText`, or raises a
`SceneError` that lists every mistake at once, each with its line and its cure. Line 1 is the `%%vertel` line itself, as
JupyterLab numbers the cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from slugify import slugify

from widgets.mistake import Mistake, t
from widgets.prose import mistakes_in, quoted
from widgets.quiz.quiz_error import QuizError
from widgets.quiz.quiz_lines import numbered_lines, plain
from widgets.scene.scene_grammar import (
    LONGEST_NAME,
    LONGEST_PAUSE,
    LONGEST_SENTENCE,
    MOST_BLOCKS,
    MOST_CHARACTERS,
    MOST_LINES,
    MOST_SENTENCES,
    example,
)
from widgets.scene.sentences import count_words, seconds_of, split, spoken
from widgets.stages.stage import all_stages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from widgets.sources import Lookup
    from widgets.stages.stage import Direction, Stage

LONGEST_LINE = 1000
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_QUOTES = "\"'`“”„‘’‚«»"
_HEAD = re.compile(r"\s*(%+\s*(\w+))(.*)", re.DOTALL)
_STAGE = re.compile(r"(?:[-*•]\s*)?beeld\s*[:：=]\s*(.*)", re.IGNORECASE)
_SPEECH = re.compile(r"(?:[-*•]\s*)?[>＞›»]+\s*(.*)")
_PAUSE = re.compile(r"(?:[-*•]\s*)?(?:pauze|stilte)\b\s*[:：=]?\s*(.*)", re.IGNORECASE)
_SECONDS = re.compile(r"(\d{1,4})\s*(?:s|sec|seconden?|tellen?)?\.?", re.IGNORECASE)
_NUMBERS = {"geen": 0, "nul": 0, "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5} | {
    "zes": 6,
    "zeven": 7,
    "acht": 8,
    "negen": 9,
    "tien": 10,
}
# A line with more words than this, or with a point at its end, is meant to be said: directions are short.
_LONG_FOR_A_DIRECTION = 6


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


@dataclass
class _Draft:
    """A step as it was found."""

    line: int
    words: str
    speech: list[tuple[int, str]] = field(default_factory=list)
    pause: int = 0
    paused: int | None = None
    settled: bool = False


@dataclass
class _Found:
    """A cell as it was found."""

    stage: tuple[int, str] | None = None
    blocks: list[_Draft] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, line: int, message: str, cure: str) -> None:
        self.mistakes.append(Mistake(line, message, cure))


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
    lines = source.split("\n")
    while lines and not plain(lines[0][:LONGEST_LINE]).strip():
        del lines[0]
    if not lines or _head_of(lines[0]) is None:
        return None
    return lines[0], "\n".join(lines[1:])


def _head_of(line: str) -> tuple[str, str] | None:
    """What stands for `%%vertel`, and the rest of the line."""
    match = _HEAD.fullmatch(plain(line[:LONGEST_LINE]).replace("％", "%"))
    if not match or not get_close_matches(match[2].lower()[:LONGEST_NAME], ["vertel"], 1, 0.75):
        return None
    return match[1], match[3]


def spoken_lines(body: str) -> list[list[tuple[int, str]]]:
    """What is said in a scene, finished or not: for each step its lines, each with its number in the cell.

    Args:
        body: The lines below `%%vertel`.

    Example:
        >>> spoken_lines("beeld: lichaam\\nhand op de rug\\n> Een.\\n> Twee.")
        [[(4, 'Een.'), (5, 'Twee.')]]
    """
    return [block.speech for block in _read(numbered_lines(body)).blocks if block.speech]


def is_well_begun(first_line: str) -> bool:
    """Whether a cell begins with `%%vertel` as it has to: then nothing in it is Python."""
    head = _head_of(first_line)
    return head is not None and head[0] == "%%vertel"


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
    found = _read(numbered_lines(body))
    found.mistakes += mistakes
    stage = _find_stage(found, stages)
    blocks = []
    for draft in found.blocks:
        sentences = _read_speech(draft, found, sources, glossary)
        direction, n = _find_direction(draft, stage, found) if stage else (None, None)
        if direction:
            blocks.append(Block(direction.key, n, sentences, draft.pause, draft.line))
    if not found.blocks and stage and not found.mistakes:
        near = t(", for instance {direction}", direction=quoted(_first(stage))) if stage.directions else ""
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
    """Stop early on a text that is far too long, so that the answer comes at once."""
    breaks = max(body.count("\n"), body.count("\r"))
    lines = breaks if body.endswith(("\n", "\r")) else breaks + 1
    cure = t("make two stories of it, each in a cell of its own")
    if lines > MOST_LINES:
        message = t("this story has {lines} lines, more than {most} cannot be", lines=lines, most=MOST_LINES)
        raise SceneError([Mistake(MOST_LINES + 2, message, cure)])
    if len(body) > MOST_CHARACTERS:
        line = body.count("\n", 0, MOST_CHARACTERS) + 2
        message = t("this story has {count} signs, more than {most} cannot be", count=len(body), most=MOST_CHARACTERS)
        raise SceneError([Mistake(line, message, cure)])


def _read_name(line: str) -> tuple[str, list[Mistake]]:
    """Read the first line.

    Example:
        >>> str(_read_name("Mijn verhaal")[1][0])
        'de naam "Mijn verhaal" kan niet; een naam heeft alleen kleine letters a-z, cijfers en -, en is hooguit 60 tekens lang; schrijf %%vertel mijn-verhaal'
    """
    head = _head_of(line)
    written, rest = head or ("%%vertel", plain(line[:LONGEST_LINE]))
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


def _read(lines: Iterable[tuple[int, str]]) -> _Found:
    """Give each line its place, in one walk from top to bottom."""
    found = _Found()
    lost = False
    for number, line in lines:
        words = " ".join(line.split())
        block = found.blocks[-1] if found.blocks else None
        if not words:
            continue
        if match := _STAGE.fullmatch(words):
            if found.stage is None:
                found.stage = (number, match[1])
            else:
                found.wrong(
                    number,
                    t("the picture already stands on line {line}", line=found.stage[0]),
                    t("a story has one picture"),
                )
        elif match := _SPEECH.fullmatch(words):
            if block:
                block.speech.append((number, match[1]))
            elif not lost:
                lost = True
                found.wrong(number, t("these words stand above the first direction"), t("put a direction above them"))
        elif match := _PAUSE.fullmatch(words):
            _read_pause(found, block, number, match[1])
        elif block and block.speech and _is_prose(words):
            cure = t("if these words belong to line {line}, put > before them", line=block.speech[-1][0])
            found.wrong(number, t("{words} is no direction", words=quoted(words)), cure)
        else:
            found.blocks.append(_Draft(number, words))
    return found


def _is_prose(words: str) -> bool:
    return len(words.split()) > _LONG_FOR_A_DIRECTION or words.endswith((".", "?", "!", "…"))


def _read_pause(found: _Found, block: _Draft | None, number: int, value: str) -> None:
    match = _SECONDS.fullmatch(value)
    if block is None:
        found.wrong(
            number, t("this pause stands above the first direction"), t("put a pause below the words of a step")
        )
    elif block.paused is not None:
        found.wrong(
            number, t("this step already has a pause on line {line}", line=block.paused), t("remove one of the two")
        )
    elif not value:
        found.wrong(number, t("there is no number behind pauze yet"), t("write how many seconds, for instance pauze 2"))
    elif not match or not 1 <= int(match[1]) <= LONGEST_PAUSE:
        cure = t("choose a whole number from 1 to {longest}, for instance pauze 2", longest=LONGEST_PAUSE)
        found.wrong(number, t("a pause of {value} cannot be", value=quoted(value)), cure)
    else:
        block.paused, block.pause = number, int(match[1])


def _find_stage(found: _Found, stages: Mapping[str, Stage]) -> Stage | None:
    """The stage; the nearest one when it is misspelt, so that the directions can be looked at too."""
    names = ", ".join(stages) or t("none yet")
    if found.stage is None:
        first = next(iter(stages), "lichaam")
        cure = t("write at the top for instance beeld: {first} (there are: {names})", first=first, names=names)
        found.wrong(2, t("this story has no picture yet"), cure)
        return None
    line, written = found.stage
    name = same_words(written)
    if name in stages:
        return stages[name]
    if not name:
        found.wrong(line, t("there is no name behind beeld: yet"), t("choose from: {names}", names=names))
        return None
    near = get_close_matches(name, stages, 1)
    cure = t('do you mean "{near}"?', near=near[0]) if near else t("choose from: {names}", names=names)
    found.wrong(line, t("the picture {written} does not exist", written=quoted(written)), cure)
    return stages[near[0]] if near else None


def same_words(text: str) -> str:
    """Reduce a direction to what makes it another than its neighbour.

    Example:
        >>> same_words("Hand  op de RUG.")
        'hand op de rug'
    """
    return " ".join(text.casefold().split()).strip(" .,;:!?*_\"'“”‘’")


def _first(stage: Stage) -> str:
    direction = stage.directions[0]
    return direction.said(direction.number[0] if direction.number else None)


def _find_direction(draft: _Draft, stage: Stage, found: _Found) -> tuple[Direction | None, int | None]:
    """The direction of a step, and its number."""
    words = same_words(draft.words)
    for direction in stage.directions:
        if direction.number is None:
            if same_words(direction.words) == words:
                return direction, None
            continue
        before, after = (re.escape(part) for part in same_words(direction.words).split("{n}"))
        match = re.fullmatch(rf"{before}(\S+){after}", words)
        if not match:
            continue
        n = _NUMBERS.get(match[1], int(match[1]) if re.fullmatch(r"-?\d{1,6}", match[1]) else None)
        least, most = direction.number
        if n is not None and least <= n <= most:
            return direction, n
        cure = t(
            "choose a whole number from {least} to {most}, such as {example}",
            least=least,
            most=most,
            example=quoted(direction.said(least)),
        )
        found.wrong(draft.line, t("the number {number} cannot be here", number=quoted(match[1])), cure)
        return None, None
    if not draft.settled:
        found.wrong(draft.line, *_unknown(draft.words, words, stage))
    return None, None


def _unknown(written: str, words: str, stage: Stage) -> tuple[str, str]:
    """What is said of a direction that a stage does not know: the nearest one that it does know."""
    typed = re.search(r"\d{1,3}", words)
    known = {}
    for direction in stage.directions:
        n = direction.number and direction.number[0]
        if direction.number and typed and direction.number[0] <= int(typed[0]) <= direction.number[1]:
            n = int(typed[0])
        said = direction.said(n)
        known[same_words(said)] = said
    problem = t("{written} is no direction of the picture {name}", written=quoted(written), name=stage.name)
    if near := get_close_matches(words[:200], known, 1, 0.6):
        return problem, t('do you mean "{direction}"?', direction=known[near[0]])
    nearest = t(" or ").join(f'"{known[one]}"' for one in get_close_matches(words[:200], known, 3, 0.0))
    if not nearest:
        return problem, t("%%vertel ? in an empty cell shows them all")
    return problem, t("choose for instance {nearest}; %%vertel ? in an empty cell shows them all", nearest=nearest)


def _read_speech(draft: _Draft, found: _Found, sources: Lookup | None, glossary: Lookup | None) -> tuple[str, ...]:
    """The sentences of a step; tells what is wrong with them."""
    words = [(number, text) for number, text in draft.speech if text]
    if not words:
        if draft.speech:
            found.wrong(draft.speech[0][0], t("there are no words behind > yet"), t("write them behind that"))
        else:
            cure = t("put a line with > and the spoken words below it")
            if _is_prose(draft.words):
                cure = t("put > before it if these are the spoken words, with a direction above it")
            draft.settled = _is_prose(draft.words)
            found.wrong(draft.line, t("there are no words with {words} yet", words=quoted(draft.words)), cure)
        return ()
    text = "\n".join(line for _, line in words)
    for mistake in mistakes_in(text, sources, glossary):
        found.mistakes.append(mistake._replace(line=words[mistake.line - 1][0]))
    whole = " ".join(text for _, text in words)
    starts, at = [], 0
    for number, text in words:
        starts.append((at, number))
        at += len(text) + 1

    def line_of(place: int) -> int:
        return next(number for start, number in reversed(starts) if start <= place)

    sentences = split(whole)
    for place, sentence in sentences:
        said = spoken(sentence)
        count = count_words(said)
        if count > LONGEST_SENTENCE:
            cure = t("make sentences of {longest} words at most of it", longest=LONGEST_SENTENCE)
            found.wrong(
                line_of(place), t("the sentence {sentence} has {count} words", sentence=quoted(said), count=count), cure
            )
        elif count == 0:
            found.wrong(
                line_of(place),
                t("in {sentence} is no word to say", sentence=quoted(sentence)),
                t("write a sentence of it"),
            )
        elif sentence.count("**") % 2:
            found.wrong(
                line_of(place), t("a ** stands alone"), t("put ** before and behind the words, in each sentence apart")
            )
    if len(sentences) > MOST_SENTENCES:
        cure = t("make a new step of it, with a direction of its own")
        found.wrong(
            line_of(sentences[MOST_SENTENCES][0]),
            t("this step has {count} sentences, {most} at most can be", count=len(sentences), most=MOST_SENTENCES),
            cure,
        )
    return tuple(sentence for _, sentence in sentences)
