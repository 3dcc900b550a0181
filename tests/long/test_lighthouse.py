"""Lighthouse on a phone: what it says of accessibility, good practice and being found. Its times are the benchmark's."""

from __future__ import annotations

import pytest

from tests.benchmarks.bench import LIGHTHOUSE_PAGES, lighthouse
from tests.conftest import Server

pytestmark = pytest.mark.long


@pytest.mark.parametrize("path", LIGHTHOUSE_PAGES.values(), ids=LIGHTHOUSE_PAGES.keys())
def test_lighthouse_finds_nothing(course: Server, path: str) -> None:
    scores = lighthouse(course.address + path)
    print(path, scores)
    assert {name: score for name, score in scores.items() if name != "performance" and score < 100} == {}
