"""The words of the stage `pad`: two people walk the same weeks, and each does it in their own way."""

from widgets.stages.stage import Direction, Stage

STAGE = Stage(
    "pad",
    (
        Direction("good_day", "goede dag"),
        Direction("too_much", "te veel"),
        Direction("rest_day", "rustdag"),
        Direction("small_step", "kleine stap"),
        Direction("flare_up", "opvlamming"),
        Direction("flare_up_other", "opvlamming bij de ander"),
        Direction("clearing_up", "het klaart op"),
        Direction("week_on", "week verder"),
        Direction("weeks_on", "{n} weken verder", (2, 12)),
        Direction("from_the_start", "terug naar het begin"),
    ),
)
