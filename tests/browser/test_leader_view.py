"""A leader, a projector and phones in one room: from the PIN to the address for home."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_projector import same_place
from tests.conftest import Server, pin_of
from tests.group_client import Client, News

pytestmark = pytest.mark.xdist_group("groups")

LESSON = "02-uw-alarmsysteem"
STATEMENT = "meer-pijn-meer-mis"
OWN_WORDS = "in-eigen-woorden"


def part(page: Page, name: str):
    return page.locator(f"[data-part={name}]")


def begin(server: Server, watched) -> tuple[Page, Page, str]:
    """The leader's own screen, the projector, and the code, by the way a leader goes."""
    context = watched.context(viewport={"width": 1920, "height": 1080})
    leader = context.new_page()
    leader.goto(f"{server.address}/groep/begin/")
    leader.locator(f"input[value='{LESSON}']").check()
    leader.get_by_label("Pincode van de begeleider").fill(pin_of(server))
    part(leader, "start").click()
    expect(part(leader, "opened")).to_be_visible()
    code = part(leader, "room-code").inner_text()
    with context.expect_page() as opened:
        part(leader, "two-screens").click()
    screen = opened.value
    for page in (leader, screen):
        page.wait_for_selector("html[data-group=ready]")
    leader.wait_for_url(f"**/groep/leiding/{LESSON}/")
    return leader, screen, code


def to_statement(leader: Page, screen: Page) -> None:
    """To the section of the statement, as a leader goes there."""
    part(leader, "overview").locator("summary").click()
    part(leader, "overview").get_by_role("button", name="Wat denkt u nu?").click()
    expect(part(screen, "progress")).to_contain_text("3 van")


def end(leader: Page) -> None:
    part(leader, "end-session").click()
    part(leader, "end-yes").click()
    expect(part(leader, "end")).to_be_visible()


def was_away(watched) -> None:
    """What a browser notes while network or server are away, and when a room is over by the time they are back."""
    watched.expected += ["ERR_", "503", "404"]


def phones(server: Server, code: str, many: int) -> list[Client]:
    return [Client(server.address, code) for _ in range(many)]


def test_a_wrong_pin_gets_a_sentence_and_nothing_opens(groups: Server, watched) -> None:
    page = watched.context().new_page()
    page.goto(f"{groups.address}/groep/begin/")
    part(page, "start").click()
    expect(part(page, "problem")).to_have_text("Tik eerst de pincode in.")
    page.get_by_label("Pincode van de begeleider").fill("000000")
    part(page, "start").click()
    expect(part(page, "problem")).to_contain_text("Deze pincode klopt niet")
    expect(part(page, "opened")).to_be_hidden()
    watched.expected.append("403")


def test_a_group_that_is_open_can_be_ended_from_the_start_and_stays_while_the_network_is_away(
    groups: Server, watched
) -> None:
    leader, _, code = begin(groups, watched)
    leader.goto(f"{groups.address}/groep/begin/")
    expect(part(leader, "running-code")).to_have_text(code)
    leader.context.set_offline(True)
    part(leader, "stop-running").click()
    expect(part(leader, "problem")).to_contain_text("De server geeft geen antwoord")
    leader.context.set_offline(False)
    part(leader, "stop-running").click()
    expect(part(leader, "running")).to_be_hidden()
    # What the leader may keep of it is told with the answer to this press.
    part(leader, "see-summary").click()
    expect(part(leader, "after")).to_be_visible()
    assert Client(groups.address, code).vote(STATEMENT, vote={"chosen": [0]})[0] == 404
    was_away(watched)


def test_the_group_votes_talks_votes_again_and_sees_the_shift(groups: Server, watched) -> None:
    leader, screen, code = begin(groups, watched)
    expect(part(screen, "room-code")).to_have_text(code)
    expect(part(screen, "join-address")).to_contain_text("/groep")
    expect(screen.locator(".title-join [data-part=qr]")).to_have_attribute(
        "data-address", f"{groups.address}/groep/#{code}"
    )
    to_statement(leader, screen)
    part(leader, "count-2").click()
    expect(part(screen, "countdown")).to_have_text("Nog 2 minuten")
    part(leader, "count-off").click()
    expect(part(screen, "countdown")).to_have_count(0)
    # On the wall nobody answers alone: there is a large button to vote in its place.
    expect(screen.locator("[data-part=look]:visible, .stage input:visible")).to_have_count(0)
    part(screen, "vote-here").locator("visible=true").click()
    expect(part(screen, "question")).to_contain_text("Hoe meer pijn")
    expect(part(leader, "next")).to_have_text("Sluit de stemming")
    group = phones(groups, code, 6)
    for phone in group:
        assert phone.vote(STATEMENT, vote={"chosen": [0], "certainty": 3})[0] == 200
    screen.keyboard.press("3")
    expect(part(screen, "votes")).to_have_attribute("data-votes", "7")
    expect(part(leader, "votes")).to_have_attribute("data-votes", "7")
    part(leader, "close").click()
    part(leader, "again").click()
    expect(part(leader, "close")).to_be_visible()
    for phone in group:
        assert phone.vote(STATEMENT, round=2, vote={"chosen": [2], "certainty": 2})[0] == 200
    expect(part(screen, "votes")).to_have_attribute("data-votes", "6")
    screen.keyboard.press("PageDown")
    expect(screen.locator(".vote")).to_have_attribute("data-phase", "closed")
    # The leader looks first; the wall waits until it is asked to show it.
    expect(part(leader, "next")).to_have_text("Kijk eerst zelf")
    part(leader, "next").click()
    expect(part(leader, "advice")).to_contain_text("De meesten kozen hetzelfde. Laat het zien, en leg uit.")
    expect(part(leader, "option").nth(2).locator("[data-people]").last).to_have_text("4 of meer")
    expect(part(screen, "total")).to_have_count(0)
    expect(part(leader, "reopen")).to_have_count(0)
    screen.keyboard.press("PageDown")
    shift = part(screen, "option").nth(2).locator("[data-people]")
    expect(shift).to_have_text(["minder dan 3", "4 of meer"])
    expect(part(screen, "option").nth(2).locator("[data-part=hands-shown]")).to_have_text("en 1 hand")
    expect(part(screen, "certainty").last).to_have_text("de meesten: een beetje zeker")
    part(leader, "reveal").click()
    expect(part(screen, "explanation")).to_contain_text("zenuw")
    end(leader)
    expect(part(screen, "home-address")).to_contain_text(f"/nl/{LESSON}/#deel-3")
    assert phones(groups, code, 1)[0].vote(STATEMENT, vote={"chosen": [0]})[0] == 404
    assert screen.evaluate("() => localStorage.getItem('rugpijn-groep/kamer')") is None


def test_notes_are_for_who_holds_the_key_only(groups: Server, watched) -> None:
    leader, screen, code = begin(groups, watched)
    expect(part(leader, "note-text")).to_contain_text("Voor de begeleider")
    screen.keyboard.press("n")
    expect(part(screen, "note-text")).to_contain_text("Voor de begeleider")
    for view in ("scherm", "leiding"):
        assert "Voor de begeleider" not in groups.get(f"/groep/{view}/{LESSON}/").text
    assert groups.get(f"/groep/api/rooms/{code}/notes/{LESSON}").status == 403
    end(leader)


def test_both_windows_and_the_leaders_phone_stay_in_step_after_a_reload(groups: Server, watched) -> None:
    leader, screen, _ = begin(groups, watched)
    part(leader, "phone-link").locator("summary").click()
    address = part(leader, "phone-link").locator("[data-part=qr]").get_attribute("data-address")
    phone = watched.context(viewport={"width": 390, "height": 844}).new_page()
    phone.goto(address)
    phone.wait_for_selector("html[data-group=ready]")
    assert "groep=" not in phone.url
    for _ in range(3):
        part(phone, "next").click()
    for page in (screen, leader):
        expect(part(page, "progress")).to_contain_text("3 van")
        page.reload()
        expect(part(page, "progress")).to_contain_text("3 van")
    screen.keyboard.press("b")
    expect(part(phone, "black")).to_have_text("Beeld terug")
    part(phone, "black").click()
    expect(part(screen, "black")).to_be_hidden()
    end(phone)
    expect(part(screen, "home-address")).to_be_visible()


def hold(page: Page, url: str, first: str) -> list:
    """Holds back the first request with these words in it; the others go on."""
    held: list = []

    def look(route) -> None:
        if not held and first in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    page.route(url, look)
    return held


def test_what_happens_elsewhere_while_a_key_is_under_way_is_not_lost(groups: Server, watched) -> None:
    leader, screen, code = begin(groups, watched)
    key = leader.evaluate("() => JSON.parse(localStorage.getItem('rugpijn-groep/kamer')).key")
    phone = Client(groups.address, code, key)
    held = hold(screen, "**/steer", '"blank"')
    with screen.expect_request("**/steer"):
        screen.keyboard.press("b")
    expect(part(screen, "black")).to_be_visible()
    # The server has it, and its answer is still on the way when the leader's phone goes on.
    answer = held[0].fetch()
    assert phone.steer("ask", question=STATEMENT)[0] == 200
    assert phone.steer("go", lesson=LESSON, screen=4)[0] == 200
    expect(part(screen, "question")).to_contain_text("Hoe meer pijn")
    expect(part(screen, "black")).to_be_visible()
    held[0].fulfill(response=answer)
    expect(part(screen, "progress")).to_contain_text("4 van")
    expect(part(screen, "black")).to_be_hidden()
    end(leader)


def test_a_request_that_is_never_answered_does_not_hold_up_the_keys(groups: Server, watched) -> None:
    leader, screen, _ = begin(groups, watched)
    # Its clock is the test's from here on.
    leader.clock.install()
    leader.reload()
    leader.wait_for_selector("html[data-group=ready]")
    to_statement(leader, screen)
    held = hold(leader, "**/steer", '"go"')
    part(leader, "next").click()
    expect(part(leader, "progress")).to_contain_text("4 van")
    part(leader, "black").click()
    # As long as it waits for an answer, and then before it tries again.
    leader.clock.run_for(5000)
    phone = watched.context(viewport={"width": 390, "height": 844}).new_page()
    part(leader, "phone-link").locator("summary").click()
    phone.goto(part(leader, "phone-link").locator("[data-part=qr]").get_attribute("data-address"))
    phone.wait_for_selector("html[data-group=ready]")
    # The one that was given up is made again, before the black that came after it.
    expect(part(phone, "progress")).to_contain_text("4 van")
    expect(part(phone, "black")).to_have_text("Beeld terug")
    assert held
    end(leader)


def test_a_late_word_about_steps_does_not_hold_the_group_on_one_screen(groups: Server, watched) -> None:
    leader, screen, code = begin(groups, watched)
    key = leader.evaluate("() => JSON.parse(localStorage.getItem('rugpijn-groep/kamer')).key")
    late = Client(groups.address, code, key)
    screen.set_viewport_size({"width": 1280, "height": 400})
    late.steer("go", lesson=LESSON, screen=3)
    expect(part(screen, "progress")).to_contain_text("3 van 12, deel 1 van 2")
    screen.set_viewport_size({"width": 1920, "height": 1080})
    expect(part(screen, "progress")).to_have_text("3 van 12")
    # As it was still under way from before the window became larger, more than once.
    for _ in range(4):
        assert late.steer("steps", screen=3, steps=2)[0] == 200
    expect(part(screen, "votes")).to_have_count(0)
    # Each press leads on, whoever steers and however many steps a section takes.
    for window in (screen, leader, screen, leader):
        before = same_place(screen, leader)
        part(leader, "next").click() if window is leader else window.keyboard.press("PageDown")
        expect(part(screen, "progress")).not_to_have_text(before)
    assert int(same_place(screen, leader).split()[0]) > 4
    end(leader)


def test_a_tick_that_was_refused_is_put_back(groups: Server, watched) -> None:
    leader, _, _ = begin(groups, watched)
    sentence = "De groep is even niet bereikbaar. Probeer het zo nog eens."
    leader.route("**/steer", lambda route: route.fulfill(status=503, json={"message": sentence}))
    tick, message = (
        leader.get_by_role("checkbox", name="Laat meer telefoons toe"),
        leader.locator(".lead-message[role=alert]"),
    )
    tick.click()
    expect(message).to_have_text(sentence)
    expect(tick).not_to_be_checked()
    leader.unroute("**/steer")
    tick.click()
    expect(message).to_be_empty()
    expect(tick).to_be_checked()
    end(leader)
    was_away(watched)


def test_of_few_phones_the_group_sees_the_hands_only(groups: Server, watched) -> None:
    leader, screen, code = begin(groups, watched)
    to_statement(leader, screen)
    part(leader, "open").click()
    expect(part(screen, "question")).to_be_visible()
    phones(groups, code, 1)[0].vote(STATEMENT, vote={"chosen": [1]})
    for key in "1113":
        screen.keyboard.press(key)
    expect(part(leader, "votes")).to_have_attribute("data-votes", "5")
    part(leader, "close").click()
    part(leader, "show").click()
    for page in (leader, screen):
        expect(part(page, "too-few")).to_contain_text("minder dan 5 telefoons")
        expect(part(page, "option").locator("[data-people]")).to_have_text(["3 handen", "niemand", "1 hand"])
    expect(part(leader, "restart")).to_have_count(0)
    end(leader)


def test_a_group_in_a_link_takes_the_place_of_ones_own_only_when_the_leader_says_so(groups: Server, watched) -> None:
    leader, _, code = begin(groups, watched)
    other = Client(groups.address)
    other.open(pin_of(groups))
    other.steer("go", lesson=LESSON, screen=1)
    asked: list[str] = []
    page = leader.context.new_page()
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.goto(f"{groups.address}/groep/leiding/{LESSON}/#groep={other.code}.{other.key}")
    page.wait_for_selector("html[data-group=ready]")
    assert code in asked[0]
    expect(part(page, "room-code")).to_have_text(code)
    assert "groep=" not in page.url
    end(leader)
    other.steer("end")


def test_moves_through_a_long_section_without_network_arrive_whole(groups: Server, watched) -> None:
    leader, screen, code = begin(groups, watched)
    key = leader.evaluate("() => JSON.parse(localStorage.getItem('rugpijn-groep/kamer')).key")
    screen.context.set_offline(True)
    screen.keyboard.press("o")
    part(screen, "overview").locator("li:nth-child(11) button").click()
    expect(part(screen, "progress")).to_contain_text("10 van 12, deel 1")
    screen.keyboard.press("ArrowRight")
    expect(part(screen, "progress")).to_contain_text("10 van 12, deel 2")
    screen.context.set_offline(False)
    news = News(Client(groups.address, code, key))
    news.wait(lambda s: (s["screen"], s["step"]) == (10, 1) and s["steps"] > 1)
    news.stop()
    for page in (screen, leader):
        expect(part(page, "progress")).to_have_text(re.compile(r"10 van 12, deel 2 van \d"))
    end(leader)
    was_away(watched)


def test_own_words_come_on_the_projector_after_the_leader_lets_them_through(groups: Server, watched) -> None:
    leader, screen, code = begin(groups, watched)
    part(leader, "overview").locator("summary").click()
    part(leader, "overview").get_by_role("button", name="In het kort").click()
    part(leader, "open").click()
    expect(part(screen, "question")).to_be_visible()
    phones(groups, code, 1)[0].vote(OWN_WORDS, text="<i>Mijn alarm</i> let op")
    expect(part(leader, "words")).to_contain_text("<i>Mijn alarm</i> let op")
    expect(screen.locator("[data-part=vote] [data-part=words]")).not_to_contain_text("Mijn alarm")
    part(leader, "let-through").click()
    expect(screen.locator("[data-part=vote] [data-part=words]")).to_contain_text("<i>Mijn alarm</i> let op")
    part(leader, "take-back").click()
    expect(screen.locator("[data-part=vote] [data-part=words]")).not_to_contain_text("Mijn alarm")
    end(leader)


def test_with_one_screen_own_words_are_let_through_in_the_notes(groups: Server, watched) -> None:
    leader, screen, code = begin(groups, watched)
    part(leader, "overview").locator("summary").click()
    part(leader, "overview").get_by_role("button", name="In het kort").click()
    part(leader, "open").click()
    expect(part(screen, "question")).to_be_visible()
    phones(groups, code, 1)[0].vote(OWN_WORDS, text="Mijn alarm let op")
    expect(part(screen, "votes")).to_have_attribute("data-votes", "1")
    screen.keyboard.press("n")
    # Not before the leader asks for it: the group reads along.
    expect(screen.get_by_text("Mijn alarm let op")).to_be_hidden()
    part(screen, "moderation").locator("summary").click()
    expect(part(screen, "moderation")).to_contain_text("Dan leest de groep hier mee")
    part(screen, "let-through").click()
    expect(part(screen, "take-back")).to_be_visible()
    screen.keyboard.press("Escape")
    expect(screen.locator(".own-words")).to_contain_text("Mijn alarm let op")
    end(leader)


def test_a_server_that_dies_in_a_vote_stops_nobody_and_all_come_back(serve_groups, watched, tmp_path: Path) -> None:
    server = serve_groups(tmp_path)
    leader, screen, code = begin(server, watched)
    to_statement(leader, screen)
    part(leader, "open").click()
    expect(part(screen, "question")).to_be_visible()
    group = phones(server, code, 6)
    for phone in group[:4]:
        phone.vote(STATEMENT, vote={"chosen": [0]})
    expect(part(screen, "votes")).to_have_attribute("data-votes", "4")
    # What is inserted together with its words is not read out.
    news = [part(page, "news").element_handle() for page in (leader, screen)]
    assert [one.inner_text() for one in news] == ["", ""]
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()
    for page in (leader, screen):
        expect(part(page, "offline")).to_be_visible()
    assert all(one.get_attribute("role") == "status" and "verbinding is even weg" in one.inner_text() for one in news)
    screen.keyboard.press("b")
    expect(part(leader, "black")).to_have_text("Beeld terug")
    screen.keyboard.press("b")
    again = serve_groups(tmp_path, port=server.address.rsplit(":", 1)[1])
    expect(part(screen, "offline")).to_have_count(0)
    expect(part(leader, "offline")).to_have_count(0)
    for phone in group[4:]:
        phone.vote(STATEMENT, vote={"chosen": [1]})
    expect(part(screen, "votes")).to_have_attribute("data-votes", "6")
    end(leader)
    again.stop()
    was_away(watched)
