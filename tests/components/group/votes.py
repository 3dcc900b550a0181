"""Prints how rooms on the server go through votes: walks of a leader, action by action, each with the room after it.

The projector without a server goes the same ways (tests/components/group_votes.test.ts).

python -m tests.components.group.votes
"""

from __future__ import annotations

import json
import random
import sys
from contextlib import suppress
from dataclasses import asdict
from itertools import product

from course.groups.agenda import steered
from course.groups.rooms import Refused, Room, steer
from course.groups.vote import VOTE_STEPS, Asked, after_step

LESSON = "01-les"
QUESTIONS = ("een", "twee")
SCREENS = 4
WALKS, LENGTH = 60, 40


def steps() -> list[dict]:
    """Each step from each vote there can be, and what comes of it; None where it is not possible."""
    votes = [
        Asked(round=number, phase=phase, revealed=revealed, turn=2)
        for number, phase, revealed in product((1, 2), ("open", "closed", "shown"), (False, True))
    ]
    made = ((vote, name, after_step(vote, name)) for vote in votes for name in VOTE_STEPS)
    return [{"now": asdict(vote), "do": name, "after": asdict(then) if then else None} for vote, name, then in made]


def actions(chance: random.Random, room: Room) -> dict:
    """One thing that a leader can do."""
    does = chance.choice([*VOTE_STEPS, *VOTE_STEPS, "ask", "away", "go", "go", "steps", "blank", "safety", "order"])
    more: dict[str, object] = {}
    if does == "ask":
        more = {"question": chance.choice(QUESTIONS)}
    elif does == "go":
        more = {"screen": chance.randrange(SCREENS), "step": chance.choice((0, 0, 1, 2, 50))}
        if chance.random() < 0.5:
            more["onward"] = True
    elif does == "order":
        more = {"screens": chance.sample(range(SCREENS), chance.randrange(SCREENS + 1))}
    elif does == "steps":
        more = {"screen": chance.choice((room.screen, chance.randrange(SCREENS))), "steps": chance.randrange(1, 5)}
    elif does == "safety":
        more = {"part": chance.randrange(3)}
    elif does == "blank":
        more = {"on": chance.random() < 0.5}
    return {"do": does, **more}


def walk(seed: int) -> list[dict]:
    """A leader at work; what is refused changes nothing."""
    chance = random.Random(seed)
    room, told = Room("ABCDEF", 0, LESSON), []
    for _ in range(LENGTH):
        action = actions(chance, room)
        with suppress(Refused):
            room = steered(room, action, 0) or steer(room, action, dict.fromkeys(QUESTIONS), {LESSON})
        places = ("screen", "step", "steps", "blank", "safety", "order", "question")
        state = {name: getattr(room, name) for name in places}
        told.append({"action": action, "state": state, "vote": asdict(room.now) if room.now else None})
    return told


if __name__ == "__main__":
    json.dump({"screens": SCREENS, "steps": steps(), "walks": [walk(seed) for seed in range(WALKS)]}, sys.stdout)
