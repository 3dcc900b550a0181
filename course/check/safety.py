"""The rule about the safety list: its words are those of a GP (huisarts)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from course.check.rules import course_rule
from course.lesson.problem import Problem
from widgets.beside import parse_toml
from widgets.safety_words import REVIEW, SafetyWordsError, parts_missing, safety_words, wording

if TYPE_CHECKING:
    from course.check.course import Course

# Hash of the words as they are shipped, which wait for their first review.
SHIPPED = "9a00ded4d7f17eaa"
FILE = "lessons/safety.toml"


@course_rule(
    "veiligheidslijst",
    "moet",
    "Aan deze lijst hangt wanneer iemand een dokter belt. Een huisarts kijkt elke verandering na.",
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
        yield "", Problem(f"{FILE} is niet te lezen ({error}).", "Verbeter dat, of zet het bestand terug.")
        return
    settings = parse_toml(text)
    missing = parts_missing(settings[course.project.language])
    if missing:
        # Shown as it is, since a clinic may have reviewed it; but 112 and 113 are not in it.
        cure = (
            "Neem de lijst van deze versie van de cursus over. Wil uw huisarts andere woorden? Laat die dan nakijken."
        )
        yield (
            "",
            Problem(
                f"{FILE} is nog van een eerdere versie: er ontbreken delen ({', '.join(missing)}), zoals bellen bij levensgevaar en 113.",
                cure,
            ),
        )
    reviewer, reviewed, seen = (str(settings.get(key) or "").strip() for key in REVIEW)
    now = wording(settings)
    fill_in = f'Vul daarna in: reviewer (de naam), reviewed (de datum), en reviewed_words = "{now}"'
    if reviewer and reviewed and not seen:
        cure = f'Heeft {reviewer} precies deze woorden nagekeken? Zet dan onder "reviewed": reviewed_words = "{now}"'
        yield "", Problem(f"In {FILE} staat niet welke woorden zijn nagekeken.", cure)
    elif reviewer and reviewed and seen != now:
        cure = f"Zet de woorden terug, of laat een huisarts de lijst opnieuw nakijken. {fill_in}"
        yield "", Problem(f"De woorden in {FILE} zijn veranderd nadat {reviewer} ze nakeek op {reviewed}.", cure)
    elif not (reviewer and reviewed) and now != SHIPPED:
        cure = f"Zet de woorden terug, of laat een huisarts de lijst nakijken. {fill_in}"
        yield "", Problem(f"De woorden in {FILE} zijn veranderd, en niemand heeft ze nagekeken.", cure)
    if bool(reviewer) != bool(reviewed):
        yield (
            "",
            Problem(f"In {FILE} is maar één van reviewer en reviewed ingevuld.", "Vul de naam en de datum allebei in."),
        )
    try:
        if reviewed and date.fromisoformat(reviewed) > date.today():
            yield (
                "",
                Problem(
                    f"De lijst is volgens {FILE} nagekeken op {reviewed}, en dat moet nog komen.",
                    "Vul de echte datum in.",
                ),
            )
    except ValueError:
        yield (
            "",
            Problem(f'In {FILE} is "reviewed" geen datum: {reviewed}', "Schrijf jaar-maand-dag, zoals 2026-12-01."),
        )
