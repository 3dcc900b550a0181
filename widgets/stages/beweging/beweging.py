"""One person and eight everyday movements, each in four sizes."""

from widgets.stages.stage import Direction, Stage

STAGE = Stage(
    "beweging",
    (
        Direction("bend", "bukken"),
        Direction("lift", "tillen"),
        Direction("sit_down", "gaan zitten"),
        Direction("stand_up", "opstaan"),
        Direction("walk", "lopen"),
        Direction("turn_in_bed", "draaien in bed"),
        Direction("carry", "dragen"),
        Direction("climb_stairs", "traplopen"),
        Direction("size", "maat {n}", (1, 4)),
        Direction("begin", "terug naar het begin"),
        Direction("person", "persoon {n}", (1, 4)),
    ),
)
