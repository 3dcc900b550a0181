"""A published lesson, for tests of what authors do with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.check import check
from course.editing import earlier, publishing
from tests.editing.published import nobody, published_lesson


@pytest.fixture
def lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lesson that readers see and git has; git itself is as on a computer where nobody set it up."""
    nobody(monkeypatch)
    return published_lesson(tmp_path / "cursus")


@pytest.fixture
def unrun(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check reads lessons and does not run them: for tests of git and of words, which need no kernel."""

    def reads(*arguments: object, fast: bool, seconds: int):
        return check(*arguments, fast=True, seconds=seconds)

    for module in (earlier, publishing):
        monkeypatch.setattr(module, "check", reads)
