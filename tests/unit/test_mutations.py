"""The script that breaks the product: a fault goes in where it was meant, once, and comes out again."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.mutations import CAUGHT_BY_PYTEST, CAUGHT_BY_VITEST, ROOT, TABLE, Mutation, Unusable, applied, mutated, table

PYTHON = """
LEAST: int = 5


class Box:
    most = 3

    def open(self):
        return self.most

    def close(self):
        return self.most


def close():
    return LEAST
"""
TYPESCRIPT = """
export const most = 3;

export class Box {
  readonly #most: number;

  open(): number {
    return most;
  }

  async close(shut: boolean): Promise<number> {
    if (shut) {
      return most;
    }
    return 0;
  }
}

export function close(
  most: number,
): number {
  return most;
}
"""
STYLE = """
.box,
.case {
  color: red;
}

@media print {
  .case {
    color: red;
  }
}
"""
TEMPLATE = """
{%- macro box(text) -%}
{{ text | e }}
{%- endmacro -%}
{%- block main %}
{{ text | e }}
{%- endblock %}
"""
IN_PYTHON = Mutation("m", "patients: it", "box.py", "Box.close", "return self.most", "return 0", ("tests/unit",))


@pytest.mark.parametrize(
    ("file", "text", "symbol", "old", "line"),
    [
        ("box.py", PYTHON, "Box.close", "return self.most", 12),
        ("box.py", PYTHON, "Box.most", "most = 3", 6),
        ("box.py", PYTHON, "LEAST", "LEAST: int = 5", 2),
        ("box.py", PYTHON, "close", "return LEAST", 16),
        ("box.ts", TYPESCRIPT, "Box.open", "return most;", 8),
        ("box.ts", TYPESCRIPT, "Box.close", "return most;", 13),
        ("box.ts", TYPESCRIPT, "close", "return most;", 22),
        ("box.tsx", TYPESCRIPT, "most", "export const most = 3;", 2),
        ("box.css", STYLE, ".case", "color: red;", 4),
        ("box.css", STYLE, "@media print / .case", "color: red;", 9),
        ("box.j2", TEMPLATE, "box", "{{ text | e }}", 3),
        ("box.j2", TEMPLATE, "main", "{{ text | e }}", 6),
        ("box.j2", TEMPLATE, "", "{%- endblock %}", 7),
    ],
)
def test_the_line_within_its_symbol_is_changed_and_no_other(
    file: str, text: str, symbol: str, old: str, line: int
) -> None:
    one = replace(IN_PYTHON, file=file, symbol=symbol, old=old, new="new = 1")
    before, after = text.splitlines(), mutated(text, one).splitlines()
    assert [n for n, pair in enumerate(zip(before, after, strict=True), 1) if pair[0] != pair[1]] == [line]
    assert after[line - 1] == before[line - 1].replace(old, "new = 1")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"symbol": "Box.shut"}, "shut stands 0 times in box.py"),
        ({"symbol": "Case.close"}, "Case stands 0 times"),
        ({"old": "return self.least"}, "0 lines in Box.close of box.py are: return self.least"),
        ({"symbol": "Box"}, "2 lines in Box of box.py are: return self.most"),
        ({"old": "return self"}, "0 lines"),
        ({"file": "case.py"}, "there is no case.py"),
    ],
)
def test_one_that_no_longer_applies_says_so_and_changes_nothing(tmp_path: Path, change: dict, why: str) -> None:
    file = tmp_path / "box.py"
    file.write_text(PYTHON)
    with pytest.raises(Unusable, match=f"m: {why}"), applied(tmp_path, replace(IN_PYTHON, **change)):
        pass
    assert file.read_text() == PYTHON


def test_a_fault_that_is_no_python_is_none(tmp_path: Path) -> None:
    with pytest.raises(SyntaxError):
        mutated(PYTHON, replace(IN_PYTHON, new="return ("))


def test_a_file_is_as_before_afterwards_whatever_happens_and_one_linked_to_it_never_changes(tmp_path: Path) -> None:
    file, other = tmp_path / "box.py", tmp_path / "other.py"
    file.write_bytes(PYTHON.replace("\n", "\r\n").encode())
    before = file.read_bytes()
    os.link(file, other)

    def break_off() -> None:
        with applied(tmp_path, IN_PYTHON):
            assert file.read_bytes().count(b"return 0\r\n") == 1
            assert other.read_bytes() == before
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert file.read_bytes() == other.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [file, other]


def test_the_table_has_thirty_faults_each_with_its_own_name_and_tests() -> None:
    faults = table(TABLE.read_text())
    assert len(faults) == 30
    assert len({(one.file, one.old) for one in faults}) == 30


@pytest.mark.parametrize("fault", table(TABLE.read_text()), ids=lambda fault: fault.name)
def test_a_fault_still_applies_and_its_tests_are_there(fault: Mutation) -> None:
    text = (ROOT / fault.file).read_text()
    assert mutated(text, fault) != text
    for test in fault.tests:
        file, _, name = test.partition("::")
        assert (ROOT / file).exists(), test
        assert not name or f"def {name}(" in (ROOT / file).read_text() or file.endswith((".ts", ".tsx")), test


@pytest.mark.parametrize(
    ("change", "why"),
    [("", "two of this name"), ('name = "n"\nnew = "a"', "changes nothing"), ("tests = []", "names no")],
)
def test_a_table_with_an_odd_fault_is_refused(change: str, why: str) -> None:
    values = {
        "name": '"m"',
        "breaks": '""',
        "file": '"a"',
        "symbol": '"a"',
        "old": '"a"',
        "new": '"b"',
        "tests": '["t"]',
    }
    values |= dict(line.split(" = ") for line in change.splitlines())
    row = "[[mutation]]\n" + "".join(f"{key} = {value}\n" for key, value in values.items())
    with pytest.raises(Unusable, match=why):
        table(row + (row if not change else ""))


def test_the_test_that_caught_a_fault_is_named() -> None:
    said = (
        "1 failed\nFAILED tests/unit/test_a.py::test_b[x - y] - AssertionError: no\nERROR tests/unit/test_c.py - ImportError\n"
        # As xdist names a test of a group.
        "FAILED tests/browser/test_d.py::test_e[x]@page 00/ - no\nFAILED tests/browser/test_d.py::test_f@groups\n"
    )
    assert [match[1] for match in CAUGHT_BY_PYTEST.finditer(said)] == [
        "tests/unit/test_a.py::test_b[x - y]",
        "tests/unit/test_c.py",
        "tests/browser/test_d.py::test_e[x]",
        "tests/browser/test_d.py::test_f",
    ]
    said = " FAIL  |host| tests/host/forms.test.ts > a version > decides\n FAIL  tests/host/word.test.ts\n"
    assert [match.groups() for match in CAUGHT_BY_VITEST.finditer(said)] == [
        ("tests/host/forms.test.ts", "a version > decides"),
        ("tests/host/word.test.ts", None),
    ]
