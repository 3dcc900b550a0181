"""What moves on a page while a reader chooses: nothing below it should."""

from __future__ import annotations

from playwright.sync_api import Page

# Steps are [selector, which of them, value]: a slider is put at the value, anything else is pressed. Each must change
# what is said or drawn beside it, unless it was so already: what did nothing moves nothing.
_PLACES = """async ([steps, below, patience]) => {
  const frames = async () => {
    for (let n = 0; n < 2; n++) await new Promise(requestAnimationFrame);
  };
  const shown = () => document.querySelector('main').innerHTML;
  const places = new Set();
  for (const [selector, n, value] of steps) {
    const element = document.querySelectorAll(selector)[n];
    const already = value === null ? element.type === 'radio' && element.checked : Number(element.value) === value;
    const before = shown();
    if (value === null) element.click();
    else {
      element.value = value;
      element.dispatchEvent(new Event('input', { bubbles: true }));
    }
    const end = performance.now() + patience;
    while (!already && shown() === before) {
      if (performance.now() > end) throw new Error(`nothing changed by ${selector} ${n} ${value}`);
      await frames();
    }
    await frames();
    while (document.querySelector('[data-part=chart]:not([data-drawn=true], details:not([open]) *)')) {
      if (performance.now() > end) throw new Error(`not drawn after ${selector} ${n} ${value}`);
      await frames();
    }
    const box = document.querySelector(below).getBoundingClientRect();
    places.add(`${Math.round(box.top + scrollY)} to ${Math.round(box.bottom + scrollY)}`);
  }
  return [...places];
}"""
# Milliseconds; only what fails waits this long.
_PATIENCE = 30_000


def slides(part: str, values: int) -> list[tuple]:
    """Every place of a slider, as steps for ``places``."""
    return [(f"[data-part={part}] input", 0, value) for value in range(values)]


def presses(selector: str, page: Page) -> list[tuple]:
    """A press on each of what a selector finds, as steps for ``places``."""
    return [(selector, n, None) for n in range(page.locator(selector).count())]


def places(page: Page, steps: list[tuple], below: str) -> list[str]:
    """Where something stands on the page, from its top to its bottom, after each step: every place once."""
    return page.evaluate(_PLACES, [steps, below, _PATIENCE])
