"""Every page at every width and in every theme: `make test-long`. The narrowest, the usual wide one and the dark are always tested."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.test_lessons import open_page
from tests.browser.visits import CALM, PAGES, SIDEWAYS, SMALL
from tests.conftest import Server

pytestmark = pytest.mark.long

WIDTHS = [
    (320, 568),
    (360, 780),
    (390, 844),
    (430, 932),
    (600, 960),
    (768, 1024),
    (1024, 768),
    (1280, 800),
    (1920, 1080),
]
THEMES = ["light", "dark", "contrast"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    course: Server, new_page, axe_violations: Callable[[Page], list[str]], path: str, theme: str
) -> None:
    page = open_page(course, new_page(*WIDTHS[0]), path)
    page.evaluate("(theme) => document.querySelector(`[name=theme][value=${theme}]`).click()", theme)
    assert page.locator("html").get_attribute("data-theme") == theme
    wrong = {}
    for width, height in WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(CALM)
        sideways, small, axe = (
            page.evaluate(SIDEWAYS),
            page.evaluate(SMALL) if width < 600 else [],
            axe_violations(page),
        )
        if sideways > 0 or small or axe:
            wrong[width] = (sideways, small, axe)
    assert wrong == {}
