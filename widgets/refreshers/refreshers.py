"""Looking back at the course after 2, 6 and 12 weeks: days for the calendar, and a few questions."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypedDict

import traitlets as t

from widgets.base import CourseWidget, lesson_language
from widgets.prose import source_ids, to_html
from widgets.settings import course_address
from widgets.shapes import PlanId
from widgets.words import catalogue

# Agreed for the course (content.md); no study of these intervals is claimed.
WEEKS = (2, 6, 12)
QUESTIONS = {
    "Does pain always mean damage?": (
        "No, not always. Pain is an alarm of the body. Sometimes something new is going on: the list at the top of "
        "the page says when to call the doctor."
    ),
    "Can a sensitive alarm become calmer again?": "It can. In experiments it did. How fast and how much it does for you, nobody knows beforehand.",
    "What does a scan tell about how much it hurts?": (
        "Often little. People without pain have such findings too. People with pain do have them more often, as a group."
    ),
    "How does one build something up?": (
        "Begin where it works, on less good days too. Then go on in small steps. The same or smaller for a week is "
        "fine."
    ),
    "What can one do in a flare-up?": (
        "First look at the list [When do you call the doctor?](#bel-de-dokter) Does nothing there fit, and is it the pain "
        "you know? Take it easier and keep moving a little. Look at your own plan. A flare-up is common."
    ),
}
MOST_QUESTIONS = 10


class Question(TypedDict):
    """A question with its answer."""

    question: str
    answer_html: str


class Refreshers(CourseWidget):
    """Three days for the reader's own calendar, and the questions to look back with, at once or then.

    The reader picks a day; the calendar file holds the days 2, 6 and 12 weeks later. Each names the
    page with the questions, which is the page this widget stands on. The questions are for thinking:
    every answer is one press away and nothing is counted or kept but the day. For questions in a
    lesson use ``%%quiz``.

    Args:
        name: identifies the widget within its lesson; also the part after # in the address of the
            questions.
        questions: 1 to 10 questions with their answers, as ``{"question": "answer"}``; a question
            is plain text, an answer may hold the small Markdown of `widgets.prose`, citations included. Without it: five.
        page: what readers call the page with the questions, 1 to 80 characters (default
            "Mijn plan", the lesson).

    Raises:
        ValueError: when the questions or the page are not of that form.
        SourceError: when an answer cites what is not in references.bib.

    Sources:
        The five: ``iasp-pain``, ``iasp-cs``, ``img-table`` with ``img-counter``, ``ga-macedo``,
        ``trajectories``; without figures, which stand in the lessons. The weeks are our choice.

    Example:
        >>> later = Refreshers(name="opfrissen", questions={"Wat helpt mij?": "Dat weet *u* het best."})
        >>> later._questions
        [{'question': 'Wat helpt mij?', 'answer_html': '<p>Dat weet <em>u</em> het best.</p>'}]
        >>> later._weeks
        [2, 6, 12]
        >>> Refreshers(name="opfrissen", questions={})
        Traceback (most recent call last):
        ...
        ValueError: Refreshers: questions must hold 1 to 10 questions, each with its answer, got {}
    """

    #: The day from which is counted, as "2026-01-05"; empty until the reader picks one.
    first_day = t.Unicode("").tag(sync=True, keep=True)
    #: So that saving again changes the same days; made at the first time.
    plan_id = t.Unicode("").tag(sync=True, keep=True, holds=PlanId)
    page = t.Unicode().tag(sync=True)
    _questions: t.List[Any] = t.List().tag(sync=True, holds=list[Question])
    _weeks = t.List(t.Int(), list(WEEKS)).tag(sync=True)
    _language = t.Unicode().tag(sync=True)
    #: The address of the course on the web, from ``course.toml``; it stands in the calendar file.
    _address = t.Unicode().tag(sync=True)
    _read_back = t.List(t.Unicode(), ["_weeks", "_language"]).tag(sync=True)

    def __init__(
        self, name: str, questions: dict[str, str] | None = None, page: str | None = None, **content: object
    ) -> None:
        texts = catalogue(Path(__file__).parent, lesson_language())
        if questions is None:
            questions = {
                texts.get(question, question): texts.get(answer, answer) for question, answer in QUESTIONS.items()
            }
        pairs = list(questions.items()) if isinstance(questions, dict) else []
        if not 1 <= len(pairs) <= MOST_QUESTIONS or not all(
            isinstance(part, str) and part.strip() for pair in pairs for part in pair
        ):
            raise ValueError(
                f"Refreshers: questions must hold 1 to {MOST_QUESTIONS} questions, each with its answer, got {questions!r}"
            )
        page = texts.get("My plan", "My plan") if page is None else page
        if not isinstance(page, str) or not 1 <= len(page.strip()) <= 80:
            raise ValueError(f"Refreshers: page must hold 1 to 80 characters, got {page!r}")
        super().__init__(name, page=page.strip(), **content)
        ids = source_ids(f"{name}-bron")
        self._questions = [
            {"question": question.strip(), "answer_html": to_html(answer, ids=ids)} for question, answer in pairs
        ]
        self._language = lesson_language()
        self._address = course_address()
