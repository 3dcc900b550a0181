"""A whole group lesson as it is held: a leader, a projector and thirty phones.

Four phones are real pages, each in a browser of its own; the others say and hear the same without one. Before a release all
thirty are real.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Server, Watched, pin_of
from tests.group_client import Client, News

LESSON = "01-lage-rugpijn"
# One of each kind that has another way of answering; thirty phones take their time for each.
VOTES = {"de-voet-van-samira", "een-scan-laat-zien", "scan-zonder-pijn", "mehmet-begint", "wat-zegt-u"}
# A story and a play of this lesson.
STORY, PLAY = "tien-scans", "scans"
PHONES = 30
HANDS = 2
pytestmark = pytest.mark.xdist_group("groups")


class LightPhone:
    """A phone without a page: it hears what a page would hear, and votes as one would."""

    def __init__(self, address: str, code: str, place: int) -> None:
        self.client, self.place = Client(address, code), place
        self.news = News(self.client)

    def until(self, check) -> dict:
        return self.news.wait(check, 120)

    def vote(self) -> None:
        asked = self.until(lambda s: s["question"] and s["question"]["phase"] == "open")["question"]
        if asked["kind"] == "open":
            answer = {"text": f"Woorden van telefoon {self.place}"}
        elif asked["kind"] == "volgorde":
            answer = {"vote": {"order": list(range(len(asked["options"])))}}
        elif asked["kind"] == "schatting":
            answer = {"vote": {"estimate": asked["scale"]["low"]}}
        else:
            answer = {"vote": {"chosen": [self.place % len(asked["options"])]}}
        assert self.client.vote(asked["name"], asked["round"], **answer) == (200, {})


class Phones:
    """All phones of the group: some with a page, the others light."""

    def __init__(self, real: list[Page], light: list[LightPhone]) -> None:
        self.real, self.light = real, light

    def hear(self, words: str, phase: str, *, revealed: bool = False) -> None:
        """All of them are told how far the vote is."""
        for phone in self.real:
            expect(phone.locator("[data-part=phase]")).to_contain_text(words)
        for phone in self.light:
            phone.until(
                lambda s: s["question"] and (s["question"]["phase"], s["question"]["revealed"]) == (phase, revealed)
            )

    def vote(self, leader: Page, also: int = 0) -> None:
        """All of them answer; the leader sees as many votes."""
        for place, phone in enumerate(self.real):
            answer(phone, place)
        for phone in self.light:
            phone.vote()
        many = len(self.real) + len(self.light) + also
        expect(leader.locator("[data-part=votes]")).to_have_attribute("data-votes", str(many))

    def wait(self) -> None:
        """No question any more."""
        for phone in self.real:
            expect(phone.locator("[data-part=waiting]")).to_be_visible()
        for phone in self.light:
            phone.until(lambda s: s["question"] is None)


@pytest.fixture
def light_phones(groups: Server) -> Iterator[list[LightPhone]]:
    """Filled by the test; they stop listening at its end."""
    phones: list[LightPhone] = []
    yield phones
    for phone in phones:
        phone.news.stop()


def answer(phone: Page, place: int) -> None:
    question = phone.locator("[data-part=question]")
    expect(phone.locator("[data-part=send]")).to_be_visible()
    choices, text = question.locator(".w-choices input"), question.locator("textarea")
    if many := choices.count():
        choices.nth(place % many).check()
    if text.count():
        text.fill(f"Woorden van telefoon {place}")
    phone.locator("[data-part=send]").click()
    expect(phone.locator("[data-part=status]")).to_have_class(re.compile("is-done"))


def press(page: Page, part: str) -> None:
    page.locator(f"[data-part={part}]").first.click()


def hold_the_vote(leader: Page, projector: Page, phones: Phones) -> None:
    """One question from begin to end: vote, close, show, again, the shift, the explanation, and back to the lesson."""
    expect(projector.locator("html[data-view=vote]")).to_have_count(1)
    # Each window hears of the vote by itself.
    first, last = phones.real[0], phones.real[-1]
    expect(first.locator("[data-part=question]")).to_be_visible()
    expect(leader.locator("[data-part=close]")).to_be_visible()
    own_words = first.locator("[data-part=question] textarea").count() > 0
    hands = leader.locator("[data-part=hand-more]")
    counted = HANDS if hands.count() else 0
    for i in range(counted):
        hands.first.click()
        expect(leader.locator("[data-part=hands] output").first).to_contain_text(str(i + 1))
    phones.vote(leader, counted)
    press(leader, "close")
    phones.hear("gesloten", "closed")
    if own_words:
        press(leader, "let-through")
        expect(projector.get_by_text("Woorden van telefoon 0")).to_be_visible()
        expect(last.locator("[data-part=words]")).to_contain_text("Woorden van telefoon 0")
        expect(last.get_by_text("Woorden van telefoon 1")).to_have_count(0)
    press(leader, "show")
    phones.hear("Dit zegt de groep", "shown")
    if not own_words:
        press(leader, "again")
        phones.hear("U stemt nog een keer", "open")
        phones.vote(leader)
        press(leader, "close")
        press(leader, "show")
        phones.hear("Dit zegt de groep", "shown")
        press(leader, "reveal")
        phones.hear("De uitleg", "shown", revealed=True)
        expect(projector.locator("[data-part=explanation]")).to_be_visible()
        expect(first.locator("[data-part=explanation]")).to_be_visible()
        if counted:  # the shift between the rounds
            expect(first.locator("[data-part=total]").first).to_contain_text(f"{HANDS} handen")
            expect(first.locator("[data-part=total]").first).to_contain_text(f"van de {PHONES}")
    press(leader, "away")
    phones.wait()


def tell_the_story(leader: Page, projector: Page) -> None:
    """A told story large on the wall, a step for each press, and back to the lesson after its last one."""
    leader.locator(f"[data-part=show-large][data-shows='{STORY}']").click()
    captions = projector.locator("[data-part=captions]")
    expect(captions).to_be_visible()
    first = captions.inner_text()
    press(leader, "stage-forward")
    expect(captions).not_to_have_text(first)
    # By keyboard on the wall, back and on; the leader's own screen follows.
    projector.keyboard.press("ArrowLeft")
    expect(leader.locator("[data-part=stage-step]")).to_contain_text("Stap 1 van")
    press(leader, "stage-away")
    expect(captions).to_have_count(0)


def play_together(leader: Page, projector: Page, phones: Phones) -> None:
    """A play large on the wall, moved by the leader, then on the phones for a while; the wall shows where they ended."""
    leader.locator(f"[data-part=show-large][data-shows='{PLAY}']").click()
    moved = leader.locator("[data-part=move] label").last
    words = moved.inner_text()
    moved.locator("input").check()
    slider = projector.locator("[data-part=staged] input[type=range]")
    expect(slider).to_have_attribute("aria-valuetext", re.compile(words))
    press(leader, "hand-out")
    for phone in phones.real:
        phone.locator("[data-part=play] input[type=range]").press("ArrowRight")
        expect(phone.locator("[data-part=status]")).to_have_class(re.compile("is-done"))
    for phone in phones.light:
        phone.vote()
    expect(leader.locator("[data-part=votes]")).to_have_attribute("data-votes", str(PHONES))
    press(leader, "close")
    press(leader, "show")
    expect(projector.locator("[data-part=total]").first).to_be_visible()
    press(leader, "away")
    phones.wait()


@pytest.mark.parametrize("pages", [4, pytest.param(PHONES, marks=pytest.mark.long)])
def test_a_whole_lesson_with_a_leader_a_projector_and_thirty_phones(
    groups: Server, browser: Browser, watched: Watched, light_phones: list[LightPhone], pages: int
) -> None:
    groups.wait_until(lambda: groups.health()["lessons"].get(LESSON) == "good", what=f"lesson {LESSON}")
    at_the_front = watched.context(viewport={"width": 1280, "height": 800})
    leader = at_the_front.new_page()
    leader.goto(f"{groups.address}/groep/begin/")
    leader.wait_for_selector("html[data-group=ready]")
    leader.locator(f"input[name=lesson][value='{LESSON}']").check()
    leader.get_by_label("Pincode van de begeleider").fill(pin_of(groups))
    press(leader, "start")
    expect(leader.locator("[data-part=opened]")).to_be_visible()
    code = leader.locator("[data-part=opened] [data-part=room-code]").inner_text()
    assert len(code) == 6
    with at_the_front.expect_page() as opened:
        press(leader, "two-screens")
    projector = opened.value
    projector.set_viewport_size({"width": 1920, "height": 1080})
    for page in (leader, projector):
        page.wait_for_selector("html[data-group=ready]")

    # Each phone scans what the projector shows.
    address = projector.locator("[data-part=join] [data-part=qr]").first.get_attribute("data-address")
    assert code in address
    real = [watched.context(viewport={"width": 390, "height": 844}).new_page() for _ in range(pages)]
    for phone in real:
        phone.goto(address)
    light_phones += [LightPhone(groups.address, code, place) for place in range(pages, PHONES)]
    phones = Phones(real, light_phones)
    phones.wait()
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
            for phone in real:
                expect(phone.locator("[data-part=phase]")).to_contain_text(here)
            expect(projector.locator("[data-part=progress]")).to_contain_text(re.compile(rf"\b{screen}\b"))
        shown = leader.locator("[data-part=show-large]")
        shows = [shown.nth(i).get_attribute("data-shows") for i in range(shown.count())]
        if STORY in shows:
            tell_the_story(leader, projector)
        if PLAY in shows:
            play_together(leader, projector, phones)
            held.add(PLAY)
        questions = leader.locator("[data-part=open]")
        names = [questions.nth(i).get_attribute("data-question") for i in range(questions.count())]
        for name in (name for name in names if name in VOTES):
            leader.locator(f"[data-part=open][data-question='{name}']").click()
            hold_the_vote(leader, projector, phones)
            held.add(name)
    assert held == VOTES | {PLAY}
    expect(leader.locator("[data-part=next-up]")).not_to_be_empty()

    leader.locator("[data-part=end-session]").click()
    # At once: what they may take home comes with the last news of the room.
    press(leader, "end-yes")
    for phone in real:
        expect(phone.get_by_role("heading", name="Dit deed uw groep")).to_be_visible()
        expect(phone.locator("[data-part=own]").first).to_be_visible()
    expect(leader.locator("[data-part=csv]")).to_be_visible()
    for phone in light_phones:
        phone.until(lambda s: s.get("ended"))
    home = projector.locator("[data-part=end] [data-part=qr]").get_attribute("data-address")
    assert home.endswith(f"/nl/{LESSON}/#deel-{screens - 1}")
    real[0].goto(home)
    real[0].wait_for_selector("html[data-host=ready]")
    expect(real[0].locator(f"[data-step='{screens - 1}']")).to_be_in_viewport()
    gone = groups.get(f"/groep/api/rooms/{code}/news")
    assert gone.status == 404
