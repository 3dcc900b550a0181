"""Rules about how a lesson is built up: its parts, their order, its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.check.counts import counts, done_in, steps
from course.check.lesson import LessonText
from course.check.rules import lesson_rule
from course.check.text import plain, words
from course.lesson.plan import planned, title_of
from course.lesson.problem import Problem

FEWEST, MOST = 4, 7  # questions
LONGEST = 12  # minutes
MOST_WORDS, MOST_WITH_SPOKEN = 800, 1000  # on the main path
MOST_AT_ONCE = 2  # things to do in a step
LONGEST_SECTION = 130  # words; what fits one projector screen
STORY = "Een verzonnen voorbeeld."
SHORT, LAST = "In het kort", "Vraag voor mijn therapeut"
EARLIER_LAST = "Welke vragen heeft u nog?"
AGAIN = "Weet u nog?"


@lesson_rule(
    "onderdelen",
    "beter",
    "Elke les heeft ongeveer dezelfde volgorde, zodat lezers weten waar ze zijn: weet u nog, verhaal, wat denkt u nu, uitleg, vragen, vandaag, kort, uw vragen.",
    extras=False,
)
def parts(lesson: LessonText) -> Iterator[Problem]:
    """The agreed parts are there, in the agreed order."""
    if lesson.problem or not lesson.cells:
        return
    sections = [(cell, title.strip()) for cell, _, level, title in lesson.headings if level == 2]
    story = next((cell for cell in lesson.texts if STORY.lower() in cell.source.lower()), None)
    if story is None:
        yield Problem(
            "Er is geen verhaal waarin de lezer zichzelf kan herkennen.",
            f"Begin met een kort verhaal dat zo begint: > **{STORY}** Anna is 61 ...",
        )
    # What a lesson asks first is about an earlier one.
    again = [cell.number for cell, title in sections if title == AGAIN]
    later = [cell.number for cell, _ in sections if again and cell.number > again[0]]
    first = next(
        (one for one in lesson.questions if not again or one.cell.number > (later or again)[0]),
        None,
    )
    if first and story and first.cell.number < story.number:
        yield Problem(
            "De eerste vraag staat boven het verhaal.", "Zet eerst het verhaal, en dan de vraag.", first.cell.number
        )
    if first and first.quiz and not again and first.quiz.kind not in ("stelling", "opinion"):
        cure = "Begin met een stelling, zoals: %%quiz wat-denkt-u stelling"
        yield Problem("De eerste vraag vraagt nog niet wat de lezer nu denkt.", cure, first.cell.number, 1)
    if not any(re.search(r"\bvandaag\b", title, re.I) for _, title in sections):
        yield Problem(
            "Er is geen stuk over wat de lezer vandaag kan proberen.",
            "Voeg een kop toe: ## Wat betekent dit voor u vandaag?",
        )
    names = [LAST if title == EARLIER_LAST else title for _, title in sections]
    for name, cure in ((SHORT, "met drie punten"), (LAST, 'met daaronder de regel MyQuestions(name="vragen")')):
        if name not in names:
            yield Problem(f'Het stuk "{name}" ontbreekt.', f"Voeg onderaan een kop toe: ## {name} ({cure}).")
    if SHORT in names and LAST in names and names[-2:] != [SHORT, LAST]:
        after = sections[-1][0].number
        yield Problem(
            f'De les eindigt niet met "{SHORT}" en dan "{LAST}".',
            "Zet die twee stukken in deze volgorde onderaan.",
            after,
        )
    if LAST in names and not any(cell.kind == "code" and "MyQuestions(" in cell.source for cell in lesson.cells):
        cell = next(cell for cell, title in sections if title in (LAST, EARLIER_LAST))
        yield Problem(
            "De lezer kan zijn vragen nergens bewaren.",
            'Zet eronder een codecel met: MyQuestions(name="vragen")',
            cell.number,
        )


@lesson_rule(
    "koppen", "beter", "Wie de bladzijde laat voorlezen, loopt van kop naar kop; de beamer toont één stuk tegelijk."
)
def headings(lesson: LessonText) -> Iterator[Problem]:
    """One title, then sections, and nothing skipped."""
    before = 0
    seen: set[int] = set()
    for cell, line, level, title in lesson.headings:
        if not title:
            yield Problem("Deze kop is leeg.", "Schrijf woorden achter de #, of haal de regel weg.", cell.number, line)
        elif level == 1 and before:
            yield Problem(f'"{title}" is een tweede titel.', f"Maak er een stuk van: ## {title}", cell.number, line)
        elif level > before + 1 and before:
            yield Problem(
                f'De kop "{title}" slaat een trede over.', f"Schrijf hem met {before + 1} keer #.", cell.number, line
            )
        elif level == 2 and cell.number in seen:
            yield Problem(
                f'In deze cel staat een tweede stuk: "{title}".',
                "Zet elk stuk in een eigen cel (Ctrl+Shift+-).",
                cell.number,
                line,
            )
        elif level == 2 and cell.source[: cell.source.find("## ")].strip():
            yield Problem(
                "Boven deze kop staat nog tekst in dezelfde cel.", "Zet de kop bovenaan de cel.", cell.number, line
            )
        if level == 2:
            seen.add(cell.number)
        before = level


@lesson_rule("lang-stuk", "tip", "Een stuk dat op één scherm past, is goed te volgen.")
def long_sections(lesson: LessonText) -> Iterator[Problem]:
    """A text cell fits one projector screen."""
    for cell in lesson.texts:
        count = words(plain(cell.source))
        if count > LONGEST_SECTION:
            yield Problem(
                f"Dit stuk heeft {count} woorden.",
                f"Maak er twee stukken van, of haal iets weg (hooguit {LONGEST_SECTION}).",
                cell.number,
            )


@lesson_rule(
    "lange-les",
    "tip",
    "Een les die in twaalf minuten kan, is vol te houden voor wie moe is of pijn heeft.",
    extras=False,
)
def long_lesson(lesson: LessonText) -> Iterator[Problem]:
    """What is not folded away takes twelve minutes at most, and has no more words than fit in that."""
    found = counts(lesson)
    for count, most, what in (
        (found.minutes, LONGEST, "duurt ongeveer {} minuten"),
        (found.read, MOST_WORDS, "heeft {} woorden om te lezen"),
        (found.read + found.spoken, MOST_WITH_SPOKEN, "heeft {} woorden om te lezen en te horen"),
    ):
        if count > most:
            yield Problem(
                f"Wat iedereen in deze les leest en doet, {what.format(count)} (hooguit {most}).",
                'Haal iets weg, of vouw het op onder "Meer weten": geef die cellen de tag "verdieping".',
            )
            return


@lesson_rule(
    "veel-tegelijk", "tip", "Staat er veel tegelijk om te doen, dan weet een lezer niet waar hij begint.", extras=False
)
def much_at_once(lesson: LessonText) -> Iterator[Problem]:
    """A step has at most two things to do: questions, told scenes, other widgets."""
    for cells in steps(lesson):
        count = sum(len(done_in(cell)) for cell in cells)
        if count > MOST_AT_ONCE:
            yield Problem(
                f"In dit stuk staan {count} dingen om te doen (hooguit {MOST_AT_ONCE}).",
                'Maak er twee stukken van, elk met een eigen kop, of geef wat minder nodig is de tag "verdieping".',
                cells[0].number,
            )


@lesson_rule(
    "begeleider",
    "beter",
    "Wie de groep leidt, wil weten hoeveel tijd iets kost en wat te doen als iemand schrikt.",
    extras=False,
)
def leader_notes(lesson: LessonText) -> Iterator[Problem]:
    """There is a note for the leader, with minutes and an answer to what people may say."""
    if lesson.problem or not lesson.cells:
        return
    text = "\n".join(cell.source for cell in lesson.notes)
    if not text.strip():
        yield Problem(
            "Er zijn geen aantekeningen voor de begeleider.",
            'Voeg een tekstcel toe met de tag "therapist": de minuten per stuk, een openingsvraag, en wat u zegt als iemand schrikt.',
        )
        return
    for word, what in (
        ("minuten", "hoeveel minuten elk stuk kost"),
        ("iemand zegt", '"Wat als iemand zegt ..."'),
        ("stem", "wanneer de groep stemt"),
    ):
        if word not in text.lower():
            yield Problem(
                f"In de aantekeningen voor de begeleider staat niet {what}.",
                "Schrijf het erbij.",
                lesson.notes[0].number,
                weight="tip",
            )
    titles = {title_of(title) for _, _, _, title in lesson.headings}
    for cell in lesson.notes:
        for title in planned(cell.source).keys() - titles:
            cure = "Zet er de titel van het stuk, zoals hij boven de tekst staat. Dan ziet de begeleider die tijd op het scherm."
            yield Problem(
                f'In de tabel met minuten staat "{title}", maar zo heet geen stuk van deze les.',
                cure,
                cell.number,
                weight="tip",
            )


@lesson_rule(
    "aantal-vragen", "beter", "Met vier tot zeven vragen blijft een les afwisselend en toch kort.", extras=False
)
def number_of_questions(lesson: LessonText) -> Iterator[Problem]:
    """Between four and seven questions that are not folded away."""
    count = len([one for one in lesson.questions if not one.cell.is_deeper])
    if not lesson.problem and lesson.cells and not FEWEST <= count <= MOST:
        cure = (
            "Voeg er een toe: een lege cel met %%quiz toont een voorbeeld."
            if count < FEWEST
            else "Haal er een weg, of maak er twee lessen van."
        )
        yield Problem(f"Deze les heeft {count} {'vraag' if count == 1 else 'vragen'}.", cure)
