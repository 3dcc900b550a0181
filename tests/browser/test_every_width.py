"""Every page at every width and in every theme: `make test-long`. The narrowest, the usual wide one and the dark are always tested."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.test_lessons import open_page
from tests.browser.visits import CALM, LESSONS, PAGES, SIDEWAYS, SMALL
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


# What is pressed next, in each step as one comes to it, that the bar below cuts in two.
CUT_BY_THE_BAR = """async () => {
  const found = [];
  for (const step of document.querySelectorAll("main > section[data-step]")) {
    location.hash = step.id;
    while (step.hidden) await new Promise(requestAnimationFrame);
    for (let n = 0; n < 2; n++) await new Promise(requestAnimationFrame);
    const bar = step.nextElementSibling.getBoundingClientRect();
    for (const next of step.querySelectorAll(".w-button, .w-step, .w-predict label")) {
      const { top, bottom } = next.getBoundingClientRect();
      if (top < bar.top && bottom > bar.top + 1) found.push(`${step.id}: ${next.textContent} ${Math.round(bottom - bar.top)} px`);
    }
  }
  return found;
}"""


@pytest.mark.parametrize("height", [640, 780])
@pytest.mark.parametrize("lesson", LESSONS)
def test_the_bar_cuts_no_button_in_two(course: Server, watched, lesson: str, height: int) -> None:
    page = watched.context(steps="one", viewport={"width": 360, "height": height}, has_touch=True).new_page()
    page.goto(f"{course.address}/nl/{lesson}/")
    page.wait_for_selector("html[data-host=ready]")
    assert page.evaluate(CUT_BY_THE_BAR) == []
