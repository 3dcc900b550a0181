"""The text under `%%quiz`: read it, and say in Dutch what is still missing.

A therapist writes a question as plain text. `parse` turns it into a `QuizText`, or raises a
`QuizError` that lists every mistake at once, each with its line and its cure. Line 1 is the
`%%quiz` line itself, as JupyterLab numbers the cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from widgets.mistake import Mistake, t
from widgets.quiz.plain_lines import MOST_CHARACTERS, MOST_LINES, numbered_lines, too_much
from widgets.quiz.quiz_error import QuizError
from widgets.quiz.quiz_estimate import Scale, read_scale
from widgets.quiz.quiz_grammar import EXAMPLES, GRAMMAR, KINDS, OPINION, STELLING_OPTIONS, Kind
from widgets.quiz.quiz_header import Header, take_header
from widgets.quiz.quiz_lines import Reader
from widgets.quiz.quiz_number import dutch
from widgets.quiz.quiz_rules import (
    same_words,
    structure_mistakes,
    text_mistakes,
)

if TYPE_CHECKING:
    from widgets.quiz.quiz_draft import Draft
    from widgets.sources import Lookup

__all__ = [
    "EXAMPLES",
    "GRAMMAR",
    "KINDS",
    "Kind",
    "Mistake",
    "Option",
    "QuizError",
    "QuizText",
    "Scale",
    "parse",
]


@dataclass(frozen=True)
class Option:
    """One answer a reader can choose, or one step of a `volgorde`.

    Attributes:
        text: The answer, as Markdown.
        right: Whether it is marked `[x]`; never for a `volgorde`.
        reply: The feedback below it, as Markdown; empty for a `volgorde`.
    """

    text: str
    right: bool = False
    reply: str = ""


@dataclass(frozen=True)
class QuizText:
    """A question without mistakes.

    Attributes:
        name: Its name, unique in the lesson.
        kind: `one`, `more` or `opinion` (by the number of `[x]`), or the kind after the name. Without
            `[x]` it is an `opinion`, also when the author did not write `mening`; the check asks then.
        question: The question or statement, as Markdown.
        options: The answers in the author's order; for a `stelling` always waar, weet ik niet,
            niet waar; for a `volgorde` the steps in the right order.
        hints: The hints, in order, as Markdown.
        explanation: The part after `---`, as Markdown; may be empty.
        scale: Only for a `schatting`.
    """

    name: str
    kind: Kind
    question: str
    options: tuple[Option, ...] = ()
    hints: tuple[str, ...] = ()
    explanation: str = ""
    scale: Scale | None = None


def parse(name_line: str, body: str, sources: Lookup | None = None, *, glossary: Lookup | None = None) -> QuizText:
    """Read one question.

    Args:
        name_line: What follows `%%quiz`: the name and perhaps the kind. Or the first line of the
            cell as it stands, from `split_cell`.
        body: The other lines of the cell, at most 200 lines and 20 000 characters.
        sources: Where citations are looked up; the nearest references.bib by default.
        glossary: Where hard words are looked up; the nearest begrippen.toml by default.

    Returns:
        The question.

    Raises:
        QuizError: Something is missing or wrong; it holds all mistakes.

    Example:
        >>> quiz = parse("weer", "Is het mooi weer?\\n- [ ] Ja.\\n  > Fijn.\\n- [ ] Nee.\\n  > Jammer.")
        >>> quiz.kind, [option.text for option in quiz.options]
        ('opinion', ['Ja.', 'Nee.'])
        >>> try:
        ...     parse("weer", "Is het mooi weer?\\n\\n- [ ] Ja.\\n- [ ] Nee.\\n  > Jammer.")
        ... except QuizError as error:
        ...     print(error)
        regel 4: dit antwoord heeft nog geen uitleg; zet er een regel met > onder
    """
    header, body = take_header(name_line, body)
    if not body or body.isspace():
        raise _empty(header)
    _refuse_too_much(body)
    draft = Reader(header.kind).read(numbered_lines(body))
    mistakes = [*header.mistakes, *draft.mistakes]
    if header.kind is not None:
        mistakes += structure_mistakes(draft, header.kind, opinion=header.opinion)
    mistakes += text_mistakes(draft, sources, glossary)
    scale, scale_mistakes = read_scale(draft) if header.kind == "schatting" else (None, [])
    mistakes += scale_mistakes
    if mistakes:
        raise QuizError(mistakes)
    return QuizText(
        name=header.name,
        kind=_kind(header.kind or "", draft),
        question=draft.question.text,
        options=_options(header.kind or "", draft),
        hints=tuple(hint.text for hint in draft.hints),
        explanation=draft.explanation.text,
        scale=scale,
    )


def _kind(kind: str, draft: Draft) -> Kind:
    if kind:
        return kind  # type: ignore[return-value]
    right = sum(answer.right for answer in draft.answers)
    return "opinion" if right == 0 else "one" if right == 1 else "more"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _options(kind: str, draft: Draft) -> tuple[Option, ...]:
    if kind == "volgorde":
        return tuple(Option(_one_line(step.words.text)) for _, step in draft.steps)
    if kind == "stelling":
        answers = {same_words(answer.words.text): answer for answer in draft.answers}
        return tuple(Option(text, answers[text].right, answers[text].reply.text) for text in STELLING_OPTIONS)
    return tuple(Option(_one_line(answer.words.text), answer.right, answer.reply.text) for answer in draft.answers)


def _empty(header: Header) -> QuizError:
    """Make the friendly error for a cell without a question, with an example to copy.

    Args:
        header: The first line; its kind chooses the example, its name is used when it is good.

    Returns:
        The error, to raise.
    """
    example = EXAMPLES[OPINION if header.opinion else header.kind or ""]
    if not header.mistakes:
        example = example.replace(example.split()[1], header.name, 1)
    cure = t("copy this example and change the words:")
    return QuizError([Mistake(1, t("there is no question here yet"), cure)], example)


def _refuse_too_much(body: str) -> None:
    """Raise `QuizError` for a text that is far too long to be a question."""
    if not (found := too_much(body)):
        return
    line, lines, signs = found
    if signs:
        count, most = dutch(signs), dutch(MOST_CHARACTERS)
        problem = t("this question has {count} signs, more than {most} cannot be", count=count, most=most)
    else:
        count = dutch(lines)
        problem = t("this question has {lines} lines, more than {most} cannot be", lines=count, most=MOST_LINES)
    raise QuizError([Mistake(line, problem, t("make more questions of it, each in a cell of its own"))])
