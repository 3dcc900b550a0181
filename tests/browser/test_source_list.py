"""Where a claim comes from: the "bron" button beside it, and the list at the end of the lesson."""

from __future__ import annotations

import nbformat
import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import EACH_LESSON, Visits
from tests.conftest import ROOT, Server
from widgets.prose import citation_keys
from widgets.sources import Sources

SOURCES = Sources.load(ROOT / "lessons")


def open_lesson(course: Server, page: Page, stem: str) -> Page:
    page.goto(f"{course.address}/nl/{stem}/")
    page.wait_for_selector("html[data-host=ready]")
    return page


def cited_by_patients(stem: str) -> list[str]:
    """The keys in the text that patients read, in order."""
    cells = nbformat.read(ROOT / f"lessons/nl/{stem}.ipynb", 4).cells
    keys = [key for c in cells if "therapist" not in c.metadata.get("tags", []) for key in citation_keys(c.source)]
    return list(dict.fromkeys(keys))


@pytest.mark.parametrize("path", EACH_LESSON)
def test_a_lesson_lists_each_source_once_with_its_finding_and_reference(visit: Visits, path: str) -> None:
    listed = visit(path)["sources"]
    keys = cited_by_patients(path.strip("/"))
    assert len(listed) == len(keys)
    for key, source in zip(keys, listed, strict=True):
        assert SOURCES.get(key).finding in source["words"]
        assert source["reference"]


def test_a_bron_button_opens_the_finding_and_the_reference_by_keyboard(course: Server, new_page) -> None:
    page = open_lesson(course, new_page(), "02-uw-alarmsysteem")
    button = page.locator("main section > p").get_by_role("button", name="bron: Laumonier 2016", exact=True)
    text = page.locator(f"#{button.get_attribute('popovertarget')}")
    expect(text).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(text).to_be_visible()
    expect(text).to_contain_text(SOURCES.get("laumonier2016").finding)
    link = text.get_by_role("link", name="doi.org/10.1186/s40634-016-0051-7")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(text).to_be_hidden()
    expect(button).to_be_focused()


def test_a_question_shows_the_source_of_its_explanation(course: Server, new_page) -> None:
    page = open_lesson(course, new_page(), "02-uw-alarmsysteem")
    quiz = page.locator("[data-part=quiz]").first
    quiz.get_by_role("radio").first.check()
    button = quiz.get_by_role("button", name="bron: Brinjikji 2015a", exact=True)
    if not button.is_visible():
        quiz.get_by_role("button", name="Bekijk de uitleg").click()
    button.click()
    expect(page.locator(f"#{button.get_attribute('popovertarget')}")).to_contain_text(
        SOURCES.get("brinjikji2015a").finding
    )
