"""What moves on a page while a reader chooses: nothing below it should."""

from __future__ import annotations

from playwright.sync_api import Page

# Steps are [selector, which of them, value]: a slider is put at the value, anything else is pressed.
_PLACES = """async ([steps, below]) => {
  const places = new Set();
  for (const [selector, n, value] of steps) {
    const element = document.querySelectorAll(selector)[n];
    if (value === null) element.click();
    else {
      element.value = value;
      element.dispatchEvent(new Event('input', { bubbles: true }));
    }
    await new Promise(requestAnimationFrame);
    const box = document.querySelector(below).getBoundingClientRect();
    places.add(`${Math.round(box.top + scrollY)} to ${Math.round(box.bottom + scrollY)}`);
  }
  return [...places];
}"""


def slides(part: str, values: int) -> list[tuple]:
    """Every place of a slider, as steps for ``places``."""
    return [(f"[data-part={part}] input", 0, value) for value in range(values)]


def presses(selector: str, page: Page) -> list[tuple]:
    """A press on each of what a selector finds, as steps for ``places``."""
    return [(selector, n, None) for n in range(page.locator(selector).count())]


def places(page: Page, steps: list[tuple], below: str) -> list[str]:
    """Where something stands on the page, from its top to its bottom, after each step: every place once."""
    return page.evaluate(_PLACES, [steps, below])
