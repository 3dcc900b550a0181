from widgets.goal_ladder.goal_ladder import MOST_CHARACTERS, GoalLadder

NAME = "mijn-doel"
EXAMPLES = {
    "at first": GoalLadder(name=NAME),
    "wish": GoalLadder(name=NAME, wish="00/graag-weer"),
    "filled": GoalLadder(
        name=NAME,
        goal="Fietsen naar mijn zus",
        why="Omdat we dan samen lachen.",
        steps=[{"text": "De fiets pakken", "done": True}, {"text": "w" * MOST_CHARACTERS, "done": False}],
    ),
}
