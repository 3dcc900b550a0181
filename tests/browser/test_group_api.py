"""Rooms over HTTP: what a leader, thirty phones, a hostile phone and a server that dies do to them."""

from __future__ import annotations

import json
import re
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import LONGEST, Server, pin_of, start_groups
from tests.group_client import Client, News

LESSON = "02-uw-alarmsysteem"
STATEMENT = "meer-pijn-meer-mis"
CHOICE = "wat-klopt"
pytestmark = pytest.mark.xdist_group("groups")


@pytest.fixture
def leader(groups: Server) -> Iterator[Client]:
    leader = Client(groups.address)
    leader.open(pin_of(groups))
    assert leader.steer("go", lesson=LESSON, screen=2)[0] == 200
    yield leader
    leader.steer("end")


def test_a_room_opens_with_the_pin_only(groups: Server) -> None:
    stranger = Client(groups.address)
    status, answer = stranger.post("/groep/api/rooms", {"pin": "000000"})
    assert (status, "key" in answer) == (403, False)
    assert "pincode" in answer["message"].lower()
    assert stranger.post("/groep/api/rooms", {})[0] == 403


def test_five_phones_vote_twice_and_the_group_sees_the_shift(leader: Client) -> None:
    at_the_front, phones = News(leader), [leader.another_phone() for _ in range(6)]
    assert leader.steer("ask", question=STATEMENT)[0] == 200
    in_the_room = News(phones[0])
    in_the_room.wait(lambda s: s["question"] and s["question"]["phase"] == "open")
    for phone in phones[:4]:
        assert phone.vote(STATEMENT, vote={"chosen": [0], "certainty": 3}) == (200, {})
    assert phones[0].vote(STATEMENT, vote={"chosen": [2], "certainty": 1})[0] == 200  # changed its mind
    at_the_front.wait(lambda s: s["question"] and s["question"]["rounds"][0]["votes"] == 4)
    leader.steer("close")
    assert phones[4].vote(STATEMENT, vote={"chosen": [0]})[0] == 409
    assert leader.steer("hands", option=1, people=2)[0] == 200
    leader.steer("show")
    shown = at_the_front.wait(lambda s: s["question"]["phase"] == "shown")["question"]["rounds"][0]
    # What the group has seen does not change any more.
    assert leader.steer("hands", option=1, people=3)[0] == 409
    # Of four phones nothing is told; the hands are as everybody saw them.
    assert shown == {"votes": 6, "phones": 4, "hands": [0, 2, 0], "too_few": True}
    leader.steer("again")
    for phone in phones:
        assert phone.vote(STATEMENT, round=2, vote={"chosen": [2], "certainty": 2})[0] == 200
    assert phones[0].vote(STATEMENT, round=1, vote={"chosen": [0]})[0] == 409
    # Phones do not yet see the first round again while they vote.
    assert in_the_room.wait(lambda s: s["question"]["round"] == 2)["question"]["rounds"] == []
    leader.steer("close")
    leader.steer("reveal")
    both = in_the_room.wait(lambda s: s["question"]["revealed"])["question"]
    assert both["rounds"][0] == shown
    assert both["rounds"][1] == {
        "votes": 6,
        "phones": 6,
        "hands": [0, 0, 0],
        "options": [[0, 2], [0, 2], [4, 6]],
        "sure": [0, 0, 2],
    }
    assert both["replies_html"][0]
    for news in (at_the_front, in_the_room):
        news.stop()


def test_one_odd_vote_takes_nobody_off_line(leader: Client) -> None:
    news = [News(leader), News(leader.another_phone())]
    leader.steer("ask", question=STATEMENT)
    for _ in range(5):
        assert leader.another_phone().vote(STATEMENT, vote={"chosen": [0]})[0] == 200
    for odd in (2.0, True, "2", [2], 10**30):
        assert leader.another_phone().vote(STATEMENT, vote={"chosen": [0], "certainty": odd})[0] == 400
    leader.steer("close")
    leader.steer("show")
    for one in news:
        shown = one.wait(lambda s: s["question"] and s["question"]["phase"] == "shown")["question"]["rounds"][0]
        assert (shown["votes"], shown["options"]) == (5, [[3, 5], [0, 2], [0, 2]])
        one.stop()


def test_the_leader_lets_more_phones_in_over_one_connection(leader: Client, groups: Server) -> None:
    leader.steer("ask", question=CHOICE)
    phones = [Client(groups.address, leader.code, source="127.0.0.2") for _ in range(5)]
    statuses = [phone.vote(CHOICE, vote={"chosen": [0]}) for phone in phones]
    assert [status for status, _ in statuses] == [200, 200, 200, 409, 409]
    assert "Vraag de begeleider om er meer toe te laten" in statuses[-1][1]["message"]
    assert leader.another_phone().steer("more-phones", on=True)[0] == 403
    assert leader.steer("more-phones", on=True)[0] == 200
    assert phones[4].vote(CHOICE, vote={"chosen": [0]})[0] == 200


def test_the_answer_reaches_no_phone_before_the_reveal(leader: Client, groups: Server) -> None:
    page = groups.get(f"/nl/{LESSON}/").text
    state = json.loads(re.search(r'id="course-widgets">(.*?)</script>', page, re.S)[1])["widgets"][CHOICE]
    secrets = [re.sub(r"<[^>]+>", "", o["reply_html"])[:40] for o in state["options"]] + [
        re.sub(r"<[^>]+>", "", h)[:40] for h in state["hints_html"]
    ]
    secrets.append(re.sub(r"<[^>]+>", "", state["explanation_html"])[:40])
    news = News(leader.another_phone())
    leader.steer("ask", question=CHOICE)
    for _ in range(6):
        assert leader.another_phone().vote(CHOICE, vote={"chosen": [0, 1]})[0] == 200
    leader.steer("close")
    leader.steer("show")
    news.wait(lambda s: s["question"] and s["question"]["phase"] == "shown")
    before = news.raw.decode()
    assert [s for s in secrets if s and json.dumps(s)[1:-1] in before] == []
    assert '"right"' not in before
    leader.steer("reveal")
    news.wait(lambda s: s["question"]["revealed"])
    assert json.dumps(secrets[0])[1:-1] in news.raw.decode()
    news.stop()


def test_own_words_are_shown_only_after_the_leader_lets_them_through(leader: Client) -> None:
    front, phone = News(leader), leader.another_phone()
    news = News(leader.another_phone())
    leader.steer("ask", question="in-eigen-woorden")
    assert phone.vote("in-eigen-woorden", text="<b>Zenuwen</b> letten op")[0] == 200
    for wrong in ("", "   ", "x" * 201, 7):
        assert phone.vote("in-eigen-woorden", text=wrong)[0] == 400
    waiting = front.wait(lambda s: s["question"] and s["question"]["rounds"][0]["waiting"])["question"]["rounds"][0][
        "waiting"
    ]
    assert waiting[0]["text"] == "<b>Zenuwen</b> letten op"
    assert "Zenuwen" not in news.raw.decode()
    leader.steer("let-through", words=waiting[0]["id"], on=True)
    news.wait(lambda s: s["question"] and s["question"]["rounds"][0]["words"])
    front.stop()
    news.stop()


def test_what_is_wrong_is_refused_and_the_room_goes_on(leader: Client, groups: Server) -> None:
    phone = leader.another_phone()
    leader.steer("ask", question=CHOICE)
    path = f"/groep/api/rooms/{leader.code}"
    for answer, status in (
        (phone.vote(CHOICE, vote={"chosen": [99]}), 400),
        (phone.vote("bestaat-niet", vote={"chosen": [0]}), 409),
        (phone.vote(CHOICE, round=2, vote={"chosen": [0]}), 409),
        (phone.post(f"{path}/vote", b"{geen json"), 400),
        (phone.post(f"{path}/vote", b"[" * 3000), 400),
        (phone.post(f"{path}/vote", b'{"text": "\\ud800"}'), 400),
        (phone.post(f"{path}/vote", {"phone": "kort", "question": CHOICE}), 400),
        (phone.post(f"{path}/vote", {"phone": phone.phone, "question": "x" * 5000}), 413),
        (phone.post(f"{path}/vote", {}, **{"Content-Type": "text/plain"}), 400),
        (
            phone.post(
                f"{path}/vote", {"phone": phone.phone, "question": CHOICE, "round": 10**30, "vote": {"chosen": [0]}}
            ),
            400,
        ),
        (phone.post(f"{path}/vote", b'{"round": 1e999}'), 400),
        (phone.post(f"{path}/vote", {"phone": phone.phone}, Host="["), 400),
        (phone.post(f"{path}/vote", {"phone": phone.phone}, Host="[::1"), 400),
        (phone.post(f"{path}/say", {"phone": phone.phone, "do": "dansen"}), 400),
        (phone.post(f"{path}/say", {"phone": phone.phone, "do": "ask", "text": "\u200b"}), 400),
        (phone.post(f"{path}/say", {"phone": phone.phone, "do": "same", "asked": "x", "on": True}), 409),
        (phone.post(f"{path}/say", {"phone": "kort", "do": "sign", "sign": "fast"}), 400),
        (phone.steer("decide", asked="x", standing="shown"), 403),
        (leader.steer("decide", asked="x", standing="shown"), 400),
        (leader.steer("let-through", words=10**30, on=True), 400),
        (leader.steer("let-through", words=2**53, on=True), 400),
        (phone.steer("reveal"), 403),
        (phone.post(f"{path}/steer", {"do": "reveal"}, Authorization="Bearer geraden"), 403),
        (phone.post("/groep/api/rooms/HALLO1/vote", {"phone": phone.phone}), 404),
        (phone.post("/groep/api/rooms/CKM37R/vote", {"phone": phone.phone}), 404),
        (phone.post("/groep/api/rooms/<script>/vote", {}), 404),
        (leader.steer("dansen"), 409),
        (leader.steer("hands", option=0, people=100_000), 400),
        (leader.steer("go", screen=999), 400),
    ):
        assert answer[0] == status, answer
        assert answer[1]["message"].endswith((".", "n."))
    assert groups.get(f"{path}/news", {"Authorization": "Bearer geraden"}).status == 403
    assert groups.get("/groep/api/rooms/CKM37R/news").status == 404
    assert phone.vote(CHOICE, vote={"chosen": [0]})[0] == 200


def test_a_megabyte_of_vote_does_not_reach_the_room(leader: Client, groups: Server) -> None:
    parts = urlsplit(groups.address)
    with socket.create_connection((parts.hostname, parts.port), timeout=LONGEST) as line:
        line.sendall(
            f"POST /groep/api/rooms/{leader.code}/vote HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000001\r\n\r\n".encode()
        )
        answer = line.recv(1000)
        assert b" 413 " in answer or b" 400 " in answer or answer == b""
    assert leader.steer("ask", question=CHOICE)[0] == 200


def test_a_phone_that_hammers_is_slowed_down_and_the_others_vote_on(leader: Client) -> None:
    leader.steer("ask", question=CHOICE)
    greedy = leader.another_phone()
    statuses = [greedy.vote(CHOICE, vote={"chosen": [0]})[0] for _ in range(40)]
    assert statuses[0] == 200
    assert 429 in statuses
    assert leader.another_phone().vote(CHOICE, vote={"chosen": [1]})[0] == 200


def test_a_killed_server_loses_no_vote_and_counts_none_twice(serve_groups, tmp_path: Path) -> None:
    server = serve_groups(tmp_path)
    leader = Client(server.address)
    leader.open(pin_of(server))
    leader.steer("go", lesson=LESSON, screen=2)
    leader.steer("ask", question=CHOICE)
    front = News(leader)
    phones = [leader.another_phone() for _ in range(12)]
    for phone in phones[:7]:
        assert phone.vote(CHOICE, vote={"chosen": [0]})[0] == 200
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()
    port = server.address.rsplit(":", 1)[1]
    again = serve_groups(tmp_path, port=port)
    assert pin_of(again) == pin_of(server)
    for phone in phones[5:]:
        assert phone.vote(CHOICE, vote={"chosen": [1]})[0] == 200
    last = front.wait(lambda s: s["question"] and s["question"]["rounds"][0]["votes"] == 12)
    assert last["question"]["phase"] == "open"
    leader.steer("close")
    leader.steer("show")
    assert front.wait(lambda s: "options" in s["question"]["rounds"][0])["question"]["rounds"][0]["options"][:2] == [
        5,
        7,
    ]
    leader.steer("end")
    assert front.wait(lambda s: s.get("ended"))
    front.stop()


def test_two_processes_share_a_room_through_redis(serve_groups, tmp_path: Path, redis_url: str) -> None:
    one = serve_groups(tmp_path / "een", "--rooms", redis_url)
    other = serve_groups(tmp_path / "twee", "--rooms", redis_url)
    leader = Client(one.address)
    leader.open(pin_of(one))
    leader.steer("go", lesson=LESSON, screen=2)
    leader.steer("ask", question=CHOICE)
    elsewhere = Client(other.address, leader.code)
    news = News(elsewhere)
    news.wait(lambda s: s["question"] and s["question"]["phase"] == "open")
    front = News(Client(other.address, leader.code, leader.key))
    for address in (one.address, other.address) * 4:
        assert Client(address, leader.code).vote(CHOICE, vote={"chosen": [0]})[0] == 200
    front.wait(lambda s: s["question"] and s["question"]["rounds"][0]["votes"] == 8)
    one.process.send_signal(signal.SIGKILL)
    one.process.wait()
    assert Client(other.address, leader.code).vote(CHOICE, vote={"chosen": [0]})[0] == 200
    at_other = Client(other.address, leader.code, leader.key)
    assert at_other.steer("close")[0] == 200
    front.wait(lambda s: s["question"]["phase"] == "closed" and s["question"]["rounds"][0]["votes"] == 9)
    assert at_other.steer("end")[0] == 200
    news.stop()
    front.stop()


@pytest.fixture(scope="module")
def behind(keep_server, shared_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A server behind a front server, for who guesses: each comes from an address of its own."""
    folder = tmp_path_factory.mktemp("behind")
    return start_groups(keep_server, shared_cache, folder, "--address", "https://cursus.praktijk.nl/")


def test_guessing_the_pin_is_slowed_down(behind: Server) -> None:
    guesser = Client(behind.address, source="127.0.0.9")
    statuses = [guesser.post("/groep/api/rooms", {"pin": f"{n:06}"})[0] for n in range(8)]
    assert statuses[:5] == [403] * 5
    # How long the wait lasts is tested with a clock of its own.
    assert statuses[5] == 429


def test_behind_a_front_server_a_guesser_makes_only_itself_wait(behind: Server) -> None:
    room, front = Client(behind.address), {"Host": "cursus.praktijk.nl"}
    # Only the last entry is the front server's own; a guesser writes what it likes before that.
    guesses = [
        room.post("/groep/api/rooms", {"pin": f"{n:06}"}, **front, **{"X-Forwarded-For": f"10.0.0.{n}, 203.0.113.9"})[0]
        for n in range(7)
    ]
    assert guesses == [403] * 5 + [429] * 2
    status, _ = room.post("/groep/api/rooms", {"pin": pin_of(behind)}, **front, **{"X-Forwarded-For": "198.51.100.7"})
    assert status == 201


def test_behind_a_front_server_each_reader_has_the_limits_of_an_own_address(behind: Server) -> None:
    leader = Client(behind.address)
    leader.open(pin_of(behind))
    leader.steer("go", lesson=LESSON, screen=2)
    leader.steer("ask", question=CHOICE)

    def votes_from(reader: str, many: int) -> list[int]:
        headers = {"Host": "cursus.praktijk.nl", "X-Forwarded-For": f"10.9.8.7, {reader}"}
        path = f"/groep/api/rooms/{leader.code}/vote"
        ballot = {"question": CHOICE, "round": 1, "vote": {"chosen": [0]}}
        return [
            leader.another_phone().post(path, {"phone": f"{n:08x}" * 4, **ballot}, **headers)[0] for n in range(many)
        ]

    assert votes_from("8.8.4.4", 22) == [200] * 20 + [409] * 2
    assert votes_from("8.8.8.8", 1) == [200]


def test_nothing_about_phones_or_votes_is_logged(leader: Client, groups: Server) -> None:
    phone = leader.another_phone()
    phone.post("/groep/api/rooms/CKM37R/vote", {"phone": phone.phone})
    assert phone.phone not in groups.log
    assert leader.key not in groups.log
    assert leader.code not in groups.log
    assert "127.0.0.1" not in groups.log.replace(groups.address, "")
