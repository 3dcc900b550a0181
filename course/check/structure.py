"""Rules about how a lesson is built up: its parts, their order, its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.check.counts import counts, done_in, steps
from course.check.lesson import LessonText
from course.check.rules import lesson_rule
from course.check.text import count_words, plain
from course.lesson.plan import planned, title_of
from course.lesson.problem import Problem
from widgets.words import later, words

t = words(__file__)

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
    later(
        "Each lesson has about the same order, so that readers know where they are: do you remember, story, what do you think now, explanation, questions, today, in short, your questions."
    ),
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
            t("There is no story in which readers can know themselves."),
            t("Begin with a short story that begins like this: > **{story}** Anna is 61 ...", story=STORY),
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
            t("The first question stands above the story."),
            t("First put the story, and then the question."),
            first.cell.number,
        )
    if first and first.quiz and not again and first.quiz.kind not in ("stelling", "opinion"):
        cure = t("Begin with a statement, such as: %%quiz wat-denkt-u stelling")
        yield Problem(t("The first question does not ask yet what the reader thinks now."), cure, first.cell.number, 1)
    if not any(re.search(r"\bvandaag\b", title, re.I) for _, title in sections):
        yield Problem(
            t("There is no section about what the reader can try today."),
            t("Add a heading: ## What does this mean for you today?"),
        )
    names = [LAST if title == EARLIER_LAST else title for _, title in sections]
    for name, cure in ((SHORT, t("with three points")), (LAST, t('with below it the line MyQuestions(name="vragen")'))):
        if name not in names:
            yield Problem(
                t('The section "{name}" is missing.', name=name),
                t("Add a heading at the bottom: ## {name} ({cure}).", name=name, cure=cure),
            )
    if SHORT in names and LAST in names and names[-2:] != [SHORT, LAST]:
        after = sections[-1][0].number
        yield Problem(
            t('The lesson does not end with "{short}" and then "{last}".', short=SHORT, last=LAST),
            t("Put those two sections at the bottom in this order."),
            after,
        )
    if LAST in names and not any(cell.kind == "code" and "MyQuestions(" in cell.source for cell in lesson.cells):
        cell = next(cell for cell, title in sections if title in (LAST, EARLIER_LAST))
        yield Problem(
            t("Readers can keep their questions nowhere."),
            t('Put a code cell below it with: MyQuestions(name="vragen")'),
            cell.number,
        )


@lesson_rule(
    "koppen",
    "beter",
    later("Who has the page read aloud goes from heading to heading; the projector shows one section at a time."),
)
def headings(lesson: LessonText) -> Iterator[Problem]:
    """One title, then sections, and nothing skipped."""
    before = 0
    seen: set[int] = set()
    for cell, line, level, title in lesson.headings:
        if not title:
            yield Problem(
                t("This heading is empty."), t("Write words behind the #, or remove the line."), cell.number, line
            )
        elif level == 1 and before:
            yield Problem(
                t('"{title}" is a second title.', title=title),
                t("Make a section of it: ## {title}", title=title),
                cell.number,
                line,
            )
        elif level > before + 1 and before:
            yield Problem(
                t('The heading "{title}" skips a level.', title=title),
                t("Write it with {times} times #.", times=before + 1),
                cell.number,
                line,
            )
        elif level == 2 and cell.number in seen:
            yield Problem(
                t('In this cell stands a second section: "{title}".', title=title),
                t("Put each section in a cell of its own (Ctrl+Shift+-)."),
                cell.number,
                line,
            )
        elif level == 2 and cell.source[: cell.source.find("## ")].strip():
            yield Problem(
                t("Above this heading stands more text in the same cell."),
                t("Put the heading at the top of the cell."),
                cell.number,
                line,
            )
        if level == 2:
            seen.add(cell.number)
        before = level


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
    "begeleider",
    "beter",
    later(
        "Who leads the group wants to know how much time something takes and what to do when somebody is frightened."
    ),
    extras=False,
)
def leader_notes(lesson: LessonText) -> Iterator[Problem]:
    """There is a note for the leader, with minutes and an answer to what people may say."""
    if lesson.problem or not lesson.cells:
        return
    text = "\n".join(cell.source for cell in lesson.notes)
    if not text.strip():
        yield Problem(
            t("There are no notes for the leader."),
            t(
                'Add a text cell with the tag "therapist": the minutes of each section, an opening question, and what you say when somebody is frightened.'
            ),
        )
        return
    for word, what in (
        ("minuten", t("how many minutes each section takes")),
        ("iemand zegt", t('"What if somebody says ..."')),
        ("stem", t("when the group votes")),
    ):
        if word not in text.lower():
            yield Problem(
                t("The notes for the leader do not say {what}.", what=what),
                t("Write it there."),
                lesson.notes[0].number,
                weight="tip",
            )
    titles = {title_of(title) for _, _, _, title in lesson.headings}
    for cell in lesson.notes:
        for title in planned(cell.source).keys() - titles:
            cure = t(
                "Put the title of the section there, as it stands above the text. Then the leader sees that time on the screen."
            )
            yield Problem(
                t(
                    'In the table with minutes stands "{title}", but no section of this lesson is called so.',
                    title=title,
                ),
                cure,
                cell.number,
                weight="tip",
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
