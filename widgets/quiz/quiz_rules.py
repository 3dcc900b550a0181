"""What a question needs before a patient may see it: one function for each rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.glossary import MARK
from widgets.mistake import Mistake
from widgets.prose import citation_keys, mistakes_in, quoted
from widgets.quiz.quiz_error import QuizError
from widgets.quiz.quiz_grammar import (
    MOST_CHARACTERS,
    MOST_LINES,
    MOST_OPTIONS,
    OPINION,
    STELLING_OPTIONS,
)
from widgets.quiz.quiz_lines import STEP, Piece
from widgets.quiz.quiz_number import dutch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from widgets.quiz.quiz_lines import Answer, Draft
    from widgets.sources import Lookup


def refuse_too_much(body: str) -> None:
    """Stop early on a text that is far too long, so that the answer comes at once.

    Args:
        body: All lines below `%%quiz`.

    Raises:
        QuizError: There are more lines or characters than a question may have.
    """
    breaks = max(body.count("\n"), body.count("\r"))
    lines = breaks if body.endswith(("\n", "\r")) else breaks + 1
    cure = "maak er meer vragen van, elk in een eigen cel"
    if lines > MOST_LINES:
        raise QuizError(
            [Mistake(MOST_LINES + 2, f"deze vraag heeft {dutch(lines)} regels, meer dan {MOST_LINES} kan niet", cure)]
        )
    if len(body) > MOST_CHARACTERS:
        line = body.count("\n", 0, MOST_CHARACTERS) + 2
        problem = f"deze vraag heeft {dutch(len(body))} tekens, meer dan {dutch(MOST_CHARACTERS)} kan niet"
        raise QuizError([Mistake(line, problem, cure)])


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
        what = "de stelling" if kind == "stelling" else "de vraag"
        yield Mistake(2, "hier staat nog geen vraag", f"schrijf {what} op de regel onder %%quiz")
    for hint in draft.hints:
        if not hint.text:
            yield Mistake(hint.line, "deze hint is leeg", "schrijf tekst achter ? of haal de regel weg")
    if draft.separator and not draft.explanation.text:
        yield Mistake(draft.separator, "onder --- staat nog geen uitleg", "schrijf die eronder of haal --- weg")
    elif kind in {"schatting", "volgorde"} and not draft.explanation.text:
        yield Mistake(
            draft.last_line, f"bij {kind} hoort een uitleg", "zet onderaan een regel met --- en daaronder de uitleg"
        )
    if kind in {"", "stelling"}:
        yield from _answer_mistakes(draft, kind)
    if opinion:
        for answer in draft.answers:
            if answer.right:
                cure = f"haal de x weg, of haal {OPINION} weg achter de naam"
                yield Mistake(answer.line, f"bij een {OPINION} klopt geen antwoord meer dan een ander", cure)
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
            answers[0].line, "er is maar één antwoord", "zet er minstens nog een onder, op een regel met - [ ]"
        )
    elif len(answers) > MOST_OPTIONS and kind == "":
        yield _too_many(answers[MOST_OPTIONS].line, len(answers), "antwoorden")
    for answer in answers:
        if answer.settled:
            continue
        if not answer.words.text:
            yield Mistake(answer.line, "dit antwoord heeft nog geen tekst", "schrijf die achter [ ]")
        elif not answer.reply.text:
            yield _no_reply(answer)
    yield from _doubles(answers, "dit antwoord")


def _no_reply(answer: Answer) -> Mistake:
    cure = "zet er een regel met > onder"
    if answer.reply.lines:
        return Mistake(answer.reply.line, "achter > staat nog geen uitleg", "schrijf die erachter")
    if len(answer.words.lines) > 1:
        cure += f" (is regel {answer.words.lines[1][0]} de uitleg, zet daar dan > voor)"
    return Mistake(answer.line, "dit antwoord heeft nog geen uitleg", cure)


def _no_answers(draft: Draft, kind: str) -> Mistake:
    if kind == "stelling":
        cure = "zet eronder - [ ] waar, - [ ] weet ik niet en - [ ] niet waar, elk met een regel met > eronder"
    elif any(STEP.fullmatch(text) for _, text in draft.question.lines):
        cure = "zet - [ ] voor elk antwoord; is dit een volgorde, zet dan volgorde achter de naam"
    else:
        cure = "zet er minstens twee onder met - [ ]; mag de lezer zelf schrijven, zet dan open achter de naam"
    return Mistake(draft.question.line, "deze vraag heeft nog geen antwoorden", cure)


def _too_many(line: int, count: int, what: str) -> Mistake:
    return Mistake(
        line,
        f"er zijn {count} {what}, meer dan {MOST_OPTIONS} kan niet",
        "haal er een paar weg of maak er twee vragen van",
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
            yield Mistake(answer.line, f"{what} staat ook op regel {first[key]}", "verander een van de twee")
        elif key:
            first[key] = answer.line


def _stelling_mistakes(draft: Draft) -> Iterator[Mistake]:
    allowed = "gebruik precies waar, weet ik niet en niet waar"
    found = set()
    for answer in draft.answers:
        key = same_words(answer.words.text)
        found.add(key)
        if key and key not in STELLING_OPTIONS and not answer.settled:
            problem = f"bij een stelling kan {quoted(answer.words.text)} geen antwoord zijn"
            yield Mistake(answer.line, problem, f"{allowed}, of haal stelling weg achter de naam")
    missing = [option for option in STELLING_OPTIONS if option not in found]
    if draft.answers and missing and not any(answer.settled for answer in draft.answers):
        names = " en ".join(quoted(option) for option in missing)
        yield Mistake(draft.answers[-1].line, f"bij deze stelling staat nog geen antwoord {names}", allowed)
    right = [answer for answer in draft.answers if answer.right]
    if len(right) > 1:
        yield Mistake(
            right[1].line, "bij een stelling klopt er één antwoord", f"er staat al een [x] op regel {right[0].line}"
        )


def _step_mistakes(draft: Draft) -> Iterator[Mistake]:
    steps = [step for _, step in draft.steps]
    if not steps and not draft.answers:
        yield Mistake(
            draft.question.line, "er zijn nog geen stappen", "zet ze onder de vraag als 1. 2. 3., in de goede volgorde"
        )
    elif len(steps) == 1:
        yield Mistake(steps[0].line, "er is maar één stap", "zet er minstens nog een onder, met 2. ervoor")
    elif len(steps) > MOST_OPTIONS:
        yield _too_many(steps[MOST_OPTIONS].line, len(steps), "stappen")
    for step in steps:
        if not step.words.text and not step.settled:
            yield Mistake(step.line, "deze stap heeft nog geen tekst", "schrijf die achter het nummer")
    yield from _doubles(steps, "deze stap")
    numbers = [number for number, step in draft.steps if not step.settled]
    if set(numbers) != {1} and len(numbers) == len(steps):
        for place, (number, step) in enumerate(draft.steps, start=1):
            if number != place:
                cure = "nummer de stappen 1. 2. 3. in de goede volgorde"
                yield Mistake(step.line, f"hier staat nummer {number}, verwacht wordt {place}", cure)
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
            yield Mistake(label.line, "op deze regel kan geen bron staan", "zet de bron in de uitleg eronder")
        if MARK.search(label.text):
            cure = "wijs het woord aan in de vraag of in de uitleg eronder"
            yield Mistake(label.line, "op deze regel kan geen aangewezen woord staan", cure)
