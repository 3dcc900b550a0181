"""The way of the data is one way, and a name is an index."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import grimp
import pytest
from babel.messages.pofile import read_po

import widgets
from course.making.makers import PRELOADED

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(p.parent for p in (ROOT / "widgets").glob("*/*.tsx") if p.stem == p.parent.name)

METHOD = ast.FunctionDef | ast.AsyncFunctionDef
DUNDER = re.compile(r"__\w+__$")
ID = lambda path: path.relative_to(ROOT).as_posix()  # noqa: E731
PYTHON = [*(ROOT / "course").rglob("*.py"), *(ROOT / "widgets").rglob("*.py")]
#: Longer than a file should be: one model with its formulas and what each number means, and one talk, which is all data.
LONG = {"widgets/models/circle.py", "widgets/therapist_talk/talk.py"}


def imported(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("file", sorted((ROOT / "widgets").rglob("*.py")), ids=lambda p: p.stem)
def test_widgets_import_neither_the_application_nor_lessons(file: Path) -> None:
    assert imported(file).isdisjoint({"course", "lessons", "tests", "tornado", "voila"})


@pytest.mark.parametrize("file", sorted((ROOT / "course").rglob("*.py")), ids=lambda p: p.stem)
def test_the_application_does_not_import_tests(file: Path) -> None:
    assert "tests" not in imported(file)


def test_the_process_that_makers_are_forked_from_only_imports_and_nothing_an_author_may_change() -> None:
    look = f"""
import sys, threading
for name in {PRELOADED}: __import__(name)
ours = [name for name in sys.modules if name.split(".")[0] in ("course", "widgets", "py_mini_racer") and name != "course"]
sys.exit(repr(ours) if ours or threading.active_count() > 1 else 0)
"""
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("module", ["course.server.run", "course.making.maker", "course.command_line"])
def test_a_start_builds_no_grammar_that_nothing_needs(module: str) -> None:
    """It costs a second of processor time in every process: see course/__init__.py."""
    look = f"import {module}, sys; sys.exit('lark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look]).returncode == 0


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_a_widget_is_one_folder_with_one_name_everywhere(folder: Path) -> None:
    name = folder.name
    assert (folder / f"{name}.py").exists()
    assert (folder / f"{name}.css").exists()
    assert (folder / "nl.po").exists()
    assert (ROOT / "tests/browser" / f"test_{name}.py").exists()
    assert re.search(rf"\b{name}\b", (ROOT / "widgets/README.md").read_text())
    # Who writes plain text uses no class.
    assert name in {"quiz", "scene", "own_block"} or name in widgets._FOLDERS.values()


def _classes(component: Path) -> list[str]:
    return " ".join(re.findall(r"""class=(?:"|\{`)([^"`$]+)""", component.read_text())).split()


def test_nothing_in_a_widget_takes_the_class_of_the_leaders_screen() -> None:
    """`.stage` is the frame of the projector (projector.css); what uses the parts of the stages is `drawn`."""
    for drawing in sorted((ROOT / "widgets").rglob("*.tsx")):
        assert "stage" not in _classes(drawing), drawing


def test_a_drawing_does_not_take_a_class_of_the_page_around_it() -> None:
    """What makes no box of its own on a phone, or stays off paper, would be missing in the drawing too."""
    styles = "".join(
        (ROOT / f"assets/styles/{name}.css").read_text() for name in ("frame", "print", "ground", "reading")
    )
    page = set(re.findall(r"(?:^|[,{};])\s*\.([a-z][\w-]*)(?=\s*[,{])", re.sub(r"/\*.*?\*/", "", styles, flags=re.S)))
    assert "top" in page
    for drawing in sorted((ROOT / "widgets/stages").glob("*/*.tsx")):
        assert page.isdisjoint(_classes(drawing)), drawing


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_the_contract_over_all_widgets_has_an_example_of_each(folder: Path) -> None:
    examples = getattr(import_module(f"tests.components.{folder.name}"), "EXAMPLES", {})
    assert folder.name in {widget._kind for widget in examples.values()}


@pytest.mark.parametrize("folder", [*FOLDERS, ROOT / "widgets/front"], ids=lambda p: p.name)
def test_every_text_of_a_widget_has_its_dutch(folder: Path) -> None:
    known = set()
    for catalogue in {folder / "nl.po", ROOT / "widgets/front/nl.po"}:
        with catalogue.open("rb") as stream:
            known |= {m.id for m in read_po(stream) if m.id and m.string}
    used = set()
    for file in folder.glob("*.tsx"):
        used |= {a or b for a, b in re.findall(r"""\bt\(\s*(?:"([^"]+)"|'([^']+)')""", file.read_text())}
    assert used - known == set()


@pytest.mark.parametrize("file", sorted(ROOT.glob("widgets/**/*.ts*")), ids=lambda p: p.name)
def test_no_widget_stores_or_fetches_anything(file: Path) -> None:
    words = re.findall(
        r"\b(localStorage|sessionStorage|indexedDB|fetch\(|XMLHttpRequest|WebSocket|cookie)", file.read_text()
    )
    assert words == []


@pytest.mark.parametrize("file", sorted(ROOT.glob("widgets/**/*.css")), ids=lambda p: p.name)
def test_widget_styles_use_tokens_and_no_ids(file: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", file.read_text(), flags=re.S)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*[;}])|\b(?:rgb|hsl)a?\(", css) == []
    assert re.findall(r"(?:^|[\s,}])#[a-z][\w-]*(?=[^;{}]*\{)", css) == []


@pytest.mark.parametrize(
    ("words", "places"),
    [
        # One place reads TOML, so that a mistake in any such file is told with its line, in Dutch.
        ("tomllib.loads", {"widgets/beside.py"}),
        # The folder that a process happens to be in is where a command starts, and where Jupyter starts a kernel; no more.
        ("Path.cwd()", {"widgets/beside.py", "course/author_commands.py"}),
        ("chdir", set()),
        # What HTML an author may write is one list.
        ("import nh3", {"widgets/safe_html.py"}),
        # Where a lesson stands and what its language is: asked in one place, and handed on.
        ("COURSE_FOLDER", {"widgets/beside.py", "course/making/maker.py"}),
        ("COURSE_LANGUAGE", {"widgets/beside.py", "course/making/maker.py"}),
    ],
)
def test_what_one_place_does_no_other_does(words: str, places: set[str]) -> None:
    assert {file.relative_to(ROOT).as_posix() for file in PYTHON if words in file.read_text()} == places


def test_a_file_does_one_thing() -> None:
    """What grows beyond 250 lines falls apart into what it does; what is one thing all the same stands in `LONG`."""
    scripts = [file for kind in ("*.ts", "*.tsx") for file in (ROOT / "widgets").rglob(kind)]
    long = {ID(file) for file in [*PYTHON, *scripts] if len(file.read_text().splitlines()) > 250}
    assert long == LONG


def test_a_sheet_dresses_one_thing() -> None:
    sheets = subprocess.run(
        ["git", "ls-files", "*.css"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert [sheet for sheet in sheets if len((ROOT / sheet).read_text().splitlines()) > 400] == []


def test_a_class_does_one_thing() -> None:
    """Twelve methods at most, public and private; what Python itself calls (``__init__``) does not count."""
    large = {
        (ID(file), node.name): len(methods)
        for file in PYTHON
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.ClassDef)
        and len(
            methods := [each.name for each in node.body if isinstance(each, METHOD) and not DUNDER.match(each.name)]
        )
        > 12
    }
    assert large == {}


def test_no_file_holds_what_a_merge_left() -> None:
    found = subprocess.run(
        ["git", "grep", "-l", "-E", "^(<<<<<<<|>>>>>>>) "], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.stdout == ""


def test_the_page_of_the_architecture_draws_the_arrows_of_the_code() -> None:
    page = (ROOT / "docs/architecture.md").read_text()
    drawn = {tuple(arrow) for arrow in re.findall(r"^ +(\w+) --> (\w+)$", page, re.M)}
    rooms = {name for arrow in drawn for name in arrow}

    def room(module: str) -> str:
        first, *rest = module.split(".")
        return rest[0] if first == "course" and rest else first

    graph = grimp.build_graph("course", "widgets")
    arrows = {
        (room(module), room(other))
        for module in graph.modules
        for other in graph.find_modules_directly_imported_by(module)
    }
    arrows = {(one, other) for one, other in arrows if one != other and "course" not in (one, other)}
    assert {name for arrow in arrows for name in arrow} == rooms

    def reached(start: str, *, but: str) -> set[str]:
        seen: set[str] = set()
        new = {other for one, other in arrows if one == start and other != but}
        while new:
            seen |= new
            new = {other for one, other in arrows if one in seen} - seen
        return seen

    assert drawn == {(one, other) for one, other in arrows if other not in reached(one, but=other)}
