"""What a question needs before a patient may see it: one function for each rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.glossary import MARK
from widgets.mistake import Mistake, t
from widgets.prose import citation_keys, quoted
from widgets.prose_mistakes import mistakes_in
from widgets.quiz.quiz_draft import Piece
from widgets.quiz.quiz_grammar import (
    MOST_OPTIONS,
    OPINION,
    STELLING_OPTIONS,
)
from widgets.quiz.quiz_lines import STEP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from widgets.quiz.quiz_draft import Answer, Draft
    from widgets.sources import Lookup


def structure_mistakes(draft: Draft, kind: str, *, opinion: bool = False) -> Iterator[Mistake]:
    """Find the parts that are missing, empty, double or too many.

    Args:
        draft: The question as it was found.
        kind: The kind behind the name; "" for a choice question.
        opinion: Whether the author said that it is an opinion.

    Yields:
        The mistakes.
    """
    if not draft.question.text:
        what = t("the statement") if kind == "stelling" else t("the question")
        yield Mistake(2, t("there is no question here yet"), t("write {what} on the line below %%quiz", what=what))
    for hint in draft.hints:
        if not hint.text:
            yield Mistake(hint.line, t("this hint is empty"), t("write text behind ? or remove the line"))
    if draft.separator and not draft.explanation.text:
        yield Mistake(draft.separator, t("below --- is no explanation yet"), t("write it below that or remove ---"))
    elif kind in {"schatting", "volgorde"} and not draft.explanation.text:
        yield Mistake(
            draft.last_line,
            t("to {kind} belongs an explanation", kind=kind),
            t("put a line with --- at the bottom and the explanation below it"),
        )
    if kind in {"", "stelling"}:
        yield from _answer_mistakes(draft, kind)
    if opinion:
        for answer in draft.answers:
            if answer.right:
                cure = t("remove the x, or remove {opinion} behind the name", opinion=OPINION)
                yield Mistake(
                    answer.line, t("with {opinion} no answer is more right than another", opinion=OPINION), cure
                )
    if kind == "stelling":
        yield from _stelling_mistakes(draft)
    if kind == "volgorde":
        yield from _step_mistakes(draft)


def _answer_mistakes(draft: Draft, kind: str) -> Iterator[Mistake]:
    answers = draft.answers
    if not answers:
        if not draft.mixed:
            yield _no_answers(draft, kind)
    elif len(answers) == 1 and kind == "":
        yield Mistake(
            answers[0].line, t("there is only one answer"), t("put at least one more below it, on a line with - [ ]")
        )
    elif len(answers) > MOST_OPTIONS and kind == "":
        yield _too_many(answers[MOST_OPTIONS].line, len(answers), t("answers"))
    for answer in answers:
        if answer.settled:
            continue
        if not answer.words.text:
            yield Mistake(answer.line, t("this answer has no text yet"), t("write it behind [ ]"))
        elif not answer.reply.text:
            yield _no_reply(answer)
    yield from _doubles(answers, t("this answer"))


def _no_reply(answer: Answer) -> Mistake:
    cure = t("put a line with > below it")
    if answer.reply.lines:
        return Mistake(answer.reply.line, t("behind > is no explanation yet"), t("write it behind that"))
    if len(answer.words.lines) > 1:
        cure += t(" (if line {line} is the explanation, put > before it)", line=answer.words.lines[1][0])
    return Mistake(answer.line, t("this answer has no explanation yet"), cure)


def _no_answers(draft: Draft, kind: str) -> Mistake:
    if kind == "stelling":
        cure = t("put the three answers of a statement below it, each with a line with > below it")
    elif any(STEP.fullmatch(text) for _, text in draft.question.lines):
        cure = t("put - [ ] before each answer; if this is an order, put volgorde behind the name")
    else:
        cure = t("put at least two below it with - [ ]; if readers may write themselves, put open behind the name")
    return Mistake(draft.question.line, t("this question has no answers yet"), cure)


def _too_many(line: int, count: int, what: str) -> Mistake:
    return Mistake(
        line,
        t("there are {count} {what}, more than {most} cannot be", count=count, what=what, most=MOST_OPTIONS),
        t("remove a few or make two questions of it"),
    )


def same_words(text: str) -> str:
    """Reduce an answer to what makes it another answer than its neighbour.

    Args:
        text: The answer.

    Returns:
        The text without capitals, odd spaces and punctuation around it.

    Example:
        >>> same_words("Weet ik  niet.")
        'weet ik niet'
    """
    return " ".join(text.casefold().split()).strip(" .,;:!?*_\"'“”‘’")


def _doubles(answers: Iterable[Answer], what: str) -> Iterator[Mistake]:
    first: dict[str, int] = {}
    for answer in answers:
        key = same_words(answer.words.text) or answer.words.text
        if key in first:
            yield Mistake(
                answer.line,
                t("{what} also stands on line {first}", what=what, first=first[key]),
                t("change one of the two"),
            )
        elif key:
            first[key] = answer.line


def _stelling_mistakes(draft: Draft) -> Iterator[Mistake]:
    allowed = t("use exactly the three answers of a statement")
    found = set()
    for answer in draft.answers:
        key = same_words(answer.words.text)
        found.add(key)
        if key and key not in STELLING_OPTIONS and not answer.settled:
            problem = t("with a statement {text} can be no answer", text=quoted(answer.words.text))
            yield Mistake(answer.line, problem, t("{allowed}, or remove stelling behind the name", allowed=allowed))
    missing = [option for option in STELLING_OPTIONS if option not in found]
    if draft.answers and missing and not any(answer.settled for answer in draft.answers):
        names = t(" and ").join(quoted(option) for option in missing)
        yield Mistake(draft.answers[-1].line, t("this statement has no answer {names} yet", names=names), allowed)
    right = [answer for answer in draft.answers if answer.right]
    if len(right) > 1:
        yield Mistake(
            right[1].line,
            t("with a statement one answer is right"),
            t("there already is a [x] on line {line}", line=right[0].line),
        )


def _step_mistakes(draft: Draft) -> Iterator[Mistake]:
    steps = [step for _, step in draft.steps]
    if not steps and not draft.answers:
        yield Mistake(
            draft.question.line,
            t("there are no steps yet"),
            t("put them below the question as 1. 2. 3., in the right order"),
        )
    elif len(steps) == 1:
        yield Mistake(
            steps[0].line, t("there is only one step"), t("put at least one more below it, with 2. before it")
        )
    elif len(steps) > MOST_OPTIONS:
        yield _too_many(steps[MOST_OPTIONS].line, len(steps), t("steps"))
    for step in steps:
        if not step.words.text and not step.settled:
            yield Mistake(step.line, t("this step has no text yet"), t("write it behind the number"))
    yield from _doubles(steps, t("this step"))
    numbers = [number for number, step in draft.steps if not step.settled]
    if set(numbers) != {1} and len(numbers) == len(steps):
        for place, (number, step) in enumerate(draft.steps, start=1):
            if number != place:
                cure = t("number the steps 1. 2. 3. in the right order")
                yield Mistake(
                    step.line, t("here stands number {number}, {place} was expected", number=number, place=place), cure
                )
                break


def text_mistakes(draft: Draft, sources: Lookup | None, glossary: Lookup | None) -> Iterator[Mistake]:
    """Find HTML, pictures, bad links, bad citations and unknown hard words in every part.

    Args:
        draft: The question as it was found.
        sources: Where citations are looked up; the nearest references.bib by default.
        glossary: Where hard words are looked up; the nearest begrippen.toml by default.

    Yields:
        The mistakes.
    """
    choices = [*draft.answers, *(step for _, step in draft.steps)]
    labels = [*(choice.words for choice in choices), *(Piece([setting]) for setting in draft.settings.values())]
    prose = [draft.question, *(choice.reply for choice in choices), *draft.hints, draft.explanation]
    for piece in [*labels, *prose]:
        for mistake in mistakes_in("\n".join(text for _, text in piece.lines), sources, glossary):
            yield mistake._replace(line=piece.lines[mistake.line - 1][0])
    for label in labels:
        # A button cannot stand inside the label of another control.
        if citation_keys(label.text):
            yield Mistake(label.line, t("on this line can be no source"), t("put the source in the explanation below"))
        if MARK.search(label.text):
            cure = t("mark the word in the question or in the explanation below")
            yield Mistake(label.line, t("on this line can be no marked word"), cure)
