"""The talk as a map: every path is kind, leads on and may end."""

from __future__ import annotations

import doctest
import json
import re

import pytest

from widgets.therapist_talk import therapist_talk
from widgets.therapist_talk.talk import ALWAYS_TAKE, NODES
from widgets.therapist_talk.therapist_talk import TherapistTalk

CHOICES = [choice for node in NODES.values() for choice in node["choices"]]


@pytest.fixture
def gesprek() -> TherapistTalk:
    return TherapistTalk(name="gesprek")


def leads_to(node: str) -> set[str]:
    """Every node that can be reached from one."""
    found, fresh = set(), {node}
    while fresh:
        found |= fresh
        fresh = {choice["to"] for each in fresh for choice in NODES[each]["choices"]} - found
    return found


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(therapist_talk)
    assert result.attempted > 0
    assert result.failed == 0


def test_every_place_can_be_reached_and_every_path_may_end() -> None:
    assert 8 <= len(NODES) <= 12
    assert leads_to("start") == set(NODES)
    assert all("end" in leads_to(node) for node in NODES)
    assert [node for node, each in NODES.items() if not each["choices"]] == ["end"]


def test_there_is_always_a_choice_and_every_choice_gets_an_answer() -> None:
    assert all(len(node["choices"]) >= 3 for key, node in NODES.items() if key != "end")
    assert all(choice["say"] and choice["reply"] for choice in CHOICES)
    keys = [choice["key"] for choice in CHOICES]
    assert len(set(keys)) == len(keys)


def test_from_every_subject_one_can_end_whatever_was_talked_about() -> None:
    # The front end hides subjects that were talked about; the way out is never one of them.
    assert [choice["to"] for choice in NODES["after"]["choices"]][-1] == "end"


def test_the_talk_holds_questions_a_scan_the_neighbour_and_a_goal() -> None:
    assert {choice["to"] for choice in NODES["start"]["choices"]} == {"asking", "scan", "neighbour", "goal"}


def test_every_word_is_dutch(gesprek: TherapistTalk) -> None:
    parts = ("say", "reply", "take")
    english = {node["says"] for node in NODES.values()} | {
        choice[part] for choice in CHOICES for part in parts if part in choice
    }
    dutch = {node["says"] for node in gesprek._nodes.values()}
    dutch |= {c[part] for node in gesprek._nodes.values() for c in node["choices"] for part in parts if part in c}
    assert english.isdisjoint(dutch)
    assert set(ALWAYS_TAKE).isdisjoint(gesprek._always_take)


def test_no_answer_frightens_blames_or_promises(gesprek: TherapistTalk) -> None:
    words = json.dumps([gesprek._nodes, gesprek._always_take, gesprek.texts], ensure_ascii=False).lower()
    assert not re.search(
        r"slijtage|versleten|kapot|beschadig|psychisch|tussen de oren|chronisch|u moet|moet u|fout|score|genees|helaas|!",
        words,
    )


def test_what_is_said_about_a_scan_holds_both_sides(gesprek: TherapistTalk) -> None:
    reply = next(c["reply"] for c in gesprek._nodes["scan"]["choices"] if c["key"] == "old-scan")
    assert reply.startswith("Dat kan meetellen.")
    assert "mensen zonder rugpijn" in reply
    needed = next(c["reply"] for c in gesprek._nodes["scan"]["choices"] if c["key"] == "when-a-scan")
    assert "Wanneer belt u de dokter?" in needed


def test_what_is_taken_along_are_questions(gesprek: TherapistTalk) -> None:
    taken = [c["take"] for node in gesprek._nodes.values() for c in node["choices"] if "take" in c]
    assert all(text.endswith("?") for text in [*taken, *gesprek._always_take])


def test_only_the_path_is_kept_and_the_state_stays_small(gesprek: TherapistTalk) -> None:
    assert gesprek._keep == ["path"]
    state = {key: value for key, value in gesprek.get_state().items() if key not in ("_esm", "layout")}
    assert len(json.dumps(state)) < 25_000
