"""What tests of the pages share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visits import Visits
from tests.conftest import Server


@pytest.fixture(scope="session")
def visit(browser: Browser, course: Server, axe_violations: Callable[[Page], list[str]]) -> Visits:
    """``visit(path)``: what was found on a page of the course, which is opened once."""
    return Visits(browser, course, axe_violations)
