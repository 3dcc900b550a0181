"""A phone in a group: it joins, votes, waits, comes back by itself, and learns the answer only with the reveal."""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_keeping import wipe
from tests.browser.test_safety_everywhere import wrong_with
from tests.conftest import Server, pin_of
from tests.group_client import Client, News, another_device

LESSON = "02-uw-alarmsysteem"
STATEMENT = "meer-pijn-meer-mis"
CHOICE = "wat-klopt"
OWN_WORDS = "in-eigen-woorden"
BUDGET = 60_000  # bytes over the wire, for the page and all it loads
pytestmark = pytest.mark.xdist_group("groups")


@pytest.fixture
def leader(groups: Server) -> Iterator[Client]:
    groups.wait_until(lambda: "waiting" not in groups.health()["lessons"].values())
    leader = Client(groups.address)
    leader.open(pin_of(groups))
    assert leader.steer("go", lesson=LESSON, screen=2)[0] == 200
    yield leader
    leader.steer("end")


@pytest.fixture
def join(groups: Server, new_page):
    """``join(leader)``: a phone that scanned the QR code of a room."""

    def scan(leader: Client, **options: object) -> Page:
        page = new_page(**options)
        page.goto(f"{groups.address}/groep/?{leader.code}")
        expect(page.locator("[data-part=waiting], [data-part=question]")).to_be_visible()
        return page

    return scan


def send(page: Page) -> None:
    page.locator("[data-part=send]").click()
    expect(page.locator("[data-part=status]")).to_contain_text("U kunt uw antwoord nog veranderen")


@pytest.fixture
def expected(watched):
    """``expected(words)``: what the browser itself notes on its console about a failed request is meant to be here."""
    return watched.expected.append


def test_someone_types_the_code_as_they_like_and_takes_part(groups: Server, leader: Client, new_page) -> None:
    page = new_page(320, 700)
    page.goto(f"{groups.address}/groep/")
    page.get_by_label("Tik de code in").fill(f" {leader.code[:3].lower()} {leader.code[3:].lower()} ")
    page.get_by_role("button", name="Doe mee").click()
    expect(page.get_by_role("heading", name="U doet mee")).to_be_visible()
    expect(page.get_by_text("De begeleider kiest zo een vraag. U hoeft nu niets te doen.")).to_be_visible()
    assert page.url.endswith(f"/groep/?{leader.code}")
    page.reload()
    expect(page.get_by_role("heading", name="U doet mee")).to_be_visible()


def test_a_code_of_no_group_is_explained(groups: Server, new_page, expected) -> None:
    expected("404 (Not Found)")
    page = new_page()
    page.goto(f"{groups.address}/groep/")
    page.get_by_label("Tik de code in").fill("CKM37R")
    page.get_by_role("button", name="Doe mee").click()
    expect(page.get_by_role("alert")).to_contain_text("Deze groep is afgelopen, of de code klopt niet.")


def test_odd_words_in_the_address_are_only_a_code_that_does_not_work(groups: Server, new_page) -> None:
    for odd in ("%", quote("<script>alert(1)</script>"), "x" * 3000):
        page = new_page()
        page.goto(f"{groups.address}/groep/?{odd}")
        expect(page.get_by_role("heading", name="Doe mee met de groep")).to_be_visible()


def test_the_page_and_all_it_loads_is_very_light(groups: Server, leader: Client, new_page) -> None:
    page = new_page()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    loaded: list[int] = []
    devtools.on("Network.loadingFinished", lambda event: loaded.append(event["encodedDataLength"]))
    page.goto(f"{groups.address}/groep/?{leader.code}")
    leader.steer("ask", question=STATEMENT)
    expect(page.locator("[data-part=send]")).to_be_visible()
    # The news itself never finishes loading, and is counted by the load test.
    assert 10_000 < sum(loaded) < BUDGET
    assert (
        page.evaluate(
            "performance.getEntriesByType('resource').filter((e) => /woff2|host-|widgets-/.test(e.name)).length"
        )
        == 0
    )


def test_a_statement_from_vote_to_reveal_in_two_rounds(leader: Client, join) -> None:
    page = join(leader)
    leader.steer("ask", question=STATEMENT)
    send_button = page.get_by_role("button", name="Verstuur mijn antwoord")
    send_button.click()
    expect(page.locator("[data-part=status]")).to_contain_text("Kies eerst een antwoord")
    page.get_by_role("radio", name="waar", exact=True).check()
    page.get_by_role("radio", name="heel zeker").check()
    send(page)
    # Changed until it closes.
    page.get_by_role("radio", name="niet waar").check()
    expect(page.locator("[data-part=status]")).to_contain_text("Uw vorige antwoord telt")
    page.get_by_role("button", name="Verstuur mijn nieuwe antwoord").click()
    expect(page.get_by_role("button", name="Uw antwoord is verstuurd")).to_be_visible()
    for _ in range(5):
        leader.another_phone().vote(STATEMENT, vote={"chosen": [0]})
    leader.steer("close")
    expect(page.locator("[data-part=phase]")).to_contain_text("De stemming is gesloten")
    expect(page.locator("[data-part=own]")).to_contain_text("niet waar")
    expect(page.locator("[data-part=totals]")).to_have_count(0)
    leader.steer("show")
    expect(page.locator("[data-part=total]").first).to_contain_text("4 of meer van de 6")
    leader.steer("again")
    expect(page.locator("[data-part=phase]")).to_contain_text("U stemt nog een keer")
    expect(page.locator("[data-part=totals]")).to_have_count(0)
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    page.get_by_role("radio", name="waar", exact=True).check()
    send(page)
    for _ in range(5):
        leader.another_phone().vote(STATEMENT, round=2, vote={"chosen": [2]})
    leader.steer("close")
    expect(page.locator("[data-part=phase]")).to_contain_text("gesloten")
    expect(page.locator("[data-part=reveal]")).to_have_count(0)
    leader.steer("reveal")
    expect(page.locator("[data-part=reveal]")).to_be_visible()
    expect(page.locator("[data-part^=reply-]")).to_have_count(1)
    expect(page.locator("[data-part=explanation]")).to_be_visible()
    expect(page.locator("[data-part=total]").first).to_contain_text("Eerste keer: 4 of meer van de 6")
    expect(page.locator("[data-part=total]").first).to_contain_text("Tweede keer: minder dan 3 van de 6")


def test_more_answers_may_be_ticked(leader: Client, join) -> None:
    page, front = join(leader), News(leader)
    leader.steer("ask", question=CHOICE)
    page.get_by_role("checkbox").nth(0).check()
    page.get_by_role("checkbox").nth(1).check()
    send(page)
    front.wait(lambda s: s["question"]["rounds"][0]["votes"] == 1)
    leader.steer("close")
    leader.steer("reveal")
    expect(page.locator("[data-part^=reply-]")).to_have_count(2)
    expect(page.locator("[data-part=fitting]")).to_contain_text("Dit past bij de les")
    front.stop()


def test_own_words_wait_for_the_leader_and_are_shown_as_they_were_typed(leader: Client, join) -> None:
    writer, reader, front = join(leader), join(leader), News(leader)
    leader.steer("ask", question=OWN_WORDS)
    writer.get_by_role("textbox").fill("<b>Zenuwen</b> letten op")
    send(writer)
    waiting = front.wait(lambda s: s["question"] and s["question"]["rounds"][0].get("waiting"))["question"]["rounds"][
        0
    ]["waiting"]
    leader.steer("close")
    expect(reader.locator("[data-part=phase]")).to_contain_text("gesloten")
    expect(reader.get_by_text("Zenuwen")).to_have_count(0)
    leader.steer("let-through", words=waiting[0]["id"], on=True)
    expect(reader.locator("[data-part=words]")).to_contain_text("<b>Zenuwen</b> letten op")
    front.stop()


def test_the_end_leads_to_the_first_part_of_the_lesson_that_the_group_did_not_see(
    leader: Client, join, groups: Server
) -> None:
    page = join(leader)
    heading = page.locator("[data-part=phase]")
    before = heading.inner_text()
    leader.steer("go", lesson=LESSON, screen=3)
    expect(heading).not_to_have_text(before)
    leader.steer("end")
    expect(page.get_by_role("heading", name="Dit deed uw groep")).to_be_focused()
    page.locator("[data-part=go-on]").click()
    page.wait_for_selector("html[data-host=ready]")
    assert page.url == f"{groups.address}/nl/{LESSON}/#deel-1"
    expect(page.locator("[data-step='1']")).to_be_in_viewport()


def test_a_phone_that_lost_its_network_comes_back_and_its_vote_arrives(leader: Client, join, expected) -> None:
    expected("ERR_INTERNET_DISCONNECTED")
    page, front = join(leader), News(leader)
    leader.steer("ask", question=CHOICE)
    page.get_by_role("checkbox").nth(1).check()
    page.context.set_offline(True)
    page.locator("[data-part=send]").click()
    expect(page.get_by_role("button", name="Bezig met versturen")).to_be_visible()
    assert front.wait(lambda s: s["question"])["question"]["rounds"][0]["votes"] == 0
    page.context.set_offline(False)
    expect(page.get_by_role("button", name="Uw antwoord is verstuurd")).to_be_visible()
    front.wait(lambda s: s["question"]["rounds"][0]["votes"] == 1)
    leader.steer("close")
    expect(page.locator("[data-part=own]")).to_be_visible()
    front.stop()


def test_a_phone_survives_a_new_start_of_the_server_with_its_vote(
    serve_groups, new_page, expected, tmp_path: Path
) -> None:
    expected("ERR_")
    # A server that starts says so until the lesson of the vote is there.
    expected("503 (Service Unavailable)")
    server = serve_groups(tmp_path)
    leader = Client(server.address)
    leader.open(pin_of(server))
    leader.steer("go", lesson=LESSON, screen=2)
    leader.steer("ask", question=CHOICE)
    page = new_page()
    page.goto(f"{server.address}/groep/?{leader.code}")
    page.get_by_role("checkbox").nth(0).check()
    send(page)
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()
    expect(page.locator("[data-part=connection]")).to_contain_text("Even geen verbinding")
    # Chosen again while nobody is there to hear it.
    page.get_by_role("checkbox").nth(1).check()
    page.locator("[data-part=send]").click()
    # It is said for ten seconds, and a server takes its time to start.
    back = page.evaluate_handle(
        """() => ({ told: new Promise((done) => {
          const line = document.querySelector("[data-part=connection]");
          new MutationObserver(() => line.textContent.includes("U bent weer verbonden") && done(line.textContent))
            .observe(line, { childList: true, characterData: true, subtree: true });
        }) })"""
    )
    serve_groups(tmp_path, port=server.address.rsplit(":", 1)[1])
    assert "U bent weer verbonden" in back.evaluate("({ told }) => told")
    expect(page.get_by_role("button", name="Uw antwoord is verstuurd")).to_be_visible()
    front = News(leader)
    front.wait(lambda s: s["question"]["rounds"][0]["votes"] == 1)
    for place in (0, 0, 1, 1, 2):
        assert leader.another_phone().vote(CHOICE, vote={"chosen": [place]})[0] == 200
    leader.steer("close")
    leader.steer("show")
    shown = front.wait(lambda s: "options" in s["question"]["rounds"][0])["question"]["rounds"][0]
    # Its last choice, not its first.
    assert (shown["votes"], shown["options"][:2]) == (6, [3, 3])
    front.stop()
    leader.steer("end")


def test_one_phone_too_many_on_an_address_is_told_to_put_up_a_hand(
    leader: Client, groups: Server, new_page, expected
) -> None:
    expected("409 (Conflict)")
    leader.steer("ask", question=STATEMENT)
    crowd = [Client(groups.address, leader.code, source="127.0.0.2") for _ in range(3)]
    for phone in crowd:
        assert phone.vote(STATEMENT, vote={"chosen": [0]})[0] == 200
    sentence = (
        "Via uw verbinding doen al 3 telefoons mee. Vraag de begeleider om er meer toe te laten, of steek uw hand op."
    )
    with another_device(groups.address, "127.0.0.2") as address:
        voting, listening = new_page(), new_page()
        voting.goto(f"{address}/groep/?{leader.code}")
        voting.get_by_role("radio", name="weet ik niet").check()
        voting.locator("[data-part=send]").click()
        expect(voting.locator("[data-part=status]")).to_have_text(sentence)
        # Twice as many may listen: who comes back may still have an old connection.
        ears = [News(phone) for phone in (*crowd, *crowd[1:])]
        for one in ears:
            one.wait(lambda state: state["question"])
        listening.goto(f"{address}/groep/?{leader.code}")
        expect(listening.get_by_role("alert")).to_have_text(sentence)
        for one in ears:
            one.stop()
        # The same button sends it after all, once the leader lets more in.
        leader.steer("more-phones", on=True)
        send(voting)


def test_what_belongs_to_the_reveal_is_nowhere_on_the_phone_before_it(leader: Client, join, groups: Server) -> None:
    lesson = groups.get(f"/nl/{LESSON}/").text
    state = json.loads(re.search(r'id="course-widgets">(.*?)</script>', lesson, re.S)[1])["widgets"][CHOICE]
    plain = [
        re.sub(r"<[^>]+>|\s+", " ", html)
        for html in (*(o["reply_html"] for o in state["options"]), *state["hints_html"], state["explanation_html"])
    ]
    secrets = [text.strip()[:30] for text in plain if text.strip()]
    assert len(secrets) > 3
    page = join(leader)
    bodies: list[str] = []
    page.on(
        "response",
        lambda answer: "event-stream" in answer.headers.get("content-type", "") or bodies.append(answer.text()),
    )
    page.reload()
    leader.steer("ask", question=CHOICE)
    page.get_by_role("checkbox").nth(0).check()
    send(page)
    for _ in range(5):
        leader.another_phone().vote(CHOICE, vote={"chosen": [0]})
    leader.steer("close")
    leader.steer("show")
    expect(page.locator("[data-part=totals]")).to_be_visible()
    everything = " ".join([*bodies, page.content()])
    assert [secret for secret in secrets if secret in everything] == []
    leader.steer("reveal")
    expect(page.locator("[data-part=explanation]")).to_contain_text(secrets[-1][:15])


def kept_on(page: Page, store: str = "localStorage") -> dict[str, dict]:
    """What a phone keeps, by key."""
    return {key: json.loads(text) for key, text in page.evaluate(f"Object.entries({store})")}


def test_until_the_end_a_phone_keeps_a_name_it_made_up_and_its_own_votes(leader: Client, join) -> None:
    page = join(leader)
    leader.steer("ask", question=STATEMENT)
    page.get_by_role("radio", name="weet ik niet").check()
    send(page)
    kept = kept_on(page)
    assert list(kept) == [f"rugpijn-groep/telefoon/{leader.code}"]
    memory = kept[f"rugpijn-groep/telefoon/{leader.code}"]
    assert set(memory) == {"joined", "phone", "sent"}
    assert re.fullmatch("[0-9a-f]{32}", memory["phone"])
    assert memory["sent"] == {f"{LESSON}/{STATEMENT}/1/1": {"chosen": [1]}}
    assert kept_on(page, "sessionStorage") == {}
    assert page.context.cookies() == []
    leader.steer("end")
    expect(page.locator("[data-part=take-home]")).to_be_visible()
    assert kept_on(page) == {}


def test_any_page_of_the_course_wipes_what_is_left_of_a_group_that_is_over(groups: Server, new_page) -> None:
    page = new_page()
    page.goto(f"{groups.address}/nl/")
    page.evaluate("""() => {
        const old = {joined: Date.now() - 5 * 3600 * 1000, phone: '0'.repeat(32), sent: {}};
        localStorage.setItem('rugpijn-groep/telefoon/CKM37R', JSON.stringify(old));
        localStorage.setItem('rugpijn-groep/telefoon/ABC37R', JSON.stringify({...old, joined: Date.now()}));
    }""")
    page.reload()
    page.wait_for_selector("html[data-host=ready]")
    # A group that may still go on is left alone.
    assert list(kept_on(page)) == ["rugpijn-groep/telefoon/ABC37R"]


def test_a_second_tab_of_a_phone_has_no_second_vote(leader: Client, join, groups: Server) -> None:
    first, front = join(leader), News(leader)
    second = first.context.new_page()
    second.goto(f"{groups.address}/groep/?{leader.code}")
    leader.steer("ask", question=STATEMENT)
    first.get_by_role("radio", name="weet ik niet").check()
    send(first)
    second.get_by_role("radio", name="niet waar").check()
    send(second)
    # The last one counts, and the first tab knows it.
    expect(first.get_by_text("Uw vorige antwoord telt")).to_be_visible()
    for place in (0, 2) * 5:
        leader.another_phone().vote(STATEMENT, vote={"chosen": [place]})
    leader.steer("close")
    expect(first.locator("[data-part=own]")).to_contain_text("niet waar")
    leader.steer("show")
    shown = front.wait(lambda s: s["question"] and "options" in s["question"]["rounds"][0])["question"]["rounds"][0]
    assert (shown["votes"], shown["options"]) == (11, [[3, 5], [0, 2], [6, 11]])
    front.stop()


def test_a_phone_that_is_reloaded_knows_its_vote_and_gets_its_reply_at_the_reveal(leader: Client, join) -> None:
    page = join(leader)
    leader.steer("ask", question=STATEMENT)
    page.get_by_role("radio", name="niet waar").check()
    send(page)
    page.reload()
    expect(page.get_by_role("button", name="Uw antwoord is verstuurd")).to_be_visible()
    expect(page.get_by_role("radio", name="niet waar")).to_be_checked()
    leader.steer("close")
    page.reload()
    expect(page.locator("[data-part=own]")).to_contain_text("niet waar")
    leader.steer("reveal")
    expect(page.locator("[data-part^=reply-]")).to_have_count(1)


def test_where_nothing_may_be_kept_the_name_lives_in_the_tab_and_wiping_wipes_it(
    leader: Client, join, groups: Server
) -> None:
    page = join(leader)
    page.evaluate("localStorage.clear(); localStorage.setItem('rugpijn-niets-bewaren', '1')")
    page.reload()
    expect(page.locator("[data-part=waiting]")).to_be_visible()
    assert list(page.evaluate("({...localStorage})")) == ["rugpijn-niets-bewaren"]
    assert list(kept_on(page, "sessionStorage")) == [f"rugpijn-groep/telefoon/{leader.code}"]
    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.reload()
    expect(page.locator("[data-part=waiting]")).to_be_visible()
    course = page.context.new_page()
    course.goto(f"{groups.address}/nl/mijn-cursus/")
    course.wait_for_selector("html[data-host=ready]")
    wipe(course)
    expect(course.get_by_text("Alles is gewist.")).to_be_visible()
    assert kept_on(course) == {}


def test_the_safety_list_is_one_tap_away_and_word_for_word(leader: Client, join, groups: Server) -> None:
    assert wrong_with(groups.get("/groep/").text) == []
    page = join(leader, width=320, height=700)
    leader.steer("ask", question=CHOICE)
    page.get_by_text("Wanneer belt u de dokter?").first.click()
    expect(page.get_by_role("region", name="Wanneer belt u de dokter?")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("region", name="Wanneer belt u de dokter?")).to_be_hidden()


#: What is too small for a thumb, of what can be pressed; the number of a source stands within a sentence.
SMALL = "(all) => all.filter((e) => e.getBoundingClientRect().height < 43.9).map((e) => e.outerHTML.slice(0, 80))"


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_state_is_accessible_and_fits_a_narrow_screen(leader: Client, join, axe_violations, theme: str) -> None:
    page = join(leader, width=320, height=700)
    page.evaluate(
        "(theme) => localStorage.setItem('rugpijn-lezen', JSON.stringify({version: 1, saved: '', values: {theme}}))",
        theme,
    )
    page.reload()
    expect(page.locator(f"html[data-theme={theme}]")).to_have_count(1)

    def look() -> None:
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert (
            page.locator("main :is(button:not(.source), .w-choice, summary, input[type=range]):visible").evaluate_all(
                SMALL
            )
            == []
        )

    expect(page.locator("[data-part=waiting]")).to_be_visible()
    page.get_by_text("Stel een vraag").click()
    asks, news = leader.another_phone(), News(leader)
    asks.post(f"/groep/api/rooms/{leader.code}/say", {"phone": asks.phone, "do": "ask", "text": "Mag ik bukken?"})
    leader.steer("decide", asked=news.wait(lambda state: state.get("desk"))["desk"][0]["id"], standing="shown")
    news.stop()
    expect(page.locator("[data-part=others]")).to_be_visible()
    look()
    leader.steer("ask", question=STATEMENT)
    page.get_by_role("radio", name="niet waar").check()
    look()
    send(page)
    leader.steer("hands", option=0, people=6)
    leader.steer("close")
    leader.steer("reveal")
    expect(page.locator("[data-part=totals]")).to_be_visible()
    look()


def test_where_there_are_no_groups_the_page_says_so(course: Server, new_page, axe_violations) -> None:
    page = new_page(320, 700)
    page.goto(f"{course.address}/groep/?CKM37R")
    page.wait_for_selector("html[data-host=ready]")
    expect(page.get_by_role("heading", name="Hier is nu geen groep")).to_be_visible()
    assert page.get_by_role("link", name="Begin een groep").get_attribute("href") == "begin/"
    assert axe_violations(page) == []
    page.get_by_role("link", name="Naar alle lessen").click()
    expect(page.get_by_role("heading", name="De lessen")).to_be_visible()
    assert course.get("/groep").headers["Location"] == "groep/"
    assert wrong_with(course.get("/groep/").text) == []
