"""Rules about how a lesson is built up: its parts, their order, its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.check.lesson import LessonText
from course.check.rules import lesson_rule
from course.lesson.plan import AGAIN, SHORT, planned, title_of
from course.lesson.problem import Problem
from widgets.words import later, words

t = words(__file__)

STORY = "Een verzonnen voorbeeld."
LAST = "Vraag voor mijn therapeut"
EARLIER_LAST = "Welke vragen heeft u nog?"


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
