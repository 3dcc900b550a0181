"""A whole group lesson as it is held: a leader, a projector and thirty phones, each in a browser of its own."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Server, Watched, pin_of

LESSON = "01-lage-rugpijn"
PHONES = 30
HANDS = 2
pytestmark = pytest.mark.xdist_group("groups")

# Answers as a hand does, and waits for the page between the taps.
VOTE = """async (place) => {
  const until = async (check) => { while (!check()) await new Promise((done) => setTimeout(done, 20)); };
  const part = (name) => document.querySelector(`[data-part=${name}]`);
  const choices = document.querySelectorAll("[data-part=question] .w-choices input");
  const text = document.querySelector("[data-part=question] textarea");
  if (choices.length) {
    const choice = choices[place % choices.length];
    choice.click();
    await until(() => choice.closest("label").classList.contains("is-chosen"));
  }
  if (text) {
    text.value = `Woorden van telefoon ${place}`;
    text.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((done) => setTimeout(done, 50));
  }
  part("send").click();
  await until(() => part("status")?.classList.contains("is-done"));
}"""


def everyone(phones: list[Page], words: str) -> None:
    for phone in phones:
        expect(phone.locator("[data-part=phase]")).to_contain_text(words)


def vote(phones: list[Page], leader: Page, also: int = 0) -> None:
    """All phones answer; the leader sees as many votes."""
    for phone in phones:
        expect(phone.locator("[data-part=send]")).to_be_visible()
    for place, phone in enumerate(phones):
        phone.evaluate(VOTE, place)
    expect(leader.locator("[data-part=votes]")).to_have_attribute("data-votes", str(len(phones) + also))


def press(page: Page, part: str) -> None:
    page.locator(f"[data-part={part}]").first.click()


def hold_the_vote(leader: Page, projector: Page, phones: list[Page]) -> None:
    """One question from begin to end: vote, close, show, again, the shift, the explanation, and back to the lesson."""
    expect(projector.locator("html[data-view=vote]")).to_have_count(1)
    # Each window hears of the vote by itself.
    expect(phones[0].locator("[data-part=question]")).to_be_visible()
    expect(leader.locator("[data-part=close]")).to_be_visible()
    own_words = phones[0].locator("[data-part=question] textarea").count() > 0
    hands = leader.locator("[data-part=hand-more]")
    counted = HANDS if hands.count() else 0
    for i in range(counted):
        hands.first.click()
        expect(leader.locator("[data-part=hands] output").first).to_contain_text(str(i + 1))
    vote(phones, leader, counted)
    press(leader, "close")
    everyone(phones, "gesloten")
    if own_words:
        press(leader, "let-through")
        expect(projector.get_by_text("Woorden van telefoon 0")).to_be_visible()
        expect(phones[7].locator("[data-part=words]")).to_contain_text("Woorden van telefoon 0")
        expect(phones[7].get_by_text("Woorden van telefoon 1")).to_have_count(0)
    press(leader, "show")
    everyone(phones, "Dit zegt de groep")
    if not own_words:
        press(leader, "again")
        everyone(phones, "U stemt nog een keer")
        vote(phones, leader)
        press(leader, "close")
        press(leader, "show")
        everyone(phones, "Dit zegt de groep")
        press(leader, "reveal")
        everyone(phones, "De uitleg")
        expect(projector.locator("[data-part=explanation]")).to_be_visible()
        expect(phones[0].locator("[data-part=explanation]")).to_be_visible()
        if counted:  # the shift between the rounds
            expect(phones[0].locator("[data-part=total]").first).to_contain_text(f"{HANDS} handen")
            expect(phones[0].locator("[data-part=total]").first).to_contain_text(f"van de {PHONES}")
    press(leader, "away")
    for phone in phones:
        expect(phone.locator("[data-part=waiting]")).to_be_visible()


def test_a_whole_lesson_with_a_leader_a_projector_and_thirty_phones(
    groups: Server, browser: Browser, watched: Watched
) -> None:
    groups.wait_until(lambda: groups.health()["lessons"][LESSON] == "good", 300)
    at_the_front = watched.context(viewport={"width": 1280, "height": 800})
    leader = at_the_front.new_page()
    leader.goto(f"{groups.address}/groep/begin/")
    leader.wait_for_selector("html[data-group=ready]")
    leader.locator(f"input[name=lesson][value='{LESSON}']").check()
    leader.get_by_label("Pincode van de begeleider").fill(pin_of(groups))
    press(leader, "start")
    code = leader.locator("[data-part=opened] [data-part=room-code]").inner_text()
    with at_the_front.expect_page() as opened:
        press(leader, "two-screens")
    projector = opened.value
    projector.set_viewport_size({"width": 1920, "height": 1080})
    for page in (leader, projector):
        page.wait_for_selector("html[data-group=ready]")

    # Each phone scans what the projector shows.
    address = projector.locator("[data-part=join] [data-part=qr]").first.get_attribute("data-address")
    assert code in address
    phones = [watched.context(viewport={"width": 390, "height": 844}).new_page() for _ in range(PHONES)]
    for phone in phones:
        phone.goto(address)
    for phone in phones:
        expect(phone.locator("[data-part=waiting]")).to_be_visible()
    expect(leader.locator("[data-part=phones]")).to_contain_text(str(PHONES))

    screens = leader.locator("[data-part=overview] li").count()
    held: set[str] = set()
    for screen in range(screens):
        if screen:
            title = leader.locator("[data-part=screen-title]").inner_text()
            # A section that does not fit the projector takes more steps.
            while leader.locator("[data-part=screen-title]").inner_text() == title:
                place = leader.locator("[data-part=progress]").inner_text()
                press(leader, "next")
                expect(leader.locator("[data-part=progress]")).not_to_have_text(place)
            here = leader.locator("[data-part=screen-title]").inner_text()
            expect(phones[0].locator("[data-part=waiting]")).to_contain_text(here)
            expect(projector.locator("[data-part=progress]")).to_contain_text(re.compile(rf"\b{screen}\b"))
        questions = leader.locator("[data-part=open]")
        names = [questions.nth(i).get_attribute("data-question") for i in range(questions.count())]
        for name in names:
            leader.locator(f"[data-part=open][data-question='{name}']").click()
            hold_the_vote(leader, projector, phones)
            held.add(name)
    assert len(held) == 5
    expect(leader.locator("[data-part=next-up]")).not_to_be_empty()

    leader.locator("[data-part=end-session]").click()
    press(leader, "end-yes")
    for phone in phones:
        expect(phone.get_by_role("heading", name="Dank u wel")).to_be_visible()
    home = projector.locator("[data-part=end] [data-part=qr]").get_attribute("data-address")
    assert home.endswith(f"/nl/{LESSON}/#deel-{screens - 1}")
    phones[0].goto(home)
    phones[0].wait_for_selector("html[data-host=ready]")
    expect(phones[0].locator(f"#deel-{screens - 1}")).to_be_in_viewport()
    gone = groups.get(f"/groep/api/rooms/{code}/news")
    assert gone.status == 404
