"""What may be said in a room, and the code and PIN that open it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations_with_replacement, permutations, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.groups.codes import ALPHABET, PinGuard, leader_pin, new_code, read_code
from course.groups.marks import MARKS
from course.groups.questions import Question, ballot, clean_words
from course.groups.rooms import Refused, Room, after_loss, steer
from course.groups.totals import FEW, parts_told, totals
from widgets.quiz.quiz_grammar import MOST_OPTIONS

STATES = {
    "one": {"kind": "one", "options": 3},
    "more": {"kind": "more", "options": 4},
    "stelling": {"kind": "stelling", "options": 3},
    "volgorde": {"kind": "volgorde", "options": 3},
    "schatting": {"kind": "schatting", "options": 0, "low": 0.0, "high": 100.0, "step": 5.0},
    "open": {"kind": "open", "options": 0},
}


def question(kind: str) -> Question:
    return Question(name=kind, shown={}, secret={}, **STATES[kind])


def state_of_a_quiz(kind: str = "one", **more: object) -> dict:
    options = [
        {"text_html": f"tekst {i}", "text": f"tekst {i}", "right": i == 1, "reply_html": f"geheim {i}"}
        for i in range(3)
    ]
    return {
        "name": "proef", "kind": kind, "before_html": "", "question_html": "Vraag?", "after_html": "", "options": options,
        "hints_html": ["geheime hint"], "explanation_html": "geheime uitleg", "scale": {}, "first_order": [2, 0, 1], **more,
    }  # fmt: skip


def test_as_many_answers_as_a_question_can_have_differ_by_letter_and_by_shape() -> None:
    assert "".join(mark.letter for mark in MARKS) == "ABCDEFGH"[:MOST_OPTIONS]
    assert len({mark.path for mark in MARKS}) == len({mark.shape for mark in MARKS}) == MOST_OPTIONS


def test_a_code_reads_back_however_it_is_typed() -> None:
    for _ in range(200):
        code = new_code()
        assert read_code(f" {code[:3].lower()}-{code[3:]} ") == code
    assert not set(ALPHABET) & set("AEIOUQ01LZ258SB6G")
    for wrong in ("", "CKM37", "CKM37RR", "CKM370", "<scri>", "кириил"):
        assert read_code(wrong) is None


def test_the_pin_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    file = tmp_path / "groups/pin"
    pin = leader_pin(file)
    assert leader_pin(file) == pin
    assert file.stat().st_mode & 0o077 == 0
    assert leader_pin(file, "123456") == "123456"
    file.write_text("kapot")
    assert leader_pin(file).isdigit()


def test_guessing_the_pin_takes_longer_and_longer() -> None:
    clock = [0.0]
    guard = PinGuard("482913", lambda: clock[0])
    waits = []
    for _ in range(12):
        assert not guard.right("000000")
        waits.append(guard.wait())
        clock[0] += guard.wait()
    assert waits[:4] == [0, 0, 0, 0]
    assert waits[4:] == [2, 4, 8, 16, 32, 60, 60, 60]
    assert guard.right("482913")
    assert not guard.right("4829131")
    assert guard.wait() == 0


def test_who_guesses_for_days_keeps_waiting_and_holds_up_nobody_else() -> None:
    clock = [0.0]
    guard = PinGuard("482913", lambda: clock[0])
    for _ in range(1100):
        assert not guard.right("000000", "10.0.0.66")
        assert guard.wait("10.0.0.66") >= 60 or clock[0] < 120
        assert guard.wait("10.0.0.5") == 0
        clock[0] += guard.wait("10.0.0.66")
    # Not more than one a minute, however long it goes on.
    assert clock[0] > 60 * 1000


def test_who_guesses_from_many_addresses_is_slowed_down_as_one_and_the_leader_may_mistype() -> None:
    clock = [0.0]
    guard = PinGuard("482913", lambda: clock[0])
    addresses = [f"10.0.0.{number}" for number in range(100)]
    tries = 0
    for _ in range(3 * 3600):
        for address in addresses:
            if guard.wait(address) == 0:
                assert not guard.right("000000", address)
                tries += 1
        clock[0] += 1
    # An address that did nothing for an hour is forgotten, and begins anew; each by itself could try 60 times an hour.
    assert tries <= 4 * (guard.FREE_TRIES * len(addresses) + guard.MOST_AN_HOUR)
    for _ in range(guard.FREE_TRIES - 1):
        assert not guard.right("482914", "10.0.1.1")
        assert guard.wait("10.0.1.1") == 0
    assert guard.right("482913", "10.0.1.1")


def test_who_has_ever_new_addresses_is_slowed_down_too() -> None:
    clock = [0.0]
    guard = PinGuard("482913", lambda: clock[0])
    tries = 0
    while clock[0] < 2 * 3600:
        if guard.wait(f"10.{tries}") == 0:
            assert not guard.right("000000", f"10.{tries}")
            tries += 1
        clock[0] += 1
    assert tries <= 2 * guard.MOST_OF_ALL + 1


@pytest.mark.parametrize(
    ("kind", "vote", "written"),
    [
        ("one", {"chosen": [2]}, {"chosen": [2]}),
        ("one", {"chosen": [2], "certainty": 3, "extra": "x"}, {"chosen": [2]}),
        ("more", {"chosen": [3, 0]}, {"chosen": [0, 3]}),
        ("stelling", {"chosen": [1], "certainty": 2}, {"chosen": [1], "certainty": 2}),
        ("stelling", {"chosen": [1]}, {"chosen": [1]}),
        ("volgorde", {"order": [2, 0, 1]}, {"order": [2, 0, 1]}),
        ("schatting", {"estimate": 61}, {"estimate": 60.0}),
    ],
)
def test_a_vote_has_one_written_form(kind: str, vote: dict, written: dict) -> None:
    assert json.loads(ballot(question(kind), vote)) == written


@pytest.mark.parametrize(
    ("kind", "vote"),
    [
        ("one", {"chosen": [3]}),
        ("one", {"chosen": [-1]}),
        ("one", {"chosen": [0, 1]}),
        ("one", {"chosen": []}),
        ("one", {"chosen": [True]}),
        ("one", {"chosen": "0"}),
        ("one", {"chosen": [0.0]}),
        ("more", {"chosen": [1, 1]}),
        ("stelling", {"chosen": [1], "certainty": 4}),
        ("stelling", {"chosen": [1], "certainty": True}),
        ("stelling", {"chosen": [0], "certainty": 2.0}),
        ("stelling", {"chosen": [0], "certainty": [2]}),
        ("volgorde", {"order": [0, 1]}),
        ("volgorde", {"order": [0, 1, 1]}),
        ("schatting", {"estimate": 101}),
        ("schatting", {"estimate": float("nan")}),
        ("schatting", {"estimate": "60"}),
        ("open", {"chosen": [0]}),
    ],
)
def test_a_vote_that_does_not_fit_is_refused(kind: str, vote: dict) -> None:
    with pytest.raises(Refused):
        ballot(question(kind), vote)


NUMBERS = (
    st.none()
    | st.booleans()
    | st.integers(-2, 5)
    | st.integers()
    | st.floats()
    | st.sampled_from([1.0, 2.0, 3.0, 10**400, -0.0, 60, 61.5])
)
ODD = st.recursive(
    NUMBERS | st.text(max_size=5),
    lambda c: (
        st.lists(c, max_size=5)
        | st.dictionaries(st.sampled_from(["chosen", "order", "estimate", "certainty"]), c, max_size=4)
    ),
    max_leaves=8,
)
# Near to what fits, or most of what is made would be refused at once.
LOOKS = [0, 1, 2, 3, 0.0, -0.0, 1.0, 2.0, 3.0, True, False, None, "2", [2], 10**400, float("nan"), float("inf")]
ALMOST = st.sampled_from(LOOKS)
NEAR = st.fixed_dictionaries(
    {
        "chosen": st.sampled_from([[0], [1], [2], [0, 1], [1.0], [True]]) | st.lists(ALMOST, max_size=4),
        "order": st.permutations([0, 1, 2]) | st.lists(ALMOST, max_size=4),
        "estimate": st.integers(-1, 101) | st.floats(-1, 101) | NUMBERS,
    },
    optional={"certainty": ALMOST},
)


def can_be_counted(kind: str, vote: object, phones: int = 5) -> None:
    """What is taken as a vote can be counted; anything else is refused."""
    try:
        text = ballot(question(kind), vote)
    except Refused:
        return
    # Written down, it is taken again as the same vote.
    assert ballot(question(kind), json.loads(text)) == text
    found = totals(question(kind), Counter({text: phones}), {}, 5)
    assert found["phones"] == phones
    json.dumps(found, allow_nan=False)


@pytest.mark.parametrize("kind", STATES)
@settings(max_examples=100)
@given(vote=NEAR | ODD, phones=st.integers(1, 40))
def test_whatever_is_taken_as_a_vote_can_be_counted(kind: str, vote: object, phones: int) -> None:
    can_be_counted(kind, vote, phones)


@pytest.mark.parametrize("kind", STATES)
def test_what_looks_like_a_number_of_the_list_is_one_or_is_refused(kind: str) -> None:
    for chosen, certainty in product(LOOKS, repeat=2):
        can_be_counted(kind, {"chosen": [chosen], "order": [0, chosen, 2], "estimate": chosen, "certainty": certainty})


@pytest.mark.parametrize(
    "kept",
    [
        '{"chosen": [0], "certainty": 2.0}',
        '{"chosen": [7]}',
        '{"order": [0]}',
        "{half",
        "null",
        "[" * 5000,
        '{"chosen": null}',
    ],
)
def test_a_vote_that_was_kept_and_cannot_be_read_is_left_out(kept: str) -> None:
    good = Counter({'{"chosen": [0]}': 5, '{"chosen": [2]}': 5})
    assert totals(question("stelling"), Counter({**good, kept: 1}), {}, 5) == totals(question("stelling"), good, {}, 5)


def test_of_fewer_phones_than_the_least_number_nothing_is_told_and_hands_are_told_by_themselves() -> None:
    few = totals(question("one"), Counter({'{"chosen": [1]}': 4}), {0: 9}, 5)
    assert few == {"votes": 13, "phones": 4, "hands": [9, 0, 0], "too_few": True}
    none = totals(question("one"), Counter(), {0: 2}, 5)
    assert none == {"votes": 2, "phones": 0, "hands": [2, 0, 0]}
    assert totals(question("one"), Counter(), {}, 5)["too_few"]
    # What phones chose is told without the hands.
    enough = totals(question("one"), Counter({'{"chosen": [1]}': 4, '{"chosen": [2]}': 3}), {0: 2}, 5)
    assert enough == {"votes": 9, "phones": 7, "hands": [2, 0, 0], "options": [[0, 4], [0, 4], [0, 4]]}


def test_totals_of_each_kind() -> None:
    certain = Counter(
        {'{"chosen": [0], "certainty": 3}': 3, '{"chosen": [0], "certainty": 1}': 1, '{"chosen": [2]}': 4}
    )
    assert totals(question("stelling"), certain, {}, 5) == {
        "votes": 8, "phones": 8, "hands": [0, 0, 0], "options": [[3, 8], [0, 2], [3, 8]], "sure": [3, 0, 0],
    }  # fmt: skip
    estimates = totals(
        question("schatting"),
        Counter({'{"estimate": 60.0}': 6, '{"estimate": 5.0}': 4, '{"estimate": 50.0}': 2, '{"estimate": 90.0}': 1}),
        {},
        5,
    )
    assert [one["people"] for one in estimates["bins"]] == [4, [0, 2], [0, 2], [0, 2], 6, [0, 2], [0, 2]]
    assert estimates["bins"][4] == {"from": 60.0, "to": 70.0, "people": 6}
    # By what is told, the seventh of these 13 lies in one of these stretches.
    assert estimates["middle"] == {"from": 30.0, "to": 70.0}
    assert totals(question("volgorde"), Counter({'{"order": [0, 1, 2]}': 1, '{"order": [2, 1, 0]}': 5}), {}, 5)[
        "together"
    ] == [2, 1, 0]


def groups(phones: int, answers: int, *, one_each: bool) -> Iterator[tuple[int, ...]]:
    """How many phones can have chosen each answer."""
    for parts in product(range(phones + 1), repeat=answers):
        if sum(parts) == phones or (not one_each and sum(parts) > phones):
            yield parts


@pytest.mark.parametrize("kind", ["one", "stelling", "opinion", "more", "schatting"])
@pytest.mark.parametrize("answers", [2, 3, 4])
@pytest.mark.parametrize("phones", range(5, 13))
def test_a_number_that_is_not_told_does_not_follow_from_the_others(kind: str, answers: int, phones: int) -> None:
    asked = (
        replace(question("schatting"), high=answers - 1.0, step=1.0)
        if kind == "schatting"
        else Question(kind, kind, answers, {}, {})
    )
    vote = (
        '{{"estimate": {}}}'
        if kind == "schatting"
        else '{{"chosen": [{}], "certainty": 3}}'
        if kind == "stelling"
        else '{{"chosen": [{}]}}'
    )
    by_sight: dict[str, list[tuple[int, ...]]] = {}
    for parts in groups(phones, answers, one_each=kind != "more"):
        if kind == "more":
            seen: object = parts_told(list(parts), phones, one_each=False)
        else:
            seen = totals(asked, Counter({vote.format(place): people for place, people in enumerate(parts)}), {}, 5)
        by_sight.setdefault(json.dumps(seen), []).append(parts)
    for seen, possible in by_sight.items():
        # Nobody's vote is known, or somebody knows a vote of his own.
        for own in (None, *range(answers)):
            left = [parts for parts in possible if own is None or parts[own]]
            for place in range(answers):
                numbers = {parts[place] for parts in left}
                assert len(numbers) != 1 or FEW <= min(numbers) <= phones - FEW, (seen, own, left)


@pytest.mark.parametrize("phones", [30, 60, 200])
def test_of_a_large_group_more_is_told(phones: int) -> None:
    a, b = phones // 2, phones // 3
    first, second, *_ = parts_told([a, b, phones - a - b - 1, 1], phones, one_each=True)
    assert first[1] - first[0] < 10
    assert second[1] - second[0] < 10
    assert first[0] <= a <= first[1]


def test_the_middle_of_the_estimates_is_nobodys_own() -> None:
    """Of five low and five high ones and a lonely one between them, that is the middle one."""
    lonely = Counter({'{"estimate": 0.0}': 5, '{"estimate": 50.0}': 1, '{"estimate": 100.0}': 5})
    found = totals(question("schatting"), lonely, {}, 5)
    assert found.get("middle") is None or found["middle"]["from"] < 45 or found["middle"]["to"] > 55
    single = replace(question("schatting"), high=5.0, step=1.0)
    told = 0
    for parts in groups(7, 6, one_each=True):
        found = totals(
            single, Counter({f'{{"estimate": {place}}}': people for place, people in enumerate(parts)}), {}, 5
        )
        if middle := found.get("middle"):
            told += 1
            assert (
                sum(people for place, people in enumerate(parts) if middle["from"] <= place <= middle["to"]) >= FEW
            ), parts
    assert told


def choices(kind: str) -> list[str]:
    """Every vote that somebody can give on a question, in its written form."""
    if kind == "volgorde":
        return [json.dumps({"order": list(order)}) for order in permutations(range(3))]
    if kind == "schatting":
        return [json.dumps({"estimate": float(number)}) for number in range(0, 101, 5)]
    return [json.dumps({"chosen": [place]}) for place in range(STATES[kind]["options"])]


@pytest.mark.parametrize("kind", ["one", "more", "stelling", "volgorde", "schatting"])
@pytest.mark.parametrize("phones", range(5, 9))
def test_who_knows_the_own_vote_cannot_tell_what_another_chose(kind: str, phones: int) -> None:
    # Everything that a group of this size can have voted, by what it then sees.
    possible = choices(kind)[:: 4 if kind == "schatting" else 1]
    by_sight: dict[str, list[Counter]] = {}
    for votes in combinations_with_replacement(possible, phones):
        box = Counter(votes)
        by_sight.setdefault(json.dumps(totals(question(kind), box, {}, 5)), []).append(box)
    for boxes in by_sight.values():
        for own in possible:
            others = [box - Counter([own]) for box in boxes if box[own]]
            # In whatever is shown, no choice is that of all others for sure.
            assert not others or not set.intersection(
                *(({next(iter(rest))} if len(rest) == 1 else set()) for rest in others)
            ), boxes


def test_own_words_are_kept_without_signs_that_cannot_be_seen_or_that_cover_others() -> None:
    assert clean_words("Mijn\u202e rug\u200b\x00 is\n sterk") == "Mijn rug is sterk"
    assert clean_words("e" + "\u0301" * 150 + "n") == "\u00e9\u0301\u0301n"
    assert clean_words("\u200b\u202e\ufeff") == ""
    assert clean_words("Caf\u00e9 \u2013 \u00a9 \U0001f642") == "Caf\u00e9 \u2013 \u00a9 \U0001f642"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", None),  # a family, one sign
        ("\U0001f937\U0001f3fd\u200d\u2640\ufe0f", None),  # somebody who shrugs
        ("\u2764\ufe0f\u200d\U0001f525", None),
        ("\u0645\u06cc\u200c\u062f\u0627\u0646\u0645", None),  # two parts of one Persian word
        ("a\u200db", "ab"),
        ("\U0001f642\u200d\u200d\U0001f642", "\U0001f642\U0001f642"),
        ("\U0001f642\u200d", "\U0001f642"),
        ("a\u200c\u200cb\u200c", "ab"),
        ("\u200c1\u200c2", "12"),
        # What is dropped is no way to pile up marks.
        ("e" + "\u0301\u0302\u200c\u200b" * 20 + "n", "\u00e9\u0302\u0301n"),
    ],
)
def test_signs_that_join_or_part_letters_and_pictures_stay_where_they_do_so(text: str, kept: str | None) -> None:
    assert clean_words(text) == (text if kept is None else kept)


def test_phones_get_nothing_that_gives_the_answer_away() -> None:
    for kind, more in (
        ("one", {}),
        ("volgorde", {}),
        ("schatting", {"scale": {"low": 0, "high": 100, "step": 1, "answer": 77, "unit": "van de 100"}}),
    ):
        one = Question.of(state_of_a_quiz(kind, secret_trait="geheim", **more))
        text = json.dumps(one.shown)
        assert "gehei" not in text
        assert "right" not in text
        assert "77" not in text
        assert "gehei" in json.dumps(one.secret)
    steps = Question.of(state_of_a_quiz("volgorde"))
    assert [o["text"] for o in steps.shown["options"]] == ["tekst 2", "tekst 0", "tekst 1"]
    assert [steps.shown["options"][place]["text"] for place in steps.secret["order"]] == [
        "tekst 0",
        "tekst 1",
        "tekst 2",
    ]


def room(**values: object) -> Room:
    return Room("CKM37R", 1.0, lesson="01-les", **values)


def do(start: Room, *actions: dict | str) -> Room:
    for action in actions:
        start = steer(
            start, {"do": action} if isinstance(action, str) else action, {"a": None, "b": None}, {"01-les", "02-les"}
        )
    return start


ASK = {"do": "ask", "question": "a"}


def test_a_question_is_asked_closed_shown_asked_again_and_revealed() -> None:
    asked = do(room(), ASK)
    assert asked.box == "01-les/a/1"
    closed = do(asked, "close")
    assert closed.box == ""
    second = do(closed, "show", "again")
    assert second.box == "01-les/a/2"
    assert do(second, "close", "reveal").now.revealed
    for wrong in ("again", "reveal", "show", "nonsense"):
        with pytest.raises(Refused):
            do(asked, wrong)
    with pytest.raises(Refused):
        do(second, "close", "again")


def test_the_second_vote_may_come_after_other_questions() -> None:
    later = do(room(), ASK, "close", "show", {"do": "ask", "question": "b"}, ASK)
    assert later.now.phase == "shown"
    assert do(later, "again").box == "01-les/a/2"


def test_what_the_group_has_seen_is_not_voted_on_anew() -> None:
    shown = do(room(), ASK, "close", "show")
    for again in ("restart", "reopen"):
        with pytest.raises(Refused):
            do(shown, again)
    with pytest.raises(Refused):
        do(shown, "again", "restart")
    # Not by way of another lesson either, which may have a question of the same name.
    away = do(shown, {"do": "go", "lesson": "02-les", "screen": 0})
    assert do(away, ASK).box == "02-les/a/1"
    assert do(away, ASK, {"do": "go", "lesson": "01-les", "screen": 0}, ASK).now.phase == "shown"
    assert do(room(), ASK, "close", "restart").now.turn == 2


def test_what_the_leader_has_seen_is_not_voted_on_anew_either() -> None:
    looked = do(room(), ASK, "close", "look")
    assert (looked.now.phase, looked.box) == ("looked", "")
    for again in ("reopen", "restart", "close", "look"):
        with pytest.raises(Refused):
            do(looked, again)
    # Not by way of another question or lesson either.
    assert do(looked, "away", ASK).now.phase == "looked"
    elsewhere = do(looked, {"do": "go", "lesson": "02-les", "screen": 0}, {"do": "go", "lesson": "01-les", "screen": 0})
    assert do(elsewhere, ASK).now.phase == "looked"
    with pytest.raises(Refused):
        do(looked, {"do": "ask", "question": "b"}, ASK, "reopen")
    assert do(looked, "show").now.phase == "shown"
    assert do(looked, "again").box == "01-les/a/2"
    with pytest.raises(Refused):
        do(looked, "again", "restart")
    assert do(looked, "reveal").now.revealed
    # Nobody looks into a box that is open.
    with pytest.raises(Refused):
        do(room(), ASK, "look")


def test_the_number_of_steps_never_leads_back_from_a_step_that_was_reached() -> None:
    at = room(screen=2, steps=2)
    late = do(at, {"do": "go", "screen": 2, "step": 1}, {"do": "steps", "screen": 2, "steps": 1})
    assert (late.step, late.steps) == (1, 2)
    assert do(late, {"do": "steps", "screen": 2, "steps": 3}).steps == 3
    # Back from the next section: to the last step, which only the projector knows.
    assert do(at, {"do": "go", "screen": 2, "step": 50}, {"do": "steps", "screen": 2, "steps": 3}).step == 2
    assert do(at, {"do": "steps", "screen": 3, "steps": 3}) == at
    # Moves that were made without a network arrive before the word about the steps.
    moved = do(at, {"do": "go", "screen": 5, "step": 1}, {"do": "steps", "screen": 5, "steps": 3})
    assert (moved.step, moved.steps) == (1, 3)


def test_a_database_that_lost_all_leaves_the_room_where_it_was_and_asks_anew() -> None:
    before = do(room(screen=4), ASK, "close", "show", {"do": "ask", "question": "b"})
    after = after_loss(before)
    assert (after.code, after.screen, after.question, after.lost) == ("CKM37R", 4, "b", True)
    assert {(one.turn, one.phase, one.round) for one in after.asked.values()} == {(2, "open", 1)}
    assert do(after, ASK).lost is False
    assert do(after, "close").lost


def test_a_question_that_leaves_the_screen_takes_no_votes() -> None:
    for leave in ("away", {"do": "ask", "question": "b"}):
        left = do(room(), ASK, leave)
        assert left.asked["01-les/a"].phase == "closed"
    elsewhere = do(room(), ASK, {"do": "go", "lesson": "02-les", "screen": 0})
    assert (elsewhere.now, elsewhere.box) == (None, "")
    assert do(room(), ASK, {"do": "go", "screen": 3}).box == "01-les/a/1"


def test_going_on_never_leads_back_however_late_it_comes():
    further = do(room(), {"do": "go", "screen": 5})
    for late in ({"screen": 4}, {"screen": 4, "step": 1}, {"screen": 5}):
        at = do(further, {"do": "go", "onward": True, **late})
        assert (at.screen, at.step) == (5, 0)
    assert do(further, {"do": "go", "screen": 5, "step": 1, "onward": True}).step == 1
    # Back, and to another lesson, is what a leader asks for.
    assert do(further, {"do": "go", "screen": 4}).screen == 4
    assert do(further, {"do": "go", "screen": 0, "lesson": "02-les", "onward": True}).screen == 0


@pytest.mark.parametrize(
    "action",
    [
        {"do": "go", "screen": -1},
        {"do": "go", "screen": True},
        {"do": "go", "screen": 1, "lesson": "../x"},
        {"do": "ask", "question": "zzz"},
        {"do": "close"},
        {},
        {"do": ["go"]},
    ],
)
def test_a_wrong_order_changes_nothing(action: dict) -> None:
    with pytest.raises(Refused):
        do(room(), action)


def test_a_room_survives_being_written_down() -> None:
    one = do(room(), ASK, "close")
    assert Room.from_json(one.to_json()) == one
    # As an earlier version wrote it.
    old = json.loads(one.to_json())
    old["asked"] = {"a": old["asked"]["01-les/a"]}
    del old["more_phones"], old["lost"]
    assert Room.from_json(json.dumps(old)) == one
