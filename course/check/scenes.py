"""Rules about told scenes: ``%%vertel`` cells."""

from __future__ import annotations

from collections.abc import Iterator

from course.check.counts import main_path
from course.check.lesson import LessonText
from course.check.rules import lesson_rule
from course.lesson.problem import Problem
from widgets.scene.scene_grammar import FEWEST_IN_LESSON, MOST_IN_LESSON


@lesson_rule(
    "verhaal-lengte",
    "beter",
    "Een kort verhaal vertelt te weinig om te onthouden, en bij een lang verhaal dwalen gedachten af.",
)
def lengths(lesson: LessonText) -> Iterator[Problem]:
    """A scene has between six and twelve steps."""
    for cell, scene in lesson.scenes:
        count = len(scene.blocks)
        if not FEWEST_IN_LESSON <= count <= MOST_IN_LESSON:
            cure = (
                f"Vertel het in minstens {FEWEST_IN_LESSON} stappen, elk met een eigen aanwijzing."
                if count < FEWEST_IN_LESSON
                else f"Haal er stappen uit, of maak er twee verhalen van (elk hooguit {MOST_IN_LESSON})."
            )
            yield Problem(f"Dit verhaal heeft {count} {'stap' if count == 1 else 'stappen'}.", cure, cell.number, 1)


@lesson_rule(
    "geen-verhaal",
    "tip",
    "Wie moeilijk leest, onthoudt van beeld en stem vaak meer dan van tekst alleen.",
    extras=False,
)
def told_at_all(lesson: LessonText) -> Iterator[Problem]:
    """Something on the main path is told with a picture."""
    if not lesson.problem and lesson.cells and not any(cell.scene for cell in main_path(lesson)):
        yield Problem(
            "In deze les wordt niets verteld met een beeld erbij.",
            "Voeg een codecel toe met %%vertel ? en voer haar uit: dan ziet u hoe dat gaat, en welke beelden er zijn.",
        )
