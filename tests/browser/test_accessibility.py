"""What axe does not see: names, roles and live messages in the accessibility tree, zoom, spacing, targets, charts without sight."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_lessons import LESSONS, PAGES, open_page
from tests.conftest import Server

pytestmark = pytest.mark.xdist_group("accessibility")

NAMED = {
    "button",
    "link",
    "slider",
    "radio",
    "checkbox",
    "textbox",
    "combobox",
    "spinbutton",
    "heading",
    "region",
    "group",
    "radiogroup",
    "navigation",
    "dialog",
    "image",
    "img",
    "figure",
    "DisclosureTriangle",
    "searchbox",
    "Date",
}
# WCAG 2.2, 1.4.12, as a reader's own style sheet would ask for it.
SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"
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


def whole_tree(page: Page) -> list[dict]:
    devtools = page.context.new_cdp_session(page)
    return devtools.send("Accessibility.getFullAXTree")["nodes"]


def tree(page: Page) -> list[dict]:
    """The accessibility tree as the browser hands it to a screen reader, what is ignored left out."""
    return [node for node in whole_tree(page) if not node.get("ignored")]


def role(node: dict) -> str:
    return node.get("role", {}).get("value", "")


def name(node: dict) -> str:
    return node.get("name", {}).get("value", "").strip()


def spoken(nodes: list[dict], node: dict) -> str:
    """The words within a node of the whole tree: boxes without a meaning are ignored, what stands in them is not."""
    by_id = {each["nodeId"]: each for each in nodes}
    within = [by_id[child] for child in node.get("childIds", []) if child in by_id]
    return name(node) if role(node) == "StaticText" else " ".join(spoken(nodes, child) for child in within)


def sideways(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("path", PAGES)
def test_everything_that_can_be_used_has_a_role_and_a_name(course: Server, new_page, path: str) -> None:
    page = open_page(course, new_page(), path)
    page.evaluate("() => { for (const panel of document.querySelectorAll('details')) panel.open = true; }")
    nodes = tree(page)
    assert [node for node in nodes if role(node) in NAMED - {"group"} and not name(node)] == []
    # A slider says its value in words, never a bare number.
    for words in page.get_by_role("slider").evaluate_all(
        "all => all.map((e) => e.getAttribute('aria-valuetext') ?? '')"
    ):
        assert not words.replace(".", "").isdigit()
        assert words
    assert sum(role(node) == "main" for node in nodes) == 1
    assert sum(role(node) == "banner" for node in nodes) == 1


@pytest.mark.parametrize("stem", LESSONS)
def test_answers_are_announced_politely(course: Server, new_page, stem: str) -> None:
    page = open_page(course, new_page(), f"{stem}/")
    quiz = (
        page.locator("[data-part=quiz]", has=page.locator("[data-part=look]"))
        .filter(has=page.get_by_role("radio"))
        .first
    )
    quiz.get_by_role("radio").first.check()
    quiz.locator("[data-part=look]").click()
    live = quiz.locator("[data-part=reply][role=status]")
    expect(live).not_to_be_empty()
    nodes = whole_tree(page)
    status = [node for node in nodes if role(node) == "status"]
    # A screen reader finds the reply within a live message, not beside it.
    assert " ".join(live.inner_text().split()) in [" ".join(spoken(nodes, node).split()) for node in status]
    politeness = {p["value"]["value"] for node in status for p in node.get("properties", []) if p["name"] == "live"}
    assert politeness == {"polite"}


@pytest.mark.parametrize("stem", LESSONS)
def test_a_chart_is_a_sentence_and_a_table_for_who_cannot_see_it(course: Server, new_page, stem: str) -> None:
    page = open_page(course, new_page(), f"{stem}/")
    figures = page.locator(".w-figure", has=page.locator("[data-part=chart]"))
    for i in range(figures.count()):
        figure = figures.nth(i)
        expect(figure.locator("[data-part=chart]")).to_have_attribute("aria-hidden", "true")
        assert len(figure.get_by_role("status").inner_text().split()) >= 4
        figure.get_by_text("Laat de getallen zien").click()
        table = figure.get_by_role("table")
        assert table.get_by_role("columnheader").count() >= 2
        assert table.get_by_role("row").count() >= 3
        assert all(text.strip() for text in table.get_by_role("rowheader").all_inner_texts())


@pytest.mark.parametrize("path", PAGES)
def test_at_400_percent_zoom_nothing_scrolls_sideways(course: Server, new_page, path: str) -> None:
    # A window of 1280 by 1024 at 400 %.
    page = open_page(course, new_page(320, 256), path)
    assert sideways(page) <= 0
    for part in ("safety", "reading"):
        page.locator(f"[data-part={part}] > summary").click()
        assert sideways(page) <= 0
        panel = page.locator(f"[data-part={part}] > div")
        assert panel.evaluate("e => e.scrollWidth <= e.clientWidth + 1")
        page.keyboard.press("Escape")


@pytest.mark.parametrize("path", PAGES)
def test_letters_twice_as_large_and_wide_on_a_small_screen(course: Server, new_page, path: str) -> None:
    page = new_page(320, 700)
    page.add_init_script(
        """localStorage.setItem('rugpijn-lezen', '{"version":1,"saved":"","values":{"size":"200","spacing":"wide"}}')"""
    )
    open_page(course, page, path)
    wide = page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && e.checkVisibility()
        && !e.closest('.w-chart, svg, .w-numbers-scroll, .table-place, .visually-hidden, .w-visually-hidden'))
        .map((e) => `${e.tagName} ${e.className} ${e.textContent.slice(0, 40)}`)"""
    )
    assert wide == []
    assert sideways(page) <= 0
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("path", PAGES)
def test_targets_are_large_enough_and_a_readers_own_spacing_loses_no_words(course: Server, new_page, path: str) -> None:
    page = open_page(course, new_page(320, 700), path)
    assert page.evaluate(SMALL) == []
    page.add_style_tag(content=SPACING)
    assert page.evaluate(CUT_OFF) == []
    assert sideways(page) <= 0


def test_the_footer_leads_to_the_pages_that_tell_about_privacy_and_access(course: Server, new_page) -> None:
    page = open_page(course, new_page(), f"{LESSONS[3]}/")
    page.get_by_role("contentinfo").get_by_role("link", name="Uw privacy").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw privacy")
    page.get_by_role("contentinfo").get_by_role("link", name="Voor iedereen te gebruiken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Voor iedereen te gebruiken")
    for words in (
        "voorleesprogramma voor blinden",
        "Patiënten hebben de cursus nog niet getest",
        "Werkt er iets niet voor u?",
    ):
        expect(page.get_by_role("main")).to_contain_text(words)


def test_the_pages_name_the_clinics_telephone_and_mail(tmp_path) -> None:
    from dataclasses import replace

    from course.pages import LessonPages
    from course.project import Project
    from course.settings import Clinic
    from course.site import Site
    from tests.conftest import ROOT

    class WithClinic(Project):
        def settings(self):
            return replace(
                super().settings(),
                clinic=Clinic(name="Praktijk De Rug", phone="076 123 45 67", mail="info@praktijk.nl"),
            )

    site = Site(LessonPages(WithClinic(ROOT), tmp_path), live=False, author=False, kernels=int)
    for address in ("toegankelijkheid", "privacy"):
        html = site.side_page(address).plain.decode()
        main = html[html.index("<main") : html.index("</main>")]
        assert 'href="tel:0761234567"' in main
        assert 'href="mailto:info@praktijk.nl"' in main
