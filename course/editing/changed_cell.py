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

HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$", re.M)
KINDS = {
    "one": "één antwoord kiezen",
    "more": "meer antwoorden kiezen",
    "opinion": "een mening",
    "stelling": "een stelling",
    "schatting": "een schatting",
    "volgorde": "een volgorde",
    "open": "eigen woorden",
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
        section = f"sectie {self.section}" if self.section else "boven de eerste sectie"
        return f"{self.lesson}, {section}{', in de tekst voor de begeleider,' if self.leader else ''}"


def what(cell: Cell, place: Place) -> tuple[str, str]:
    """What a cell is, and its first words: ``("een tekst", "“U slaapt goed.”")``."""
    if cell.is_question:
        body = next((line for line in cell.source.splitlines()[1:] if line.strip()), "")
        return f"vraag {place.question}", quote(body) if body else ""
    if cell.scene:
        said = next((words for lines in spoken_lines(cell.scene[1]) for _, words in lines), "")
        return "een verhaal", quote(said) if said else ""
    if cell.kind == "code":
        call = _call(cell.source)
        return (f"het onderdeel {call[0]}", "") if call else ("een regel code", quote(cell.source))
    heading = HEADING.search(cell.source)
    words = [heading[2]] if heading else sentences_of(cell.source)[:1]
    noun = (
        "een plaatje"
        if not words and PICTURE.search(cell.source)
        else "een tekst"
        if cell.source.strip()
        else "een lege cel"
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
    start = f"In {place}"
    if old.for_leader and not new.for_leader:
        yield f"{start} lezen patiënten nu een tekst die voor de begeleider was: {what(new, place)[1]}"
    elif new.for_leader and not old.for_leader:
        yield f"{start} is een tekst van de patiënten nu voor de begeleider: {what(new, place)[1]}"
    elif old.noticed != new.noticed:
        yield f"{start} zijn de eigenschappen van een cel veranderd: {what(new, place)[1]}"
    if old.attachments != new.attachments:
        yield f"{start} is een ingeplakt plaatje veranderd."
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
        yield f"{start} is {what(old, place)[0].replace(' 0', '')} nu {what(new, place)[0]}: {what(new, place)[1]}"


def _three(old: str | None, new: str | None, thing: str, start: str) -> str:
    """A thing that changed, came or went."""
    if old is None:
        return f"{start} is {thing} bijgekomen: {quote(new)}"
    if new is None:
        return f"{start} is {thing} weggehaald: {quote(old)}"
    return f"{start} is {thing} veranderd: was {quote(old)}, is nu {quote(new)}"


def _text(old_cell: Cell, new_cell: Cell, start: str, place: Place) -> Iterator[str]:
    """A text cell: its heading, its sentences, its sources, pictures and links."""
    old, new = old_cell.source, new_cell.source
    told: list[str] = []
    for one, other in differences([h[1] for h in HEADING.findall(old)], [h[1] for h in HEADING.findall(new)]):
        thing = (
            "de titel"
            if old.lstrip().startswith("# ") and place.section == 0
            else f"de kop van sectie {place.section}"
            if place.section
            else "een kop"
        )
        told.append(_three(one, other, thing, f"In {place.lesson}" if place.section or thing == "de titel" else start))
    told += [_three(one, other, "een zin", start) for one, other in differences(sentences_of(old), sentences_of(new))]
    for find, thing in (
        (lambda text: [f"@{key}" for key in citation_keys(text)] if "@" in text else [], "een bron"),
        (lambda text: [match[0] for match in PICTURE.finditer(text)], "een plaatje"),
        (
            lambda text: [match["url"] for match in LINK.finditer(text) if not match["url"].startswith("begrip:")],
            "een link",
        ),
        (
            lambda text: [match["words"] for match in LINK.finditer(text) if match["url"].startswith("begrip:")],
            "de uitleg bij een woord",
        ),
    ):
        told += [_three(one, other, thing, start) for one, other in differences(find(old), find(new))]
    yield from told
    if not told:
        yield f"{start} is de opmaak van een tekst veranderd: {what(new_cell, place)[1]}"


# -- questions ------------------------------------------------------------------------------------


def _question(old: QuizText | QuizError, new: QuizText | QuizError, place: Place) -> Iterator[str]:
    """A question: what is asked, its answers, replies, hints and explanation."""
    number = place.question
    start = f"In {place.lesson}"
    if isinstance(new, QuizError):
        yield f"{start} is vraag {number} veranderd, en nog niet af: {str(new).splitlines()[0]}"
        return
    if isinstance(old, QuizError):
        yield f"{start} is vraag {number} nu af: {quote(new.question)}"
        return
    of = f"van vraag {number}"
    told = []
    if old.kind != new.kind:
        told.append(f"{start} is vraag {number} van soort veranderd: was {KINDS[old.kind]}, is nu {KINDS[new.kind]}.")
    if old.name != new.name:
        told.append(
            f"{start} heeft vraag {number} een andere naam: was {quote(old.name)}, is nu {quote(new.name)}. Wat lezers er eerder invulden, zien ze niet meer terug."
        )
    if old.question != new.question:
        told.append(
            f"{start} vraagt vraag {number} iets anders: was {quote(old.question)}, is nu {quote(new.question)}"
        )
    told += _answers(old, new, start, number)
    told += [_three(one, other, f"een hint {of}", start) for one, other in differences(old.hints, new.hints)]
    told += [
        _three(one, other, f"een zin in de uitleg {of}", start)
        for one, other in differences(sentences_of(old.explanation), sentences_of(new.explanation))
    ]
    if old.scale != new.scale:
        told.append(f"{start} is de schaal {of} veranderd.")
    if not told and old != new:
        told.append(f"{start} is een bron of de opmaak {of} veranderd.")
    yield from told or [f"{start} is de opmaak {of} veranderd; lezers zien geen verschil."]


def _likeness_to(one: Option) -> Callable[[Option], float]:
    """How much another answer reads like this one."""
    return lambda other: likeness(other.text, one.text)


def _answers(old: QuizText, new: QuizText, start: str, number: int) -> Iterator[str]:
    pairs = [(one, next((other for other in new.options if other.text == one.text), None)) for one in old.options]
    left = [other for other in new.options if other not in [pair[1] for pair in pairs]]
    thing = "stap" if new.kind == "volgorde" else "antwoord"
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
            yield f"{start} is een {thing} van vraag {number} weggehaald: {quote(one.text)}"
            continue
        if one.text != other.text:
            yield f"{start} is een {thing} van vraag {number} veranderd: was {quote(one.text)}, is nu {quote(other.text)}"
        if one.right != other.right:
            yield f"{start} klopt bij vraag {number} dit antwoord {'nu wel' if other.right else 'niet meer'}: {quote(other.text)}"
        if one.reply != other.reply:
            yield f"{start} is bij vraag {number} de reactie op {quote(other.text)} veranderd: was {quote(one.reply)}, is nu {quote(other.reply)}"
    for other in left:
        yield f"{start} heeft vraag {number} een nieuw{'e stap' if thing == 'stap' else ' antwoord'}: {quote(other.text)}"
    order = [other.text for _, other in pairs if other]
    if order != [option.text for option in new.options if option.text in order]:
        yield f"{start} staan de {'stappen' if thing == 'stap' else 'antwoorden'} van vraag {number} in een andere volgorde."


# -- told scenes ----------------------------------------------------------------------------------


def _scene(old: str, new: str, start: str) -> Iterator[str]:
    """A scene, line by line: each says what happens, or what is said with it."""
    before, now = ([line.strip() for line in text.splitlines() if line.strip()] for text in (old, new))
    told = [_three(one, other, "een regel van het verhaal", start) for one, other in differences(before, now)]
    yield from told or [f"{start} is de opmaak van het verhaal veranderd; lezers zien geen verschil."]


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
        yield f"{start} is een regel code veranderd: was {quote(old)}, is nu {quote(new)}"
        return
    if before[0] != now[0]:
        yield f"{start} is het onderdeel {before[0]} vervangen door {now[0]}."
        return
    name = now[0]
    for key in dict.fromkeys([*before[1], *now[1]]):
        one, other = before[1].get(key), now[1].get(key)
        if one != other:
            yield _three(one, other, f"de instelling {key} van {name}", start)
    if before == now:
        yield f"{start} is de opmaak van de regel van {name} veranderd; lezers zien geen verschil."
