"""A house with a front door and a room for each lesson, lit as one visits them."""

from widgets.stages.stage import Direction, Stage

STAGE = Stage(
    "huis",
    (
        Direction("rooms", "{n} kamers", (1, 12)),
        Direction("front_door", "voordeur"),
        Direction("open_room", "kamer {n} open", (1, 12)),
        Direction("go_on", "verder"),
        Direction("done", "klaar"),
    ),
)
