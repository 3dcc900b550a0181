"""Does the suite see it when the product breaks? Breaks it in 30 places, one at a time, and counts what is caught.

python tests/mutations.py                   all of tests/mutations.toml; ends with 1 when fewer than 27 are caught
python tests/mutations.py NAME ...          only these; ends with 1 when one survives
python tests/mutations.py --list            what there is, and whether each still applies
python tests/mutations.py --whole NAME ...  with the whole suite in place of the tests that a mutation names

It works on a copy of the checkout as it stands, with a Python and node packages of its own (hard links), in `.cache`. A mutation
is an old line, a new one, and the symbol in which the old one stands exactly once. One that no longer applies, or that names tests
which are no more, ends all with 2: somebody has to look at it. The test that caught one is run again without the mutation, so that
a busy machine is no catch.
"""

from __future__ import annotations

import argparse
import ast
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
TABLE = Path(__file__).with_suffix(".toml")
LEAST = 27
LONGEST = 1800  # seconds for the tests of one mutation; a product that never ends is no proof either

VITEST = re.compile(r"\.test\.tsx?$")
CAUGHT_BY_PYTEST = re.compile(
    r"^(?:FAILED|ERROR) (\S+?\.(?:py|ipynb)(?:::[^\[\n]+?(?:\[.*?\])?)?)(?:@\S[^\n]*?)?(?: - (.*))?$", re.M
)
CAUGHT_BY_VITEST = re.compile(r"^\s*FAIL\s+(?:\|\w+\| |\w+ )?(tests/\S+)(?: > (.*))?$", re.M)


class Unusable(Exception):
    """A mutation that cannot be used any more; the message says which, and what was looked for."""


@dataclass(frozen=True)
class Mutation:
    """One fault.

    Args:
        name: to call it by.
        breaks: for whom it breaks what.
        file: of the product.
        symbol: in which the line stands: `Class.method`, `function`, a name; in a style sheet `@media print / .top`; empty: the file.
        old: the line, without the space around it.
        new: what stands there instead.
        tests: files and tests that are about it, for pytest and vitest.
    """

    name: str
    breaks: str
    file: str
    symbol: str
    old: str
    new: str
    tests: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What became of one: ``caught``, ``survived`` or ``unclear``, and by which test."""

    mutation: Mutation
    what: str
    by: str = ""
    said: str = ""
    seconds: float = 0


def table(text: str) -> list[Mutation]:
    """The mutations of the table.

    Raises:
        Unusable: two have one name, or one changes nothing or names no test.
    """
    found = [Mutation(**{**values, "tests": tuple(values["tests"])}) for values in tomllib.loads(text)["mutation"]]
    for number, one in enumerate(found):
        if any(one.name == other.name for other in found[:number]):
            raise Unusable(f"{one.name}: there are two of this name")
        if one.old.strip() == one.new.strip() or not one.tests:
            raise Unusable(f"{one.name}: it changes nothing, or names no tests")
    return found


def mutated(text: str, one: Mutation) -> str:
    """The text of a file with the mutation in it.

    Raises:
        Unusable: the symbol is not there exactly once, or the old line not exactly once in it.
    """
    lines = text.splitlines(keepends=True)
    start, end = symbol_lines(text, one)
    places = [at for at in range(start, end) if lines[at].strip() == one.old.strip()]
    if len(places) != 1:
        where = f"{one.symbol} of {one.file}" if one.symbol else one.file
        raise Unusable(f"{one.name}: {len(places)} lines in {where} are: {one.old.strip()}")
    line = lines[places[0]]
    space, ending = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
    lines[places[0]] = f"{space}{one.new.strip()}{ending}"
    changed = "".join(lines)
    if one.file.endswith(".py"):
        ast.parse(changed)
    return changed


def symbol_lines(text: str, one: Mutation) -> tuple[int, int]:
    """The lines of a symbol, counted from 0, the last one not included.

    Raises:
        Unusable: it is not there exactly once.
    """
    lines = text.splitlines()
    start, end = 0, len(lines)
    if not one.symbol:
        return start, end
    is_style = one.file.endswith(".css")
    tree: ast.AST | None = ast.parse(text) if one.file.endswith(".py") else None
    for name in one.symbol.split(" / ") if is_style else one.symbol.split("."):
        if tree is not None:
            nodes = [node for node in tree.body if name in _names(node)]
            found = [(node.lineno - 1, node.end_lineno) for node in nodes]
        else:
            begins = _begins_style(name) if is_style else _begins(name)
            places = [at for at in range(start, end) if begins.match(lines[at])]
            # A method of the same name, or a rule within another, stands further in.
            depth = min((_depth(lines[at]) for at in places), default=0)
            found = [(at, _end(lines, at)) for at in places if _depth(lines[at]) == depth]
        if len(found) != 1:
            raise Unusable(f"{one.name}: {name} stands {len(found)} times in {one.file}")
        start, end = found[0]
        tree = nodes[0] if tree is not None else None
    return start, end


def _names(node: ast.AST) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", node)]
    return [getattr(target, "id", getattr(target, "name", "")) for target in targets]


def _begins(name: str) -> re.Pattern[str]:
    """Where a function, class, method or name begins in TypeScript, or a block or macro in a template."""
    word = re.escape(name)
    return re.compile(
        rf"\s*(?:export )?(?:default )?(?:async )?(?:function|class|const|let) {word}\b"
        rf"|\s+(?:(?:private|readonly|static|async|get|set) )*{word}(?:\(.*|: .*|<.*| = .*)\{{$"
        rf"|.*\{{%-? (?:macro|block) {word}\b"
    )


def _begins_style(name: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{re.escape(name)} \{{$")


def _end(lines: list[str], start: int) -> int:
    """Behind the last line of what begins here: what closes it is not further in."""
    first = lines[start]
    if first.rstrip().endswith(";"):
        return start + 1
    depth = _depth(first)
    for at in range(start + 1, len(lines)):
        line = lines[at]
        closes = re.match(r"[})\]]|\{%-? end(?:macro|block)", line.lstrip())
        if closes and _depth(line) <= depth and not line.rstrip().endswith("{"):
            return at + 1
    return len(lines)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


@contextmanager
def applied(root: Path, one: Mutation) -> Iterator[None]:
    """A checkout with the mutation in it; afterwards it is as before."""
    file = root / one.file
    if not file.is_file():
        raise Unusable(f"{one.name}: there is no {one.file}")
    before = file.read_bytes()
    after = mutated(before.decode(), one).encode()
    # A new file, never in place: another checkout may have it by a hard link.
    _write(file, after)
    try:
        yield
    finally:
        _write(file, before)


def _write(file: Path, content: bytes) -> None:
    fresh = file.with_name(f"{file.name}.fresh")
    fresh.write_bytes(content)
    fresh.replace(file)


class Copy:
    """A copy of the checkout that stands on its own.

    Args:
        root: where it stands.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.commands = root / ".venv" / Path(sys.executable).parent.relative_to(sys.prefix)
        self.python = self.commands / Path(sys.executable).name

    def make(self) -> None:
        """Copy what git has or would take, and the packages; see that Python takes the product from here."""
        asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
        for name in filter(None, listed.stdout.split("\0")):
            if (ROOT / name).is_file():
                (self.root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, self.root / name)
        for source, target in ((Path(sys.prefix), ".venv"), (ROOT / "node_modules", "node_modules")):
            shutil.copytree(source, self.root / target, symlinks=True, copy_function=_link)
        self._lead_here()
        for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "--no-verify", "-m", "Copy"]):
            who = ["-c", "user.name=T", "-c", "user.email=t@localhost", "-c", "commit.gpgsign=false"]
            subprocess.run(["git", *who, *command], cwd=self.root, check=True)
        look = "import course, widgets; print(course.__file__, widgets.__file__)"
        code, said = self.run([str(self.python), "-P", "-c", look])
        if code or any(not name.startswith(str(self.root)) for name in said.split()):
            raise Unusable(f"Python does not take the product from the copy: {said}")
        self.prepare()

    def _lead_here(self) -> None:
        """Commands and the editable install name the folder that they were made for."""
        leads = {sys.prefix: str(self.root / ".venv"), str(ROOT): str(self.root)}
        named = re.compile("|".join(f"{re.escape(folder)}(?=/)" for folder in leads))
        packages = (self.root / ".venv").glob("lib/python*/site-packages/__editable__*")
        for file in [*self.commands.iterdir(), *packages]:
            if file.is_symlink() or not file.is_file():
                continue
            content = file.read_bytes()
            if b"\0" not in content and named.search(content.decode()):
                text = named.sub(lambda match: leads[match[0]], content.decode())
                mode = file.stat().st_mode
                _write(file, text.encode())
                file.chmod(mode)
        # Where Voilà finds the template; the command "prepare" makes it anew.
        (self.root / ".venv/share/jupyter/voila/templates/course").unlink(missing_ok=True)

    def run(self, command: list[str]) -> tuple[int, str]:
        """What a command in the copy said, and how it ended.

        Raises:
            TimeoutError: it did not end.
        """
        environment = {
            **os.environ,
            "PATH": f"{self.commands}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(self.root),
            "NO_COLOR": "1",
            "COLUMNS": "200",
        }
        environment.pop("FORCE_COLOR", None)
        with tempfile.TemporaryFile("w+") as said:
            process = subprocess.Popen(
                command, cwd=self.root, env=environment, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
            )
            try:
                process.wait(LONGEST)
            except subprocess.TimeoutExpired as error:
                raise TimeoutError(f"no end after {LONGEST} s") from error
            finally:
                # Also what it started, such as servers.
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
            said.seek(0)
            return process.returncode, said.read()

    def prepare(self) -> None:
        """Bundle the front end as it is now; nothing to do when it did not change.

        Raises:
            Unusable: it cannot be bundled.
        """
        code, said = self.run([str(self.python), "-m", "course.command_line", "prepare"])
        if code:
            raise Unusable(f"the front end cannot be made:\n{said}")

    def first_failure(self, tests: tuple[str, ...]) -> tuple[str, str]:
        """The first of these tests that fails and what it said; two empty texts when none does.

        Raises:
            Unusable: there are no such tests.
            TimeoutError: they did not end.
        """
        for command, pattern in self._commands(tests):
            code, said = self.run(command)
            match = pattern.search(said)
            if code and not match:
                raise Unusable(f"{' '.join(command)} ended with {code}:\n{said[-2000:]}")
            if match and pattern is CAUGHT_BY_VITEST:
                reason = re.search(r"^(?:\w*Error|Error): (.*)$", said, re.M)
                return "::".join(filter(None, match.groups())), reason[1] if reason else ""
            if match:
                return match[1], match[2] or ""
        return "", ""

    def _commands(self, tests: tuple[str, ...]) -> Iterator[tuple[list[str], re.Pattern[str]]]:
        pytest = [str(self.python), "-m", "pytest", "-x", "-q", "-rfE", "--tb=short", "-p", "no:randomly"]
        vitest = [str(self.root / "node_modules/.bin/vitest"), "run", "--bail=1", "--testTimeout=120000"]
        if not tests:
            yield vitest, CAUGHT_BY_VITEST
            yield [*pytest, "--nbval-lax", "lessons/nl"], CAUGHT_BY_PYTEST
            yield [*pytest, "tests", "-n", "logical", "--dist", "loadgroup"], CAUGHT_BY_PYTEST
            return
        files = [test for test in tests if VITEST.search(test.split("::")[0])]
        others = [test for test in tests if test not in files]
        for file in files:
            name = file.partition("::")[2]
            yield [*vitest, file.partition("::")[0], *(["-t", re.escape(name)] if name else [])], CAUGHT_BY_VITEST
        if others:
            yield [*pytest, "-n0", *others], CAUGHT_BY_PYTEST


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk, or a system without links
        shutil.copy2(source, target)


def try_out(copy: Copy, one: Mutation, *, whole: bool) -> Outcome:
    """Run its tests with the mutation, and the one that failed without it."""
    start = time.monotonic()
    try:
        with applied(copy.root, one):
            copy.prepare()
            by, said = copy.first_failure(() if whole else one.tests)
        if not by:
            return Outcome(one, "survived", seconds=time.monotonic() - start)
        copy.prepare()
        # A name of vitest's holds its groups, which its filter does not know by that sign.
        again, why = copy.first_failure((by.replace(" > ", " "),))
    except TimeoutError as error:
        return Outcome(one, "unclear", said=str(error), seconds=time.monotonic() - start)
    if again:
        return Outcome(one, "unclear", by, f"also without it: {why}", time.monotonic() - start)
    return Outcome(one, "caught", by, said, time.monotonic() - start)


def main(arguments: list[str]) -> int:
    """Run the command; gives its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--whole", action="store_true")
    options = parser.parse_args(arguments)
    try:
        return _count(options.names, listing=options.list, whole=options.whole)
    except Unusable as error:
        print(error, file=sys.stderr)
        return 2


def _count(names: list[str], *, listing: bool, whole: bool) -> int:
    everything = table(TABLE.read_text(encoding="utf-8"))
    if unknown := set(names) - {one.name for one in everything}:
        raise Unusable(f"no mutation is called {', '.join(sorted(unknown))}; see --list")
    chosen = [one for one in everything if not names or one.name in names]
    for one in chosen:
        try:
            mutated((ROOT / one.file).read_text(encoding="utf-8"), one)
        except FileNotFoundError as error:
            raise Unusable(f"{one.name}: there is no {one.file}") from error
        if listing:
            print(f"{one.name:24} {one.file}: {one.symbol}\n{'':24} {one.breaks}")
    if listing:
        return 0
    (ROOT / ".cache").mkdir(exist_ok=True)
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="mutations-", dir=ROOT / ".cache", ignore_cleanup_errors=True) as folder:
        copy = Copy(Path(folder))
        copy.make()
        for one in chosen:
            outcomes.append(try_out(copy, one, whole=whole))
            print(_row(outcomes[-1]), flush=True)
    caught = sum(outcome.what == "caught" for outcome in outcomes)
    print(f"\n== {caught} of {len(chosen)} caught\n" + "\n".join(map(_row, outcomes)))
    return 0 if caught >= (LEAST if chosen == everything else len(chosen)) else 1


def _row(outcome: Outcome) -> str:
    about = f"{outcome.what:8} {outcome.mutation.name:24} {outcome.seconds:5.0f} s  {outcome.by}"
    return f"{about}\n{'':9}{outcome.said[:160]}" if outcome.said else about


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
