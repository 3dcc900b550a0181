"""A tiny stage: a lamp that can go on, off, and shine in ten strengths."""

from widgets.stages.stage import Direction, Stage

STAGE = Stage(
    "proef",
    (
        Direction("lamp_on", "lamp aan"),
        Direction("lamp_off", "lamp uit"),
        Direction("hand_on_back", "hand op de rug"),
        Direction("brightness", "{n} van de 10", (0, 10)),
    ),
)
