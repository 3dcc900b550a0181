"""A published lesson, for tests of what authors do with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.examples import project_with_a_lesson
from tests.editing.published import nobody, run_git, unmark


@pytest.fixture
def lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lesson that readers see and git has; git itself is as on a computer where nobody set it up."""
    nobody(monkeypatch)
    _, path = project_with_a_lesson(tmp_path / "cursus")
    unmark(path)
    run_git(path, "init", "-q")
    run_git(path, "add", ".")
    run_git(path, "-c", "user.name=T", "-c", "user.email=t@t", "commit", "-qm", "eerste")
    return path
