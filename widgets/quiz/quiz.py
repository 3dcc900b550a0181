"""A question in a lesson, made from the text under `%%quiz`."""

from __future__ import annotations

import random
import re
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal, NotRequired, TypedDict, get_args

import msgspec
import traitlets as t

from widgets.base import CourseWidget, lesson_language
from widgets.prose import plain_words, source_ids, to_html
from widgets.quiz.quiz_grammar import Kind
from widgets.safe_html import words_in
from widgets.shapes import Once

if TYPE_CHECKING:
    from widgets.glossary import Glossary
    from widgets.quiz.quiz_text import QuizText
    from widgets.quiz.quiz_text import Scale as AskedScale
    from widgets.sources import Sources

MOST_CHARACTERS = 2000
UNSURE = 1  # the place of "weet ik niet", always the second answer to a statement
# Kinds of which a reader may know the right order, or guess an answer by its place.
SHUFFLED = ("one", "more", "volgorde")
# Which of the many orders that go by a name. In this one no two choices on the main path of a shipped lesson show what is
# right in the same place (tests/lessons/test_second_edition.py); another number shows every question in another order.
SHUFFLE = 12
CLOSE = 0.1  # within so much of the scale an estimate is called close
# "mensen van de 100": then a reader also hears how many of the 100 it is not. Only people are told so: of points nothing is left.
_PEOPLE_OF = re.compile(r"(mensen\b.*?)\s+van\s+de\s+([\d.]+)", re.IGNORECASE)


#: Of options or steps, counted from 0 in the author's list.
Places = Annotated[list[Annotated[int, msgspec.Meta(ge=0)]], Once()]


class Option(TypedDict):
    """An answer, or a step of a ``volgorde``."""

    text_html: str
    text: str
    right: bool
    reply_html: str


class Scale(TypedDict):
    """Of a ``schatting``."""

    low: float
    high: float
    step: float
    answer: float
    unit: str
    language: str
    #: Who are counted, such as "mensen"; missing when no people are.
    things: NotRequired[str]


class Quiz(CourseWidget):
    """One question, with a kind reply to every answer.

    Lessons do not call this class: a therapist writes `%%quiz` and plain text, and the magic makes
    the question. It asks, replies, gives hints and explains; it never counts, times or judges. Use
    `MyQuestions` when the reader has the questions.

    Answers are kept by their place in the author's list, so a translation shows the same answer; each reader sees them in
    an order of their own.

    Args:
        question: a question without mistakes, from `widgets.quiz.quiz_text.parse`.
        sources: where citations are looked up; the nearest references.bib by default.
        glossary: where hard words are looked up; the nearest begrippen.toml by default.

    Raises:
        SourceError: when the question cites what is not in references.bib; `parse` finds that first.

    Example:
        >>> from widgets.quiz.quiz_text import parse
        >>> quiz = Quiz(parse("weer", "Is het mooi weer?\\n- [x] Ja.\\n  > Fijn.\\n- [ ] Nee.\\n  > Jammer."))
        >>> quiz.kind, quiz.question_html, quiz.options[0]["reply_html"]
        ('one', 'Is het mooi weer?', '<p>Fijn.</p>')
    """

    kind = t.Enum(get_args(Kind), "open").tag(sync=True, holds=Kind)
    #: The question itself is the title; what an author wrote around it stands before and after.
    before_html = t.Unicode().tag(sync=True)
    question_html = t.Unicode().tag(sync=True)
    after_html = t.Unicode().tag(sync=True)
    #: The answers, or the steps of a ``volgorde`` in the right order:
    #: ``{"text_html": ..., "text": plain words, "right": ..., "reply_html": ...}``.
    options = t.List(t.Dict()).tag(sync=True, holds=list[Option])
    hints_html = t.List(t.Unicode()).tag(sync=True)
    explanation_html = t.Unicode().tag(sync=True)
    #: Only for a ``schatting``: ``low``, ``high``, ``step``, ``answer``, ``unit``, ``language``; and
    #: ``things`` when people are counted: the words before "van de (high)", such as "mensen".
    scale = t.Dict().tag(sync=True, holds=Scale)
    #: The places of the options as they are first shown; empty for the order of the notebook.
    first_order = t.List(t.Int()).tag(sync=True)
    _most_characters = t.Int(MOST_CHARACTERS).tag(sync=True)

    #: Places of the chosen answers, counted from 0.
    chosen: t.List[Any] = t.List().tag(sync=True, keep=True, holds=Places)
    #: How sure the reader is of a ``stelling``: 1 not, 2 a little, 3 very; None when not said.
    certainty = t.Int(None, allow_none=True).tag(sync=True, keep=True, holds=Literal[1, 2, 3] | None)
    #: The number the reader chose, in the unit of the scale; None before that.
    estimate = t.Float(None, allow_none=True).tag(sync=True, keep=True)
    #: The steps as the reader put them; empty before that.
    order: t.List[Any] = t.List().tag(sync=True, keep=True, holds=Places)
    #: The reader's own words, at most 2000 characters.
    own_words = t.Unicode().tag(sync=True, keep=True)
    #: Whether the reader looked at the reply to this answer.
    looked = t.Bool(False).tag(sync=True, keep=True)

    def __init__(self, question: QuizText, sources: Sources | None = None, glossary: Glossary | None = None) -> None:
        ids, term_ids = source_ids(f"{question.name}-bron"), source_ids(f"{question.name}-begrip")
        block = partial(to_html, sources=sources, glossary=glossary, ids=ids, term_ids=term_ids)
        line = partial(block, inline=True)

        before, itself, after = _parts(question.question)
        super().__init__(
            question.name,
            kind=question.kind,
            before_html=block(before),
            question_html=line(itself),
            after_html=block(after),
            options=[
                {
                    "text_html": line(option.text),
                    "text": words_in(line(option.text)),
                    "right": option.right,
                    "reply_html": block(option.reply),
                }
                for option in question.options
            ],
            hints_html=[line(hint) for hint in question.hints],
            explanation_html=block(question.explanation),
            scale=_scale(question.scale) if question.scale else {},
            first_order=shown_order(question),
        )
        self._called = plain_words(itself)
        # Own words are read back; a choice belongs with its reply, in the lesson.
        if question.kind == "open":
            self._read_back = ["question_html"]


def _parts(question: str) -> tuple[str, str, str]:
    """Split off the paragraph that asks; a statement without a question mark is its own first paragraph."""
    paragraphs = re.split(r"\n\s*\n", question.strip())
    place = next((i for i, text in enumerate(paragraphs) if text.rstrip("*_\"'”’ ").endswith("?")), 0)
    return "\n\n".join(paragraphs[:place]), paragraphs[place], "\n\n".join(paragraphs[place + 1 :])


def _scale(scale: AskedScale) -> dict[str, object]:
    content: dict[str, object] = {
        "low": scale.low,
        "high": scale.high,
        "step": scale.step,
        "answer": scale.answer,
        "unit": scale.unit,
        "language": lesson_language(),
    }
    match = _PEOPLE_OF.fullmatch(scale.unit)
    if match and scale.low == 0 and match[2].replace(".", "") == str(scale.high):
        content["things"] = match[1]
    return content


def shown_order(question: QuizText) -> list[int]:
    """The places of the options as they are first shown; empty for the order of the notebook."""
    return _shuffled(question.name, len(question.options)) if question.kind in SHUFFLED else []


def _shuffled(name: str, count: int) -> list[int]:
    """The same shuffle for everyone, so that a group sees one list and a page is drawn once; never the order of the notebook.

    >>> _shuffled("stappen", 2)
    [1, 0]
    """
    places = list(range(count))
    chance = random.Random(f"{name}#{SHUFFLE}")
    while places == sorted(places):
        chance.shuffle(places)
    return places
