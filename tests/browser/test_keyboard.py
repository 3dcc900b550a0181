"""Each lesson from start to end by keyboard alone: Tab, Space, Enter, arrows. Nothing is clicked here."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_lessons import open_page
from tests.browser.visits import LESSONS
from tests.conftest import Server

# Asked once a stop: what has the focus, whether any of it can be seen (not under the header, not under a bar, with a ring),
# and whether the control that was left now holds something else. A button of a widget remembers what its widget shows
# and holds, to tell later whether that or the focus changed; the marks of this test left out.
STOP = r"""() => {
  const held = (e) => JSON.stringify([e.value, e.checked, e.parentElement?.open]);
  const left = window.left ? { changed: held(window.left.control) !== window.left.held, checked: window.left.control.checked ?? null } : null;
  window.left = undefined;
  const e = document.activeElement;
  if (!e || e === document.body) return { left };
  const row = e.closest('.w-choice, .w-toggle');
  const rings = [e, ...(row ? [row] : [])].some((r) => {
    const s = getComputedStyle(r);
    const after = getComputedStyle(r, '::after');
    return s.outlineStyle !== 'none' || s.boxShadow !== 'none' || after.outlineStyle !== 'none';
  });
  const box = (row ?? e).getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [box.left + x * box.width, box.top + y * box.height]));
  const seen = points.some(([x, y]) => {
    const at = document.elementFromPoint(x, y);
    return at && (e.contains(at) || at.contains(e) || row?.contains(at)) && !(at.closest('.top') && !e.closest('.top'));
  });
  e.dataset.stops = String(Number(e.dataset.stops ?? 0) + 1);
  window.left = { control: e, held: held(e) };
  const widget = e.matches('button') && e.closest('.course-widget');
  if (widget) {
    const shown = () => JSON.stringify([
      widget.innerHTML.replaceAll(/ data-stops="\d+"/g, ''),
      [...widget.querySelectorAll('input, select, textarea')].map((field) => [field.value, field.checked]),
    ]);
    const before = shown();
    window.hasChanged = () => document.activeElement !== e || shown() !== before;
  }
  return {
    left, tag: e.tagName.toLowerCase(), type: e.type ?? '', part: e.dataset.part ?? '', words: (e.ariaLabel || row?.textContent || e.textContent || '').slice(0, 60),
    rings, seen, inMain: !!e.closest('main'), inFooter: !!e.closest('footer'),
    widget: e.closest('[data-widget]')?.dataset.widget ?? '', last: e.options ? e.selectedIndex === e.options.length - 1 : e.value === e.max,
    stops: Number(e.dataset.stops), term: e.matches('.term, .source'), disabled: e.ariaDisabled === 'true',
  };
}"""
# Resolves once a pressed button did something; false when nothing came of it.
CHANGED = """async () => {
  const end = performance.now() + 60_000;
  while (!window.hasChanged()) {
    if (performance.now() > end) return false;
    await new Promise((done) => requestAnimationFrame(done));
  }
  return true;
}"""
# How many explanations are open at the moment that Escape is pressed.
NOTE_ESCAPE = """() => addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') window.openAtEscape = document.querySelectorAll(':popover-open').length;
}, true)"""
CLOSED = """() => window.openAtEscape === 1 && !document.querySelector(':popover-open') && document.activeElement.matches('.term, .source')"""
# What opens a window or a file of the device's own.
LEAVES = ("print", "calendar")


def tab(page: Page) -> dict:
    """Go to the next stop; ``tag`` is missing when nothing has the focus."""
    page.keyboard.press("Tab")
    return page.evaluate(STOP)


def use(page: Page, stop: dict, pressed: set[tuple[str, str]]) -> str:
    """Do with a control what it is for; says what did not work, as far as that can be told before the next stop."""
    if stop["type"] in ("radio", "checkbox"):
        page.keyboard.press("Space")
    elif stop["type"] == "range":
        page.keyboard.press("ArrowLeft" if stop["last"] else "ArrowRight")
    elif stop["tag"] == "summary":
        page.keyboard.press("Enter")
    elif stop["tag"] == "textarea" or stop["type"] == "text":
        page.keyboard.type("ja")
    elif stop["tag"] == "select":
        page.keyboard.press("ArrowUp" if stop["last"] else "ArrowDown")
    elif stop["term"]:
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        return "" if page.evaluate(CLOSED) else f"no explanation: {stop}"
    elif stop["tag"] == "button" and stop["widget"] and not stop["disabled"] and stop["part"] not in LEAVES:
        button = (stop["widget"], stop["words"])
        # Once each: "next" and "back" would go round for ever.
        if button in pressed:
            return ""
        pressed.add(button)
        page.keyboard.press("Enter")
        return "" if page.evaluate(CHANGED) else f"nothing happened: {stop}"
    return ""


def was_used(stop: dict, left: dict) -> bool:
    """Whether a control that a key should change holds something else now that the focus left it."""
    if stop["type"] == "radio":
        return left["checked"]
    if stop["type"] in ("checkbox", "range", "text") or stop["tag"] in ("summary", "textarea", "select"):
        return left["changed"]
    return True


@pytest.mark.parametrize("stem", LESSONS)
def test_a_lesson_is_done_by_keyboard_from_start_to_end(course: Server, new_page, stem: str) -> None:
    page = open_page(course, new_page(390, 700), f"{stem}/")
    page.evaluate(NOTE_ESCAPE)
    wrong: list[str] = []
    pressed: set[tuple[str, str]] = set()
    used = {"radio": 0, "range": 0, "term": 0}
    before = None
    # More stops than any lesson has: whoever is caught in a trap never comes to the end.
    for _ in range(1500):
        stop = tab(page)
        if before and not was_used(before, stop["left"]):
            wrong.append(f"does nothing: {before}")
        before = None
        if "tag" not in stop:
            continue
        if not stop["seen"]:
            wrong.append(f"hidden: {stop}")
        if not stop["rings"]:
            wrong.append(f"no ring: {stop}")
        # A date has four stops of its own, and some buttons lead back to the top of their widget.
        if stop["stops"] > 12:
            wrong.append(f"came back: {stop}")
            break
        if stop["inFooter"]:
            break
        if stop["inMain"]:
            problem = use(page, stop, pressed)
            if problem:
                wrong.append(problem)
            before = stop
            used["radio"] += stop["type"] == "radio"
            used["range"] += stop["type"] == "range"
            used["term"] += stop["term"]
    else:
        wrong.append("never came to the end")
    assert wrong == []
    assert used["radio"] > 0
    assert pressed
    # The way back is open too.
    page.keyboard.press("Shift+Tab")
    back = page.evaluate(STOP)
    assert back["seen"]
    assert not back["inFooter"]


def test_arrows_go_through_answers_and_enter_opens_the_reply(course: Server, new_page) -> None:
    page = open_page(course, new_page(), f"{LESSONS[2]}/")
    quiz = page.locator("[data-part=quiz]").first
    quiz.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(quiz.get_by_role("radio").nth(1)).to_be_checked()
    while not page.evaluate("document.activeElement.dataset.part === 'look'"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(quiz.locator("[data-part=reply]")).not_to_be_empty()


@pytest.mark.parametrize("path", ["", "toegankelijkheid/", "privacy/", "mijn-cursus/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_beside_the_lessons_too(course: Server, new_page, path: str, width: int) -> None:
    page = open_page(course, new_page(width, 700), path)
    wrong = []
    for _ in range(100):
        stop = tab(page)
        if "tag" not in stop:
            break
        if not (stop["seen"] and stop["rings"]):
            wrong.append(stop)
    else:
        wrong.append("never came to the end")
    assert wrong == []


def test_the_panels_are_opened_used_and_left_by_keyboard(course: Server, new_page) -> None:
    page = open_page(course, new_page(320, 700), "")
    # After the skip link, the title and "Mijn cursus".
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(page.locator("[data-part=reading] > summary")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.locator("html")).to_have_attribute("data-size", "125")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.locator("[data-part=safety] > summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=safety] li").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-part=safety] > summary")).to_be_focused()
    expect(page.locator("[data-part=safety] li").first).to_be_hidden()
