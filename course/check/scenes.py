"""Rules about told scenes: ``%%vertel`` cells."""

from __future__ import annotations

from collections.abc import Iterator

from course.check.counts import main_path
from course.check.lesson import LessonText
from course.check.rules import lesson_rule
from course.lesson.problem import Problem
from widgets.scene.scene_grammar import FEWEST_IN_LESSON, MOST_IN_LESSON
from widgets.words import later, words

t = words(__file__)


@lesson_rule(
    "verhaal-lengte",
    "beter",
    later("A short story tells too little to remember, and with a long story thoughts wander off."),
)
def lengths(lesson: LessonText) -> Iterator[Problem]:
    """A scene has between six and twelve steps."""
    for cell, scene in lesson.scenes:
        count = len(scene.blocks)
        if not FEWEST_IN_LESSON <= count <= MOST_IN_LESSON:
            cure = (
                t("Tell it in at least {fewest} steps, each with a direction of its own.", fewest=FEWEST_IN_LESSON)
                if count < FEWEST_IN_LESSON
                else t("Take steps out, or make two stories of it (each of {most} at most).", most=MOST_IN_LESSON)
            )
            yield Problem(t.count(count, "This story has 1 step.", "This story has {n} steps."), cure, cell.number, 1)


@lesson_rule(
    "geen-verhaal",
    "tip",
    later("Who reads with difficulty often remembers more of pictures and voice than of text alone."),
    extras=False,
)
def told_at_all(lesson: LessonText) -> Iterator[Problem]:
    """Something on the main path is told with a picture."""
    if not lesson.problem and lesson.cells and not any(cell.scene for cell in main_path(lesson)):
        yield Problem(
            t("Nothing in this lesson is told with a picture to it."),
            t("Add a code cell with %%vertel ? and run it: then you see how that goes, and which pictures there are."),
        )
