"""``TherapistTalk`` as a reader meets it: say something, hear an answer, go back, take questions along."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from widgets.therapist_talk.therapist_talk import TherapistTalk

LOOKS = [(320, 700, "dark"), (1280, 800, "light"), (1920, 1080, "dark")]
KEY = "rugpijn/99/gesprek"


def gesprek() -> TherapistTalk:
    return TherapistTalk(name="gesprek")


def says(page: Page) -> Locator:
    return page.locator("[data-part=says]")


def choices(page: Page) -> Locator:
    return page.locator("[data-part=choices]").get_by_role("button")


def say(page: Page, *texts: str) -> None:
    for text in texts:
        choices(page).filter(has_text=text).click()


def back(page: Page) -> Locator:
    return page.get_by_role("button", name="Een stap terug")


@pytest.fixture
def page(open_widget) -> Page:
    return open_widget(gesprek())


def test_what_is_said_gets_an_answer_and_the_talk_goes_on(page: Page) -> None:
    expect(says(page)).to_have_text("Fijn dat u er bent. Waar wilt u het vandaag het liefst over hebben?")
    say(page, "Is er niet eerst een scan nodig?")
    expect(page.locator(".is-you")).to_contain_text("Is er niet eerst een scan nodig?")
    expect(says(page)).to_contain_text("Dat is een begrijpelijke vraag.")
    expect(says(page)).to_contain_text("Een scan zegt weinig over hoeveel pijn iemand heeft.")
    expect(choices(page)).to_have_count(3)


def test_a_step_back_brings_the_earlier_choice_again(page: Page) -> None:
    expect(back(page)).to_have_attribute("aria-disabled", "true")
    say(page, "Mijn buurman is geopereerd", "Nee, eigenlijk niet.")
    back(page).click()
    expect(says(page)).to_contain_text("Weet u waarom uw buurman is geopereerd?")
    say(page, "Hij was daarna van zijn pijn af.")
    expect(says(page)).to_contain_text("Fijn voor hem.")
    back(page).click()
    back(page).click()
    expect(choices(page)).to_have_count(4)


def test_it_ends_with_questions_of_the_own_path(page: Page) -> None:
    say(page, "wat ik mag vragen", "zonder moeilijke woorden", "Ik heb genoeg voor vandaag.")
    take = page.locator("[data-part=take]").get_by_role("listitem")
    expect(take).to_have_text(
        [
            "Kunt u dat uitleggen zonder moeilijke woorden?",
            "Wat kan ik zelf doen, tussen de afspraken door?",
            "Hoe bereik ik u als ik tussendoor een vraag heb?",
        ]
    )
    back(page).click()
    expect(says(page)).to_contain_text("Er is nog wat tijd.")
    say(page, "Ik heb genoeg voor vandaag.")
    page.get_by_role("button", name="Begin een nieuw gesprek").click()
    expect(choices(page)).to_have_count(4)


def test_a_subject_is_offered_once_and_every_talk_ends(page: Page) -> None:
    say(page, "Is er niet eerst een scan nodig?", "Dan voel ik me niet", "dat er iets over het hoofd")
    expect(choices(page).filter(has_text="Over een scan.")).to_have_count(0)
    for _ in range(30):
        if not choices(page).count():
            break
        choices(page).first.click()
    expect(page.get_by_role("heading", name="Vragen om mee te nemen")).to_be_visible()


def test_a_goal_is_not_asked_for_twice(page: Page) -> None:
    say(
        page,
        "Ik wil graag weer iets kunnen",
        "speeltuin",
        "Een klein rondje",
        "Over een scan.",
        "Wanneer is een scan dan",
        "Nee, ik wil liever verder.",
    )
    expect(says(page)).to_contain_text("Er is nog wat tijd.")


def test_the_talk_can_be_read_again(page: Page) -> None:
    say(page, "Mijn buurman is geopereerd", "Ik ben juist bang")
    page.get_by_text("Lees het gesprek terug").click()
    turns = page.locator("[data-part=back] .turn")
    expect(turns).to_have_count(2)
    expect(turns.first).to_contain_text("Fijn dat u er bent.")
    expect(turns.last).to_contain_text("Ik ben juist bang voor een operatie.")


def test_the_talk_goes_on_after_a_reload(open_widget, page: Page) -> None:
    say(page, "Ik wil graag weer iets kunnen", "Ik durf geen doel te noemen.")
    page = open_widget(gesprek(), page=page)
    expect(says(page)).to_contain_text("Het doel mag later komen.")
    back(page).click()
    expect(says(page)).to_contain_text("Stel, het gaat over een tijd wat beter.")


@pytest.mark.parametrize("path", [["gone"], [3, None], ["scan-first", "little-walk"], "scan-first", [["scan-first"]]])
def test_a_damaged_path_is_followed_as_far_as_it_fits(open_widget, page: Page, path: object) -> None:
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps({"version": 1, "values": {"path": path}})]
    )
    page = open_widget(gesprek(), page=page)
    expect(choices(page)).to_have_count(3 if path == ["scan-first", "little-walk"] else 4)


def test_with_the_keyboard_alone(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Sanne zegt:")).to_be_focused()
    expect(says(page)).to_contain_text("Alles mag")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(says(page)).to_contain_text("Dan hoor ik meteen of ik duidelijk was.")
    back(page).press("Enter")
    expect(page.get_by_role("heading", name="Sanne zegt:")).to_be_focused()
    expect(says(page)).to_contain_text("Wat zou u helpen?")


def test_fingers_have_room_on_the_smallest_phone(open_widget) -> None:
    page = open_widget(gesprek(), width=320, height=700, has_touch=True, is_mobile=True)
    choices(page).nth(1).tap()
    for target in page.locator(".course-widget :is(button, summary)").all():
        size = target.bounding_box()
        assert size["width"] >= 44
        assert size["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_paper_stand_the_questions_to_take_along(page: Page) -> None:
    say(page, "wat ik mag vragen", "Mag er de volgende keer iemand", "Ik heb genoeg")
    page.emulate_media(media="print")
    expect(page.get_by_role("listitem").first).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize(("width", "height", "colours"), LOOKS)
def test_axe_finds_nothing(open_widget, axe_violations, width: int, height: int, colours: str) -> None:
    page = open_widget(gesprek(), width=width, height=height, color_scheme=colours)
    assert axe_violations(page) == []
    say(page, "wat ik mag vragen", "Mag er de volgende keer iemand", "Ik heb genoeg")
    page.get_by_text("Lees het gesprek terug").click()
    assert axe_violations(page) == []
