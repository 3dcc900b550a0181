"""One visit to each page, on which is gathered what many tests ask about it.

A page is opened once, at the width of a phone, and made wider, narrower or dark where that proves the same as opening it
so. What has to do with the first paint has its own tests that open the page themselves. The steps of a visit go from a
page that nobody touched to one on which everything was chosen and opened; the tests only look at what was found, so
their order does not matter.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from course.site import SIDE_PAGES
from tests.conftest import ROOT, Server, Watched

LESSONS = sorted(p.stem for p in (ROOT / "lessons/nl").glob("[0-9]*.ipynb"))
#: The addresses of what stands beside the lessons.
BESIDE = [*SIDE_PAGES, *sorted(p.stem.removeprefix("x-") for p in (ROOT / "lessons/nl").glob("x-*.ipynb"))]
PAGES = ["", *(f"{name}/" for name in [*LESSONS, *BESIDE])]
#: A story and questions as every lesson has them, and no more: `make test-long` opens these, at every width and in every engine.
NOT_VISITED = [name for name in BESIDE if name.startswith("opfrissen-")]


def visited(path: str) -> Any:
    """A page as a parameter of a test; whoever asks about one page runs in one process, where it was visited."""
    return pytest.param(path, id=path.strip("/") or "home", marks=pytest.mark.xdist_group(f"page {path}"))


#: For ``parametrize``: all pages of readers, and their lessons.
EACH_PAGE = [visited(path) for path in PAGES if path.strip("/") not in NOT_VISITED]
EACH_LESSON = [visited(f"{stem}/") for stem in LESSONS]


def see_charts(page: Page, patience: float | None = None) -> None:
    """Opens what is folded away and comes near each chart: then it is drawn.

    Args:
        page: on which they stand.
        patience: milliseconds to wait for each; as usual when it is not given.
    """
    # Not by a click: where the keyboard begins stays the top of the page.
    # What is opened moves what is below it: that is no shift of the page's own.
    page.evaluate(
        """async () => {
          for (const fold of document.querySelectorAll('details.w-layer')) fold.open = true;
          for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame);
          await new Promise(setTimeout);
          if (window.shifts) window.shifts.length = 0;
        }"""
    )
    for chart in page.locator("[data-part=chart]").all():
        chart.scroll_into_view_if_needed()
        expect(chart).to_have_attribute("data-drawn", "true", timeout=patience)


SHIFTS = (
    "window.shifts = []; new PerformanceObserver((list) => { for (const e of list.getEntries()) "
    "if (!e.hadRecentInput) window.shifts.push(e.value); }).observe({ type: 'layout-shift', buffered: true });"
)
#: Each of these has a visit of its own, where axe-core looks at all of it (test_widgets.py); `make test-long` looks at pages whole.
WIDGETS = ".course-widget"
#: A rule of axe-core that goes by where things stand; SMALL asks more than its other one, "target-size". Colours are the same at
#: every width, and in a step as below each other: `make test-long` looks at them at each.
BY_WIDTH = ("scrollable-region-focusable",)
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
# Painted, and colours no longer on their way to other ones.
CALM = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  // What cannot be seen, such as a step that is not shown, stands still: its animations never end.
  const passing = document.getAnimations().filter((a) =>
    a.playState === 'running' && a.effect.getComputedTiming().endTime !== Infinity && a.effect.target.checkVisibility());
  await Promise.all(passing.map((a) => a.finished.catch(() => {})));
}"""
# Down the page a screen at a time; a chart is drawn when it comes near.
READ = """async () => {
  await document.fonts.ready;
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
    scrollTo({ top: y, behavior: 'instant' });
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
}"""
SHAPE = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    language: document.documentElement.lang,
    titles: all('h1').map((e) => e.innerText),
    sections: all('main section.section > h2').map((e) => e.innerText),
    levels: all('h1, h2, h3, h4').map((e) => Number(e.tagName[1])),
    places: all('.widget-place').length,
    ready: all('.widget-place[data-ready=true] .course-widget').length,
    problems: all('[data-part=cell-problem]').map((e) => e.textContent),
    words: document.body.innerText,
  };
}"""
OPEN_ALL = """() => {
  window.wereClosed = [...document.querySelectorAll('details:not([open])')];
  for (const panel of window.wereClosed) panel.open = true;
}"""
CLOSE_AGAIN = "() => { for (const panel of window.wereClosed) panel.open = false; scrollTo(0, 0); }"
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Steps of which nothing to see or do stands right of the text, from its top on, and stays there; what stays that does not; and
# words alone that do not stand right of their heading.
NOT_BESIDE = """() => [...document.querySelectorAll('main > .section:not(:has(> p > img:only-child):not(:has(> .widget-place)))')].filter((step) => {
  const { left, right, top } = step.querySelector('h2').getBoundingClientRect();
  if (!step.matches(':has(> .widget-place)')) {
    const words = step.querySelector(':scope > h2 ~ :is(p, ul, ol)').getBoundingClientRect();
    return words.left < right || words.top > top + 2;
  }
  const places = [...step.querySelectorAll(':scope > .widget-place')].filter((place) => place.clientHeight);
  const stays = places.filter((place) => getComputedStyle(place).position === 'sticky');
  const box = stays[0]?.getBoundingClientRect();
  const wide = places[0].matches('[data-kind=belief_cards], [data-kind=flare_up_plan]');
  const aside = [...step.children].some((e) => !stays.includes(e) && e.getBoundingClientRect().left > left + 1 && e.checkVisibility());
  return aside || stays.length !== (wide ? 0 : 1) || (box && (box.left < right || Math.abs(box.top - top) > 2));
}).map((step) => step.id)"""
# What one plays with, and its last control or sentence.
PLAYS = {
    "scan_findings": ".seen",
    "body": "[data-part=setting] .w-slider-row",
    "danger_safety_cards": ".ways",
    "two_valleys": "[data-part=choice]",
    "sleep_week": ".ways",
    "two_plans": "[data-part=choice]",
    "treatments": ".w-say",
}
# Who comes to such a step sees all of it at once, above the way on.
BELOW_THE_BAR = """async (plays) => {
  const found = [];
  for (const [kind, last] of Object.entries(plays)) {
    const play = document.querySelector(`main > [data-step] > .widget-place[data-kind=${kind}]`);
    if (!play) continue;
    location.hash = play.parentElement.id;
    while (!play.checkVisibility()) await new Promise(requestAnimationFrame);
    for (let n = 0; n < 2; n++) await new Promise(requestAnimationFrame);
    const bar = [...document.querySelectorAll(".step-way")].find((e) => e.checkVisibility()).getBoundingClientRect();
    const { bottom } = play.querySelector(last).getBoundingClientRect();
    if (bottom > bar.top) found.push(`${kind}: ${Math.round(bottom - bar.top)} px`);
  }
  return found;
}"""
LINE_OF_PROGRESS = """() => getComputedStyle([...document.querySelectorAll(".step-at")].find((e) => e.checkVisibility()), "::after").backgroundImage"""
# WCAG 2.2, 1.4.12, as a reader's own style sheet would ask for it.
SPACING = """() => {
  const own = document.createElement('style');
  own.id = 'own-spacing';
  own.textContent = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';
  document.head.append(own);
}"""
CUT_OFF = """() => [...document.querySelectorAll('body *')].filter((e) => {
  const s = getComputedStyle(e);
  const clips = [s.overflowX, s.overflowY].some((v) => v === 'hidden' || v === 'clip');
  return clips && e.checkVisibility() && e.clientWidth > 1 && !e.closest('.w-chart, svg, [aria-hidden=true], .visually-hidden, .w-visually-hidden')
    && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
}).map((e) => `${e.tagName} ${e.className} ${e.textContent.slice(0, 60)}`)"""
SMALL = """() => [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [role=button]')].filter((e) => {
  if (!e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || e.closest('svg')) return false;
  // In a line of text a target may be as high as its line (WCAG 2.5.8); our own sources and terms have more room by ::after.
  if (e.matches('.term, .source, .skip') || (e.matches('a') && e.closest('p, li') && getComputedStyle(e).display === 'inline')) return false;
  const target = e.closest('label, .w-choice, .w-toggle, .lesson-card') ?? e;
  const box = target.getBoundingClientRect();
  return box.width > 0 && (box.height < 43.5 || box.width < 43.5);
}).map((e) => `${e.tagName} ${e.className} ${e.type ?? ''} "${e.textContent.slice(0, 40)}" ${Math.round(e.getBoundingClientRect().width)}x${Math.round(e.getBoundingClientRect().height)}`)"""
WIDE = """() => [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && e.checkVisibility()
  && !e.closest('.w-chart, svg, .w-numbers-scroll, .table-place, .visually-hidden, .w-visually-hidden'))
  .map((e) => `${e.tagName} ${e.className} ${e.textContent.slice(0, 40)}`)"""
LARGEST_LETTERS = """() => {
  for (const field of document.querySelectorAll('[name=size][value="200"], [name=spacing][value=wide]')) field.click();
  return [document.documentElement.dataset.size, document.documentElement.dataset.spacing];
}"""
USUAL_LETTERS = "() => document.querySelector('[data-part=reading-form] [type=reset]').click()"
# Addresses may be cut anywhere; whatever has a hyphen or dash there is no cut word.
CUT_WORDS = r"""() => {
  const found = [];
  const range = document.createRange();
  const box = (node, from, to) => { range.setStart(node, from); range.setEnd(node, to); return range.getBoundingClientRect(); };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (element.closest("script, style, template, svg, cite, .visually-hidden, .w-visually-hidden, .reading, .safety") || !element.checkVisibility()) continue;
    for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
      if (box(node, index, index + word.length).height < 1.5 * box(node, index, index + 1).height) continue;
      let last = null;
      for (let at = index; at < index + word.length; at++) {
        const here = box(node, at, at + 1);
        if (!here.width) continue;
        if (last && here.top - last.top > last.height / 2 && !/[-\u2010\u00ad\u200b–—/]/.test(node.data[at - 1]))
          found.push(`${node.data.slice(index, at)}|${node.data.slice(at, index + word.length)} in ${element.closest("[data-widget]")?.dataset.widget ?? "the page"}`);
        last = here;
      }
    }
  }
  return found;
}"""
# A button in the text is a box of its own, and a browser breaks a line on either side of it.
LOOSE_MARKS = r"""() => {
  const found = [];
  const range = document.createRange();
  for (const button of document.querySelectorAll("main :is(.term, .source)")) {
    const texts = document.createTreeWalker(button.closest("p, li, blockquote, td, div"), NodeFilter.SHOW_TEXT);
    const around = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      if (!node.parentElement.closest("[popover]") || button.contains(node)) around.push(node);
    const first = around.findIndex((node) => button.contains(node));
    const last = around.findLastIndex((node) => button.contains(node));
    for (const [node, from] of [[around[first - 1], -1], [around[last + 1], 0]]) {
      if (!node?.data || button.contains(node)) continue;
      const at = from < 0 ? node.data.length - 1 : 0;
      if (/\s/.test(node.data[at])) continue;
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const [mark, word] = [range.getBoundingClientRect(), button.getBoundingClientRect()];
      if (mark.width && (mark.bottom <= word.top || mark.top >= word.bottom)) found.push(`${button.textContent} and ${node.data.slice(0, 12)}`);
    }
  }
  return found;
}"""
# What most readers do: the first answer of each question, then the buttons that show more.
CHOOSE = """() => {
  const seen = new Set();
  for (const input of document.querySelectorAll("main .course-widget :is(input[type=radio], input[type=checkbox])")) {
    const one = input.type === "radio" ? input.name : input.closest("fieldset") ?? input.closest(".course-widget");
    if (!seen.has(one) && !input.checked) input.click();
    seen.add(one);
  }
}"""
SHOW = """() => {
  for (const button of document.querySelectorAll("main .course-widget button"))
    if (/^(Bekijk|Laat)/.test(button.textContent.trim()) && button.ariaDisabled !== "true") button.click();
  for (const details of document.querySelectorAll("main details")) details.open = true;
}"""
# Notes each stop of the Tab key by itself, so that nothing need be asked between two presses.
NOTE_STOPS = """() => {
  const controls = [...document.querySelectorAll('main a[href], main button, main input, main select, main textarea, main summary')]
    .filter((e) => !e.matches(':disabled') && e.checkVisibility({ visibilityProperty: true }));
  // A group of radio buttons is one stop; arrows go through it.
  const names = new Set();
  const expected = controls.filter((e) => e.type !== 'radio' || (!names.has(e.name) && names.add(e.name))).length;
  const noted = { stops: 0, unseen: [], reached: new Set() };
  const rings = (e) => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; };
  addEventListener('focusin', ({ target: e }) => {
    if (e.matches('main') || !e.closest('main')) return;
    noted.stops += e.getAttribute('role') !== 'region';
    noted.reached.add(e.type === 'radio' ? e.name : e);
    const row = e.closest('.w-choice, .w-toggle');
    if (!rings(e) && !(row && rings(row))) noted.unseen.push(`${e.tagName} ${e.textContent.slice(0, 40)}`);
  });
  window.notedStops = () => ({
    stops: noted.stops,
    unseen: noted.unseen,
    missed: controls.filter((e) => e.isConnected && e.checkVisibility({ visibilityProperty: true }) && !noted.reached.has(e.type === 'radio' ? e.name : e))
      .map((e) => `${e.tagName} ${e.textContent.slice(0, 40)}`),
  });
  document.querySelector('main').focus();
  return expected;
}"""
SAFETY = """() => {
  const strip = document.querySelector('[data-part=safety]');
  const seen = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }) && e.getClientRects().length > 0;
  return {
    items: [...strip.querySelectorAll('li')].map((e) => e.innerText),
    lines: [...strip.querySelectorAll('p, li, h2, h3')].filter(seen).map((e) => e.innerText),
    numbers: [...strip.querySelectorAll('a[href]')].filter(seen).map((e) => [e.textContent, e.getAttribute('href')]),
  };
}"""


USED = {
    *("button", "link", "slider", "radio", "checkbox", "textbox", "combobox", "spinbutton", "DisclosureTriangle"),
    *("searchbox", "Date"),
}
GROUPS = {"group", "radiogroup", "region"}


def role(node: dict) -> str:
    return node.get("role", {}).get("value", "")


def name(node: dict) -> str:
    return node.get("name", {}).get("value", "").strip()


def whole_tree(page: Page) -> list[dict]:
    """The accessibility tree as the browser hands it to a screen reader."""
    devtools = page.context.new_cdp_session(page)
    try:
        return devtools.send("Accessibility.getFullAXTree")["nodes"]
    finally:
        devtools.detach()


def spoken(by_id: dict[str, dict], node: dict) -> str:
    """The words within a node of the whole tree: boxes without a meaning are ignored, what stands in them is not."""
    if role(node) == "StaticText":
        return name(node)
    return " ".join(spoken(by_id, by_id[child]) for child in node.get("childIds", []) if child in by_id)


def heard(nodes: list[dict]) -> list[tuple[str, str, str]]:
    """Headings and what can be used, as a screen reader meets them: role (``h2``), name, and the group it stands in.

    Args:
        nodes: the whole tree.
    """
    by_id = {node["nodeId"]: node for node in nodes}
    met = []

    def walk(node: dict, group: str) -> None:
        said = name(node)
        if not node.get("ignored"):
            if role(node) in GROUPS and said:
                group = said
            if role(node) == "heading":
                level = next(each["value"]["value"] for each in node["properties"] if each["name"] == "level")
                met.append((f"h{level}", said, group))
            elif role(node) in USED:
                met.append((role(node), said, group))
        for child in node.get("childIds", []):
            if child in by_id:
                walk(by_id[child], group)

    walk(nodes[0], "")
    return met


def safety_list(page: Page) -> dict[str, list]:
    """What is to be read after one tap on the safety strip."""
    page.locator("[data-part=safety] summary").click()
    return page.evaluate(SAFETY)


def cut_words(page: Page) -> list[str]:
    """What is cut or loose at both widths of a phone."""
    found = set()
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 780})
        page.evaluate(PAINTED)
        found |= {f"{width}: {what}" for what in page.evaluate(CUT_WORDS) + page.evaluate(LOOSE_MARKS)}
    return sorted(found)


class Visit:
    """What was found on a page, by name: ``visit["axe at 320"]``.

    A step that ended in an error fails the tests that ask for what it would have found, not those of another step.

    Args:
        browser: opens the page, watched.
        address: of the page, whole.
        is_lesson: whether it has questions, charts and sources.
        axe: what axe-core finds on a page, by some of its rules only when they are named.
    """

    def __init__(self, browser: Browser, address: str, is_lesson: bool, axe: Callable[..., list[str]]) -> None:
        self._found: dict[str, Any] = {}
        self._errors: dict[str, Exception] = {}
        self._address, self._axe = address, axe
        self._watched = Watched(browser)
        self._page = self._watched.context(viewport={"width": 390, "height": 844}).new_page()
        steps = [self._untouched, self._narrow, self._wide, self._zoomed, self._dark, self._largest_letters]
        if is_lesson:
            steps += [self._step_by_step, self._reply, self._charts, self._sources]
        try:
            self._try(self._open)
            for step in [] if self._errors else [*steps, self._answered]:
                self._try(step)
        finally:
            for context in self._watched.contexts:
                context.close()
        self._found["troubles"] = self._watched.troubles
        self._found["requests"] = self._watched.requests

    def __getitem__(self, what: str) -> Any:
        if what not in self._found and self._errors:
            raise AssertionError(f"nothing was found for {what!r}: {self._errors}") from next(
                iter(self._errors.values())
            )
        return self._found[what]

    def _try(self, step: Callable[[], None]) -> None:
        try:
            step()
        except Exception as error:  # told by each test that asks for what is missing now
            self._errors[step.__name__] = error

    def _size(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})
        self._page.evaluate(PAINTED)

    def _open(self) -> None:
        self._page.add_init_script(SHIFTS)
        self._page.goto(self._address)
        self._page.wait_for_selector("html[data-host=ready]")

    def _untouched(self) -> None:
        page, found = self._page, self._found
        page.evaluate(READ)
        before = sum(page.evaluate("window.shifts"))
        see_charts(page)
        found["shift"] = before + sum(page.evaluate("window.shifts"))
        found |= page.evaluate(SHAPE)
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Naar de inhoud")
        found["first stop"] = skip.evaluate("e => e === document.activeElement")
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.activeElement.matches('main')")
        found["after the skip link"] = page.get_by_role("main").evaluate("e => e === document.activeElement")
        page.evaluate("() => document.activeElement.blur()")

    def _narrow(self) -> None:
        page, found = self._page, self._found
        self._size(320, 700)
        page.evaluate(OPEN_ALL)
        nodes = whole_tree(page)
        found["tree"] = [node for node in nodes if not node.get("ignored")]
        found["heard"] = heard(nodes)
        found["sliders"] = page.get_by_role("slider").evaluate_all(
            "all => all.map((e) => e.getAttribute('aria-valuetext') ?? '')"
        )
        page.evaluate(CLOSE_AGAIN)
        found["sideways at 320"] = page.evaluate(SIDEWAYS)
        found["axe at 320"] = self._axe(page, but=WIDGETS)
        found["small"] = page.evaluate(SMALL)
        page.evaluate(SPACING)
        found["cut off by own spacing"] = page.evaluate(CUT_OFF)
        found["sideways by own spacing"] = page.evaluate(SIDEWAYS)
        page.evaluate("() => document.getElementById('own-spacing').remove()")
        found["cut words"] = cut_words(page)

    def _wide(self) -> None:
        page, found = self._page, self._found
        self._size(1920, 1080)
        found["sideways at 1920"] = page.evaluate(SIDEWAYS)
        self._size(1280, 800)
        found["sideways at 1280"] = page.evaluate(SIDEWAYS)
        # What was found at 320 is not asked again: only what another width can change.
        found["axe at 1280"] = self._axe(page, *BY_WIDTH)
        found["small at 1280"] = page.evaluate(SMALL)
        found["not beside its text"] = page.evaluate(NOT_BESIDE)
        expected = page.evaluate(NOTE_STOPS)
        for _ in range(expected):
            page.keyboard.press("Tab")
        # Scrollable boxes are stops too; whoever is caught in a trap never leaves the text.
        for _ in range(expected + 20):
            if not page.evaluate("() => !!document.activeElement.closest('main')"):
                break
            page.keyboard.press("Tab")
        else:
            raise AssertionError("the Tab key never leaves the text")
        found["controls"] = expected
        found["stops"] = page.evaluate("() => window.notedStops()")
        page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")

    def _zoomed(self) -> None:
        # A window of 1280 by 1024 at 400 %.
        page = self._page
        self._size(320, 256)
        found = {"page": page.evaluate(SIDEWAYS)}
        for part in ("safety", "reading"):
            page.locator(f"[data-part={part}] > summary").click()
            found[f"page with {part}"] = page.evaluate(SIDEWAYS)
            found[part] = page.locator(f"[data-part={part}] > div").evaluate("e => e.scrollWidth - e.clientWidth - 1")
            page.keyboard.press("Escape")
        self._found["sideways at 400 %"] = found

    def _dark(self) -> None:
        page, found = self._page, self._found
        self._size(320, 700)
        page.emulate_media(color_scheme="dark")
        found["safety"] = safety_list(page)
        page.evaluate(CALM)
        found["axe in the dark"] = self._axe(page, "color-contrast", but=WIDGETS)
        page.keyboard.press("Escape")
        page.emulate_media(color_scheme="light")

    def _largest_letters(self) -> None:
        page, found = self._page, self._found
        found["letters"] = page.evaluate(LARGEST_LETTERS)
        page.evaluate(PAINTED)
        found["wide by letters"] = page.evaluate(WIDE)
        found["sideways by letters"] = page.evaluate(SIDEWAYS)
        found["cut off by letters"] = page.evaluate(CUT_OFF)
        page.evaluate(USUAL_LETTERS)

    def _step_by_step(self) -> None:
        page, found = self._page, self._found
        self._size(320, 700)
        page.evaluate("() => window.allSteps.disconnect()")
        page.evaluate("() => { document.documentElement.dataset.steps = 'one'; }")
        page.locator(".lesson-nav").wait_for(state="hidden")
        found["steps"] = page.locator("section[data-step]").count()
        found["shown step"] = page.locator("[data-step]:visible").evaluate_all("all => all.map((e) => e.dataset.step)")
        page.locator(".step-on:visible").click()
        page.evaluate(CALM)
        found["step"] = {
            "sideways": page.evaluate(SIDEWAYS),
            "small": page.evaluate(SMALL),
            "axe": self._axe(page, but=WIDGETS),
            "where": [" ".join(words.split()) for words in page.get_by_role("heading", level=1).all_inner_texts()],
        }
        self._size(320, 256)
        found["step"]["sideways at 400 %"] = page.evaluate(SIDEWAYS)
        self._size(360, 780)
        found["below the bar"] = page.evaluate(BELOW_THE_BAR, PLAYS)
        page.emulate_media(forced_colors="active")
        found["line of progress"] = page.evaluate(LINE_OF_PROGRESS)
        page.emulate_media(forced_colors="none")
        page.evaluate("() => { document.documentElement.dataset.steps = 'all'; }")
        page.locator(".lesson-nav").wait_for(state="visible")
        self._size(320, 700)

    def _reply(self) -> None:
        page = self._page
        quiz = (
            page.locator("[data-part=quiz]", has=page.locator("[data-part=look]"))
            .filter(has=page.locator("input[type=radio]"))
            .first
        )
        # Where the only questions are for who wants to know more.
        quiz.evaluate("(e) => { const fold = e.closest('details'); if (fold) fold.open = true; }")
        quiz.get_by_role("radio").first.check()
        quiz.locator("[data-part=look]").click()
        live = quiz.locator("[data-part=reply][aria-live=polite]")
        expect(live).not_to_be_empty()
        nodes = {node["nodeId"]: node for node in whole_tree(page)}
        self._found["reply"] = " ".join(live.inner_text().split())
        self._found["live messages"] = [
            (" ".join(spoken(nodes, node).split()), each["value"]["value"])
            for node in nodes.values()
            for each in node.get("properties", [])
            if each["name"] == "live"
        ]

    def _charts(self) -> None:
        page = self._page
        self._found["charts"] = charts = []
        for figure in page.locator(".w-figure", has=page.locator("[data-part=chart]")).all():
            expect(figure.locator("[data-part=chart]")).to_have_attribute("aria-hidden", "true")
            sentence = figure.locator("[data-part=summary]").inner_text()
            figure.get_by_text("Laat de getallen zien").click()
            table = figure.get_by_role("table")
            charts.append(
                {
                    "sentence": sentence,
                    "columns": table.get_by_role("columnheader").count(),
                    "rows": table.get_by_role("row").count(),
                    "row heads": table.get_by_role("rowheader").all_inner_texts(),
                }
            )

    def _sources(self) -> None:
        page = self._page
        items = page.locator(".source-list li")
        expect(items.first).to_be_hidden()
        page.get_by_text("Bronnen van deze les", exact=True).focus()
        page.keyboard.press("Enter")
        expect(items.first).to_be_visible()
        self._found["sources"] = items.evaluate_all(
            "all => all.map((e) => ({ words: e.innerText, reference: e.querySelector('cite')?.innerText ?? '' }))"
        )
        page.emulate_media(media="print")
        expect(items.last).to_be_visible()
        page.emulate_media(media="screen")

    def _answered(self) -> None:
        page = self._page
        page.evaluate(CHOOSE)
        page.evaluate(PAINTED)
        page.evaluate(SHOW)
        self._found["cut words when answered"] = cut_words(page)


class Visits:
    """Visits each page once in the life of a process.

    Args:
        browser: of this process.
        course: the served course.
        axe: what axe-core finds on a page, by some of its rules only when they are named.
    """

    def __init__(self, browser: Browser, course: Server, axe: Callable[..., list[str]]) -> None:
        self._browser, self._course, self._axe = browser, course, axe
        self._made: dict[str, Visit] = {}

    def __call__(self, path: str) -> Visit:
        """What was found at ``path`` below ``/nl/``."""
        if path not in self._made:
            address = f"{self._course.address}/nl/{path}"
            self._made[path] = Visit(self._browser, address, path.strip("/") in LESSONS, self._axe)
        return self._made[path]
