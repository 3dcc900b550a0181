"""Rules about what a lesson says of itself: title, time, goals, dates, makers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from course.check.lesson import LessonText
from course.check.rules import lesson_rule
from course.lesson.notebook import goals_of
from course.lesson.problem import Problem
from widgets.words import later, words

t = words(__file__)

SHORTEST, LONGEST = 8, 15  # minutes
MOST_MESSAGES = 3
WHERE = later('In JupyterLab: gear at the right > "Advanced Tools" > "Notebook Metadata" > course.')


REVIEW = later(
    'Let two people read along with the review sheet. Then fill in the date at "reviewed", such as 2026-12-01, and at "reviewers" who read along.'
)


def not_reviewed(course: dict[str, Any]) -> bool:
    """Whether a lesson's metadata say nothing of a review, as in a lesson that nobody has read yet."""
    return str(course.get("reviewed") or "").strip() == ""


@lesson_rule(
    "gegevens", "moet", later("The home page shows these facts; without them the lesson cannot be found or planned.")
)
def facts(lesson: LessonText) -> Iterator[Problem]:
    """Title, goals and authors are there, and the title is that of the page; minutes are a number, or counted."""
    if lesson.problem:
        return
    course = lesson.metadata
    if not course:
        yield Problem(
            t("The facts of the lesson are missing (course)."),
            t("Make a new lesson with course new-lesson and copy them. {where}", where=t(WHERE)),
        )
        return
    title = course.get("title")
    if not isinstance(title, str) or not title.strip():
        yield Problem(t("The lesson has no title in its facts."), t('Fill in "title". {where}', where=t(WHERE)))
    else:
        shown = [words for _, _, level, words in lesson.headings if level == 1]
        if shown and shown[0] != title:
            yield Problem(
                t(
                    'The title above the lesson ("{shown}") is another than in its facts ("{title}").',
                    shown=shown[0],
                    title=title,
                ),
                t("Make them the same. {where}", where=t(WHERE)),
                weight="beter",
            )
    if not isinstance(course.get("minutes", 0), int):
        yield Problem(
            t("The number of minutes is no number."),
            t('Remove "minutes", then the course counts them itself. {where}', where=t(WHERE)),
        )
    if not goals_of(course):
        yield Problem(
            t("The lesson has no goals."), t('Fill in "goals": one to three sentences. {where}', where=t(WHERE))
        )
    if not course.get("authors"):
        yield Problem(
            t("It does not say who made the lesson."), t('Fill in "authors". {where}', where=t(WHERE)), weight="beter"
        )


@lesson_rule("minuten", "beter", later("A lesson of 8 to 15 minutes can well be done on a phone."), extras=False)
def minutes(lesson: LessonText) -> Iterator[Problem]:
    """A lesson takes 8 to 15 minutes."""
    found = lesson.metadata.get("minutes")
    if isinstance(found, int) and not SHORTEST <= found <= LONGEST:
        cure = (
            t("Take a section out, or make two lessons of it.")
            if found > LONGEST
            else t("Add something, or put it in another lesson.")
        )
        yield Problem(t.count(found, "This lesson takes 1 minute.", "This lesson takes {n} minutes."), cure)


@lesson_rule("datum", "moet", later("These dates show whether the lesson still agrees with what is known."))
def dates(lesson: LessonText) -> Iterator[Problem]:
    """``reviewed`` and ``next_review`` are dates, in that order, and the first lies behind us; not reviewed yet is no mistake."""
    if lesson.problem or not lesson.metadata:
        return
    found = {}
    for key, what in (("reviewed", t("reviewed on")), ("next_review", t("to be reviewed again on"))):
        value = lesson.metadata.get(key)
        if key == "reviewed" and not_reviewed(lesson.metadata):
            yield Problem(
                t("It does not say yet when this lesson was reviewed."), f"{t(REVIEW)} {t(WHERE)}", weight="beter"
            )
            continue
        try:
            found[key] = date.fromisoformat(str(value))
        except ValueError:
            given = t('is "{value}"', value=value) if value else t("is missing")
            yield Problem(
                t('The date "{what}" {given}.', what=what, given=given),
                t('Fill in "{key}" as year-month-day, such as 2026-12-01. {where}', key=key, where=t(WHERE)),
            )
    if len(found) == 2 and found["reviewed"] >= found["next_review"]:
        yield Problem(
            t("The next review is not after the last."),
            t('Put "next_review" at a later date, such as in a year. {where}', where=t(WHERE)),
        )
    elif found.get("reviewed", date.min) > date.today():
        yield Problem(
            t(
                "By its facts the lesson was reviewed on {reviewed}, and that is still to come.",
                reviewed=found["reviewed"],
            ),
            t('Fill in the real date at "reviewed". {where}', where=t(WHERE)),
        )


@lesson_rule("verlopen", "beter", later("What is known of back pain changes; so a lesson is reviewed again in time."))
def stale(lesson: LessonText) -> Iterator[Problem]:
    """The day of the next review has not passed."""
    try:
        due = date.fromisoformat(str(lesson.metadata.get("next_review")))
    except ValueError:
        return
    if due < date.today():
        yield Problem(
            t("This lesson was due for review on {due}.", due=due),
            t('Review the lesson, and put "reviewed" and "next_review" at new dates. {where}', where=t(WHERE)),
        )


@lesson_rule("kernpunten", "beter", later("Of more than three messages little stays."))
def messages(lesson: LessonText) -> Iterator[Problem]:
    """At most three goals, and at most three lines in short."""
    goals = goals_of(lesson.metadata)
    if len(goals) > MOST_MESSAGES:
        yield Problem(
            t(
                "The lesson has {count} goals; the home page shows {most} of them.",
                count=len(goals),
                most=MOST_MESSAGES,
            ),
            t("Choose the three most important. {where}", where=t(WHERE)),
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
                    t("The part that says it in short has {count} points.", count=len(points)),
                    t("Keep three of them."),
                    cell.number,
                    points[MOST_MESSAGES],
                )
