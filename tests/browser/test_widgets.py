"""What every widget owes its reader, in a real browser: one visit for each example of tests/components.

What a widget does of its own is told by its component tests, and by its own file beside this one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.test_accessibility import NAMED
from tests.browser.test_keyboard import STOP
from tests.browser.visits import (
    CALM,
    CHOOSE,
    CUT_OFF,
    PAINTED,
    SIDEWAYS,
    SMALL,
    SPACING,
    WIDE,
    name,
    role,
    see_charts,
    whole_tree,
)
from tests.components.examples import examples
from tests.conftest import AXE, ROOT
from widgets.base import CourseWidget

EXAMPLES = examples()
#: Pressed by a real finger and a real mouse: each kind of question, and of the other widgets their first example. That all of
#: any example can be used, the contract of tests/components holds; how the others look, `make test-long` asks.
PRESSED = {re.sub(r"(?<!quiz):.*", "", example): example for example in reversed(EXAMPLES)}.values()

# A print, a file or an address opened is counted and goes no further.
STAY = """
window.departures = 0;
window.print = () => { departures += 1; dispatchEvent(new Event('afterprint')); };
addEventListener('click', (event) => {
  if (!event.target.closest?.('a[href]')) return;
  departures += 1;
  event.preventDefault();
}, true);
"""

# Numbers what can be used, from the top, and tells what it is.
CONTROLS = """() => [...document.querySelectorAll('main :is(a[href], button, input, select, textarea, summary, [tabindex="0"])')]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.matches(':disabled'))
  .map((e, i) => {
    e.dataset.control = i;
    return {
      number: i, tag: e.tagName.toLowerCase(), type: e.type ?? '', off: e.ariaDisabled === 'true', group: e.type === 'radio' ? e.name : '',
      kind: `${e.tagName} ${e.type ?? ''} ${e.closest('label, button')?.className ?? ''} ${e.dataset.part ?? ''}`,
      chosen: e.checked ?? false, words: (e.ariaLabel || e.closest('label')?.textContent || e.textContent || '').slice(0, 60),
    };
  })"""

# Brings a control into sight, remembers what the page shows and holds, and says where a finger would land; null where there is none.
READY = r"""async (number) => {
  const e = document.querySelector(`[data-control="${number}"]`);
  const target = ['radio', 'checkbox'].includes(e?.type) ? e.closest('label, .w-choice, .w-toggle') ?? e : e;
  const point = () => {
    if (!e?.checkVisibility({ visibilityProperty: true }) || e.matches(':disabled') || e.ariaDisabled === 'true') return null;
    target.scrollIntoView({ block: 'center', behavior: 'instant' });
    // A button has the focus already, so that only what comes of it counts. A field must get it by the press.
    if (e.matches('button, summary, a')) e.focus({ preventScroll: true });
    else document.activeElement?.blur();
    const box = target.getClientRects()[0];
    const far = e.type === 'range' && (e.value - e.min) / (e.max - e.min) < 0.5;
    return [box.left + box.width * (e.type === 'range' ? (far ? 0.9 : 0.1) : 0.5), box.top + box.height / 2];
  };
  if (!point()) return null;
  await new Promise(requestAnimationFrame);
  // One that was chosen already must be chosen again by the press.
  if (e.type === 'radio') e.checked = false;
  const now = () => JSON.stringify([
    document.querySelector('main').innerHTML, document.querySelectorAll(':popover-open').length, departures,
    [...document.querySelectorAll('main :is(input, select, textarea)')].map((field) => [field.value, field.checked]),
  ]);
  let before = null;
  let held = null;
  // What changes before the press did not come of it.
  addEventListener('pointerdown', () => {
    before = now();
    held = { value: e.value, checked: e.checked };
  }, { capture: true, once: true });
  window.worked = () => {
    if (before === null) return false;
    if (e.type === 'radio') return e.checked;
    if (e.type === 'checkbox') return e.checked !== held.checked || now() !== before;
    if (e.type === 'range') return e.value !== held.value;
    if (e.matches('input, select, textarea')) return document.activeElement === e;
    return document.activeElement !== e || now() !== before;
  };
  return point();
}"""
# Whether the press did what the control is for: at once, or within ten seconds.
WORKED = """async () => {
  const end = performance.now() + 10_000;
  while (!worked()) {
    if (performance.now() > end) return false;
    await new Promise(requestAnimationFrame);
  }
  return true;
}"""

# What a reader chose and wrote: each field by what it is called, and the number it is of that name.
FIELDS = r"""() => {
  const fields = {};
  const seen = {};
  for (const e of document.querySelectorAll('main :is(input, select, textarea)')) {
    const about = e.closest('fieldset')?.querySelector('legend')?.textContent ?? '';
    const name = `${e.type} ${about} ${e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? ''}`.replaceAll(/\s+/g, ' ');
    seen[name] = (seen[name] ?? 0) + 1;
    fields[`${name} (${seen[name]})`] = e.type === 'radio' || e.type === 'checkbox' ? e.checked : e.value;
  }
  return fields;
}"""
# Fields for the moment, of widgets that keep something else.
FOR_NOW = {
    "breathing_pacer": {"checkbox met tellen erbij (1)"},
    "my_factors": {
        f"radio De hoeken van het kleed {name} (1)"
        for name in ("Lichaam", "Belasting", "Gedachten en stemming", "Gedrag")
    },
}
# Words of the moment: what runs stands still again after a reload, and what was just done is no news any more.
RUNNING = {
    "breathing_pacer": {"Stop"},
    "my_factors": {"Het ligt nu op het kleed. Kies nog iets wat u herkent."},
}
# Widgets that show one step at a time and open at another one after a reload.
STEPWISE = {"belief_cards", "danger_safety_cards", "experiment", "fear_circle"}
# Widgets in which something moves by itself once it was started, so that any press would seem to do something.
MOVING = {
    file.stem
    for file in (ROOT / "widgets").glob("*/*.tsx")
    if re.search(r"setInterval|setTimeout|requestAnimationFrame", file.read_text(encoding="utf-8"))
}
# What a reader presses last, where a widget then shows a part that pressing everything once leaves closed.
LAST = {
    "my_evening: of an author, filled": ["Weg: Kijken naar mijn vissen"],
    "my_questions: filled": ["Verander: Mag ik fietsen?", "Haal weg: Mag ik zwemmen?"],
}

# What is said of what was kept, without what was said for the moment.
SAID = r"""() => {
  const found = [];
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const words = walk.currentNode.data.replaceAll(/\s+/g, ' ').trim();
    if (words && !walk.currentNode.parentElement.closest('[role=status], [role=alert], [aria-live]:not(.say, .w-say, .w-summary), .is-gone, [data-part=gone], .w-chart')) found.push(words);
  }
  return found;
}"""

WORDS = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) found.push(walk.currentNode.data.trim());
  for (const e of document.querySelectorAll('main *'))
    for (const name of ['aria-label', 'aria-valuetext', 'aria-description', 'placeholder', 'title', 'alt'])
      if (e.hasAttribute(name)) found.push(e.getAttribute(name).trim());
  return found.filter(Boolean);
}"""
STORED = "() => Object.fromEntries(Object.keys(localStorage).sort().map((key) => [key, JSON.parse(localStorage[key]).values ?? null]))"


class Visit:
    """One widget on a page of its own; gathers what is wrong."""

    def __init__(self, page: Page, show: Callable[[], Page], widget: CourseWidget) -> None:
        self.page = page
        self.show = show
        self.widget = widget
        self.wrong: list[str] = []
        dutch = set(widget.texts.values())
        self.english = [_as_shown(text) for text in widget.texts if text not in dutch]

    def say(self, where: str, problems: object) -> None:
        if problems:
            self.wrong.append(f"{where}: {problems}")

    def axe(self, where: str, *rules: str) -> None:
        """Ask axe, of some rules only when they are named, once no colour is on its way to another."""
        self.page.evaluate(CALM)
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text())
        found = self.page.evaluate(
            """(rules) => axe.run(document, { resultTypes: ['violations'], ...(rules.length && { runOnly: rules }) })
              .then((found) => found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target} ${n.failureSummary}`)))""",
            list(rules),
        )
        self.say(f"{where}, axe", found)

    def colours(self, scheme: Literal["light", "dark"]) -> None:
        """Put on a scheme, with no colour on its way to another."""
        self.page.emulate_media(reduced_motion="reduce")
        self.page.emulate_media(color_scheme=scheme)
        self.page.evaluate(PAINTED)
        self.page.emulate_media(reduced_motion="no-preference")

    def fits(self, where: str) -> None:
        """Nothing is wider than the screen."""
        self.say(f"{where}, wider than the screen", self.page.evaluate(WIDE))
        self.say(f"{where}, scrolls sideways by", max(0, self.page.evaluate(SIDEWAYS)))

    def dutch(self, where: str) -> None:
        """No text of a catalogue stands there as its key."""
        words = self.page.evaluate(WORDS)
        self.say(f"{where}, English", [w for w in words if any(text.fullmatch(w) for text in self.english)])

    def named(self) -> None:
        """A screen reader hears a name for everything, and words for the value of a slider."""
        nodes = [node for node in whole_tree(self.page) if not node.get("ignored")]
        self.say("without a name", [role(n) for n in nodes if role(n) in NAMED - {"group"} and not name(n)])
        values = self.page.get_by_role("slider").evaluate_all(
            "all => all.map((e) => e.getAttribute('aria-valuetext') ?? '')"
        )
        self.say("a bare number", [v for v in values if not v or v.replace(".", "").isdigit()])

    def tab(self, controls: list[dict]) -> None:
        """Tab reaches every control from top to bottom, in sight and with a ring."""
        chosen = {c["group"] for c in controls if c["chosen"]}
        expected: list[int] = []
        groups: set[str] = set()
        for control in controls:
            group = control["group"]
            if not group or (control["chosen"] if group in chosen else group not in groups):
                expected.append(control["number"])
            groups.add(group)
        order: list[int] = []
        for _ in range(len(controls) * 4 + 1):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate(STOP)
            if "tag" not in stop:
                break
            self.say("focus hidden", stop if not stop["seen"] else "")
            self.say("focus without a ring", stop if not stop["rings"] else "")
            number = self.page.evaluate("Number(document.activeElement.dataset.control ?? -1)")
            # A date has four stops of its own; a part that scrolls has one and is no control.
            if number != -1 and order[-1:] != [number]:
                order.append(number)
        else:
            self.wrong.append("Tab never came to the end")
        if order != expected:
            self.wrong.append(f"Tab went {order}, from top to bottom is {expected}: {controls}")

    def press_by_touch(self) -> None:
        """Touch every control that stands there at first."""
        self.press_each([control for control in self.afresh() if not control["off"]], "touch")

    def press_by_mouse(self) -> None:
        """Click on a control of each kind that stands there at first."""
        kinds = {control["kind"]: control for control in reversed(self.afresh()) if not control["off"]}
        self.press_each(list(reversed(kinds.values())), "mouse")

    def press_each(self, controls: list[dict], way: str) -> None:
        """Press controls of a page that stands there afresh."""
        for control in controls:
            if control is not controls[0] and self.widget._kind in MOVING:
                self.afresh()
            # What an earlier press took away stands there again on a new page.
            if not self.press(control, way):
                self.afresh()
                if not self.press(control, way):
                    self.wrong.append(f"{way}: nothing came of {control}")

    def press(self, control: dict, way: str) -> bool:
        """Whether something came of it."""
        number = control["number"]
        place = self.page.evaluate(READY, number)
        if not place:
            return False
        if way == "mouse":
            self.page.mouse.click(*place)
        else:
            self.page.touchscreen.tap(*place)
        if not self.page.evaluate(WORKED):
            return False
        if control["tag"] == "textarea" or control["type"] == "text":
            before = self.page.evaluate("document.activeElement.value")
            self.page.keyboard.type("ja")
            return self.page.evaluate("document.activeElement.value") != before
        self.page.keyboard.press("Escape")
        return control["tag"] != "select" or self.choose_another(number)

    def choose_another(self, number: int) -> bool:
        """Whether another option of a select can be chosen, and stays so."""
        select = self.page.locator(f'[data-control="{number}"]')
        now, options = select.evaluate("(e) => [e.value, [...e.options].map((option) => option.value)]")
        other = next(option for option in options if option != now)
        select.select_option(other)
        self.page.evaluate(PAINTED)
        return select.input_value() == other

    def leave(self, *buttons: str) -> None:
        """The widget as it stands when much was chosen and everything that opens is open."""
        if buttons:
            self.afresh()
        self.page.evaluate(CHOOSE)
        for button in buttons:
            self.page.get_by_role("button", name=button).tap()
        self.page.evaluate("for (const part of document.querySelectorAll('main details')) part.open = true")
        self.page.evaluate(PAINTED)

    def afresh(self) -> list[dict]:
        """The page of someone who comes for the first time; gives its controls."""
        self.page.evaluate("localStorage.clear()")
        self.show()
        return self.page.evaluate(CONTROLS)

    def keep_something(self) -> None:
        """Press on until something is kept, if a page that was opened afresh wiped it."""
        if any(self.page.evaluate(STORED).values()):
            return
        for control in self.afresh():
            if not control["off"] and self.press(control, "mouse") and any(self.page.evaluate(STORED).values()):
                return
        self.wrong.append("nothing kept")

    def reload(self) -> None:
        """What was chosen and written is there again."""
        if self.widget._keep:
            self.keep_something()
        before, said, stored = (self.page.evaluate(what) for what in (FIELDS, SAID, STORED))
        self.show()
        after, again, still = (self.page.evaluate(what) for what in (FIELDS, SAID, STORED))
        if self.widget._keep:
            stepwise = self.widget._kind in STEPWISE
            other = {
                field
                for field, value in before.items()
                if (field not in after and not stepwise) or after.get(field, value) != value
            }
            self.say("other after a reload", other - FOR_NOW.get(self.widget._kind, set()))
            if not stepwise:
                running = RUNNING.get(self.widget._kind, set())
                lost = [words for words in said if words not in again and words not in running]
                self.say("no longer there after a reload", lost)
        self.say("kept before and after a reload", (stored, still) if stored != still else "")


def _as_shown(text: str) -> re.Pattern[str]:
    """A text of a catalogue with anything in its places."""
    return re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(text)))


@pytest.mark.parametrize(
    "example", [pytest.param(each, marks=[] if each in PRESSED else pytest.mark.long) for each in EXAMPLES]
)
def test_a_widget_is_for_everyone(open_widget, new_page, example: str) -> None:
    widget = EXAMPLES[example]
    page = new_page(320, 700, has_touch=True)
    page.add_init_script(STAY)
    open_widget(widget, page=page)
    visit = Visit(page, lambda: open_widget(widget, page=page), widget)

    # Also what a chart brings into the page; it is drawn when the reader comes near.
    see_charts(page)
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    controls = page.evaluate(CONTROLS)
    visit.say("too small", page.evaluate(SMALL))
    visit.fits("320")
    visit.dutch("at first")
    visit.named()
    visit.axe("320")
    visit.tab(controls)

    if example in PRESSED:
        visit.press_by_touch()
    visit.leave(*LAST.get(example, []))
    visit.say("too small after use", page.evaluate(SMALL))
    visit.fits("320 after use")
    visit.axe("320 after use")
    visit.colours("dark")
    visit.axe("dark after use", "color-contrast")
    visit.colours("light")
    for width in (1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        visit.fits(str(width))
    visit.say("too small at 1920", page.evaluate(SMALL))
    visit.dutch("after use")
    if example in PRESSED:
        visit.press_by_mouse()
    else:
        visit.afresh()
    visit.reload()

    page.set_viewport_size({"width": 320, "height": 700})
    page.evaluate("Object.assign(document.documentElement.dataset, { size: '200', spacing: 'wide' })")
    visit.fits("letters twice as large")
    visit.say("letters twice as large, cut off", page.evaluate(CUT_OFF))
    page.evaluate("document.documentElement.removeAttribute('data-size')")
    page.evaluate(SPACING)
    visit.say("wide lines, cut off", page.evaluate(CUT_OFF))
    visit.fits("wide lines")
    assert visit.wrong == [], "\n".join(visit.wrong)


MOST = 640
"""Pixels of a phone of 360 x 780 in which what one does and what comes of it are seen together."""
# The example, what its picture, controls and sentence stand between, and what is pressed first: the longest sentence.
MODELS = {
    "scan_findings: at first": (".seen", ["[data-part=age] button"]),
    "treatments: at first": (".w-say", []),
    "my_movement: at first": (".take", ["[data-part=size] label:last-of-type"]),
    "two_plans: at first": ("[data-part=choice]", ["[data-part=predict] input", "[data-part=choice] input"]),
    "two_valleys: at first": ("[data-part=choice]", ["[data-part=predict] input", "[data-part=choice] input"]),
    "my_factors: at first": (
        ".things:not([hidden])",
        [".things:not([hidden]) input", ".is-3 input", ".things:not([hidden]) input", ".is-4 input"],
    ),
    "sleep_week: at first": (".ways", [".w-predict input", ".night"]),
    "danger_safety_cards: at first": (".ways", [".w-choice"]),
}


@pytest.mark.parametrize("example", MODELS)
def test_picture_controls_and_sentence_of_a_model_are_on_one_screen_of_a_phone(open_widget, example: str) -> None:
    last, presses = MODELS[example]
    page = open_widget(EXAMPLES[example], width=360, height=780, has_touch=True)
    for selector in presses:
        page.locator(selector).first.tap()
    top = page.locator(".w-card").bounding_box()["y"]
    box = page.locator(last).first.bounding_box()
    assert box["y"] + box["height"] - top <= MOST
    for part in (".w-say", ":is(.picture, .w-picture)"):
        inner = page.locator(part).bounding_box()
        assert top <= inner["y"] < inner["y"] + inner["height"] <= top + MOST
