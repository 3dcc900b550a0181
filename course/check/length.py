"""Rules about how much there is: in a section, in a step, in a lesson."""

from __future__ import annotations

from collections.abc import Iterator

from course.check.counts import counts, done_in, steps
from course.check.lesson import LessonText
from course.check.rules import lesson_rule
from course.check.text import count_words, plain
from course.lesson.problem import Problem
from widgets.words import later, words

t = words(__file__)

FEWEST, MOST = 4, 7  # questions
LONGEST = 12  # minutes
MOST_WORDS, MOST_WITH_SPOKEN = 800, 1000  # on the main path
MOST_AT_ONCE = 2  # things to do in a step
LONGEST_SECTION = 130  # words; what fits one projector screen


@lesson_rule("lang-stuk", "tip", later("A section that fits on one screen can be followed well."))
def long_sections(lesson: LessonText) -> Iterator[Problem]:
    """A text cell fits one projector screen."""
    for cell in lesson.texts:
        count = count_words(plain(cell.source))
        if count > LONGEST_SECTION:
            yield Problem(
                t("This section has {count} words.", count=count),
                t("Make two sections of it, or take something out ({most} at most).", most=LONGEST_SECTION),
                cell.number,
            )


@lesson_rule(
    "lange-les",
    "tip",
    later("A lesson that fits in twelve minutes can be done by who is tired or in pain."),
    extras=False,
)
def long_lesson(lesson: LessonText) -> Iterator[Problem]:
    """What is not folded away takes twelve minutes at most, and has no more words than fit in that."""
    found = counts(lesson)
    for count, most, takes in (
        (found.minutes, LONGEST, t("takes about {count} minutes", count=found.minutes)),
        (found.read, MOST_WORDS, t("has {count} words to read", count=found.read)),
        (
            found.read + found.spoken,
            MOST_WITH_SPOKEN,
            t("has {count} words to read and to hear", count=found.read + found.spoken),
        ),
    ):
        if count > most:
            yield Problem(
                t("What everybody reads and does in this lesson {takes} ({most} at most).", takes=takes, most=most),
                t('Take something out, or fold it under "Meer weten": give those cells the tag "verdieping".'),
            )
            return


@lesson_rule(
    "veel-tegelijk",
    "tip",
    later("When much stands there to do at once, readers do not know where to begin."),
    extras=False,
)
def much_at_once(lesson: LessonText) -> Iterator[Problem]:
    """A step has at most two things to do: questions, told scenes, other widgets."""
    for cells in steps(lesson):
        count = sum(len(done_in(cell)) for cell in cells)
        if count > MOST_AT_ONCE:
            yield Problem(
                t("In this section stand {count} things to do ({most} at most).", count=count, most=MOST_AT_ONCE),
                t(
                    'Make two sections of it, each with a heading of its own, or give what is needed less the tag "verdieping".'
                ),
                cells[0].number,
            )


@lesson_rule(
    "aantal-vragen", "beter", later("With four to seven questions a lesson stays varied and yet short."), extras=False
)
def number_of_questions(lesson: LessonText) -> Iterator[Problem]:
    """Between four and seven questions that are not folded away."""
    count = len([one for one in lesson.questions if not one.cell.is_deeper])
    if not lesson.problem and lesson.cells and not FEWEST <= count <= MOST:
        cure = (
            t("Add one: an empty cell with %%quiz shows an example.")
            if count < FEWEST
            else t("Take one out, or make two lessons of it.")
        )
        yield Problem(t.count(count, "This lesson has 1 question.", "This lesson has {n} questions."), cure)
