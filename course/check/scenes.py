"""Rules about told scenes: ``%%vertel`` cells."""

from __future__ import annotations

from course.check.finding import Spot, halves, lesson_rule
from course.check.lesson import LessonText
from widgets.scene.scene_grammar import FEWEST_IN_LESSON, MOST_IN_LESSON


@lesson_rule("verhaal", "moet", "Een verhaal dat niet af is, houdt de hele les tegen.")
def mistakes(lesson: LessonText):
    """A scene can be shown: its drawing is there, it knows every direction, and each step has its words."""
    for told in lesson.scenes:
        for mistake in told.error.mistakes if told.error else ():
            message, cure = halves(mistake.message)
            if told.error.example:  # too long for a list; the cell itself shows it
                cure = (
                    "Klik in de cel en druk op Shift en Enter. Onder de cel staat dan een voorbeeld om over te nemen."
                )
            yield Spot(
                message, cure or "Zet %%vertel ? in een lege cel voor de regels.", told.cell.number, mistake.line
            )


@lesson_rule(
    "verhaal-lengte",
    "beter",
    "Een kort verhaal vertelt te weinig om te onthouden, en bij een lang verhaal dwalen gedachten af.",
)
def lengths(lesson: LessonText):
    """A scene has between six and twelve steps."""
    for told in lesson.scenes:
        count = len(told.scene.blocks) if told.scene else FEWEST_IN_LESSON
        if not FEWEST_IN_LESSON <= count <= MOST_IN_LESSON:
            cure = (
                f"Vertel het in minstens {FEWEST_IN_LESSON} stappen, elk met een eigen aanwijzing."
                if count < FEWEST_IN_LESSON
                else f"Haal er stappen uit, of maak er twee verhalen van (elk hooguit {MOST_IN_LESSON})."
            )
            yield Spot(f"Dit verhaal heeft {count} {'stap' if count == 1 else 'stappen'}.", cure, told.cell.number, 1)
