"""Lighthouse on a phone: what it says of accessibility, good practice and being found. Its times are the benchmark's."""

from __future__ import annotations

import pytest

from tests.benchmarks.lighthouse import PAGES, TRIES, look
from tests.conftest import Server

pytestmark = pytest.mark.long


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_lighthouse_finds_nothing(course: Server, path: str) -> None:
    # Now and then it misses the start of a page.
    scores = next(filter(None, (look(course.address + path) for _ in range(TRIES))))
    print(path, scores)
    assert {name: score for name, score in scores.items() if name != "performance" and score < 100} == {}
