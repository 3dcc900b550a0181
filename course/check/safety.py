"""The rule about the safety list: its words are those of a GP (huisarts)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from course.check.rules import course_rule
from course.lesson.problem import Problem
from widgets.beside import parse_toml
from widgets.safety_words import REVIEW, SafetyWordsError, parts_missing, safety_words, wording
from widgets.words import later, words

t = words(__file__)

if TYPE_CHECKING:
    from course.check.course import Course

# Hash of the words as they are shipped, which wait for their first review.
SHIPPED = "9a00ded4d7f17eaa"
FILE = "lessons/safety.toml"


@course_rule(
    "veiligheidslijst",
    "moet",
    later("On this list depends when somebody calls a doctor. A GP looks at each change."),
)
def safety_list(course: Course) -> Iterator[tuple[str, Problem]]:
    """The words are as shipped, or those that a GP has put name and date to, and no part is missing.

    Also when only one lesson is looked at: the list is on every page.
    """
    file = course.project.root / FILE
    if not file.exists():
        return
    try:
        text = file.read_text(encoding="utf-8-sig")
        safety_words(text, course.project.language)
    except (OSError, UnicodeDecodeError, SafetyWordsError) as error:
        yield (
            "",
            Problem(
                t("{file} cannot be read ({error}).", file=FILE, error=error), t("Correct that, or put the file back.")
            ),
        )
        return
    settings = parse_toml(text)
    missing = parts_missing(settings[course.project.language])
    if missing:
        # Shown as it is, since a clinic may have reviewed it; but 112 and 113 are not in it.
        cure = t(
            "Take over the list of this version of the course. Does your GP want other words? Then have those reviewed."
        )
        yield (
            "",
            Problem(
                t(
                    "{file} is still of an earlier version: parts are missing ({missing}), such as calling when life is in danger and 113.",
                    file=FILE,
                    missing=", ".join(missing),
                ),
                cure,
            ),
        )
    reviewer, reviewed, seen = (str(settings.get(key) or "").strip() for key in REVIEW)
    now = wording(settings)
    fill_in = t('Then fill in: reviewer (the name), reviewed (the date), and reviewed_words = "{now}"', now=now)
    if reviewer and reviewed and not seen:
        cure = t(
            'Did {reviewer} review exactly these words? Then put below "reviewed": reviewed_words = "{now}"',
            reviewer=reviewer,
            now=now,
        )
        yield "", Problem(t("{file} does not say which words were reviewed.", file=FILE), cure)
    elif reviewer and reviewed and seen != now:
        cure = t("Put the words back, or have a GP review the list again. {fill_in}", fill_in=fill_in)
        yield (
            "",
            Problem(
                t(
                    "The words in {file} were changed after {reviewer} reviewed them on {reviewed}.",
                    file=FILE,
                    reviewer=reviewer,
                    reviewed=reviewed,
                ),
                cure,
            ),
        )
    elif not (reviewer and reviewed) and now != SHIPPED:
        cure = t("Put the words back, or have a GP review the list. {fill_in}", fill_in=fill_in)
        yield "", Problem(t("The words in {file} were changed, and nobody has reviewed them.", file=FILE), cure)
    if bool(reviewer) != bool(reviewed):
        yield (
            "",
            Problem(
                t("In {file} only one of reviewer and reviewed is filled in.", file=FILE),
                t("Fill in both the name and the date."),
            ),
        )
    try:
        if reviewed and date.fromisoformat(reviewed) > date.today():
            yield (
                "",
                Problem(
                    t(
                        "By {file} the list was reviewed on {reviewed}, and that is still to come.",
                        file=FILE,
                        reviewed=reviewed,
                    ),
                    t("Fill in the real date."),
                ),
            )
    except ValueError:
        yield (
            "",
            Problem(
                t('In {file} "reviewed" is no date: {reviewed}', file=FILE, reviewed=reviewed),
                t("Write year-month-day, such as 2026-12-01."),
            ),
        )
