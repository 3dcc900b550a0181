"""Rules about what a lesson says of itself: title, time, goals, dates, makers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from course.check.lesson import LessonText
from course.check.rules import lesson_rule
from course.lesson.notebook import goals_of
from course.lesson.problem import Problem

SHORTEST, LONGEST = 8, 15  # minutes
MOST_MESSAGES = 3
WHERE = 'In JupyterLab: tandwiel rechts > "Advanced Tools" > "Notebook Metadata" > course.'


REVIEW = 'Laat twee mensen meelezen met het nakijkblad. Vul daarna bij "reviewed" de datum in, zoals 2026-12-01, en bij "reviewers" wie meelazen.'


def not_reviewed(course: dict[str, Any]) -> bool:
    """Whether a lesson's metadata say nothing of a review, as in a lesson that nobody has read yet."""
    return str(course.get("reviewed") or "").strip() == ""


@lesson_rule("gegevens", "moet", "De beginpagina toont deze gegevens; zonder is de les niet te vinden of te plannen.")
def facts(lesson: LessonText) -> Iterator[Problem]:
    """Title, goals and authors are there, and the title is that of the page; minutes are a number, or counted."""
    if lesson.problem:
        return
    course = lesson.metadata
    if not course:
        yield Problem(
            "De gegevens van de les ontbreken (course).",
            f"Maak een nieuwe les met course new-lesson en kopieer ze. {WHERE}",
        )
        return
    title = course.get("title")
    if not isinstance(title, str) or not title.strip():
        yield Problem("De les heeft geen titel in de gegevens.", f'Vul "title" in. {WHERE}')
    else:
        shown = [words for _, _, level, words in lesson.headings if level == 1]
        if shown and shown[0] != title:
            yield Problem(
                f'De titel boven de les ("{shown[0]}") is een andere dan in de gegevens ("{title}").',
                f"Maak ze gelijk. {WHERE}",
                weight="beter",
            )
    if not isinstance(course.get("minutes", 0), int):
        yield Problem("Het aantal minuten is geen getal.", f'Haal "minutes" weg, dan telt de cursus ze zelf. {WHERE}')
    if not goals_of(course):
        yield Problem("De les heeft geen doelen.", f'Vul "goals" in: een tot drie zinnen. {WHERE}')
    if not course.get("authors"):
        yield Problem("Er staat niet bij wie de les maakte.", f'Vul "authors" in. {WHERE}', weight="beter")


@lesson_rule("minuten", "beter", "Een les van 8 tot 15 minuten is op een telefoon goed vol te houden.", extras=False)
def minutes(lesson: LessonText) -> Iterator[Problem]:
    """A lesson takes 8 to 15 minutes."""
    found = lesson.metadata.get("minutes")
    if isinstance(found, int) and not SHORTEST <= found <= LONGEST:
        cure = (
            "Haal er een stuk uit, of maak er twee lessen van."
            if found > LONGEST
            else "Voeg iets toe, of zet het bij een andere les."
        )
        yield Problem(f"Deze les duurt {found} {'minuut' if found == 1 else 'minuten'}.", cure)


@lesson_rule("datum", "moet", "Aan deze datums is te zien of de les nog klopt met wat er bekend is.")
def dates(lesson: LessonText) -> Iterator[Problem]:
    """``reviewed`` and ``next_review`` are dates, in that order, and the first lies behind us; not reviewed yet is no mistake."""
    if lesson.problem or not lesson.metadata:
        return
    found = {}
    for key, what in (("reviewed", "nagekeken op"), ("next_review", "opnieuw na te kijken op")):
        value = lesson.metadata.get(key)
        if key == "reviewed" and not_reviewed(lesson.metadata):
            yield Problem("Er staat nog niet bij wanneer deze les is nagekeken.", f"{REVIEW} {WHERE}", weight="beter")
            continue
        try:
            found[key] = date.fromisoformat(str(value))
        except ValueError:
            given = f'is "{value}"' if value else "ontbreekt"
            yield Problem(
                f'De datum "{what}" {given}.', f'Vul "{key}" in als jaar-maand-dag, zoals 2026-12-01. {WHERE}'
            )
    if len(found) == 2 and found["reviewed"] >= found["next_review"]:
        yield Problem(
            "De volgende controle ligt niet na de vorige.",
            f'Zet "next_review" op een latere datum, zoals over een jaar. {WHERE}',
        )
    elif found.get("reviewed", date.min) > date.today():
        yield Problem(
            f"De les is volgens de gegevens nagekeken op {found['reviewed']}, en dat moet nog komen.",
            f'Vul bij "reviewed" de echte datum in. {WHERE}',
        )


@lesson_rule(
    "verlopen", "beter", "Wat bekend is over rugpijn verandert; een les wordt daarom op tijd opnieuw nagekeken."
)
def stale(lesson: LessonText) -> Iterator[Problem]:
    """The day of the next review has not passed."""
    try:
        due = date.fromisoformat(str(lesson.metadata.get("next_review")))
    except ValueError:
        return
    if due < date.today():
        yield Problem(
            f"Deze les had op {due} opnieuw nagekeken moeten worden.",
            f'Kijk de les na, en zet "reviewed" en "next_review" op nieuwe datums. {WHERE}',
        )


@lesson_rule("kernpunten", "beter", "Van meer dan drie boodschappen blijft weinig hangen.")
def messages(lesson: LessonText) -> Iterator[Problem]:
    """At most three goals, and at most three lines in short."""
    goals = goals_of(lesson.metadata)
    if len(goals) > MOST_MESSAGES:
        yield Problem(
            f"De les heeft {len(goals)} doelen; de beginpagina toont er {MOST_MESSAGES}.",
            f"Kies de drie belangrijkste. {WHERE}",
        )
    for cell in lesson.texts:
        lines = cell.source.splitlines()
        if lines and lines[0].strip().lower() == "## in het kort":
            points = [
                number
                for number, line in enumerate(lines, 1)
                if line.lstrip().startswith(("- ", "* ", "• ")) or line.lstrip()[:2].rstrip(".").isdigit()
            ]
            if len(points) > MOST_MESSAGES:
                yield Problem(
                    f'"In het kort" heeft {len(points)} punten.',
                    "Houd er drie over.",
                    cell.number,
                    points[MOST_MESSAGES],
                )
