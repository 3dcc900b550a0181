"""The text under `%%quiz`: read it, and say in Dutch what is still missing.

A therapist writes a question as plain text. `parse` turns it into a `QuizText`, or raises a
`QuizError` that lists every mistake at once, each with its line and its cure. Line 1 is the
`%%quiz` line itself, as JupyterLab numbers the cell.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from widgets.prose import citation_keys, mistakes_in, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from widgets.sources import Sources

Kind = Literal["one", "more", "opinion", "stelling", "schatting", "volgorde", "open"]

KINDS = ("stelling", "schatting", "volgorde", "open")
STELLING_OPTIONS = ("waar", "weet ik niet", "niet waar")
MOST_LINES = 200
MOST_CHARACTERS = 20_000
MOST_OPTIONS = 8
MOST_STEPS = 1000
LONGEST_NAME = 60

# Each example is a whole cell that works as it stands; "" is a choice question.
EXAMPLES = {
    "": """\
%%quiz vaker-proberen
Mag u een vraag in deze cursus vaker proberen?

- [ ] Nee, elke vraag maar één keer.
  > Dat is begrijpelijk: op school ging dat vaak zo. Hier is het anders.
- [x] Ja, zo vaak als ik wil.
  > Klopt. U kunt elk antwoord rustig bekijken.

? Niemand telt hier mee.

---
U krijgt geen punten. Proberen hoort bij leren.
""",
    "stelling": """\
%%quiz rust-helpt stelling
Bij rugpijn is stilliggen altijd het beste.

- [ ] waar
  > Dat denken veel mensen. Rust voelt vaak veilig.
- [ ] weet ik niet
  > Dat is een eerlijk antwoord. Deze les gaat erover.
- [x] niet waar
  > Klopt. Rustig blijven bewegen mag meestal.
""",
    "schatting": """\
%%quiz hoeveel-minuten schatting
Hoeveel minuten duurt deze les ongeveer?

schaal: 0 tot 30 minuten
antwoord: 12
stap: 1

---
Deze les duurt ongeveer 12 minuten. U mag er langer over doen.
""",
    "volgorde": """\
%%quiz stappen volgorde
Wat komt eerst en wat komt daarna?

1. Ik kies iets wat ik graag weer doe.
2. Ik begin met een kleine stap.
3. Ik maak de stap een beetje groter.

---
Eerst kiezen, dan klein beginnen, dan langzaam opbouwen.
""",
    "open": """\
%%quiz wat-mist-u open
Wat zou u graag weer doen?

? Denk aan iets kleins van elke dag.
""",
}

_GRAMMAR_START = """\
Zo schrijft u een vraag met %%quiz

Op regel 1 staat %%quiz met een naam: kleine letters a-z, cijfers en -, zonder spaties.
Gebruik elke naam maar één keer in een les. Daaronder staat de vraag.

  - [ ] tekst    een antwoord
  - [x] tekst    een antwoord dat klopt
    > tekst      uw reactie op het antwoord erboven; elk antwoord heeft er een
  ? tekst        een hint; hints verschijnen een voor een
  ---            hieronder staat de uitleg

Met één [x] kiest de lezer één antwoord. Met meer [x] kan de lezer er meer kiezen.
Zonder [x] vraagt u naar een mening. Een vraag heeft 2 tot 8 antwoorden.

Achter de naam mag een soort staan:

  stelling       met precies de antwoorden waar, weet ik niet en niet waar
  schatting      met schaal:, antwoord: en als u wilt stap:; de uitleg is verplicht
  volgorde       met 1. 2. 3. in de goede volgorde; de uitleg is verplicht
  open           alleen een vraag; de lezer schrijft zelf

U kunt **vet** en *schuin* schrijven, een link [tekst](https://...) en een bron [@sleutel].
Bronnen staan in de vraag, in een reactie, een hint of de uitleg. HTML kan niet.
Een vraag heeft hooguit 200 regels en 20.000 tekens.
"""

GRAMMAR = "\n".join(
    [_GRAMMAR_START, *(f"Voorbeeld ({kind or 'kiezen'}):\n\n{example}" for kind, example in EXAMPLES.items())]
)


class Mistake(NamedTuple):
    """One thing to repair in a question.

    Attributes:
        line: The line in the cell; 1 is the `%%quiz` line.
        message: What is wrong and the cure, in Dutch, without the line number.
    """

    line: int
    message: str


class QuizError(Exception):
    """Every mistake in one question, in Dutch, in the order of the lines.

    Args:
        mistakes: What has to be repaired.
        example: A whole cell to copy, shown below the mistakes.

    Example:
        >>> print(QuizError([Mistake(4, "dit antwoord heeft nog geen tekst; schrijf die achter [ ]")]))
        regel 4: dit antwoord heeft nog geen tekst; schrijf die achter [ ]
    """

    def __init__(self, mistakes: Iterable[Mistake], example: str = "") -> None:
        self.mistakes = tuple(sorted(dict.fromkeys(mistakes), key=lambda mistake: mistake.line))
        self.example = example
        lines = [f"regel {mistake.line}: {mistake.message}" for mistake in self.mistakes]
        super().__init__("\n".join([*lines, "", example]) if example else "\n".join(lines))

    def _render_traceback_(self) -> list[str]:
        """Give JupyterLab what to show in place of a Python traceback."""
        return ["Deze vraag is nog niet klaar.", "", *str(self).split("\n"), "", "Hoe schrijft u een vraag? Zet %%quiz ? in een lege cel."]


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
class Scale:
    """The slider of a `schatting`. All numbers are in the author's own unit.

    Attributes:
        low: The lowest value.
        high: The highest value.
        step: The distance between two values; it fits a whole number of times.
        unit: The words after the scale, for example `mensen van de 100`; may be empty.
        answer: The value to tell, from `low` to `high`.
    """

    low: float
    high: float
    step: float
    unit: str
    answer: float


@dataclass(frozen=True)
class QuizText:
    """A question without mistakes.

    Attributes:
        name: Its name, unique in the lesson.
        kind: `one`, `more` or `opinion` (by the number of `[x]`), or the kind after the name.
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


def parse(name_line: str, body: str, sources: Sources | None = None) -> QuizText:
    """Read one question.

    Args:
        name_line: What follows `%%quiz`: the name and perhaps the kind. With `%%quiz` is fine too.
        body: The other lines of the cell, at most 200 lines and 20 000 characters.
        sources: Where citations are looked up; the nearest references.bib by default.

    Returns:
        The question.

    Raises:
        QuizError: Something is missing or wrong; it holds all mistakes.

    Example:
        >>> quiz = parse("weer", "Is het mooi weer?\\n- [ ] Ja.\\n  > Fijn.\\n- [ ] Nee.\\n  > Jammer.")
        >>> quiz.kind, [option.text for option in quiz.options]
        ('opinion', ['Ja.', 'Nee.'])
        >>> parse("weer", "Is het mooi weer?\\n\\n- [ ] Ja.\\n- [ ] Nee.\\n  > Jammer.")
        Traceback (most recent call last):
        ...
        widgets.quiz.quiz_text.QuizError: regel 4: dit antwoord heeft nog geen uitleg; zet er een regel met > onder
    """
    header = _read_header(name_line)
    if not body or body.isspace():
        raise _empty(header)
    _refuse_too_much(body)
    draft = _Reader(header.kind).read(_lines(body))
    mistakes = [*header.mistakes, *draft.mistakes]
    if header.kind is not None:
        mistakes += _structure_mistakes(draft, header.kind)
    mistakes += _text_mistakes(draft, sources)
    scale, scale_mistakes = _scale(draft) if header.kind == "schatting" else (None, [])
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


def double_name(name: str) -> QuizError:
    """Make the error for a name that another question in the lesson already has.

    Args:
        name: The name.

    Returns:
        The error, to raise.

    Example:
        >>> print(double_name("scan"))
        regel 1: de naam "scan" is in deze les al gebruikt; geef deze vraag een andere naam, bijvoorbeeld scan-2
    """
    cure = f"geef deze vraag een andere naam, bijvoorbeeld {name}-2"
    return QuizError([Mistake(1, f"de naam {quoted(name)} is in deze les al gebruikt; {cure}")])


# --- the first line -----------------------------------------------------------------------------


@dataclass
class _Header:
    """The name line. `kind` is "" for a choice question and None when it cannot be known."""

    name: str = ""
    kind: str | None = ""
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, message: str) -> None:
        self.mistakes.append(Mistake(1, message))


_NAME = re.compile(rf"[a-z0-9][a-z0-9-]{{0,{LONGEST_NAME - 1}}}")
_QUOTES = "\"'`“”„‘’‚«»"


def _read_header(name_line: str) -> _Header:
    line = re.sub(r"^\s*%{1,2}quiz\b", "", _plain(name_line[:1000]))
    words = [word for word in (part.strip(_QUOTES) for part in line.split()) if word]
    header = _Header()
    if not words:
        header.wrong("deze vraag heeft nog geen naam; schrijf bijvoorbeeld %%quiz mijn-vraag")
        return header
    header.name, *others = words
    first, second = header.name.lower(), (others[0].lower() if others else "")
    if first in KINDS:
        name = _suggested_name(others) if others and second not in KINDS else "mijn-vraag"
        header.kind = first
        header.wrong(f"{quoted(first)} is een soort vraag en geen naam; zet de naam ervoor: %%quiz {name} {first}")
        return header
    if len(others) == 1 and second in KINDS:
        header.kind = second
    elif others:
        header.kind = _read_wrong_kind(header, words)
        if header.kind is None and not difflib.get_close_matches(others[-1].lower()[:LONGEST_NAME], KINDS, n=1):
            return header
    if not _NAME.fullmatch(header.name):
        rule = f"een naam heeft alleen kleine letters a-z, cijfers en -, en is hooguit {LONGEST_NAME} tekens lang"
        header.wrong(f"de naam {quoted(header.name)} kan niet; {rule}, bijvoorbeeld {_suggested_name([header.name])}")
    return header


def _read_wrong_kind(header: _Header, words: list[str]) -> str | None:
    """Explain what stands after the name; give the kind when it is clear which one is meant."""
    *start, last = words
    if last.lower() in KINDS:
        header.wrong(f"in een naam kan geen spatie staan; schrijf %%quiz {_suggested_name(start)} {last.lower()}")
        header.name = _suggested_name(start)
        return last.lower()
    if len(words) > 2:  # noqa: PLR2004
        header.wrong(f"in een naam kan geen spatie staan; schrijf %%quiz {_suggested_name(words)}")
        return None
    near = difflib.get_close_matches(last.lower()[:LONGEST_NAME], KINDS, n=1)
    if near:
        cure = f'bedoelt u "{near[0]}"?'
    else:
        cure = f"kies stelling, schatting, volgorde of open; hoort het bij de naam, schrijf dan %%quiz {_suggested_name(words)}"
    header.wrong(f"de soort {quoted(last)} bestaat niet; {cure}")
    return None


def _suggested_name(words: Iterable[str]) -> str:
    letters = unicodedata.normalize("NFKD", "-".join(words)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_NAME].rstrip("-") or "mijn-vraag"


def _empty(header: _Header) -> QuizError:
    example = EXAMPLES[header.kind or ""]
    if header.name and not header.mistakes:
        example = example.replace(example.split()[1], header.name, 1)
    else:
        header.mistakes.clear()
    return QuizError([Mistake(1, "hier staat nog geen vraag; neem dit voorbeeld over en verander de woorden:")], example)


def _refuse_too_much(body: str) -> None:
    lines = body.count("\n") + 1 if not body.endswith("\n") else body.count("\n")
    cure = "maak er meer vragen van, elk in een eigen cel"
    if lines > MOST_LINES:
        raise QuizError([Mistake(MOST_LINES + 2, f"deze vraag heeft {_dutch(lines)} regels, {MOST_LINES} is het meeste; {cure}")])
    if len(body) > MOST_CHARACTERS:
        line = body.count("\n", 0, MOST_CHARACTERS) + 2
        problem = f"deze vraag heeft {_dutch(len(body))} tekens, {_dutch(MOST_CHARACTERS)} is het meeste"
        raise QuizError([Mistake(line, f"{problem}; {cure}")])


def _dutch(number: float) -> str:
    """Write a number the Dutch way: 10000 as 10.000 and 0.5 as 0,5."""
    text = f"{number:,.6f}".rstrip("0").rstrip(".") if number % 1 else f"{int(number):,}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


# --- lines --------------------------------------------------------------------------------------

_NO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"))
_DASHES = "‐‑‒–—―−─"
_BULLETS = rf"(?:[-*+•·●○◦‣▪■{_DASHES}]|\d{{1,3}}[.)])"

_SEPARATOR = re.compile(rf"[-*_{_DASHES}]{{3,}}|[{_DASHES}]{{1,2}}|--|(?:[-*_] +){{2,}}[-*_]")
_OPTION = re.compile(rf"(?:{_BULLETS}\s*)?\[\s*([xXvV×✓✔✗]?)\s*\](?!\()\s*(.*)")
_BOXED = re.compile(rf"(?:{_BULLETS}\s*)?([☐☑☒✅])\s*(.*)")
_BROKEN_BOX = re.compile(rf"{_BULLETS}\s*\[(?!\s*@)(?![^\]]*\]\()([^\]]*)(\]?)\s*(.*)")
_BULLET = re.compile(r"(?:[-*+](?=\s|$)|[•·●○◦‣▪■])\s*(.*)")
_DASH_BULLET = re.compile(rf"[{_DASHES}]\s+(.*)")
_REPLY = re.compile(r"(?:[-*•]\s*)?(?:&gt;|[>＞›»])+\s*(.*)")
_HINT = re.compile(r"(?:[-*•]\s*)?[?？]+\s*(.*)")
_STEP = re.compile(r"(\d{1,3})[.)](?!\d)\s*(.*)")
_SETTING = re.compile(r"(?:[-*•]\s*)?(schaal|antwoord|stap)\s*[:：=]\s*(.*)", re.IGNORECASE)


def _plain(text: str) -> str:
    """Replace what Word and web pages leave behind: odd spaces, invisible and control characters."""
    whole = text.encode("utf-8", "replace").decode("utf-8").translate(_NO_WIDTH)
    return "".join(" " if unicodedata.category(character) in {"Zs", "Zl", "Zp", "Cc"} else character for character in whole)


def _lines(body: str) -> Iterator[tuple[int, str]]:
    """Give the lines of the body with their number in the cell."""
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, start=2):
        yield number, _plain(line).rstrip()


@dataclass
class _Piece:
    """Lines that belong together, each with its number."""

    lines: list[tuple[int, str]] = field(default_factory=list)

    def add(self, number: int, text: str) -> None:
        self.lines.append((number, text))

    @property
    def text(self) -> str:
        return "\n".join(text for _, text in self.lines).strip()

    @property
    def line(self) -> int:
        return self.lines[0][0] if self.lines else 2


@dataclass
class _Answer:
    """One answer or step as it was found. `settled`: its mistake has been told already."""

    line: int
    words: _Piece
    right: bool = False
    reply: _Piece = field(default_factory=_Piece)
    settled: bool = False


@dataclass
class _Draft:
    """A question as it was found, complete or not."""

    question: _Piece = field(default_factory=_Piece)
    answers: list[_Answer] = field(default_factory=list)
    steps: list[tuple[int, _Answer]] = field(default_factory=list)
    hints: list[_Piece] = field(default_factory=list)
    settings: dict[str, tuple[int, str]] = field(default_factory=dict)
    explanation: _Piece = field(default_factory=_Piece)
    separator: int | None = None
    last_line: int = 2
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, line: int, message: str) -> None:
        self.mistakes.append(Mistake(line, message))

    @property
    def has_parts(self) -> bool:
        return bool(self.answers or self.steps or self.hints or self.settings)


class _Reader:
    """Gives each line its place in a draft, in one walk from top to bottom."""

    def __init__(self, kind: str | None) -> None:
        self.kind = kind
        self.draft = _Draft()
        self.open_piece: _Piece | None = self.draft.question
        self.told: set[str] = set()

    def read(self, lines: Iterable[tuple[int, str]]) -> _Draft:
        for number, line in lines:
            words = line.strip()
            if words:
                self.draft.last_line = number
            if self.draft.separator is not None:
                self._explain(number, line)
            elif not words:
                self._blank(number)
            elif _SEPARATOR.fullmatch(words):
                self.draft.separator = number
            else:
                self._main(number, words)
        return self.draft

    def _tell_once(self, topic: str, line: int, message: str) -> None:
        if topic not in self.told:
            self.told.add(topic)
            self.draft.wrong(line, message)

    def _blank(self, number: int) -> None:
        if not self.draft.has_parts:
            self.draft.question.add(number, "")
        else:
            self.open_piece = None

    def _explain(self, number: int, line: str) -> None:
        words = line.strip()
        if _SEPARATOR.fullmatch(words):
            self.draft.explanation.add(number, "")
        elif _OPTION.fullmatch(words) or _BOXED.fullmatch(words):
            self.draft.wrong(number, "dit antwoord staat onder ---; zet alle antwoorden boven ---")
        elif _REPLY.fullmatch(words):
            self.draft.wrong(number, "een regel met > hoort onder een antwoord; zet hem boven --- of haal > weg")
        elif _HINT.fullmatch(words):
            self.draft.wrong(number, "deze hint staat onder ---; zet hints boven ---")
        else:
            self.draft.explanation.add(number, line)

    def _main(self, number: int, words: str) -> None:
        if match := _OPTION.fullmatch(words):
            self._answer(number, match[2], right=bool(match[1]))
        elif match := _BOXED.fullmatch(words):
            self._answer(number, match[2], right=match[1] != "☐")
        elif match := _REPLY.fullmatch(words):
            self._reply(number, match[1])
        elif match := _HINT.fullmatch(words):
            self.draft.hints.append(_Piece([(number, match[1])]))
            self.open_piece = self.draft.hints[-1]
        elif match := _SETTING.fullmatch(words):
            self._setting(number, words, match[1].lower(), match[2])
        elif (match := _STEP.fullmatch(words)) and self.kind == "volgorde":
            step = _Answer(number, _Piece([(number, match[2])]))
            self.draft.steps.append((int(match[1]), step))
            self.open_piece = step.words
        elif not self._broken_answer(number, words):
            self._text(number, words)

    def _answer(self, number: int, text: str, *, right: bool) -> None:
        if self.kind in {"schatting", "volgorde", "open"}:
            cure = {
                "schatting": "schrijf schaal: en antwoord:",
                "volgorde": "schrijf de stappen als 1. 2. 3.",
                "open": "haal de antwoorden weg",
            }[self.kind]
            box = "[x]" if right else "[ ]"
            self._tell_once(
                "mixed",
                number,
                f"bij {self.kind} horen geen antwoorden met {box}; {cure}, of haal {self.kind} weg achter de naam",
            )
        answer = _Answer(number, _Piece([(number, text)]), right=right)
        self.draft.answers.append(answer)
        self.open_piece = answer.words

    def _reply(self, number: int, text: str) -> None:
        if self.draft.answers:
            reply = self.draft.answers[-1].reply
            reply.add(number, text)
            self.open_piece = reply
            return
        self.open_piece = _Piece()
        if self.kind in {"schatting", "volgorde", "open"}:
            message = f"bij {self.kind} hoort geen regel met >; zet deze uitleg onder een regel met ---"
        else:
            message = "deze uitleg staat boven de antwoorden; zet hem onder het antwoord waar hij bij hoort"
        self.draft.wrong(number, message)

    def _setting(self, number: int, words: str, name: str, value: str) -> None:
        if self.kind == "schatting":
            if name in self.draft.settings:
                self.draft.wrong(number, f"{name}: staat er al op regel {self.draft.settings[name][0]}; haal een van de twee weg")
            else:
                self.draft.settings[name] = (number, value)
            self.open_piece = None
        elif self.kind is not None and (_SCALE.fullmatch(value) or _number(value) is not None):
            if self.kind == "":
                message = f"{name}: hoort bij een schatting; zet schatting achter de naam of haal deze regel weg"
            else:
                message = f"{name}: hoort bij een schatting en niet bij {self.kind}; haal deze regel weg of verander de soort"
            self._tell_once("mixed", number, message)
            self.open_piece = None
        else:
            self._text(number, words)

    def _broken_answer(self, number: int, words: str) -> bool:
        """Tell about a list line that should have been an answer; False when it is plain text."""
        if match := _BROKEN_BOX.fullmatch(words):
            if self.kind in {"schatting", "open"}:
                return False
            if match[2]:
                message = f"tussen [ ] staat {quoted(match[1])}; daar mag alleen een x of een spatie staan"
            else:
                message = "het hokje is niet gesloten; begin de regel met - [ ] of met - [x]"
        elif _BULLET.fullmatch(words) or (_DASH_BULLET.fullmatch(words) and not self._continues_question()):
            if self.kind in {"schatting", "open", None}:
                return False
            if self.kind == "volgorde":
                message = "deze stap heeft geen nummer; begin de regel met 1. of 2. en zo verder"
            else:
                message = "dit antwoord heeft nog geen hokje; begin de regel met - [ ] of, als het klopt, met - [x]"
        else:
            return False
        self.draft.wrong(number, message)
        answer = _Answer(number, _Piece([(number, words)]), settled=True)
        if self.kind == "volgorde":
            self.draft.steps.append((0, answer))
        else:
            self.draft.answers.append(answer)
        self.open_piece = answer.words
        return True

    def _continues_question(self) -> bool:
        question = self.draft.question
        return not self.draft.has_parts and bool(question.lines) and bool(question.lines[-1][1])

    def _text(self, number: int, words: str) -> None:
        draft = self.draft
        if self.open_piece is not None:
            self.open_piece.add(number, words)
        elif not draft.question.text and not draft.answers and not draft.steps:
            self.open_piece = draft.question
            draft.question.add(number, words)
        elif draft.answers:
            draft.wrong(number, "deze regel hoort nergens bij; zet er > voor (bij een antwoord), ? voor (een hint) of zet hem onder ---")
            self.open_piece = _Piece()
        else:
            draft.wrong(number, "deze regel hoort nergens bij; zet hem boven bij de vraag, of onder een regel met --- als het uitleg is")
            self.open_piece = _Piece()


# --- what a question needs ----------------------------------------------------------------------


def _structure_mistakes(draft: _Draft, kind: str) -> Iterator[Mistake]:
    if not draft.question.text:
        what = "de stelling" if kind == "stelling" else "de vraag"
        yield Mistake(2, f"hier staat nog geen vraag; schrijf {what} op de regel onder %%quiz")
    for hint in draft.hints:
        if not hint.text:
            yield Mistake(hint.line, "deze hint is leeg; schrijf tekst achter ? of haal de regel weg")
    if draft.separator and not draft.explanation.text:
        yield Mistake(draft.separator, "onder --- staat nog geen uitleg; schrijf die eronder of haal --- weg")
    elif kind in {"schatting", "volgorde"} and not draft.explanation.text:
        yield Mistake(draft.last_line, f"bij {kind} hoort een uitleg; zet onderaan een regel met --- en daaronder de uitleg")
    if kind in {"", "stelling"}:
        yield from _answer_mistakes(draft, kind)
    if kind == "stelling":
        yield from _stelling_mistakes(draft)
    if kind == "volgorde":
        yield from _step_mistakes(draft)


def _answer_mistakes(draft: _Draft, kind: str) -> Iterator[Mistake]:
    answers = draft.answers
    if not answers:
        yield _no_answers(draft, kind)
    elif len(answers) == 1 and kind == "":
        yield Mistake(answers[0].line, "er is maar één antwoord; zet er minstens nog een onder, op een regel met - [ ]")
    elif len(answers) > MOST_OPTIONS and kind == "":
        yield _too_many(answers[MOST_OPTIONS].line, len(answers), "antwoorden")
    for answer in answers:
        if answer.settled:
            continue
        if not answer.words.text:
            yield Mistake(answer.line, "dit antwoord heeft nog geen tekst; schrijf die achter [ ]")
        elif not answer.reply.text:
            yield _no_reply(answer)
    yield from _doubles(answers, "dit antwoord")


def _no_reply(answer: _Answer) -> Mistake:
    cure = "zet er een regel met > onder"
    if answer.reply.lines:
        return Mistake(answer.reply.line, "achter > staat nog geen uitleg; schrijf die erachter")
    if len(answer.words.lines) > 1:
        cure += f" (is regel {answer.words.lines[1][0]} de uitleg, zet daar dan > voor)"
    return Mistake(answer.line, f"dit antwoord heeft nog geen uitleg; {cure}")


def _no_answers(draft: _Draft, kind: str) -> Mistake:
    if kind == "stelling":
        cure = "zet eronder - [ ] waar, - [ ] weet ik niet en - [ ] niet waar, elk met een regel met > eronder"
    elif any(_STEP.fullmatch(text) for _, text in draft.question.lines):
        cure = "zet - [ ] voor elk antwoord; is dit een volgorde, zet dan volgorde achter de naam"
    else:
        cure = "zet er minstens twee onder, elk op een regel met - [ ]; mag de lezer zelf schrijven, zet dan open achter de naam"
    return Mistake(draft.question.line, f"deze vraag heeft nog geen antwoorden; {cure}")


def _too_many(line: int, count: int, what: str) -> Mistake:
    return Mistake(line, f"er zijn {count} {what}, {MOST_OPTIONS} is het meeste; haal er een paar weg of maak er twee vragen van")


def _key(text: str) -> str:
    """What two texts have in common when a reader would call them the same."""
    return " ".join(text.casefold().split()).strip(" .,;:!?*_\"'“”‘’")


def _doubles(answers: Iterable[_Answer], what: str) -> Iterator[Mistake]:
    first: dict[str, int] = {}
    for answer in answers:
        key = _key(answer.words.text) or answer.words.text
        if key in first:
            yield Mistake(answer.line, f"{what} staat ook op regel {first[key]}; verander een van de twee")
        elif key:
            first[key] = answer.line


def _stelling_mistakes(draft: _Draft) -> Iterator[Mistake]:
    allowed = "gebruik precies waar, weet ik niet en niet waar"
    found = set()
    for answer in draft.answers:
        key = _key(answer.words.text)
        found.add(key)
        if key and key not in STELLING_OPTIONS and not answer.settled:
            problem = f"bij een stelling kan {quoted(answer.words.text)} geen antwoord zijn"
            yield Mistake(answer.line, f"{problem}; {allowed}, of haal stelling weg achter de naam")
    missing = [option for option in STELLING_OPTIONS if option not in found]
    if draft.answers and missing and not any(answer.settled for answer in draft.answers):
        names = " en ".join(quoted(option) for option in missing)
        yield Mistake(draft.answers[-1].line, f"bij deze stelling staat nog geen antwoord {names}; {allowed}")
    right = [answer for answer in draft.answers if answer.right]
    if len(right) > 1:
        yield Mistake(right[1].line, f"bij een stelling klopt er één antwoord; er staat al een [x] op regel {right[0].line}")


def _step_mistakes(draft: _Draft) -> Iterator[Mistake]:
    steps = [step for _, step in draft.steps]
    if not steps and not draft.answers:
        yield Mistake(draft.question.line, "er zijn nog geen stappen; zet ze onder de vraag als 1. 2. 3., in de goede volgorde")
    elif len(steps) == 1:
        yield Mistake(steps[0].line, "er is maar één stap; zet er minstens nog een onder, met 2. ervoor")
    elif len(steps) > MOST_OPTIONS:
        yield _too_many(steps[MOST_OPTIONS].line, len(steps), "stappen")
    for step in steps:
        if not step.words.text and not step.settled:
            yield Mistake(step.line, "deze stap heeft nog geen tekst; schrijf die achter het nummer")
    yield from _doubles(steps, "deze stap")
    numbers = [number for number, step in draft.steps if not step.settled]
    if set(numbers) != {1} and len(numbers) == len(steps):
        for place, (number, step) in enumerate(draft.steps, start=1):
            if number != place:
                yield Mistake(step.line, f"hier staat nummer {number}, verwacht wordt {place}; nummer de stappen 1. 2. 3. in de goede volgorde")
                break


def _text_mistakes(draft: _Draft, sources: Sources | None) -> Iterator[Mistake]:
    choices = [*draft.answers, *(step for _, step in draft.steps)]
    pieces = [draft.question, *draft.hints, draft.explanation]
    pieces += [piece for choice in choices for piece in (choice.words, choice.reply)]
    for piece in pieces:
        for mistake in mistakes_in("\n".join(text for _, text in piece.lines), sources):
            yield Mistake(piece.lines[mistake.line][0], mistake.message)
    for choice in choices:
        if citation_keys(choice.words.text):
            # A button cannot stand inside the label of another control.
            yield Mistake(choice.line, "in een antwoord kan geen bron staan; zet de bron in de uitleg eronder")


def _kind(kind: str, draft: _Draft) -> Kind:
    if kind:
        return kind  # type: ignore[return-value]
    right = sum(answer.right for answer in draft.answers)
    return "opinion" if right == 0 else "one" if right == 1 else "more"


def _options(kind: str, draft: _Draft) -> tuple[Option, ...]:
    if kind == "volgorde":
        return tuple(Option(step.words.text) for _, step in draft.steps)
    if kind == "stelling":
        answers = {_key(answer.words.text): answer for answer in draft.answers}
        return tuple(Option(text, answers[text].right, answers[text].reply.text) for text in STELLING_OPTIONS)
    return tuple(Option(answer.words.text, answer.right, answer.reply.text) for answer in draft.answers)


# --- the numbers of an estimate -----------------------------------------------------------------

_DIGITS = r"[-−–]?[\d.,]+"
_SCALE = re.compile(rf"(?:van\s+)?({_DIGITS})\s*%?\s*(?:tot en met|t/m|tot|[{_DASHES}-])\s*({_DIGITS})\s*(.*)", re.IGNORECASE)


def _number(text: str) -> float | None:
    """Read a number as the Dutch write it: 1.000 is a thousand, 0,5 and 0.5 are a half."""
    plain = text.strip().replace("−", "-").replace("–", "-")
    if re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{3}){1,3}(,[0-9]{1,6})?", plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?[0-9]{1,12}([.,][0-9]{1,6})?", plain):
        plain = plain.replace(",", ".")
    else:
        return None
    value = float(plain)
    return int(value) if value.is_integer() else value


def _scale(draft: _Draft) -> tuple[Scale | None, list[Mistake]]:
    mistakes: list[Mistake] = []

    def wrong(line: int, message: str) -> None:
        mistakes.append(Mistake(line, message))

    place = draft.question.line
    bounds = answer = step = None
    unit = ""
    if "schaal" not in draft.settings:
        wrong(place, "deze schatting heeft nog geen schaal; zet eronder bijvoorbeeld schaal: 0 tot 100 mensen van de 100")
    else:
        line, value = draft.settings["schaal"]
        match = _SCALE.fullmatch(value)
        low, high = (_number(match[1]), _number(match[2])) if match else (None, None)
        if match is None or low is None or high is None:
            wrong(line, f"de schaal {quoted(value)} heeft geen twee getallen; schrijf bijvoorbeeld schaal: 0 tot 100 mensen")
        elif low >= high:
            wrong(line, f"de schaal gaat van {_dutch(low)} tot {_dutch(high)}; zet het laagste getal vooraan en het hoogste achteraan")
        else:
            bounds, unit = (low, high), match[3].strip()
            line_of_unit = mistakes_in(unit) if "<" in unit or "[" in unit else []
            mistakes += [Mistake(line, mistake.message) for mistake in line_of_unit]
    if "antwoord" not in draft.settings:
        wrong(place, "deze schatting heeft nog geen antwoord; zet eronder bijvoorbeeld antwoord: 60")
    else:
        line, value = draft.settings["antwoord"]
        answer = _number(value.removesuffix(unit).strip() if unit else value)
        if answer is None:
            wrong(line, f"het antwoord {quoted(value)} is geen getal; schrijf alleen een getal, bijvoorbeeld antwoord: 60")
        elif bounds and not bounds[0] <= answer <= bounds[1]:
            allowed = f"kies een getal van {_dutch(bounds[0])} tot {_dutch(bounds[1])} of maak de schaal groter"
            wrong(line, f"het antwoord {_dutch(answer)} ligt buiten de schaal; {allowed}")
    if "stap" in draft.settings:
        line, value = draft.settings["stap"]
        step = _number(value.removesuffix(unit).strip() if unit else value)
        if step is None or step <= 0:
            wrong(line, f"de stap {quoted(value)} kan niet; schrijf een getal groter dan 0, bijvoorbeeld stap: 5")
            step = None
    if bounds is None or answer is None or (step is None and "stap" in draft.settings):
        return None, mistakes
    line = draft.settings["stap" if step else "schaal"][0]
    step = step or (1 if all(isinstance(number, int) for number in (*bounds, answer)) else 0.1)
    count = (bounds[1] - bounds[0]) / step
    if abs(count - round(count)) > 1e-6 * max(1, count):
        wrong(line, f"een stap van {_dutch(step)} past niet precies tussen {_dutch(bounds[0])} en {_dutch(bounds[1])}; kies een andere stap")
    elif count > MOST_STEPS:
        wrong(line, f"met een stap van {_dutch(step)} heeft de schaal meer dan {_dutch(MOST_STEPS)} stappen; neem een grotere stap: bij stap:")
    return Scale(bounds[0], bounds[1], step, unit, answer), mistakes
