"""Rules about the notebook as a file: whole, clean, and safe to show."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

import widgets
from course.check.lesson import LessonText
from course.check.rules import course_rule, lesson_rule
from course.lesson.notebook import EXTRA, NOTE, Cell
from course.lesson.problem import Problem
from course.project import LESSON_FILE
from course.site import SIDE_PAGES
from widgets.quiz.quiz_header import head_of, take_header
from widgets.scene.scene_text import is_well_begun

if TYPE_CHECKING:
    from course.check.course import Course

KNOWN_TAGS = {NOTE, "bespreekt-woord"}
LEADER_WORDS = ("therapist", "therapeut", "begeleider", "leader", "notitie", "docent", "groepsleider", "fysio")
IMPORT = "from widgets import *"
LONGEST_LINE = 160  # characters of a code line that still reads as one line
# What a lesson may import: ours, and the widgets of `course serve --live` (the rule "kernel" tells what that means).
HARMLESS = ("widgets", "ipywidgets")
# Names that reach files, programs, or whatever was not imported; as a function, and as a method of something.
REACHES_OUT = {"open", "exec", "eval", "compile", "globals", "vars", "getattr", "get_ipython", "breakpoint"}
TOUCHES_FILES = {
    *(
        "remove",
        "unlink",
        "rmdir",
        "removedirs",
        "rmtree",
        "write_text",
        "write_bytes",
        "open",
        "touch",
        "mkdir",
        "chmod",
    ),
    *("system", "popen", "Popen", "check_call", "check_output", "getoutput", "run_line_magic", "run_cell_magic"),
}
HARM = "Zo'n regel kan bestanden lezen, veranderen of weghalen: op uw computer, en op de server bij elke keer dat de les wordt gemaakt."
NO_HARM = "Haal de regel weg, of neem een regel over uit lessons/galerij.ipynb. Heeft u de code echt nodig? Vraag een ontwikkelaar om er een onderdeel van te maken."


@lesson_rule("leesbaar", "moet", "Zonder heel bestand is er geen les.")
def readable(lesson: LessonText) -> Iterator[Problem]:
    """The file is a whole notebook of a size that can be shown."""
    if lesson.problem:
        yield Problem(lesson.problem.what, lesson.problem.cure)


@lesson_rule(
    "begin", "moet", "De titel en de eerste regel zetten de les klaar; zonder die twee werkt geen enkel onderdeel."
)
def first_cells(lesson: LessonText) -> Iterator[Problem]:
    """A title on top, and the one import before anything that needs it."""
    if lesson.problem:
        return
    if not lesson.cells:
        yield Problem("Deze les is leeg.", 'Maak een nieuwe les met: course new-lesson "Titel"')
        return
    title = str(lesson.metadata.get("title") or "Titel van de les")
    first = lesson.cells[0]
    if first.kind != "markdown" or not re.match(r"\s*# \S", first.source):
        yield Problem(
            "De les begint niet met een titel. Misschien is de eerste cel weggehaald.",
            f"Zet bovenaan een tekstcel met: # {title}",
            1,
        )
    code = [cell for cell in lesson.cells if cell.kind == "code"]
    if not code or IMPORT not in code[0].source.splitlines():
        at = code[0].number if code else None
        yield Problem(
            f"De regel {IMPORT} staat niet in de eerste codecel.",
            f"Zet onder de titel een codecel met alleen: {IMPORT}",
            at,
        )


@lesson_rule("cel-id", "beter", "Aan dit kenmerk herkent de computer een cel; zo blijft te zien wat er veranderd is.")
def cell_ids(lesson: LessonText) -> Iterator[Problem]:
    """Every cell has an id of its own."""
    counts = Counter(cell.id for cell in lesson.cells if cell.id)
    for cell in lesson.cells:
        if not cell.id:
            yield Problem(
                "Deze cel heeft geen eigen kenmerk (id).",
                "Open de les in JupyterLab en sla hem op; dan komt het erbij.",
                cell.number,
            )
        elif counts[cell.id] > 1:
            counts[cell.id] = 0
            yield Problem(
                f'Twee cellen hebben hetzelfde kenmerk "{cell.id}".',
                "Kopieer de cel in JupyterLab, en haal deze weg.",
                cell.number,
            )


@lesson_rule("lege-cel", "beter", "Een lege cel is er meestal per ongeluk, en staat bij het schrijven in de weg.")
def empty_cells(lesson: LessonText) -> Iterator[Problem]:
    """No cell without text."""
    for cell in lesson.cells:
        if not cell.source.strip():
            yield Problem(
                "Deze cel is leeg.",
                "Klik op de cel, en dan boven de les op de schaar. Of schrijf er iets in.",
                cell.number,
            )


@lesson_rule("uitvoer", "beter", "Opgeslagen uitvoer maakt het bestand groot, en laat oude antwoorden of namen achter.")
def stored_outputs(lesson: LessonText) -> Iterator[Problem]:
    """No outputs and no execution counts in the file."""
    found = [c for c in lesson.cells if c.kind == "code" and c.ran]
    if found:
        many = f" en nog {len(found) - 1}" if len(found) > 1 else ""
        cure = "Open de les met `course edit` of `make edit` en sla hem op; dan gaat de uitvoer eraf."
        yield Problem(f"De uitvoer van deze cel{many} is mee opgeslagen.", cure, found[0].number)


@lesson_rule("code", "moet", "Een codecel is één regel die een onderdeel toont. Meer kan een ander niet lezen.")
def readable_code(lesson: LessonText) -> Iterator[Problem]:
    """A code cell is the import, a question, a scene, or one call that shows a widget."""
    for cell in lesson.cells:
        if cell.kind != "code" or cell.is_plain_text:
            continue
        lines = [line for line in cell.source.splitlines() if line.strip() and not line.lstrip().startswith("#")]
        if not lines and cell.source.strip():
            yield Problem(
                "In deze codecel staat alleen een opmerking.", "Haal de cel weg.", cell.number, weight="beter"
            )
        elif len(lines) > 2:
            cure = "Houd één regel over: die een onderdeel toont. Of vraag een ontwikkelaar om er een onderdeel van te maken."
            yield Problem(f"Deze codecel heeft {len(lines)} regels.", cure, cell.number, 1)
        elif lines and lines != [IMPORT]:
            risky = {number for number, _ in _risks(cell.source)}
            yield from (spot for spot in _call(cell, cell.source) if spot.line not in risky)


@lesson_rule(
    "bestanden", "moet", "Code in een les doet alles wat u op de computer mag. Deze regel is niet stil te zetten."
)
def code_that_reaches_out(lesson: LessonText) -> Iterator[Problem]:
    """No code that brings in other code, touches files or gives the computer an order."""
    for cell in lesson.cells:
        if cell.kind == "code":
            # What is told first of a line says enough.
            for number, what in sorted(dict(reversed(list(_risks(_code(cell))))).items()):
                yield Problem(f"{what} {HARM}", NO_HARM, cell.number, number)


def _code(cell: Cell) -> str:
    """What may run of a cell. A question or a scene is text; where `%%quiz` is not as it has to be, only our own kernels know that."""
    if cell.scene:
        return "" if is_well_begun(cell.scene[0]) else "\n" + cell.scene[1]
    if cell.question is None:
        return cell.source
    head = head_of(cell.question[0])
    return "" if head and head.right else "\n" + take_header(*cell.question)[1]


def _risks(source: str) -> Iterator[tuple[int, str]]:
    """Lines that could do more than show something, and what they do; reads the code, so what is well hidden goes unseen."""
    for number, line in enumerate(source.splitlines(), 1):
        if re.match(r"\s*[!%]|\s*\w+\s*=\s*[!%]", line):
            yield number, "Deze regel geeft een opdracht aan de computer."
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or "."]
            strange = [module for module in modules if module.split(".")[0] not in HARMLESS]
            if strange:
                yield node.lineno, f"Deze regel haalt er code bij die niet van de cursus is ({', '.join(strange)})."
        elif isinstance(node, ast.Name) and (node.id in REACHES_OUT or node.id.startswith("__")):
            yield node.lineno, f"Deze regel gebruikt {node.id}."
        elif isinstance(node, ast.Attribute) and (node.attr in TOUCHES_FILES or node.attr.startswith("__")):
            yield node.lineno, f"Deze regel gebruikt {node.attr}."


def _call(cell: Cell, source: str) -> Iterator[Problem]:
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError) as error:
        cure = "Kijk of elk haakje en elk aanhalingsteken er twee keer staat. Een voorbeeld staat in de galerij."
        yield Problem("Deze regel kan Python niet lezen.", cure, cell.number, getattr(error, "lineno", None))
        return
    for part in body:
        call = part.value if isinstance(part, ast.Expr) else None
        if isinstance(part, ast.ImportFrom) and part.module == "widgets":
            continue
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            yield Problem(
                "Deze regel toont geen onderdeel van de cursus.",
                "Neem een regel over uit lessons/galerij.ipynb.",
                cell.number,
                part.lineno,
                "beter",
            )
        elif call.func.id not in widgets.__all__:
            near = get_close_matches(call.func.id, widgets.__all__, 1)
            cure = f"Bedoelt u {near[0]}?" if near else "Neem een regel over uit lessons/galerij.ipynb."
            weight = "" if near else "beter"
            yield Problem(f"Het onderdeel {call.func.id} bestaat niet.", cure, cell.number, part.lineno, weight)
        elif len(ast.get_source_segment(source, call) or "") > LONGEST_LINE:
            yield Problem(
                "Deze regel is heel lang.",
                "Laat instellingen weg die u niet nodig heeft.",
                cell.number,
                part.lineno,
                "tip",
            )


@lesson_rule("begeleider-tag", "moet", "Zonder precies deze tag leest de patiënt mee met de begeleider.")
def leader_tag(lesson: LessonText) -> Iterator[Problem]:
    """A note for the leader carries the tag ``therapist``, letter for letter."""
    for cell in lesson.cells:
        odd = [
            tag
            for tag in cell.tags
            if tag not in KNOWN_TAGS and get_close_matches(tag.lower().strip(), LEADER_WORDS, 1, 0.75)
        ]
        if odd and not cell.for_leader:
            yield Problem(f'De tag "{odd[0]}" kent de cursus niet.', f'Schrijf de tag als "{NOTE}".', cell.number)
        elif (
            cell.kind == "markdown"
            and not cell.for_leader
            and re.match(r"[\s#>*_]*voor de (begeleider|therapeut|groepsleider)", cell.source, re.I)
        ):
            yield Problem(
                "Dit lijkt een tekst voor de begeleider, maar de tag ontbreekt.",
                f'Geef de cel de tag "{NOTE}".',
                cell.number,
                1,
            )
        elif cell.for_leader and cell.kind == "code":
            yield Problem(
                "Een codecel met deze tag ziet niemand.",
                "Haal de tag weg, of maak er een tekstcel van.",
                cell.number,
                weight="beter",
            )


@course_rule(
    "dubbel-nummer",
    "moet",
    "Het nummer hoort bij de bewaarde antwoorden van een lezer; twee lessen met één nummer halen die door elkaar.",
)
def double_numbers(course: Course) -> Iterator[tuple[str, Problem]]:
    """A number belongs to one lesson."""
    first: dict[str, str] = {}
    lessons = (lesson for lesson in (*course.others, *course.lessons) if not lesson.is_extra)
    ordered = sorted(lessons, key=lambda lesson: lesson.stem)
    taken = {lesson.stem[:2] for lesson in ordered}
    free = next(
        (f"{n:02}" for n in range(100) if f"{n:02}" > max(taken, default="") and f"{n:02}" not in taken),
        "een ander nummer",
    )
    for lesson in ordered:
        number = lesson.stem[:2]
        if number in first and not {lesson.stem, first[number]}.isdisjoint({one.stem for one in course.lessons}):
            cure = f"Geef de nieuwste van de twee een vrij nummer: {free}{lesson.stem[2:]}.ipynb"
            yield lesson.stem, Problem(f"Nummer {number} is ook van les {first[number]}.", cure)
        first.setdefault(number, lesson.stem)


@course_rule(
    "bestandsnaam", "beter", "Alleen een bestand met een nummer of een x, en een korte naam, wordt een bladzijde."
)
def file_names(course: Course) -> Iterator[tuple[str, Problem]]:
    """A notebook beside the lessons is a lesson, at an address that no other page has."""
    for lesson in course.lessons:
        name = lesson.stem.removeprefix(EXTRA)
        if lesson.is_extra and name in SIDE_PAGES:
            cure = f"Geef het bestand een andere naam, zoals {lesson.stem}-meer.ipynb."
            what = f'Het adres "{name}" is van een bladzijde van de cursus zelf: patiënten zien deze niet.'
            yield lesson.stem, Problem(what, cure, weight="moet")
    if not course.whole:
        return
    # Hidden files are nobody's lessons: Jupyter keeps one beside a lesson while it saves.
    for path in sorted(course.project.lesson_folder.glob("[!.]*.ipynb")):
        if not LESSON_FILE.fullmatch(path.stem):
            cure = "Noem het zoals 08-mijn-les.ipynb, of x-mijn-bladzijde.ipynb voor een extra bladzijde (kleine letters, cijfers en -). Of zet het in een andere map."
            yield "", Problem(f'Het bestand "{path.name}" is geen les: patiënten zien het niet.', cure)
