"""``Experiment`` in a real browser: on one phone screen, and on paper; the rest is a component test."""

from __future__ import annotations

from playwright.sync_api import expect

from widgets.experiment.experiment import Experiment

ROOM = 640  # px: of a phone of 360 by 780, without the bars of browser and course


def test_each_question_fits_a_phone_and_paper_has_room_for_all_of_them(open_widget) -> None:
    ideas = ["Een keer bukken om iets op te rapen", "Een kwartier ergens bij zijn waar ik wegbleef", "Een eindje lopen"]
    page = open_widget(Experiment(name="proef", ideas=ideas), width=360)
    card = page.locator(".w-card")
    page.get_by_role("radio").first.check()
    for button in ("Volgende vraag", "Klaar", "Ik heb het geprobeerd"):
        assert card.bounding_box()["height"] <= ROOM
        page.get_by_role("button", name=button).click()
    page.get_by_role("radio", name="Gedaan", exact=True).check()
    page.get_by_role("button", name="Volgende vraag").click()
    assert card.bounding_box()["height"] <= ROOM
    page.emulate_media(media="print")
    expect(page.get_by_role("textbox")).to_have_count(0)
    expect(page.locator(".on-paper dt")).to_have_count(5)
    expect(page.locator(".on-paper dd").last).to_be_visible()
