"""What changed in one cell, in Dutch: a text, a question, or a line that shows a widget."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from course.check.links import LINK
from course.editing.changed_question import question_changes
from course.editing.changed_words import PICTURE, came_or_went, differences, quote, sentences_of
from course.editing.place import Place
from course.lesson.cell import Cell
from course.lesson.context import LessonContext
from course.lesson.judge import question_of
from widgets.own_block.block_head import keyword_of
from widgets.own_block.block_text import passages
from widgets.prose import citation_keys
from widgets.scene.scene_text import spoken_lines
from widgets.words import words

t = words(__file__)

HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$", re.M)


def what(cell: Cell, place: Place) -> tuple[str, str]:
    """What a cell is, and its first words: ``("een tekst", "“U slaapt goed.”")``."""
    if cell.is_question:
        body = next((line for line in cell.source.splitlines()[1:] if line.strip()), "")
        return t("question {question}", question=place.question), quote(body) if body else ""
    if cell.scene:
        said = next((words for lines in spoken_lines(cell.scene[1]) for _, words in lines), "")
        return t("a story"), quote(said) if said else ""
    if cell.block:
        said = next((words for _, words in passages(*cell.block)), "")
        return t("a {keyword}", keyword=keyword_of(cell.block[0])), quote(said) if said else ""
    if cell.kind == "code":
        call = _call(cell.source)
        return (t("the part {name}", name=call[0]), "") if call else (t("a line of code"), quote(cell.source))
    heading = HEADING.search(cell.source)
    words = [heading[2]] if heading else sentences_of(cell.source)[:1]
    noun = (
        t("a picture")
        if not words and PICTURE.search(cell.source)
        else t("a text")
        if cell.source.strip()
        else t("an empty cell")
    )
    return noun, quote(words[0]) if words else ""


def cell_changes(old: Cell, new: Cell, place: Place, context: LessonContext) -> Iterator[str]:
    """What changed within a cell.

    Args:
        old: the cell before.
        new: the same cell now.
        place: where it stands now.
        context: of the lesson, for the questions.
    """
    if old == new:
        return
    start = t("In {place}", place=place)
    if old.for_leader and not new.for_leader:
        yield t(
            "{start} patients now read a text that was for the leader: {words}", start=start, words=what(new, place)[1]
        )
    elif new.for_leader and not old.for_leader:
        yield t("{start} a text of the patients is now for the leader: {words}", start=start, words=what(new, place)[1])
    elif old.noticed != new.noticed:
        yield t("{start} the properties of a cell were changed: {words}", start=start, words=what(new, place)[1])
    if old.attachments != new.attachments:
        yield t("{start} a pasted picture was changed.", start=start)
    if old.source == new.source:
        return
    if old.kind == new.kind == "markdown":
        yield from _text(old, new, start, place)
    elif (before := question_of(old, context)) and (now := question_of(new, context)):
        yield from question_changes(before, now, place)
    elif old.scene and new.scene:
        layout = t("{start} the layout of the story was changed; readers see no difference.", start=start)
        yield from _lines(old.source, new.source, start, t("a line of the story"), layout)
    elif old.block and new.block:
        layout = t("{start} the layout of a cell was changed; readers see no difference.", start=start)
        yield from _lines(
            old.source, new.source, start, t("a line of the {keyword}", keyword=keyword_of(new.block[0])), layout
        )
    elif old.kind == new.kind == "code" and not old.is_plain_text and not new.is_plain_text:
        yield from _code(old.source, new.source, start)
    else:
        yield t(
            "{start} {before} is now {now}: {words}",
            start=start,
            before=what(old, place)[0].replace(" 0", ""),
            now=what(new, place)[0],
            words=what(new, place)[1],
        )


def _text(old_cell: Cell, new_cell: Cell, start: str, place: Place) -> Iterator[str]:
    """A text cell: its heading, its sentences, its sources, pictures and links."""
    old, new = old_cell.source, new_cell.source
    told: list[str] = []
    for one, other in differences([h[1] for h in HEADING.findall(old)], [h[1] for h in HEADING.findall(new)]):
        thing = (
            t("the title")
            if old.lstrip().startswith("# ") and place.section == 0
            else t("the heading of section {section}", section=place.section)
            if place.section
            else t("a heading")
        )
        told.append(
            came_or_went(
                one,
                other,
                thing,
                t("In {place}", place=place.lesson) if place.section or thing == t("the title") else start,
            )
        )
    told += [
        came_or_went(one, other, t("a sentence"), start)
        for one, other in differences(sentences_of(old), sentences_of(new))
    ]
    for find, thing in (
        (lambda text: [f"@{key}" for key in citation_keys(text)] if "@" in text else [], t("a source")),
        (lambda text: [match[0] for match in PICTURE.finditer(text)], t("a picture")),
        (
            lambda text: [match["url"] for match in LINK.finditer(text) if not match["url"].startswith("begrip:")],
            t("a link"),
        ),
        (
            lambda text: [match["words"] for match in LINK.finditer(text) if match["url"].startswith("begrip:")],
            t("the explanation of a word"),
        ),
    ):
        told += [came_or_went(one, other, thing, start) for one, other in differences(find(old), find(new))]
    yield from told
    if not told:
        yield t("{start} the layout of a text was changed: {words}", start=start, words=what(new_cell, place)[1])


# -- told scenes ----------------------------------------------------------------------------------


def _lines(old: str, new: str, start: str, thing: str, layout: str) -> Iterator[str]:
    """A scene or an own block, line by line."""
    before, now = ([line.strip() for line in text.splitlines() if line.strip()] for text in (old, new))
    told = [came_or_went(one, other, thing, start) for one, other in differences(before, now)]
    yield from told or [layout]


# -- lines of code --------------------------------------------------------------------------------


def _call(source: str) -> tuple[str, dict[str, str]] | None:
    """The widget that a line shows, with its settings."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError):
        return None
    call = body[0].value if len(body) == 1 and isinstance(body[0], ast.Expr) else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.args:
        return None
    return call.func.id, {keyword.arg or "**": ast.unparse(keyword.value) for keyword in call.keywords}


def _code(old: str, new: str, start: str) -> Iterator[str]:
    before, now = _call(old), _call(new)
    if not before or not now:
        yield t(
            "{start} a line of code was changed: was {old}, is now {new}", start=start, old=quote(old), new=quote(new)
        )
        return
    if before[0] != now[0]:
        yield t("{start} the part {old} was replaced by {new}.", start=start, old=before[0], new=now[0])
        return
    name = now[0]
    for key in dict.fromkeys([*before[1], *now[1]]):
        one, other = before[1].get(key), now[1].get(key)
        if one != other:
            yield came_or_went(one, other, t("the setting {key} of {name}", key=key, name=name), start)
    if before == now:
        yield t(
            "{start} the layout of the line of {name} was changed; readers see no difference.", start=start, name=name
        )
