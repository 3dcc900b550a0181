"""The words of the stage `dag`: one person's day as five moments in a ring, and the way out of it."""

from widgets.stages.stage import Direction, Stage

STAGE = Stage(
    "dag",
    (
        Direction("next_moment", "volgende moment"),
        Direction("smaller", "kleiner"),
        Direction("larger", "groter"),
        Direction("way_out", "uitweg"),
        Direction("too_large", "te grote stap"),
        Direction("bad_day", "slechte dag"),
        Direction("your_words", "uw woorden"),
        Direction("her_day", "haar dag"),
        Direction("from_the_start", "terug naar het begin"),
    ),
)
