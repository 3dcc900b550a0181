"""What changed in one cell, in Dutch: a text, a question, or a line that shows a widget."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from course.check.links import LINK
from course.editing.changed_words import PICTURE, differences, likeness, quote, sentences_of
from course.lesson.context import LessonContext
from course.lesson.judge import question_of
from course.lesson.notebook import Cell
from widgets.prose import citation_keys
from widgets.quiz.quiz_text import Option, QuizError, QuizText
from widgets.scene.scene_text import spoken_lines
from widgets.words import later, words

t = words(__file__)

HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$", re.M)
KINDS = {
    "one": later("choose one answer"),
    "more": later("choose more answers"),
    "opinion": later("an opinion"),
    "stelling": later("a statement"),
    "schatting": later("an estimate"),
    "volgorde": later("an order"),
    "open": later("own words"),
}


@dataclass(frozen=True)
class Place:
    """Where a cell stands, as a reader counts.

    Args:
        lesson: as its author calls it, such as ``les 3``.
        section: from 1; 0 above the first heading.
        question: from 1; 0 when the cell is no question.
        leader: whether it is a note for the group leader.
    """

    lesson: str
    section: int
    question: int = 0
    leader: bool = False

    @classmethod
    def of(cls, lesson: str, cells: Sequence[Cell], at: int) -> Place:
        """The place of the cell with that number, from 0."""
        seen, cell = cells[: at + 1], cells[at]
        questions = sum(one.is_question for one in seen) if cell.is_question else 0
        return cls(lesson, sum(one.begins_step for one in seen), questions, cell.for_leader)

    def __str__(self) -> str:
        section = t("section {section}", section=self.section) if self.section else t("above the first section")
        where = f"{self.lesson}, {section}"
        return t("{where}, in the text for the leader,", where=where) if self.leader else where


def what(cell: Cell, place: Place) -> tuple[str, str]:
    """What a cell is, and its first words: ``("een tekst", "“U slaapt goed.”")``."""
    if cell.is_question:
        body = next((line for line in cell.source.splitlines()[1:] if line.strip()), "")
        return t("question {question}", question=place.question), quote(body) if body else ""
    if cell.scene:
        said = next((words for lines in spoken_lines(cell.scene[1]) for _, words in lines), "")
        return t("a story"), quote(said) if said else ""
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
        yield from _question(before, now, place)
    elif old.scene and new.scene:
        yield from _scene(old.source, new.source, start)
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


def _three(old: str | None, new: str | None, thing: str, start: str) -> str:
    """A thing that changed, came or went."""
    if old is None:
        return t("{start} {thing} was added: {new}", start=start, thing=thing, new=quote(new))
    if new is None:
        return t("{start} {thing} was removed: {old}", start=start, thing=thing, old=quote(old))
    return t(
        "{start} {thing} was changed: was {old}, is now {new}", start=start, thing=thing, old=quote(old), new=quote(new)
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
            _three(
                one,
                other,
                thing,
                t("In {place}", place=place.lesson) if place.section or thing == t("the title") else start,
            )
        )
    told += [
        _three(one, other, t("a sentence"), start) for one, other in differences(sentences_of(old), sentences_of(new))
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
        told += [_three(one, other, thing, start) for one, other in differences(find(old), find(new))]
    yield from told
    if not told:
        yield t("{start} the layout of a text was changed: {words}", start=start, words=what(new_cell, place)[1])


# -- questions ------------------------------------------------------------------------------------


def _question(old: QuizText | QuizError, new: QuizText | QuizError, place: Place) -> Iterator[str]:
    """A question: what is asked, its answers, replies, hints and explanation."""
    number = place.question
    start = t("In {place}", place=place.lesson)
    if isinstance(new, QuizError):
        yield t(
            "{start} question {number} was changed, and is not complete yet: {why}",
            start=start,
            number=number,
            why=str(new).splitlines()[0],
        )
        return
    if isinstance(old, QuizError):
        yield t(
            "{start} question {number} is now complete: {question}",
            start=start,
            number=number,
            question=quote(new.question),
        )
        return
    of = t("of question {number}", number=number)
    told = []
    if old.kind != new.kind:
        told.append(
            t(
                "{start} question {number} was changed to another kind: was {old}, is now {new}.",
                start=start,
                number=number,
                old=t(KINDS[old.kind]),
                new=t(KINDS[new.kind]),
            )
        )
    if old.name != new.name:
        told.append(
            t(
                "{start} question {number} has another name: was {old}, is now {new}. What readers filled in before, they do not see again.",
                start=start,
                number=number,
                old=quote(old.name),
                new=quote(new.name),
            )
        )
    if old.question != new.question:
        told.append(
            t(
                "{start} question {number} asks something else: was {old}, is now {new}",
                start=start,
                number=number,
                old=quote(old.question),
                new=quote(new.question),
            )
        )
    told += _answers(old, new, start, number)
    told += [_three(one, other, t("a hint {of}", of=of), start) for one, other in differences(old.hints, new.hints)]
    told += [
        _three(one, other, t("a sentence in the explanation {of}", of=of), start)
        for one, other in differences(sentences_of(old.explanation), sentences_of(new.explanation))
    ]
    if old.scale != new.scale:
        told.append(t("{start} the scale {of} was changed.", start=start, of=of))
    if not told and old != new:
        told.append(t("{start} a source or the layout {of} was changed.", start=start, of=of))
    yield from told or [t("{start} the layout {of} was changed; readers see no difference.", start=start, of=of)]


def _likeness_to(one: Option) -> Callable[[Option], float]:
    """How much another answer reads like this one."""
    return lambda other: likeness(other.text, one.text)


def _answers(old: QuizText, new: QuizText, start: str, number: int) -> Iterator[str]:
    pairs = [(one, next((other for other in new.options if other.text == one.text), None)) for one in old.options]
    left = [other for other in new.options if other not in [pair[1] for pair in pairs]]
    steps = new.kind == "volgorde"
    thing = t("a step") if steps else t("an answer")
    for index, (one, other) in enumerate(pairs):
        if other is None and left:
            # The one in the same place, or the one that reads most like it.
            same = new.options[index] if index < len(new.options) and len(old.options) == len(new.options) else None
            best = same if same in left else max(left, key=_likeness_to(one))
            if best is same or likeness(best.text, one.text) > 0.5:
                left.remove(best)
                pairs[index] = (one, best)
    for one, other in pairs:
        if other is None:
            yield t(
                "{start} {thing} of question {number} was removed: {text}",
                start=start,
                thing=thing,
                number=number,
                text=quote(one.text),
            )
            continue
        if one.text != other.text:
            yield t(
                "{start} {thing} of question {number} was changed: was {old}, is now {new}",
                start=start,
                thing=thing,
                number=number,
                old=quote(one.text),
                new=quote(other.text),
            )
        if one.right != other.right:
            yield t(
                "{start} this answer to question {number} is now right: {text}"
                if other.right
                else "{start} this answer to question {number} is right no more: {text}",
                start=start,
                number=number,
                text=quote(other.text),
            )
        if one.reply != other.reply:
            yield t(
                "{start} the reply to {text} at question {number} was changed: was {old}, is now {new}",
                start=start,
                number=number,
                text=quote(other.text),
                old=quote(one.reply),
                new=quote(other.reply),
            )
    for other in left:
        yield t(
            "{start} question {number} has {thing}: {text}",
            start=start,
            number=number,
            thing=t("a new step") if steps else t("a new answer"),
            text=quote(other.text),
        )
    order = [other.text for _, other in pairs if other]
    if order != [option.text for option in new.options if option.text in order]:
        yield t(
            "{start} {things} of question {number} stand in another order.",
            start=start,
            things=t("the steps") if steps else t("the answers"),
            number=number,
        )


# -- told scenes ----------------------------------------------------------------------------------


def _scene(old: str, new: str, start: str) -> Iterator[str]:
    """A scene, line by line: each says what happens, or what is said with it."""
    before, now = ([line.strip() for line in text.splitlines() if line.strip()] for text in (old, new))
    told = [_three(one, other, t("a line of the story"), start) for one, other in differences(before, now)]
    yield from told or [t("{start} the layout of the story was changed; readers see no difference.", start=start)]


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
            yield _three(one, other, t("the setting {key} of {name}", key=key, name=name), start)
    if before == now:
        yield t(
            "{start} the layout of the line of {name} was changed; readers see no difference.", start=start, name=name
        )
