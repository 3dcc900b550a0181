"""Every rule of the check has a page whose two examples do what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from course.check import RULES, WEIGHTS, check
from tests.check.examples import BLOCK, ROOT, apply, project_with_a_lesson

PAGES = ROOT / "docs/regels"
READING = [rule.id for rule in RULES.values() if not rule.runs_lessons]
RUNNING = [rule.id for rule in RULES.values() if rule.runs_lessons]


def part(rule: str, heading: str) -> str:
    return (
        (PAGES / f"{rule}.md")
        .read_text()
        .split(f"## {heading}\n")[1]
        .split("\n## Goed om te weten")[0]
        .split("\n## Liever zo")[0]
    )


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_a_page_with_its_weight_reason_and_two_examples(rule: str) -> None:
    page = (PAGES / f"{rule}.md").read_text()
    assert f"Regel `{rule}`, gewicht: {RULES[rule].weight}." in page
    assert RULES[rule].reason in page
    for heading in ("Liever niet", "Liever zo"):
        assert BLOCK.search(part(rule, heading)), heading
    assert f"[{rule}]({rule}.md) | {RULES[rule].weight} |" in (PAGES / "README.md").read_text()


def test_there_is_no_page_without_a_rule() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} - {"README"} == set(RULES)


def found(tmp_path: Path, rule: str, heading: str, **how: object) -> bool:
    project, lesson = project_with_a_lesson(tmp_path)
    apply(lesson, part(rule, heading))
    return rule in {finding.rule for finding in check(project, **how)}


@pytest.mark.parametrize("rule", READING)
def test_a_rule_sees_its_bad_example_and_leaves_the_good_one_alone(rule: str, tmp_path: Path) -> None:
    assert found(tmp_path / "niet", rule, "Liever niet", fast=True)
    assert not found(tmp_path / "zo", rule, "Liever zo", fast=True)


@pytest.mark.parametrize("rule", RUNNING)
def test_a_rule_that_runs_the_lesson_sees_its_bad_example(rule: str, tmp_path: Path) -> None:
    # Its example waits longer than any limit; a second is enough to see that, also on a busy machine.
    assert found(tmp_path, rule, "Liever niet", seconds=1 if rule == "traag" else 60)


def test_a_lesson_with_the_good_examples_runs(tmp_path: Path) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    apply(lesson, part("loopt-niet", "Liever zo"))
    assert check(project, seconds=60) == []


def test_weights_are_words_that_a_therapist_reads() -> None:
    assert set(WEIGHTS) >= {rule.weight for rule in RULES.values()}
    for rule in RULES.values():
        assert not re.search(r"\b(fout|error|score)\w*", rule.reason, re.I)
        assert rule.look.__doc__
