"""A published lesson, for tests of what authors do with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editing.published import nobody, published_lesson


@pytest.fixture
def lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lesson that readers see and git has; git itself is as on a computer where nobody set it up."""
    nobody(monkeypatch)
    return published_lesson(tmp_path / "cursus")
