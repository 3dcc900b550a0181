"""How a reader likes to read: chosen once, kept on the device, there before the first paint, in charts and on paper."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import see_charts
from tests.conftest import Server

pytestmark = pytest.mark.xdist_group("settings")

KEY = "rugpijn-lezen"
LESSON = "02-uw-alarmsysteem/"
ALL = {"size": "200", "theme": "dark", "motion": "calm", "spacing": "wide"}
PAPER = {"light": "rgb(247, 241, 229)", "dark": "rgb(20, 34, 33)", "contrast": "rgb(255, 255, 255)"}


def visit(course: Server, page: Page, path: str = LESSON, **settings: str) -> Page:
    if settings:
        entry = json.dumps({"version": 1, "saved": "2026-01-01T10:00:00.000Z", "values": settings})
        page.add_init_script(f"try {{ localStorage.setItem('{KEY}', {json.dumps(entry)}); }} catch {{}}")
    page.goto(f"{course.address}/nl/{path}")
    page.wait_for_selector("html[data-host=ready]")
    return page


def open_panel(page: Page) -> None:
    page.locator("[data-part=reading] > summary").click()
    expect(page.get_by_role("group", name="Kleuren")).to_be_visible()


def style(page: Page, selector: str, name: str) -> str:
    return page.locator(selector).first.evaluate("(e, name) => getComputedStyle(e).getPropertyValue(name)", name)


def pixels(page: Page, selector: str, name: str = "font-size") -> float:
    return float(style(page, selector, name).removesuffix("px"))


def test_the_header_of_a_wide_screen_is_one_line(course: Server, new_page) -> None:
    page = visit(course, new_page(768, 1024), "privacy/")
    for width in (768, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 1024})
        for name in (".home-link", ".top-nav a", ".reading > summary", ".safety > summary"):
            box = page.locator(name).bounding_box()
            assert box["y"] + box["height"] <= 60
        assert page.locator(".safety > summary > span").first.evaluate(
            "e => e.getClientRects().length === 1 && e.getBoundingClientRect().height < 40"
        )


@pytest.mark.parametrize(("size", "widths"), [("", (320, 360, 768, 1280)), ("200", (320, 768, 1024))])
def test_a_size_stands_on_one_line_with_its_sign(course: Server, new_page, size: str, widths: tuple[int, ...]) -> None:
    page = visit(course, new_page(widths[0], 800), "privacy/", **({"size": size} if size else {}))
    open_panel(page)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        lines = page.locator(".reading-sizes .w-choice > span").evaluate_all(
            """(all) => all.map((e) => {
              const words = document.createRange();
              words.selectNodeContents(e);
              return words.getClientRects().length;
            })"""
        )
        assert set(lines) == {1}
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        panel = page.locator(".reading-panel")
        assert panel.evaluate("e => e.scrollWidth <= e.clientWidth")
        box = panel.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_larger_letters_at_once_and_after_a_reload(course: Server, new_page) -> None:
    page = visit(course, new_page())
    small = pixels(page, "[data-step='1'] > p:not(.step-at)")
    open_panel(page)
    page.get_by_role("radio", name="200 %").check()
    assert pixels(page, "[data-step='1'] > p:not(.step-at)") == pytest.approx(2 * small, abs=0.5)
    expect(page.get_by_text("Zo blijft het op dit apparaat.")).to_be_visible()
    page.reload()
    page.wait_for_selector("html[data-host=ready]")
    assert pixels(page, "[data-step='1'] > p:not(.step-at)") == pytest.approx(2 * small, abs=0.5)
    open_panel(page)
    expect(page.get_by_role("radio", name="200 %")).to_be_checked()


def test_the_settings_hold_on_every_page(course: Server, new_page) -> None:
    page = visit(course, new_page(), **ALL)
    for path in ("", "06-behandeling/", "toegankelijkheid/"):
        visit(course, page, path)
        assert style(page, "body", "background-color") == PAPER["dark"]


@pytest.mark.parametrize("device", ["light", "dark"])
def test_colours_are_chosen_whatever_the_device_says(course: Server, new_page, device: str) -> None:
    page = visit(course, new_page(color_scheme=device))
    open_panel(page)
    for choice, theme in (("licht", "light"), ("donker", "dark"), ("zwart op wit", "contrast")):
        page.get_by_role("radio", name=choice).check()
        assert style(page, "body", "background-color") == PAPER[theme]
        page.get_by_role("radio", name="zoals mijn apparaat").check()
        assert style(page, "body", "background-color") == PAPER[device]


def test_wider_spacing_is_what_wcag_asks_for(course: Server, new_page) -> None:
    page = visit(course, new_page(), spacing="wide")
    letters = pixels(page, "[data-step='1'] > p:not(.step-at)")
    assert pixels(page, "[data-step='1'] > p:not(.step-at)", "letter-spacing") >= 0.12 * letters - 0.1
    assert pixels(page, "[data-step='1'] > p:not(.step-at)", "word-spacing") >= 0.16 * letters - 0.1
    assert pixels(page, "[data-step='1'] > p:not(.step-at)", "line-height") >= 1.5 * letters
    assert pixels(page, "[data-step='4'] > p:not(.step-at)", "margin-bottom") >= 2 * letters


def test_calm_motion_is_followed_by_the_page_and_by_widgets(course: Server, new_page) -> None:
    page = visit(course, new_page(), "03-de-cirkel/", motion="calm")
    assert style(page, ".safety-fold .icon", "transition-property") == "none"
    widget = page.locator("[data-part=two_valleys]")
    widget.get_by_label("begrijpen").check()
    # At once at the end of the year, without rolling through the weeks.
    expect(widget.locator("[data-part=say]")).to_contain_text("De heuvel wordt lager.")
    visit(course, page, "04-slaap-en-rust/")
    pacer = page.locator("[data-part=breathing_pacer]")
    pacer.scroll_into_view_if_needed()
    expect(pacer.locator("[data-part=bar]")).to_be_attached()


def test_reset_brings_everything_back(course: Server, new_page) -> None:
    page = visit(course, new_page())
    open_panel(page)
    for name in ("150 %", "donker"):
        page.get_by_role("radio", name=name).check()
    page.get_by_role("checkbox", name="meer ruimte").check()
    page.get_by_role("button", name="Maak alles weer gewoon").click()
    expect(page.get_by_text("Alles is weer gewoon.")).to_be_visible()
    expect(page.get_by_role("radio", name="100 %")).to_be_checked()
    expect(page.get_by_role("checkbox", name="meer ruimte")).not_to_be_checked()
    assert page.evaluate("key => localStorage.getItem(key)", KEY) is None
    assert page.evaluate("({ ...document.documentElement.dataset })").keys().isdisjoint(ALL)


def test_they_are_there_before_the_first_paint(course: Server, new_page) -> None:
    page = new_page()
    page.add_init_script(
        "window.firstSeen = null; new PerformanceObserver(() => { window.firstSeen ??= { ...document.documentElement.dataset }; })"
        ".observe({ type: 'paint', buffered: true });"
        # The host waits for the whole page; by then the attributes must have been there already.
        "document.addEventListener('readystatechange', () => { window.atInteractive ??= { ...document.documentElement.dataset }; });"
    )
    visit(course, page, **ALL)
    assert ALL.items() <= page.evaluate("window.atInteractive").items()
    html = course.get(f"/nl/{LESSON}").text
    head = html[: html.index("</head>")]
    assert head.index("data-static=") < head.index("stylesheet")


def test_unreadable_settings_count_as_none(course: Server, new_page) -> None:
    # More of them: tests/host/reading_settings.test.ts.
    kept = '{"version":1,"values":{"size":200,"theme":"<b>","x":1}}'
    page = new_page()
    page.add_init_script(f"localStorage.setItem('{KEY}', {json.dumps(kept)});")
    visit(course, page)
    assert page.evaluate("({ ...document.documentElement.dataset })").keys().isdisjoint(ALL)


def test_without_storage_they_work_on_this_page_and_say_so(course: Server, new_page) -> None:
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    visit(course, page)
    open_panel(page)
    page.get_by_role("radio", name="donker").check()
    assert style(page, "body", "background-color") == PAPER["dark"]
    expect(page.get_by_text("Uw browser bewaart dit niet.")).to_be_visible()


def test_another_tab_follows(course: Server, watched) -> None:
    context = watched.context(viewport={"width": 390, "height": 844})
    one, two = context.new_page(), context.new_page()
    for page in (one, two):
        visit(course, page)
    open_panel(one)
    one.get_by_role("radio", name="donker").check()
    expect(two.locator("html")).to_have_attribute("data-theme", "dark")


def test_escape_closes_the_panel_and_so_does_moving_on(course: Server, new_page) -> None:
    page = visit(course, new_page())
    panel, summary = page.locator("[data-part=reading]"), page.locator("[data-part=reading] > summary")
    open_panel(page)
    page.get_by_role("radio", name="100 %").focus()
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(panel).not_to_have_attribute("open", "")
    open_panel(page)
    page.get_by_role("button", name="Maak alles weer gewoon").focus()
    page.keyboard.press("Tab")
    expect(panel).not_to_have_attribute("open", "")


TEXT = "() => { const e = document.querySelector('[data-part=chart] svg text'); const s = getComputedStyle(e); return [s.fill, parseFloat(s.fontSize)]; }"


def test_charts_follow_theme_and_size(course: Server, new_page) -> None:
    page = visit(course, new_page(1280))
    see_charts(page)
    colour, size = page.evaluate(TEXT)
    open_panel(page)
    page.get_by_role("radio", name="donker").check()
    page.wait_for_function(f"was => ({TEXT})()[0] !== was", arg=colour)
    page.get_by_role("radio", name="200 %").check()
    page.wait_for_function(f"was => ({TEXT})()[1] > 1.4 * was", arg=size)


def test_paper_is_light_in_every_theme_charts_included(course: Server, new_page) -> None:
    page = visit(course, new_page(1280), theme="light")
    see_charts(page)
    light = page.evaluate(TEXT)[0]
    dark = visit(course, new_page(1280, color_scheme="dark"), theme="dark")
    see_charts(dark)
    assert dark.evaluate(TEXT)[0] != light
    # As the browser does it: the event, then the paper.
    dark.evaluate("() => { dispatchEvent(new Event('beforeprint')); }")
    dark.emulate_media(media="print")
    dark.wait_for_function(f"light => ({TEXT})()[0] === light", arg=light)
    assert style(dark, "[data-step='1'] > p:not(.step-at)", "color") == "rgb(23, 48, 47)"
    dark.evaluate("() => { dispatchEvent(new Event('afterprint')); }")
    expect(dark.locator("html")).to_have_attribute("data-theme", "dark")


def test_black_on_white_stays_so_on_paper_charts_included(course: Server, new_page) -> None:
    for page in (visit(course, new_page(1280), theme="contrast"), visit(course, new_page(1280, contrast="more"))):
        see_charts(page)
        shown = page.evaluate(TEXT)[0]
        page.evaluate("() => { dispatchEvent(new Event('beforeprint')); }")
        page.emulate_media(media="print")
        assert style(page, "[data-step='1'] > p:not(.step-at)", "color") == "rgb(0, 0, 0)"
        page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")
        assert page.evaluate(TEXT)[0] == shown


def test_paper_has_no_button_to_read_aloud(course: Server, new_page) -> None:
    page = visit(course, new_page())
    expect(page.locator(".aloud-button").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".aloud-button:visible")).to_have_count(0)


def test_larger_letters_are_larger_on_paper(course: Server, new_page) -> None:
    page = visit(course, new_page(1280), size="150")
    page.emulate_media(media="print")
    large = pixels(page, "[data-step='1'] > p:not(.step-at)")
    ordinary = visit(course, new_page(1280))
    ordinary.emulate_media(media="print")
    assert large == pytest.approx(1.5 * pixels(ordinary, "[data-step='1'] > p:not(.step-at)"), abs=0.5)
