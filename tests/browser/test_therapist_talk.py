"""``TherapistTalk`` by keyboard, by touch and on paper; the rest is in tests/components."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from widgets.therapist_talk.therapist_talk import TherapistTalk


def gesprek() -> TherapistTalk:
    return TherapistTalk(name="gesprek")


def says(page: Page) -> Locator:
    return page.locator("[data-part=says]")


def choices(page: Page) -> Locator:
    return page.locator("[data-part=choices]").get_by_role("button")


def test_with_the_keyboard_alone(open_widget) -> None:
    page = open_widget(gesprek())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Sanne zegt:")).to_be_focused()
    expect(says(page)).to_contain_text("Alles mag")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(says(page)).to_contain_text("Dan hoor ik meteen of ik duidelijk was.")
    page.get_by_role("button", name="Een stap terug").press("Enter")
    expect(page.get_by_role("heading", name="Sanne zegt:")).to_be_focused()
    expect(says(page)).to_contain_text("Wat zou u helpen?")


def test_by_touch_until_the_questions_stand_on_paper(open_widget) -> None:
    page = open_widget(gesprek(), width=320, height=700, has_touch=True, is_mobile=True)
    for text in ("wat ik mag vragen", "Mag er de volgende keer iemand", "Ik heb genoeg"):
        choices(page).filter(has_text=text).tap()
    expect(choices(page)).to_have_count(0)
    # What came later is large enough too.
    for target in page.locator(".course-widget :is(button, summary)").all():
        size = target.bounding_box()
        assert size["width"] >= 44
        assert size["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.emulate_media(media="print")
    expect(page.get_by_role("listitem").first).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
