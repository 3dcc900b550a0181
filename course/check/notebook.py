"""Rules about the notebook as a file: whole, clean, and safe to show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from course.check.code import IMPORT
from course.check.lesson import LessonText
from course.check.rules import course_rule, lesson_rule
from course.lesson.cell import NOTE
from course.lesson.notebook import EXTRA
from course.lesson.problem import Problem
from course.project import LESSON_FILE
from course.site import SIDE_PAGES
from widgets.words import later, words

t = words(__file__)

if TYPE_CHECKING:
    from course.check.course import Course

KNOWN_TAGS = {NOTE, "bespreekt-woord"}
LEADER_WORDS = ("therapist", "therapeut", "begeleider", "leader", "notitie", "docent", "groepsleider", "fysio")


@lesson_rule("leesbaar", "moet", later("Without a whole file there is no lesson."))
def readable(lesson: LessonText) -> Iterator[Problem]:
    """The file is a whole notebook of a size that can be shown."""
    if lesson.problem:
        yield Problem(lesson.problem.what, lesson.problem.cure)


@lesson_rule(
    "begin", "moet", later("The title and the first line make the lesson ready; without these two no part works.")
)
def first_cells(lesson: LessonText) -> Iterator[Problem]:
    """A title on top, and the one import before anything that needs it."""
    if lesson.problem:
        return
    if not lesson.cells:
        yield Problem(t("This lesson is empty."), t('Make a new lesson with: course new-lesson "Title"'))
        return
    title = str(lesson.metadata.get("title") or "Titel van de les")
    first = lesson.cells[0]
    if first.kind != "markdown" or not re.match(r"\s*# \S", first.source):
        yield Problem(
            t("The lesson does not begin with a title. Perhaps the first cell was removed."),
            t("Put a text cell at the top with: # {title}", title=title),
            1,
        )
    code = [cell for cell in lesson.cells if cell.kind == "code"]
    if not code or IMPORT not in code[0].source.splitlines():
        at = code[0].number if code else None
        yield Problem(
            t("The line {line} is not in the first code cell.", line=IMPORT),
            t("Put a code cell below the title with only: {line}", line=IMPORT),
            at,
        )


@lesson_rule("cel-id", "beter", later("By this mark the computer knows a cell; so it stays visible what was changed."))
def cell_ids(lesson: LessonText) -> Iterator[Problem]:
    """Every cell has an id of its own."""
    counts = Counter(cell.id for cell in lesson.cells if cell.id)
    for cell in lesson.cells:
        if not cell.id:
            yield Problem(
                t("This cell has no mark of its own (id)."),
                t("Open the lesson in JupyterLab and save it; then it is added."),
                cell.number,
            )
        elif counts[cell.id] > 1:
            counts[cell.id] = 0
            yield Problem(
                t('Two cells have the same mark "{id}".', id=cell.id),
                t("Copy the cell in JupyterLab, and remove this one."),
                cell.number,
            )


@lesson_rule(
    "lege-cel", "beter", later("An empty cell is mostly there by accident, and stands in the way while writing.")
)
def empty_cells(lesson: LessonText) -> Iterator[Problem]:
    """No cell without text."""
    for cell in lesson.cells:
        if not cell.source.strip():
            yield Problem(
                t("This cell is empty."),
                t("Click on the cell, and then on the scissors above the lesson. Or write something in it."),
                cell.number,
            )


@lesson_rule("uitvoer", "beter", later("Saved output makes the file large, and leaves old answers or names behind."))
def stored_outputs(lesson: LessonText) -> Iterator[Problem]:
    """No outputs and no execution counts in the file."""
    found = [c for c in lesson.cells if c.kind == "code" and c.ran]
    if found:
        many = t(" and {count} more", count=len(found) - 1) if len(found) > 1 else ""
        cure = t("Open the lesson with `course edit` or `make edit` and save it; then the output goes.")
        yield Problem(t("The output of this cell{many} was saved too.", many=many), cure, found[0].number)


@lesson_rule("begeleider-tag", "moet", later("Without exactly this tag the patient reads along with the leader."))
def leader_tag(lesson: LessonText) -> Iterator[Problem]:
    """A note for the leader carries the tag ``therapist``, letter for letter."""
    for cell in lesson.cells:
        odd = [
            tag
            for tag in cell.tags
            if tag not in KNOWN_TAGS and get_close_matches(tag.lower().strip(), LEADER_WORDS, 1, 0.75)
        ]
        if odd and not cell.for_leader:
            yield Problem(
                t('The course does not know the tag "{tag}".', tag=odd[0]),
                t('Write the tag as "{note}".', note=NOTE),
                cell.number,
            )
        elif (
            cell.kind == "markdown"
            and not cell.for_leader
            and re.match(r"[\s#>*_]*voor de (begeleider|therapeut|groepsleider)", cell.source, re.I)
        ):
            yield Problem(
                t("This looks like a text for the leader, but the tag is missing."),
                t('Give the cell the tag "{note}".', note=NOTE),
                cell.number,
                1,
            )
        elif cell.for_leader and cell.kind == "code":
            yield Problem(
                t("A code cell with this tag is seen by nobody."),
                t("Remove the tag, or make it a text cell."),
                cell.number,
                weight="beter",
            )


@course_rule(
    "dubbel-nummer",
    "moet",
    later("The number belongs to the kept answers of a reader; two lessons with one number mix these up."),
)
def double_numbers(course: Course) -> Iterator[tuple[str, Problem]]:
    """A number belongs to one lesson."""
    first: dict[str, str] = {}
    lessons = (lesson for lesson in (*course.others, *course.lessons) if not lesson.is_extra)
    ordered = sorted(lessons, key=lambda lesson: lesson.stem)
    taken = {lesson.stem[:2] for lesson in ordered}
    free = next(
        (f"{n:02}" for n in range(100) if f"{n:02}" > max(taken, default="") and f"{n:02}" not in taken),
        t("another number"),
    )
    for lesson in ordered:
        number = lesson.stem[:2]
        if number in first and not {lesson.stem, first[number]}.isdisjoint({one.stem for one in course.lessons}):
            cure = t("Give the newer of the two a free number: {free}{rest}.ipynb", free=free, rest=lesson.stem[2:])
            yield (
                lesson.stem,
                Problem(t("Number {number} is also of lesson {other}.", number=number, other=first[number]), cure),
            )
        first.setdefault(number, lesson.stem)


@course_rule("bestandsnaam", "beter", later("Only a file with a number or an x, and a short name, becomes a page."))
def file_names(course: Course) -> Iterator[tuple[str, Problem]]:
    """A notebook beside the lessons is a lesson, at an address that no other page has."""
    for lesson in course.lessons:
        name = lesson.stem.removeprefix(EXTRA)
        if lesson.is_extra and name in SIDE_PAGES:
            cure = t("Give the file another name, such as {stem}-meer.ipynb.", stem=lesson.stem)
            what = t('The address "{name}" is of a page of the course itself: patients do not see this one.', name=name)
            yield lesson.stem, Problem(what, cure, weight="moet")
    if not course.whole:
        return
    # Hidden files are nobody's lessons: Jupyter keeps one beside a lesson while it saves.
    for path in sorted(course.project.lesson_folder.glob("[!.]*.ipynb")):
        if not LESSON_FILE.fullmatch(path.stem):
            cure = t(
                "Call it like 08-mijn-les.ipynb, or x-mijn-bladzijde.ipynb for an extra page (small letters, digits and -). Or put it in another folder."
            )
            yield "", Problem(t('The file "{name}" is no lesson: patients do not see it.', name=path.name), cure)
