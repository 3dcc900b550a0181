"""What the documents say is so."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from course.command_line import main
from tests.benchmarks.budgets import BUDGETS, OF, VISITS
from tests.benchmarks.readers import PAGES, calculated, figures

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
FOLDERS = ["assets", "course", "lessons", "tests", "widgets", "widgets/models"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_says_what_lives_there(folder: str) -> None:
    assert len((ROOT / folder / "README.md").read_text().splitlines()) >= 3


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "CONTRIBUTING.md",
        "docs/handleiding/README.md",
        *(f"docs/{name}.md" for name in ("running", "embedding", "growth", "browsers")),
        *(f"{f}/README.md" for f in FOLDERS),
    ],
)
def test_links_and_files_named_in_a_document_exist(document: str) -> None:
    folder = (ROOT / document).parent
    text = (ROOT / document).read_text()
    for link in re.findall(r"\]\((?!https?:|#|begrip:)([^)#]+)[^)]*\)", text):
        assert (folder / link).exists(), link


def options_of(command: str) -> set[str]:
    return {
        name for parameter in main.commands[command].params for name in [*parameter.opts, *parameter.secondary_opts]
    }


def test_every_command_and_option_in_the_readme_exists() -> None:
    for command, options in re.findall(
        r"course (serve|build|check|new-lesson|edit|prepare|changes|publish)\b([^\n`]*)", README
    ):
        assert set(re.findall(r"--[a-z-]+", options)) <= options_of(command)
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    assert set(re.findall(r"\bmake ([a-z]+)\b(?! [a-z])", README)) <= targets | {"and"}


CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text()
WHILE_WORKING = [
    line.split("#")[0].strip() for line in CONTRIBUTING.split("```sh\n")[1].split("```")[0].strip().splitlines()
]


def test_the_first_command_of_contributing_sets_up_what_the_others_need() -> None:
    assert WHILE_WORKING[0] == "make test-setup"


@pytest.mark.parametrize("command", [c for c in WHILE_WORKING if "pytest" in c])
def test_a_pytest_command_of_contributing_finds_its_tests(command: str) -> None:
    # They are run in a fresh clone by tests/long/test_contributing.py.
    assert all((ROOT / path).exists() for path in command.split())


def test_the_scripts_targets_and_options_of_contributing_exist() -> None:
    scripts = json.loads((ROOT / "package.json").read_text())["scripts"]
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    for name in re.findall(r"\bmake ([a-z-]+)", CONTRIBUTING):
        assert name in targets
    for name in re.findall(r"\bnpm (?:run )?([a-z]+)", CONTRIBUTING):
        assert name in scripts
    for command, options in re.findall(r"bin/course ([a-z-]+)([^\n`]*)", CONTRIBUTING):
        assert set(re.findall(r"--[a-z-]+", options)) <= options_of(command)


def test_the_readme_shows_the_table_of_the_benchmark() -> None:
    table = README.split("<!-- bench -->")[1].split("<!-- /bench -->")[0]
    rows = [row.split(" | ") for row in table.splitlines() if row.startswith("| ")]
    assert [row[0] for row in rows[2:]] == [f"| {budget.what}" for budget in BUDGETS]
    assert [row[4] for row in rows[2:]] == [budget.line().split(" | ")[4] for budget in BUDGETS]


def test_what_many_readers_ask_is_calculated_from_the_table_of_the_benchmark() -> None:
    told = (ROOT / "docs/growth.md").read_text().split("<!-- growth -->\n")[1].split("<!-- /growth -->")[0]
    assert told == calculated(figures(README.split("<!-- bench -->")[1]))
    assert told.startswith("Measured: ")


def test_a_million_readers_are_calculated_from_what_one_asks() -> None:
    (first, later), whats = VISITS.values(), {}
    whats |= {what: number for (what, _), number in zip(first, (500, 90, 30), strict=True)}
    whats |= {what: number for (what, _), number in zip(later, (1, 2, 2), strict=True)}
    table = "\n".join(OF[what].line(str(number)) for what, number in {**whats, PAGES: "2000 /s"}.items())
    rows = {
        row[0]: row[1:]
        for row in (line.strip("| ").split(" | ") for line in calculated(figures(table)).splitlines()[2:])
    }
    assert rows["sent in a day"] == ["500 GB", "101 GB"]
    assert rows["requests in a day"] == ["90 million", "20 million"]
    # A tenth of them in an hour: 27.8 a second.
    assert rows["sent in the busiest hour"] == ["111 Mbit/s", "22 Mbit/s"]
    assert rows["requests in the busiest hour"] == ["2,500 a second", "544 a second"]
    assert rows["of these for what may change"] == ["833 a second", "211 a second"]
    assert rows["processes that answer them all"] == ["3", "1"]
    assert "was not measured" in calculated(figures(table.replace("2000 /s", "not measured")))


def test_the_first_thing_in_the_readme_is_two_commands() -> None:
    block = README.split("```sh\n")[1].split("```")[0]
    assert [line.split()[:2] for line in block.strip().splitlines()] == [["make", "serve"], ["make", "test"]]


def test_the_changelog_speaks_to_patients_authors_and_operators() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text()
    for reader in ("patients", "authors", "operators"):
        assert f"### For {reader}" in changelog


@pytest.mark.parametrize(
    "module",
    [
        "widgets.prose",
        "widgets.prose_mistakes",
        "widgets.small_markdown",
        "widgets.sources",
        "widgets.settings",
        "widgets.quiz.quiz_text",
        "course.lesson.document",
        "course.published",
        "course.editing.versions",
        "course.editing.changed_words",
    ],
)
def test_examples_in_docstrings_run(module: str) -> None:
    code = f"import doctest, importlib; print(doctest.testmod(importlib.import_module({module!r})).failed)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip().splitlines()[-1] == "0", done.stdout
