"""Every text has its Dutch, and no Dutch is left that nobody says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from course.project import TEMPLATE

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted(path for top in ("assets", "course", "widgets") for path in (ROOT / top).rglob("nl.po"))
#: Folders with code that every widget uses.
SHARED = ROOT / "widgets/front"
#: What is told to authors by whatever reads their lessons, also by the folder of a widget.
AUTHORS = ROOT / "widgets"
#: Where a text is found that is not in the catalogue beside its code.
ALSO = {ROOT / "assets/group": [SHARED, ROOT / "widgets/quiz"], ROOT / "assets/edit": [], TEMPLATE: []}

#: Words that no English sentence has.
DUTCH = re.compile(
    r"(?<![\w-])(de|het|een|niet|geen|dit|dat|deze|er|uw|van|voor|naar|met|zonder|uit|bij|om|te|wordt|staat|heeft|kan|schrijf|haal|zet|kies|vraag|les|cel|regel)(?![\w-])",
    re.I,
)
#: What an author types stands in the language of the lessons, and so does the page of `%%quiz ?` that shows it.
GRAMMARS = {
    ROOT / "widgets/quiz/quiz_grammar.py",
    ROOT / "widgets/scene/scene_grammar.py",
    ROOT / "widgets/own_block/block_grammar.py",
}
PYTHON = sorted({*(ROOT / "course").rglob("*.py"), *(ROOT / "widgets").rglob("*.py")} - GRAMMARS)
#: What stands in lessons and files, and is compared with or written there.
WRITTEN = {
    *("Begrijp uw rugpijn", "Titel van de les"),
    *("## in het kort", "In het kort", "Vraag voor mijn therapeut", "Welke vragen heeft u nog?"),
    *("Een verzonnen voorbeeld", "Een verzonnen voorbeeld.", "deze link"),
}


@cache
def nodes(file: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(file.read_text())))


def entries(catalogue: Path) -> dict[str, str]:
    with catalogue.open("rb") as stream:
        return {message.id: message.string for message in read_po(stream) if message.id}


def literals(folder: Path) -> set[str]:
    """Every string that stands in the code of a folder; an entry that is none of them is said by nobody."""
    found = set()
    for file in folder.rglob("*"):
        if file.suffix in {".ts", ".tsx"}:
            quoted = re.findall(r'"((?:[^"\\\n]|\\.)*)"', file.read_text())
            found |= {re.sub(r"\\(.)", r"\1", text) for text in quoted}
        elif file.suffix == ".py":
            found |= {node.value for node in nodes(file) if isinstance(node, ast.Constant)}
    return found


def said_in_scripts(folder: Path) -> Iterator[tuple[str, str]]:
    """The texts that stand in a call of `t` or `count`, each with its file; what a text is compared with is none."""
    for file in sorted([*folder.glob("*.ts"), *folder.glob("*.tsx")]):
        code = file.read_text()
        for call in re.finditer(r"\b(t|count)\(", code):
            depth, at = 1, call.end()
            for token in re.finditer(
                r'(=== |!== |\.get\(|\[)?"((?:[^"\\\n]|\\.)*)"|`[^`]*`|([(\[{])|([)\]}])|(,)', code[at:]
            ):
                compared, text, opens, closes, comma = token.groups()
                depth += bool(opens) - bool(closes)
                if not depth or (comma and depth == 1 and call[1] == "t"):
                    break
                if text and depth == 1 and not compared:
                    yield re.sub(r"\\(.)", r"\1", text), name(file)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def said_in_python(folder: Path) -> Iterator[tuple[str, str]]:
    """The texts that stand in a call of `t`, `t.count` or `later`, each with its file."""
    for file in sorted(folder.glob("*.py")):
        for node in nodes(file):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func).removeprefix("self._")
            for text in node.args[1:3] if called == "t.count" else node.args[:1] if called in ("t", "later") else []:
                for one in (text.body, text.orelse) if isinstance(text, ast.IfExp) else (text,):
                    if isinstance(one, ast.Constant):
                        yield one.value, name(file)


def said_in_templates(folder: Path) -> Iterator[tuple[str, str]]:
    """The texts that the templates of a folder look up, each with its file."""
    options = {"silent": "false", "extensions": "jinja2.ext.do"}
    for file in sorted([*folder.glob("*.j2"), *folder.glob("*.html")]):
        if file.name == "built.j2":
            continue
        with file.open("rb") as stream:
            for line, _, messages, _ in babel_extract(stream, ["t"], [], options):
                text = messages[0] if isinstance(messages, tuple) else messages
                assert isinstance(text, str), f"{name(file)}:{line}: t() of something else than a text"
                yield text, name(file)


@pytest.mark.parametrize("folder", [path.parent for path in CATALOGUES], ids=name)
def test_every_text_has_its_dutch_and_no_entry_is_left(folder: Path) -> None:
    own = entries(folder / "nl.po")
    known = own | {
        text: dutch for other in ALSO.get(folder, [SHARED, AUTHORS]) for text, dutch in entries(other / "nl.po").items()
    }
    said = dict([*said_in_templates(folder), *said_in_scripts(folder), *said_in_python(folder)])
    assert {text: said[text] for text in said if not known.get(text)} == {}
    assert sorted(set(own) - set(said) - literals(ROOT / "widgets" if folder == SHARED else folder)) == []


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=name)
def test_a_translation_has_the_places_and_the_tags_of_its_text(catalogue: Path) -> None:
    shown = {text for text, _ in (*said_in_templates(catalogue.parent), *said_in_scripts(catalogue.parent))}
    for text, dutch in entries(catalogue).items():
        assert set(re.findall(r"\{\w+\}", dutch)) == set(re.findall(r"\{\w+\}", text)), text
        assert sorted(re.findall(r"</?[a-z][^>]*>", dutch)) == sorted(re.findall(r"</?[a-z][^>]*>", text)), text
        # A text without a tag also stands in attributes.
        assert "<" in text or '"' not in dutch or text not in shown, text


def dutch_of(file: Path) -> set[str]:
    """The texts in Dutch that stand in a file, but for its docstrings and what is searched for in lessons: patterns, and
    what an author types to direct a stage."""
    no_text = {id(node.value) for node in nodes(file) if isinstance(node, ast.Expr)}
    calls = [node for node in nodes(file) if isinstance(node, ast.Call)]
    sought = [node for node in calls if ast.unparse(node.func).startswith(("re.", "Direction"))]
    no_text |= {id(part) for call in sought for part in ast.walk(call)}
    return {
        node.value
        for node in nodes(file)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in no_text
        if " " in node.value and DUTCH.search(node.value)
    }


@pytest.mark.parametrize("file", PYTHON, ids=name)
def test_no_dutch_stands_outside_a_catalogue(file: Path) -> None:
    assert dutch_of(file) - WRITTEN == set()
