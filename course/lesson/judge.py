"""The one judge of what an author wrote: who makes a page asks it, and so does who checks a lesson.

What it tells needs no kernel. ``code_problems`` looks at what is run (questions, scenes, names), ``text_problems`` at what is read.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from course.lesson.cell import Cell
from course.lesson.context import LessonContext
from course.lesson.document import Text
from course.lesson.links import Around, link_trouble
from course.lesson.markup import bare, markup_mistakes
from course.lesson.problem import Problem
from course.lesson.text import PageText
from widgets.glossary import GlossaryError, marked
from widgets.own_block.block_text import BlockError, BlockText
from widgets.own_block.block_text import parse as parse_block
from widgets.prose_mistakes import citation_mistakes
from widgets.quiz.quiz_text import QuizError, QuizText
from widgets.quiz.quiz_text import parse as parse_question
from widgets.scene.scene_text import SceneError, SceneText
from widgets.scene.scene_text import parse as parse_scene
from widgets.words import later, words

t = words(__file__)

#: By the rule: how an author finds out how to write it, where the mistake holds no cure.
HELP = {
    "vraag": later("put %%quiz ? in an empty cell for the rules"),
    "verhaal": later("put %%vertel ? in an empty cell for the rules"),
    "blok": later("put ? behind the first word of the cell, in an empty cell, for the rules"),
}
#: The example of an empty cell is too long for a list; the cell itself shows it.
SHOW_EXAMPLE = later("click in the cell and press Shift and Enter. Below the cell stands an example to copy")
#: What is told, and keeps nothing from readers: the page shows the rest.
TOLD = frozenset({"link", "opmaak"})
#: What keeps a lesson from being shown. No remark of an author silences these: the page would not be there all the same.
STOPS = frozenset(
    {"vraag", "verhaal", "blok", "dubbele-naam", "bron-onbekend", "begrip-onbekend", "plaatje", "plaatje-tekst"}
)


def question_of(cell: Cell, context: LessonContext) -> QuizText | QuizError | None:
    """The question in a cell, or why it is none yet; None for another cell."""
    try:
        return parse_question(*cell.question, context.sources, glossary=context.terms) if cell.question else None
    except QuizError as error:
        return error


def scene_of(cell: Cell, context: LessonContext) -> SceneText | SceneError | None:
    """The told scene in a cell, or why it is none yet; None for another cell."""
    try:
        return parse_scene(*cell.scene, context.sources, glossary=context.terms) if cell.scene else None
    except SceneError as error:
        return error


def block_of(cell: Cell, context: LessonContext) -> BlockText | BlockError | None:
    """The own block in a cell, or why it is none yet; None for another cell."""
    try:
        if not cell.block:
            return None
        return parse_block(*cell.block, context.sources, glossary=context.terms, folder=context.around.folder)
    except BlockError as error:
        return error


def code_problems(
    cells: Iterable[Cell], context: LessonContext, lesson: str = "", steps: Collection[str] = ()
) -> list[Problem]:
    """What is wrong in the code cells of a lesson.

    Args:
        cells: all of the lesson.
        context: where its texts find what they point to.
        lesson: its stem.
        steps: the ids of its steps, in order.
    """
    around = replace(context.around, steps=steps)
    found: list[Problem] = []
    first: dict[str, int] = {}
    for cell in cells:
        if cell.kind == "raw":
            cure = t("click on the cell and press Esc and then M; then it is a text cell")
            found.append(Problem(t("this cell (Raw) does not come on the page"), cure, cell.number, 1, rule="opmaak"))
        if cell.kind != "code":
            continue
        if cell.is_plain_text:
            found += _links(bare(cell.source), cell.number, around)
        names = _names(cell.source)
        for rule, read in (("vraag", question_of), ("verhaal", scene_of), ("blok", block_of)):
            told = read(cell, context)
            if isinstance(told, QuizError):
                found += _of_error(told, rule, cell)
            if told:
                names = [] if isinstance(told, QuizError) else [told.name]
        for name in names:
            if name in first:
                found.append(double_name(name, first[name], cell.number))
            first.setdefault(name, cell.number)
    return _told_once(found, context, lesson)


def double_name(name: str, first: int, cell: int) -> Problem:
    """Two parts of a lesson with one name would share the reader's answers."""
    cure = t("choose another name, for instance {name}-2", name=name)
    return Problem(
        t('the name "{name}" also stands in cell {first}', name=name, first=first), cure, cell, 1, rule="dubbele-naam"
    )


def _of_error(error: QuizError, rule: str, cell: Cell) -> Iterator[Problem]:
    for mistake in error.mistakes:
        problem = Problem.of(mistake, rule, cell.number)
        yield replace(problem, cure=t(SHOW_EXAMPLE) if error.example else problem.cure or t(HELP[rule]))


# Also one with no address yet; what is no link because of a space is told where the text is rendered.
_LINK = re.compile(r"(?<!!)\[[^\[\]]+\]\(\s*<?(?P<url>[^\s)>]*)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
_DEFINED = re.compile(r"^ {0,3}\[(?P<label>[^\]^@][^\]]*)\]:[ \t]*<?(?P<url>[^\s>]+)", re.M)


def _links(source: str, cell: int, around: Around) -> Iterator[Problem]:
    """Links that lead nowhere, and addresses that no link uses: those would be gone unsaid."""
    for match in (*_LINK.finditer(source), *_DEFINED.finditer(source)):
        trouble = None if match["url"].startswith("begrip:") else link_trouble(match["url"], around)
        if trouble is None and match.re is _DEFINED and source.lower().count(f"[{match['label'].lower()}]") < 2:
            trouble = (
                t("this address belongs to no link in this cell"),
                t("write it behind the words: [words](https://...)"),
            )
        if trouble:
            yield Problem(*trouble, cell, source.count("\n", 0, match.start()) + 1, rule="link")


def _names(source: str) -> list[str]:
    """The names that a cell gives to what it shows."""
    try:
        calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    except (SyntaxError, ValueError):
        return []
    return [
        keyword.value.value
        for call in calls
        for keyword in call.keywords
        if keyword.arg == "name" and isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, str)
    ]


def text_problems(
    texts: Iterable[Text], context: LessonContext, lesson: str = "", steps: Collection[str] = ()
) -> list[Problem]:
    """What is wrong in the texts of a lesson, those for the leader too.

    Args:
        texts: the text cells, in order.
        context: where they find what they point to.
        lesson: its stem.
        steps: the ids of its steps, in order.
    """
    texts = list(texts)
    around = replace(context.around, steps=steps)
    found = [
        *(Problem(*about, rule="begrip-onbekend") for about in [context.problem] if about),
        *(problem for text in texts for problem in _citations(text, context)),
        *(problem for text in texts for problem in _terms(text, context)),
        *(problem for text in texts for problem in PageText(context).html_and_mistakes(text)[1]),
        *(problem for text in texts for problem in _links(bare(text.source), text.cell, around)),
        *(Problem.of(one, "opmaak", text.cell) for text in texts for one in markup_mistakes(text.source)),
    ]
    return _told_once(found, context, lesson)


def _told_once(found: list[Problem], context: LessonContext, lesson: str) -> list[Problem]:
    """The problems of a lesson; what is wrong with a whole file is told where it is needed first, and not at each place."""
    told: set[str] = set()
    kept = []
    for problem in found:
        if problem.message in told:
            continue
        if problem.message == context.no_sources:
            told.add(problem.message)
        kept.append(replace(problem, lesson=lesson))
    return kept


def _citations(text: Text, context: LessonContext) -> Iterator[Problem]:
    for mistake in citation_mistakes(text.source, context.sources):
        yield Problem.of(mistake, "bron-onbekend", text.cell)


def _terms(text: Text, context: LessonContext) -> Iterator[Problem]:
    # Without the list no word can be found, and that has been told.
    for line, word in () if context.problem else marked(text.source):
        try:
            context.terms.get(word)
        except GlossaryError as error:
            yield Problem(error.message, error.cure, text.cell, line, rule="begrip-onbekend")
