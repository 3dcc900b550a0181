"""How long a lesson takes in a group, and what of it may go when there is less time: worked out of what its steps hold."""

from __future__ import annotations

from collections.abc import Iterator

from course.groups.records import Piece
from course.lesson.document import LessonDocument, Step, Text, Widget, WidgetPlace
from course.lesson.minutes import doing, words
from course.lesson.plan import AGAIN, SHORT, always

JOINING = 4  # minutes for twelve people to scan a code, or to type one
PAIRS = 6  # to say it in own words: a minute to think, two and two to tell, and some aloud
SECOND_VOTE = 3  # to talk, to vote once more and to see what changed
# For a section that has no row in a table of minutes. A leader reads aloud at 120 words a minute and then waits.
WORDS_PER_MINUTE = 80
MINUTES_PER_QUESTION = 3
TALKED_ABOUT = 1.5  # minutes, after a scene or a play
#: What everyone does alone: it can be done at home too.
ALONE = {
    "belief_cards",
    "clinic_details",
    "danger_safety_cards",
    "experiment",
    "fear_circle",
    "flare_up_plan",
    "goal_ladder",
    "my_evening",
    "my_factors",
    "my_movement",
    "my_questions",
    "my_steps",
    "posture_reminder",
    "refreshers",
    "therapist_talk",
}
#: In which order things go when there is less time; what is not among them stays.
FIRST_SECOND_VOTES, RECALL, AT_HOME, IN_PAIRS, STATEMENT_AGAIN, TEXT_ONLY = range(1, 7)
VOTED_AGAIN = ("one", "more", "stelling")


def pieces(document: LessonDocument) -> list[list[Piece]]:
    """What takes time, for each screen of a lesson: the section itself first, then what can be left out of it.

    Args:
        document: the lesson. Minutes that its author typed in the notes hold for the section as it stands there; joining, own
            words under "Meer weten" and second votes come on top of them.
    """
    kept = {title for step in document.sections for note in step.notes for title in always(note.source)}
    statement = next((name for name, kind in _questions(document) if kind == "stelling"), "")
    return [
        [_section(document, step, title=place == 0, stays=step.title in kept), *_extras(document, step, statement)]
        if place
        else [_section(document, step, title=True, stays=True), {"what": "join", "minutes": JOINING, "goes": 0}]
        for place, step in enumerate(document.sections)
    ]


def _questions(document: LessonDocument) -> Iterator[tuple[str, str]]:
    for step in document.sections:
        for part in step.path:
            if isinstance(part, WidgetPlace) and document.widgets[part.name].kind == "quiz":
                yield part.name, document.widgets[part.name].state.get("kind", "")


def _section(document: LessonDocument, step: Step, *, title: bool, stays: bool) -> Piece:
    kinds = [document.widgets[part.name].kind for part in step.path if isinstance(part, WidgetPlace)]
    goes = 0
    if not (title or stays or step.title == SHORT):
        if step.title == AGAIN:
            goes = RECALL
        elif kinds and set(kinds) <= ALONE:
            goes = AT_HOME
        elif not kinds:
            goes = TEXT_ONLY
    return {"what": "section", "minutes": minutes(document, step), "goes": goes}


def minutes(document: LessonDocument, step: Step) -> int:
    """Minutes of a section: as its author plans them, or else counted from what stands on its main path."""
    if step.minutes is not None:
        return step.minutes
    read = sum(words(part.source) for part in step.path if isinstance(part, Text))
    widgets = [document.widgets[part.name] for part in step.path if isinstance(part, WidgetPlace)]
    return max(1, round(read / WORDS_PER_MINUTE + sum(_doing(widget) for widget in widgets)))


def _doing(widget: Widget) -> float:
    if widget.kind == "quiz":
        return PAIRS if widget.state.get("kind") == "open" else MINUTES_PER_QUESTION
    return doing(widget.kind, widget.state) / 60 + TALKED_ABOUT


def _extras(document: LessonDocument, step: Step, statement: str) -> Iterator[Piece]:
    path = {part.name for part in step.path if isinstance(part, WidgetPlace)}
    for part in step.parts:
        if not isinstance(part, WidgetPlace) or document.widgets[part.name].kind != "quiz":
            continue
        kind = document.widgets[part.name].state.get("kind")
        if kind == "open" and part.name not in path:
            yield {"what": "pairs", "minutes": PAIRS, "goes": IN_PAIRS, "question": part.name}
        if kind in VOTED_AGAIN and part.name in path and step.title != AGAIN:
            goes = STATEMENT_AGAIN if part.name == statement else FIRST_SECOND_VOTES
            yield {"what": "again", "minutes": SECOND_VOTE, "goes": goes, "question": part.name}
