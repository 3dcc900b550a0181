"""Each lesson from start to end by keyboard alone: Tab, Space, Enter, arrows. Nothing is clicked here."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser.test_lessons import LESSONS, open_page
from tests.conftest import Server

pytestmark = pytest.mark.xdist_group("keyboard")

# What has the focus, and whether any of it can be seen: not under the header, not under a bar, with a ring.
FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
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
  return {
    tag: e.tagName.toLowerCase(), type: e.type ?? '', part: e.dataset.part ?? '', words: (e.ariaLabel || row?.textContent || e.textContent || '').slice(0, 60),
    value: e.value ?? '', checked: e.checked ?? null, rings, seen, inMain: !!e.closest('main'), inFooter: !!e.closest('footer'),
    widget: e.closest('[data-widget]')?.dataset.widget ?? '', last: e.options ? e.selectedIndex === e.options.length - 1 : null,
    stops: Number(e.dataset.stops), term: e.matches('.term, .source'), disabled: e.ariaDisabled === 'true',
  };
}"""


def at(page: Page) -> dict | None:
    return page.evaluate(FOCUSED)


# Remembers what a widget shows and holds, and tells later whether that or the focus is another; the marks of this test left out.
BEFORE = r"""() => {
  const button = document.activeElement;
  const widget = button.closest('.course-widget');
  const now = () => JSON.stringify([
    widget.innerHTML.replaceAll(/ data-stops="\d+"/g, ''),
    [...widget.querySelectorAll('input, select, textarea')].map((field) => [field.value, field.checked]),
  ]);
  const before = now();
  window.hasChanged = () => document.activeElement !== button || now() !== before;
}"""
CHANGED = "() => window.hasChanged()"
# What opens a window or a file of the device's own.
LEAVES = ("print", "calendar")


def press(page: Page, stop: dict) -> str:
    """Press a button of a widget; says so when nothing came of it."""
    page.evaluate(BEFORE)
    page.keyboard.press("Enter")
    try:
        page.wait_for_function(CHANGED, timeout=10_000)
    except PlaywrightTimeout:
        return f"nothing happened: {stop}"
    return ""


def use(page: Page, stop: dict, pressed: set[tuple[str, str]]) -> str:
    """Do with a control what it is for; says what did not work."""
    now = "() => { const e = document.activeElement; return [e.value, e.checked, e.parentElement.open]; }"
    before = page.evaluate(now)
    if stop["type"] == "radio":
        page.keyboard.press("Space")
        return "" if page.evaluate("document.activeElement.checked") else f"not chosen: {stop}"
    if stop["type"] == "checkbox":
        page.keyboard.press("Space")
        return "" if page.evaluate(now)[1] != before[1] else f"not ticked: {stop}"
    if stop["type"] == "range":
        for key in ("ArrowRight", "ArrowLeft"):
            page.keyboard.press(key)
            if page.evaluate(now)[0] != before[0]:
                return ""
        return f"not moved: {stop}"
    if stop["tag"] == "summary":
        page.keyboard.press("Enter")
        return "" if page.evaluate(now)[2] != before[2] else f"not opened: {stop}"
    if stop["tag"] == "textarea" or stop["type"] == "text":
        page.keyboard.type("ja")
        return "" if page.evaluate(now)[0] != before[0] else f"not typed in: {stop}"
    if stop["term"]:
        page.keyboard.press("Enter")
        opened = page.locator(":popover-open").count()
        page.keyboard.press("Escape")
        closed = page.locator(":popover-open").count() == 0
        return (
            ""
            if opened and closed and page.evaluate("document.activeElement.matches('.term, .source')")
            else f"no explanation: {stop}"
        )
    if stop["tag"] == "select":
        page.keyboard.press("ArrowUp" if stop["last"] else "ArrowDown")
        return "" if page.evaluate(now)[0] != before[0] else f"not chosen: {stop}"
    if stop["tag"] == "button" and stop["widget"] and not stop["disabled"] and stop["part"] not in LEAVES:
        # Once each: "next" and "back" would go round for ever.
        if (stop["widget"], stop["words"]) in pressed:
            return ""
        pressed.add((stop["widget"], stop["words"]))
        return press(page, stop)
    return ""


@pytest.mark.parametrize("stem", LESSONS)
def test_a_lesson_is_done_by_keyboard_from_start_to_end(course: Server, new_page, stem: str) -> None:
    page = open_page(course, new_page(390, 700), f"{stem}/")
    wrong: list[str] = []
    pressed: set[tuple[str, str]] = set()
    used = {"radio": 0, "range": 0, "term": 0}
    # More stops than any lesson has: whoever is caught in a trap never comes to the end.
    for _ in range(1500):
        page.keyboard.press("Tab")
        stop = at(page)
        if stop is None:
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
    back = at(page)
    assert back
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
        page.keyboard.press("Tab")
        stop = at(page)
        if stop is None:
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
